"""The whole graph as lines of JSON, in an order that its content alone decides: graphs that say the same give the same
bytes, however they came about.
"""

import hashlib
import json
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import Any

from cypher.errors import FileError
from cypher.graph import Graph


def export(graph: Graph) -> Generator[str, None, None]:
    """Nodes by kind and id, then edges by the node that they start at; marks of runs, keys and audits are left out.

    FileError at the end where the graph changes meanwhile, for then the lines are of no graph that ever was.
    """
    before = graph.lookup("runs")
    for row in graph.stream("nodes"):
        yield _line({**row, "labels": sorted(row["labels"]), "properties": _said(row["properties"])})
    for row in graph.stream("edges"):
        yield from sorted(_edges(row["edges"], {"node": row["kind"], "id": row["id"]}))
    if graph.lookup("runs") != before:
        raise FileError("the graph was changed while it was read: run this again")


def extent(graph: Graph) -> int:
    """How many lines an export has."""
    return sum(graph.lookup("extent")[0].values())


def digest(lines: Iterable[str]) -> str:
    """SHA-256 of the lines of a file."""
    found = hashlib.sha256()
    for line in lines:
        found.update(line.encode() + b"\n")
    return found.hexdigest()


def _edges(edges: Iterable[Mapping[str, Any]], start: Mapping[str, str]) -> Iterator[str]:
    for edge in edges:
        yield _line({**edge, "from": start, "properties": _said(edge["properties"])})


def _said(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False, default=str)
