"""Files, folders and standard input become articles; what can't be read is told with its reason and skipped."""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import trafilatura
import yaml

from ingest.article import Article, article_id

LONGEST = 2_000_000  # characters of one article; a book is not an article
LARGEST = 200_000_000  # bytes of one file
STDIN = "-"
FIELDS = frozenset({"id", "title", "publisher", "published", "url", "text", "genre"})
Metadata = Mapping[str, Any]


class ArticleError(ValueError):
    """A file or a line that is no article; the message says why."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was not read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the caller says of articles that do not say it themselves."""

    publisher: str = ""
    published: date | None = None
    url: str | None = None


def read_articles(paths: Sequence[Path | str], defaults: Defaults | None = None) -> Iterator[Article | Skipped]:
    """Every article below the paths, folders in the order of their names."""
    for path in paths:
        if str(path) == STDIN:
            yield from _guarded(STDIN, lambda: _read_stdin(defaults or Defaults()))
        else:
            yield from _read_path(Path(path), defaults or Defaults())


def _read_path(path: Path, defaults: Defaults) -> Iterator[Article | Skipped]:
    if path.is_dir():
        found = [file for file in sorted(path.rglob("*")) if file.is_file() and not _is_aside(file)]
        if not found:
            yield Skipped(str(path), "the folder holds no files")
        for file in found:
            yield from _read_file(file, defaults)
    else:
        yield from _read_file(path, defaults)


def _is_aside(file: Path) -> bool:
    """Hidden files, sidecars, and lists of sources are no articles."""
    return file.name.startswith(".") or file.suffix in {".yml", ".yaml"} or file.name == "README.md"


def _read_file(path: Path, defaults: Defaults) -> Iterator[Article | Skipped]:
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        yield Skipped(str(path), f"unknown kind of file {path.suffix!r}; known are {', '.join(sorted(READERS))}")
        return
    yield from _guarded(str(path), lambda: reader(path, defaults))


def _guarded(where: str, read: Callable[[], Iterator[Article | Skipped]]) -> Iterator[Article | Skipped]:
    try:
        yield from read()
    except (ArticleError, OSError) as error:
        yield Skipped(where, str(error))


def _text_of(path: Path) -> str:
    if path.stat().st_size > LARGEST:
        raise ArticleError(f"larger than {LARGEST // 1_000_000} MB")
    return decode(path.read_bytes())


def decode(content: bytes) -> str:
    """UTF-8, with or without a byte order mark; UTF-16 where a mark says so."""
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"not {encoding.removesuffix('-sig').upper()} at byte {error.start}; convert it first"
        ) from error


def _read_text(path: Path, defaults: Defaults) -> Iterator[Article | Skipped]:
    yield make_article(_text_of(path), {"title": "", **_sidecar(path)}, defaults)


def _read_markdown(path: Path, defaults: Defaults) -> Iterator[Article | Skipped]:
    metadata, text = front_matter(_text_of(path))
    yield make_article(text, {**metadata, **_sidecar(path)}, defaults)


def front_matter(text: str) -> tuple[Metadata, str]:
    """YAML between two lines of three dashes at the top, and the text after it."""
    lines = text.lstrip().splitlines(keepends=True)
    if not lines or lines[0].strip() != "---":
        return {}, text
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.strip() == "---"), None)
    if end is None:
        return {}, text
    return _yaml("".join(lines[1:end])), "".join(lines[end + 1 :]).strip("\n")


def _yaml(text: str) -> Metadata:
    try:
        found = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise ArticleError(f"its header is no YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(found, dict) or not found.keys() <= FIELDS:
        raise ArticleError(f"its header may hold {', '.join(sorted(FIELDS - {'text'}))} and nothing else")
    return found


def _sidecar(path: Path) -> Metadata:
    """``article.txt.yml`` beside ``article.txt``."""
    beside = path.with_name(path.name + ".yml")
    return _yaml(_text_of(beside)) if beside.is_file() else {}


def _read_html(path: Path, defaults: Defaults) -> Iterator[Article | Skipped]:
    page = _text_of(path)
    text = trafilatura.extract(page, include_comments=False, include_tables=False)
    if not text:
        raise ArticleError("no article was found in the page")
    about = trafilatura.extract_metadata(page)
    told = (
        {"title": about.title or "", "publisher": about.sitename or "", "published": about.date, "url": about.url}
        if about
        else {}
    )
    yield make_article(text, {key: value for key, value in {**told, **_sidecar(path)}.items() if value}, defaults)


def _read_jsonl(path: Path, defaults: Defaults) -> Iterator[Article | Skipped]:
    yield from read_lines(_text_of(path), str(path), defaults)


def read_lines(text: str, where: str, defaults: Defaults) -> Iterator[Article | Skipped]:
    """One JSON object a line; a bad line is skipped, the rest is read."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield _read_line(line, defaults)
            except ArticleError as error:
                yield Skipped(f"{where}:{number}", str(error))


def _read_line(line: str, defaults: Defaults) -> Article:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"no JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ArticleError('expected an object with a "text"')
    return make_article(row["text"], {key: value for key, value in row.items() if key in FIELDS - {"text"}}, defaults)


def _read_stdin(defaults: Defaults) -> Iterator[Article | Skipped]:
    text = decode(sys.stdin.buffer.read())
    if text.lstrip().startswith("{"):
        yield from read_lines(text, "standard input", defaults)
    else:
        yield make_article(text, {}, defaults)


READERS: dict[str, Callable[[Path, Defaults], Iterator[Article | Skipped]]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
}


def make_article(text: str, metadata: Metadata, defaults: Defaults) -> Article:
    """An article from its text and what is known of it; a source that the project knows by its text fills the gaps."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", " ")
    if not clean.strip():
        raise ArticleError("it is empty")
    if len(clean) > LONGEST:
        raise ArticleError(f"{len(clean):,} characters; an article has at most {LONGEST:,}")
    known = {
        **known_sources().get(text_hash(clean), {}),
        **{key: value for key, value in metadata.items() if value not in (None, "")},
    }
    publisher = str(known.get("publisher") or defaults.publisher)
    article = Article(
        id=str(known.get("id") or article_id(clean, publisher)),
        text=clean,
        title=str(known.get("title") or "").strip(),
        publisher=publisher,
        published=_day(known.get("published")) or defaults.published,
        url=str(known["url"]) if known.get("url") else defaults.url,
    )
    return article if article.published else replace(article, published=None)


def _day(value: object) -> date | None:
    if value is None or value == "None":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError as error:
        raise ArticleError(f"published: {value!r} is no day; write YYYY-MM-DD") from error


def text_hash(text: str) -> str:
    """SHA-256 of a text without white space at its ends, lines ended by one newline (the rule of seeds/sources.yml)."""
    return hashlib.sha256(text.replace("\r\n", "\n").strip().encode()).hexdigest()


@cache
def known_sources() -> dict[str, dict[str, Any]]:
    """Articles that the project knows by the hash of their text: publisher, day and title."""
    file = Path(str(files("seeds"))) / "sources.yml"
    rows = yaml.safe_load(file.read_text("utf-8")) if file.is_file() else []
    return {
        row["sha256"]: {key: row[key] for key in ("publisher", "published", "title", "url") if row.get(key)}
        for row in rows or []
    }
