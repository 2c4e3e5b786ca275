"""The vocabulary: what it holds, and what is refused on load."""

from pathlib import Path

import pytest
from broken import broken_copy

from seeds.errors import SeedsError
from seeds.vocabulary import FILE, load_vocabulary, read_vocabulary


def test_violence_comes_first() -> None:
    vocabulary = load_vocabulary()
    assert list(vocabulary.event_types)[:3] == [
        name for name, kind in vocabulary.event_types.items() if kind.family == "violence"
    ]


def test_every_event_type_has_roles() -> None:
    assert all(kind.roles for kind in load_vocabulary().event_types.values())


def test_weapons_are_found() -> None:
    labels = [label for label, pattern in load_vocabulary().weapon_patterns if pattern.search("a suicide car bombing")]
    assert "suicide car bomb" in labels


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("target: [person, group, state, organization]}", "target: [person, grop]}", "unknown kind 'grop'"),
        ("attribution: [say,", "attribution: [no,", "string"),
        ('"gallows"]', '"gallows("]', "hanging"),
        ("areas: [province,", "areas: [provinse,", "unknown form 'provinse'"),
        ("owned: [consulate,", "owned: [konsulate,", "unknown form 'konsulate'"),
        ("hotel: [hotel]", "hotel: [hotel, prison]", "'prison' stands in two rows"),
        ("free:\n    group:", "free:\n    grop:", "unknown kind 'grop'"),
        ("statuses:", "statusses:", "statusses|statuses"),
        ("roles: [initiator", "roles: [initiator, [", "did not find"),
    ],
)
def test_broken_files_name_file_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    broken = broken_copy(FILE, tmp_path, old, new)
    with pytest.raises(SeedsError, match=rf"vocabulary\.yml:\d+: .*({message})"):
        read_vocabulary(broken)


def test_a_key_given_twice_is_refused(tmp_path: Path) -> None:
    twice = tmp_path / "vocabulary.yml"
    twice.write_text(FILE.read_text("utf-8") + "\nstatuses: [asserted]\n", "utf-8")
    with pytest.raises(SeedsError, match="given twice"):
        read_vocabulary(twice)
