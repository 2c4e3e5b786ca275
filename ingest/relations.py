"""Lasting relations that an article tells: offices, membership, other names, parts, and who outlaws whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ingest.entities import GROUP, ORGANIZATION, PERSON, PLACE, STATE, Names
from ingest.extraction import Entity, Relation, Span
from ingest.reading import Reading
from seeds.gazetteer import load_gazetteer
from seeds.names import normalise
from seeds.vocabulary import load_vocabulary

LONGEST_TITLE = 14  # tokens of a title before or after a name
ALIAS_GAP = 30  # characters between a name and another name of the same thing
_LINKS = frozenset(["of", "for", "to", "and", "the", "'s", "’s", "on", "in", "at", "-", "&", "’", "'"])
_SMALL = frozenset(["of", "for", "to", "and", "the", "on", "in", "at"])
_DROPPED = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "new",
        "visiting",
        "newly",
        "appointed",
        "powerful",
        "said",
        "that",
        "by",
        "with",
        "from",
    ]
)


@dataclass(frozen=True, slots=True)
class _Title:
    """Words of an office (tokens) and the entity that stands among them, if one does."""

    words: tuple[Token, ...]
    body: str | None


def find_relations(reading: Reading, names: Names) -> tuple[Relation, ...]:
    """All relations of an article, each with the sentence that tells it."""
    found: dict[tuple[str, str, str], Relation] = {}
    for ent in reading.doc.ents:
        entity = names.by_token.get(ent.start)
        if entity and ent.start_char >= reading.offset:
            for kind, source, target in _relations_of(reading, names, ent, entity):
                found.setdefault(
                    (kind, source, normalise(target)), Relation(kind, source, target, _sentence(reading, ent))
                )
    return tuple(found.values())


def _relations_of(reading: Reading, names: Names, ent: TokenSpan, entity: Entity) -> Iterator[tuple[str, str, str]]:
    if entity.kind == PERSON:
        yield from _person(names, ent, entity)
    if entity.kind in {GROUP, ORGANIZATION}:
        yield from (("part_of", entity.id, whole) for whole in _parts(names, entity))
    if entity.kind == GROUP:
        yield from (("outlaws", state, entity.id) for state in _outlawed_by(reading, names, ent))
    alias = _alias(reading, names, ent, entity)
    if alias:
        yield "also_known_as", entity.id, alias


def _sentence(reading: Reading, ent: TokenSpan) -> Span:
    sentence = reading.sentences[int(reading.sentence_of[ent.start])]
    return Span(sentence.start_char - reading.offset, sentence.end_char - reading.offset, sentence.text)


def _person(names: Names, ent: TokenSpan, entity: Entity) -> Iterator[tuple[str, str, str]]:
    for title in (_before(ent), _after(ent)):
        office = _office(title, names, entity) if title else None
        if office:
            yield "holds_office", entity.id, office
    for title in (_before(ent), _after(ent)):
        group = _group_of(title, names) if title else None
        if group:
            yield "member_of", entity.id, group


def _before(ent: TokenSpan) -> list[Token]:
    """The words left of a name that may be its title: names, nouns and adjectives with their links, cut at the first
    other word.
    """
    words: list[Token] = []
    start = ent.start - 1
    if start >= ent.sent.start and ent.doc[start].text == ",":
        start -= 1  # "the foreign minister, X, said"
    for i in range(start, max(ent.sent.start, start - LONGEST_TITLE) - 1, -1):
        token = ent.doc[i]
        if token.ent_type_ == "PERSON" or not (
            token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.lower_ in _LINKS or token.ent_type_
        ):
            break
        words.insert(0, token)
    inside = [token for token in ent if token.lower_.rstrip(".") in load_vocabulary().cues.office]
    return _from_office([*words, *inside]) if _has_office([*words[-6:], *inside]) else []


def _from_office(words: list[Token]) -> list[Token]:
    while words and words[0].lower_ in _LINKS:
        words = words[1:]
    return words


def _after(ent: TokenSpan) -> list[Token]:
    """An apposition right of a name: from the comma to the next comma, verb or end."""
    doc, at = ent.doc, ent.end
    if at >= ent.sent.end or doc[at].text not in {",", "(", "-", "–", "—"}:
        return []
    words: list[Token] = []
    for i in range(at + 1, min(ent.sent.end, at + 1 + LONGEST_TITLE)):
        token = doc[i]
        if (
            token.text in {",", ")", ";", ".", "–", "—", ":"}
            or (token.pos_ in {"VERB", "AUX"} and not token.ent_type_)
            or token.tag_ in {"WP", "WDT"}
        ):
            break
        words.append(token)
    return words if _has_office(words[:9]) and words[0].ent_type_ != "PERSON" else []


def _has_office(words: list[Token]) -> bool:
    office = load_vocabulary().cues.office
    return any(
        token.lower_.rstrip("s") in office or token.lower_ in office
        for token in words
        if token.ent_type_ not in {"PERSON", "PLACE"}
    )


def _office(words: list[Token], names: Names, person: Entity) -> str | None:
    """An office as "Title of Body" from the words of a title; None for what is over or is no office."""
    cues = load_vocabulary().cues
    if any(token.lower_.strip("-") in cues.former or token.lower_.startswith("ex-") for token in words):
        return None
    title: list[str] = []
    bodies: dict[str, str] = {}
    taken: set[int] = set()
    for token in words:
        entity = names.by_token.get(token.i)
        demonym = load_gazetteer().demonyms.get(token.lower_)
        if token.i in taken:
            continue
        if entity and entity.kind != PERSON:
            taken.update(range(token.i, token.i + len(next(e for e in token.doc.ents if e.start == token.i))))
            bodies.setdefault(entity.kind, entity.name)
        elif demonym and not token.ent_type_:
            bodies.setdefault(STATE, load_gazetteer().entries[demonym].name)
        elif token.lower_ not in _DROPPED and token.text not in {"'s", "’s", ",", "’", "'"}:
            title.append(token.lower_)
    body = next((bodies[kind] for kind in (ORGANIZATION, GROUP, PLACE, STATE) if kind in bodies), None)
    state = bodies.get(STATE)
    if body and state and state not in body and ORGANIZATION in bodies:
        body = f"{body} of {state}"
    return _compose(title, body or _state_of(person, names))


def _compose(title: list[str], body: str | None) -> str | None:
    cues = load_vocabulary().cues
    while title and (title[0] in _SMALL or title[0].rstrip(".") in cues.rank - cues.office):
        title = title[1:]
    while title and (title[-1] in _SMALL or title[-1].rstrip(".") in cues.rank - cues.office):
        title = title[:-1]
    if not any(word.rstrip("s") in cues.office or word in cues.office for word in title):
        return None
    words = [word if word in _SMALL else word[:1].upper() + word[1:] for word in title]
    return " ".join(words) + (f" of {body}" if body and body not in " ".join(words) else "")


def _state_of(person: Entity, names: Names) -> str | None:
    """The state of a person by the gazetteer, else the last state that the article names before the person."""
    entry = load_gazetteer().entries.get(person.id)
    if entry:
        bodies = [*(office.body for office in entry.offices), *filter(None, (entry.state,))]
        return load_gazetteer().entries[bodies[0]].name if bodies else None
    states = [entity for entity in names.entities if entity.kind == STATE]
    first = person.mentions[0].start
    before = [(mention.start, state.name) for state in states for mention in state.mentions if mention.start <= first]
    return max(before)[1] if before else None


def _group_of(words: list[Token], names: Names) -> str | None:
    """The armed group that a title belongs to ("a commander of X", "X spokesman")."""
    cues = load_vocabulary().cues
    if not any(token.lower_ in cues.membership for token in words):
        return None
    groups = [entity.id for token in words if (entity := names.by_token.get(token.i)) and entity.kind == GROUP]
    return groups[0] if groups else None


def _parts(names: Names, entity: Entity) -> Iterator[str]:
    """What the gazetteer says an entity is part of, where the article names both."""
    entry = load_gazetteer().entries.get(entity.id)
    here = {other.id for other in names.entities}
    yield from (whole for whole in (entry.part_of if entry else ()) if whole in here)


def _outlawed_by(reading: Reading, names: Names, ent: TokenSpan) -> Iterator[str]:
    """States beside a word of outlawing in the sentence of a group."""
    stems = load_vocabulary().cues.outlaw
    for token in ent.sent:
        if reading.stems[token.i] in stems and abs(token.i - ent.root.i) <= LONGEST_TITLE:
            near = [
                (abs(other - token.i), state)
                for other, state in _states_in(names, ent.sent)
                if abs(other - token.i) <= LONGEST_TITLE // 2
            ]
            if near:
                yield min(near)[1]
                return


def _states_in(names: Names, sentence: TokenSpan) -> Iterator[tuple[int, str]]:
    for token in sentence:
        entity = names.by_token.get(token.i)
        demonym = load_gazetteer().demonyms.get(token.lower_) if not token.ent_type_ else None
        if entity and entity.kind == STATE:
            yield token.i, entity.id
        elif demonym:
            yield token.i, demonym


def _alias(reading: Reading, names: Names, ent: TokenSpan, entity: Entity) -> str | None:
    """Another name given right behind a name: "X, also known as Y", "X (Army of Justice)"."""
    following = next((other for other in reading.doc.ents if other.start >= ent.end), None)
    if (
        following is None
        or following.start_char - ent.end_char > ALIAS_GAP
        or following.text.isupper()
        or entity.kind in {PLACE, STATE}
    ):
        return None
    between = reading.doc.text[ent.end_char : following.start_char].casefold()
    cued = any(
        f" {cue} " in f" {between.strip(' ,(')} " or between.strip(" ,(").startswith(cue + " the")
        for cue in load_vocabulary().cues.alias
    )
    other = names.by_token.get(following.start)
    same = (
        other is not None
        and other.id == entity.id
        and normalise(following.text) != normalise(ent.text)
        and "(" in between
    )
    return following.text if (cued and "," not in between.strip(" ,")) or same else None
