"""Names in a text become entities: known kinds, surnames, blanks lost in the layout."""

import pytest

from ingest.annotate import load_language
from ingest.entities import find_entities
from ingest.known import correct_names
from seeds.gazetteer import load_gazetteer


def entities(text: str) -> dict[str, str]:
    """Id -> kind."""
    doc = correct_names(load_language()(text))
    return {entity.id: entity.kind for entity in find_entities(doc, 0, load_gazetteer()).entities}


@pytest.mark.parametrize("verb", ["flew", "traveled", "said"])
def test_a_name_glued_to_the_next_verb_is_found(verb: str) -> None:
    found = entities(f"The Iranian Foreign Minister, Hossein Amirabdollahian{verb} to Islamabad on Monday morning.")
    assert found["hossein-amir-abdollahian"] == "person"


def test_a_longer_name_is_another_person() -> None:
    assert "mohammad-bagheri" not in entities("The minister met Mohammad Bagherinejad in Tehran on Monday.")


def test_a_known_place_is_no_group() -> None:
    found = entities("Another attack followed near the town, close to the village of Bidlad Jangal.")
    assert found["bidlad-jangal"] == "place"


def test_a_surname_is_its_person() -> None:
    found = entities(
        "Chris Blackburn, an analyst, spoke in London. In February 2019, Blackburn tells us, a bomb went off."
    )
    assert [kind for identity, kind in found.items() if "blackburn" in identity] == ["person"]
