"""Rows without depth: nested values become columns (killed_low), lists become one text; and CSV, made of such rows."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import NoneType
from typing import Any, get_args

from pydantic import BaseModel

from cypher.catalog import Query

JOINT = "; "
# A spreadsheet takes a cell that begins so for a formula; full-width forms count as well.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Path = tuple[str, ...]


@cache
def columns(model: type[BaseModel]) -> Mapping[str, Path]:
    """Every column of a flat row and the way to its value; they hang on the shape alone, not on what is there."""
    found: dict[str, Path] = {}
    for name, field in model.model_fields.items():
        kind = _innermost(field.annotation)
        inner = columns(kind) if isinstance(kind, type) and issubclass(kind, BaseModel) else {"": ()}
        found |= {f"{name}_{rest}".rstrip("_"): (name, *way) for rest, way in inner.items()}
    return found


def flat(model: type[BaseModel], row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with texts, numbers, booleans and None alone."""
    return {name: _value(row, way) for name, way in columns(model).items()}


def write_csv(query: Query, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Comma-separated, with a line of names; the names are there without rows, too."""
    writer = csv.writer(_Line())
    yield str(writer.writerow(columns(query.Row)))
    for row in rows:
        yield str(writer.writerow(map(_cell, flat(query.Row, row).values())))


class _Line:
    """What the csv module writes to: gives the line back."""

    def write(self, text: str) -> str:
        return text


def _innermost(kind: Any) -> Any:  # noqa: ANN401 - any annotation
    """What a list or an optional value is made of."""
    parts = [part for part in get_args(kind) if part is not NoneType]
    return _innermost(parts[0]) if parts else kind


def _value(value: Any, way: Path) -> Any:  # noqa: ANN401 - any value of an answer
    if isinstance(value, list):
        return JOINT.join(_text(_value(each, way)) for each in value)
    return _value(value[way[0]], way[1:]) if way and value is not None else value


def _text(value: Any) -> str:  # noqa: ANN401 - any plain value
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _cell(value: Any) -> str:  # noqa: ANN401 - any plain value
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else _text(value)
