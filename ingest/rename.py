"""Entities of an extraction under other ids: those that resolution or a person found to be theirs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ingest.extraction import Entity, Event, Extraction, Party


def renamed(extraction: Extraction, names: Mapping[str, str]) -> Extraction:
    """``names`` are old id -> new id; entities that come to bear one id become one."""
    if not names.keys() & {entity.id for entity in extraction.entities}:
        return extraction
    return replace(
        extraction,
        entities=_merged(_entity(entity, names) for entity in extraction.entities),
        events=tuple(_renamed(event, names) for event in extraction.events),
        relations=tuple(
            replace(each, source=names.get(each.source, each.source), target=names.get(each.target, each.target))
            for each in extraction.relations
        ),
    )


def _entity(entity: Entity, names: Mapping[str, str]) -> Entity:
    parent = names.get(entity.parent, entity.parent) if entity.parent else None
    return replace(entity, id=names.get(entity.id, entity.id), parent=parent)


def _merged(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for entity in entities:
        before = found.get(entity.id)
        found[entity.id] = replace(before, mentions=before.mentions + entity.mentions) if before else entity
    return tuple(found.values())


def _renamed(event: Event, names: Mapping[str, str]) -> Event:
    def party(given: Party) -> Party:
        return replace(given, entity=names.get(given.entity, given.entity)) if given.entity else given

    def parties(given: Iterable[Party]) -> tuple[Party, ...]:
        return tuple(dict.fromkeys(map(party, given)))

    claims = tuple(
        replace(
            claim,
            speaker=party(claim.speaker) if claim.speaker else None,
            figures=tuple(
                replace(figure, said_by=party(figure.said_by) if figure.said_by else None) for figure in claim.figures
            ),
        )
        for claim in event.claims
    )
    return replace(
        event,
        claims=claims,
        places=tuple(dict.fromkeys(names.get(place, place) for place in event.places)),
        initiators=parties(event.initiators),
        targets=parties(event.targets),
        participants=parties(event.participants),
    )
