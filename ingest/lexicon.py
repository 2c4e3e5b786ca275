"""Finds the triggers of the lexicon in a Doc, by stems."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from ingest.tokens import stem
from seeds.triggers import GAP, load_triggers

_GAP_WORDS = 3
_HYPHENS = frozenset({"-", "‐", "‑", "–"})


@dataclass(frozen=True, slots=True)
class Hit:
    """An expression of the lexicon in a sentence: its words are ``tokens``, ``part`` is the list it stands in."""

    sentence: int
    tokens: tuple[int, ...]
    type: str
    part: str
    expression: str


_Entry = tuple[tuple[str, ...], str, str, str]  # stems, type, part, expression


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    """First stem -> entries."""
    found: dict[str, list[_Entry]] = {}
    for kind, lexemes in load_triggers().items():
        for part, expression in lexemes.expressions():
            spellings = {expression.replace("-", " "), expression.replace("-", "")}
            for spelling in sorted(spellings):
                stems = tuple(word if word == GAP else stem(word) for word in spelling.split())
                found.setdefault(stems[0], []).append((stems, kind, part, expression))
    return {first: tuple(entries) for first, entries in found.items()}


def find_hits(doc: Doc) -> list[Hit]:
    """All triggers in all sentences, in the order of their first words; they may overlap."""
    return [
        hit
        for number, sentence in enumerate(doc.sents)
        for hit in _in_sentence(number, sentence.start, [stem(token.text) for token in sentence])
    ]


def _in_sentence(number: int, offset: int, stems: Sequence[str]) -> Iterator[Hit]:
    for start, first in enumerate(stems):
        for parts, kind, part, expression in _entries().get(first, ()):
            tokens = _match(parts[1:], start + 1, stems)
            if tokens is not None:
                yield Hit(number, (offset + start, *(offset + token for token in tokens)), kind, part, expression)


def _match(parts: Sequence[str], at: int, stems: Sequence[str]) -> tuple[int, ...] | None:
    """The tokens of the rest of an expression; of a gap the shortest that fits."""
    if not parts:
        return ()
    if parts[0] == GAP:
        tries = (_match(parts[1:], at + skipped, stems) for skipped in range(_GAP_WORDS + 1))
        return next((tokens for tokens in tries if tokens is not None), None)
    if at < len(stems) and stems[at] in _HYPHENS:
        at += 1
    if at < len(stems) and stems[at] == parts[0]:
        rest = _match(parts[1:], at + 1, stems)
        return None if rest is None else (at, *rest)
    return None
