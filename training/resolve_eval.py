"""Resolution alone, with the gold events as input: ``python -m training.resolve_eval FOLDER [PREFIX...]``.

Prints precision, recall and F1 of pairs of tellings in different articles, counted as training/score.py counts them.
"""

import itertools
import re
import sys
from pathlib import Path

from ingest.extraction import Claim, Event, Extraction, Figure, Party, Span
from ingest.resolve import incident_ids, resolve
from seeds.gazetteer import load_gazetteer
from seeds.names import normalise
from training.corpus import Example, Gold, find, load_corpus

KINDS_OF_ROLE = ("state", "group", "organization", "person")


def to_extraction(example: Example) -> Extraction:
    """Gold as extraction would give it, with gazetteer ids where the gazetteer knows the name."""
    named = {entity["name"]: entity["kind"] for entity in example.gold["entities"]}
    return Extraction(
        example.article, (), tuple(_event(event, named, example.article.text) for event in example.gold["events"]), ()
    )


def _event(gold: Gold, named: dict[str, str], text: str) -> Event:
    roles = {
        role: tuple(_party(name, named) for name in gold[role]) for role in ("initiators", "targets", "participants")
    }
    figures = tuple(
        Figure(kind, row["who"], row["low"], row["high"]) for kind in ("killed", "injured") for row in gold[kind]
    )
    places = tuple(_id(name, ("place", "state")) for name in (gold["place"], *(gold.get("other_places") or [])) if name)
    date = str(gold["date"]) if gold["date"] else None
    return Event(
        gold["type"],
        gold["status"],
        date,
        places,
        _claims(gold, text, figures),
        weapon=gold["weapon"],
        **roles,
    )


def _claims(gold: Gold, text: str, figures: tuple[Figure, ...]) -> tuple[Claim, ...]:
    """One claim a sentence; figures and the word that tells the event go with the first."""
    openings = gold["sentence"] if isinstance(gold["sentence"], list) else [gold["sentence"]]
    starts = [found[0] for found in (find(text, opening) for opening in openings) if found]
    spans = [Span(start, start + 1, gold.get("trigger") or "") for start in starts]
    return tuple(
        Claim(span, spans[0], gold["status"], figures=() if number else figures) for number, span in enumerate(spans)
    )


def _party(name: str, named: dict[str, str]) -> Party:
    return Party(name, _id(name, (named[name],))) if name in named else Party(name)


def _id(name: str, kinds: tuple[str, ...]) -> str:
    found = load_gazetteer().find(name, kinds=kinds)
    return found[0].id if found else f"{kinds[0]}-{re.sub(r'[^0-9a-z]+', '-', normalise(name))}"


def main(folder: Path, prefixes: tuple[str, ...], *, verbose: bool) -> None:
    examples = [example for example in load_corpus(folder) if not prefixes or example.article.id.startswith(prefixes)]
    ids = incident_ids(resolve([to_extraction(example) for example in examples]))
    golds = {
        (example.article.id, i): event["key"] for example in examples for i, event in enumerate(example.gold["events"])
    }
    pairs = [(a, b) for a, b in itertools.combinations(sorted(golds), 2) if a[0] != b[0]]
    wanted = {pair for pair in pairs if golds[pair[0]] == golds[pair[1]]}
    found = {pair for pair in pairs if ids[pair[0]] == ids[pair[1]]}
    hits = len(wanted & found)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(wanted))
    print(
        f"pairs  P {precision:.3f}  R {recall:.3f}  F1 {2 * hits / max(1, len(found) + len(wanted)):.3f}  ({hits} of {len(found)} found, {len(wanted)} wanted)"
    )
    if verbose:
        for a, b in sorted(wanted ^ found):
            print("missed " if (a, b) in wanted else "invented", a, golds[a], b, golds[b])


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(a for a in sys.argv[2:] if a != "-v"), verbose="-v" in sys.argv)
