"""Texts that no newspaper would print are answered or refused, never a crash or a hang."""

import io
import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.article import Article
from ingest.extract import extract
from ingest.job import extract_paths

SECONDS = 60  # for any text; an ordinary article takes a tenth of one
NEWS = "Gunmen killed five soldiers near Zahedan on Monday, the governor said. Jaish al-Adl claimed the attack."
TEXTS = {
    "nothing": "",
    "blanks": " \n\t\n  ",
    "one word": "attack",
    "no sentence ends": NEWS.replace(".", "") * 400,
    "one endless word": "a" * 100_000,
    "only capitals": NEWS.upper(),
    "no capitals": NEWS.lower(),
    "controls": "".join(map(chr, range(32))) + NEWS + "\x00\x1b[31m",
    "mixed scripts": f"{NEWS} حمله در زاهدان پنج کشته داشت. 五名士兵被杀. Пять солдат убиты. {NEWS}",
    "markup": f"<div class='x'><p>{NEWS}</p><script>alert(1)</script>&nbsp;&lt;b&gt;</div>",
    "surrogates and joiners": "a\u200b\u200d\ufeff\u202e attack \U0001f4a3" + NEWS,
    "quotes": '"' * 500 + NEWS + "'" * 500,
    "only numbers": " ".join(map(str, range(3000))),
    "huge numbers": "9" * 400 + " soldiers were killed on 99 Foobuary 99999.",
    "brackets": "(" * 2000 + NEWS + ")" * 2000,
    "lines": "\n".join(["- attack"] * 2000),
}


def check(text: str) -> None:
    article = Article(id="x", text=text, title="", publisher="", published=date(2024, 1, 1))
    start = time.monotonic()
    extraction = extract(article)
    assert time.monotonic() - start < SECONDS
    for event in extraction.events:
        for claim in event.claims:
            assert text[claim.sentence.start : claim.sentence.end] == claim.sentence.text
    for entity in extraction.entities:
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_hostile_texts_are_answered(text: str) -> None:
    check(text)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from(NEWS.split())), max_size=60).map(" ".join))
def test_any_text_is_answered(text: str) -> None:
    check(text)


def test_a_file_of_ten_megabytes_is_refused_with_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(NEWS.replace("\n", " ") * 100_000, "utf-8")
    out = io.StringIO()
    summary = extract_paths([file], out)
    assert out.getvalue() == ""
    assert [skipped.path for skipped in summary.skipped] == [str(file)]
    assert "characters" in summary.skipped[0].reason


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    row = {"id": "n", "text": f"{NEWS}\n\n" * 5, "title": "News", "publisher": "P", "published": "2024-01-05"}
    file.write_text(json.dumps(row), "utf-8")
    first, second = io.StringIO(), io.StringIO()
    extract_paths([file], first)
    extract_paths([file], second)
    assert first.getvalue() == second.getvalue() != ""
