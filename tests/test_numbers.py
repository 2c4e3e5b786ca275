"""Counts of persons and their bounds."""

import pytest

from ingest.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("nine workers", (9, 9)),
        ("Forty-two soldiers", (42, 42)),
        ("at least 9 people", (9, None)),
        ("no fewer than eleven men", (11, None)),
        ("more than 30 people", (31, None)),
        ("as many as 12 guards", (None, 12)),
        ("around 40 people", (40, 40)),
        ("between 15 and 20 men", (15, 20)),
        ("9 to 10 fighters", (9, 10)),
        ("1,200 people", (1200, 1200)),
        ("two dozen", (24, 24)),
        ("half a dozen", (6, 6)),
        ("dozens of people", (12, None)),
        ("tens of people", (10, None)),
        ("one hundred men", (100, 100)),
    ],
)
def test_bounds(text: str, bounds: tuple[int | None, int | None]) -> None:
    assert [(number.low, number.high) for number in find_numbers(text)] == [bounds]


@pytest.mark.parametrize("text", ["900-kilometre", "$50", "F-16", "3.5", "10%", "at 11:30"])
def test_no_counts(text: str) -> None:
    assert find_numbers(text) == []


def test_two_numbers_of_a_list_stay_two() -> None:
    assert [number.low for number in find_numbers("nine dead and four hurt")] == [9, 4]
