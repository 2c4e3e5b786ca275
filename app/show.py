"""Writes answers for people (a table) and for programs (one JSON object a line)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import typer
from rich.console import Console
from rich.table import Column, Table

# The columns of a table, for rows that have more than a screen takes; other rows show all their plain columns.
EVENT = ("date_start", "type", "place", "initiators", "targets", "participants", "killed", "status", "reports", "id")
COLUMNS: Mapping[str, Sequence[str]] = {
    "EventRow": EVENT,
    "NearRow": ("distance_km", "at", "precision", *EVENT),
    "BorderRow": ("distance_km", "at", "across", "precision", *EVENT),
    "ClaimRow": ("published", "publisher", "status", "speaker", "sentence", "figures", "event_id"),
}


def lines(rows: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """One JSON object a row."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, default=str)


def echo(rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes the rows to standard output, one JSON object a line."""
    for line in lines(rows):
        typer.echo(line)


def show_table(console: Console, shape: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """The rows as a table; columns that hold nothing are left out."""
    if not rows:
        console.print("Nothing found.")
        return
    names = COLUMNS.get(shape) or list(rows[0])
    cells = {name: [cell(row.get(name)) for row in rows] for name in names}
    kept = [name for name in names if any(cells[name])]
    table = Table(*(Column(name, overflow="fold") for name in kept), show_edge=False, header_style="bold")
    for number in range(len(rows)):
        table.add_row(*(cells[name][number] for name in kept))
    console.print(table)


def show_one(console: Console, row: Mapping[str, Any]) -> None:
    """A single answer, one field a line."""
    table = Table(show_header=False, show_edge=False, box=None)
    for name, value in row.items():
        if cell(value):
            table.add_row(name, cell(value))
    console.print(table)


def cell(value: Any) -> str:  # noqa: ANN401 - any value of an answer
    """A value in a few words."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(text for text in map(cell, value) if text)
    if isinstance(value, Mapping):
        return _mapping(value)
    return str(value)


def _mapping(value: Mapping[str, Any]) -> str:
    if "low" in value and "high" in value:
        return " ".join(filter(None, [str(value.get("kind", "")), _bounds(value["low"], value["high"])]))
    if "name" in value:
        return ", ".join([value["name"], *value.get("within", [])[-1:]])
    return " ".join(text for text in map(cell, value.values()) if text)


def _bounds(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if low == high:
        return str(low)
    return f"{low}+" if high is None else f"up to {high}" if low is None else f"{low}–{high}"
