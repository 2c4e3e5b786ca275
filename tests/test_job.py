"""From files to the graph: idempotent, whatever the order, and nothing lost."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

from app.answers import ask
from cypher.catalog import queries
from cypher.graph import Access, Graph
from engine.server import Connection
from ingest.job import delete_article, ingest_paths, rebuild

ARTICLES = {
    "a": "On Saturday, 27 January 2024, gunmen killed nine Pakistani labourers in Saravan, in Iran's Sistan-Baluchestan province, officials said.",
    "b": "Nine Pakistani workers were shot dead in Saravan in southeastern Iran on 27 January 2024. Jaish al-Adl denied any role in the attack.",
    "c": "Iran's Foreign Minister Hossein Amir-Abdollahian met Prime Minister Anwaar ul-Haq Kakar in Islamabad on 29 January 2024.",
}  # fmt: skip


@pytest.fixture
def graph(neo4j_connection: Connection) -> Iterator[Graph]:
    access = Access(
        neo4j_connection.uri, neo4j_connection.username, neo4j_connection.password, neo4j_connection.database
    )
    with GraphDatabase.driver(access.uri, auth=(access.username, access.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_=access.database)
    with Graph.open(access) as opened:
        opened.apply_schema()
        yield opened


def files(folder: Path, *names: str) -> list[Path]:
    found = []
    for name in names:
        path = folder / f"{name}.jsonl"
        row = {"id": name, "publisher": name, "published": "2024-01-31", "title": "", "text": ARTICLES[name]}
        path.write_text(json.dumps(row) + "\n", "utf-8")
        found.append(path)
    return found


def content(connection: Connection) -> set[str]:
    """Every node and edge, without the mark of its run."""
    with GraphDatabase.driver(connection.uri, auth=(connection.username, connection.password)) as driver:
        nodes = driver.execute_query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
        edges = driver.execute_query(
            "MATCH (a)-[r]->(b) RETURN type(r) AS type, properties(r) AS properties, properties(a) AS a, properties(b) AS b"
        )
    return {
        json.dumps(_plain(record.data()), sort_keys=True, default=str)
        for result in (nodes, edges)
        for record in result.records
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key != "run"}
    return sorted(map(str, value)) if isinstance(value, list) else value


def test_ingesting_twice_leaves_the_graph_as_it_was(graph: Graph, neo4j_connection: Connection, tmp_path: Path) -> None:
    paths = files(tmp_path, "a", "b", "c")
    assert ingest_paths(paths, graph).new == 3
    before = content(neo4j_connection)
    summary = ingest_paths(paths, graph)
    assert (summary.new, summary.changed, summary.unchanged) == (0, 0, 3)
    assert content(neo4j_connection) == before


def test_order_and_portions_do_not_matter(graph: Graph, neo4j_connection: Connection, tmp_path: Path) -> None:
    paths = files(tmp_path, "a", "b", "c")
    ingest_paths(paths, graph)
    together = content(neo4j_connection)
    for name in "abc":
        assert delete_article(graph, name)
    for path in reversed(paths):
        ingest_paths([path], graph)
    assert content(neo4j_connection) == together
    rebuild(graph)
    assert content(neo4j_connection) == together


def test_what_did_not_change_is_not_written(graph: Graph, neo4j_connection: Connection, tmp_path: Path) -> None:
    def runs() -> dict[str, str]:
        with GraphDatabase.driver(
            neo4j_connection.uri, auth=(neo4j_connection.username, neo4j_connection.password)
        ) as driver:
            found = driver.execute_query("MATCH (n:Event|Claim|Entity) RETURN n.id AS id, n.run AS run").records
        return {record["id"]: record["run"] for record in found}

    ingest_paths(files(tmp_path, "a", "b"), graph)
    before = runs()
    ingest_paths(files(tmp_path, "c"), graph)
    after = runs()
    assert len(after) > len(before)
    assert {identity for identity, run in before.items() if after.get(identity) != run} == set()


def test_deleting_an_article_takes_exactly_what_it_said(
    graph: Graph, neo4j_connection: Connection, tmp_path: Path
) -> None:
    ingest_paths(files(tmp_path, "a", "c"), graph)
    before = content(neo4j_connection)
    ingest_paths(files(tmp_path, "b"), graph)
    assert content(neo4j_connection) != before
    assert delete_article(graph, "b")
    assert content(neo4j_connection) == before
    assert not delete_article(graph, "b")


def test_a_list_as_of_a_day_knows_no_later_article(graph: Graph, tmp_path: Path) -> None:
    text = "Gunmen attacked a police post in Saravan on 27 January 2024 and killed nine officers."
    for name, day in (("first", "2024-01-28"), ("second", "2024-02-03")):
        row = {"id": name, "publisher": name, "published": day, "title": "", "text": text}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    ingest_paths([tmp_path], graph)

    def told(day: str | None) -> list[tuple[int, str]]:
        rows = ask(graph, queries()["attacks"], dict(queries()["attacks"].Params(as_of=day))).rows
        return [(row["reports"], row["evidence"]["article_id"]) for row in rows]

    assert told("2024-01-27") == []
    assert told("2024-01-28") == told("2024-02-02") == [(1, "first")]
    assert told("2024-02-03") == told(None) == [(2, "first")]


def test_a_bad_file_is_told_and_the_rest_goes_in(graph: Graph, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xff\xff")
    summary = ingest_paths([bad, *files(tmp_path, "a")], graph)
    assert summary.new == 1
    assert [skipped.path for skipped in summary.skipped] == [str(bad)]


def test_sentences_are_where_they_are_said_to_be(graph: Graph, neo4j_connection: Connection, tmp_path: Path) -> None:
    ingest_paths(files(tmp_path, "a", "b", "c"), graph)
    with GraphDatabase.driver(
        neo4j_connection.uri, auth=(neo4j_connection.username, neo4j_connection.password)
    ) as driver:
        claims = driver.execute_query(
            "MATCH (c:Claim)-[:IN]->(a:Article) RETURN c.sentence AS sentence, c.start AS start, c.end AS end, a.text AS text"
        )
    assert claims.records
    assert all(record["text"][record["start"] : record["end"]] == record["sentence"] for record in claims.records)
