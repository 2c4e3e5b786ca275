"""What a graph is made from: the articles as read and the judgements in force. Everything else is derived anew from
them, in the one transaction that changes them.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cypher.graph import Graph
from ingest.batch import article_row, derived_rows
from ingest.changes import Stored, changed_rows, signed_rows
from ingest.extraction import Extraction
from ingest.judgement import Judgement, Judgements
from ingest.known_rows import Batch, Row
from ingest.naming import unify
from ingest.resolve import resolve
from ingest.stored import load_extraction
from ingest.telling import tellings_of


@dataclass(frozen=True)
class Base:
    """All that is said. ``texts`` are extractions as stored, by the id of their article."""

    texts: Mapping[str, str]
    judgements: Mapping[str, Judgement]

    @classmethod
    def of(cls, graph: Graph) -> "Base":
        texts = {row["id"]: row["extraction"] for row in graph.lookup("extractions") if row["extraction"]}
        return cls(texts, {each.id: each for each in stored_judgements(graph)})


def stored_judgements(graph: Graph) -> list[Judgement]:
    """The judgements in force."""
    return [read_judgement(row["judgement"]) for row in graph.lookup("judgements")]


def read_judgement(row: Row) -> Judgement:
    """A judgement from its row; whether it was undone is not part of it."""
    said = {name: value for name, value in row.items() if not name.startswith("undone")}
    return Judgement(**{**said, **{name: tuple(row[name]) for name in ("one", "other", "values")}})


@dataclass(frozen=True, slots=True)
class Change:
    """What a run changes of what is said: articles new or other than before, ids of articles to remove, and rows of
    judgements, new or undone.
    """

    articles: Sequence[Extraction] = ()
    deleted: Sequence[str] = ()
    judged: Sequence[Row] = ()


def rewrite(graph: Graph, base: Base, change: Change, *, everything: bool = False) -> None:
    """Makes a change and derives everything from what is said then; of that it writes what differs from the graph, or
    ``everything``. Order and portions do not matter: the whole is a function of the base.
    """
    deleted, judged = change.deleted, change.judged
    new = {extraction.article.id: extraction for extraction in change.articles}
    kept = {each: load_extraction(text) for each, text in base.texts.items() if each not in {*deleted, *new}}
    judgements = Judgements(_in_force(base.judgements, judged))
    rows = derive({**kept, **new}, judgements)
    batch = {
        **({**signed_rows(rows), "prune_derived": [{}]} if everything else changed_rows(rows, _stored(graph))),
        "article": [article_row(extraction) for extraction in new.values()],
        "judgement": judged,
        "delete_article": [{"article_id": identity} for identity in deleted],
        "delete_claim": _lost_claims(graph, list(new), rows),
        "redirect": [row for identity in (*deleted, *new) for row in _redirects(graph, identity, new.get(identity))],
        "prune_loose": [{}],
        "prune_redirects": [{}],
    }
    graph.write(batch, uuid.uuid4().hex)


def derive(said: Mapping[str, Extraction], judgements: Judgements) -> Batch:
    """All rows that follow from what is said, by the ids of articles, and judged."""
    read, names = unify((each for _, each in sorted(said.items())), judgements)
    return derived_rows(read, resolve(read, judgements), judgements, names)


def _stored(graph: Graph) -> Stored:
    return {(row["kind"], row["id"]): row["digest"] for row in graph.lookup("digests")}


def _lost_claims(graph: Graph, articles: Sequence[str], rows: Batch) -> list[Row]:
    """Claims that changed articles no longer make."""
    made = {row["id"] for row in rows.get("claim", ())}
    before = graph.lookup("claims_of", ids=articles) if articles else []
    return [{"claim_id": row["id"]} for row in before if row["id"] not in made]


def _in_force(judgements: Mapping[str, Judgement], judged: Iterable[Row]) -> list[Judgement]:
    found = dict(judgements)
    for row in judged:
        found.pop(row["id"], None)
        if not row["undone_at"]:
            found[row["id"]] = read_judgement(row)
    return list(found.values())


def _redirects(graph: Graph, identity: str, new: Extraction | None) -> list[Row]:
    """For tellings that are no longer there: another of their event, to which ids made from them lead."""
    there = {telling.anchor for telling in tellings_of(new)} if new else set()
    return [
        {"anchor": row["anchor"], "successor": row["companion"]}
        for row in graph.lookup("companions", id=identity)
        if row["anchor"] not in there
    ]
