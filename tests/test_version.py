"""The version of the schema: graphs of older ones are brought forward, of newer ones refused."""

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from click.testing import Result
from tiny import access, clear, driver
from typer.testing import CliRunner

from app import doctor
from app.cli import app as command_line
from cypher import version
from cypher.errors import OtherVersion
from cypher.export import export
from cypher.graph import Graph
from cypher.version import bring_forward, current, version_of
from engine.server import Connection
from ingest.job import ingest_paths, rebuild

ARTICLE = min((Path(__file__).parents[1] / "seeds" / "articles").glob("*.md"))
RENAMED = """// What was called headline is called title.
MATCH (article:Article) WHERE article.headline IS NOT NULL
SET article.title = article.headline REMOVE article.headline;
DROP INDEX headline IF EXISTS;
"""


@pytest.fixture
def bolt(neo4j_connection: Connection) -> Iterator[neo4j.Driver]:
    with driver(neo4j_connection) as found:
        yield found


@pytest.fixture
def graph(neo4j_connection: Connection, monkeypatch: pytest.MonkeyPatch) -> Iterator[Graph]:
    """Empty, and the one of the command line, too."""
    clear(neo4j_connection)
    for name in ("uri", "username", "password"):
        monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(neo4j_connection, name))
    with Graph.open(access(neo4j_connection)) as opened:
        yield opened


@pytest.fixture
def older(graph: Graph, bolt: neo4j.Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The graph is of schema 1, whose titles are headlines, and lacks an event; what it should be."""
    (tmp_path / "001_never.cypher").write_text("MATCH (node) DETACH DELETE node;", "utf-8")  # it has seen that one
    (tmp_path / "002_renamed.cypher").write_text(RENAMED, "utf-8")
    monkeypatch.setattr(version, "MIGRATIONS", tmp_path)
    graph.apply_schema()
    ingest_paths([ARTICLE], graph)
    whole = list(export(graph))
    graph.write({"schema": [{"version": 1}]}, "test")
    bolt.execute_query("MATCH (article:Article) SET article.headline = article.title REMOVE article.title")
    bolt.execute_query("CREATE INDEX headline FOR (article:Article) ON (article.headline)")
    bolt.execute_query("MATCH (event:Event) WITH event LIMIT 1 DETACH DELETE event")
    return whole


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command_line, arguments)


def test_an_empty_graph_is_of_the_version_of_whoever_opens_it(graph: Graph) -> None:
    assert version_of(graph) == 0
    assert run("entities").exit_code == 0
    assert version_of(graph) == current()
    assert list(export(graph)) == []


def test_an_older_graph_is_brought_forward_when_it_is_opened(
    graph: Graph, bolt: neo4j.Driver, older: list[str]
) -> None:
    assert "run sarhad resolve" in " ".join(run("doctor").stdout.split())
    assert run("entities").exit_code == 0
    assert list(export(graph)) == older
    assert "headline" not in {row["name"] for row in bolt.execute_query("SHOW INDEXES YIELD name").records}
    assert version_of(graph) == current() == 2


def test_what_is_cut_short_is_done_again(graph: Graph, older: list[str]) -> None:
    def interrupted(_: Graph) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_forward(graph, interrupted)
    assert version_of(graph) == 1
    bring_forward(graph, rebuild)
    assert (list(export(graph)), version_of(graph)) == (older, 2)


def test_a_newer_graph_is_refused(graph: Graph) -> None:
    graph.apply_schema()
    graph.write({"schema": [{"version": current() + 1}]}, "test")
    asked = run("entities")
    assert (asked.exit_code, "update Sarhad" in " ".join(asked.output.split())) == (1, True)
    for command in (["export"], ["ingest", str(ARTICLE)], ["serve"]):
        refused = run(*command)
        assert isinstance(refused.exception, OtherVersion), command
        assert "update Sarhad" in str(refused.exception)
    assert "update Sarhad" in " ".join(run("doctor").stdout.split())
    assert graph.size()["articles"] == 0


def test_opening_loses_no_event_of_articles_that_were_not_read(
    graph: Graph, bolt: neo4j.Driver, older: list[str]
) -> None:
    del older
    bolt.execute_query("MATCH (article:Article) REMOVE article.extraction")
    before = graph.size()
    assert "ingested again" in run("export").stderr
    assert (graph.size(), version_of(graph)) == (before, 2)


def test_a_graph_of_before_versions_is_taken_as_it_is(graph: Graph) -> None:
    graph.apply_schema()
    ingest_paths([ARTICLE], graph)
    before = list(export(graph))
    assert [run("export").exit_code, version_of(graph), list(export(graph))] == [0, 1, before]


def test_what_can_not_be_read_is_told(graph: Graph, bolt: neo4j.Driver) -> None:
    bolt.execute_query("CREATE (:Article {id: 'a', text: '', extraction: '{}'})")
    with pytest.raises(OtherVersion, match="the Sarhad that wrote it"):
        rebuild(graph)


def test_doctor_knows_the_versions(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_forward(graph, rebuild)
    assert doctor.check_versions(graph).endswith(f"schema {current()}")
    monkeypatch.setattr(doctor, "LEAST_NEO4J", (9999, 0))
    with pytest.raises(RuntimeError, match="update it"):
        doctor.check_versions(graph)
