"""Sentence ends, datelines and other lead-ins."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import lead_in_end, sentence_spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Gen. Ali met Mr. Khan. They talked.", ["Gen. Ali met Mr. Khan.", "They talked."]),
        ("He saw the U.S. envoy. Then he left.", ["He saw the U.S. envoy.", "Then he left."]),
        ('"We did it." The group said so.', ['"We did it."', "The group said so."]),
        ("A line\nAnother line", ["A line", "Another line"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("TEHRAN (Northgate) - A bomber struck on Wednesday, killing nine.", "TEHRAN (Northgate) - "),
        ("QUETTA, Nov 12 (TCP) - One man was killed, officials said.", "QUETTA, Nov 12 (TCP) - "),
        ("QUETTA: A soldier was killed on Monday.", "QUETTA: "),
        ("14 Feb: a car bomb kills forty policemen.", "14 Feb: "),
        ("• Helicopters fired on three hideouts.", "• "),
        ("The raid - the third this year - left nine dead in the town.", ""),
    ],
)
def test_lead_ins(line: str, lead: str) -> None:
    assert line[: lead_in_end(line)] == lead


@given(st.text())
def test_spans_are_in_order_and_lose_no_word(text: str) -> None:
    spans = list(sentence_spans(text))
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join(cut(text)).split() == [] or set("".join(text.split())) >= set("".join("".join(cut(text)).split()))
