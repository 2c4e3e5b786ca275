"""The vocabulary of the domain, read from seeds/vocabulary.yml and checked."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from seeds.errors import SeedsError
from seeds.rows import line_of, read_mapping

FILE = Path(str(files("seeds"))) / "vocabulary.yml"
Role = Literal["initiator", "target", "participant"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Kind(_Strict):
    label: str
    plural: str


class Relation(_Strict):
    label: str
    source: tuple[str, ...]
    target: tuple[str, ...]


class ShortEdge(_Strict):
    """A derived edge between two roles, or from a role to the event itself."""

    name: str
    source: str
    target: str

    @classmethod
    def read(cls, row: Mapping[str, str]) -> "ShortEdge":
        return cls(name=row["name"], source=row["from"], target=row["to"])


class EventType(_Strict):
    label: str
    summary: str
    family: str
    plover: str | None = None
    acled: str | None = None
    roles: Mapping[Role, tuple[str, ...]]
    short_edge: Mapping[Literal["name", "from", "to"], str] | None = None

    @property
    def edge(self) -> ShortEdge | None:
        return ShortEdge.read(self.short_edge) if self.short_edge else None  # type: ignore[arg-type]


class Cues(_Strict):
    attribution: tuple[str, ...]
    territory: frozenset[str]


class NameWords(_Strict):
    """What words say in names; see the file."""

    honorifics: frozenset[str]
    common: frozenset[str]
    leading: frozenset[str]
    trailing: frozenset[str]
    free: Mapping[str, frozenset[str]]
    forms: Mapping[str, tuple[str, ...]]
    areas: frozenset[str]
    owned: frozenset[str]
    apart: Mapping[str, tuple[str, ...]]
    variants: tuple[tuple[str, ...], ...]

    @cached_property
    def form_of(self) -> dict[str, str]:
        return {word: form for form, words in self.forms.items() for word in words}

    @cached_property
    def mark_of(self) -> dict[str, str]:
        return {word: mark for mark, words in self.apart.items() for word in words}

    @cached_property
    def canonical(self) -> dict[str, str]:
        """Spelling -> the first of its row."""
        return {word: row[0] for row in self.variants for word in row}


Labelled = tuple[str, re.Pattern[str]]


def _patterns(words: Mapping[str, tuple[str, ...]]) -> list[Labelled]:
    """Label and pattern, as often as a label has patterns."""
    return [
        (label, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
        for label, patterns in words.items()
        for pattern in patterns
    ]


class Vocabulary(_Strict):
    """All words of the domain; every mapping keeps the order of the file."""

    kinds: Mapping[str, Kind]
    place_kinds: tuple[str, ...]
    organization_kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    roles: tuple[str, ...]
    figure_kinds: tuple[str, ...]
    precisions: tuple[str, ...]
    relations: Mapping[str, Relation]
    event_types: Mapping[str, EventType]
    cues: Cues
    titles: frozenset[str]
    names: NameWords
    weapons: Mapping[str, tuple[str, ...]]
    sequences: Mapping[str, tuple[str, ...]]
    inflections: Mapping[str, tuple[str, ...]]

    @cached_property
    def inflections_by_form(self) -> dict[str, str]:
        """Irregular form -> lemma."""
        return {form: lemma for lemma, forms in self.inflections.items() for form in forms}

    @cached_property
    def weapon_patterns(self) -> list[Labelled]:
        return _patterns(self.weapons)

    @cached_property
    def sequence_patterns(self) -> list[Labelled]:
        return _patterns(self.sequences)

    def family(self, event_type: str) -> str:
        """The family of an event type: what may be one incident under another type."""
        return self.event_types[event_type].family

    def kinds_of(self, event_type: str, role: str) -> frozenset[str]:
        """The kinds of entities that may fill a role (given in the plural, as slots of events are named)."""
        found = self.event_types[event_type].roles
        return frozenset(kind for name, kinds in found.items() if f"{name}s" == role for kind in kinds)


@cache
def load_vocabulary() -> Vocabulary:
    """The project's vocabulary."""
    return read_vocabulary(FILE)


def read_vocabulary(file: Path) -> Vocabulary:
    """Read and check a vocabulary file."""
    vocabulary = read_mapping(file, TypeAdapter(Vocabulary))
    _check(file, vocabulary)
    return vocabulary


def _check(file: Path, vocabulary: Vocabulary) -> None:
    """Cross-references: every kind that roles and relations name exists, and every pattern is one."""
    for path, kinds in _references(vocabulary):
        for kind in kinds:
            if kind not in vocabulary.kinds:
                raise SeedsError(f"{file}:{line_of(file, path)}: {'.'.join(path)}: unknown kind {kind!r}")
    _check_names(file, vocabulary)
    for part, words in (("weapons", vocabulary.weapons), ("sequences", vocabulary.sequences)):
        for label, patterns in words.items():
            for pattern in patterns:
                try:
                    re.compile(pattern)
                except re.error as error:
                    where = line_of(file, (part, label))
                    raise SeedsError(f"{file}:{where}: {part}.{label}: {pattern!r}: {error}") from error


def _check_names(file: Path, vocabulary: Vocabulary) -> None:
    """Forms that may be lacking are forms, and no word has two meanings of one sort."""
    names = vocabulary.names
    for part, labels in (("areas", names.areas), ("owned", names.owned)):
        for label in sorted(labels - set(names.forms)):
            raise SeedsError(f"{file}:{line_of(file, ('names', part))}: names.{part}: unknown form {label!r}")
    tables = (("forms", names.forms.values()), ("apart", names.apart.values()), ("variants", names.variants))
    for part, rows in tables:
        words = [word for row in rows for word in row]
        twice = next((word for word in words if words.count(word) > 1), None)
        if twice is not None:
            raise SeedsError(f"{file}:{line_of(file, ('names', part))}: names.{part}: {twice!r} stands in two rows")


def _references(vocabulary: Vocabulary) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    for name, event_type in vocabulary.event_types.items():
        for role, kinds in event_type.roles.items():
            yield ("event_types", name, "roles", role), kinds
    yield ("names", "free"), tuple(vocabulary.names.free)
    for name, relation in vocabulary.relations.items():
        yield ("relations", name), (*relation.source, *relation.target)
