"""Who says it, who is counted, and by what weapon: what the words around a claim tell."""

import re
from functools import cache, cached_property

from spacy.tokens import Token

from ingest.decide import Candidate
from ingest.entities import Names
from ingest.extraction import Party
from ingest.reading import Reading
from ingest.slots import phrase_fillers
from ingest.tokens import stem
from seeds.vocabulary import load_vocabulary

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_PARTS = frozenset({"conj", "parataxis", "ccomp", "advcl", "acl:relcl", "root", "ROOT"})


@cache
def attribution_stems() -> frozenset[str]:
    """Stems of the verbs of saying."""
    return frozenset(stem(verb) for verb in load_vocabulary().cues.attribution)


class Speakers:
    """Attribution in one article: publisher and speaker stay apart, None is the article's own voice."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self._reading = reading
        self._names = names

    def of_sentence(self, sentence: int) -> Party | None:
        """The first speaker of a sentence."""
        found = self._speakers[sentence]
        return found[0][1] if found else None

    def of_token(self, token: int) -> Party | None:
        """The speaker whose verb governs a token, else the only one of its sentence."""
        found = self._speakers[int(self._reading.sentence_of[token])]
        governing = [party for verb, party in found if _governs(verb, self._reading.doc[token])]
        return governing[0] if governing else found[0][1] if len(found) == 1 else None

    def counted(self, end: int) -> str:
        """Whom a number whose last token stands before ``end`` counts, in the article's words."""
        doc = self._reading.doc
        token = doc[end - 1]
        noun = token.head if token.dep_ in {"nummod", "det", "compound", "amod"} and token.head.i >= end else None
        if noun is None:
            return "people"
        words = [word.text for word in doc[end : noun.i + 1] if word.dep_ not in {"det", "case"}]
        return " ".join(words) or "people"

    def weapon(self, candidate: Candidate, kind: str) -> str | None:
        """The weapon named nearest to the trigger, for acts of violence."""
        vocabulary = load_vocabulary()
        if vocabulary.family(kind) != "violence":
            return None
        sentence = self._reading.sentences[candidate.sentence]
        text, trigger = sentence.text, self._reading.doc[candidate.trigger].idx
        found = [
            (abs(sentence.start_char + match.start() - trigger), -len(match.group()), label)
            for label, pattern in vocabulary.weapon_patterns
            for match in pattern.finditer(text)
        ]
        return min(found)[2] if found else None

    @cached_property
    def _speakers(self) -> list[list[tuple[Token, Party]]]:
        return [[pair for token in sentence if (pair := self._speaker(token))] for sentence in self._reading.sentences]

    def _speaker(self, token: Token) -> tuple[Token, Party] | None:
        """(verb, who) where a token is a verb of saying with a subject, or "according to" somebody."""
        if token.lower_ == "according":
            object_ = next(
                (t for t in token.doc[token.i + 1 : token.i + 8] if t.dep_ in {"obl", "nmod", "obj"} or t.ent_type_),
                None,
            )
            party = self._party(object_) if object_ is not None else None
            return (token.head, party) if party else None
        if self._reading.stems[token.i] not in attribution_stems() or token.pos_ != "VERB":
            return None
        subject = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
        party = self._party(subject) if subject is not None else None
        return (token, party) if party else None

    def _party(self, token: Token) -> Party | None:
        inside = [
            token,
            *(
                child
                for child in token.children
                if child.dep_ in {"appos", "flat", "nmod", "nmod:poss", "compound", "conj"}
            ),
        ]
        for word in inside:
            start = word.i
            while start > word.sent.start and word.doc[start].ent_iob_ == "I":
                start -= 1
            entity = self._names.by_token.get(start)
            if entity:
                return Party(entity.name, entity.id)
        if token.pos_ != "NOUN":
            return None
        phrase = next(
            (
                filler
                for filler in phrase_fillers(self._reading, int(self._reading.sentence_of[token.i]))
                if filler.head == token.i
            ),
            None,
        )
        return Party(re.sub(r"\s+", " ", phrase.text)) if phrase else None


def _governs(verb: Token, token: Token) -> bool:
    """Whether a token lies in what a verb of saying introduces, or in the clause beside it."""
    above = token
    while above.head.i != above.i:
        if above.head.i == verb.i:
            return above.dep_ in _PARTS or above.dep_ in {"obj", "xcomp"}
        above = above.head
    return any(child.i == above.i for child in verb.children)
