"""Words that sound alike, and words that only look it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.names import normalise
from seeds.sounds import alike, distance, sounds


def heard(word: str) -> str:
    return sounds(normalise(word))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zahedan", "Zahidan"),
        ("Jaish", "Jaysh"),
        ("Baluchestan", "Balouchistan"),
        ("Araghchi", "Araqchi"),
        ("Qalibaf", "Ghalibaf"),
        ("Jundallah", "Jondollah"),
        ("Muhammad", "Mohammed"),
        ("Abdolmalek", "Abdul-Malik"),
        ("Mirjaveh", "Mirjawa"),
        ("Danishver", "Daneshwar"),
        ("Zahedan", "زاهدان"),
        ("Gwadar", "گوادر"),
    ],
)
def test_one_word(one: str, other: str) -> None:
    assert alike(heard(one).replace(" ", ""), heard(other).replace(" ", ""))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan", "Hossein"),
        ("Mahmoud", "Mohammad"),
        ("Jamal", "Jamil"),
        ("Karim", "Karam"),
        ("Nasir", "Nazir"),
        ("Macron", "Makran"),
        ("Saad", "Saeed"),
        ("Omar", "Amir"),
        ("Zahedan", "زابل"),
    ],
)
def test_two_words(one: str, other: str) -> None:
    assert not alike(heard(one), heard(other))


@given(st.text("abdehiklmnorsuyz", max_size=9), st.text("abdehiklmnorsuyz", max_size=9))
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other) == pytest.approx(distance(other, one))
