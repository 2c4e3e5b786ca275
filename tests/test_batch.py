"""Rows of the graph from what articles say."""

import pytest

from ingest.article import Article
from ingest.batch import derived_rows
from ingest.extraction import Extraction, Relation, Span
from ingest.judgement import Judgements


def offices(target: str) -> list[tuple[str, str]]:
    """(title, body) of every office that reaches the graph when an article gives a person this one."""
    relation = Relation("holds_office", "person-karim-dad", target, Span(0, 4, "Text"))
    extraction = Extraction(Article(id="a", text="Text", title="", publisher="", published=None), (), (), (relation,))
    return [
        (row["title"], row["body_id"])
        for row in derived_rows([extraction], [], Judgements(), {})["holds_office"]
        if row["person_id"] == "person-karim-dad"
    ]


@pytest.mark.parametrize(
    ("office", "title", "body"),
    [
        ("Foreign Minister of Iran", "Foreign Minister", "iran"),
        ("Ambassador of Pakistan to Iran", "Ambassador to Iran", "pakistan"),
        ("Chief of Army Staff of Pakistan", "Chief of Army Staff", "pakistan"),
        (
            "Commander of the Aerospace Force of the IRGC",
            "Commander of the Aerospace Force",
            "islamic-revolutionary-guard-corps",
        ),
        ("Governor of Zahedan", "Governor", "zahedan"),
    ],
)
def test_an_office_is_split_into_title_and_body(office: str, title: str, body: str) -> None:
    assert offices(office) == [(title, body)]


@pytest.mark.parametrize("office", ["President", "Elder of Nowhere at All"])
def test_an_office_of_no_known_body_stays_with_its_article(office: str) -> None:
    assert offices(office) == []
