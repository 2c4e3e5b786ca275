"""What holds between events and entities, as rows for the write queries of cypher/write: who claimed, denied or blamed,
what followed what, what articles tell of offices, members and bans.
"""

import collections
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.event_rows import party_ids
from ingest.extraction import Event, Extraction
from ingest.follows import find_follows
from ingest.incident import Incident
from ingest.known_rows import Row
from ingest.resolve import incident_ids
from seeds.gazetteer import load_gazetteer
from seeds.vocabulary import load_vocabulary

NEAR = 2000  # characters between a claim of responsibility and the act that it is about
RELATION_QUERIES = {
    "member_of": "member_of",
    "part_of": "part_of",
    "successor_of": "succeeded",
    "outlaws": "outlaws",
    "located_in": "located_in",
}
RELATION_FIELDS = {"outlaws": ("entity_id", "of_id"), "located_in": ("entity_id", "place_id")}


def attributions(incidents: Sequence[Incident]) -> Iterator[tuple[str, Row]]:
    """Who claimed, denied or laid blame for which act: speech acts tied to the nearest act of violence of their
    article.
    """
    acts: dict[str, list[tuple[int, Incident]]] = collections.defaultdict(list)
    for incident in incidents:
        if load_vocabulary().family(incident.type) == "violence":
            for telling in incident.tellings:
                acts[telling.article].append((telling.event.claims[0].sentence.start, incident))
    seen: set[tuple[str, ...]] = set()
    for incident in incidents:
        for telling in incident.tellings:
            act = _nearest(acts[telling.article], telling.event)
            for query, row in _attribution(incident.type, telling.event, act) if act else ():
                key = (query, *map(str, row.values()))
                if key not in seen:
                    seen.add(key)
                    yield query, row


def _nearest(acts: list[tuple[int, Incident]], event: Event) -> Incident | None:
    here = event.claims[0].sentence.start
    near = [(abs(start - here), act.id, act) for start, act in acts if abs(start - here) <= NEAR]
    return min(near, key=lambda item: item[:2])[2] if near else None


def _attribution(kind: str, event: Event, act: Incident) -> Iterator[tuple[str, Row]]:
    query = {"responsibility_claim": "claimed", "denial": "denied", "accusation": "blamed"}.get(kind)
    if query == "blamed":
        for one, other in itertools.product(party_ids(event.initiators), party_ids(event.targets)):
            if one != other:
                yield query, {"entity_id": one, "target_id": other, "event_id": act.id}
    elif query:
        yield from ((query, {"entity_id": one, "event_id": act.id}) for one in party_ids(event.initiators))


def follows(extractions: Iterable[Extraction], incidents: Sequence[Incident]) -> Iterator[Row]:
    """One row for two incidents and a kind, with the first sentence that says so."""
    ids, seen = incident_ids(incidents), set()
    for extraction in extractions:
        identity = extraction.article.id
        for found in find_follows(extraction):
            event, earlier = ids[identity, found.event], ids[identity, found.earlier]
            if event != earlier and (event, earlier, found.kind) not in seen:
                seen.add((event, earlier, found.kind))
                sentence = {"article_id": identity, "sentence": found.sentence.text}
                yield {"event_id": event, "earlier_id": earlier, "kind": found.kind, **sentence}


def told_relations(extractions: Iterable[Extraction]) -> Iterator[tuple[str, Row]]:
    """Relations that articles tell between entities; offices where the body is one that the gazetteer knows."""
    for extraction in extractions:
        for relation in extraction.relations:
            if relation.type in RELATION_QUERIES and relation.source != relation.target:
                source, target = RELATION_FIELDS.get(relation.type, ("entity_id", "of_id"))
                yield RELATION_QUERIES[relation.type], {source: relation.source, target: relation.target}
            elif relation.type == "holds_office":
                office = _office(relation.target)
                if office and not _has_office(relation.source, office["body_id"]):
                    yield "holds_office", {"person_id": relation.source, **office, "from": None, "to": None}


def _office(text: str) -> dict[str, str] | None:
    """Title and known body of an office: "Ambassador of Pakistan to Iran" is an office of Pakistan."""
    for split in re.finditer(" of (?:the )?", text):
        body, to, host = text[split.end() :].partition(" to ")
        for known in load_gazetteer().find(body, kinds=("state", "organization", "group", "place")):
            return {"title": text[: split.start()] + to + host, "body_id": known.id}
    return None


def _has_office(person: str, body: str) -> bool:
    """The gazetteer gives terms: what an article adds without one would only repeat it."""
    entry = load_gazetteer().entries.get(person)
    return entry is not None and any(office.body == body for office in entry.offices)
