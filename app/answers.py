"""Asks one canned question: reads the names, runs it, cuts the page; HTTP and command line share it."""

import base64
import binascii
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from cypher.catalog import CURSOR, Query
from cypher.errors import BadParameter, NotFound
from cypher.graph import Graph
from cypher.names import bind

PAGE = 500  # rows asked for at once where the whole list is wanted
FURTHEST = 1_000_000  # rows that a cursor may skip; beyond it only a forged cursor points


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question, its parameters as they were read, and the cursor of the next page."""

    query: str
    parameters: Mapping[str, Any]
    next: str | None
    rows: list[dict[str, Any]]

    def as_dict(self) -> dict[str, Any]:
        """The answer as lists give it."""
        page = {"count": len(self.rows), "next": self.next, "rows": self.rows}
        return {"query": self.query, "parameters": self.parameters, **page}


def ask(graph: Graph, query: Query, given: Mapping[str, Any], cursor: str | None = None) -> Answer:
    """One page of a list, or the one row of a single answer; NotFound where there is none."""
    plain = {name: value.value if isinstance(value, Enum) else value for name, value in given.items()}
    bound = bind(graph, query, plain)
    if not query.pages:
        rows = graph.read(query, bound.params)
        if not rows:
            raise NotFound(f"{query.name} has nothing for {plain}", next(iter(plain)))
        return Answer(query.name, bound.reported, None, rows)
    limit, skip = plain["limit"], read_cursor(cursor, plain)
    # One row more than asked for tells whether there is a next page.
    rows = graph.read(query, {**bound.params, CURSOR: skip, "limit": limit + 1})
    following = make_cursor(skip + limit, plain) if len(rows) > limit else None
    return Answer(query.name, bound.reported, following, rows[:limit])


def ask_all(graph: Graph, query: Query, given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """All rows of a list, page after page; the first is asked at once, so that errors come before any row.

    Pages are read one by one: what is written meanwhile may be missed or met twice.
    """
    first = ask(graph, query, {**given, "limit": PAGE})
    return _following(graph, query, {**given, "limit": PAGE}, first)


def _following(graph: Graph, query: Query, given: Mapping[str, Any], answer: Answer) -> Iterator[dict[str, Any]]:
    yield from answer.rows
    while answer.next:
        answer = ask(graph, query, given, answer.next)
        yield from answer.rows


def make_cursor(skip: int, given: Mapping[str, Any]) -> str:
    """An opaque mark of the next page, good for the same question with the same parameters only."""
    return base64.urlsafe_b64encode(f"{skip}.{_digest(given)}".encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, given: Mapping[str, Any]) -> int:
    """How many rows to skip; a cursor of another question is refused."""
    if cursor is None:
        return 0
    try:
        text = base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode("ascii")
        skip, digest = text.split(".")
        rows = int(skip)
    except (binascii.Error, ValueError) as error:
        raise BadParameter("the cursor is none of ours; take `next` of an answer as it stands", "cursor") from error
    if digest != _digest(given) or not 0 <= rows <= FURTHEST:
        raise BadParameter(
            "the cursor belongs to another question; ask it with the parameters that it came with", "cursor"
        )
    return rows


def _digest(given: Mapping[str, Any]) -> str:
    """The page's size may change on the way; everything else must stay."""
    kept = {name: value for name, value in given.items() if name != "limit"}
    return f"{zlib.crc32(json.dumps(kept, sort_keys=True, default=str).encode()):08x}"
