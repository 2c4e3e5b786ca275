"""How alike two tellings are: a table of named features with weights, each with its reason in words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.dates import first_day, last_day
from ingest.entities import STATE
from ingest.extraction import Event, Party, Span
from ingest.telling import Telling
from ingest.tokens import stem
from seeds.gazetteer import load_gazetteer
from seeds.vocabulary import load_vocabulary

DAY, MONTH, FORTNIGHT, WEEKS, LONG_AGO = 1, 31, 14, 21, 120
MANY = 10**9
SHORT = 3  # letters; of a word that says nothing
LONG = 40  # characters; of a sentence that two articles do not share by chance
VETO = -100.0
WORDS_ALONE = 0.5  # share of the weight where only words are shared ("gunmen"), no names


@dataclass(frozen=True, slots=True)
class Finding:
    """What one feature says of a pair."""

    feature: str
    weight: float
    reason: str


Feature = Callable[[Event, Event], Finding | None]


def score(one: Telling, other: Telling) -> tuple[float, tuple[Finding, ...]]:
    """The sum of all features that say something; far below zero where one forbids."""
    of_articles = (_weeks(one, other), _long_ago(one, other), _about(one, other))
    findings = (*of_articles, *(feature(one.event, other.event) for feature in FEATURES))
    found = tuple(finding for finding in findings if finding)
    return sum(finding.weight for finding in found), found


def _types(one: Event, other: Event) -> Finding | None:
    if one.type == other.type:
        return Finding("type", 0.5, f"both tell of {one.type}")
    families = {load_vocabulary().family(event.type) for event in (one, other)}
    if families == {"violence"}:
        return Finding("type", 0.0, "both tell of violence")
    return Finding("type", VETO, "different types")


def _dates(one: Event, other: Event) -> Finding | None:
    if not one.date or not other.date:
        return None
    gap = max((first_day(one.date) - last_day(other.date)).days, (first_day(other.date) - last_day(one.date)).days, 0)
    length = max((last_day(event.date or "") - first_day(event.date or "")).days for event in (one, other))
    if gap > DAY:
        return Finding("date", -2.0 if gap <= 3 and length else VETO, f"{gap} days apart")  # noqa: PLR2004 - a long weekend
    if gap == DAY:
        return (
            Finding("date", 0.8, "one day apart")
            if length <= FORTNIGHT
            else Finding("date", -0.5, "in neighbouring months")
        )
    if length <= DAY:
        return Finding("date", 3.0, "on the same day")
    if first_day(one.date) == first_day(other.date) and "/" in one.date and "/" in other.date:
        return Finding("date", 2.2, "from the same day on")
    return (
        Finding("date", 2.0, "in the same days")
        if length <= FORTNIGHT
        else Finding("date", 1.2 if length <= MONTH else 0.3, "in the same period")
    )


def _weeks(one: Telling, other: Telling) -> Finding | None:
    """Where a telling has no date, news of one time speak of the same things."""
    days = [telling.event.date or telling.published for telling in (one, other)]
    if (one.event.date and other.event.date) or not all(days):
        return None
    gap = max((first_day(days[0]) - last_day(days[1])).days, (first_day(days[1]) - last_day(days[0])).days)
    return Finding("date", 0.9, "told within the same weeks") if gap <= WEEKS else None


def _long_ago(one: Telling, other: Telling) -> Finding | None:
    """Articles tell little of an old time: two that look back to the same one mostly tell of the same thing."""
    for telling in (one, other):
        if not telling.event.date or not telling.published:
            return None
        if (first_day(telling.published) - last_day(telling.event.date)).days < LONG_AGO:
            return None
    return Finding("date", 0.7, "long ago in both")


def _about(one: Telling, other: Telling) -> Finding | None:
    """Words of one party about one act are one speech, whenever and wherever they were reported."""
    if not one.about or not other.about:
        return None
    if one.about[0] == other.about[0]:
        return Finding("about", 2.0, "about the same act")
    if one.about[0] in other.about or other.about[0] in one.about:
        return Finding("about", 1.0, "near the same act")
    shared = set(one.about) & set(other.about)
    return Finding("about", 0.5, "among the same acts") if shared else Finding("about", -0.5, "about different acts")


def _places(one: Event, other: Event) -> Finding | None:
    if not one.places or not other.places:
        return None
    best = max((_place_pair(a, b) for a in one.places for b in other.places), key=lambda finding: finding.weight)
    if (
        best.weight < 0
        and not (one.participants or other.participants)
        and load_vocabulary().family(one.type) == "diplomacy"
    ):
        return None  # a summons or a recall is told of either capital
    return best


def _place_pair(a: str, b: str) -> Finding:
    if a == b:
        return Finding("place", 0.8 if load_gazetteer().kind_of(a) == STATE else 2.0, f"both in {a}")
    for inner, outer in ((a, b), (b, a)):
        if outer in _chain(inner):
            return Finding(
                "place", 0.7 if load_gazetteer().kind_of(outer) == STATE else 1.5, f"{inner} lies in {outer}"
            )
    known = all(place in load_gazetteer().entries for place in (a, b))
    return Finding("place", -3.0 if known else -0.8, f"{a} and {b} are different places")


@lru_cache(maxsize=10_000)
def _chain(place: str) -> tuple[str, ...]:
    return tuple(load_gazetteer().chain(place))


def _actors(one: Event, other: Event) -> Finding | None:
    return _compare("initiators", one.initiators, other.initiators, 1.2, -1.5)


def _targets(one: Event, other: Event) -> Finding | None:
    return _compare("targets", one.targets, other.targets, 1.2, -0.4)


def _compare(
    role: str, mine: tuple[Party, ...], theirs: tuple[Party, ...], same: float, different: float
) -> Finding | None:
    if not mine or not theirs:
        return None
    shared = sorted(keys(mine) & keys(theirs))
    if shared:
        named = any(party.entity in shared for party in (*mine, *theirs))
        return Finding(role, same if named else same * WORDS_ALONE, f"the same {role}: {', '.join(shared)}")
    named = all(any(party.entity for party in parties) for parties in (mine, theirs))
    return Finding(role, different if named else different / 2, f"different {role}")


def keys(parties: tuple[Party, ...]) -> set[str]:
    """Ids with the bodies and branches above them, and head words of unnamed parties."""
    return {key for party in parties for key in _party_keys(party)}


def _party_keys(party: Party) -> Iterator[str]:
    if not party.entity:
        yield party.name.casefold().split()[-1].rstrip("s")
        return
    yield party.entity
    entry = load_gazetteer().entries.get(party.entity)
    if entry:
        yield from entry.wholes


def _participants(one: Event, other: Event) -> Finding | None:
    mine, theirs = keys(one.participants), keys(other.participants)
    if not mine or not theirs:
        return None
    share = len(mine & theirs) / min(len(mine), len(theirs))
    if share == 0:
        return Finding("participants", -2.0, "different participants")
    return Finding("participants", 1.0 + 1.2 * share, f"shared participants: {', '.join(sorted(mine & theirs))}")


def _figures(one: Event, other: Event) -> Finding | None:
    mine, theirs = ({(f.kind, f.low or f.high) for f in event.figures} for event in (one, other))
    if not mine or not theirs:
        return None
    shared = sorted((kind, number) for kind, number in mine & theirs if number and number > 1)
    if shared:
        kind, number = shared[-1]
        return Finding("figures", 1.0 if (number or 0) < 10 else 1.6, f"both give {number} {kind}")  # noqa: PLR2004 - small numbers coincide
    if _may_agree(one, other):
        return Finding("figures", 0.3, "figures that can be one")
    return Finding("figures", -0.4, "different figures")


def _may_agree(one: Event, other: Event) -> bool:
    """Whether a figure with an open end ("at least 9") holds one of the other telling (10)."""
    pairs = (
        (a, b)
        for a in one.figures
        for b in other.figures
        if a.kind == b.kind and None in {a.low, a.high, b.low, b.high}
    )
    return any((a.low or 0) <= (b.high or MANY) and (b.low or 0) <= (a.high or MANY) for a, b in pairs)


def _weapon(one: Event, other: Event) -> Finding | None:
    if not one.weapon or not other.weapon:
        return None
    same = one.weapon == other.weapon or one.weapon in other.weapon or other.weapon in one.weapon
    return Finding("weapon", 0.5, f"both by {one.weapon}") if same else Finding("weapon", -0.3, "different weapons")


def _words(one: Event, other: Event) -> Finding | None:
    """The word that tells one stands in the sentence that tells the other ("recalled" and "recall")."""
    mine, theirs = one.claims[0], other.claims[0]
    if mine.sentence.text == theirs.sentence.text and len(mine.sentence.text) > LONG:
        return Finding("words", 2.0, "told in the same sentence")
    shared = (_stems(mine.trigger) & _stems(theirs.sentence)) | (_stems(theirs.trigger) & _stems(mine.sentence))
    return Finding("words", 0.5, f"told by the same word: {min(shared)}") if shared else None


def _stems(span: Span) -> set[str]:
    """Stems of its long words."""
    return {stem(word) for word in re.findall(r"\w+", span.text) if len(word) > SHORT}


def _status(one: Event, other: Event) -> Finding | None:
    planned = {event.status in {"planned", "hypothetical"} for event in (one, other)}
    return Finding("status", -1.0, "one told as planned") if len(planned) > 1 else None


FEATURES: tuple[Feature, ...] = (
    _types,
    _dates,
    _places,
    _actors,
    _targets,
    _participants,
    _figures,
    _weapon,
    _words,
    _status,
)
