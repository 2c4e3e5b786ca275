"""The whole flow: read, extract, resolve, batch, write. Every run is one transaction; what did not change is not
written.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TextIO

from rich.console import Console

from cypher.graph import Graph
from ingest.article import Article
from ingest.base import Base, Change, rewrite
from ingest.explain import Verdict, explain_all
from ingest.extract import extract_all
from ingest.judgement import Judgements
from ingest.naming import unify
from ingest.output import to_json
from ingest.progress import progress
from ingest.readers import Defaults, Skipped, read_articles
from ingest.resolve import incident_ids, resolve
from ingest.stored import dump_extraction

AT_ONCE = 200  # articles of one transaction: what Ctrl-C can lose


@dataclass
class Summary:
    """What a run did; ``skipped`` is what was not read and why."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    events: int = 0

    def __str__(self) -> str:
        counts = f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged, {len(self.skipped)} skipped"
        return f"{counts}; {self.events} events in the graph"


def seed(graph: Graph) -> None:
    """Write the gazetteer into a graph without entities."""
    if not graph.size()["entities"]:
        rewrite(graph, Base.of(graph), Change())


def ingest_paths(  # noqa: PLR0913 - what the command line offers
    paths: Sequence[Path | str],
    graph: Graph,
    *,
    publisher: str = "",
    published: date | None = None,
    url: str | None = None,
    console: Console | None = None,
) -> Summary:
    """Read, extract and write all articles below the paths, a portion at a time."""
    summary = Summary()
    seed(graph)
    articles = _readable(read_articles(paths, Defaults(publisher, published, url)), summary)
    with progress(console) as bar:
        task = bar.add_task("Articles", total=None)
        while portion := list(itertools.islice(articles, AT_ONCE)):
            bar.update(task, total=bar.tasks[task].completed + len(portion))
            _ingest(portion, graph, summary, lambda: bar.advance(task))
    summary.events = graph.size()["events"]
    _report(summary, console)
    return summary


def ingest_articles(articles: Iterable[Article], graph: Graph) -> dict[str, str]:
    """Extract and write articles that are at hand already; what became of each, by its id."""
    portion = list({article.id: article for article in articles}.values())
    seed(graph)
    before = _held(graph, portion)
    _ingest(portion, graph, Summary(), lambda: None)
    after = _held(graph, portion)
    known = {identity: "unchanged" if before[identity] == after.get(identity) else "changed" for identity in before}
    return {article.id: known.get(article.id, "new") for article in portion}


def _held(graph: Graph, articles: Iterable[Article]) -> dict[str, str | None]:
    rows = graph.lookup("stored", ids=[article.id for article in articles])
    return {row["id"]: row["extraction"] for row in rows}


def delete_article(graph: Graph, identity: str) -> bool:
    """Remove an article and what only it said; False when there is none of that id."""
    base = Base.of(graph)
    if identity not in base.texts:
        return False
    rewrite(graph, base, Change(deleted=(identity,)))
    return True


def rebuild(graph: Graph) -> None:
    """Derive everything anew from the articles and judgements of the graph."""
    rewrite(graph, Base.of(graph), Change(), everything=True)


def _readable(found: Iterable[Article | Skipped], summary: Summary) -> Iterator[Article]:
    for item in found:
        if isinstance(item, Skipped):
            summary.skipped.append(item)
        else:
            yield item


def _ingest(portion: Sequence[Article], graph: Graph, summary: Summary, advance: Callable[[], None]) -> None:
    base = Base.of(graph)
    changed = []
    for extraction in extract_all(portion):
        advance()
        before = base.texts.get(extraction.article.id)
        if before is None:
            summary.new += 1
        elif before == dump_extraction(extraction):
            summary.unchanged += 1
            continue
        else:
            summary.changed += 1
        changed.append(extraction)
    if changed:
        rewrite(graph, base, Change(changed))


def extract_paths(paths: Sequence[Path | str], out: TextIO, console: Console | None = None) -> Summary:
    """Extraction alone: one JSON object an article, events of one incident under one id; no database."""
    summary = Summary()
    articles = list(_readable(read_articles(paths), summary))
    with progress(console) as bar:
        found = list(bar.track(extract_all(articles), total=len(articles), description="Articles"))
    read, _ = unify(found, Judgements())
    ids = incident_ids(resolve(read))
    out.writelines(to_json(extraction, ids) + "\n" for extraction in found)
    summary.new = len(found)
    _report(summary, console, only_skipped=True)
    return summary


def explain_paths(
    paths: Sequence[Path | str], console: Console | None = None
) -> Iterator[tuple[Article, list[Verdict]]]:
    """Why each article gave what it gave; no database."""
    summary = Summary()
    articles = list(_readable(read_articles(paths), summary))
    with progress(console) as bar:
        yield from bar.track(explain_all(articles), total=len(articles), description="Articles")
    _report(summary, console, only_skipped=True)


def _report(summary: Summary, console: Console | None, *, only_skipped: bool = False) -> None:
    shown = console or Console(stderr=True)
    for skipped in summary.skipped:
        shown.print(f"skipped {skipped.path}: {skipped.reason}", markup=False, highlight=False)
    if not only_skipped:
        shown.print(str(summary), markup=False, highlight=False)
