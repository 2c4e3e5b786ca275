"""The whole graph as a file: the same bytes for the same content, there whole or not at all, and back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny import access, clear, driver, load_tiny

from cypher import catalog
from cypher.audit import Signature, Signed, audit_row
from cypher.export import export, extent
from cypher.graph import Graph
from engine.server import Connection
from ingest.archive import read_archive
from ingest.backup import backup, differences, restore
from ingest.job import delete_article, ingest_paths, rebuild
from ingest.judging import Asked, judge, undo

ROOT = Path(__file__).parents[1]
CORPUS = sorted((ROOT / "seeds" / "articles").glob("*.md"))


@pytest.fixture
def graph(neo4j_connection: Connection) -> Iterator[Graph]:
    clear(neo4j_connection)
    with Graph.open(access(neo4j_connection)) as opened:
        opened.apply_schema()
        yield opened


def test_however_the_articles_came_the_export_is_the_same(graph: Graph, neo4j_connection: Connection) -> None:
    for path in reversed(CORPUS):
        ingest_paths([path], graph)
    backwards = list(export(graph))
    clear(neo4j_connection)
    ingest_paths(CORPUS, graph)
    assert list(export(graph)) == backwards
    article = next(row["id"] for row in graph.lookup("extractions"))
    assert delete_article(graph, article)
    assert list(export(graph)) != backwards
    ingest_paths(CORPUS, graph)
    assert list(export(graph)) == backwards
    rebuild(graph)
    assert list(export(graph)) == backwards


def test_an_export_holds_everything_in_order_without_marks_of_runs(neo4j_connection: Connection) -> None:
    with load_tiny(neo4j_connection) as graph:
        lines = list(export(graph))
        assert len(lines) == extent(graph)
    rows = [json.loads(line) for line in lines]
    nodes = [(row["node"], row["id"]) for row in rows if "node" in row]
    edges = [(row["from"]["node"], row["from"]["id"], row["edge"]) for row in rows if "edge" in row]
    assert nodes == sorted(nodes)
    assert edges == sorted(edges)
    assert len(nodes) + len(edges) == len(rows)
    assert {(end["node"], end["id"]) for row in rows if "edge" in row for end in (row["from"], row["to"])} <= {*nodes}
    assert not any("run" in row["properties"] for row in rows)


@pytest.mark.parametrize("name", ["nodes", "edges"])
def test_the_server_sorts_nothing(graph: Graph, neo4j_connection: Connection, name: str) -> None:
    del graph  # indexes of its schema give the order: a sort would hold all in memory
    with driver(neo4j_connection) as bolt:
        for statement in catalog.stream(name):
            plan = bolt.execute_query(f"EXPLAIN {statement}").summary.plan
            assert not {"Sort", "Top", "EagerAggregation", "Eager"} & set(operators(plan)), statement


def operators(plan: dict) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


# Backup and restore


def empty(connection: Connection, graph: Graph) -> None:
    clear(connection)
    graph.apply_schema()


@pytest.fixture
def full(graph: Graph) -> Graph:
    """Articles, a judgement in force, one undone, a redirect and audits."""
    hand = Signed(graph, Signature("desk", "test", "why"))
    ingest_paths(CORPUS, hand)
    claims = [row["id"] for row in graph.lookup("claims_of", ids=[row["id"] for row in graph.lookup("extractions")])]
    judge(hand, Asked("reject", claims[0], "desk"))
    undo(hand, judge(hand, Asked("reject", claims[1], "desk", why="a slip")).id, "desk")
    graph.write({"redirect": [{"anchor": "gone", "successor": "there"}]}, "test")
    return graph


def test_what_is_restored_is_what_was_backed_up(full: Graph, neo4j_connection: Connection, tmp_path: Path) -> None:
    before, audits = list(export(full)), list(full.stream("audits"))
    manifest = backup(full, tmp_path / "b.zip")
    assert (manifest.counts["judgements"], manifest.counts["redirects"]) == (2, 1)
    clear(neo4j_connection)
    restore(full, read_archive(tmp_path / "b.zip"), audit_row(Signature("desk", "restore"), "b.zip"))
    assert list(export(full)) == before
    assert differences(full, manifest) == []
    now = list(full.stream("audits"))
    assert [row for row in now if row["action"] != "restore"] == audits
    assert len(now) == len(audits) + 1
    again = backup(full, tmp_path / "again.zip")
    assert {**again.parts, "audits": ""} == {**manifest.parts, "audits": ""}
