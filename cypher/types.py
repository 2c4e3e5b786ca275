"""The type names of headers and what they mean in Python: values, vocabulary enums, names of entities, shapes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, create_model

from cypher.errors import QueryFileError
from seeds.vocabulary import load_vocabulary

Spec = Any  # what YAML gives: text, a list or a mapping
Kind = Any  # a type, plain or annotated, as pydantic takes it

VERDICTS = ("same", "not_same", "reject", "correct")
STRICT = ConfigDict(extra="forbid")
NAME_LENGTH = 200  # characters; longer than any name, short enough to normalise without thought
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
LABEL = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z]+$")]
LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there


@dataclass(frozen=True, slots=True)
class NameType:
    """A parameter type that is read with the graph's help: see types.yml."""

    name: str
    lookup: str
    help: str
    kinds: tuple[str, ...] = ()
    inside: str | None = None


def read_yaml(text: str) -> Spec:
    return yaml.load(text, LOADER)  # noqa: S506 - both loaders are safe ones


@cache
def name_types() -> Mapping[str, NameType]:
    """Types whose values are ids or spellings."""
    named = _declared()["names"]
    return {name: NameType(name, **{**spec, "kinds": tuple(spec.get("kinds", ()))}) for name, spec in named.items()}


@cache
def value_types() -> Mapping[str, Kind]:
    """Types whose values mean themselves."""
    vocabulary = load_vocabulary()
    return {
        "bool": bool,
        "date": date,
        "float": float,
        "int": int,
        "str": str,
        "Label": LABEL,
        "Precision": choices("Precision", vocabulary.precisions),
        "EntityKind": choices("EntityKind", vocabulary.kinds),
        "EventType": choices("EventType", vocabulary.event_types),
        "FigureKind": choices("FigureKind", vocabulary.figure_kinds),
        "Status": choices("Status", vocabulary.statuses),
        "Verdict": choices("Verdict", VERDICTS),
    }


def choices(name: str, values: Iterable[str]) -> Kind:
    """An enum of fixed values; its members are strings."""
    return StrEnum(name, {re.sub(r"\W", "_", value).upper(): value for value in values})


def param(name: str, spec: Mapping[str, Spec]) -> tuple[Kind, Any]:
    """``{type: int, default: 25, le: 200}`` is a type name plus any keyword of pydantic's ``Field``."""
    keywords = dict(spec)
    values = keywords.pop("choices", None)
    kind = _param_type(name, keywords.pop("type", "str"), values, keywords)
    if "example" in keywords:
        keywords["examples"] = [keywords.pop("example")]
    nullable = keywords.get("default", ...) is None
    return (kind | None if nullable else kind), Field(**keywords)


def _iso_only(value: object) -> object:
    """Pydantic alone would take 2024 and "2024" for seconds since 1970."""
    if not isinstance(value, date) and not ISO_DATE.fullmatch(str(value)):
        raise ValueError("write a date as YYYY-MM-DD")
    return value


DATE = Annotated[date, BeforeValidator(_iso_only)]


def _param_type(name: str, kind: str, values: Iterable[str] | None, keywords: dict[str, Any]) -> Kind:
    if values:
        return choices(name.title(), values)
    if kind in name_types():
        keywords.setdefault("description", name_types()[kind].help)
        return Annotated[str, StringConstraints(min_length=1, max_length=NAME_LENGTH)]
    if kind == "Spelling":
        return Annotated[str, StringConstraints(min_length=1, max_length=NAME_LENGTH)]
    if kind == "date":
        return DATE
    if kind not in value_types():
        raise QueryFileError(f"parameter {name}: no type {kind!r} among {sorted({*value_types(), *name_types()})}")
    return value_types()[kind]


def model(name: str, columns: Mapping[str, Spec]) -> type[BaseModel]:
    """The pydantic model of a row; a nullable column need not be there."""
    fields: dict[str, Any] = {key: _column(f"{name}_{key}", spec) for key, spec in columns.items()}
    return create_model(name, __config__=STRICT, **fields)


@cache
def shape(name: str) -> type[BaseModel]:
    """A shape of types.yml."""
    declared = _declared()["shapes"]
    if name not in declared:
        raise QueryFileError(f"no type or shape {name!r}; there are {sorted({*value_types(), *declared})}")
    return model(name, declared[name])


def _column(name: str, spec: Spec) -> tuple[Kind, Any]:
    kind = _column_type(name, spec)
    return (kind | None, None) if isinstance(spec, str) and spec.endswith("?") else (kind, ...)


def _column_type(name: str, spec: Spec) -> Kind:
    if isinstance(spec, list):
        return list[_column_type(name, spec[0])]  # type: ignore[misc]
    if isinstance(spec, Mapping):
        return model(name, spec)
    plain = spec.removesuffix("?")
    return value_types()[plain] if plain in value_types() else shape(plain)


@cache
def _declared() -> Mapping[str, Mapping[str, Any]]:
    return read_yaml((files("cypher") / "types.yml").read_text("utf-8"))  # type: ignore[no-any-return]
