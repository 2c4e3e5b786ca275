"""From name spans to entities: the gazetteer's where it knows the name, one of the article's own otherwise."""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from ingest.extraction import Entity, Span
from ingest.nesting import find_parents
from ingest.tokens import stem
from seeds.gazetteer import Entry, Gazetteer, load_gazetteer
from seeds.names import normalise
from seeds.triggers import load_triggers
from seeds.vocabulary import load_vocabulary

STATE, GROUP, ORGANIZATION, PERSON, PLACE = "state", "group", "organization", "person", "place"
_SLUG = re.compile(r"[^0-9a-z]+")
_ACRONYM = re.compile(r"[A-Z][A-Z-]{1,7}s?$")


@dataclass
class _Open:
    """An entity in the making."""

    id: str
    name: str
    kind: str
    spans: list[TokenSpan] = field(default_factory=list)
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of an article, and the entity of each name by the token it starts at."""

    entities: tuple[Entity, ...]
    by_token: dict[int, Entity]
    entries: dict[str, Entry]

    def kind_of(self, entity: str) -> str | None:
        found = next((known.kind for known in self.entities if known.id == entity), None)
        entry = load_gazetteer().entries.get(entity)
        return found or (entry.kind if entry else None)


def find_entities(doc: Doc, offset: int, gazetteer: Gazetteer) -> Names:
    """Group the names of a Doc into entities; spans in the title help to link but are no mentions."""
    people = _full_names(doc)
    known: dict[str, _Open] = {}
    owner: dict[int, _Open] = {}
    for ent in doc.ents:
        opened = _open(ent, gazetteer, people, known)
        opened.spans.append(ent)
        owner[ent.start] = opened
    closed = {opened.id: _close(opened, offset) for opened in known.values()}
    named = {start: closed[opened.id] for start, opened in owner.items()}
    for inner, outer in find_parents(doc, named).items():
        closed[inner] = replace(closed[inner], parent=outer)
    entities = tuple(entity for entity in closed.values() if entity.mentions)
    entries = {opened.id: opened.entry for opened in known.values() if opened.entry}
    by_token = {start: closed[opened.id] for start, opened in owner.items() if closed[opened.id].mentions}
    return Names(entities, by_token, entries)


def _open(ent: TokenSpan, gazetteer: Gazetteer, people: dict[str, str], known: dict[str, _Open]) -> _Open:
    kind = ent.label_.casefold()
    text = _without_title(ent) if kind == PERSON else ent.text
    text = people.get(text, text) if kind == PERSON else text
    entry = _entry(text, kind, gazetteer) or _spelled_out(ent, kind, gazetteer)
    if entry:
        return known.setdefault(entry.id, _Open(entry.id, entry.name, entry.kind, entry=entry))
    for opened in known.values():
        if opened.kind == kind and _same(text, opened):
            return opened
    identity = unknown_id(text, kind)
    return known.setdefault(identity, _Open(identity, text, kind))


def _entry(text: str, kind: str, gazetteer: Gazetteer) -> Entry | None:
    """The gazetteer's entity of that kind; of another kind only where the name leaves no doubt."""
    if kind == STATE:
        capital = gazetteer.find(text, kinds=(PLACE,))
        state = gazetteer.find(text, kinds=(STATE,))
        governed = [gazetteer.capitals[entry.id] for entry in capital if entry.id in gazetteer.capitals]
        return state[0] if state else gazetteer.entries[governed[0]] if governed else None
    same = gazetteer.find(text, kinds=(kind,))
    if same:
        return same[0]
    if kind == PERSON:
        return _unglued(text, gazetteer)
    others = [
        entry
        for entry in gazetteer.find(text)
        if normalise(text) in {normalise(name) for name in (entry.name, *entry.aliases)}
    ]
    return others[0] if len({entry.kind for entry in others}) == 1 and len(text) > 3 else None  # noqa: PLR2004 - short acronyms are ambiguous


def _unglued(text: str, gazetteer: Gazetteer) -> Entry | None:
    """A known person whose name a lost blank has glued to the next verb ("Karim Dadflew")."""
    *first, last = text.split() or [""]
    if not first:
        return None
    for end in range(len(last) - 2, 2, -1):
        if last[end:].islower() and stem(last[end:]) in _verbs():
            found = gazetteer.find(" ".join([*first, last[:end]]), kinds=(PERSON,))
            if found:
                return found[0]
    return None


@cache
def _verbs() -> frozenset[str]:
    """Stems of the verbs of the lexicon and of saying."""
    verbs = {verb for lexemes in load_triggers().values() for verb in lexemes.verbs}
    return frozenset(map(stem, verbs | {*load_vocabulary().cues.attribution}))


def _spelled_out(ent: TokenSpan, kind: str, gazetteer: Gazetteer) -> Entry | None:
    """An acronym in brackets right behind a known name means that name."""
    if not _ACRONYM.match(ent.text) or ent.start < 2 or ent.doc[ent.start - 1].text != "(":  # noqa: PLR2004 - a name and a bracket
        return None
    before = [other for other in ent.doc.ents if other.end == ent.start - 1]
    return _entry(before[0].text, kind, gazetteer) if before else None


def _same(text: str, opened: _Open) -> bool:
    """Equal up to spelling, an acronym of it, or for persons the last part of a name met before."""
    mine, theirs = normalise(text), normalise(opened.name)
    if mine == theirs or any(normalise(span.text) == mine for span in opened.spans):
        return True
    if _ACRONYM.match(text):
        initials = "".join(word[0] for word in re.findall(r"[A-Z][\w'’]+", opened.name))
        return initials == text.rstrip("s").replace("-", "")
    return opened.kind == PERSON and len(mine.split()) == 1 and theirs.split()[-1:] == [mine]


def _full_names(doc: Doc) -> dict[str, str]:
    """Surname -> the full name that the article gives first (only where one full name ends so)."""
    full: dict[str, set[str]] = {}
    order: dict[str, str] = {}
    for ent in doc.ents:
        words = _without_title(ent).split() if ent.label_ == PERSON.upper() else []
        if len(words) > 1:
            full.setdefault(words[-1], set()).add(" ".join(words))
            order.setdefault(words[-1], " ".join(words))
    return {last: order[last] for last, names in full.items() if len(names) == 1}


def _without_title(ent: TokenSpan) -> str:
    titles = load_vocabulary().titles
    start = ent.start
    while start < ent.end - 1 and ent.doc[start].lower_.rstrip(".") in titles:
        start += 1
    text = ent.doc[start : ent.end].text
    return re.sub(r"['’]s$", "", text)


def unknown_id(name: str, kind: str) -> str:
    """A readable id for what the gazetteer does not know; the kind keeps a person and a place of one name apart."""
    slug = _SLUG.sub("-", normalise(name)).strip("-") or "unnamed"
    return f"{kind}-{slug}"


def _close(opened: _Open, offset: int) -> Entity:
    spans = tuple(
        Span(span.start_char - offset, span.end_char - offset, span.text)
        for span in opened.spans
        if span.start_char >= offset
    )
    return Entity(opened.id, opened.name, opened.kind, spans)
