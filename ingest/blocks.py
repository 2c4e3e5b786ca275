"""Which tellings can be of one incident at all: keys by kind of event, time and party, so that few pairs are scored.

A telling of some days meets those of its days, and looser ones of its months; one of many months, or without a date,
meets others through the parties that they share. What a telling offers is what others of its time seek.
"""

import collections
import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ingest.dates import first_day, last_day
from ingest.extraction import Event
from ingest.likeness import keys
from ingest.telling import Telling
from seeds.vocabulary import load_vocabulary

DAYS = 62  # a telling that spans more days is looked up by its months
MONTHS = 14  # one that spans more months, by its parties
FARTHEST = 240  # months of a span that count
RECENT = 45  # days before publication of which an undated event is taken to speak
GRACE = 3  # days
DAY, MONTH, LONG, PARTY, VAGUE = "day", "month", "long", "party", "vague"


def candidate_pairs(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs of different articles that share a key and can be of one time, as places in the sequence."""
    blocks: dict[str, list[int]] = collections.defaultdict(list)
    for i, telling in enumerate(tellings):
        for key in offers(telling):
            blocks[key].append(i)
    found = {
        (min(i, j), max(i, j)) for i, telling in enumerate(tellings) for key in seeks(telling) for j in blocks[key]
    }
    return sorted(pair for pair in found if may_be_one(tellings[pair[0]], tellings[pair[1]]))


def may_be_one(one: Telling, other: Telling) -> bool:
    """Whether they are of two articles and of one time."""
    (a, b), (c, d) = _span(one), _span(other)
    return one.article != other.article and a - GRACE <= d and c - GRACE <= b


def offers(telling: Telling) -> set[str]:
    """The keys under which a telling is found."""
    reach = _reach(telling)
    kinds = {DAY: (DAY, MONTH, PARTY), LONG: (LONG, PARTY), VAGUE: (VAGUE,)}[reach]
    return {key for kind in kinds for key in _keys(telling, kind, reach)}


def seeks(telling: Telling) -> set[str]:
    """The keys under which it finds others."""
    reach = _reach(telling)
    kinds = {DAY: (DAY, LONG, VAGUE), LONG: (MONTH, LONG, VAGUE), VAGUE: (PARTY, VAGUE)}[reach]
    return {key for kind in kinds for key in _keys(telling, kind, reach)}


def _reach(telling: Telling) -> str:
    if not telling.event.date:
        return VAGUE
    first, last = _span(telling)
    return DAY if last - first < DAYS else LONG if last - first < MONTHS * 31 else VAGUE


def _keys(telling: Telling, kind: str, reach: str) -> Iterator[str]:
    group, (first, last) = _group(telling.event), _span(telling)
    if kind == DAY:
        yield from (f"{group} {kind} {day}" for day in range(first, last + 2))
        return
    for month in _months(first, last + (GRACE if reach != DAY else 1)):
        if kind in {MONTH, LONG}:
            yield f"{group} {kind} {month}"
        else:
            yield from (f"{group} {kind} {month} {party}" for party in _parties(telling.event))


def _group(event: Event) -> str:
    family = load_vocabulary().family(event.type)
    return family if family == "violence" else event.type


def _parties(event: Event) -> set[str]:
    parties = (*event.initiators, *event.targets, *event.participants)
    return keys(tuple(party for party in parties if party.entity))


def _span(telling: Telling) -> tuple[int, int]:
    """First and last day as ordinals; an undated telling is taken to speak of the weeks before its publication."""
    if telling.event.date:
        return first_day(telling.event.date).toordinal(), last_day(telling.event.date).toordinal()
    if telling.published:
        day = first_day(telling.published).toordinal()
        return day - RECENT, day
    return 0, 0


def _months(first: int, last: int) -> Iterable[int]:
    """Months as numbers, the latest ones of a long span."""
    if first <= 0:
        return (0,)
    start, end = (day.year * 12 + day.month for day in map(date.fromordinal, (max(first - GRACE, 1), last)))
    return itertools.islice(range(end, start - 1, -1), FARTHEST)
