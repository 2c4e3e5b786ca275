"""Who belongs to which group or body, and which body is part of which."""

from collections.abc import Iterator

from spacy.tokens import Span

from ingest.context import Context, stems
from ingest.entities import GROUP, ORGANIZATION
from ingest.extraction import Entity
from ingest.nouns import GENITIVES
from ingest.phrases import Phrase, find_phrases
from ingest.titles import Held, Titles
from ingest.tokens import stem

BODIES = frozenset({GROUP, ORGANIZATION})
REACH = 25  # tokens behind a name in which its bearer speaks for a group
BEFORE = 6  # tokens before a name that introduce its bearer
_BESIDE = frozenset({",", "(", "is", "was", "which", "a", "the", "–", "—"})


class Members:
    """Memberships and parts of one article."""

    def __init__(self, context: Context, titles: Titles) -> None:
        self._context = context
        self._doc = context.doc
        self._groups = context.words.groups
        self._titles = titles

    def members(self) -> Iterator[tuple[str, str, int]]:
        """(person, body, sentence)."""
        for held in self._titles.held(stems(self._groups.members)):
            body = next((one for one in held.body if one.kind in BODIES), None) or self._meant(held)
            if body and self._belongs(held.phrase, body):
                yield held.person.id, body.id, held.sentence
        for start, (end, person) in self._context.people.items():
            body = self._of(start, end) or self._genitive(start) or self._spoken_for(start, end)
            if body:
                yield person.id, body.id, int(self._context.reading.sentence_of[start])

    def _meant(self, held: Held) -> Entity | None:
        """The group that "its fighter" or "a commander of the group" leaves unnamed."""
        nouns = {(held.phrase.owner or "").split(" ")[-1], held.phrase.complement.split(" ")[-1]}
        meant = held.phrase.owner == "its" or nouns & self._groups.armed
        return self._context.last_body(held.phrase.start, (GROUP,)) if meant else None

    def _belongs(self, phrase: Phrase, body: Entity) -> bool:
        """Whether such a noun makes a member of such a body; "inspector general" is a post."""
        words = [stem(word) for word in phrase.title.split()]
        if len(words) > 1 and words[-2] in stems(self._context.words.offices.general):
            return False
        if body.kind == GROUP:
            return phrase.noun not in stems(self._groups.leaders)
        one_of_many = phrase.noun in stems(self._groups.many) and (phrase.plural or phrase.indefinite)
        return phrase.noun in stems(self._groups.staff) or one_of_many

    def _of(self, start: int, end: int) -> Entity | None:
        """The body in "X of the Y"; a title before X makes it an office."""
        i = end + (end < len(self._doc) and self._doc[end].text == ",")
        before = self._doc[start - 1] if start else None
        titled = before is not None and before.pos_ in {"NOUN", "PROPN"} and not self._context.is_rank(before)
        if titled or i >= len(self._doc) or self._doc[i].lower_ != "of":
            return None
        body = self._context.body_from(i + 1)
        return body if body and body.kind in BODIES else None

    def _genitive(self, start: int) -> Entity | None:
        """The group in "the Front's Mullah X"."""
        i = start - 1
        while i > 0 and self._context.is_rank(self._doc[i]):
            i -= 1
        body = self._context.bodies.get(i - 1) if i > 0 and self._doc[i].text in GENITIVES else None
        return body[2] if body and body[2].kind == GROUP else None

    def _spoken_for(self, start: int, end: int) -> Entity | None:
        """The group that somebody speaks for: "calling himself X ... on behalf of Y"."""
        sentence = self._doc[start].sent
        stop = min(sentence.end, end + REACH)
        if _has(self._doc[end:stop], self._groups.behalf):
            return self._first_group(end, stop)
        if _has(self._doc[max(sentence.start, start - BEFORE) : start], self._groups.named):
            return self._first_group(sentence.start, sentence.end) or self._context.last_body(start, (GROUP,))
        return None

    def _first_group(self, start: int, end: int) -> Entity | None:
        return next((body for _, _, body in self._context.bodies_in(start, end) if body.kind == GROUP), None)

    def parts(self) -> Iterator[tuple[str, str, int]]:
        """(part, whole, sentence)."""
        for number, sentence in enumerate(self._context.reading.sentences):
            for start, end, entity in self._context.bodies_in(sentence.start, sentence.end):
                whole = self._whole_behind(end) or self._whole_before(start)
                if whole and entity.kind in BODIES and whole.id != entity.id:
                    yield entity.id, whole.id, number
            for phrase in find_phrases(self._context, sentence, stems(self._groups.units)):
                wholes = [body for body in phrase.bodies if body.kind in BODIES]
                one = self._beside(phrase)
                if one and len(wholes) == 1 and one.kind in BODIES and one.id != wholes[0].id:
                    yield one.id, wholes[0].id, number

    def _whole_behind(self, end: int) -> Entity | None:
        """Y in "the X base of the Y"."""
        i = end + (end < len(self._doc) and stem(self._doc[end].text) in stems(self._groups.units))
        body = self._context.body_from(i + 1) if i < len(self._doc) and self._doc[i].lower_ == "of" else None
        return body if body and body.kind in BODIES else None

    def _whole_before(self, start: int) -> Entity | None:
        """Y in "Y's X", "Y through its X agency"."""
        i = start - 1
        while i > 0 and self._doc[i].pos_ == "ADJ" and i not in self._context.bodies:
            i -= 1
        if i > 0 and self._doc[i].text in GENITIVES:
            body = self._context.bodies.get(i - 1)
            return body[2] if body and body[2].kind in BODIES else None
        return self._context.last_body(i, (GROUP,)) if i > 0 and self._doc[i].lower_ == "its" else None

    def _beside(self, phrase: Phrase) -> Entity | None:
        """X in "X, the armed wing of Y", "X is a branch of Y" or "the media wing of Y, X"."""
        i = phrase.start - 1
        while i > 0 and self._doc[i].lower_ in _BESIDE:
            i -= 1
        body = self._context.bodies.get(i) if i < phrase.start - 1 else None
        if body:
            return body[2]
        comma = phrase.end < len(self._doc) and self._doc[phrase.end].text == ","
        return self._context.body_from(phrase.end + 1) if comma else None


def _has(span: Span, cues: tuple[str, ...]) -> bool:
    text = span.text.casefold()
    return any(cue in text for cue in cues)
