"""An unknown place lies in a known one where the article says so, and nowhere otherwise."""

import pytest

from ingest.article import Article
from ingest.batch import derived_rows
from ingest.entities import find_entities
from ingest.extract import annotate_all
from ingest.extraction import Extraction
from ingest.judgement import Judgements
from ingest.naming import unify
from seeds.gazetteer import load_gazetteer


def entities(text: str) -> Extraction:
    article = Article("a", text)
    [(_, doc)] = annotate_all([article])
    return Extraction(article, find_entities(doc, 0, load_gazetteer()).entities, (), ())


def parents(text: str) -> dict[str, str | None]:
    return {entity.name: entity.parent for entity in entities(text).entities}


@pytest.mark.parametrize(
    ("text", "place", "parent"),
    [
        ("Two guards were killed in the village of Gazbun in Saravan county on Monday.", "Gazbun", "saravan"),
        ("Gunmen attacked a post at Gazbun, Panjgur, on Monday, police said.", "Gazbun", "panjgur"),
        ("A bomb went off in Quetta's Jinnah Town on Monday, police said.", "Jinnah Town", "quetta"),
        ("Two guards were killed in the village of Gazbun near Panjgur on Monday.", "Gazbun", "balochistan"),
    ],
)
def test_is_found(text: str, place: str, parent: str) -> None:
    assert parents(text)[place] == parent


@pytest.mark.parametrize(
    "text",
    [
        "Two guards were killed in the village of Gazbun, and Panjgur was quiet on Monday.",
        "Gunmen drove from the village of Gazbun to Panjgur on Monday, police said.",
    ],
)
def test_is_not_guessed(text: str) -> None:
    assert parents(text)["Gazbun"] is None


def test_reaches_the_graph() -> None:
    said = entities("Two guards were killed in the village of Gazbun in Saravan county on Monday.")
    read, names = unify([said], Judgements())
    rows = derived_rows(read, [], Judgements(), names)["located_in"]
    assert [row for row in rows if row["entity_id"] == "place-gazbun"] == [
        {"entity_id": "place-gazbun", "place_id": "saravan"}
    ]
