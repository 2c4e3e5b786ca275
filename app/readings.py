"""Reads a question as one of the catalogue: every word must be accounted for, or the reading says which is not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from app.marks import Mark, Marked, Named
from app.namings import PUBLISHER
from app.phrases import DATES, Sayings, Sequence, Slot, Trigger, Word, fillers, sayings
from cypher.catalog import Query
from cypher.types import NameType
from ingest.dates import first_day, last_day
from seeds.gazetteer import load_gazetteer

# What a word counts. One that is not read outweighs all that are; words that tell the question come before its
# parameters, which come before words that mean nothing; free text is the last resort.
UNREAD, WORD, TRIGGER, TYPE, NAME, FREE, PART = -1000, 10, 9, 8, 7, -1, -1
MEANT = frozenset({"date", "type", "weapon"})  # what is no free text
FREE_WORDS = {"word": 1, "words": 5}
ARTICLE = "the"
DAY_LENGTH = len("2024-01-16")
LONGEST = 40  # words of a question; longer ones are texts


@dataclass(frozen=True, slots=True)
class Given:
    """A parameter, what is passed for it, what it was taken for, and the words that it was read from."""

    name: str
    value: Any
    meant: Any
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as one of the catalogue, the words that say which, and the places of those that it leaves unread."""

    query: Query
    given: tuple[Given, ...]
    words: str
    unread: tuple[int, ...]
    score: int

    @property
    def meant(self) -> dict[str, Any]:
        return {each.name: each.meant for each in self.given}

    @property
    def key(self) -> tuple[Any, ...]:
        return self.query.name, *_meaning(self.given)


def readings(question: Marked) -> list[Reading]:
    """The best reading of every question of the catalogue that the words speak of, the best of all first."""
    if not 0 < len(question.stems) <= LONGEST:
        return []
    found = [reading for each in sayings() for reading in _Cover(question, each).best()]
    return sorted(found, key=lambda reading: -reading.score)


Found = tuple[int, tuple[Given, ...], int]  # end, parameters, score


@dataclass(frozen=True, slots=True)
class _Part:
    """A sequence found: from where to where, what it gives, and whether it says which question it is."""

    end: int
    given: tuple[Given, ...]
    score: int
    head: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """The rest of a question covered: parameters, where the head stands, the places left unread."""

    score: int
    given: tuple[Given, ...] = ()
    head: tuple[int, int] = (0, 0)
    unread: tuple[int, ...] = ()


class _Cover:
    """The ways to cover a question by one head, modifiers and words that mean nothing."""

    def __init__(self, question: Marked, said: Sayings) -> None:
        self._question = question
        self._query = said.query
        self._parts = {place: self._found(said, place) for place in range(len(question.stems))}
        self._seen: dict[tuple[int, bool, frozenset[str]], list[_Way]] = {}

    def best(self) -> Iterator[Reading]:
        """The best readings; several when they are equally good."""
        if any(part.head for parts in self._parts.values() for part in parts):
            for way in self._rest(0, headed=False, used=frozenset()):
                yield Reading(self._query, way.given, self._question.words(*way.head), way.unread, way.score)

    def _found(self, said: Sayings, place: int) -> list[_Part]:
        """The sequences that fit from a place on; of modifiers of the same words the first of the file is meant."""
        found: dict[tuple[Any, ...], _Part] = {}
        for saying in (*said.by_word.get(self._question.stems[place], ()), *said.by_word.get(None, ())):
            for end, given, score in _match(self._question, self._query, saying.sequence, place):
                key = (end, saying.head, *(_meaning(given) if saying.head else ()))
                if key not in found or (saying.head and found[key].score < score + PART):
                    words = self._question.words(place, end) if end > place else ""
                    told = tuple(replace(each, words=each.words or words) for each in given)
                    found[key] = _Part(end, told, score + PART, saying.head)
        return list(found.values())

    def _rest(self, place: int, *, headed: bool, used: frozenset[str]) -> list[_Way]:
        """The best ways to go on from a place."""
        key = (place, headed, used)
        if key not in self._seen:
            ways = list(self._ways(place, headed=headed, used=used))
            best = max((way.score for way in ways), default=0)
            self._seen[key] = _distinct(way for way in ways if way.score == best)
        return self._seen[key]

    def _ways(self, place: int, *, headed: bool, used: frozenset[str]) -> Iterator[_Way]:
        if place == len(self._question.stems):
            if headed:
                yield _Way(0)
            return
        for part in self._parts[place]:
            names = {each.name for each in part.given}
            if (part.head and headed) or names & used or part.end == place:
                continue
            for way in self._rest(part.end, headed=headed or part.head, used=used | names):
                head = (place, part.end) if part.head else way.head
                yield _Way(way.score + part.score, (*part.given, *way.given), head, way.unread)
        skipped = () if self._question.stems[place] in fillers() or self._question.stems[place] == ARTICLE else (place,)
        for way in self._rest(place + 1, headed=headed, used=used):
            yield replace(way, score=way.score + UNREAD * len(skipped), unread=(*skipped, *way.unread))


def _distinct(ways: Iterable[_Way]) -> list[_Way]:
    kept: dict[tuple[Any, ...], _Way] = {}
    for way in ways:
        kept.setdefault(_meaning(way.given), way)
    return list(kept.values())


def _meaning(given: Iterable[Given]) -> tuple[tuple[str, str], ...]:
    """What parameters mean, whatever their order."""
    return tuple(sorted((each.name, str(each.meant)) for each in given))


def _match(question: Marked, query: Query, sequence: Sequence, place: int) -> Iterator[Found]:
    """The ways in which a sequence fits the words from a place on; articles in it mean nothing."""
    if not sequence:
        yield place, (), 0
        return
    first, *others = sequence
    for end, given, score in _match_one(question, query, first, place):
        for last, more, rest in _match(question, query, tuple(others), end):
            if not {each.name for each in given} & {each.name for each in more}:
                yield last, (*given, *more), score + rest
    if place < len(question.stems) and question.stems[place] == ARTICLE and first != Word(ARTICLE):
        yield from _match(question, query, sequence, place + 1)


def _match_one(question: Marked, query: Query, element: Word | Trigger | Slot, place: int) -> Iterator[Found]:
    if isinstance(element, Slot) and element.value:
        meant = True if element.value == "true" else False if element.value == "false" else element.value
        yield place, (Given(element.name, meant, meant, ""),), 0
    elif place >= len(question.stems):
        return
    elif isinstance(element, Word):
        if question.stems[place] == element.stem:
            yield place + 1, (), WORD
    elif isinstance(element, Trigger):
        for mark in question.at(place, "type"):
            if mark.value == element.type:
                yield mark.end, (), TRIGGER * (mark.end - place)
    else:
        yield from _fill(question, query, element, place)


def _fill(question: Marked, query: Query, slot: Slot, place: int) -> Iterator[Found]:
    """What may stand in a slot."""
    for end, value, meant, score in _values(question, query, slot, place):
        words = question.words(place, end)
        if slot.name in DATES:
            days = _days(slot.name, meant)
            given = tuple(Given(name, day, day, words) for name, day in days.items())
        else:
            given = (Given(slot.name, value, meant, words),)
        if given:
            yield end, given, score * (end - place)


def _values(question: Marked, query: Query, slot: Slot, place: int) -> Iterator[tuple[int, Any, Any, int]]:
    kind = query.names.get(slot.name)
    if slot.only in FREE_WORDS:
        for end in _free(question, place, FREE_WORDS[slot.only]):
            words = question.words(place, end)
            yield end, words, words, FREE
    elif slot.only == PUBLISHER:
        named = (
            (mark.end, each) for mark in question.at(place, "name") for each in mark.value if each.kind == PUBLISHER
        )
        yield from ((end, each.said, each.id, NAME) for end, each in named)
    elif kind and kind.kinds:
        yield from _names(question, kind, slot.only, place)
    else:
        for mark in question.at(place, _mark_kind(query, slot, kind)):
            yield mark.end, mark.value, mark.value, TYPE if mark.kind in {"type", "weapon"} else NAME


def _mark_kind(query: Query, slot: Slot, kind: NameType | None) -> str:
    """The kind of mark that a slot takes."""
    if slot.only:
        return slot.only
    if kind:
        return kind.name
    if slot.name in DATES:
        return "date"
    declared = query.header.params[slot.name].get("type", "str")
    if declared == "int" and slot.name.startswith("min_"):  # "at least five", not "five"
        return "floor"
    return {"EventType": "type", "int": "exact", "float": "exact"}.get(declared, "")


def _names(question: Marked, kind: NameType, only: str | None, place: int) -> Iterator[tuple[int, Any, Any, int]]:
    for mark in question.at(place, "name"):
        fitting = [
            each
            for each in _readable(mark, kind)
            if only in {None, each.kind} or (only == "adjective" and each.adjective)
        ]
        # An adjective is no place: "in Iranian" lacks its noun.
        fitting = [each for each in fitting if each.adjective == (only == "adjective")]
        if fitting:
            direct = any(each.id == fitting[0].id for each in mark.value)
            yield mark.end, fitting[0].said, fitting[0].id, NAME if direct else NAME - 1


def _readable(mark: Mark, kind: NameType) -> list[Named]:
    """What a name may mean to a parameter, in its order of kinds; a capital may stand for the state that it rules."""
    gazetteer = load_gazetteer()
    ruled = (
        gazetteer.entries[gazetteer.capitals[each.id]]
        for each in mark.value
        if each.id in gazetteer.capitals and "place" not in kind.kinds
    )
    found = [*mark.value, *(Named(state.id, state.name, state.kind, state.id) for state in ruled)]
    return sorted((each for each in found if each.kind in kind.kinds), key=lambda each: kind.kinds.index(each.kind))


def _free(question: Marked, place: int, longest: int) -> Iterator[int]:
    """Ends of free text from a place: words that mean nothing else."""
    for end in range(place + 1, min(place + longest, len(question.stems)) + 1):
        if question.stems[end - 1] in fillers() or any(mark.kind in MEANT for mark in question.marks.get(end - 1, ())):
            return
        yield end


def _days(said: str, value: str) -> Mapping[str, date]:
    """The parameters that a date gives by what is said of it; none where the days are not told."""
    first, last = first_day(value), last_day(value)
    try:
        days = {
            "within": {"since": first, "until": last},
            "since": {"since": first},
            "after": {"since": last + timedelta(days=1)},
            "until": {"until": last},
            "before": {"until": first - timedelta(days=1)},
            "on": {"on": first} if len(value) == DAY_LENGTH else {},
        }
    except OverflowError:
        return {}
    return days[said]
