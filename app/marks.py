"""The words of a question, and what they may stand for: names, dates, numbers, event types, weapons, ids."""

import calendar
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from app.phrases import fillers, lexicon, phrases, root
from ingest.dates import COUNTS, MONTHS, WEEKDAYS, find_dates
from ingest.numbers import find_numbers
from seeds.names import FILLERS
from seeds.triggers import load_triggers
from seeds.vocabulary import load_vocabulary

LONGEST_NAME = 7  # words
ARTICLES = frozenset(["al", "el"])  # with which names may begin
_TOKEN = re.compile(r"['’]s\b|-?\d+\.\d+|(?:[^\W_]|(?<=\w)['’](?!s\b)(?=\w))+|[!=<>&|~^%$€£]+")
# "last week" is the calendar's week before, which dates.py reads; "the past week" and "the last 2 weeks" end today.
_PAST = re.compile(
    r"\b(?:the )?(?:(?:last|past|previous) (?P<n>\w+)|past) (?P<unit>day|week|month|year)s?\b", re.IGNORECASE
)
# "between October and December 2022": the year is said once.
_MONTH = rf"(?:{'|'.join(name.title() for name in MONTHS)})"
_SHARED = re.compile(
    rf"\b(?P<one>(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}})?)"
    rf"(?= (?:and|to|until|till|through) (?:\d{{1,2}} )?{_MONTH} (?:\d{{1,2}},? )?(?P<year>(?:19|20)\d\d)\b)"
)
_NUMERIC = re.compile(r"\b(?P<d>\d{1,2})(?P<mark>[./-])(?P<m>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d\d)\b")
MONTHS_OF_A_YEAR = 12
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that words may name; ``said`` is what names it to the graph: the words as they stand, or its id."""

    id: str
    name: str
    kind: str
    said: str
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Words up to ``end`` taken for something."""

    end: int
    kind: str
    value: Any


Names = Callable[[Mapping[str, bool]], Mapping[str, list[Named]]]  # spans (whether sound may do) -> what they name


@dataclass(frozen=True)
class Marked:
    """A question with what its words may stand for, by the place of the first."""

    text: str
    spans: tuple[tuple[int, int], ...]
    stems: tuple[str, ...]
    marks: Mapping[int, tuple[Mark, ...]]
    ambiguous: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # words for several event types

    def words(self, start: int, end: int) -> str:
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]

    def at(self, place: int, kind: str) -> Iterator[Mark]:
        return (mark for mark in self.marks.get(place, ()) if mark.kind == kind)


def mark(text: str, today: date, names: Names) -> Marked:
    """Reads the words of a question."""
    text = re.sub(r"(?<=\d)(?=km\b)", " ", re.sub(r"\s+", " ", text).strip())
    spans = tuple(match.span() for match in _TOKEN.finditer(text))
    stems = tuple(root(text[start:end].casefold()) for start, end in spans)
    bare = Marked(text, spans, stems, {})
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    for start, each in (*_by_letters(bare, today), *_names(bare, names), *_weapons(bare)):
        found[start].append(each)
    ambiguous = {}
    for start, end, types in _types(bare):
        if len(types) == 1 and not any(each.kind == "weapon" for each in found[start]):
            found[start].append(Mark(end, "type", types[0]))
        elif len(types) > 1:
            ambiguous[start] = types
    return Marked(text, spans, stems, {start: tuple(marks) for start, marks in found.items()}, ambiguous)


def _by_letters(bare: Marked, today: date) -> Iterator[tuple[int, Mark]]:
    """What is found in the text as it stands, where it ends with its words."""
    found = (*_dates(bare.text, today), *_numbers(bare.text), *_ids(bare.text))
    starts = {start: place for place, (start, _) in enumerate(bare.spans)}
    ends = {end: place + 1 for place, (_, end) in enumerate(bare.spans)}
    for start, end, kind, value in found:
        if value is not None and start in starts and end in ends:
            yield starts[start], Mark(ends[end], kind, value)


Found = tuple[int, int, str, Any]


def _dates(text: str, today: date) -> Iterator[Found]:
    """What dates.py finds, and what people type beside it."""
    text = _capitals(text)
    shared = {match.start(): match for match in _SHARED.finditer(text)}
    for match in _PAST.finditer(text):
        said = (match["n"] or "one").casefold()
        since = _back(today, int(said) if said.isdecimal() else COUNTS.get(said, 0), match["unit"].casefold())
        yield *match.span(), "date", f"{since}/{today}" if since else None
    for match in _NUMERIC.finditer(text):
        yield *match.span(), "date", _numeric(match)
    for start, match in shared.items():
        whens = find_dates(f"{match['one']} {match['year']}", today)
        yield start, match.end("one"), "date", whens[0].value if len(whens) == 1 else None
    for when in find_dates(text, today):
        yield when.start, when.end, "date", when.value if when.start not in shared else None


def _numeric(match: re.Match[str]) -> str | None:
    """A date in digits, the day first; which of two numbers under 13 is the month nobody can tell."""
    day, month, year = (int(match[name]) for name in ("d", "m", "y"))
    if day <= MONTHS_OF_A_YEAR and day != month:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _back(today: date, count: int, unit: str) -> date | None:
    """The day so many units before; None for no units, or before the calendar begins."""
    if not count:
        return None
    try:
        if unit in _DAYS:
            return today - timedelta(days=count * _DAYS[unit])
        year, month = divmod(today.year * 12 + today.month - 1 - count * _MONTHS[unit], 12)
        return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def _capitals(text: str) -> str:
    """Months and weekdays as dates.py wants them; what is also a verb only beside a number."""

    def capital(match: re.Match[str]) -> str:
        return match.group().capitalize()

    text = re.sub(rf"\b(?:{'|'.join({*MONTHS, *WEEKDAYS} - {'may', 'march', 'mar'})})\b", capital, text)
    return re.sub(r"\b(?:may|march|mar)\b(?= \d)|(?<=\d )(?:may|march|mar)\b", capital, text)


def _numbers(text: str) -> Iterator[Found]:
    for match in re.finditer(r"-?\d+\.\d+", text):
        yield *match.span(), "exact", float(match.group())
    for number in find_numbers(text):
        if number.low is not None and number.high is None:
            yield number.start, number.end, "floor", number.low
        elif number.low is not None and number.low == number.high:
            yield number.start, number.end, "exact", number.low


def _ids(text: str) -> Iterator[Found]:
    types = "|".join(load_vocabulary().event_types)
    for match in re.finditer(rf"\b(?:{types}|claim)-[\w-]*\w", text):
        yield *match.span(), "Event", match.group()
    for match in re.finditer(r"\b[0-9a-f]{16}\b", text):
        yield *match.span(), "Article", match.group()


def _names(bare: Marked, names: Names) -> Iterator[tuple[int, Mark]]:
    spans = {
        (start, end): bare.words(start, end)
        for start in range(len(bare.stems))
        for end in range(start + 1, min(start + LONGEST_NAME, len(bare.stems)) + 1)
        if bare.stems[start] not in fillers() | FILLERS - ARTICLES and bare.stems[end - 1] not in fillers() | FILLERS
    }
    # Words that questions are made of are no misspelt names.
    loose = {
        words: not any(word in lexicon() for word in bare.stems[start:end] if word not in {"of", "and", "the"})
        for (start, end), words in spans.items()
    }
    found = names(loose)
    titles = load_vocabulary().titles
    for (start, end), words in spans.items():
        if found.get(words):
            first = start
            while first and bare.words(first - 1, first).casefold() in titles:
                first -= 1
            for place in {start, first}:
                yield place, Mark(end, "name", tuple(found[words]))


def _weapons(bare: Marked) -> Iterator[tuple[int, Mark]]:
    """The first label of the vocabulary that the longest words name."""
    best: dict[int, Mark] = {}
    for found in _weapon_spans(bare):
        start, each = found
        if start not in best or best[start].end < each.end:
            best[start] = each
    yield from best.items()


def _weapon_spans(bare: Marked) -> Iterator[tuple[int, Mark]]:
    starts = {start: place for place, (start, _) in enumerate(bare.spans)}
    ends = {end: place + 1 for place, (_, end) in enumerate(bare.spans)}
    for label, pattern in load_vocabulary().weapon_patterns:
        for match in pattern.finditer(bare.text):
            if match.start() in starts and match.end() in ends:
                yield starts[match.start()], Mark(ends[match.end()], "weapon", label)
        for place, word in enumerate(bare.stems):
            if pattern.fullmatch(word):
                yield place, Mark(place + 1, "weapon", label)


@cache
def _triggers() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Stems of a word -> the event type that it asks for, or those that it may tell where articles say it."""
    found: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for kind, lexemes in load_triggers().items():
        for word in (*lexemes.nouns, *lexemes.verbs):
            for key in _keys(word):
                found[key][kind] = None
    several = {key: tuple(kinds) for key, kinds in found.items() if len(kinds) > 1}
    asked = {key: (kind,) for kind, words in phrases().triggers.items() for word in words for key in _keys(word)}
    names = {tuple(map(root, kind.split("_"))): (kind,) for kind in load_vocabulary().event_types}
    return several | asked | names


def _keys(word: str) -> Iterator[tuple[str, ...]]:
    """A word in one and, where a hyphen joins it, in two."""
    for spelling in {word.replace("-", " "), word.replace("-", "")}:
        yield tuple(map(root, spelling.split()))


def _types(bare: Marked) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for start in range(len(bare.stems)):
        for end in range(start + 1, min(start + 4, len(bare.stems)) + 1):
            types = _triggers().get(bare.stems[start:end])
            if types:
                yield start, end, types


def gaps(places: Iterable[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring places as (start, end)."""
    ordered = sorted(places)
    if not ordered:
        return []
    cuts = [at for at, (one, other) in enumerate(pairwise(ordered), start=1) if other != one + 1]
    bounds = [0, *cuts, len(ordered)]
    return [(ordered[a], ordered[b - 1] + 1) for a, b in pairwise(bounds)]
