"""Names of many articles brought together: each entity under the id of what it is, with the reasons."""

import collections
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ingest.extraction import Entity, Extraction
from ingest.identity import Identity, match_entities
from ingest.judgement import Judgements
from ingest.namesake import Named, known_names
from ingest.rename import renamed
from seeds.gazetteer import load_gazetteer


def unify(extractions: Iterable[Extraction], judgements: Judgements) -> tuple[list[Extraction], Mapping[str, Identity]]:
    """The extractions, their entities under final ids; and what each id that the gazetteer does not know was found to
    be.
    """
    read = list(extractions)
    unknown = list(_unknown(read))
    pairs: dict[str, list[tuple[str, str]]] = {"same": [], "not_same": []}
    for pair, judgement in judgements.entity_pairs.items():
        pairs[judgement.verdict].append(pair)
    found = match_entities([*unknown, *known_names()], **pairs)
    names = {named.id: found[named.id] for named in unknown}
    final = {identity: each.id for identity, each in names.items() if each.id != identity}
    return [renamed(extraction, final) for extraction in read], names


def _unknown(read: Sequence[Extraction]) -> Iterator[Named]:
    """Entities that the gazetteer does not know, with what articles say of them."""
    entities: dict[str, list[Entity]] = collections.defaultdict(list)
    offices: dict[str, set[str]] = collections.defaultdict(set)
    within: dict[str, set[str]] = collections.defaultdict(set)
    for extraction in read:
        for entity in extraction.entities:
            if entity.id not in load_gazetteer().entries:
                entities[entity.id].append(entity)
                within[entity.id] |= _above(entity.parent)
        for relation in extraction.relations:
            if relation.type == "holds_office":
                offices[relation.source].add(relation.target.partition(" of ")[0].casefold())
            elif relation.type in {"member_of", "part_of", "located_in"}:
                within[relation.source] |= _above(relation.target)
    for identity, given in sorted(entities.items()):
        spellings = {entity.name for entity in given} | {
            mention.text for entity in given for mention in entity.mentions
        }
        about = frozenset(offices[identity]), frozenset(within[identity])
        yield Named(identity, given[0].kind, tuple(sorted(spellings)), *about)


def _above(holder: str | None) -> set[str]:
    """What holds an entity, with all that holds that."""
    entry = load_gazetteer().entries.get(holder or "")
    return {entry.id, *entry.wholes, *load_gazetteer().chain(entry.id)} if entry else {holder} if holder else set()
