"""Extraction and resolution on the seed articles, against what a reader finds in them (tests/golden/seeds.yml)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.dates import first_day, last_day
from ingest.extract import extract_all
from ingest.extraction import Extraction
from ingest.readers import Skipped, read_articles
from ingest.resolve import Incident, resolve
from seeds.gazetteer import load_gazetteer

ROOT = Path(__file__).parent.parent
ROWS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "golden" / "seeds.yml").read_text("utf-8"))
FLOOR = 27  # rows met; it may only rise


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    articles = [item for item in read_articles([ROOT / "seeds" / "articles"]) if not isinstance(item, Skipped)]
    return list(extract_all(articles))


@pytest.fixture(scope="module")
def incidents(extractions: list[Extraction]) -> list[Incident]:
    return resolve(extractions)


def meets(incident: Incident, row: dict[str, Any]) -> bool:
    parties = {party.entity for party in (*incident.initiators, *incident.targets, *incident.participants)}
    places = {place for first in incident.places for place in (first, *load_gazetteer().chain(first))}
    return (
        incident.type in row["types"]
        and ("date" not in row or _overlap(incident.date, str(row["date"])))
        and set(row.get("parties", ())) <= parties | places
        and ("within" not in row or row["within"] in places)
        and ("killed" not in row or row["killed"] in {incident.killed.best, incident.killed.high})
        and incident.reports >= row.get("reports", 1)
    )


def _overlap(one: str | None, other: str) -> bool:
    return one is not None and first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def test_what_a_reader_finds_is_found(incidents: list[Incident]) -> None:
    missed = [row["name"] for row in ROWS if not any(meets(incident, row) for incident in incidents)]
    print(f"missed {len(missed)} of {len(ROWS)}: {'; '.join(missed)}")  # noqa: T201 - shown when the floor breaks
    assert len(ROWS) - len(missed) >= FLOOR


def test_every_sentence_is_where_it_is_said_to_be(extractions: list[Extraction]) -> None:
    for extraction in extractions:
        for event in extraction.events:
            for claim in event.claims:
                for span in (claim.sentence, claim.trigger):
                    assert extraction.article.text[span.start : span.end] == span.text


def test_boilerplate_tells_nothing(extractions: list[Extraction]) -> None:
    said = [claim.sentence.text for extraction in extractions for event in extraction.events for claim in event.claims]
    assert not [
        text for text in said if "Telegram channel" in text or "newsletter" in text or "copyright" in text.casefold()
    ]
