"""Reading files: every format, and every way in which they can be bad."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from ingest.article import Article, article_id
from ingest.readers import LONGEST, Defaults, Skipped, read_articles


def read(*paths: Path, defaults: Defaults | None = None) -> list[Article | Skipped]:
    return list(read_articles(paths, defaults))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_text_with_sidecar(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Gunmen attacked.\r\nNine died.")
    write(tmp_path, "a.txt.yml", "{publisher: Post, published: 2024-01-31, title: Attack}")
    [article] = read(path)
    assert article == Article(
        article_id("Gunmen attacked.\nNine died.", "Post"),
        "Gunmen attacked.\nNine died.",
        "Attack",
        "Post",
        date(2024, 1, 31),
        None,
    )


def test_markdown_front_matter_is_no_text(tmp_path: Path) -> None:
    [article] = read(write(tmp_path, "a.md", "---\ntitle: T\npublished: 2024-01-31\n---\n\nThe text."))
    assert isinstance(article, Article)
    assert (article.title, article.text, article.published) == ("T", "The text.", date(2024, 1, 31))


def test_html(tmp_path: Path) -> None:
    body = "".join(
        f"<p>Gunmen attacked the police post number {i} and nine men were killed there, officials said.</p>"
        for i in range(5)
    )
    page = f"<html><head><title>Attack</title><meta name='date' content='2024-01-31'></head><body><article><h1>Attack</h1>{body}</article></body></html>"
    [article] = read(write(tmp_path, "a.html", page))
    assert isinstance(article, Article)
    assert "Gunmen attacked the police post number 3" in article.text
    assert article.published == date(2024, 1, 31)


def test_lines_keep_their_ids_and_bad_ones_are_named(tmp_path: Path) -> None:
    good = {"id": "x1", "publisher": "Post", "published": "2024-01-31", "title": "T", "text": "Nine died."}
    path = write(
        tmp_path, "a.jsonl", json.dumps(good) + "\n{bad\n[1]\n" + json.dumps({**good, "published": "soon"}) + "\n"
    )
    first, *rest = read(path)
    assert isinstance(first, Article)
    assert first.id == "x1"
    assert [skipped.path.rsplit(":", 1)[1] for skipped in rest if isinstance(skipped, Skipped)] == ["2", "3", "4"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"caf\xe9", "not UTF-8 at byte 3"),
        ("a.txt", b"  \n ", "empty"),
        ("a.txt", b"x" * (LONGEST + 1), "at most"),
        ("a.pdf", b"%PDF", "unknown kind of file"),
        ("a.html", b"<html></html>", "no article"),
        ("a.md", b"---\ncolour: red\n---\ntext", "may hold"),
        ("a.md", b"---\n[\n---\ntext", "no YAML"),
        ("a.md", b"---\npublished: 31.1.24\n---\ntext", "YYYY-MM-DD"),
    ],
)
def test_bad_files_are_skipped_with_a_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    [skipped] = read(write(tmp_path, name, content))
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    found = read(tmp_path / "none.txt", tmp_path)
    assert all(isinstance(item, Skipped) for item in found)
    assert len(found) == 2


def test_folder_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"\xff\xff\xff")
    write(tmp_path, "b.txt", "Fine.")
    assert [type(item) for item in read(tmp_path)] == [Skipped, Article]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b'{"id": "x", "text": "Nine died."}\n')

    monkeypatch.setattr("sys.stdin", Stdin())
    [article] = read_articles(["-"])
    assert isinstance(article, Article)
    assert article.id == "x"


def test_defaults_fill_what_articles_do_not_say(tmp_path: Path) -> None:
    [article] = read(write(tmp_path, "a.txt", "Nine died."), defaults=Defaults("Post", date(2024, 1, 31)))
    assert isinstance(article, Article)
    assert (article.publisher, article.published) == ("Post", date(2024, 1, 31))
