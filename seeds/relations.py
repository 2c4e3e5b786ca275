"""The words by which news tells lasting relations, read from seeds/relations.yml and checked."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from seeds.errors import SeedsError
from seeds.rows import line_of, read_mapping

FILE = Path(str(files("seeds"))) / "relations.yml"


Post = Annotated[str, Field(pattern=r"^\w+ \w+$")]  # "commander of"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OfficeWords(_Strict):
    heads: frozenset[str] = Field(min_length=1)
    qualified: Mapping[str, frozenset[str]]
    general: frozenset[str]
    excluded: frozenset[str]
    relative: frozenset[str]
    times: frozenset[str]
    suffixes: frozenset[str]
    modifiers: frozenset[str]
    ornaments: frozenset[str]
    former: frozenset[str]
    timed: frozenset[str]
    national: frozenset[str]
    local: frozenset[str]
    abroad: frozenset[str]
    personal: frozenset[str]
    verbs: Mapping[str, Post]
    written: Mapping[str, str]


class GroupWords(_Strict):
    members: frozenset[str]
    staff: frozenset[str]
    many: frozenset[str]
    named: tuple[str, ...]
    chiefs: frozenset[str]
    leaders: frozenset[str]
    speakers: frozenset[str]
    generic: frozenset[str]
    armed: frozenset[str]
    forces: frozenset[str]
    behalf: tuple[str, ...]
    units: frozenset[str]


class AliasWords(_Strict):
    between: tuple[str, ...]
    weak: tuple[str, ...]


class OutlawWords(_Strict):
    verbs: frozenset[str]
    weak: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]


class RelationWords(_Strict):
    """All words of one file; what belongs to which relation is said there."""

    offices: OfficeWords
    peers: tuple[str, ...]
    ranks: frozenset[str]
    groups: GroupWords
    aliases: AliasWords
    outlaws: OutlawWords


@cache
def load_relation_words() -> RelationWords:
    """The project's words of relations."""
    return read_relation_words(FILE)


def read_relation_words(file: Path) -> RelationWords:
    """Read and check a file of such words."""
    words = read_mapping(file, TypeAdapter(RelationWords))
    _check(file, words)
    return words


def _check(file: Path, words: RelationWords) -> None:
    """Lists that pick from another list hold nothing else."""
    groups, outlaws = words.groups, words.outlaws
    picked = (
        (("groups", "staff"), groups.staff, groups.members),
        (("groups", "many"), groups.many, groups.members),
        (("groups", "armed"), groups.armed, groups.generic),
        (("outlaws", "weak"), outlaws.weak, outlaws.verbs),
    )
    for path, some, every in picked:
        if unknown := sorted(some - every):
            name = ".".join(path)
            raise SeedsError(f"{file}:{line_of(file, path)}: {name}: {unknown[0]!r} is not in the list it picks from")
