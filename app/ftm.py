"""Events as FollowTheMoney entities, one a line, for Aleph, OpenSanctions' tools and whoever reads their model."""

import json
from collections.abc import Iterable, Iterator

from followthemoney import model
from followthemoney.proxy import EntityProxy

from app.countries import country_code
from app.incident import Party, Row, Spot, dates, parties, spot, title, toll
from cypher.catalog import Query

SCHEMATA = {"group": "Organization", "organization": "Organization", "state": "PublicBody", "person": "Person"}
UNKNOWN = "LegalEntity"  # someone of whom only words are known
PLACE = "Address"


def write_ftm(query: Query, rows: Iterable[Row]) -> Iterator[str]:
    """Each thing that is said of an entity once, as soon as a row says it; readers of the format merge by id."""
    del query  # all shapes of events are alike here
    seen: set[int] = set()
    for entity in (entity for row in rows for entity in entities(row)):
        line = json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True)
        if hash(line) not in seen:
            seen.add(hash(line))
            yield f"{line}\n"


def entities(row: Row) -> Iterator[EntityProxy]:
    """An event, its place, its parties, and a link for the role of each."""
    event, found = _event(row), spot(row)
    if found:
        place = _place(found)
        event.add("addressEntity", place)
        event.add("location", found.full_name)
        event.add("country", country_code(found.outermost))
        yield place
    for party in parties(row):
        entity = _party(party)
        if entity.schema.is_a("LegalEntity"):
            event.add("involved", entity)
        yield entity
        yield _link(entity, party.role, event)
    yield event


def _event(row: Row) -> EntityProxy:
    event, days = _make("Event", row["id"]), dates(row)
    event.add("name", title(row))
    event.add("date", days[:1])
    event.add("startDate", days[:1])
    event.add("endDate", days[-1:])
    event.add("recordId", row["id"])
    event.add("keywords", [row["type"], row["status"], "contested" if row["contested"] else None])
    event.add("notes", [*toll(row), f"weapon: {row['weapon']}" if row["weapon"] else None])
    if row["evidence"]:
        event.add("summary", row["evidence"]["sentence"])
        event.add("publisher", row["evidence"]["publisher"])
    return event


def _place(found: Spot) -> EntityProxy:
    """Coordinates only where the place is narrow: Address has nothing to say how far off they are but a remark."""
    place = _make(PLACE, f"place-{found.id}")
    place.add("name", found.name)
    place.add("full", found.full_name)
    place.add("country", country_code(found.outermost))
    if found.uncertainty_km and found.location:
        for name, value in found.location.items():
            place.add(name, value)
        place.add("remarks", f"within {found.uncertainty_km} km")
    return place


def _party(party: Party) -> EntityProxy:
    if party.kind == "place":
        return _place(Spot(party.id, party.name, None, None, None, ()))
    entity = _make(SCHEMATA.get(party.kind or "", UNKNOWN), party.id)
    entity.add("name", party.name)
    return entity


def _link(entity: EntityProxy, role: str, event: EntityProxy) -> EntityProxy:
    link = model.make_entity("UnknownLink")
    link.make_id("sarhad", entity.id, role, event.id)
    link.add("subject", entity)
    link.add("role", role)
    link.add("object", event)
    return link


def _make(schema: str, key: str) -> EntityProxy:
    entity = model.make_entity(schema)
    entity.id = f"sarhad-{key}"
    return entity
