"""Noun phrases around a noun of interest: "Iran's deputy interior minister for security affairs" and what it names."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from ingest.context import ARTICLES, Context, stems
from ingest.entities import GROUP, ORGANIZATION, PLACE, STATE
from ingest.extraction import Entity
from ingest.nouns import AND, GENITIVES, HYPHENS, MODIFIERS, noun_phrase
from ingest.tokens import stem

INDEFINITE = frozenset({"a", "an", "one", "some", "another", "any"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "whose"})
PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from"})
_WHOSE = frozenset({"of", "for"})  # what follows one of these owns the post
_WHERE = frozenset({"in", "at", "near", "from", "across", "inside", "outside", "around", "over"})
_APART = frozenset({"obl:tmod", "nsubj", "nsubj:pass", "obj", "root", "ROOT", "advmod", "nmod:tmod", "obl:npmod"})
LONGEST = 16  # tokens that a phrase reaches right of its noun


@dataclass(frozen=True, slots=True)
class Phrase:
    """``start`` counts the article in; ``title`` and ``complement`` are without the names of bodies and nationalities,
    which ``bodies`` gives in order; ``owner`` is a possessive ("its", "his") or the noun in "the group's".
    """

    start: int
    head: int
    end: int
    title: str
    complement: str = ""
    bodies: tuple[Entity, ...] = ()
    owner: str | None = None
    indefinite: bool = False
    over: bool = False  # "former"
    plural: bool = False

    @property
    def noun(self) -> str:
        """The stem of the word that the title ends with."""
        return stem(self.title.split()[-1])

    def ends_like(self, titles: frozenset[str]) -> bool:
        """Whether the title is one of these or ends like one."""
        title = self.title.casefold()
        return any(title == one or title.endswith(f" {one}") for one in titles)


def find_phrases(context: Context, sentence: Span, heads: frozenset[str]) -> list[Phrase]:
    """The phrases of a sentence around nouns of some stems, those inside of longer ones left out."""
    found = [_phrase(context, token, sentence) for token in sentence if _is_head(context, token, heads)]
    return [one for one in found if not any(_holds(other, one) for other in found)]


def _holds(other: Phrase, one: Phrase) -> bool:
    inside = other.start <= one.start and one.end <= other.end
    return inside and (other.end - other.start, -other.head) > (one.end - one.start, -one.head)


def _is_head(context: Context, token: Token, heads: frozenset[str]) -> bool:
    own = stem(token.text)
    if own not in heads or token.i in context.bodies or token.i in context.person_tokens:
        return False
    if token.pos_ not in MODIFIERS | {"X"} or token.tag_ == "POS":
        return False
    needed = next((words for noun, words in context.words.offices.qualified.items() if stem(noun) == own), None)
    if needed is None or own in stems(context.words.offices.heads):
        return True
    around = context.doc[max(token.sent.start, token.i - 3) : min(token.sent.end, token.i + 3)]
    return any(word.lower_ in needed for word in around)


def _phrase(context: Context, head: Token, sentence: Span) -> Phrase:
    left = _Left(context, head, sentence.start)
    left.walk()
    end, suffix = _suffix(context, head, sentence.end)
    end, complement, more = _complement(context, end, sentence.end)
    return Phrase(
        left.i + 1,
        head.i,
        end,
        "".join(left.words) + suffix,
        complement,
        (*left.bodies, *more),
        left.owner,
        left.indefinite,
        left.over,
        head.tag_ in {"NNS", "NNPS"},
    )


class _Left:
    """A walk left from the noun over its modifiers, the names of bodies, and possessives."""

    def __init__(self, context: Context, head: Token, first: int) -> None:
        self._context = context
        self._doc = context.doc
        self._offices = context.words.offices
        self._head = head
        self._first = first
        self._done = False
        self.i = head.i - 1
        self.words = [head.text]
        self.bodies: list[Entity] = []
        self.owner: str | None = None
        self.indefinite = self.over = False

    def walk(self) -> None:
        steps = (self._name, self._nation, self._genitive, self._aside, self._modifier)
        while not self._done and self.i >= self._first and any(step() for step in steps):
            pass
        while self.i >= self._first and self._opening(self._doc[self.i]):
            self.i -= 1

    def _opening(self, token: Token) -> bool:
        """Articles, possessives and words like "former" before a phrase."""
        if token.lower_ in POSSESSIVES:
            self.owner = self.owner or token.lower_
        self.indefinite |= token.lower_ in INDEFINITE
        self.over |= token.lower_ in self._offices.former
        return token.lower_ in ARTICLES | POSSESSIVES | self._offices.former

    def _name(self) -> bool:
        body = self._context.bodies.get(self.i)
        if body and self._says_where(body):
            self._done = True
        elif body:
            self.bodies.insert(0, body[2])
            self.i = body[0] - 1
        return body is not None

    def _says_where(self, body: tuple[int, int, Entity]) -> bool:
        """Where it happened, not whose the post is: "In Beirut President X"."""
        first, behind, entity = body
        local = entity.kind in {PLACE, STATE} and self._doc[behind].text not in GENITIVES
        return local and first > 0 and self._doc[first - 1].lower_ in _WHERE

    def _nation(self) -> bool:
        nation = self._context.nation(self._doc[self.i])
        if nation:
            self.bodies.insert(0, nation)
            self.i -= 1
        return nation is not None

    def _genitive(self) -> bool:
        if self._doc[self.i].text not in GENITIVES:
            return False
        if self.i - 1 in self._context.bodies:
            self.i -= 1
            return True
        self._done = True
        if self.i - 1 not in self._context.person_tokens:
            self._common_owner()
        return True

    def _common_owner(self) -> None:
        """The noun before a genitive that is no name: "the coalition's", "the armed forces'"."""
        names = self._context.person_tokens | self._context.bodies.keys()
        words: list[str] = []
        self.i -= 1
        while self.i >= self._first and self._doc[self.i].pos_ in MODIFIERS and self.i not in names:
            words.insert(0, self._doc[self.i].text)
            self.i -= 1
        self.owner = " ".join(words) or None

    def _aside(self) -> bool:
        """Words beside a title: over and done with, ornaments, or when it happened."""
        token = self._doc[self.i]
        word = token.lower_
        if word in self._offices.times and self.words[0].strip().casefold() not in self._offices.timed:
            self._done = not (self.i and self._doc[self.i - 1].text in HYPHENS)
            return self._done
        self.over |= word in self._offices.former
        if word in self._offices.former or word in self._offices.ornaments - self._offices.modifiers:
            self.i -= 1
            return True
        return False

    def _modifier(self) -> bool:
        token = self._doc[self.i]
        if not self._modifies(token):
            return False
        self.words.insert(0, token.text + (" " if token.whitespace_ else ""))
        self.i -= 1
        return True

    def _modifies(self, token: Token) -> bool:
        before = self._doc[token.i - 1] if token.i else token
        if token.i in self._context.person_tokens:
            return False
        if token.text in HYPHENS:
            return not token.whitespace_ and not before.whitespace_
        if token.lower_ in self._offices.modifiers:
            return True
        if token.lower_ in AND:
            return self._joins(token, before)
        lower_oblique = token.dep_ == "obl" and not token.is_title
        return token.pos_ in MODIFIERS - {"NUM"} and token.dep_ not in _APART and not lower_oblique

    def _joins(self, token: Token, before: Token) -> bool:
        """The "and" of "information and broadcasting minister"."""
        names = self._context.person_tokens | self._context.bodies.keys()
        plain = before.pos_ in MODIFIERS and before.i not in names and not self._context.is_head(before)
        verb = token.i > 1 and self._doc[token.i - 2].pos_ == "VERB"
        return plain and not verb and before.is_title == self._doc[token.i + 1].is_title


def _suffix(context: Context, head: Token, stop: int) -> tuple[int, str]:
    """Words right behind the noun that belong to the post: "inspector general", "envoy-designate"."""
    doc, suffixes = context.doc, context.words.offices.suffixes
    i, text = head.i + 1, ""
    if i + 1 < stop and doc[i].text in HYPHENS and doc[i + 1].lower_ in suffixes:
        return i + 2, "-" + doc[i + 1].text
    while i < stop and doc[i].lower_ in suffixes and i not in context.person_tokens:
        if context.is_rank(doc[i]) and stem(head.text) not in stems(context.words.offices.general):
            break
        text += " " + doc[i].text
        i += 1
    return i, text


def _complement(context: Context, i: int, stop: int) -> tuple[int, str, list[Entity]]:
    """What stands right of the noun: "of ...", "for ...", or a body without a preposition."""
    texts: list[str] = []
    bodies: list[Entity] = []
    limit = min(stop, i + LONGEST)
    direct = context.bodies.get(i)
    if direct and i < limit and direct[0] == i and direct[2].kind in {GROUP, ORGANIZATION}:
        bodies.append(direct[2])
        i = direct[1]
    while i + 1 < limit and context.doc[i].lower_ in PREPOSITIONS:
        preposition = context.doc[i].lower_
        nouns = noun_phrase(context, i + 1, limit)
        if nouns is None or (preposition not in _WHOSE and not nouns.named):
            break
        if nouns.words:
            texts.append(f"{preposition} {' '.join(nouns.words)}")
        if nouns.words or preposition in _WHOSE:
            bodies += nouns.named
        else:
            texts.append(f"{preposition} {' and '.join(entity.name for entity in nouns.named)}")
        i = nouns.end
    return i, " ".join(texts), bodies
