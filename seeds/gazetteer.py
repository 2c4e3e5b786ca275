"""The gazetteer: states, places, groups, organizations and persons that the project knows, from
seeds/entities/*.yml.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from importlib.resources import files
from operator import itemgetter
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rapidfuzz import fuzz, process

from seeds.errors import SeedsError
from seeds.names import normalise, skeleton
from seeds.rows import explain, read_rows
from seeds.sounds import FAR, alike, distance, sounds
from seeds.vocabulary import load_vocabulary

FOLDER = Path(str(files("seeds"))) / "entities"
DATE = r"^\d{4}(-\d\d(-\d\d)?)?$"
CLOSEST = 40  # similarity in percent under which a suggestion would only puzzle
BY_SOUND = frozenset(
    ["group", "person", "place"]
)  # English names of bodies must not meet by their consonants alone (minister, ministry)
PHRASE_LENGTH = 4  # letters of a spelling that a text may be searched for


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Office(_Strict):
    """A post and its term; ``until`` is open while it lasts."""

    title: str
    body: str
    since: str | None = Field(default=None, alias="from", pattern=DATE)
    until: str | None = Field(default=None, alias="to", pattern=DATE)


class Outlawed(_Strict):
    by: str
    since: str | None = Field(default=None, pattern=DATE)
    as_: str | None = Field(default=None, alias="as")

    @property
    def kind(self) -> str | None:
        return self.as_


class Entry(_Strict):
    """One row; fields that do not fit the kind stay empty."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    borders: tuple[str, ...] = ()
    place_kind: str | None = None
    org_kind: str | None = None
    parent: str | None = None
    location: tuple[float, float] | None = None
    precision: Literal["point", "city", "county", "province", "country"] | None = None
    owner: str | None = None
    part_of: tuple[str, ...] = ()
    successor_of: tuple[str, ...] = ()
    operates_in: tuple[str, ...] = ()
    outlawed_by: tuple[Outlawed, ...] = ()
    member_of: tuple[str, ...] = ()
    state: str | None = None
    offices: tuple[Office, ...] = ()
    wikidata: str | None = Field(default=None, pattern=r"^Q\d+$")
    source: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """All names of the entry, the main one first."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.acronyms, *self.translations, *self.former_names)))

    @property
    def wholes(self) -> tuple[str, ...]:
        """The bodies and the state that it is directly a part of."""
        return tuple(dict.fromkeys((*self.part_of, *filter(None, (self.owner,)))))

    def references(self) -> Iterator[tuple[str, str]]:
        """(field, id) of every entry that this one names."""
        for name in ("capital", "parent", "owner", "state"):
            if value := getattr(self, name):
                yield name, value
        for name in ("borders", "part_of", "successor_of", "operates_in", "member_of"):
            yield from ((name, value) for value in getattr(self, name))
        yield from (("outlawed_by", row.by) for row in self.outlawed_by)
        yield from (("offices", row.body) for row in self.offices)


@dataclass(frozen=True)
class Gazetteer:
    """All entries by id, with lookups in any spelling."""

    entries: Mapping[str, Entry]

    @cached_property
    def _normal(self) -> dict[str, list[str]]:
        return _index(self.entries.values(), normalise)

    @cached_property
    def _skeletons(self) -> dict[str, list[str]]:
        return _index((entry for entry in self.entries.values() if entry.kind in BY_SOUND), skeleton)

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """Normalised demonym -> state id."""
        return {normalise(word): entry.id for entry in self.entries.values() for word in entry.demonyms}

    @cached_property
    def capitals(self) -> dict[str, str]:
        """Place id -> the state whose government its name may stand for."""
        return {entry.capital: entry.id for entry in self.entries.values() if entry.capital and entry.kind == "state"}

    @cached_property
    def phrases(self) -> dict[str, list[str]]:
        """Kind -> spellings to look for in texts: those that mean one kind alone."""
        kinds: dict[str, set[str]] = {}
        for entry in self.entries.values():
            for spelling in entry.spellings:
                kinds.setdefault(spelling, set()).add(entry.kind)
        found: dict[str, list[str]] = {}
        for spelling, owners in kinds.items():
            if len(owners) == 1 and (
                " " in spelling or "-" in spelling or (spelling.isupper() and len(spelling) >= PHRASE_LENGTH)
            ):
                found.setdefault(next(iter(owners)), []).append(spelling)
        return found

    def find(self, name: str, kinds: Iterable[str] | None = None) -> list[Entry]:
        """Entries of a name in any spelling: equal normal forms first; when there are none, those of equal skeletons
        that sound like it, the nearest first.
        """
        wanted = set(kinds or load_vocabulary().kinds)
        equal = [entry for entry in self.named(name) if entry.kind in wanted]
        if equal or not (key := skeleton(name)):
            return equal
        near = [(min(map(partial(_gap, name), entry.spellings)), entry) for entry in self._sounding(key, wanted)]
        return [entry for gap, entry in sorted(near, key=itemgetter(0)) if gap < FAR]

    def _sounding(self, key: str, kinds: Collection[str]) -> list[Entry]:
        found = (self.entries[identity] for identity in self._skeletons.get(key, ()))
        return [entry for entry in found if entry.kind in kinds]

    def named(self, name: str) -> list[Entry]:
        """Entries that have exactly this name, up to case, accents and punctuation."""
        return [self.entries[identity] for identity in self._normal.get(normalise(name), ())]

    def nearest(self, name: str, kinds: Iterable[str] | None = None, limit: int = 5) -> list[Entry]:
        """Entries with the most similar spellings, for "did you mean"."""
        wanted = set(kinds or load_vocabulary().kinds)
        choices = {key: ids for key, ids in self._normal.items() if any(self.entries[i].kind in wanted for i in ids)}
        ranked = process.extract(
            normalise(name), list(choices), scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=CLOSEST
        )
        ids = dict.fromkeys(i for key, _, _ in ranked for i in choices[key] if self.entries[i].kind in wanted)
        return [self.entries[i] for i in ids][:limit]

    def kind_of(self, identity: str) -> str:
        """The kind of an entry, empty for an id that is none."""
        entry = self.entries.get(identity)
        return entry.kind if entry else ""

    def chain(self, place: str) -> list[str]:
        """What holds a place, from the nearest up to the state."""
        found: list[str] = []
        entry = self.entries.get(place)
        while entry and entry.parent and entry.parent not in found:
            found.append(entry.parent)
            entry = self.entries.get(entry.parent)
        return found

    def inside(self, place: str) -> set[str]:
        """All places below a place, itself left out."""
        return {
            identity
            for identity, entry in self.entries.items()
            if entry.kind == "place" and place in self.chain(identity)
        }


def _gap(one: str, other: str) -> float:
    """How far apart two spellings sound, word by word where they have as many; FAR where a word is another."""
    mine, theirs = (list(map(sounds, normalise(name).split())) for name in (one, other))
    if len(mine) != len(theirs):
        mine, theirs = [sounds("".join(normalise(one).split()))], [sounds("".join(normalise(other).split()))]
    pairs = list(zip(mine, theirs, strict=True))
    return sum(distance(a, b) for a, b in pairs) if all(alike(a, b) for a, b in pairs) else FAR


def _index(entries: Iterable[Entry], key_of: Callable[[str], str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for entry in entries:
        for spelling in entry.spellings:
            key = key_of(spelling)
            if key and entry.id not in table.setdefault(key, []):
                table[key].append(entry.id)
    return table


@cache
def load_gazetteer() -> Gazetteer:
    """The project's gazetteer."""
    return read_gazetteer(FOLDER)


def read_gazetteer(folder: Path) -> Gazetteer:
    """Read and check all files of a folder; of two entries with one spelling the one read first is meant first."""
    rows: dict[str, tuple[str, Entry]] = {}
    for file in sorted(folder.glob("*.yml")):
        for line, row in read_rows(file):
            where = f"{file}:{line}"
            entry = _entry(where, row)
            if entry.id in rows:
                raise SeedsError(f"{where}: id {entry.id!r} is taken by {rows[entry.id][0]}")
            rows[entry.id] = (where, entry)
    entries = {identity: entry for identity, (_, entry) in rows.items()}
    for where, entry in rows.values():
        _check(where, entry, entries)
    return Gazetteer(entries)


def _entry(where: str, row: object) -> Entry:
    try:
        return Entry.model_validate(row)
    except ValidationError as error:
        raise explain(where, error) from error


def _check(where: str, entry: Entry, entries: Mapping[str, Entry]) -> None:
    vocabulary = load_vocabulary()
    checks = (
        ("kind", entry.kind, vocabulary.kinds),
        ("place_kind", entry.place_kind, vocabulary.place_kinds),
        ("org_kind", entry.org_kind, vocabulary.organization_kinds),
    )
    for name, value, allowed in checks:
        if value is not None and value not in allowed:
            raise SeedsError(f"{where}: {name}: {value!r} is none of {', '.join(allowed)}")
    for name, identity in entry.references():
        if identity not in entries:
            raise SeedsError(f"{where}: {name}: no entry has the id {identity!r}")
    if entry.location and not (-90 <= entry.location[0] <= 90 and -180 <= entry.location[1] <= 180):  # noqa: PLR2004 - degrees
        raise SeedsError(f"{where}: location: {entry.location} is not latitude, longitude")
    if entry.id in Gazetteer(entries).chain(entry.id):
        raise SeedsError(f"{where}: parent: {entry.id!r} lies in itself")
