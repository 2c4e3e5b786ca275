"""Which event of an article follows an earlier one, as its own sentence says: in retaliation, or in its wake."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.dates import first_day, last_day
from ingest.extraction import UNREAL, Event, Extraction, Party, Span
from seeds.gazetteer import load_gazetteer
from seeds.vocabulary import load_vocabulary

ACTS = ("violence", "force", "diplomacy")  # families of what can be answered
RETALIATION = "retaliation"


@dataclass(frozen=True, slots=True)
class Follows:
    """``event`` and ``earlier`` are numbers of events of the article; ``sentence`` is the one that says so."""

    event: int
    earlier: int
    kind: str
    sentence: Span


def find_follows(extraction: Extraction) -> Iterator[Follows]:
    """At most one earlier event a kind for each event."""
    for number, event in enumerate(extraction.events):
        for kind, sentence in _cues(event).items():
            earlier = _earlier(extraction.events, number, kind, sentence)
            if earlier is not None:
                yield Follows(number, earlier, kind, sentence)


def _cues(event: Event) -> dict[str, Span]:
    """Kind -> the first sentence of the event that has a cue of it."""
    found: dict[str, Span] = {}
    if load_vocabulary().family(event.type) in ACTS and event.status not in UNREAL:
        for claim in event.claims:
            for kind, pattern in load_vocabulary().sequence_patterns:
                if pattern.search(claim.sentence.text):
                    found.setdefault(kind, claim.sentence)
    return found


def _earlier(events: tuple[Event, ...], number: int, kind: str, sentence: Span) -> int | None:
    """The event that is followed: of retaliation the nearest that struck the side which now strikes, else the other act
    of the same sentence.
    """
    others = [other for other in range(len(events)) if other != number and _may_precede(events[other], events[number])]
    if kind == RETALIATION:
        fits = [(other, _answers(events[number], events[other])) for other in others]
        answered = [(-fit, _distance(events[other], sentence), other) for other, fit in fits if fit]
        return min(answered)[2] if answered else None
    beside = [other for other in others if any(claim.sentence == sentence for claim in events[other].claims)]
    return beside[0] if len(beside) == 1 else None


def _may_precede(other: Event, event: Event) -> bool:
    violent = load_vocabulary().family(other.type) == "violence"
    in_time = not (event.date and other.date) or first_day(other.date) <= last_day(event.date)
    return violent and other.status not in UNREAL and in_time


def _answers(event: Event, other: Event) -> int:
    """2 where each side struck the other, 1 where the side that strikes now was struck, 0 otherwise."""
    strikes, struck = _sides(event.initiators), _struck(event)
    if not strikes & _struck(other) or strikes & _sides(other.initiators):
        return 0
    return 2 if struck & _sides(other.initiators) else 1


def _sides(parties: tuple[Party, ...]) -> set[str]:
    """Parties with the states and bodies that they belong to."""
    gazetteer = load_gazetteer()
    found = [party.entity for party in parties if party.entity]
    for identity in found:
        entry = gazetteer.entries.get(identity)
        found += [whole for whole in (entry.wholes if entry else ()) if whole not in found]
    return set(found)


def _struck(event: Event) -> set[str]:
    """Who was struck, and the states on whose soil it happened."""
    places = {holder for place in event.places for holder in (place, *load_gazetteer().chain(place))}
    return _sides(event.targets) | places


def _distance(event: Event, sentence: Span) -> int:
    return min(abs(claim.sentence.start - sentence.start) for claim in event.claims)
