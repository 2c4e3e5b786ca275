"""Events as GeoJSON (RFC 7946), for maps: a pin where the place is narrow enough, and how far it may be off."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from app.cells import flat
from app.incident import Row, Spot, spot
from cypher.catalog import Query


def write_geojson(query: Query, rows: Iterable[Row]) -> Iterator[str]:
    """One FeatureCollection, feature by feature."""
    yield '{"type": "FeatureCollection", "features": ['
    for number, row in enumerate(rows):
        yield ("," if number else "") + "\n" + json.dumps(feature(query, row), ensure_ascii=False)
    yield "\n]}\n"


def feature(query: Query, row: Row) -> dict[str, Any]:
    """An event; its geometry is null where all that is known is a province or a state."""
    found = spot(row)
    known = {
        "precision": found.precision if found else None,
        "uncertainty_km": found.uncertainty_km if found else None,
    }
    properties = {**flat(query.Row, row), **known}
    return {"type": "Feature", "id": row["id"], "geometry": _point(found), "properties": properties}


def _point(found: Spot | None) -> dict[str, Any] | None:
    if found is None or found.location is None or found.uncertainty_km is None:
        return None
    return {"type": "Point", "coordinates": [found.location["longitude"], found.location["latitude"]]}
