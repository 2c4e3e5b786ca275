"""The formats of answers: name, media type, writer, and which questions each fits; HTTP and command line share them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import mimeparse

from app.cells import write_csv
from cypher.catalog import Query
from cypher.errors import Near, NotOffered

Rows = Iterable[Mapping[str, Any]]
EVENTS = ("EventRow", "EventDetail", "NearRow", "BorderRow")  # shapes of types.yml whose rows are events


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write rows, piece by piece; the rows are plain values, as ``plain`` gives them."""

    name: str
    media_type: str
    write: Callable[[Query, Rows], Iterator[str]]
    events: bool = False  # it has a meaning for events alone

    def fits(self, query: Query) -> bool:
        return not self.events or query.header.returns in EVENTS


def plain(query: Query, rows: Rows) -> Iterator[dict[str, Any]]:
    """Rows as JSON has them: every column there, dates as text."""
    for row in rows:
        yield query.Row(**row).model_dump(mode="json")


def offered(query: Query) -> dict[str, Format]:
    """The formats that a question can be answered in."""
    return {name: each for name, each in FORMATS.items() if each.fits(query)}


def choose(query: Query, name: str | None, accept: str | None = None) -> Format:
    """The format of that name, else the one that an Accept header likes best; NotOffered where there is none."""
    there = offered(query)
    if name is None:
        name = _accepted(there, accept or "*/*")
    if name in there:
        return there[name]
    nearest = [Near(each.name, each.media_type, "format") for each in there.values()]
    can = ", ".join(f"{each.name} ({each.media_type})" for each in there.values())
    raise NotOffered(f"{query.name} can't be answered in {name or accept}; it can in {can}", "format", nearest)


def _accepted(there: Mapping[str, Format], accept: str) -> str:
    """Among equals mimeparse takes the last; ours go from the plainest to the most special."""
    names = {each.media_type.partition(";")[0]: name for name, each in reversed(list(there.items()))}
    try:
        best: str = mimeparse.best_match(list(names), accept)
    except mimeparse.MimeTypeParseException:
        return ""
    return names.get(best, "")


def _json(_: Query, rows: Rows) -> Iterator[str]:
    """An array; over HTTP a list says besides what was asked (app/queries.py)."""
    yield f"[{', '.join(json.dumps(row, ensure_ascii=False) for row in rows)}]\n"


def _ndjson(_: Query, rows: Rows) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


# These modules are imported where they are used: networkx, stix2 and followthemoney take their time.
def _geojson(query: Query, rows: Rows) -> Iterator[str]:
    from app.geojson import write_geojson

    return write_geojson(query, rows)


def _graphml(query: Query, rows: Rows) -> Iterator[str]:
    from app.graphml import write_graphml

    return write_graphml(query, rows)


def _stix(query: Query, rows: Rows) -> Iterator[str]:
    from app.stix import write_stix

    return write_stix(query, rows)


def _ftm(query: Query, rows: Rows) -> Iterator[str]:
    from app.ftm import write_ftm

    return write_ftm(query, rows)


JSON = Format("json", "application/json", _json)
NDJSON = Format("ndjson", "application/x-ndjson", _ndjson)
FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        JSON,
        NDJSON,
        Format("csv", "text/csv", write_csv),
        Format("geojson", "application/geo+json", _geojson, events=True),
        Format("graphml", "application/graphml+xml", _graphml, events=True),
        Format("stix", "application/stix+json;version=2.1", _stix, events=True),
        Format("ftm", "application/json+ftm", _ftm, events=True),
    )
}
