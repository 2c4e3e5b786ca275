"""Reads the names that users give: an id or any spelling becomes the ids that a question is asked with.

The rule: an id wins; then the spelling itself, as the entity's own name before an alias before a translation, former
name or acronym; then names with the same consonants in order. Between equals the kind that the parameter lists first
wins, then the entity with more events, then the smaller id. The others that are spelt so are reported as ``also``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rapidfuzz import fuzz, process

from cypher.catalog import Query
from cypher.errors import BadParameter, Near, NotFound
from cypher.graph import Graph
from cypher.types import NameType
from seeds.names import normalise, skeleton

NEAREST = 5
EMPTY = "`sarhad up` fills it with the seeds, `sarhad ingest PATH` with articles of yours"
BY_ID = 0  # how a reading was found: see lookup/entity.cypher
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name was taken for; ``includes`` counts what lies inside it, ``also`` names what else is spelt so."""

    given: str
    id: str
    name: str
    kind: str
    includes: int
    also: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """Parameters as the query takes them, and as the answer reports them."""

    params: Mapping[str, Any]
    reported: Mapping[str, Any]


def bind(graph: Graph, query: Query, given: Mapping[str, Any]) -> Bound:
    """Reads the names among the parameters; one that is none is refused: 404 in a path, 422 elsewhere."""
    params, reported = dict(given), {name: value for name, value in given.items() if value is not None}
    for name, kind in query.names.items():
        if given.get(name) is not None:
            ids, reading = read_name(graph, kind, given[name], _refusal(query, name))
            params[name] = ids if kind.inside else ids[0]
            reported[name] = asdict(reading)
    for name in query.spellings:
        if given.get(name) is not None:
            params[name] = spelling(given[name])
    return Bound(params, reported)


def read_name(graph: Graph, kind: NameType, given: str, refusal: "Refusal") -> tuple[list[str], Reading]:
    """The ids that a name stands for, the one meant first, and how it was read."""
    found = _readings(graph, kind, given)
    if not found:
        raise refusal.error(graph, kind, given)
    best, *others = found
    inside = [row["id"] for row in graph.lookup(kind.inside, id=best["id"])] if kind.inside else []
    reading = Reading(given, best["id"], best["name"], best["kind"], len(inside), _also(best, others))
    return [best["id"], *inside], reading


def read_id(graph: Graph, kind: NameType, given: str) -> str | None:
    """The id that a name stands for, if any."""
    found = _readings(graph, kind, given)
    return found[0]["id"] if found else None


def _readings(graph: Graph, kind: NameType, given: str) -> list[dict[str, Any]]:
    """What a name can stand for, the best first."""
    rows = graph.lookup(
        kind.lookup, given=given.strip(), normal=normalise(given), skeleton=skeleton(given), kinds=kind.kinds
    )
    return sorted(rows, key=lambda row: _order(kind, row))


def _also(best: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> tuple[Near, ...]:
    """What else is spelt so; an id is nobody else's."""
    if best["how"] == BY_ID:
        return ()
    alike = [row for row in others if row["how"] <= best["how"]]
    return tuple(Near(row["id"], row["name"], row["kind"]) for row in alike[:NEAREST])


def spelling(given: str) -> dict[str, str]:
    """A name as searches take it: normal form, consonants, words for the full-text index with room for slips."""
    words = _WORD.findall(normalise(given)) or ["_"]
    return {
        "normal": normalise(given),
        "skeleton": skeleton(given),
        "search": " AND ".join(f"({w} OR {w}* OR {w}~)" for w in words),
    }


def nearest(graph: Graph, kind: NameType, given: str) -> list[Near]:
    """The entities whose names look most like a name that is none, best first."""
    rows = graph.lookup("names", kinds=kind.kinds)
    normals = [row["normal"] for row in rows]
    near: dict[str, Near] = {}
    for _, _, place in process.extract(normalise(given), normals, scorer=fuzz.WRatio, limit=10 * NEAREST):
        row = rows[place]
        near.setdefault(row["id"], Near(row["id"], row["name"], row["kind"]))
    return list(near.values())[:NEAREST]


@dataclass(frozen=True, slots=True)
class Refusal:
    """How an unknown name is refused: which parameter, and as which error."""

    parameter: str
    kind: type[NotFound]

    def error(self, graph: Graph, kind: NameType, given: str) -> NotFound:
        near = nearest(graph, kind, given) if kind.kinds else []
        if not near and not graph.size()["entities"]:
            return self.kind(f"the graph is empty: {EMPTY}", self.parameter)
        hint = f"; did you mean {', '.join(entity.name for entity in near)}?" if near else ""
        return self.kind(f"no {kind.name.casefold()} is known as {given!r}{hint}", self.parameter, near)


def _refusal(query: Query, parameter: str) -> Refusal:
    return Refusal(parameter, NotFound if f"{{{parameter}}}" in query.header.path else BadParameter)


def _order(kind: NameType, row: Mapping[str, Any]) -> tuple[int, int, int, int, str]:
    preferred = kind.kinds.index(row["kind"]) if row["kind"] in kind.kinds else 0
    return row["how"], row["rank"], preferred, -row["events"], row["id"]
