"""Other names that an article gives to what it names: "X, also known as Y", "X (Army of Justice)"."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as TokenSpan

from ingest.entities import GROUP, ORGANIZATION, PLACE, STATE, Names
from ingest.extraction import Entity
from ingest.reading import Reading
from seeds.gazetteer import load_gazetteer
from seeds.names import normalise
from seeds.relations import load_relation_words

_NAME = r"(?:[A-ZÀ-Þ][\w'’.-]*(?:(?: |-)(?:of(?: the)?|the|al|ul|e|bin|and|for|de)\b)*(?: |-)?)+"
_QUOTED = rf"[\"'“‘]?(?P<name>{_NAME})"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """(pattern right behind a name, how sure it is)."""
    cues = "|".join(map(re.escape, sorted(load_relation_words().aliases.between, key=len, reverse=True)))
    weak = "|".join(map(re.escape, load_relation_words().aliases.weak))
    return (
        (re.compile(rf"\s*[,(]?\s*(?:\([\w ]+\)\s*)?,?\s*(?:{cues})\s+(?:the |a )?{_QUOTED}"), "sure"),
        (re.compile(rf"\s*,?\s+(?:{weak})\s+(?:the )?{_QUOTED}"), "weak"),
        (re.compile(rf"\s*,\s+the\s+{_QUOTED}(?=[,.])"), "weak"),
        (re.compile(rf"\s*\(\s*{_QUOTED}[\"'”’]?\s*\)"), "bracket"),
    )


def find_aliases(reading: Reading, names: Names) -> Iterator[tuple[str, str, int]]:
    """(entity, its other name, sentence)."""
    for ent in reading.doc.ents:
        entity = names.by_token.get(ent.start)
        if entity and entity.kind != STATE:
            name = _behind(reading, names, ent, entity)
            if name and normalise(name) == normalise(entity.name):
                name = ent.text
            if (
                name
                and normalise(name) != normalise(entity.name)
                and not _initials(name, ent.text)
                and not _initials(ent.text, name)
            ):
                yield entity.id, name, int(reading.sentence_of[ent.start])


def _behind(reading: Reading, names: Names, ent: TokenSpan, entity: Entity) -> str | None:
    text = reading.text[ent.end_char : ent.sent.end_char]
    for pattern, how in _patterns():
        match = pattern.match(text)
        name = match["name"].strip(" .,'’") if match else ""
        if match and name and _fits(reading, names, entity, (how, name, ent.end_char + match.start("name"))):
            return name
    return None


def _fits(reading: Reading, names: Names, entity: Entity, found: tuple[str, str, int]) -> bool:
    """Whether the other name may mean the same: not an acronym, and no entity of its own in the weaker patterns."""
    how, name, at = found
    token = reading.token_at(at)
    other = names.by_token.get(token.i)
    if name.replace("-", "").replace(".", "").isupper():
        return False
    if how == "sure":
        return other is None or other.id == entity.id or other.kind == entity.kind
    if other is not None:
        return other.id == entity.id
    translated = entity.kind == GROUP and len(name.split()) > 1
    return translated and not load_gazetteer().find(name, kinds=(PLACE, STATE, ORGANIZATION))


def _initials(short: str, long: str) -> bool:
    """Whether a word is made of the first letters of some words ("JeM", "Wapda")."""
    letters = "".join(word[0] for word in re.findall(r"\w+", long)).casefold()
    capitals = "".join(word[0] for word in re.findall(r"\b[A-ZÀ-Þ]\w*", long)).casefold()
    return short.isupper() or (" " not in short and short.casefold() in {letters, capitals})
