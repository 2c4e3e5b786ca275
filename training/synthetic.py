"""Synthetic articles about incidents that are known: ``python -m training.synthetic [COUNT...]``.

A fifth as many incidents as articles, one a day; each article tells of two, ten tell of each. Prints how the time of
resolution grows with the number of articles, side by side, and pairs found against the truth.
"""

import itertools
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.article import Article
from ingest.extraction import Claim, Entity, Event, Extraction, Figure, Party, Span
from ingest.resolve import incident_ids, resolve
from seeds.gazetteer import load_gazetteer

COUNTS = (1_000, 3_000, 10_000)
PER_INCIDENT = 10  # articles that tell of one incident
PER_ARTICLE = 2
FIRST = date(2015, 1, 1)
TYPES = ("attack", "attack", "attack", "strike", "clash", "arrest")
SEED = 7


@dataclass(frozen=True)
class Truth:
    """What happened."""

    number: int
    type: str
    day: date
    place: str
    actor: str | None
    killed: int


def incidents(count: int) -> list[Truth]:
    chance = random.Random(SEED)
    entries = load_gazetteer().entries.values()
    places = sorted(entry.id for entry in entries if entry.kind == "place" and entry.location)
    groups = sorted(entry.id for entry in entries if entry.kind == "group")
    return [
        Truth(
            n,
            chance.choice(TYPES),
            FIRST + timedelta(days=n),
            chance.choice(places),
            chance.choice([None, *groups]),
            chance.randint(1, 12),
        )
        for n in range(count)
    ]


def articles(count: int) -> Iterator[tuple[Extraction, list[int]]]:
    """Extractions with the numbers of the incidents that they tell of."""
    chance = random.Random(SEED)
    known = incidents(count * PER_ARTICLE // PER_INCIDENT)
    told = [truth for truth in known for _ in range(PER_INCIDENT)]
    for number, start in enumerate(range(0, len(told), PER_ARTICLE)):
        pair = list({truth.number: truth for truth in told[start : start + PER_ARTICLE]}.values())
        published = max(truth.day for truth in pair) + timedelta(days=chance.randint(0, 5))
        text = " ".join(f"Report {number} of {truth.number}: {chance.random()}." for truth in pair)
        article = Article(f"s{number:06}", text, "", f"Paper {chance.randint(1, 40)}", published)
        events = tuple(_event(truth, place, chance) for place, truth in enumerate(pair))
        yield Extraction(article, tuple(_entities(pair)), events, ()), [truth.number for truth in pair]


def _event(truth: Truth, place: int, chance: random.Random) -> Event:
    """As an article may tell it: now and then without the actor, the toll or the exact day."""
    actor = truth.actor if chance.random() < 0.7 else None
    day = f"{truth.day:%Y-%m}" if chance.random() < 0.05 else str(truth.day)
    figures = (Figure("killed", "people", truth.killed, truth.killed),) if chance.random() < 0.8 else ()
    claim = Claim(
        Span(place * 50, place * 50 + 9, "Report of"),
        Span(place * 50, place * 50 + 6, "attack"),
        "asserted",
        figures=figures,
    )
    initiators = (Party(actor, actor),) if actor else ()
    return Event(truth.type, "asserted", day, (truth.place,), (claim,), initiators)


def _entities(pair: list[Truth]) -> Iterator[Entity]:
    for identity in dict.fromkeys(name for truth in pair for name in (truth.place, truth.actor) if name):
        entry = load_gazetteer().entries[identity]
        yield Entity(identity, entry.name, entry.kind, (Span(0, 6, entry.name),))


def main(counts: tuple[int, ...]) -> None:
    first = None
    for count in counts:
        made = list(articles(count))
        begun = time.perf_counter()
        ids = incident_ids(resolve([extraction for extraction, _ in made]))
        spent = time.perf_counter() - begun
        first = first or spent / count
        print(
            f"{count:>6} articles: {spent / count / first:.2f} times the cost an article at {counts[0]}; {_pairs(made, ids)}"
        )


def _pairs(made: list[tuple[Extraction, list[int]]], ids: dict[tuple[str, int], str]) -> str:
    truth: dict[int, list[str]] = {}
    found: dict[str, list[int]] = {}
    for extraction, numbers in made:
        for place, number in enumerate(numbers):
            identity = ids[extraction.article.id, place]
            truth.setdefault(number, []).append(identity)
            found.setdefault(identity, []).append(number)
    wanted = sum(len(told) * (len(told) - 1) // 2 for told in truth.values())
    got = sum(len(told) * (len(told) - 1) // 2 for told in found.values())
    hits = sum(a == b for told in truth.values() for a, b in itertools.combinations(told, 2))
    return f"pairs P {hits / max(1, got):.3f} R {hits / max(1, wanted):.3f}"


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
