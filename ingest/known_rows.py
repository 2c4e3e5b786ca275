"""The gazetteer as rows for the write queries of cypher/write: entities, their names, and what holds between them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seeds.gazetteer import Entry, Gazetteer
from seeds.vocabulary import load_vocabulary

Row = dict[str, Any]
Batch = Mapping[str, Sequence[Row]]


def known_entities(gazetteer: Gazetteer) -> list[Row]:
    """The entities of the gazetteer."""
    return [_entity(entry) for entry in gazetteer.entries.values()]


def known_names(gazetteer: Gazetteer) -> Iterator[tuple[str, str, int]]:
    """Spelling, entity, rank: 0 for its own name, 1 for an alias, 2 for a translation, a former name or an acronym."""
    for entry in gazetteer.entries.values():
        for spelling in entry.spellings:
            yield spelling, entry.id, 0 if spelling == entry.name else 1 if spelling in entry.aliases else 2


def known_relations(gazetteer: Gazetteer) -> list[tuple[str, Row]]:
    """What holds between known entities."""
    return [found for entry in gazetteer.entries.values() for found in _relations(entry)]


def _entity(entry: Entry) -> Row:
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
