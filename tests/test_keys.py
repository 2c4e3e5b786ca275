"""Keys, closed reading, rates, audits, writing, guards and metrics of the service, over a real Neo4j."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from tiny import access, clear, driver
from typer.testing import CliRunner

from app import writing
from app.cli import app as command_line
from app.keyring import Scope, find_key, list_keys, make_key, revoke_key
from app.main import create_app
from app.settings import ApiSettings
from cypher.errors import BadParameter
from cypher.graph import Access, Graph
from engine.server import Connection

TODAY = datetime.now(UTC).date()
ARTICLE = {
    "text": "Gunmen attacked a police station in Rask, in Iran's Sistan-Baluchestan province, on 15 December 2023, killing "
    "eleven policemen. Jaish al-Adl claimed responsibility for the attack.",
    "publisher": "Border Post",
    "published": "2023-12-16",
}


@pytest.fixture(scope="module")
def graph(neo4j_connection: Connection) -> Iterator[Graph]:
    clear(neo4j_connection)
    with Graph.open(access(neo4j_connection)) as found:
        found.apply_schema()
        yield found


@pytest.fixture(scope="module")
def keys(graph: Graph) -> dict[str, str]:
    """A key of each scope, by the scope."""
    return {scope: make_key(graph, f"{scope}-desk", [scope]) for scope in Scope}


@pytest.fixture(scope="module")
def client(graph: Graph) -> TestClient:
    """The service with open reading; without a lifespan, for the graph is shared."""
    return service(graph)


def service(graph: Graph, **settings: Any) -> TestClient:
    app = create_app(graph, settings=ApiSettings(**settings))
    return TestClient(app, raise_server_exceptions=False)


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def problem(answer: Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert (body["status"], bool(body["detail"])) == (status, True)
    return body


# Keys


def test_a_key_is_found_by_its_text_and_kept_as_a_hash(graph: Graph, neo4j_connection: Connection) -> None:
    text = make_key(graph, "kept", [Scope.READ])
    found = find_key(graph, text)
    assert found
    assert (found.name, found.scopes, found.created) == ("kept", ("read",), TODAY)
    with driver(neo4j_connection) as bolt:
        nodes = bolt.execute_query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS held").records
    assert text not in repr(nodes)
    assert text.removeprefix("sarhad_") not in repr(nodes)
    assert found.hash in repr(nodes)


def test_keys_are_of_chance(graph: Graph) -> None:
    assert len({make_key(graph, f"chance{number}", [Scope.READ]) for number in range(3)}) == 3


@pytest.mark.parametrize(("name", "expires"), [("", None), ("a b", None), ("x" * 65, None), ("late", date(2020, 1, 1))])
def test_keys_that_make_no_sense_are_refused(graph: Graph, name: str, expires: date | None) -> None:
    with pytest.raises(BadParameter):
        make_key(graph, name, [Scope.READ], expires)
    assert name not in {key.name for key in list_keys(graph)}


def test_a_name_is_given_once(graph: Graph) -> None:
    make_key(graph, "once", [Scope.READ])
    revoke_key(graph, "once")
    with pytest.raises(BadParameter, match="another name"):
        make_key(graph, "once", [Scope.READ])


def test_a_revoked_key_opens_nothing_at_once(graph: Graph, client: TestClient) -> None:
    text = make_key(graph, "gone", [Scope.ARTICLES])
    assert client.delete("/articles/nothing", headers=bearer(text)).status_code == 404
    revoke_key(graph, "gone")
    assert "revoked" in problem(client.delete("/articles/nothing", headers=bearer(text)), 401)["detail"]
    with pytest.raises(BadParameter, match="keys list"):
        revoke_key(graph, "nobody")


def test_a_key_ends_after_its_last_day(graph: Graph, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    text = make_key(graph, "short", [Scope.ARTICLES], TODAY)
    assert client.delete("/articles/nothing", headers=bearer(text)).status_code == 404
    monkeypatch.setattr("app.keyring.today", lambda: TODAY + timedelta(days=1))
    problem(client.delete("/articles/nothing", headers=bearer(text)), 401)


@pytest.mark.parametrize(
    "headers",
    [
        {}, bearer("sarhad_wrong"), bearer(""), {"Authorization": "Basic eDp5"}, {"X-API-Key": "wrong"}, {"X-API-Key": "\u00ff"},
        bearer("x" * 5000),
    ],
)  # fmt: skip
def test_without_a_good_key_nothing_is_written(client: TestClient, headers: dict[str, str]) -> None:
    encoded = [(name, value.encode("latin-1")) for name, value in headers.items()]
    answer = client.post("/articles", json=ARTICLE, headers=encoded)
    assert "sarhad keys make" in problem(answer, 401)["detail"]
    assert answer.headers["www-authenticate"].startswith('Bearer realm="sarhad"')


def test_a_key_opens_its_scope_alone(client: TestClient, keys: dict[str, str]) -> None:
    answer = client.post("/articles", json=ARTICLE, headers=bearer(keys["judgements"]))
    assert "--scope articles" in problem(answer, 403)["detail"]
    assert 'error="insufficient_scope", scope="articles"' in answer.headers["www-authenticate"]


def test_closed_reading_needs_a_key(graph: Graph, keys: dict[str, str]) -> None:
    closed = service(graph, reading="keys")
    for path in ("/events", "/queries", "/audits", "/metrics"):
        problem(closed.get(path), 401)
        problem(closed.get(path, headers=bearer(keys["articles"])), 403)
        assert closed.get(path, headers=bearer(keys["read"])).status_code == 200
        assert closed.get(path, headers={"X-API-Key": keys["read"]}).status_code == 200
    for path in ("/health", "/ready", "/docs", "/openapi.json"):
        assert closed.get(path).status_code == 200


@pytest.mark.parametrize(
    ("settings", "closed"),
    [
        ({}, False), ({"host": "localhost"}, False), ({"host": "0.0.0.0"}, True), ({"host": "192.0.2.1"}, True),  # noqa: S104
        ({"host": "0.0.0.0", "reading": "open"}, False), ({"reading": "keys"}, True),  # noqa: S104
    ],
)  # fmt: skip
def test_reading_is_open_on_this_machine_alone(settings: dict[str, Any], *, closed: bool) -> None:
    assert ApiSettings(**settings).closed is closed


def test_a_key_may_not_ask_too_often(graph: Graph, keys: dict[str, str]) -> None:
    slow = service(graph, reading="keys", rate="2/hour")
    other = make_key(graph, "other", [Scope.READ])
    assert [slow.get("/audits", headers=bearer(keys["read"])).status_code for _ in range(3)] == [200, 200, 429]
    refused = slow.get("/audits", headers=bearer(keys["read"]))
    assert "SARHAD_RATE" in problem(refused, 429)["detail"]
    assert 0 < int(refused.headers["retry-after"]) <= 3600
    assert slow.get("/audits", headers=bearer(other)).status_code == 200


def test_a_rate_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match="rate"):
        ApiSettings(rate="often")


def test_the_description_has_the_keys(client: TestClient, graph: Graph) -> None:
    description = client.get("/openapi.json").json()
    schemes = description["components"]["securitySchemes"]
    assert schemes.keys() == {"HTTPBearer", "APIKeyHeader"}
    assert description["paths"]["/articles"]["post"]["security"] == [{"HTTPBearer": []}, {"APIKeyHeader": []}]
    assert "security" not in description["paths"]["/events"]["get"]
    closed = service(graph, reading="keys").get("/openapi.json").json()
    assert closed["paths"]["/events"]["get"]["security"]
    assert {"401", "403", "422", "429"} <= closed["paths"]["/events"]["get"]["responses"].keys()
    assert {"401", "403", "404", "429"} <= description["paths"]["/articles/{id}"]["delete"]["responses"].keys()


# Writing


def test_an_article_comes_and_goes_with_its_audits(client: TestClient, keys: dict[str, str]) -> None:
    hand = bearer(keys["articles"])
    first = client.post("/articles", json=ARTICLE, params={"why": "morning round"}, headers=hand)
    assert first.status_code == 201, first.text
    [row] = first.json()["rows"]
    assert row["outcome"] == "new"
    [event] = client.get("/attacks", params={"place": "Sistan-Baluchestan"}).json()["rows"]
    assert (event["place"]["id"], event["killed"]["best"]) == ("rask", 11)
    again = client.post("/articles", json=[ARTICLE, ARTICLE], headers=hand)
    assert (again.status_code, again.json()["rows"]) == (200, [{"id": row["id"], "outcome": "unchanged"}])
    changed = client.post("/articles", json={**ARTICLE, "title": "Eleven killed", "id": row["id"]}, headers=hand)
    assert (changed.status_code, changed.json()["rows"][0]["outcome"]) == (200, "changed")
    gone = client.delete(f"/articles/{row['id']}", params={"why": "a hoax"}, headers=hand)
    assert (gone.status_code, gone.content) == (204, b"")
    assert client.get("/attacks", params={"place": "Sistan-Baluchestan"}).json()["rows"] == []
    problem(client.delete(f"/articles/{row['id']}", headers=hand), 404)
    audits = client.get("/audits", params={"subject": row["id"]}).json()["rows"]
    assert [(audit["who"], audit["action"], audit["why"]) for audit in audits] == [
        ("articles-desk", "DELETE /articles", "a hoax"),
        ("articles-desk", "POST /articles", ""),
        ("articles-desk", "POST /articles", "morning round"),
    ]
    assert all(audit["at"].startswith(str(TODAY.year)) for audit in audits)


def test_a_write_that_fails_leaves_no_audit(graph: Graph, client: TestClient) -> None:
    from cypher.audit import Signature, Signed

    before = client.get("/audits").json()["count"]
    row = {"id": "p", "kind": "place", "label": "Place", "name": "p", "aliases": [], "acronyms": [], "official": False}
    nowhere = {**row, "known": False, "reasons": [], "digest": "", "latitude": 500.0, "longitude": 0.0}
    article = {"id": "art", "title": "", "publisher": "p", "text": "It was."}
    with pytest.raises(Exception, match="coordinate"):
        Signed(graph, Signature("me", "trial")).write({"article": [article], "entity": [nowhere]}, "r1")
    assert client.get("/audits").json()["count"] == before


@pytest.mark.parametrize(
    "body",
    [
        None, 1, "text", [], {}, {"text": ""}, {"text": " \n "}, {"text": "\u0000"}, {"text": 5}, {"text": ["x"]}, {"text": None},
        {"text": "x" * 200_001}, {**ARTICLE, "published": "2024"}, {**ARTICLE, "published": 1702684800}, {**ARTICLE, "id": "a/b"}, {**ARTICLE, "id": ".."},
        {**ARTICLE, "title": "x" * 1001}, {**ARTICLE, "typo": 1}, {**ARTICLE, "url": "javascript:alert(1)"}, [ARTICLE, {"text": " "}], [ARTICLE] * 101, [[ARTICLE]],
    ],
    ids=lambda body: json.dumps(body)[:30],
)  # fmt: skip
def test_what_is_no_article_is_a_problem_and_writes_nothing(
    client: TestClient, keys: dict[str, str], body: object
) -> None:
    before = client.get("/ready").json()
    found = problem(client.post("/articles", json=body, headers=bearer(keys["articles"])), 422)
    assert found["errors"]
    assert client.get("/ready").json() == before


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b'{"text": "\\ud800 attack"}', b"[" * 100_000])
def test_what_is_no_json_is_a_problem(client: TestClient, keys: dict[str, str], raw: bytes) -> None:
    headers = {**bearer(keys["articles"]), "Content-Type": "application/json"}
    answer = client.post("/articles", content=raw, headers=headers)
    assert answer.status_code in {400, 422}
    problem(answer, answer.status_code)


def test_control_characters_are_taken(client: TestClient, keys: dict[str, str]) -> None:
    strange = {"text": "A quiet\u0000 day\u001b[31m in \u202eRask.", "title": "\u0000", "id": "strange"}
    assert client.post("/articles", json=strange, headers=bearer(keys["articles"])).status_code == 201
    assert client.get("/articles/strange").json()["text"] == "A quiet  day\u001b[31m in \u202eRask."
    assert client.delete("/articles/strange", headers=bearer(keys["articles"])).status_code == 204


def test_a_request_that_is_too_large_is_refused(graph: Graph, keys: dict[str, str]) -> None:
    small = service(graph, largest_body=1000)
    hand = {**bearer(keys["articles"]), "Content-Type": "application/json"}
    body = json.dumps({"text": "x" * 1000}).encode()
    assert "SARHAD_LARGEST_BODY" in problem(small.post("/articles", content=body, headers=hand), 413)["detail"]
    # In pieces, without its length told beforehand.
    pieces = (body[i : i + 100] for i in range(0, len(body), 100))
    assert "SARHAD_LARGEST_BODY" in problem(small.post("/articles", content=pieces, headers=hand), 413)["detail"]


def test_a_write_waits_for_the_one_before(
    client: TestClient, keys: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.01)
    with writing.turn():
        answer = client.delete("/articles/nothing", headers=bearer(keys["articles"]))
    problem(answer, 503)
    assert answer.headers["retry-after"]


# Guards and metrics


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "", "www.localhost"]
)
def test_a_service_that_is_called_by_a_strange_name_does_not_answer(client: TestClient, host: str) -> None:
    for path in ("/events", "/docs", "/health", "/nothing"):
        assert problem(client.get(path, headers={"Host": host}), 400)["instance"] == path


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000"])
def test_the_names_of_this_machine_are_known(client: TestClient, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == 200


def test_names_of_the_settings_are_known(graph: Graph) -> None:
    named = service(graph, hosts="sarhad.example, *.desk.example", host="192.0.2.1")
    for host in ("sarhad.example", "one.desk.example", "192.0.2.1:80"):
        assert named.get("/health", headers={"Host": host}).status_code == 200
    assert "SARHAD_HOSTS" in problem(named.get("/health", headers={"Host": "x.example"}), 400)["detail"]


def test_no_page_of_another_origin_reads_unless_it_is_named(graph: Graph, client: TestClient) -> None:
    origin = {"Origin": "http://127.0.0.1:7474"}
    assert "access-control-allow-origin" not in client.get("/health", headers=origin).headers
    opened = service(graph, origins="http://127.0.0.1:7474")
    assert opened.get("/health", headers=origin).headers["access-control-allow-origin"] == origin["Origin"]
    strange = {"Origin": "http://evil.example"}
    assert "access-control-allow-origin" not in opened.get("/health", headers=strange).headers
    preflight = {**strange, "Access-Control-Request-Method": "GET"}
    assert "SARHAD_ORIGINS" in problem(opened.options("/events", headers=preflight), 400)["detail"]
    writes = {**origin, "Access-Control-Request-Method": "POST"}
    problem(opened.options("/articles", headers=writes), 400)


def test_metrics_count_requests_and_the_graph(graph: Graph) -> None:
    one, other = service(graph), service(graph)
    one.get("/events")
    one.get("/events/nothing")
    text = one.get("/metrics").text
    assert 'http_requests_total{handler="/events",method="GET",status="2xx"} 1.0' in text
    assert 'http_requests_total{handler="/events/{id}",method="GET",status="4xx"} 1.0' in text
    assert 'http_request_duration_seconds_count{handler="/events",method="GET"} 1.0' in text
    assert f'sarhad_graph_nodes{{kind="entities"}} {float(graph.size()["entities"])}' in text
    assert 'handler="/events"' not in other.get("/metrics").text


def test_metrics_tell_of_a_dead_neo4j() -> None:
    with Graph.open(Access("bolt://127.0.0.1:9", "neo4j", "none")) as dead:
        assert "sarhad_graph_up 0.0" in service(dead).get("/metrics").text


# The command line


@pytest.fixture
def settings(neo4j_connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("uri", "username", "password", "database"):
        monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(neo4j_connection, name))
    monkeypatch.setenv("COLUMNS", "200")


@pytest.mark.usefixtures("settings")
def test_keys_of_the_command_line(graph: Graph, client: TestClient) -> None:
    run = CliRunner().invoke
    scopes = ["--scope", "articles", "--scope", "judgements"]
    made = run(command_line, ["keys", "make", "desk", *scopes, "--expires", "2999-12-31"])
    assert (made.exit_code, made.stderr) == (0, "Keep it: it can't be shown again.\n")
    key = made.stdout.strip()
    found = find_key(graph, key)
    assert found
    assert (found.scopes, found.expires) == (("articles", "judgements"), date(2999, 12, 31))
    listed = run(command_line, ["keys", "list"])
    row = {"name": "desk", "scopes": ["articles", "judgements"], "good": True}
    days = {"created": TODAY.isoformat(), "expires": "2999-12-31", "revoked": None}
    assert {**row, **days} in [json.loads(line) for line in listed.stdout.splitlines()]
    assert key not in listed.output
    assert found.hash not in listed.output
    assert run(command_line, ["keys", "revoke", "desk"]).stdout == "Revoked.\n"
    assert find_key(graph, key) is None
    audits = client.get("/audits", params={"subject": "desk"}).json()["rows"]
    assert [audit["action"] for audit in audits] == ["sarhad keys revoke", "sarhad keys make"]


@pytest.mark.usefixtures("settings", "graph")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["make", "a"], "--scope"), (["make", "a", "--scope", "all"], "judgements"),
        (["make", "a", "--scope", "read", "--expires", "soon"], "%Y-%m-%d"),
    ],
)  # fmt: skip
def test_commands_that_cannot_be_read_say_why(arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(command_line, ["keys", *arguments], env={"NO_COLOR": "1"})
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.usefixtures("settings", "graph")
def test_what_has_no_key_is_refused_on_the_command_line() -> None:
    assert isinstance(CliRunner().invoke(command_line, ["keys", "revoke", "nobody"]).exception, BadParameter)
