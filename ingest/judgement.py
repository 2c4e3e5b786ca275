"""What people judged, and what follows from it: which tellings and names are one, which are not, what is rejected or
corrected. A judgement names anchors of tellings, claims or entities, never events: those come and go.
"""

import collections
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from ingest.extraction import Event, Party
from ingest.telling import Telling, claim_id

Verdict = Literal["same", "not_same", "reject", "correct"]
Subject = Literal["event", "entity", "claim"]
Pair = tuple[str, str]
QUOTE = '"'  # around the words of a party that is no entity
ROLES = ("initiators", "targets", "participants")
TOLLS = ("killed", "injured")
FIELDS = ("type", "status", "date", "places", "weapon", *ROLES, *TOLLS)  # what a person may correct


@dataclass(frozen=True, slots=True)
class Judgement:
    """``one`` and ``other`` are anchors of tellings, ids of entities or of claims, as ``subject`` says; ``values`` are
    what ``field`` is corrected to.
    """

    id: str
    verdict: Verdict
    subject: Subject
    one: tuple[str, ...]
    other: tuple[str, ...]
    by: str
    at: str  # ISO instant, UTC
    why: str
    field: str | None = None
    values: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """In words, for what it changed."""
        return f"judged by {self.by}" + (f": {self.why}" if self.why else "")


class Judgements:
    """The judgements in force; of two that contradict each other the later holds."""

    def __init__(self, given: Iterable[Judgement] = ()) -> None:
        ordered = sorted(given, key=lambda judgement: (judgement.at, judgement.id))
        self.pairs = _pairs(ordered, "event")
        self.entity_pairs = _pairs(ordered, "entity")
        self.rejected = {claim: each for each in ordered if each.verdict == "reject" for claim in each.one}
        self._corrections: dict[str, dict[str, Judgement]] = collections.defaultdict(dict)
        for judgement in ordered:
            if judgement.verdict == "correct" and judgement.field:
                for anchor in judgement.one:
                    self._corrections[anchor][judgement.field] = judgement

    def verdict(self, one: str, other: str) -> Verdict | None:
        """What was said of two tellings."""
        found = self.pairs.get(_pair(one, other))
        return found.verdict if found else None

    def apart(self, one: str, other: str) -> bool:
        """Whether two tellings were judged to be of two events."""
        return self.verdict(one, other) == "not_same"

    def same(self) -> list[tuple[Pair, Judgement]]:
        """Tellings judged to be of one event, the latest verdict first."""
        found = [item for item in self.pairs.items() if item[1].verdict == "same"]
        return sorted(found, key=lambda item: (item[1].at, item[1].id, item[0]), reverse=True)

    def corrections(self, anchor: str) -> Mapping[str, Judgement]:
        """Field -> the judgement that set it."""
        return self._corrections.get(anchor, {})

    def judged(self, telling: Telling) -> Telling | None:
        """The telling without rejected claims and with its corrections; None where nothing of it is left."""
        event = telling.event
        kept = tuple(claim for claim in event.claims if claim_id(telling, claim) not in self.rejected)
        if not kept:
            return None
        fields = {name: each.values for name, each in self.corrections(telling.anchor).items()}
        return replace(telling, event=_corrected(replace(event, claims=kept), fields), corrected=fields)


def _pair(one: str, other: str) -> Pair:
    return min(one, other), max(one, other)


def _pairs(judgements: Iterable[Judgement], subject: Subject) -> dict[Pair, Judgement]:
    """The last verdict on each pair."""
    found: dict[Pair, Judgement] = {}
    for judgement in judgements:
        if judgement.subject == subject and judgement.verdict in {"same", "not_same"}:
            for one, other in itertools.product(judgement.one, judgement.other):
                found[_pair(one, other)] = judgement
    return found


def _corrected(event: Event, fields: Mapping[str, tuple[str, ...]]) -> Event:
    """With the fields that a person set; figures stay as they were said: the incident takes the corrected toll."""
    changes: dict[str, Any] = {}
    for name, values in fields.items():
        if name in ROLES:
            changes[name] = tuple(_parties(values))
        elif name not in TOLLS:
            changes[name] = values if name == "places" else next(iter(values), None)
    return replace(event, **changes)


def _parties(values: Iterable[str]) -> Iterator[Party]:
    """From ids; a value in quotation marks is an unnamed party in words."""
    for value in values:
        words = value.removeprefix(QUOTE).removesuffix(QUOTE)
        yield Party(words, None if value.startswith(QUOTE) else value)
