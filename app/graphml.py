"""Events, parties and places as one graph in GraphML, for Gephi, yEd, Cytoscape and networkx."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import networkx as nx

from app.cells import flat
from app.incident import Row, parties, spot, title
from cypher.catalog import Query

OWN_NODES = ("initiators_", "targets_", "participants_", "place_", "at_", "location_")  # columns that nodes stand for
NO_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")  # what XML 1.0 can't hold
EDGES = {
    "initiator": ("INITIATED", True),
    "target": ("TARGETED", False),
    "participant": ("PARTICIPATED_IN", True),
}  # the graph's own edges, and whether they lead to the event


def write_graphml(query: Query, rows: Iterable[Row]) -> Iterator[str]:
    for line in nx.generate_graphml(event_graph(query, rows)):
        yield f"{line}\n"


def event_graph(query: Query, rows: Iterable[Row]) -> nx.MultiDiGraph:
    """An event once, whoever took part once, however many rows name them."""
    graph = nx.MultiDiGraph()
    for row in rows:
        facts = {name: value for name, value in flat(query.Row, row).items() if not name.startswith(OWN_NODES)}
        _add(graph, row["id"], {"label": title(row), "node": "event", **facts})
        for party in parties(row):
            _add(graph, party.id, {"label": party.name, "node": "entity", "kind": party.kind})
            relation, leads_in = EDGES[party.role]
            source, target = (party.id, row["id"]) if leads_in else (row["id"], party.id)
            _join(graph, source, target, relation)
        _add_spot(graph, row)
    return graph


def _add_spot(graph: nx.MultiDiGraph, row: Row) -> None:
    found = spot(row)
    if found is None:
        return
    pinned = found.location if found.uncertainty_km and found.location else {}
    facts = {"precision": found.precision, "uncertainty_km": found.uncertainty_km, **pinned}
    names = {"label": found.name, "node": "entity", "kind": found.kind, "within": ", ".join(found.within)}
    _add(graph, found.id, names | facts)
    _join(graph, row["id"], found.id, "LOCATED_IN")


def _add(graph: nx.MultiDiGraph, node: str, facts: Mapping[str, Any]) -> None:
    """GraphML has no null: what is not known is left out."""
    graph.add_node(_xml(node), **{name: _xml(value) for name, value in facts.items() if value is not None})


def _join(graph: nx.MultiDiGraph, source: str, target: str, relation: str) -> None:
    key = _xml(f"{source} {relation} {target}")
    graph.add_edge(_xml(source), _xml(target), key=key, label=relation)


def _xml(value: Any) -> Any:  # noqa: ANN401 - any plain value
    return NO_XML.sub("\ufffd", value) if isinstance(value, str) else value
