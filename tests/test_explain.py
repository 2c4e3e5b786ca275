"""``sarhad explain`` and ``sarhad audit``: what spoke for each event, and what was refused."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from app.cli import app
from app.verdicts import misses, show_article, show_misses
from ingest.article import Article
from ingest.explain import ALMOST, Verdict, explain_all
from ingest.extract import extract, load_models

TEXT = (
    "Gunmen attacked a police post in Zahedan on Monday and killed five officers. "
    "Jaish al-Adl claimed responsibility for the attack in a statement. "
    "The province has seen many such raids over the years. "
    "The mayor likes flowers."
)


@pytest.fixture(scope="module")
def article() -> Article:
    return Article(id="post", text=TEXT, title="Police post attacked", publisher="", published=None)


@pytest.fixture(scope="module")
def verdicts(article: Article) -> list[Verdict]:
    [(_, found)] = explain_all([article])
    return found


def test_what_is_kept_is_what_is_extracted(article: Article, verdicts: list[Verdict]) -> None:
    kept = [(verdict.type, verdict.trigger) for verdict in verdicts if verdict.kept]
    assert kept == [(event.type, event.claims[0].trigger.text) for event in extract(article).events]
    assert kept[0] == ("attack", "attacked")


def test_a_verdict_says_why(verdicts: list[Verdict]) -> None:
    first = verdicts[0]
    assert first.chance >= load_models().events.slots.thresholds["event"]
    assert "attack" in first.lexicon
    assert first.words
    assert first.features
    assert ("place", "Zahedan", True) in {(slot.name, slot.value, slot.chosen) for slot in first.slots}


def test_refused_sentences_are_near_misses(verdicts: list[Verdict]) -> None:
    threshold = load_models().events.slots.thresholds["event"]
    assert all(ALMOST <= verdict.chance < threshold for verdict in verdicts if not verdict.kept)
    assert not any("flowers" in verdict.sentence for verdict in verdicts)


def test_misses_name_each_sentence_once_and_none_that_told_something(article: Article, verdicts: list[Verdict]) -> None:
    found = misses([(article, verdicts)])
    assert len({verdict.sentence for verdict in found}) == len(found)
    assert not {verdict.sentence for verdict in found} & {verdict.sentence for verdict in verdicts if verdict.kept}


def test_both_are_shown_to_people(article: Article, verdicts: list[Verdict]) -> None:
    out = io.StringIO()
    console = Console(file=out, width=200)
    show_article(console, article, verdicts)
    show_misses(console, verdicts[:1])
    show_misses(console, [])
    text = out.getvalue()
    assert "place: Zahedan" in text
    assert "Every sentence that looks like an event gave one." in text


@pytest.mark.parametrize("command", ["explain", "audit"])
def test_a_pipe_gets_one_object_a_line(tmp_path: Path, command: str) -> None:
    file = tmp_path / "post.txt"
    file.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(app, [command, str(file)])
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert all({"type", "sentence", "chance", "kept"} <= row.keys() for row in rows)
    assert bool(rows) == (command == "explain") or not any(row["kept"] for row in rows)


def test_the_places_that_it_calls_chosen_are_those_of_the_events(article: Article, verdicts: list[Verdict]) -> None:
    shown = [[slot.value for slot in v.slots if slot.name == "place" and slot.chosen] for v in verdicts if v.kept]
    assert [bool(places) for places in shown] == [bool(event.places) for event in extract(article).events]


def test_an_empty_article_has_no_verdicts() -> None:
    assert [found for _, found in explain_all([Article(id="x", text="", title="", publisher="", published=None)])] == [
        []
    ]
