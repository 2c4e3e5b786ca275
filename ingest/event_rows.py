"""An incident as rows for the write queries of cypher/write: the event, its claims and figures, its edges."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date

from ingest.dates import first_day, last_day
from ingest.extraction import UNREAL, Claim, Party
from ingest.incident import Incident, as_known
from ingest.judgement import Judgements
from ingest.known_rows import Row
from ingest.telling import Telling, claim_id
from seeds.vocabulary import load_vocabulary

YEAR, MONTH = 4, 7  # characters of an ISO prefix


def add_incident(rows: dict[str, list[Row]], incident: Incident, judgements: Judgements) -> None:
    """The event, its claims and figures, its parties and places, its short edges."""
    rows["event"].append(_event(incident))
    rows["event_version"].extend(_versions(incident, judgements))
    for telling in incident.tellings:
        for rank, claim in enumerate(telling.event.claims):
            rows["claim"].append(claim_row(incident.id, telling, rank, claim))
            rows["figure"].extend(figure_rows(telling, claim))
    for query, role, entity_first in (
        ("initiated", incident.initiators, True),
        ("targeted", incident.targets, False),
        ("participated_in", incident.participants, True),
    ):
        for identity in party_ids(role):
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


def party_ids(parties: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(party.entity for party in parties if party.entity))


def _unnamed(parties: Iterable[Party]) -> list[str]:
    return [party.name for party in parties if not party.entity]


def _event(incident: Incident) -> Row:
    kind = load_vocabulary().event_types[incident.type]
    start, end = date_span(incident.date)
    return {
        "id": incident.id,
        "anchor": incident.anchor,
        "type": incident.type,
        "label": kind.label,
        "status": incident.status,
        "date_start": start,
        "date_end": end,
        "date_precision": precision(incident.date),
        **{f"killed_{name}": value for name, value in asdict(incident.killed).items()},
        **{f"injured_{name}": value for name, value in asdict(incident.injured).items()},
        "weapon": incident.weapon,
        "reports": incident.reports,
        "origins": incident.origins,
        "contested": bool(incident.contested),
        "contested_on": list(incident.contested),
        "reasons": list(incident.reasons),
        "plover": kind.plover,
        "acled": kind.acled,
        "initiators_unnamed": _unnamed(incident.initiators),
        "targets_unnamed": _unnamed(incident.targets),
        "participants_unnamed": _unnamed(incident.participants),
        "initiators": party_ids(incident.initiators),
        "targets": party_ids(incident.targets),
        "participants": party_ids(incident.participants),
        "places": list(incident.places),
        "known_from": min(incident.published, default=None),
        "changed": incident.changed,
    }


def _versions(incident: Incident, judgements: Judgements) -> Iterator[Row]:
    """The event as it was told from each day of publication until the next."""
    days = incident.published if incident.changed is None else incident.published[:-1]
    for day, until in zip(days, [*incident.published[1:], None], strict=False):
        row = _event(as_known(incident, day, judgements))
        del row["label"], row["changed"]
        yield {**row, "id": incident.id, "key": f"{incident.anchor}@{day}", "known_from": day, "known_until": until}


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


def claim_row(event: str | None, telling: Telling, rank: int, claim: Claim) -> Row:
    """A claim; one that a person rejected has no event."""
    return {
        "id": claim_id(telling, claim),
        "event_id": event,
        "article_id": telling.article,
        "telling": telling.anchor,
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


def figure_rows(telling: Telling, claim: Claim) -> Iterator[Row]:
    """The figures that a claim gives."""
    owner = claim_id(telling, claim)
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
    parties = party_ids(incident.participants)
    if edge.name == "ATTACKED":
        targets = party_ids(incident.targets) or list(incident.places[:1])
        pairs = [pair for pair in itertools.product(party_ids(incident.initiators), targets) if pair[0] != pair[1]]
        yield from (("attacked", {"entity_id": one, "target_id": other, **common}) for one, other in pairs)
    elif edge.name == "MET":
        pairs = list(itertools.combinations(sorted(parties), 2))
        yield from (("met", {"entity_id": one, "other_id": other, **common}) for one, other in pairs)
    else:
        yield from (("signed", {"entity_id": one, **common}) for one in parties)
