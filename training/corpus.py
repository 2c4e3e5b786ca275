"""The annotated corpus: articles with gold, aligned with the tokens of their Docs."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NotRequired

from pydantic import AfterValidator, TypeAdapter
from spacy.tokens import Doc
from typing_extensions import TypedDict  # pydantic takes typing's from Python 3.12 on

from ingest.annotate import document_text
from ingest.article import Article
from ingest.readers import Skipped, read_articles
from seeds.errors import SeedsError
from seeds.rows import read_mapping
from seeds.vocabulary import load_vocabulary

FOLDS = (
    "aht",
    "bim",
    "cgno",
    "djp",
    "ekq",
    "frs",
    "z",
    "dev",
)  # writers that are left out together; dev is never trained on in cross-validation
Gold = dict[str, Any]


def _known(kind: str) -> AfterValidator:
    """One of the vocabulary's names."""

    def check(name: str) -> str:
        names = getattr(load_vocabulary(), kind)
        if name not in names:
            raise ValueError(f"{name!r} is none of {', '.join(names)}")
        return name

    return AfterValidator(check)


class FigureRow(TypedDict):
    who: str | None
    low: int | None
    high: int | None
    source: NotRequired[str | None]


class EventRow(TypedDict):
    key: str
    type: Annotated[str, _known("event_types")]
    status: Annotated[str, _known("statuses")]
    date: str | date | None
    place: str | None
    other_places: NotRequired[list[str]]
    place_chain: NotRequired[list[str]]
    initiators: list[str]
    targets: list[str]
    participants: list[str]
    killed: list[FigureRow]
    injured: list[FigureRow]
    weapon: str | None
    sentence: str | list[str]
    trigger: NotRequired[str]


class EntityRow(TypedDict):
    name: str
    kind: Annotated[str, _known("kinds")]
    forms: list[str]


class GoldRow(TypedDict):
    events: list[EventRow]
    entities: list[EntityRow]
    relations: list[tuple[str, str, str]]


class ArticleRow(TypedDict):
    """A file of the corpus: an article, or the name of a file that holds it, with its gold."""

    id: str
    gold: GoldRow
    article: NotRequired[str]
    genre: NotRequired[str]
    publisher: NotRequired[str]
    published: NotRequired[date]
    title: NotRequired[str]
    text: NotRequired[str]


@dataclass(frozen=True)
class Example:
    """One annotated article."""

    article: Article
    gold: Gold
    genre: str

    @property
    def fold(self) -> int:
        if self.article.id.startswith("dev"):
            return FOLDS.index("dev")
        writer = self.article.id[:1]
        known = (number for number, writers in enumerate(FOLDS) if writer in writers)
        return next(known, zlib.crc32(writer.encode()) % FOLDS.index("z"))


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A gold event with the sentences that may stand as its evidence and the token of its trigger (None where it has
    none).
    """

    gold: Gold
    sentences: tuple[int, ...]
    trigger: int | None


def load_corpus(folder: Path) -> list[Example]:
    """All articles below a folder, in the order of their files; SeedsError names file and line of what is wrong."""
    return [_example(file) for file in sorted(folder.rglob("*.yml"))]


@cache
def _shape() -> TypeAdapter[ArticleRow]:
    return TypeAdapter(ArticleRow)


def _example(file: Path) -> Example:
    row = read_mapping(file, _shape())
    article = _article(file, row)
    return Example(replace(article, id=row["id"]), row["gold"], row.get("genre", "wire"))  # type: ignore[arg-type]


def _article(file: Path, row: ArticleRow) -> Article:
    """The article in the file itself, or in the one that it names."""
    if "article" in row:
        found = [item for item in read_articles([file.parent / row["article"]]) if not isinstance(item, Skipped)]
        if len(found) != 1:
            raise SeedsError(f"{file}: {row['article']} holds {len(found)} articles, not one")
        return found[0]
    missing = [key for key in ("title", "text", "published") if key not in row]
    if missing:
        raise SeedsError(f"{file}: no {', no '.join(missing)}; give them, or a file as article")
    return Article(row["id"], row["text"], row["title"], row.get("publisher", ""), row["published"])


def find(text: str, needle: str, start: int = 0) -> tuple[int, int] | None:
    """Where a string stands, white space counting as one blank."""
    match = re.compile(r"\s+".join(map(re.escape, needle.split()))).search(text, start)
    return match.span() if match else None


def align(example: Example, doc: Doc) -> list[GoldEvent]:
    """The gold events of an article on the tokens of its Doc."""
    offset = document_text(example.article)[1]
    return [_align_event(event, doc, offset) for event in example.gold["events"]]


def _align_event(event: Gold, doc: Doc, offset: int) -> GoldEvent:
    openings = event["sentence"] if isinstance(event["sentence"], list) else [event["sentence"]]
    spans = [span for span in (find(doc.text, opening, offset) for opening in openings) if span]
    sentences = tuple(
        i
        for i, sentence in enumerate(doc.sents)
        if any(_opens(sentence.start_char, sentence.end_char, span) for span in spans)
    )
    return GoldEvent(event, sentences, _trigger(event, doc, spans[0][0] if spans else offset))


def _opens(start: int, end: int, span: tuple[int, int]) -> bool:
    return start <= span[0] < end or span[0] <= start < span[1]


def _trigger(event: Gold, doc: Doc, start: int) -> int | None:
    span = find(doc.text, event["trigger"], start) if event.get("trigger") else None
    found = doc.char_span(*span, alignment_mode="expand") if span else None
    return found.root.i if found is not None else None


def gold_names(example: Example, text: str) -> Iterator[tuple[int, int, str]]:
    """Every occurrence of every form of the gold entities, the longest first where two overlap: (start, end, kind)."""
    forms: dict[str, set[str]] = {}
    for entity in example.gold["entities"]:
        for form in entity.get("forms") or []:
            forms.setdefault(form, set()).add(entity["kind"])
    taken: list[tuple[int, int]] = []
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, form.split())) + r"(?!\w)"
        for match in re.finditer(pattern, text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            yield match.start(), match.end(), _kind(forms[form], text[: match.start()])


def _kind(kinds: set[str], before: str) -> str:
    """Of a form that names both a place and something else ("Tehran"): the place after a preposition of place."""
    if len(kinds) == 1:
        return next(iter(kinds))
    local = (before.split() or [""])[-1].casefold() in {
        "in",
        "near",
        "from",
        "at",
        "around",
        "outside",
        "of",
        "to",
        "into",
        "for",
    }
    return min(kinds, key=lambda kind: ((kind != "place") == local, kind))
