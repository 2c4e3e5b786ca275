"""A file of the corpus that does not fit is refused with its line; a new writer needs no code."""

from pathlib import Path

import pytest

from ingest.origins import find_copies
from seeds.errors import SeedsError
from training.corpus import FOLDS, load_corpus

ARTICLE = """\
id: x01
published: 2024-01-02
title: Blast in Rask
text: A blast in Rask killed two.
gold:
  events:
  - {key: rask, type: attack, status: asserted, date: 2024-01-01, place: Rask, initiators: [], targets: [],
     participants: [], killed: [{who: people, low: 2, high: 2}], injured: [], weapon: null, sentence: A blast in Rask}
  entities:
  - {name: Rask, kind: place, forms: [Rask]}
  relations: []
"""


def test_a_new_writer_falls_into_a_fold_that_is_trained_on(tmp_path: Path) -> None:
    (tmp_path / "x01.yml").write_text(ARTICLE, "utf-8")
    [example] = load_corpus(tmp_path)
    assert example.fold < FOLDS.index("z")
    assert example.gold["events"][0]["killed"][0]["low"] == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("type: attack", "type: atack", "x01.yml:7: gold.events.0.type: .*'atack' is none of attack, "),
        ("kind: place", "kind: town", "x01.yml:10: gold.entities.0.kind: .*'town' is none of "),
        ("low: 2, ", "", "x01.yml:8: gold.events.0.killed.0.low: Field required"),
        ("title: Blast in Rask\n", "", "x01.yml: no title; give them, or a file as article"),
        ("title: Blast in Rask", "article: nowhere.txt", "x01.yml: nowhere.txt holds 0 articles, not one"),
        ("relations: []", "relations: [", "x01.yml:12: "),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    (tmp_path / "x01.yml").write_text(ARTICLE.replace(old, new, 1), "utf-8")
    with pytest.raises(SeedsError, match=message):
        load_corpus(tmp_path)


def test_near_copies_are_found_and_none_is_invented() -> None:
    """The corpus has eight pairs of near-copies, all among the articles that were written in clusters."""
    articles = [example.article for example in load_corpus(Path(__file__).parent.parent / "corpus")]
    pairs = {(copy.article, copy.of) for copy in find_copies(articles)}
    assert pairs == {
        *(("h09", "h07"), ("h18", "h17"), ("h27", "h25"), ("j08", "j07"), ("j18", "j17"), ("j27", "j26")),
        *(("n08", "n07"), ("n17", "n16")),
    }
