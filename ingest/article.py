"""The raw news item: text, where it came from, and an id made of both."""

import hashlib
from dataclasses import dataclass
from datetime import date

ID_LENGTH = 16  # hex digits: 64 bits, so that a million articles collide with a chance of one in thirty million


@dataclass(frozen=True, slots=True)
class Article:
    """A news item as read. ``published`` is None when no source says it: then relative dates stay unresolved."""

    id: str
    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str | None = None


def article_id(text: str, publisher: str) -> str:
    """A hash of the text and its source; white space at line ends and line-end style do not count."""
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return hashlib.sha256(f"{publisher.strip()}\n{lines}".encode()).hexdigest()[:ID_LENGTH]
