"""Cross-validated figures by the project's scorer: ``python -m training.evaluate --help``.

Every article is read by models that had not seen its writer (dev by models that had seen none of it); ``--by writer`` or
``--by genre`` prints the events found and graded a line each.
"""

import argparse
import contextlib
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import yaml
from joblib import Parallel, delayed

from ingest.extract import EventModels
from ingest.extraction import Extraction
from ingest.fill import SlotModels
from ingest.judgement import Judgements
from ingest.naming import unify
from ingest.output import to_json
from ingest.parties import ROLES
from ingest.relations import find_relations
from ingest.resolve import incident_ids, resolve
from seeds.vocabulary import load_vocabulary
from training import score
from training.corpus import FOLDS, load_corpus
from training.events import Training
from training.held_out import FOLDER, HeldOut, trainings
from training.train import THRESHOLDS, fit_events, roles_by_fold

DEV = FOLDS.index("dev")
CLUSTERS = ("h", "j", "n")  # writers who report incidents several times, under one key each
KEPT = Path("training/figures.json")


def cross_validate(articles: Sequence[Training]) -> list[Extraction]:
    """Each article by event models trained without its fold."""
    types = list(load_vocabulary().event_types)
    kept = [article for article in articles if article.example.fold != DEV]
    roles = roles_by_fold(kept, types)

    def read(fold: int) -> list[Extraction]:
        seen = [article for article in kept if article.example.fold != fold]
        models = fit_events(seen, types, roles, roles[fold])
        return [predict(article, models, types) for article in articles if article.example.fold == fold]

    folds = Parallel(n_jobs=-1)(delayed(read)(fold) for fold in range(len(FOLDS)))
    return [extraction for found in folds for extraction in found]


def predict(article: Training, models: dict, types: Sequence[str]) -> Extraction:
    """One article by trained models."""
    parties = {role: models[role] for role in ROLES}
    slots = SlotModels(
        tuple(types),
        models["roles"],
        parties,
        models["status"],
        models["figures"],
        models["date"],
        models["place"],
        models["figure"],
        THRESHOLDS,
    )
    events = EventModels(models["decision"], models["mentions"], slots).events(
        article.reading, article.parts, article.names
    )
    return Extraction(
        article.example.article, article.names.entities, events, find_relations(article.reading, article.names)
    )


def report(articles: Sequence[Training], found: Iterable[Extraction]) -> str:
    """The scorer's figures for some articles and what was found in them."""
    extractions = list(found)
    read, _ = unify(extractions, Judgements())
    ids = incident_ids(resolve(read))
    with tempfile.TemporaryDirectory() as folder:
        for article in articles:
            row = {"id": article.example.article.id, "gold": article.example.gold}
            (Path(folder) / f"{row['id']}.yml").write_text(
                yaml.dump(row, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8"
            )
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("\n".join(to_json(extraction, ids) for extraction in extractions), "utf-8")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            score.score(folder, str(predicted), verbose=False)
    return printed.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--by", choices=["writer", "genre"], help="figures for each writer or genre")
    parser.add_argument("--keep", action="store_true", help=f"write the figures to {KEPT}, to commit them")
    arguments = parser.parse_args()
    articles = list(trainings(load_corpus(arguments.corpus), HeldOut.load(FOLDER)))
    found = {extraction.article.id: extraction for extraction in cross_validate(articles)}
    kept: dict[str, dict[str, float]] = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    for name, group in _groups(articles, arguments.by):
        print(f"== {name}: {len(group)} articles")
        lines = report(group, [found[article.example.article.id] for article in group]).splitlines()
        print("\n".join(_beside(line, kept.get(name, {})) for line in (lines[1:3] if arguments.by else lines)))
        kept[name] = {row: f1 for row, f1 in map(_f1, lines) if f1 is not None}
    if arguments.keep:
        KEPT.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")


def _f1(line: str) -> tuple[str, float | None]:
    """A row of the scorer's report: its name and its F1."""
    match = re.fullmatch(r"\s*(.+?)\s+P [\d.]+\s+R [\d.]+\s+F1 ([\d.]+).*", line)
    return (match[1], float(match[2])) if match else ("", None)


def _beside(line: str, kept: Mapping[str, float]) -> str:
    """The line with the F1 that was committed last."""
    name, f1 = _f1(line)
    return line if f1 is None or name not in kept else f"{line}  (was {kept[name]:.3f})"


def _groups(articles: Sequence[Training], by: str | None) -> list[tuple[str, list[Training]]]:
    key_of: Callable[[Training], str] = {
        None: lambda article: (
            "dev, left out of training" if article.example.fold == DEV else "train, cross-validated over writers"
        ),
        "writer": lambda article: article.example.article.id[0] if article.example.fold != DEV else "dev",
        "genre": lambda article: article.example.genre,
    }[by]
    groups: dict[str, list[Training]] = {}
    for article in articles:
        groups.setdefault(key_of(article), []).append(article)
        if by is None and article.example.article.id.startswith(CLUSTERS):
            groups.setdefault("of these, the writers of clusters", []).append(article)
    return sorted(groups.items())


if __name__ == "__main__":
    main()
