"""What an extraction looks like as one JSON object a line, the form that training/score.py reads."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ingest.extraction import Event, Extraction, Party


def to_json(extraction: Extraction, incidents: Mapping[tuple[str, int], str]) -> str:
    """One line; ``incidents`` gives the id of the incident that the nth event of an article tells of."""
    names = {entity.id: _said(entity.mentions, entity.name) for entity in extraction.entities}
    article = extraction.article
    row = {
        "article": {
            "id": article.id,
            "title": article.title,
            "publisher": article.publisher,
            "published": str(article.published or "") or None,
        },
        "entities": [
            {
                "id": e.id,
                "name": e.name,
                "kind": e.kind,
                "mentions": [{"text": m.text, "start": m.start, "end": m.end} for m in e.mentions],
            }
            for e in extraction.entities
        ],
        "events": [
            _event(event, incidents[article.id, number], names) for number, event in enumerate(extraction.events)
        ],
        "relations": [
            {
                "type": r.type,
                "source": _named(r.source, names),
                "target": _named(r.target, names) if r.target in names else r.target,
            }
            for r in extraction.relations
        ],
    }
    return json.dumps(row, ensure_ascii=False)


def _said(mentions: Iterable[Any], name: str) -> str:
    """The form in which the article itself gives a name most often, the longest of equally frequent ones."""
    counted = Counter(mention.text for mention in mentions)
    return max(counted, key=lambda text: (counted[text], len(text), text), default=name)


def _named(identity: str, names: Mapping[str, str]) -> dict[str, str]:
    return {"id": identity, "name": names.get(identity, identity)}


def _party(party: Party, names: Mapping[str, str]) -> dict[str, str | None]:
    return {"id": party.entity, "name": names.get(party.entity, party.name) if party.entity else party.name}


def _event(event: Event, identity: str, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": identity,
        "type": event.type,
        "status": event.status,
        "date": event.date,
        "places": [_named(place, names) for place in event.places],
        "initiators": [_party(party, names) for party in event.initiators],
        "targets": [_party(party, names) for party in event.targets],
        "participants": [_party(party, names) for party in event.participants],
        "casualties": [
            {
                "kind": f.kind,
                "who": f.who,
                "low": f.low,
                "high": f.high,
                "said_by": f.said_by.name if f.said_by else None,
            }
            for f in event.figures
        ],
        "weapon": event.weapon,
        "evidence": [{"start": c.sentence.start, "end": c.sentence.end, "text": c.sentence.text} for c in event.claims],
        "found": event.found,
    }
