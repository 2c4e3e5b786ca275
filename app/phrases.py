"""The phrasings of questions: what cypher/ask.yml and the headers say under ``ask``, as sequences to be matched."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import get_args

from pydantic import BaseModel

from cypher.catalog import FOLDER, Query, queries
from cypher.types import STRICT, read_yaml
from ingest.tokens import stem

SHORT = 4  # letters of words that stem() leaves as they are
OWN = "*"  # in a frame; stands for a phrasing of the question itself
DATES: Mapping[str, tuple[str, ...]] = {
    "within": ("since", "until"),
    "since": ("since",),
    "after": ("since",),
    "until": ("until",),
    "before": ("until",),
    "on": ("on",),
}  # slots for dates -> the parameters that they fill
_GROUP = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
_ELEMENT = re.compile(r"{(?P<slot>\w+)(?::(?P<only>\w+))?(?:=(?P<value>\w+))?}|<(?P<trigger>\w+)>|(?P<word>[^\s{}<>]+)")


@cache
def root(word: str) -> str:
    """What all forms of a word have in common: all regular endings off, one after the other (meetings to meet)."""
    while (shorter := _stem(word)) != word:
        word = shorter
    return word


def _stem(word: str) -> str:
    if (
        len(word) == SHORT and word[-1] == "s" and word[-2] not in "sui" and word.isascii()
    ):  # bans, hits; not this, thus
        return word[:-1]
    return stem(word)


class Phrases(BaseModel):
    """The file ask.yml."""

    model_config = STRICT

    fillers: str
    before_names: list[str]
    triggers: dict[str, list[str]]
    frames: list[str]
    modifiers: list[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms."""

    stem: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """Any word for events of a type."""

    type: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What a parameter takes; with a ``value`` it takes no words but sets it."""

    name: str
    only: str | None
    value: str | None

    @property
    def parameters(self) -> tuple[str, ...]:
        return DATES.get(self.name, (self.name,))


Element = Word | Trigger | Slot
Sequence = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A sequence that says which question it is (a head), or one that narrows it down."""

    sequence: Sequence
    head: bool


@dataclass(frozen=True, slots=True)
class Sayings:
    """All ways to put one question, by the stem of their first word; others under none."""

    query: Query
    by_word: Mapping[str | None, tuple[Saying, ...]]


@cache
def phrases() -> Phrases:
    return Phrases.model_validate(read_yaml((FOLDER / "ask.yml").read_text("utf-8")))


@cache
def fillers() -> frozenset[str]:
    """The stems of words that mean nothing."""
    return frozenset(map(root, phrases().fillers.split()))


@cache
def sayings() -> tuple[Sayings, ...]:
    """How every question of the catalogue can be put."""
    return tuple(sayings_of(query) for query in queries().values() if query.header.ask)


@cache
def lexicon() -> frozenset[str]:
    """The stems of all words that stand in phrasings or mean nothing."""
    all_sayings = (saying for each in sayings() for group in each.by_word.values() for saying in group)
    words = {element.stem for saying in all_sayings for element in saying.sequence if isinstance(element, Word)}
    return fillers() | words


def sayings_of(query: Query) -> Sayings:
    """The phrasings of the header, alone and in frames, and the modifiers, as far as they are about its parameters."""
    own = [each for text in (query.header.ask.phrasings if query.header.ask else ()) for each in sequences(text)]
    framed = (
        splice(frame, each)
        for text in phrases().frames
        for frame in sequences(text)
        if _about(query, frame)
        for each in own
        if not any(isinstance(element, Slot) for element in each)
    )
    also = query.header.ask.also if query.header.ask else []
    narrowing = (each for text in (*also, *phrases().modifiers) for each in sequences(text))
    found = [
        Saying(each, head)
        for group, head in ((own, True), (framed, True), (narrowing, False))
        for each in group
        if _about(query, each)
    ]
    by_word: dict[str | None, list[Saying]] = {}
    for saying in dict.fromkeys(found):
        first = saying.sequence[0]
        by_word.setdefault(first.stem if isinstance(first, Word) else None, []).append(saying)
    return Sayings(query, {word: tuple(group) for word, group in by_word.items()})


def splice(frame: Sequence, own: Sequence) -> Sequence:
    """A frame with a question's own words in their place."""
    at = frame.index(Word(OWN))
    return (*frame[:at], *own, *frame[at + 1 :])


@cache
def sequences(text: str) -> tuple[Sequence, ...]:
    """A phrasing, written out."""
    return tuple(tuple(map(_element, _ELEMENT.finditer(plain))) for plain in expand(text))


def expand(text: str) -> Iterator[str]:
    """``a (b|c) [d]`` as a b d, a b, a c d, a c."""
    group = _GROUP.search(text)
    if group is None:
        yield text
        return
    options = (group[1] if group[1] is not None else f"{group[2]}|").split("|")
    for option in options:
        yield from expand(text[: group.start()] + option + text[group.end() :])


def _element(match: re.Match[str]) -> Element:
    if match["slot"]:
        return Slot(match["slot"], match["only"], match["value"])
    return Trigger(match["trigger"]) if match["trigger"] else Word(root(match["word"].casefold()))


def _about(query: Query, sequence: Sequence) -> bool:
    """Whether a question has all the parameters that a sequence fills."""
    return all(_has(query, element) for element in sequence if isinstance(element, Slot))


def _has(query: Query, slot: Slot) -> bool:
    params = query.header.params
    if not all(name in params for name in slot.parameters):
        return False
    return slot.value in _values(query, slot.name) if slot.value else "choices" not in params[slot.parameters[0]]


def _values(query: Query, name: str) -> frozenset[str]:
    """The values that a parameter of fixed values takes, as phrasings write them."""
    kinds = get_args(query.Params.model_fields[name].annotation) or (query.Params.model_fields[name].annotation,)
    if bool in kinds:
        return frozenset({"true", "false"})
    return frozenset(value for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum) for value in kind)
