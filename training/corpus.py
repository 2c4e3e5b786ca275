"""The annotated corpus: articles with gold, aligned with the tokens of their Docs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Doc

from ingest.annotate import document_text
from ingest.article import Article
from ingest.readers import read_articles

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
        return next(number for number, writers in enumerate(FOLDS) if self.article.id[0] in writers)


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A gold event with the sentences that may stand as its evidence and the token of its trigger (None where it has
    none).
    """

    gold: Gold
    sentences: tuple[int, ...]
    trigger: int | None


def load_corpus(folder: Path) -> list[Example]:
    """All articles below a folder, in the order of their ids."""
    files = sorted(folder.rglob("*.yml"))
    rows = [(file.parent, yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)) for file in files]
    return [_example(row, parent) for parent, row in rows if isinstance(row, dict) and "gold" in row]


def _example(row: Gold, folder: Path) -> Example:
    """An article with its text in the file, or in the file that ``article`` names."""
    if "article" in row:
        [article] = read_articles([folder / row["article"]])
        assert isinstance(article, Article), article
        return Example(replace(article, id=row["id"]), row["gold"], row["genre"])
    published = row["published"] if isinstance(row["published"], date) else date.fromisoformat(str(row["published"]))
    article = Article(
        id=row["id"], text=row["text"], title=row["title"], publisher=row["publisher"], published=published
    )
    return Example(article, row["gold"], row.get("genre", "wire"))


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
