"""Which known place holds a place that the gazetteer does not know, where the article says so: "Kulli Band, Panjgur",
"the village of Rudbanak in Saravan county", "Quetta's Jinnah Town", "Gachin Tappeh near Maku".
"""

import itertools
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from ingest.extraction import Entity
from ingest.votes import commonest
from seeds.gazetteer import load_gazetteer

PLACE, HOLDERS = "place", ("place", "state")
IN = frozenset({"in", "of", "within", "inside"})
NEAR = frozenset({"near", "outside"})
APART = frozenset({"and", "or", "to", "from", ";", "(", ")", "–", "-"})
BETWEEN = 6  # tokens between a place and what holds it
_NOUN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "NUM", "PUNCT"})


def find_parents(doc: Doc, by_token: Mapping[int, Entity]) -> dict[str, str]:
    """Unknown place -> the known one that the article puts it in most often."""
    votes: dict[str, list[str]] = {}
    names = [(ent, by_token[ent.start]) for ent in doc.ents if ent.start in by_token]
    for (here, one), (there, other) in itertools.pairwise(names):
        for inner, outer in _pairs(here, one, there, other):
            votes.setdefault(inner.id, []).append(outer)
    return {inner: commonest(given) for inner, given in votes.items()}


def _pairs(here: TokenSpan, one: Entity, there: TokenSpan, other: Entity) -> Iterator[tuple[Entity, str]]:
    """What two neighbouring names say: the unknown place, and the id of what holds it."""
    between = here.doc[here.end : there.start]
    words = [token.lower_ for token in between]
    if here.sent != there.sent or len(between) > BETWEEN or set(words) & APART:
        return
    if _unknown(one) and _known(other) and words and all(token.pos_ in _NOUN_PHRASE for token in between):
        relation = [word for word in words if word in IN | NEAR]
        if words == [","] or (len(relation) == 1 and relation[0] in IN):
            yield one, other.id
        elif len(relation) == 1 and (around := load_gazetteer().chain(other.id)):
            yield one, around[0]
    elif _known(one) and _unknown(other) and words in (["'s"], ["’s"]):
        yield other, one.id


def _unknown(entity: Entity) -> bool:
    return entity.kind == PLACE and entity.id not in load_gazetteer().entries


def _known(entity: Entity) -> bool:
    return load_gazetteer().kind_of(entity.id) in HOLDERS
