"""Every command of the README works."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from tiny import access, clear
from typer.testing import CliRunner

from app.cli import app as command_line
from app.main import create_app
from cypher.catalog import Query, queries
from cypher.graph import Graph
from engine.server import Connection
from ingest.job import ingest_paths

ROOT = Path(__file__).parent.parent
BLOCKS = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines()]
UNTOLD = {
    "audits",
    "judgements",
    "abductions",
    "designations",
    "executions",
    "protests",
}  # the seed articles tell of none
UNKNOWN = "Mirjawa%20Town"  # the README shows what an unknown name gets


def of(program: str) -> list[str]:
    return [line for line in COMMANDS if line.startswith(program + " ")]


@pytest.fixture(scope="module")
def client(neo4j_connection: Connection) -> Iterator[TestClient]:
    """The service over the seed articles alone."""
    graph = Graph.open(access(neo4j_connection))
    clear(neo4j_connection)
    graph.apply_schema()
    ingest_paths([ROOT / "seeds" / "articles"], graph)
    with TestClient(create_app(graph)) as found:
        yield found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where commands run: they find the seeds as in a checkout, and what they write is not left in ours."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    return folder


def test_all_commands_are_of_a_kind_that_is_tested() -> None:
    assert {line.split()[0] for line in COMMANDS} <= {"make", "curl", "sarhad"}


@pytest.mark.parametrize("line", of("make"))
def test_make_targets_exist(line: str) -> None:
    assert f"\n{line.split()[1]}:" in (ROOT / "Makefile").read_text("utf-8")


@pytest.mark.parametrize("line", of("curl"))
def test_addresses_answer(client: TestClient, line: str) -> None:
    address = urlsplit(shlex.split(line)[1])
    answer = client.get(f"{address.path}?{address.query}")
    assert answer.status_code == (422 if UNKNOWN in line else 200)
    assert UNKNOWN in line or answer.json()["count"] > 0


@pytest.mark.parametrize("line", of("sarhad"))
def test_commands_run(
    client: TestClient, neo4j_connection: Connection, monkeypatch: pytest.MonkeyPatch, desk: Path, line: str
) -> None:
    assert client.get("/ready").json()["articles"]
    monkeypatch.chdir(desk)
    for name, value in (
        ("URI", neo4j_connection.uri),
        ("USERNAME", neo4j_connection.username),
        ("PASSWORD", neo4j_connection.password),
    ):
        monkeypatch.setenv(f"NEO4J_{name}", value)
    result = CliRunner().invoke(command_line, shlex.split(line)[1:])
    assert result.exit_code == 0, result.output


def test_events_that_it_shows_are_in_the_graph(client: TestClient) -> None:
    shown = set(re.findall(r"\b(?:attack|strike)-\d{4}[\w-]+-[0-9a-f]{8}\b", (ROOT / "README.md").read_text("utf-8")))
    assert shown
    assert [identity for identity in sorted(shown) if client.get(f"/events/{identity}").status_code != 200] == []


@pytest.mark.parametrize("query", queries().values(), ids=list(queries()))
def test_examples_of_the_description_answer(client: TestClient, query: Query) -> None:
    params = {name: spec["example"] for name, spec in query.header.params.items() if "example" in spec}
    example = next(iter(query.header.examples), {})
    params |= example
    in_path = {name: value for name, value in params.items() if f"{{{name}}}" in query.header.path}
    address = query.header.path.format(**in_path)
    answer = client.get(address, params=example)
    assert answer.status_code == 200
    assert answer.json().get("count", 1) > 0 or query.name in UNTOLD
    for name in params.keys() - in_path.keys():
        answer = client.get(address, params={**example, name: params[name]})
        assert answer.status_code == 200, answer.text
