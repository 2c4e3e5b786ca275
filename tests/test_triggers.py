"""The lexicon of triggers: what is refused on load, and what it finds in a text."""

from pathlib import Path

import pytest
from broken import broken_copy

from ingest.annotate import load_parser
from ingest.lexicon import find_hits
from seeds.errors import SeedsError
from seeds.triggers import FILE, load_triggers, read_triggers
from seeds.vocabulary import load_vocabulary


def test_every_event_type_has_triggers() -> None:
    assert set(load_triggers()) == set(load_vocabulary().event_types)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\nattack:", "\natack:", "unknown event type 'atack'"),
        ("verbs: [attack, ambush", "verbs: [attack, attack", "'attack' is given twice"),
        ("- blow up\n", "- Blow up\n", "pattern"),
        ("- blow up\n", "- blow\n", "pattern"),
        ("verbs: [attack", "verb: [attack", "verb"),
        ("verbs: [attack", "verbs: [[attack", "expected"),
    ],
)
def test_broken_files_name_file_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    broken = broken_copy(FILE, tmp_path, old, new)
    with pytest.raises(SeedsError, match=rf"triggers\.yml:\d+: .*{message}"):
        read_triggers(broken)


def test_a_type_without_triggers_is_refused(tmp_path: Path) -> None:
    short = tmp_path / "triggers.yml"
    short.write_text("attack: {verbs: [attack]}\n", "utf-8")
    with pytest.raises(SeedsError, match="no triggers for strike"):
        read_triggers(short)


@pytest.mark.parametrize(
    ("text", "kind", "expression", "words"),
    [
        ("Gunmen blew the bridge up.", "attack", "blow ~ up", ["blew", "up"]),
        ("A car-bombing shook the town.", "attack", "car-bombing", ["car", "bombing"]),
        ("The group took credit.", "responsibility_claim", "take credit", ["took", "credit"]),
        ("The ministers held talks.", "meeting", "hold talk", ["held", "talks"]),
    ],
)
def test_words_and_phrases_are_found_in_all_forms(text: str, kind: str, expression: str, words: list[str]) -> None:
    doc = load_parser()(text)
    found = {(hit.type, hit.expression): [doc[token].text for token in hit.tokens] for hit in find_hits(doc)}
    assert found[kind, expression] == words


def test_a_gap_is_short_and_stays_in_its_sentence() -> None:
    doc = load_parser()("They blew in from the far north west. Up went the flag.")
    assert "blow ~ up" not in {hit.expression for hit in find_hits(doc)}
