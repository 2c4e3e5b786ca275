"""The noun phrase that starts at a token: its words, the bodies and nationalities that it names, and its end."""

from dataclasses import dataclass

from ingest.context import ARTICLES, Context
from ingest.extraction import Entity

MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
GENITIVES = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset({"-", "‑"})
AND = frozenset({"and", "&"})
_ORDINALS = ("st", "nd", "rd", "th")
BRACKET = 6  # tokens within which a bracket behind a name closes


@dataclass(frozen=True, slots=True)
class Nouns:
    """Words of a noun phrase without its bodies, the bodies, and the token behind."""

    end: int
    words: tuple[str, ...]
    named: tuple[Entity, ...]


def noun_phrase(context: Context, start: int, limit: int) -> Nouns | None:
    """The noun phrase that starts at a token; None if none does or if it is the title of the person behind it."""
    right = _Right(context, start, limit)
    right.walk()
    end, words = right.i, right.words
    while words and context.is_rank(context.doc[end - 1]) and end in context.people:
        words.pop()
        end -= 1
    titled = context.skip_ranks(end) in context.people and context.is_head(context.doc[end - 1])
    return None if titled or not (words or right.named) else Nouns(end, tuple(words), tuple(right.named))


class _Right:
    """A walk right over a noun phrase."""

    def __init__(self, context: Context, start: int, limit: int) -> None:
        self._context = context
        self._doc = context.doc
        self._limit = min(limit, len(context.doc))
        self.i = start
        self.words: list[str] = []
        self.named: list[Entity] = []

    def walk(self) -> None:
        self._skip_articles()
        steps = (self._name, self._nation, self._based, self._glue, self._and, self._word)
        while self.i < self._limit and self.i not in self._context.person_tokens and any(step() for step in steps):
            pass

    def _skip_articles(self) -> None:
        while self.i < self._limit and self._doc[self.i].lower_ in ARTICLES | {"its", "their"}:
            self.i += 1

    def _name(self) -> bool:
        body = self._context.bodies.get(self.i)
        if body:
            if body[2] not in self.named:
                self.named.append(body[2])
            self.i = self._past_bracket(body[1])
        return body is not None

    def _past_bracket(self, i: int) -> int:
        """Behind the acronym in brackets that may follow a name."""
        if i >= self._limit or self._doc[i].text != "(":
            return i
        closing = (j for j in range(i + 1, min(i + BRACKET, self._limit)) if self._doc[j].text == ")")
        return next(closing, i - 1) + 1

    def _nation(self) -> bool:
        nation = self._context.nation(self._doc[self.i])
        if nation:
            self.named.append(nation)
            self.i += 1
        return nation is not None

    def _based(self) -> bool:
        """A hyphen and participle behind a name, which then is no body: "the Pakistan-based X"."""
        behind = self._doc[self.i + 1] if self.i + 1 < self._limit else None
        if self._doc[self.i].text not in HYPHENS or behind is None or behind.tag_ not in {"VBN", "VBD"}:
            return False
        self.named = self.named[:-1]
        self.i += 2
        return True

    def _glue(self) -> bool:
        glue = self._doc[self.i].text in GENITIVES or (self._doc[self.i].text in HYPHENS and bool(self.words))
        self.i += glue
        return glue

    def _and(self) -> bool:
        if self._doc[self.i].lower_ not in AND or not self._goes_on(self.i + 1):
            return False
        self.i += 1
        if self.words:
            self.words.append("and")
        self._skip_articles()
        return True

    def _goes_on(self, i: int) -> bool:
        """Whether neither a person nor another post follows behind "and"."""
        while i < self._limit and self._doc[i].lower_ in ARTICLES:
            i += 1
        first = i
        while i < self._limit and (self._doc[i].pos_ in MODIFIERS or i in self._context.bodies):
            if i in self._context.person_tokens or self._context.is_head(self._doc[i]):
                return False
            i += 1
        return i > first

    def _word(self) -> bool:
        token = self._doc[self.i]
        ordinal = token.lower_[:1].isdigit() and token.lower_.endswith(_ORDINALS)
        if not ordinal and (token.pos_ not in MODIFIERS or token.like_num):
            return False
        self.words.append(token.text)
        self.i += 1
        return True
