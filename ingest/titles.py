"""Which phrase of a post belongs to which person: "President X", "X, governor of Y", "X, who commands Y"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from ingest.context import Context
from ingest.extraction import Entity
from ingest.nouns import noun_phrase
from ingest.phrases import Phrase, find_phrases
from ingest.tokens import stem

_BE = frozenset({"is", "was", "were", "are", "be", "being", "been", "has", "had", "remains", "became"})
_BRIDGES = _BE | {"who", "as", "also", "currently", "himself", "herself", "then", "now", "the", "its"}
_COMMAS = frozenset({",", "(", "–", "—", "-", "--"})
_BEFORE = frozenset({",", ":", "("})  # what may part a title from the name behind it
_LISTED = frozenset({",", "and", "&"})
_ADVERBS = frozenset({"who", "has", "had", ",", "now", "also", "currently"})
_HAVE = frozenset({"has", "had", "have"})
_FURTHER = frozenset({"of", "in", "on", "for"})
OTHERS = 8  # tokens behind a name in which "and" still adds somebody unnamed to a plural
REACH = 12  # tokens behind a verb in which its object ends


@dataclass(frozen=True, slots=True)
class Held:
    """A post beside a person; ``body`` is whose post it is, as far as the words around say it."""

    person: Entity
    phrase: Phrase
    sentence: int
    body: tuple[Entity, ...]


class Titles:
    """The posts that one article gives to persons."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._people = context.people
        self._by_end = context.people_by_end

    def held(self, heads: frozenset[str]) -> Iterator[Held]:
        """Every (person, phrase) that the sentences put together, in reading order."""
        for number, sentence in enumerate(self._context.reading.sentences):
            yield from self._by_phrase(sentence, number, heads)

    def _by_phrase(self, sentence: Span, number: int, heads: frozenset[str]) -> Iterator[Held]:
        last: tuple[Phrase, list[int]] | None = None
        titled: set[int] = set()
        for found in find_phrases(self._context, sentence, heads):
            over = last is not None and last[0].over and self._joined(last[0], found)
            phrase = replace(found, over=True) if over else found
            starts = self._owners(phrase, sentence, titled)
            if not starts and last and last[1] and self._joined(last[0], phrase) and max(last[1]) < last[0].start:
                starts = last[1]  # X, president of A and head of B
            last = phrase, starts
            titled.update(starts)
            yield from self._given(phrase, starts, number)

    def _joined(self, one: Phrase, other: Phrase) -> bool:
        between = {self._doc[i].lower_ for i in range(one.end, other.start)}
        return bool(between) and between <= {"and", "also", ","}

    def _given(self, phrase: Phrase, starts: list[int], number: int) -> Iterator[Held]:
        """One post for all, or a post each: "the presidents of A and B, X and Y"."""
        several = 1 < len(starts) <= len(phrase.bodies)
        for place, start in enumerate(starts):
            end, entity = self._people[start]
            behind = self._behind(end) if start > phrase.head else ()
            body = phrase.bodies
            if several:
                body = (phrase.bodies[len(phrase.bodies) - len(starts) + place],)
            elif behind and (phrase.plural or not phrase.bodies):
                body = behind
            yield Held(entity, phrase, number, body)

    def _behind(self, end: int) -> tuple[Entity, ...]:
        """The bodies in "Commissioner X of Quetta"."""
        if end >= len(self._doc) or self._doc[end].lower_ != "of":
            return ()
        nouns = noun_phrase(self._context, end + 1, end + OTHERS)
        return nouns.named if nouns else ()

    def _owners(self, phrase: Phrase, sentence: Span, titled: set[int]) -> list[int]:
        left, right = self._left_of(phrase, sentence), self._right_of(phrase, sentence)
        if left and right:
            adjacent = self._doc[phrase.end].text != ","
            return right if adjacent or set(left) <= titled else left
        return left or right

    def _right_of(self, phrase: Phrase, sentence: Span) -> list[int]:
        """The person right behind: "President X", "the president, X"."""
        i = phrase.end
        if i + 1 < sentence.end and self._doc[i].text in _BEFORE:
            i += 1
        i = self._context.skip_ranks(i)
        if i >= sentence.end or i not in self._people:
            return []
        if not phrase.plural:
            return [i]
        found = self._row(i, sentence)
        end = self._people[found[-1]][0]
        more = any(token.lower_ == "and" for token in self._doc[end : end + OTHERS])
        return found if len(found) > 1 or more else []

    def _row(self, start: int, sentence: Span) -> list[int]:
        """The persons of "X of A, Y of B and Z of C"."""
        found = [start]
        while True:
            i = end = self._past_body(self._people[found[-1]][0])
            while i < sentence.end and self._doc[i].lower_ in _LISTED:
                i += 1
            i = self._context.skip_ranks(i)
            if i == end or i not in self._people or i >= sentence.end:
                return found
            found.append(i)

    def _past_body(self, end: int) -> int:
        if end + 1 >= len(self._doc) or self._doc[end].lower_ != "of":
            return end
        body = self._context.bodies.get(end + 1) or self._context.bodies.get(end + 2)
        return body[1] if body else end

    def _left_of(self, phrase: Phrase, sentence: Span) -> list[int]:
        """The person before: "X, the president", "X, who was president", "X as president", "X, 41, president"."""
        i = phrase.start - 1
        while i > sentence.start and self._doc[i].lower_ in _BRIDGES:
            i -= 1
        if i > sentence.start and self._doc[i].text in _COMMAS:
            i -= 1
            if self._doc[i].like_num and self._doc[i - 1].text in _COMMAS:
                i -= 2
        if i == phrase.start - 1 or i + 1 not in self._by_end or i < sentence.start:
            return []
        start = self._by_end[i + 1][0]
        if not phrase.plural:
            return [start]
        found = self._row_before(start, sentence)
        return found if len(found) > 1 else []

    def _row_before(self, start: int, sentence: Span) -> list[int]:
        found = [start]
        while True:
            i = found[0] - 1
            while i > sentence.start and (self._doc[i].lower_ in _LISTED or self._context.is_rank(self._doc[i])):
                i -= 1
            if i <= sentence.start or i + 1 not in self._by_end:
                return found
            found.insert(0, self._by_end[i + 1][0])

    def by_verb(self) -> Iterator[Held]:
        """The posts in "X, who commands Y" and "X commands Y"."""
        verbs = {tuple(map(stem, verb.split())): post for verb, post in self._context.words.offices.verbs.items()}
        for number, sentence in enumerate(self._context.reading.sentences):
            for token in sentence:
                for verb, post in verbs.items():
                    if token.pos_ == "VERB" and verb == tuple(stem(t.text) for t in self._doc[token.i :][: len(verb)]):
                        yield from self._told(token, len(verb), post, number)

    def _told(self, verb: Token, length: int, post: str, number: int) -> Iterator[Held]:
        i = verb.i - 1
        while i > verb.sent.start and self._doc[i].lower_ in _ADVERBS:
            i -= 1
        owner = self._by_end.get(i + 1)
        passive = verb.tag_ == "VBN" and self._doc[verb.i - 1].lower_ not in _HAVE
        nouns = noun_phrase(self._context, verb.i + length, verb.i + REACH) if owner and not passive else None
        if not owner or not nouns:
            return
        end, words, named = nouns.end, list(nouns.words), list(nouns.named)
        while end < verb.sent.end and self._doc[end].lower_ in _FURTHER:
            more = noun_phrase(self._context, end + 1, end + OTHERS)
            if not more or not (more.named or self._doc[end].lower_ == "on"):
                break
            words += [self._doc[end].lower_, *more.words] if more.words else []
            named += more.named
            end = more.end
        title, preposition = post.split()
        complement = f"{preposition} {' '.join(words)}" if words else ""
        yield Held(owner[1], Phrase(verb.i, verb.i, end, title, complement, tuple(named)), number, tuple(named))
