"""Events as a STIX 2.1 bundle: incidents, who is behind them, whom they hit, where, and the sentence that says so."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from stix2 import v21

from app.countries import country_code
from app.incident import Party, Row, Spot, parties, spot, title, toll
from cypher.catalog import Query

NAMESPACE = UUID("6f6c9a3e-0f0b-5d0a-9c55-3a1f5c1f7e21")  # ours: the same fact has the same id in every bundle
CREATED = datetime(
    2020, 1, 1, tzinfo=UTC
)  # of every object: STIX forbids that it changes, and the graph does not keep it
RELATIONS = {"initiator": "attributed-to", "target": "targets", "participant": "related-to"}
CLASSES = {"person": "individual", "state": "organization", "organization": "organization"}
FACTS = ("type", "status", "date_start", "date_end", "date_precision", "killed", "injured", "weapon", "contested",
         "reports", "origins")  # fmt: skip
TOWNS = {"city", "town", "village"}
METRES = 1000

Objects = dict[str, Any]


def write_stix(query: Query, rows: Iterable[Row]) -> Iterator[str]:
    del query  # all shapes of events are alike here
    yield bundle(rows).serialize() + "\n"


def bundle(rows: Iterable[Row]) -> v21.Bundle:
    """Everything that the rows name, each object once."""
    objects: Objects = {}
    source = _put(objects, v21.Identity, "sarhad", name="Sarhad", identity_class="system")
    extension = _put(
        objects, v21.ExtensionDefinition, "event", created_by_ref=source, name="Sarhad event", version="1.0",
        schema="openapi.json#/components/schemas/EventRow", extension_types=["property-extension"],
    )  # fmt: skip
    known = list(rows)
    for place in filter(None, map(spot, known)):
        _add_place(objects, place)  # before anybody names the same place without saying where it is
    for row in known:
        _add_event(objects, row, source, extension)
    return v21.Bundle(*objects.values(), id=_id("bundle", " ".join(sorted(objects))))


def _add_event(objects: Objects, row: Row, source: str, extension: str) -> None:
    facts = {name: _known(row[name]) for name in FACTS if _known(row[name]) not in (None, {})}
    event = _put(
        objects, v21.Incident, row["id"], name=title(row), description=". ".join(toll(row)) or None,
        created_by_ref=source, labels=[row["type"], row["status"], *(["contested"] if row["contested"] else [])],
        external_references=[{"source_name": "sarhad", "external_id": row["id"]}, *_evidence(row)],
        extensions={extension: {"extension_type": "property-extension", **facts}},
    )  # fmt: skip
    found = spot(row)
    if found:
        _relate(objects, event, "located-at", _add_place(objects, found))
    for party in parties(row):
        _relate(objects, event, RELATIONS[party.role], _add_party(objects, party))


def _evidence(row: Row) -> list[dict[str, str]]:
    told = row["evidence"]
    if not told:
        return []
    publisher = told["publisher"] or "unknown publisher"  # STIX wants a name
    return [{"source_name": publisher, "external_id": told["article_id"], "description": told["sentence"]}]


def _add_party(objects: Objects, party: Party) -> str:
    if party.kind == "place":
        return _add_place(objects, Spot(party.id, party.name, None, None, None, ()))
    if party.kind == "group":
        return _put(objects, v21.ThreatActor, party.id, name=party.name)
    return _put(
        objects, v21.Identity, party.id, name=party.name, identity_class=CLASSES.get(party.kind or "", "unspecified")
    )


def _add_place(objects: Objects, found: Spot) -> str:
    """Coordinates only where the place is narrow; STIX gives their precision in metres."""
    where: dict[str, Any] = {}
    if found.uncertainty_km and found.location:
        where = {**found.location, "precision": float(found.uncertainty_km * METRES)}
    country = country_code(found.outermost)
    where |= {"country": country} if country else {"region": found.outermost.casefold().replace(" ", "-")}
    if found.kind in TOWNS:
        where["city"] = found.name
    return _put(objects, v21.Location, found.id, name=found.name, administrative_area=_area(found), **where)


def _area(found: Spot) -> str | None:
    """The widest place inside the state."""
    if len(found.within) > 1:
        return found.within[-2]
    return found.name if found.kind == "province" else None


def _relate(objects: Objects, event: str, relation: str, other: str) -> None:
    _put(
        objects, v21.Relationship, f"{event} {relation} {other}",
        source_ref=event, relationship_type=relation, target_ref=other,
    )  # fmt: skip


def _put(objects: Objects, kind: Any, key: str, **properties: Any) -> str:  # noqa: ANN401 - classes of stix2, untyped
    """Adds an object unless it is there; gives its id. An export is a new version of its objects, once a day."""
    identity = _id(kind._type, key)  # noqa: SLF001 - stix2 has no other name for it
    if identity not in objects:
        today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        objects[identity] = kind(id=identity, created=CREATED, modified=today, **properties)
    return identity


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid5(NAMESPACE, f'{kind}/{key}')}"


def _known(value: Any) -> Any:  # noqa: ANN401 - any value of an answer
    """STIX has no null."""
    if isinstance(value, Mapping):
        return {name: inner for name, inner in value.items() if inner is not None}
    return value
