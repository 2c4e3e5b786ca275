"""Date expressions against a day of publication (Wednesday 31 January 2024)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_dates, first_day, last_day

PUBLISHED = date(2024, 1, 31)


def values(text: str, published: date | None = PUBLISHED) -> list[str | None]:
    return [when.value for when in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on January 27, 2024", "2024-01-27"),
        ("on 27 January 2024", "2024-01-27"),
        ("on January 16", "2024-01-16"),
        ("on 10 December", "2023-12-10"),
        ("in December", "2023-12"),
        ("in July 2024", "2024-07"),
        ("in 2019", "2019"),
        ("on Monday", "2024-01-29"),
        ("on Wednesday", "2024-01-31"),
        ("last Wednesday", "2024-01-24"),
        ("yesterday", "2024-01-30"),
        ("two weeks ago", "2024-01-17"),
        ("last month", "2023-12"),
        ("last year", "2023"),
        ("last week", "2024-01-22/2024-01-28"),
        ("over the weekend", "2024-01-27/2024-01-28"),
        ("overnight", "2024-01-30/2024-01-31"),
        ("early December 2018", "2018-12-01/2018-12-11"),
        ("2024-01-16", "2024-01-16"),
        ("January 8-9", "2024-01-08/2024-01-09"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert values(text) == [value]


def test_what_is_counted_from_another_date_of_the_text() -> None:
    assert values("On 16 January it struck. Two days later the answer came.") == ["2024-01-16", "2024-01-18"]


@pytest.mark.parametrize(
    "text", ["they may march on", "in 1,250 cases", "30 February", "a sun-lit May-pole", "2023-14 season"]
)
def test_what_is_no_day(text: str) -> None:
    assert all(value is None or value.startswith("20") for value in values(text))


def test_weekdays_need_a_day_of_publication() -> None:
    assert values("on Monday", None) == [None]


def test_first_and_last_day() -> None:
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (first_day("2019"), last_day("2019")) == (date(2019, 1, 1), date(2019, 12, 31))


@given(st.text(alphabet="0123456789 JanuarMyofetdhlsweknigo-/.,", max_size=60))
def test_every_value_is_a_date(text: str) -> None:
    for value in values(text):
        assert value is None or first_day(value) <= last_day(value)


def test_days_after_some_day_of_a_month_are_of_that_month() -> None:
    text = "Iran fired first earlier in January 2024. Islamabad fired back days later."
    assert [when.value for when in find_dates(text, date(2024, 1, 31))] == ["2024-01", "2024-01"]
