"""Trains the models of extraction from the corpus: ``python -m training.train --help``.

By itself it trains the event models, in minutes, from what training/held_out keeps of the slow part; ``--all`` trains
that part anew, too: the name finder, the word vectors, the networks and the linear model of sentences.
"""

import argparse
import json
import logging
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from joblib import Parallel, delayed

from ingest.linear import Linear
from seeds.vocabulary import load_vocabulary
from training.corpus import FOLDS, load_corpus
from training.events import (
    Training,
    train_decision,
    train_figures,
    train_links,
    train_mentions,
    train_parties,
    train_roles,
    train_status,
)
from training.held_out import FOLDER, HeldOut, trainings
from training.scorers import train_scorers

MODELS = Path(str(files("models")))
THRESHOLDS = {
    "event": 0.4,
    "mention": 0.1,
    "initiators": 0.33,
    "targets": 0.3,
    "participants": 0.33,
    "date": 0.4,
    "place": 0.12,
    "figure": 0.4,
    "figure_kind": 0.4,
}


def roles_by_fold(articles: Sequence[Training], types: Sequence[str]) -> dict[int, Linear]:
    """For each fold the model of roles that was trained without it."""
    folds = range(len(FOLDS))
    kept = ([article for article in articles if article.example.fold != fold] for fold in folds)
    return dict(zip(folds, Parallel(n_jobs=-1)(delayed(train_roles)(part, types) for part in kept), strict=True))


def fit_events(
    articles: Sequence[Training], types: Sequence[str], by_fold: dict[int, Linear], roles: Linear
) -> dict[str, Any]:
    """All models of decision and slots; ``roles`` is trained on these articles, ``by_fold`` without one fold each."""
    figures = train_figures(articles)
    return {
        "decision": train_decision(articles, types),
        "mentions": train_mentions(articles, types),
        "roles": roles,
        **train_parties(articles, types, by_fold),
        "status": train_status(articles, types, list(load_vocabulary().statuses)),
        "figures": figures,
        **train_links(articles, types, figures, THRESHOLDS["figure_kind"]),
    }


def save_events(models: dict[str, Any], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in models.items():
        if hasattr(model, "save_model"):
            model.save_model(str(folder / f"{name}.txt"))
        else:
            model.save(folder / f"{name}.npz")
    (folder / "thresholds.json").write_text(json.dumps(THRESHOLDS, indent=1) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, default=Path("corpus"), help="folder of annotated articles (default: corpus)"
    )
    parser.add_argument(
        "--all", action="store_true", help="the slow part, too: hours on two cores; goes on where it was"
    )
    parser.add_argument(
        "--raw", type=Path, default=Path("build/raw"), help="with --all: .spacy and .txt files for the word vectors"
    )
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    examples = load_corpus(arguments.corpus)
    if arguments.all:
        train_scorers(examples, arguments.raw, MODELS).save(FOLDER)
    articles = list(trainings(examples, HeldOut.load(FOLDER)))
    logging.getLogger("training").info("events: training on %d articles", len(articles))
    types = list(load_vocabulary().event_types)
    models = fit_events(articles, types, roles_by_fold(articles, types), train_roles(articles, types))
    save_events(models, MODELS / "events")


if __name__ == "__main__":
    main()
