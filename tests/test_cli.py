"""The command line: questions as commands, output for people and for pipes, errors with a sentence."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
from rich.console import Console
from tiny import access, clear, load_tiny
from typer.testing import CliRunner

from app import service, show
from app.cli import app as whole
from app.commands import OUTPUT, add_commands, check, example
from app.settings import ApiSettings
from cypher import catalog
from cypher.graph import Graph
from engine.server import Connection

QUERIES = catalog.queries()
RUNNER = CliRunner()
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def questions(neo4j_connection: Connection) -> typer.Typer:
    load_tiny(neo4j_connection).close()

    @contextmanager
    def connect() -> Iterator[Graph]:
        with Graph.open(access(neo4j_connection)) as graph:
            yield graph

    app = typer.Typer()
    add_commands(app, QUERIES.values(), connect)
    return app


def ask(app: typer.Typer, *arguments: str) -> list[dict[str, Any]]:
    result = RUNNER.invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_the_example_of_a_help_text_can_be_pasted(query: catalog.Query) -> None:
    _, _, pasted = example(query).partition("sarhad ")
    name, *arguments = shlex.split(pasted)
    command = typer.main.get_command(whole).commands[name]  # type: ignore[attr-defined]
    given = {key: value for key, value in command.make_context(name, arguments).params.items() if value is not None}
    assert check(query, {key.rstrip("_"): value for key, value in given.items() if key not in OUTPUT})


def test_a_pipe_gets_one_object_a_line(questions: typer.Typer) -> None:
    rows = ask(questions, "attacks", "--place", "Sistan-Balochistan")
    assert [row["id"] for row in rows] == ["attack-rask"]
    assert list(rows[0]["killed"]) == ["low", "best", "high"]
    assert rows[0]["date_start"] == "2023-12-15"


def test_names_in_a_path_are_arguments(questions: typer.Typer) -> None:
    assert ask(questions, "entity", "Jaish ul-Adl")[0]["id"] == "jaish-al-adl"


def test_python_keywords_are_options_too(questions: typer.Typer) -> None:
    assert ask(questions, "paths", "--from", "Jundallah", "--to", "Abdolmalek Rigi")[0]["length"] == 1
    assert [row["id"] for row in ask(questions, "meetings", "--between", "Iran", "--and", "Pakistan")] == ["meeting-1"]


def test_json_is_one_array(questions: typer.Typer) -> None:
    result = RUNNER.invoke(questions, ["entities", "--kind", "group", "--format", "json"])
    assert json.loads(result.stdout)[0]["id"] == "jaish-al-adl"


def test_a_table_is_for_people(questions: typer.Typer) -> None:
    result = RUNNER.invoke(questions, ["attacks", "--format", "table"], env={"COLUMNS": "200"})
    assert "Rask, Iran" in result.stdout
    assert "11–12" in result.stdout
    assert "participants" not in result.stdout


def test_a_single_answer_is_one_field_a_line(questions: typer.Typer) -> None:
    result = RUNNER.invoke(questions, ["entity", "zahedan", "--format", "table"], env={"COLUMNS": "200"})
    assert ["precision", "city"] in [line.split() for line in result.stdout.splitlines()]
    assert "wikidata" not in result.stdout


def test_more_rows_are_announced_with_their_cursor(questions: typer.Typer) -> None:
    first = RUNNER.invoke(questions, ["events", "--limit", "10"])
    cursor = first.stderr.split("--cursor ")[1].strip()
    assert len(ask(questions, "events", "--limit", "10", "--cursor", cursor)) == 6


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["attacks", "--place", "Zahedanabad"], "Zahedan"),
        (["attacks", "--since", "soon"], "YYYY-MM-DD"),
        (["attacks", "--limit", "501"], "500"),
        (["events", "--type", "tea"], "tea"),
        (["attacks", "--nothing", "x"], "--nothing"),
        (["event", "nothing"], "nothing"),
    ],
)
def test_what_cannot_be_read_ends_with_a_sentence(questions: typer.Typer, arguments: list[str], message: str) -> None:
    result = RUNNER.invoke(questions, arguments, env={"COLUMNS": "200", "NO_COLOR": "1"})
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_the_help_names_every_command() -> None:
    text = RUNNER.invoke(whole, ["--help"], env={"COLUMNS": "120"}).stdout
    for name in (
        "up",
        "serve",
        "ingest",
        "extract",
        "query",
        "neo4j",
        "keys",
        "doctor",
        *(name.replace("_", "-") for name in QUERIES),
    ):
        assert f" {name} " in text


def test_query_lists_the_questions_and_refuses_others() -> None:
    assert "attacks" in RUNNER.invoke(whole, ["query"]).stdout
    assert "no question" in RUNNER.invoke(whole, ["query", "atacks"], env={"COLUMNS": "200"}).stderr
    assert "name=value" in RUNNER.invoke(whole, ["query", "attacks", "Zahedan"], env={"COLUMNS": "200"}).stderr


def test_help_is_fast_and_loads_nothing_heavy() -> None:
    heavy = "spacy lightgbm neo4j uvicorn fastapi trafilatura networkx stix2 followthemoney countrynames"
    code = f"import sys, app.cli; print(*(name for name in '{heavy}'.split() if name in sys.modules))"
    start = time.monotonic()
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == ""
    assert time.monotonic() - start < 5, "a second here; five on a busy machine"


# The whole program, in a process of its own


def environment(connection: Connection, **more: str) -> dict[str, str]:
    named = {
        "URI": connection.uri,
        "USERNAME": connection.username,
        "PASSWORD": connection.password,
        "DATABASE": connection.database,
    }
    return {**os.environ, "COLUMNS": "200", **{f"NEO4J_{name}": value for name, value in named.items()}, **more}


def sarhad(connection: Connection, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment(connection), cwd=ROOT, check=False)


def test_query_asks_the_neo4j_of_the_settings(questions: typer.Typer, neo4j_connection: Connection) -> None:
    del questions
    result = sarhad(neo4j_connection, "query", "attacks", "place=Sistan-Balochistan")
    assert json.loads(result.stdout)["id"] == "attack-rask"


def test_an_empty_graph_says_that_it_is_empty(neo4j_connection: Connection) -> None:
    clear(neo4j_connection)
    result = sarhad(neo4j_connection, "attacks", "--place", "Zahedan")
    load_tiny(neo4j_connection).close()
    assert result.returncode == 2
    assert "sarhad up" in result.stderr


def test_doctor_looks_into_the_graph(questions: typer.Typer, neo4j_connection: Connection) -> None:
    del questions
    result = sarhad(neo4j_connection, "doctor")
    assert "17 events" in result.stdout
    found = {line.split()[1]: line for line in result.stdout.splitlines() if line.startswith("no")}
    assert "abduction-1, accusation-1" in found["events"], "events of the tiny graph that no claim reports"
    assert "a1, a2, a3" in found["articles"], "articles of the tiny graph have nothing that was read from them"
    assert found.keys() - {"versions"} == {"events", "articles"}
    assert result.returncode == 1


def test_a_dead_neo4j_ends_with_a_sentence(neo4j_connection: Connection) -> None:
    result = sarhad(replace(neo4j_connection, uri="bolt://127.0.0.1:9"), "attacks")
    assert result.returncode == 1
    assert "NEO4J_URI" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_until_a_signal_comes(questions: typer.Typer, neo4j_connection: Connection, number: int) -> None:
    del questions
    command = [sys.executable, "-m", "app.cli", "serve"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment(neo4j_connection), cwd=ROOT)
    assert process.stdout
    try:
        base = process.stdout.readline().split()[1].removesuffix("/attacks?place=Sistan-Baluchestan")
        assert until_ready(base)["events"] == 17
    finally:
        process.send_signal(number)
        said, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said.endswith("Stopped.\n")


def until_ready(base: str) -> dict[str, int]:
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"{base}/ready", timeout=5) as answer:
                counts: dict[str, int] = json.load(answer)
                return counts
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(base)


# The service's port


def test_a_free_port_is_taken_when_the_default_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    with service.listen(ApiSettings(port=None)) as first:
        monkeypatch.setattr(service, "DEFAULT_PORT", first.getsockname()[1])
        with service.listen(ApiSettings(port=None)) as second:
            assert second.getsockname()[1] != first.getsockname()[1]
            assert service.address(second).startswith("http://127.0.0.1:")


def test_a_busy_port_that_was_asked_for_is_an_error() -> None:
    with service.listen(ApiSettings(port=None)) as first, pytest.raises(service.PortTaken, match="SARHAD_PORT"):
        service.listen(ApiSettings(port=first.getsockname()[1]))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), ({"low": 9, "best": 9, "high": 9}, "9"), ({"low": 9, "best": 9, "high": 10}, "9–10"),
        ({"low": 9, "best": 9, "high": None}, "9+"),
        ({"low": None, "best": None, "high": 4}, "up to 4"), ({"low": None, "best": None, "high": None}, ""),
        ([{"id": "a", "name": "A"}, {"id": None, "name": "guards"}], "A, guards"),
        ({"id": "r", "name": "Rask", "within": ["S", "Iran"]}, "Rask, Iran"),
    ],
)  # fmt: skip
def test_cells(value: Any, text: str) -> None:
    assert show.cell(value) == text


def test_an_empty_table_says_so() -> None:
    console = Console(record=True, width=80)
    show.show_table(console, "EventRow", [])
    assert "Nothing" in console.export_text()
