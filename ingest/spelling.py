"""One spelling of a name taken apart, and how two spellings relate word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.entities import GROUP, ORGANIZATION, PERSON, PLACE, STATE
from ingest.tokens import stem
from seeds.gazetteer import load_gazetteer
from seeds.names import normalise
from seeds.sounds import alike, allowance, distance, sounds, without_article
from seeds.vocabulary import NameWords, load_vocabulary

_POSSESSIVE = re.compile(r"['’]s?\b")
_ACRONYM = re.compile(r"(?:[A-Za-z]*[A-Z]){2,}[a-z]?$|(?:[A-Z]\.\s?){2,}$")
_PARTS = re.compile(r"[^\W_]+")
LONGEST_STATE = 4  # words
INITIAL = 0.3  # price of an initial against a word


@dataclass(frozen=True, slots=True)
class Spelling:
    """``words`` are what distinguishes; the rest was taken off them. ``heard`` are their sounds."""

    normal: str
    words: tuple[str, ...]
    heard: tuple[str, ...]
    forms: frozenset[str]
    marks: frozenset[str]
    states: frozenset[str]
    acronym: str
    initials: frozenset[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``how``: equal, sound, glued, part, acronym or apart. Extras are words of one side that the other lacks."""

    how: str
    price: float = 0.0
    pairs: tuple[tuple[int, int], ...] = ()
    extras: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


@lru_cache(maxsize=100_000)
def take_apart(text: str, kind: str) -> Spelling:
    """A spelling by its parts."""
    normal = normalise(text)
    words = normalise(_POSSESSIVE.sub("", text)).split()
    states: frozenset[str] = frozenset()
    if kind in {GROUP, ORGANIZATION} or (kind == PLACE and _belongs(text, words)):
        words, states = _without_states(words)
    names = load_vocabulary().names
    marks = frozenset(filter(None, (_mark(word, names) for word in words))) if kind != PERSON else frozenset()
    words = [word for word in words if not _mark(word, names)] if kind != PERSON else _without_titles(words)
    forms = frozenset(names.form_of[word] for word in words if word in names.form_of) if kind == PLACE else frozenset()
    plain = [word for word in words if not (kind == PLACE and word in names.form_of)]
    telling = [word for word in plain if word not in names.free.get(kind, ())]
    kept = tuple(canonical(word, kind) for word in telling or plain)
    heard = tuple(_heard(kept))
    return Spelling(normal, kept, heard, forms, marks, states, _acronym(text), frozenset(_initials(text)))


def _belongs(text: str, words: Sequence[str]) -> bool:
    """Whether a state in the name of a place owns it ("Pakistan's", an embassy), not as in West Azerbaijan."""
    names = load_vocabulary().names
    return bool(_POSSESSIVE.search(text)) or any(names.form_of.get(word) in names.owned for word in words)


def canonical(word: str, kind: str) -> str:
    """A word of a name by the first of its variants; in names of bodies without its ending."""
    variants = load_vocabulary().names.canonical
    if kind in {GROUP, ORGANIZATION} and word not in variants:
        word = stem(word)
    return variants.get(word, word)


def _heard(words: Sequence[str]) -> Iterator[str]:
    for word in words[:-1]:
        yield without_article(sounds(word))
    yield from (sounds(word) for word in words[-1:])


def _mark(word: str, names: NameWords) -> str:
    return word if word.isdigit() else names.mark_of.get(word, "")


def _without_titles(words: list[str]) -> list[str]:
    """Titles go while a name is left."""
    while len(words) > 1 and words[0] in load_vocabulary().titles:
        words = words[1:]
    return words


@cache
def _states() -> dict[str, str]:
    """Normal form -> state, of names and demonyms."""
    gazetteer = load_gazetteer()
    named = {
        normalise(name): entry.id
        for entry in gazetteer.entries.values()
        if entry.kind == STATE
        for name in entry.spellings
    }
    return named | gazetteer.demonyms


def _without_states(words: list[str]) -> tuple[list[str], frozenset[str]]:
    kept: list[str] = []
    states: set[str] = set()
    at = 0
    while at < len(words):
        for length in range(LONGEST_STATE, 0, -1):
            state = _states().get(" ".join(words[at : at + length]))
            if state and length < len(words):  # a name that is a state's whole is no state's part
                states.add(state)
                at += length
                break
        else:
            kept.append(words[at])
            at += 1
    return (kept, frozenset(states)) if kept else (words, frozenset())


def _acronym(text: str) -> str:
    plain = text.replace("-", "").strip()
    return re.sub(r"[^a-z]", "", plain.casefold()) if _ACRONYM.match(plain) else ""


def _initials(text: str) -> Iterator[str]:
    """First letters of all words, of the capitalised ones, of those that are no fillers."""
    words = _PARTS.findall(_POSSESSIVE.sub("", text))
    if len(words) > 1:
        yield "".join(word[0] for word in words).casefold()
        yield "".join(word[0] for word in words if word[0].isupper()).casefold()
        yield "".join(word[0] for word in normalise(text).split())


@lru_cache(maxsize=500_000)
def compare(one: Spelling, other: Spelling, *, ordered: bool) -> Comparison:
    """How two spellings relate; ``ordered``: words keep their order, as in names of persons."""
    if one.normal == other.normal:
        return Comparison("equal")
    if _stands_for(one, other) or _stands_for(other, one):
        return Comparison("acronym")
    pairs, price = _align(one.heard, other.heard, ordered=ordered)
    extras = _extras(one.words, [i for i, _ in pairs]), _extras(other.words, [j for _, j in pairs])
    if ordered and len(pairs) > 1:
        extras = (
            _without_honorifics(one.words, extras[0], pairs[0][0]),
            _without_honorifics(other.words, extras[1], pairs[0][1]),
        )
    if not any(extras):
        return Comparison("sound", price, pairs)
    if len(one.words) != len(other.words) and (glued := _glued(one, other)) is not None:
        return Comparison("glued", glued)
    return Comparison("apart" if all(extras) or not pairs else "part", price, pairs, extras)


def _stands_for(short: Spelling, long: Spelling) -> bool:
    return bool(short.acronym) and short.acronym in long.initials


def _align(one: Sequence[str], other: Sequence[str], *, ordered: bool) -> tuple[tuple[tuple[int, int], ...], float]:
    """Pairs of words that can be one, each word of the first with the nearest free one of the other."""
    pairs: list[tuple[int, int]] = []
    total = 0.0
    free = set(range(len(other)))
    for i, word in enumerate(one):
        after = pairs[-1][1] if ordered and pairs else -1
        near = min(((_price(word, other[j], initials=ordered), j) for j in free if j > after), default=None)
        if near and near[0] <= allowance(word, other[near[1]]):
            pairs.append((i, near[1]))
            free.discard(near[1])
            total += near[0]
    return tuple(pairs), total


def _price(one: str, other: str, *, initials: bool) -> float:
    if initials and min(len(one), len(other)) == 1 and one[:1] == other[:1]:
        return INITIAL if one != other else 0.0
    return distance(one, other)


def _glued(one: Spelling, other: Spelling) -> float | None:
    """The price where the words of one are those of the other written together."""
    mine, theirs = "".join(one.heard), "".join(other.heard)
    spoken, written = sounds("".join(one.words)), sounds("".join(other.words))
    price = min(distance(mine, theirs), distance(spoken, written))
    return price if alike(mine, theirs) or alike(spoken, written) else None


def _extras(words: Sequence[str], matched: Sequence[int]) -> tuple[str, ...]:
    return tuple(word for i, word in enumerate(words) if i not in matched)


def _without_honorifics(words: Sequence[str], extras: tuple[str, ...], first: int) -> tuple[str, ...]:
    """What is left of one side's own words when the honorifics before its first shared word are taken off."""
    front = words[:first]
    return extras[first:] if set(front) <= load_vocabulary().names.honorifics else extras
