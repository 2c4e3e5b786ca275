"""What of all that is derived differs from what the graph holds: only that is written.

Rows belong to an event or to an entity. Each of these keeps a digest of its rows; where it is the same, nothing of them
is written.
"""

import collections
import hashlib
import json
from collections.abc import Iterable, Mapping

from ingest.known_rows import Batch, Row

EVENT, ENTITY = "event", "entity"
Owner = tuple[str, str]  # kind, id
# The field of each kind of row that names its owner; figures belong to the event of their claim.
OWNERS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("event", "event_version"), (EVENT, "id")),
    **dict.fromkeys(("claim", "initiated", "targeted", "participated_in", "located"), (EVENT, "event_id")),
    **dict.fromkeys(("claimed", "denied", "blamed", "attacked", "met", "signed", "follows"), (EVENT, "event_id")),
    "entity": (ENTITY, "id"),
    **dict.fromkeys(("name", "located_in", "borders", "capital_of", "member_of", "part_of"), (ENTITY, "entity_id")),
    **dict.fromkeys(("succeeded", "outlaws", "backs"), (ENTITY, "entity_id")),
    "holds_office": (ENTITY, "person_id"),
}
Stored = Mapping[Owner, str | None]


def signed_rows(rows: Batch) -> Batch:
    """All rows, events and entities with their digests."""
    digests = {owner: _digest(unit) for owner, unit in _units(rows).items()}
    return {
        **rows,
        EVENT: [{**row, "digest": digests[EVENT, row["id"]]} for row in rows.get(EVENT, ())],
        ENTITY: [{**row, "digest": digests[ENTITY, row["id"]]} for row in rows.get(ENTITY, ())],
    }


def changed_rows(rows: Batch, stored: Stored) -> Batch:
    """The rows of what is new or another, and of what is to be removed."""
    signed = signed_rows(rows)
    digests = {(kind, row["id"]): row["digest"] for kind in (EVENT, ENTITY) for row in signed[kind]}
    fresh = {owner for owner, digest in digests.items() if stored.get(owner) != digest}
    events = _events_of_claims(rows)
    kept = {
        query: [row for row in given if (owner := _owner(query, row, events)) is None or owner in fresh]
        for query, given in signed.items()
    }
    return {
        **kept,
        "prune_event": _ids("event_id", EVENT, fresh),
        "prune_entity": _ids("entity_id", ENTITY, fresh),
        "delete_event": _ids("event_id", EVENT, stored.keys() - digests.keys()),
        "delete_entity": _ids("entity_id", ENTITY, stored.keys() - digests.keys()),
    }


def _ids(field: str, kind: str, owners: Iterable[Owner]) -> list[Row]:
    return [{field: identity} for found, identity in sorted(owners) if found == kind]


def _units(rows: Batch) -> Mapping[Owner, dict[str, list[Row]]]:
    events = _events_of_claims(rows)
    units: dict[Owner, dict[str, list[Row]]] = collections.defaultdict(lambda: collections.defaultdict(list))
    for query, given in rows.items():
        for row in given:
            owner = _owner(query, row, events)
            if owner:
                units[owner][query].append(row)
    return units


def _events_of_claims(rows: Batch) -> Mapping[str, str | None]:
    return {row["id"]: row["event_id"] for row in rows.get("claim", ())}


def _owner(query: str, row: Row, events: Mapping[str, str | None]) -> Owner | None:
    """Whose row it is; a rejected claim is nobody's and always written."""
    if query == "figure":
        event = events[row["claim_id"]]
        return (EVENT, event) if event else None
    kind, field = OWNERS.get(query, ("", ""))
    return (kind, row[field]) if kind and row[field] else None


def _digest(unit: Mapping[str, list[Row]]) -> str:
    text = json.dumps(unit, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
