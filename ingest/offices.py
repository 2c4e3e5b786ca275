"""Offices as "Title of Body": whose post a title is, and how it is written."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.context import Context, stems
from ingest.entities import GROUP, ORGANIZATION, PLACE, STATE
from ingest.extraction import Entity
from ingest.phrases import Phrase
from ingest.titles import Held, Titles
from ingest.tokens import stem
from seeds.gazetteer import load_gazetteer

Bodies = tuple[Entity, ...]
_SMALL = frozenset({"of", "for", "to", "and", "the", "on", "in", "at", "with"})
_SOMEBODY = frozenset({"his", "her", "whose"})
_SOMETHING = frozenset({"its", "their", "whose"})
_HOSTS = ("to ", "in ", "at ")
_UNITS = (GROUP, ORGANIZATION)


class Offices:
    """The offices of one article."""

    def __init__(self, context: Context, titles: Titles) -> None:
        self._context = context
        self._titles = titles
        self._words = context.words
        self._heads = stems(self._words.offices.heads) | stems(frozenset(self._words.offices.qualified))
        self._peers = frozenset(stem(peer.split()[-1]) for peer in self._words.peers)

    def all(self) -> Iterator[tuple[Held, str]]:
        """(who, office), in reading order."""
        body_of: dict[str, Bodies] = {}
        last: Held | None = None
        for held in (*self._titles.held(self._heads | self._peers), *self._titles.by_verb()):
            if held.phrase.over or held.phrase.title.casefold() in self._words.offices.excluded:
                continue
            peer = held.phrase.noun in self._peers
            whole = self._as_peer(held, last) if peer else self._with_body(held, body_of)
            if whole and not self._says_nothing(whole):
                body_of.setdefault(whole.person.id, whole.body)
                last = whole
                yield whole, self._compose(whole)

    def _says_nothing(self, held: Held) -> bool:
        alone = not held.body and not held.phrase.complement
        return alone and held.phrase.title.casefold() in self._words.offices.relative

    def _as_peer(self, held: Held, last: Held | None) -> Held | None:
        """The post of a counterpart is that of the one spoken of before, for another state."""
        if not held.phrase.owner or not last:
            return None
        bodies = held.body or self._home_of(held.person)
        return replace(held, phrase=replace(last.phrase, bodies=bodies, owner=None, indefinite=False), body=bodies)

    def _home_of(self, person: Entity) -> Bodies:
        entry = load_gazetteer().entries.get(person.id)
        return _bodies(self._context.entity(entry.state) if entry and entry.state else None)

    def _with_body(self, held: Held, body_of: dict[str, Bodies]) -> Held:
        phrase, body = held.phrase, held.body
        if phrase.owner and all(one.kind == STATE for one in body):
            held, found = self._owned(held, body_of)
            body = (*found, *(one for one in body if one not in found))
        elif not body:
            held, body = self._generic(held)
        return replace(held, body=body or self._known(held) or self._implied(held.phrase))

    def _generic(self, held: Held) -> tuple[Held, Bodies]:
        """The body that "for the group" leaves unnamed."""
        words = held.phrase.complement.split()
        if len(words) != 2 or words[1] not in self._words.groups.generic:  # noqa: PLR2004 - a preposition and a noun
            return held, ()
        body = self._last_named(held.phrase.start, words[1])
        return (replace(held, phrase=replace(held.phrase, complement="")) if body else held), _bodies(body)

    def _last_named(self, before: int, noun: str) -> Entity | None:
        """The body of that noun, else the one named last that it may mean."""
        kinds = (GROUP,) if noun in self._words.groups.armed else _UNITS
        return self._context.last_body(before, _UNITS, noun) or self._context.last_body(before, kinds)

    def _owned(self, held: Held, body_of: dict[str, Bodies]) -> tuple[Held, Bodies]:
        """Whom "its" or "the group's" means; a common noun that means no name stays part of the office."""
        owner, before = held.phrase.owner or "", held.phrase.start
        if owner in _SOMEBODY and (owner != "whose" or self._follows_person(before)):
            person = self._context.last_person(before, held.person.id)
            personal = held.phrase.noun in stems(self._words.offices.personal)
            return held, () if not person else (person,) if personal else body_of.get(person.id, ())
        if owner in _SOMETHING:
            return held, _bodies(self._context.last_body(before, self._kinds(held.phrase)))
        noun = owner.split()[-1].casefold()
        named = self._context.last_body(before, (*_UNITS, PLACE, STATE), noun)
        if named or noun in self._words.groups.generic:
            return held, _bodies(named or self._last_named(before, noun))
        phrase = replace(held.phrase, complement=f"of {owner} {held.phrase.complement}".strip())
        forces = owner.casefold() in self._words.groups.forces
        return replace(held, phrase=phrase), _bodies(self._context.last_state(before) if forces else None)

    def _follows_person(self, start: int) -> bool:
        comma = start > 0 and self._context.doc[start - 1].text == ","
        return start - comma in self._context.people_by_end

    def _kinds(self, phrase: Phrase) -> tuple[str, ...]:
        """What kinds of bodies a post may belong to."""
        if phrase.ends_like(self._words.offices.local):
            return (PLACE,)
        if phrase.noun in stems(self._words.groups.chiefs):
            return (GROUP,)
        return (*_UNITS, STATE) if phrase.ends_like(self._words.offices.national) else _UNITS

    def _known(self, held: Held) -> Bodies:
        """The gazetteer's body of an office of that person with such a title."""
        entry = load_gazetteer().entries.get(held.person.id)
        for office in entry.offices if entry else ():
            if held.phrase.noun in {stem(word) for word in office.title.split()}:
                return _bodies(self._context.entity(office.body))
        return ()

    def _implied(self, phrase: Phrase) -> Bodies:
        """What the article speaks of: a province, a state, or the body of a spokesman."""
        if phrase.ends_like(self._words.offices.local):
            return _bodies(self._context.last_province(phrase.start))
        if phrase.ends_like(self._words.offices.national):
            return _bodies(self._context.last_state(phrase.start))
        speaker = stem(phrase.title) in stems(self._words.groups.speakers) and not phrase.complement
        return _bodies(self._context.last_body(phrase.start, _UNITS) if speaker else None)

    def _compose(self, held: Held) -> str:
        phrase = held.phrase
        title = _singular(phrase.title, self._words.offices.suffixes) if phrase.plural else phrase.title
        title = _cased(self._words.offices.written.get(title.casefold(), title))
        names = list(dict.fromkeys(body.name for body in held.body))
        complement = phrase.complement
        if phrase.noun in stems(self._words.offices.abroad) and complement.startswith(_HOSTS):
            preposition, place = complement.split(" ", 1)
            host = _host(place)
            of = "".join(f" of {name}" for name in names if name not in (host or place))
            return f"{title}{of} to {host}" if host else f"{title}{of} {preposition} {place}"
        whole = [name for name in names if not any(name != other and name in other for other in names)]
        of = "".join(f" of {name}" for name in whole if name.casefold() not in complement.casefold())
        return f"{title} {complement}".rstrip() + of


def _bodies(body: Entity | None) -> Bodies:
    return (body,) if body else ()


def _host(place: str) -> str | None:
    """An ambassador in Tehran is one to Iran; so is one at a union of states; None for other places."""
    gazetteer = load_gazetteer()
    if gazetteer.find(place, kinds=(STATE, ORGANIZATION)):
        return place
    states = [gazetteer.capitals.get(entry.id) for entry in gazetteer.find(place, kinds=(PLACE,))]
    return next((gazetteer.entries[state].name for state in states if state), None)


def _singular(title: str, suffixes: frozenset[str]) -> str:
    first, _, last = title.rpartition(" ")
    if last.casefold() in suffixes:  # directors general
        return f"{first.removesuffix('s')} {last}"
    if last.endswith("men"):
        return f"{first} {last[:-3]}man".strip()
    return f"{first} {last[:-3] + 'y' if last.endswith('ies') else last.removesuffix('s')}".strip()


def _cased(title: str) -> str:
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in title.split())
