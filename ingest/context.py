"""What the words of one article refer to: its persons and bodies token by token, and what was named before."""

import math
from functools import cached_property, lru_cache

from spacy.tokens import Doc, Token

from ingest.entities import PERSON, PLACE, STATE, Names
from ingest.extraction import Entity
from ingest.reading import Reading
from ingest.tokens import stem
from seeds.gazetteer import load_gazetteer
from seeds.relations import load_relation_words

FAR, NEAR = 200, 20  # tokens before a post in which a state may be meant, and in which its weight falls to a third
CLEAR = 1.5  # how much more than the next state the meant one must weigh
ARTICLES = frozenset({"the", "a", "an", "this", "that", "one", "some", "another", "any"})
_QUOTES = frozenset({'"', "“"})
_MARKS = frozenset({"-", "(", ")"})


@lru_cache(maxsize=100)
def stems(words: frozenset[str]) -> frozenset[str]:
    """The stems of some words."""
    return frozenset(stem(word) for word in words)


class Context:
    """Lookups that the finders of relations share. Spans of names are (first token, token behind, entity)."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self.reading = reading
        self.names = names
        self.doc: Doc = reading.doc
        self.words = load_relation_words()
        self._by_id = {entity.id: entity for entity in names.entities}

    @cached_property
    def people(self) -> dict[int, tuple[int, Entity]]:
        """First token of a person's name, titles off -> (token behind it, who)."""
        found = {}
        for ent in self.doc.ents:
            entity = self.names.by_token.get(ent.start)
            if entity and ent.label_ == PERSON.upper():
                start = ent.start
                while start < ent.end - 1 and self._is_title(self.doc[start]):
                    start += 1
                found[start] = (ent.end, entity)
        return found

    @cached_property
    def people_by_end(self) -> dict[int, tuple[int, Entity]]:
        """Token behind a person's name -> (its first token, who)."""
        return {end: (start, entity) for start, (end, entity) in self.people.items()}

    @cached_property
    def person_tokens(self) -> frozenset[int]:
        return frozenset(i for start, (end, _) in self.people.items() for i in range(start, end))

    @cached_property
    def bodies(self) -> dict[int, tuple[int, int, Entity]]:
        """Every token of a name that is no person's -> the name's span."""
        found = {}
        for ent in self.doc.ents:
            entity = self.names.by_token.get(ent.start)
            if entity and ent.label_ != PERSON.upper():
                found.update(dict.fromkeys(range(ent.start, ent.end), (ent.start, ent.end, entity)))
        return found

    def bodies_in(self, start: int, end: int) -> list[tuple[int, int, Entity]]:
        """The names of bodies that start between two tokens."""
        return [body for i in range(start, end) if (body := self.bodies.get(i)) and body[0] == i]

    def body_from(self, i: int) -> Entity | None:
        """The body named right behind token ``i``, articles between them or not."""
        while i < len(self.doc) and self.doc[i].lower_ in ARTICLES:
            i += 1
        body = self.bodies.get(i)
        return body[2] if body and body[0] == i else None

    def nation(self, token: Token) -> Entity | None:
        """The state of a demonym that is no part of a name."""
        found = load_gazetteer().demonyms.get(token.lower_) if token.i not in self.bodies else None
        return self.entity(found) if found else None

    def entity(self, identity: str) -> Entity | None:
        """The article's entity of an id, else the gazetteer's."""
        entry = load_gazetteer().entries.get(identity)
        known = Entity(entry.id, entry.name, entry.kind, ()) if entry else None
        return self._by_id.get(identity, known)

    def _is_title(self, token: Token) -> bool:
        return (
            self.is_rank(token)
            or stem(token.text) in stems(self.words.offices.heads)
            or token.lower_ in self.words.offices.modifiers
        )

    def is_rank(self, token: Token) -> bool:
        return token.lower_.rstrip(".") in self.words.ranks

    def is_head(self, token: Token) -> bool:
        """Whether a word outside of names names a post."""
        return token.i not in self.bodies and stem(token.text) in stems(self.words.offices.heads)

    def skip_ranks(self, i: int) -> int:
        """The first token from ``i`` on that is neither a rank nor what joins its parts."""
        joints = _QUOTES | {"."}
        while i < len(self.doc) and i not in self.person_tokens:
            token = self.doc[i]
            beside = any(self.is_rank(other) for other in self.doc[max(0, i - 1) : i + 2])
            joint = token.text in joints or (token.text in _MARKS and beside)
            if not (self.is_rank(token) or joint):
                break
            i += 1
        return i

    def last_person(self, before: int, but: str) -> Entity | None:
        """The person named last before a token, one of them left out."""
        named = [(start, who) for start, (_, who) in self.people.items() if start < before and who.id != but]
        return max(named, key=lambda pair: pair[0])[1] if named else None

    def last_body(self, before: int, kinds: tuple[str, ...], noun: str = "") -> Entity | None:
        """The body named last before a token; with a noun, one whose name holds that noun."""
        for ent in reversed([ent for ent in self.doc.ents if ent.end <= before]):
            entity = self.names.by_token.get(ent.start)
            if entity and entity.kind in kinds:
                words = f"{entity.name} {ent.text}".casefold().split()
                if not noun or noun in words:
                    return entity
        return None

    def last_province(self, before: int) -> Entity | None:
        for ent in reversed([ent for ent in self.doc.ents if ent.end <= before]):
            entity = self.names.by_token.get(ent.start)
            entry = load_gazetteer().entries.get(entity.id) if entity else None
            if entry and entry.place_kind == "province":
                return entity
        return None

    def last_state(self, before: int) -> Entity | None:
        """The state that most of the names shortly before a token speak of; none where two come close."""
        weights: dict[str, float] = {}
        for i in range(max(0, before - FAR), before):
            state = self._state_at(i)
            if state:
                weights[state] = weights.get(state, 0.0) + math.exp((i - before) / NEAR)
        ranked = sorted(weights, key=lambda state: -weights[state])
        clear = len(ranked) == 1 or (ranked and weights[ranked[0]] >= CLEAR * weights[ranked[1]])
        return self.entity(ranked[0]) if clear else None

    def _state_at(self, i: int) -> str | None:
        """The state that a token names, by its own name, its people's or that of a place in it."""
        nation = self.nation(self.doc[i])
        body = self.bodies.get(i)
        if nation or not body or body[0] != i:
            return nation.id if nation else None
        if body[2].kind == STATE:
            return body[2].id
        chain = load_gazetteer().chain(body[2].id) if body[2].kind == PLACE else []
        return next((above for above in chain if load_gazetteer().entries[above].kind == STATE), None)
