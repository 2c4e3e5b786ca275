"""The gazetteer as rows for the write queries of cypher/write: entities, their names, and what holds between them."""

import collections
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seeds.gazetteer import Entry, Gazetteer
from seeds.names import normalise, skeleton
from seeds.vocabulary import load_vocabulary

Row = dict[str, Any]
Batch = Mapping[str, Sequence[Row]]


def gazetteer_batch(gazetteer: Gazetteer) -> Batch:
    """Entities, their names, and what holds between them."""
    rows: dict[str, list[Row]] = collections.defaultdict(list)
    for entry in gazetteer.entries.values():
        rows["entity"].append(_known_entity(entry))
        rows["name"].extend(_names(entry))
        for query, row in _relations(entry):
            rows[query].append(row)
    return rows


def known_relations(gazetteer: Gazetteer) -> list[tuple[str, Row]]:
    """What holds between known entities."""
    return [found for entry in gazetteer.entries.values() for found in _relations(entry)]


def _known_entity(entry: Entry) -> Row:
    latitude, longitude = entry.location or (None, None)
    return {
        "id": entry.id,
        "kind": entry.kind,
        "label": load_vocabulary().kinds[entry.kind].label,
        "name": entry.name,
        "aliases": list(entry.spellings[1:]),
        "acronyms": list(entry.acronyms),
        "subkind": entry.place_kind or entry.org_kind,
        "official": bool(entry.offices),
        "latitude": latitude,
        "longitude": longitude,
        "precision": entry.precision,
        "wikidata": entry.wikidata,
        "source": entry.source,
        "known": True,
        "reasons": [],
    }


def _names(entry: Entry) -> Iterator[Row]:
    ranks: dict[str, int] = {}
    for spelling in entry.spellings:
        rank = 0 if spelling == entry.name else 1 if spelling in entry.aliases else 2
        ranks.setdefault(normalise(spelling), rank)
    for normal, rank in ranks.items():
        yield {"normal": normal, "skeleton": skeleton(normal), "entity_id": entry.id, "rank": rank}


def _relations(entry: Entry) -> Iterator[tuple[str, Row]]:
    if entry.parent:
        yield "located_in", {"entity_id": entry.id, "place_id": entry.parent}
    if entry.capital:
        yield "capital_of", {"entity_id": entry.capital, "of_id": entry.id}
    yield from (("borders", {"entity_id": entry.id, "other_id": other}) for other in entry.borders)
    yield from (("part_of", {"entity_id": entry.id, "of_id": whole}) for whole in entry.wholes)
    yield from (("member_of", {"entity_id": entry.id, "of_id": whole}) for whole in entry.member_of)
    yield from (("succeeded", {"entity_id": entry.id, "of_id": earlier}) for earlier in entry.successor_of)
    yield from (
        ("outlaws", {"entity_id": row.by, "of_id": entry.id, "as": row.kind, "since": row.since})
        for row in entry.outlawed_by
    )
    for office in entry.offices:
        yield (
            "holds_office",
            {
                "person_id": entry.id,
                "body_id": office.body,
                "title": office.title,
                "from": office.since,
                "to": office.until,
            },
        )
