"""Articles and incidents as one batch for cypher/write: what was read, and what is derived from all of it."""

import collections
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict

from ingest.event_rows import add_incident, claim_row, figure_rows
from ingest.extraction import Entity, Extraction
from ingest.identity import Identity
from ingest.incident import Incident
from ingest.judgement import Judgements
from ingest.known_rows import Batch, Row, known_entities, known_names, known_relations
from ingest.origins import find_copies
from ingest.relation_rows import attributions, follows, told_relations
from ingest.stored import dump_extraction
from ingest.telling import claim_id, tellings_of
from ingest.votes import commonest
from seeds.gazetteer import load_gazetteer
from seeds.names import normalise, skeleton
from seeds.vocabulary import load_vocabulary

# Fields of rows that name an entity.
REFERENCES = frozenset(
    {"entity_id", "target_id", "other_id", "of_id", "place_id", "person_id", "body_id", "speaker_id"}
)


def derived_rows(
    read: Sequence[Extraction], incidents: Sequence[Incident], judgements: Judgements, names: Mapping[str, Identity]
) -> Batch:
    """All that is derived from the gazetteer and the articles ``read``, whose entities bear their final ids; ``names``
    say what the ids of before were found to be.
    """
    rows: dict[str, list[Row]] = collections.defaultdict(list)
    for incident in incidents:
        add_incident(rows, incident, judgements)
    _add_rejected(rows, read, judgements)
    for query, row in attributions(incidents):
        rows[query].append(row)
    _contest_responsibility(rows)
    rows["follows"].extend(follows(read, incidents))
    rows["copies"] = [asdict(copy) for copy in find_copies(extraction.article for extraction in read)]
    _add_relations(rows, read)
    _add_entities(rows, read, names)
    return rows


def _contest_responsibility(rows: dict[str, list[Row]]) -> None:
    """Who did it is contested where somebody denies it, or where more than one party claims it or is blamed."""
    denied = {row["event_id"] for row in rows["denied"]}
    named: dict[str, set[str]] = collections.defaultdict(set)
    for query, field in (("claimed", "entity_id"), ("blamed", "target_id")):
        for row in rows[query]:
            named[row["event_id"]].add(row[field])
    for row in rows["event"]:
        if row["id"] in denied or len(named[row["id"]]) > 1:
            row["contested"], row["contested_on"] = True, [*row["contested_on"], "responsibility"]


def _add_entities(rows: dict[str, list[Row]], read: Iterable[Extraction], names: Mapping[str, Identity]) -> None:
    """The gazetteer's, and others that something refers to, each under all names of the ids that mean it."""
    met = {value for given in rows.values() for row in given for field, value in row.items() if field in REFERENCES}
    spelt = list(known_names(load_gazetteer()))
    rows["entity"] = known_entities(load_gazetteer())
    for entity in _unknown_entities(read):
        if entity["id"] in met:
            rows["entity"].append({**entity, "reasons": list(names[entity["id"]].reasons)})
            spelt += [(entity["name"], entity["id"], 0), *((each, entity["id"], 1) for each in entity["aliases"])]
    for identity, found in names.items():
        if found.id != identity:
            spelt += [(spelling, found.id, 2) for spelling in (identity, identity.partition("-")[2])]
    rows["name"] = _names(spelt, {entity["id"] for entity in rows["entity"]})


def _names(spelt: Iterable[tuple[str, str, int]], entities: AbstractSet[str]) -> list[Row]:
    """One row a spelling and entity, with its best rank."""
    ranks: dict[tuple[str, str], int] = {}
    for spelling, entity, rank in spelt:
        key = normalise(spelling), entity
        ranks[key] = min(rank, ranks.get(key, rank))
    return [
        {"normal": normal, "skeleton": skeleton(normal), "entity_id": entity, "rank": rank}
        for (normal, entity), rank in sorted(ranks.items())
        if normal and entity in entities
    ]


def _add_rejected(rows: dict[str, list[Row]], read: Iterable[Extraction], judgements: Judgements) -> None:
    """Claims that a person rejected stay with their article; they report nothing."""
    for telling in itertools.chain.from_iterable(map(tellings_of, read)) if judgements.rejected else ():
        for rank, claim in enumerate(telling.event.claims):
            if claim_id(telling, claim) in judgements.rejected:
                rows["claim"].append(claim_row(None, telling, rank, claim))
                rows["figure"].extend(figure_rows(telling, claim))


def _add_relations(rows: dict[str, list[Row]], read: Sequence[Extraction]) -> None:
    """What the gazetteer knows, then what articles add to it."""
    known = known_relations(load_gazetteer())
    ends = {(query, *_ends(row)) for query, row in known}
    told = [*told_relations(read), *(("located_in", row) for row in _parents(read))]
    for query, row in [*known, *(found for found in told if (found[0], *_ends(found[1])) not in ends)]:
        if row not in rows[query]:
            rows[query].append(row)


def _ends(row: Row) -> tuple[str, ...]:
    return tuple(value for key, value in row.items() if key.endswith("_id"))


def article_row(extraction: Extraction) -> Row:
    """An article as read, with what it says."""
    article = extraction.article
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "text": article.text,
        "extraction": dump_extraction(extraction),
    }


def _unknown_entities(extractions: Iterable[Extraction]) -> list[Row]:
    """One row an entity that the gazetteer does not know, under the longest name that articles give it."""
    found: dict[str, list[Entity]] = collections.defaultdict(list)
    for extraction in extractions:
        for entity in extraction.entities:
            if entity.id not in load_gazetteer().entries:
                found[entity.id].append(entity)
    return [_unknown_entity(entities) for _, entities in sorted(found.items())]


def _unknown_entity(entities: list[Entity]) -> Row:
    spellings = sorted(
        {mention.text for entity in entities for mention in entity.mentions} | {entity.name for entity in entities}
    )
    name = min((entity.name for entity in entities), key=lambda name: (-len(name), name))
    first = entities[0]
    return {
        "id": first.id,
        "kind": first.kind,
        "label": load_vocabulary().kinds[first.kind].label,
        "name": name,
        "aliases": [spelling for spelling in spellings if spelling != name],
        "acronyms": [],
        "subkind": None,
        "official": False,
        "latitude": None,
        "longitude": None,
        "precision": None,
        "wikidata": None,
        "source": None,
        "known": False,
    }


def _parents(extractions: Iterable[Extraction]) -> Iterator[Row]:
    """What holds each unknown place, by most of the articles that say so."""
    votes: dict[str, list[str]] = collections.defaultdict(list)
    for extraction in extractions:
        for entity in extraction.entities:
            if entity.parent:
                votes[entity.id].append(entity.parent)
    for inner, given in sorted(votes.items()):
        yield {"entity_id": inner, "place_id": commonest(given)}
