"""The HTTP service over the tiny graph: answers, problems, the description."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
import yaml
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tiny import GOLDEN, driver, load_tiny

from app.catalogue import example_url
from app.errors import add_error_handlers
from app.main import create_app
from app.queries import build_router
from cypher import catalog
from cypher.graph import Access, Graph
from engine.server import Connection

QUERIES = catalog.queries()
EVENT_ROW = {
    "id", "type", "status", "date_start", "date_end", "date_precision", "place", "initiators", "targets",
    "participants", "killed", "injured",
    "weapon", "contested", "reports", "origins", "evidence",
}  # fmt: skip
EXAMPLES = [
    pytest.param(name, case["params"], id=f"{name}-{number}")
    for name in QUERIES
    for number, case in enumerate(yaml.safe_load((GOLDEN / "queries" / f"{name}.yml").read_text("utf-8")))
]


@pytest.fixture(scope="module")
def client(neo4j_connection: Connection) -> Iterator[TestClient]:
    app = create_app(
        load_tiny(neo4j_connection), browser_url="http://127.0.0.1:7474/browser/?dbms=bolt://127.0.0.1:7687"
    )
    with TestClient(app, raise_server_exceptions=False) as found:
        yield found


@pytest.fixture
def orphan() -> Iterator[TestClient]:
    """The service with no Neo4j behind it."""
    with TestClient(
        create_app(Graph.open(Access("bolt://127.0.0.1:9", "neo4j", "none"))), raise_server_exceptions=False
    ) as found:
        yield found


def problem(client: TestClient, path: str, expected: int, **params: Any) -> dict[str, Any]:
    answer = client.get(path, params=params)
    assert answer.status_code == expected
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["status"] == expected
    assert body["instance"] == path
    assert body["detail"]
    return body


@pytest.mark.parametrize(("name", "params"), EXAMPLES)
def test_every_golden_question_is_answered_over_http(client: TestClient, name: str, params: dict[str, Any]) -> None:
    answer = client.get(example_url(QUERIES[name], params))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"


def test_a_list_says_what_was_asked_and_how_it_was_read(client: TestClient) -> None:
    body = client.get("/attacks", params={"place": "sistan balochistan", "until": "2023-12-31"}).json()
    assert list(body) == ["query", "parameters", "count", "next", "rows"]
    assert (body["query"], body["count"], body["next"]) == ("attacks", 1, None)
    assert body["parameters"]["until"] == "2023-12-31"
    assert body["parameters"]["place"]["id"] == "sistan-and-baluchestan"
    assert body["parameters"]["place"]["given"] == "sistan balochistan"
    row = body["rows"][0]
    assert row.keys() == EVENT_ROW
    assert row["place"] == {
        "id": "rask", "name": "Rask", "kind": "town", "precision": "town",
        "location": {"latitude": 26.2368, "longitude": 61.3989}, "within": ["Sistan and Baluchestan", "Iran"],
    }  # fmt: skip
    assert row["killed"] == {"low": 11, "best": 11, "high": 12}


def test_the_evidence_is_found_in_its_article(client: TestClient) -> None:
    evidence = client.get("/events/attack-rask").json()["evidence"]
    text = client.get(f"/articles/{evidence['article_id']}").json()["text"]
    assert text[evidence["start"] : evidence["end"]] == evidence["sentence"]


def test_next_leads_to_the_next_page(client: TestClient) -> None:
    first = client.get("/events", params={"limit": 10}).json()
    second = client.get("/events", params={"limit": 10, "cursor": first["next"]}).json()
    assert (first["count"], second["count"], second["next"]) == (10, 6, None)
    assert {row["id"] for row in first["rows"]}.isdisjoint(row["id"] for row in second["rows"])
    problem(client, "/events", 422, limit=10, cursor=first["next"], place="Iran")


def test_an_unknown_place_names_the_nearest(client: TestClient) -> None:
    body = problem(client, "/attacks", 422, place="Zahedanabad")
    assert body["errors"][0]["parameter"] == "place"
    assert body["errors"][0]["nearest"][0] == {"id": "zahedan", "name": "Zahedan", "kind": "place"}
    assert len(body["errors"][0]["nearest"]) == 5


@pytest.mark.parametrize(
    ("params", "parameter"),
    [
        ({"since": "soon"}, "since"), ({"since": "2024"}, "since"), ({"until": "2024-02-30"}, "until"),
        ({"limit": "0"}, "limit"),
        ({"limit": "1e9"}, "limit"), ({"plaec": "Iran"}, "plaec"), ({"status": "true"}, "status"),
        ({"cursor": "x" * 101}, "cursor"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_read_is_a_problem(client: TestClient, params: dict[str, str], parameter: str) -> None:
    body = problem(client, "/attacks", 422, **params)
    assert [error["parameter"] for error in body["errors"]] == [parameter]


@pytest.mark.parametrize(
    "path",
    [
        "/events/nothing",
        "/events/nothing/claims",
        "/entities/Atlantis",
        "/articles/nothing",
        "/queries/nothing",
        "/nothing",
    ],
)
def test_a_path_to_nothing_is_a_problem(client: TestClient, path: str) -> None:
    problem(client, path, 404)


def test_an_unknown_entity_of_a_path_names_the_nearest(client: TestClient) -> None:
    nearest = problem(client, "/entities/Jundallah Brigades", 404)["errors"][0]["nearest"]
    assert "jundallah" in [entity["id"] for entity in nearest]


INJECTED = [
    "') DETACH DELETE n //",
    "x' OR 1=1 //",
    '"}) MATCH (n) DETACH DELETE n //',
    "$place",
    "`",
    "\\",
    "a* OR b~ AND (",
    "\u0000",
    "{!}",
]


@pytest.mark.parametrize("text", INJECTED)
def test_cypher_in_a_value_is_inert(client: TestClient, neo4j_connection: Connection, text: str) -> None:
    with driver(neo4j_connection) as bolt:
        before = bolt.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"]
        problem(client, "/attacks", 422, place=text)
        problem(client, "/claims", 422, event=text)
        assert client.get("/entities", params={"q": text}).status_code == 200
        assert client.get("/events", params={"weapon": text}).json()["rows"] == []
        assert bolt.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == before


def test_nothing_but_get(client: TestClient) -> None:
    assert client.post("/attacks").status_code == 405
    assert client.post("/attacks").headers["content-type"] == "application/problem+json"


def test_without_neo4j_it_says_so(orphan: TestClient) -> None:
    assert orphan.get("/health").json() == {"status": "ok"}
    for path in ("/ready", "/attacks", "/entities/iran"):
        assert "sarhad neo4j start" in problem(orphan, path, 503)["detail"]


def test_a_query_that_runs_over_is_a_problem(client: TestClient) -> None:
    endless = "UNWIND range(1, 1000000000) AS n UNWIND range(1, 1000000) AS m RETURN toString(sum(n * m)) AS id"
    header = QUERIES["event"].header.model_copy(update={"path": "/endless", "timeout": 0.3})
    app = FastAPI()
    app.state.graph = client.app.state.graph  # type: ignore[attr-defined]
    add_error_handlers(app)
    app.include_router(build_router([replace(QUERIES["designations"], text=endless, header=header)]))
    problem(TestClient(app, raise_server_exceptions=False), "/endless", 504)


def test_ready_counts(client: TestClient) -> None:
    assert client.get("/ready").json() == {"status": "ready", "articles": 3, "events": 17, "entities": 20, "claims": 3}


def test_the_catalogue_lists_every_question_with_its_cypher(client: TestClient) -> None:
    body = client.get("/queries").json()
    assert {row["name"] for row in body["rows"]} == set(QUERIES)
    for row in body["rows"]:
        link = parse_qs(urlparse(row["browser"]).query)
        assert link["dbms"] == ["bolt://127.0.0.1:7687"]
        assert link["cmd"] == ["edit"]
        assert link["arg"][0].endswith(row["cypher"])
    assert client.get("/queries/attacks").json()["command"] == "sarhad attacks"


def test_the_description_is_complete(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    for query in QUERIES.values():
        operation = description["paths"][query.header.path]["get"]
        assert operation["operationId"] == query.name
        assert {"200", "422", "503", "504"} <= operation["responses"].keys()
        names = {parameter["name"] for parameter in operation["parameters"]}
        assert names == query.Params.model_fields.keys() | {"format"} | ({"cursor"} if query.pages else set())
    shapes = description["components"]["schemas"]
    assert {"Problem", "EventRow"} <= shapes.keys()
    assert "HTTPValidationError" not in shapes
    parameters = {p["name"]: p for p in description["paths"]["/attacks"]["get"]["parameters"]}
    assert parameters["place"]["schema"]["examples"] == ["Sistan-Baluchestan"]


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_the_documentation_needs_no_network(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert not re.findall(r"https?://(?!127\.0\.0\.1|testserver)\S+\.(?:js|css|png)", page)
    for asset in re.findall(r'(?:src|href)="(/[^"]+)"', page):
        assert client.get(asset).status_code == 200
