"""Incidents and articles as rows for the write queries of cypher/write: pure functions, one a kind of row."""

import collections
import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ingest.dates import first_day, last_day
from ingest.extraction import UNREAL, Claim, Entity, Event, Extraction, Party
from ingest.follows import find_follows
from ingest.known_rows import Batch, Row
from ingest.likeness import Telling
from ingest.resolve import Incident, incident_ids
from ingest.stored import dump_extraction
from ingest.votes import commonest
from seeds.gazetteer import load_gazetteer
from seeds.names import normalise, skeleton
from seeds.vocabulary import load_vocabulary

YEAR, MONTH = 4, 7  # characters of an ISO prefix
NEAR = 2000  # characters between a claim of responsibility and the act that it is about
RELATION_QUERIES = {
    "member_of": "member_of",
    "part_of": "part_of",
    "successor_of": "succeeded",
    "outlaws": "outlaws",
    "located_in": "located_in",
}
RELATION_FIELDS = {"outlaws": ("entity_id", "of_id"), "located_in": ("entity_id", "place_id")}


def articles_batch(extractions: Sequence[Extraction], incidents: Sequence[Incident], changed: Iterable[str]) -> Batch:
    """All that the articles say, together with what is derived from it; ``changed`` are the articles to write anew."""
    rows: dict[str, list[Row]] = collections.defaultdict(list)
    by_article = {extraction.article.id: extraction for extraction in extractions}
    rows["article"] = [_article(by_article[identity]) for identity in sorted(changed)]
    for entity in _unknown_entities(extractions):
        rows["entity"].append(entity)
        rows["name"].append(
            {
                "normal": normalise(entity["name"]),
                "skeleton": skeleton(entity["name"]),
                "entity_id": entity["id"],
                "rank": 0,
            }
        )
    rows["located_in"].extend(_parents(extractions))
    for incident in incidents:
        _add_incident(rows, incident)
    for query, row in _attributions(incidents):
        rows[query].append(row)
    rows["follows"].extend(_follows(extractions, incidents))
    for query, row in _told_relations(extractions):
        if row not in rows[query]:
            rows[query].append(row)
    for extraction in extractions:
        rows["prune_article"].append({"article_id": extraction.article.id})
        rows["prune_figures"].append({"article_id": extraction.article.id})
    rows["prune_derived"], rows["prune_orphans"] = [{}], [{}]
    return rows


def _article(extraction: Extraction) -> Row:
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


def _add_incident(rows: dict[str, list[Row]], incident: Incident) -> None:
    rows["event"].append(_event(incident))
    for telling in incident.tellings:
        for rank, claim in enumerate(telling.event.claims):
            rows["claim"].append(_claim(incident, telling, rank, claim))
            rows["figure"].extend(_figures(telling, rank, claim))
    for query, role, entity_first in (
        ("initiated", incident.initiators, True),
        ("targeted", incident.targets, False),
        ("participated_in", incident.participants, True),
    ):
        for identity in _ids(role):
            rows[query].append(
                {"entity_id": identity, "event_id": incident.id}
                if entity_first
                else {"event_id": incident.id, "entity_id": identity}
            )
    rows["located"].extend(
        {"event_id": incident.id, "place_id": place, "rank": rank} for rank, place in enumerate(incident.places)
    )
    for query, row in _short_edges(incident):
        rows[query].append(row)


def _ids(parties: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(party.entity for party in parties if party.entity))


def _unnamed(parties: Iterable[Party]) -> list[str]:
    return [party.name for party in parties if not party.entity]


def _event(incident: Incident) -> Row:
    kind = load_vocabulary().event_types[incident.type]
    start, end = date_span(incident.date)
    return {
        "id": incident.id,
        "type": incident.type,
        "label": kind.label,
        "status": incident.status,
        "date_start": start,
        "date_end": end,
        "date_precision": precision(incident.date),
        "killed_low": incident.killed.low,
        "killed_best": incident.killed.best,
        "killed_high": incident.killed.high,
        "injured_low": incident.injured.low,
        "injured_best": incident.injured.best,
        "injured_high": incident.injured.high,
        "weapon": incident.weapon,
        "reports": incident.reports,
        "origins": incident.origins,
        "contested": incident.contested,
        "reasons": list(incident.reasons),
        "plover": kind.plover,
        "acled": kind.acled,
        "initiators_unnamed": _unnamed(incident.initiators),
        "targets_unnamed": _unnamed(incident.targets),
        "participants_unnamed": _unnamed(incident.participants),
    }


def date_span(value: str | None) -> tuple[date | None, date | None]:
    """First and last day of an ISO prefix or interval."""
    return (first_day(value), last_day(value)) if value else (None, None)


def precision(value: str | None) -> str:
    """How exact a date is: day, range, month, year or unknown."""
    if value is None:
        return "unknown"
    if "/" in value:
        first, last = value.split("/")
        return "day" if first == last else "range"
    return {YEAR: "year", MONTH: "month"}.get(len(value), "day")


def claim_id(telling: Telling, rank: int, claim: Claim) -> str:
    """Fixed by the article, the event's type and place in it, and the sentence."""
    parts = f"{telling.article}:{telling.event.type}:{telling.number}:{rank}:{claim.sentence.start}"
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def _claim(incident: Incident, telling: Telling, rank: int, claim: Claim) -> Row:
    return {
        "id": claim_id(telling, rank, claim),
        "event_id": incident.id,
        "article_id": telling.article,
        "rank": rank,
        "sentence": claim.sentence.text,
        "start": claim.sentence.start,
        "end": claim.sentence.end,
        "trigger": claim.trigger.text,
        "status": claim.status,
        **_speaker(claim.speaker),
    }


def _speaker(party: Party | None) -> Row:
    return {"speaker": party.name if party else None, "speaker_id": party.entity if party else None}


def _figures(telling: Telling, rank: int, claim: Claim) -> Iterator[Row]:
    owner = claim_id(telling, rank, claim)
    for number, figure in enumerate(claim.figures):
        yield {
            "id": f"{owner}-{number}",
            "claim_id": owner,
            "kind": figure.kind,
            "who": figure.who,
            "low": figure.low,
            "high": figure.high,
            **_speaker(figure.said_by),
        }


def _short_edges(incident: Incident) -> Iterator[tuple[str, Row]]:
    """The edges that people draw, for what is said to have happened: who attacked whom, who met, who signed."""
    edge = load_vocabulary().event_types[incident.type].edge
    if edge is None or incident.status in UNREAL:
        return
    common = {
        "event_id": incident.id,
        "date": date_span(incident.date)[0],
        "claims": sum(len(telling.event.claims) for telling in incident.tellings),
    }
    parties = _ids(incident.participants)
    if edge.name == "ATTACKED":
        targets = _ids(incident.targets) or list(incident.places[:1])
        pairs = [pair for pair in itertools.product(_ids(incident.initiators), targets) if pair[0] != pair[1]]
        yield from (("attacked", {"entity_id": one, "target_id": other, **common}) for one, other in pairs)
    elif edge.name == "MET":
        pairs = list(itertools.combinations(sorted(parties), 2))
        yield from (("met", {"entity_id": one, "other_id": other, **common}) for one, other in pairs)
    else:
        yield from (("signed", {"entity_id": one, **common}) for one in parties)


def _attributions(incidents: Sequence[Incident]) -> Iterator[tuple[str, Row]]:
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
        for one, other in itertools.product(_ids(event.initiators), _ids(event.targets)):
            if one != other:
                yield query, {"entity_id": one, "target_id": other, "event_id": act.id}
    elif query:
        yield from ((query, {"entity_id": one, "event_id": act.id}) for one in _ids(event.initiators))


def _follows(extractions: Iterable[Extraction], incidents: Sequence[Incident]) -> Iterator[Row]:
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


def _told_relations(extractions: Iterable[Extraction]) -> Iterator[tuple[str, Row]]:
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
