"""The vocabulary of the domain, read from seeds/vocabulary.yml and checked."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from seeds.errors import SeedsError
from seeds.rows import explain, read_yaml

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


class Triggers(_Strict):
    """Lemmas that may tell an event of a type."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class EventType(_Strict):
    label: str
    summary: str
    family: str
    plover: str | None = None
    acled: str | None = None
    roles: Mapping[Role, tuple[str, ...]]
    short_edge: Mapping[Literal["name", "from", "to"], str] | None = None
    triggers: Triggers

    @property
    def edge(self) -> ShortEdge | None:
        return ShortEdge.read(self.short_edge) if self.short_edge else None  # type: ignore[arg-type]


class Cues(_Strict):
    attribution: tuple[str, ...]
    office: frozenset[str]
    former: frozenset[str]
    rank: frozenset[str]
    membership: frozenset[str]
    outlaw: frozenset[str]
    alias: tuple[str, ...]


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
    weapons: Mapping[str, tuple[str, ...]]
    inflections: Mapping[str, tuple[str, ...]]

    @cached_property
    def inflections_by_form(self) -> dict[str, str]:
        """Irregular form -> lemma."""
        return {form: lemma for lemma, forms in self.inflections.items() for form in forms}

    @cached_property
    def weapon_patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        """Label and pattern, as often as a label has patterns."""
        return [
            (label, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
            for label, patterns in self.weapons.items()
            for pattern in patterns
        ]

    def kinds_of(self, event_type: str, role: str) -> frozenset[str]:
        """The kinds of entities that may fill a role (given in the plural, as slots of events are named)."""
        found = self.event_types[event_type].roles
        return frozenset(kind for name, kinds in found.items() if f"{name}s" == role for kind in kinds)

    def trigger_words(self) -> Iterable[tuple[str, str]]:
        """(lemma, event type) of every trigger."""
        for name, event_type in self.event_types.items():
            words = event_type.triggers
            for lemma in dict.fromkeys((*words.verbs, *words.nouns, *words.adjectives)):
                yield lemma, name


@cache
def load_vocabulary() -> Vocabulary:
    """The project's vocabulary."""
    return read_vocabulary(FILE)


def read_vocabulary(file: Path) -> Vocabulary:
    """Read and check a vocabulary file."""
    content = read_yaml(file)
    if not isinstance(content, dict):
        raise SeedsError(f"{file}:1: expected a mapping")
    try:
        vocabulary = Vocabulary.model_validate(content)
    except ValidationError as error:
        path = [str(part) for part in error.errors()[0]["loc"]]
        raise explain(f"{file}:{line_of(file, path)}", error) from error
    _check(file, vocabulary)
    return vocabulary


def line_of(file: Path, path: Iterable[str]) -> int:
    """The line on which a path of keys stands, as far as its keys are found one below the other."""
    lines = file.read_text("utf-8").splitlines()
    at = 0
    for key in path:
        found = next(
            (i for i in range(at, len(lines)) if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?:", lines[i])), None
        )
        if found is None:
            break
        at = found
    return at + 1


def _check(file: Path, vocabulary: Vocabulary) -> None:
    """Cross-references: every kind that roles and relations name exists, and every weapon pattern is a pattern."""
    for path, kinds in _references(vocabulary):
        for kind in kinds:
            if kind not in vocabulary.kinds:
                raise SeedsError(f"{file}:{line_of(file, path)}: {'.'.join(path)}: unknown kind {kind!r}")
    for label, patterns in vocabulary.weapons.items():
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                where = line_of(file, ("weapons", label))
                raise SeedsError(f"{file}:{where}: weapons.{label}: {pattern!r}: {error}") from error


def _references(vocabulary: Vocabulary) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    for name, event_type in vocabulary.event_types.items():
        for role, kinds in event_type.roles.items():
            yield ("event_types", name, "roles", role), kinds
    for name, relation in vocabulary.relations.items():
        yield ("relations", name), (*relation.source, *relation.target)
