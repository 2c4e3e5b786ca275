"""Which format an answer has, whole lists and pages, ETags and gzip, and the same on the command line."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import typer
import yaml
from fastapi.testclient import TestClient
from tiny import GOLDEN, access, load_tiny
from typer.testing import CliRunner

from app import answers
from app.catalogue import example_url
from app.commands import add_commands
from app.formats import FORMATS, offered, plain
from app.main import create_app
from cypher import catalog
from cypher.graph import Graph
from engine.server import Connection

QUERIES = catalog.queries()


@pytest.fixture(scope="module")
def client(neo4j_connection: Connection) -> Iterator[TestClient]:
    with TestClient(create_app(load_tiny(neo4j_connection)), raise_server_exceptions=False) as found:
        yield found


@pytest.fixture(scope="module")
def questions(client: TestClient, neo4j_connection: Connection) -> typer.Typer:
    del client

    @contextmanager
    def connect() -> Iterator[Graph]:
        with Graph.open(access(neo4j_connection)) as graph:
            yield graph

    app = typer.Typer()
    add_commands(app, QUERIES.values(), connect)
    return app


@pytest.fixture(scope="module")
def events(client: TestClient) -> list[dict[str, Any]]:
    """All events as json has them: the facts that every other format is held to."""
    rows: list[dict[str, Any]] = client.get("/events", params={"limit": 500}).json()["rows"]
    assert len(rows) == 16
    return rows


def refused(client: TestClient, path: str, expected: int, headers: dict[str, str] | None = None, **params: Any) -> Any:
    answer = client.get(path, params=params, headers=headers)
    assert answer.status_code == expected
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.json()


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_question_is_answered_in_every_format_that_it_offers(client: TestClient, query: catalog.Query) -> None:
    case = yaml.safe_load((GOLDEN / "queries" / f"{query.name}.yml").read_text("utf-8"))[0]
    address = example_url(query, case["params"])
    for name, each in offered(query).items():
        answer = client.get(f"{address}{'&' if '?' in address else '?'}format={name}")
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].removesuffix("; charset=utf-8") == each.media_type
        assert answer.text or not case["rows"]


def test_events_have_all_formats_and_other_rows_the_plain_ones() -> None:
    shapes = {query.name: list(offered(query)) for query in QUERIES.values()}
    assert shapes["counts"] == shapes["article"] == ["json", "ndjson", "csv"]
    for name in ("attacks", "event", "nearby_events", "border_events", "entity_events"):
        assert shapes[name] == ["json", "ndjson", "csv", "geojson", "graphml", "stix", "ftm"]


# Which format


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/json"), ("text/html,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ("application/json", "application/json"), ("text/csv", "text/csv"), ("text/*", "text/csv"),
        ("application/geo+json, application/json;q=0.5", "application/geo+json"),
        ("image/png, application/x-ndjson;q=0.1", "application/x-ndjson"),
        ("application/stix+json;version=2.1", "application/stix+json;version=2.1"),
        ("application/graphml+xml", "application/graphml+xml"), ("application/json+ftm", "application/json+ftm"),
    ],
)  # fmt: skip
def test_accept_chooses(client: TestClient, accept: str, media_type: str) -> None:
    answer = client.get("/attacks", headers={"Accept": accept})
    assert answer.headers["content-type"].removesuffix("; charset=utf-8") == media_type
    assert "Accept" in answer.headers["vary"].split(", ")


def test_format_wins_over_accept(client: TestClient) -> None:
    answer = client.get("/attacks", params={"format": "csv"}, headers={"Accept": "application/geo+json"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert (
        client.get("/attacks", params={"format": "json"}, headers={"Accept": "text/csv"}).json()["query"] == "attacks"
    )


@pytest.mark.parametrize("accept", ["image/png", "application/geo+json", "nonsense", "application/json;q=0"])
def test_what_cannot_be_given_is_406_and_says_what_can(client: TestClient, accept: str) -> None:
    body = refused(client, "/counts", 406, {"Accept": accept})
    assert [near["id"] for near in body["errors"][0]["nearest"]] == ["json", "ndjson", "csv"]
    assert "text/csv" in body["detail"]


def test_a_format_that_does_not_fit_is_406_and_an_unknown_one_422(client: TestClient) -> None:
    assert "geojson" in refused(client, "/counts", 406, format="geojson")["detail"]
    assert refused(client, "/attacks", 422, format="xlsx")["errors"][0]["parameter"] == "format"


def test_the_description_names_the_media_types(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for query in QUERIES.values():
        content = paths[query.header.path]["get"]["responses"]["200"]["content"]
        assert content.keys() == {each.media_type for each in offered(query).values()}
    assert "406" in paths["/attacks"]["get"]["responses"]
    assert client.get("/queries/counts").json()["formats"] == ["json", "ndjson", "csv"]


# Pages and whole lists


@pytest.mark.parametrize("name", ["ndjson", "csv"])
def test_the_next_page_is_linked(client: TestClient, name: str, events: list[dict[str, Any]]) -> None:
    first = client.get("/events", params={"format": name, "limit": 10})
    second = client.get(first.links["next"]["url"])
    assert "next" not in second.links
    assert second.headers["content-type"] == first.headers["content-type"]
    for event in events:
        assert (event["id"] in first.text) == (events.index(event) < 10)
        assert (event["id"] in second.text) == (events.index(event) >= 10)


def test_without_a_limit_the_whole_list_comes_over_many_pages(
    client: TestClient, events: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "PAGE", 3)
    lines = client.get("/events", params={"format": "ndjson"}).text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [event["id"] for event in events]
    assert len(client.get("/events", params={"limit": 4, "format": "ndjson"}).text.splitlines()) == 4


def test_errors_come_before_any_row(client: TestClient) -> None:
    assert refused(client, "/attacks", 422, format="ndjson", place="Zahedanabad")["errors"][0]["nearest"]
    refused(client, "/events/nothing", 404, format="ftm")


# Freshness and size


@pytest.mark.parametrize("params", [{}, {"format": "csv", "limit": 5}])
def test_who_has_the_answer_is_told_so(client: TestClient, params: dict[str, Any]) -> None:
    first = client.get("/attacks", params=params)
    tag = first.headers["etag"]
    for given in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = client.get("/attacks", params=params, headers={"If-None-Match": given})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert "Accept" in again.headers["vary"]
    for given in ('"other"', tag[:-2] + '"'):
        assert client.get("/attacks", params=params, headers={"If-None-Match": given}).content == first.content


def test_another_answer_has_another_tag(client: TestClient) -> None:
    tags = [client.get("/events", params={"limit": limit}).headers["etag"] for limit in (1, 2)]
    assert tags[0] != tags[1]
    assert "etag" not in client.get("/events/nothing").headers


def test_answers_are_compressed_for_who_can_read_that(client: TestClient) -> None:
    packed = client.get("/events", headers={"Accept-Encoding": "gzip"})
    bare = client.get("/events", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in bare.headers
    assert packed.json() == bare.json()
    assert packed.headers["etag"] == bare.headers["etag"]
    assert int(packed.headers["content-length"]) < int(bare.headers["content-length"]) / 3
    with client.stream("GET", "/events?format=ndjson", headers={"Accept-Encoding": "gzip"}) as streamed:
        assert streamed.headers["content-encoding"] == "gzip"
        assert len(streamed.read().splitlines()) == 16


# The command line


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_command_writes_what_the_service_answers(client: TestClient, questions: typer.Typer, name: str) -> None:
    result = CliRunner().invoke(questions, ["attacks", "--format", name])
    assert result.exit_code == 0, result.output
    served = client.get("/attacks", params={"format": name})
    if name == "json":
        assert json.loads(result.stdout) == served.json()["rows"]
    else:
        assert result.stdout_bytes == served.content


def test_the_command_refuses_what_does_not_fit(questions: typer.Typer) -> None:
    result = CliRunner().invoke(questions, ["counts", "--format", "stix"], env={"COLUMNS": "300"})
    assert result.exit_code == 2
    assert "csv" in result.stderr
    assert result.stdout == ""


def test_the_command_gives_a_page_to_people_and_all_to_programs(
    questions: typer.Typer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "PAGE", 3)
    assert len(CliRunner().invoke(questions, ["events"]).stdout.splitlines()) == 16
    page = CliRunner().invoke(questions, ["events", "--limit", "4"])
    assert len(page.stdout.splitlines()) == 4
    assert "--cursor" in page.stderr


def test_rows_are_plain_before_they_are_written(events: list[dict[str, Any]]) -> None:
    assert list(plain(QUERIES["events"], events)) == events
