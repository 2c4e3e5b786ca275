"""What people judge holds: through rebuilding and re-ingesting, until it is undone."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tiny import access, clear, driver
from typer.testing import CliRunner

from app.answers import ask
from app.cli import app as command_line
from app.keyring import Scope, make_key
from app.main import create_app
from cypher.catalog import queries
from cypher.errors import BadParameter, NotFound
from cypher.graph import Graph
from engine.server import Connection
from ingest.base import Base
from ingest.closest import closest_calls
from ingest.job import delete_article, ingest_paths, rebuild
from ingest.judging import Asked, judge, undo

ARTICLES = {
    "a": "Gunmen attacked a house in Saravan, in Iran's Sistan-Baluchestan province, on 27 January 2024 and killed nine Pakistani labourers, officials said.",
    "b": "Nine Pakistani workers were killed when gunmen attacked a workshop in Saravan in southeastern Iran on 27 January 2024.",
    "c": "Gunmen killed four soldiers in Turbat on 2 March 2024, the army said.",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        row = {"id": name, "publisher": name, "published": "2024-03-05", "title": "", "text": text}
        (found / f"{name}.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    return found


@pytest.fixture
def graph(neo4j_connection: Connection, folder: Path) -> Iterator[Graph]:
    clear(neo4j_connection)
    with Graph.open(access(neo4j_connection)) as opened:
        opened.apply_schema()
        ingest_paths([folder], opened)
        yield opened


def attacks(graph: Graph) -> dict[frozenset[str], dict[str, Any]]:
    """The articles of each attack -> its row."""
    query = queries()["attacks"]
    rows = graph.read(query, {**dict(query.Params()), "skip": 0})
    claims = queries()["event_claims"]
    return {
        frozenset(c["article_id"] for c in graph.read(claims, {"id": row["id"], "limit": 100, "skip": 0})): row
        for row in rows
    }


def claim_of(graph: Graph, article: str) -> str:
    found = graph.read(queries()["article"], {"id": article})
    event = next(row["id"] for articles, row in attacks(graph).items() if article in articles)
    claims = graph.read(queries()["event_claims"], {"id": event, "limit": 100, "skip": 0})
    assert found
    return next(str(claim["id"]) for claim in claims if claim["article_id"] == article)


TOGETHER = {frozenset({"a", "b"}), frozenset({"c"})}
APART = {frozenset({"a"}), frozenset({"b"}), frozenset({"c"})}


def test_a_wrong_merge_stays_undone_until_the_judgement_is(graph: Graph, folder: Path) -> None:
    assert attacks(graph).keys() == TOGETHER
    made = judge(graph, Asked("not_same", claim_of(graph, "a"), "me", claim_of(graph, "b"), why="two villages"))
    assert attacks(graph).keys() == APART
    rebuild(graph)
    assert attacks(graph).keys() == APART
    for article in ("a", "b"):
        assert delete_article(graph, article)
    ingest_paths([folder], graph)
    assert attacks(graph).keys() == APART
    undo(graph, made.id, "me")
    assert attacks(graph).keys() == TOGETHER
    with pytest.raises(NotFound):
        undo(graph, made.id, "me")


def test_one_account_is_taken_out_of_an_event(graph: Graph) -> None:
    event = next(row["id"] for articles, row in attacks(graph).items() if articles == {"a", "b"})
    judge(graph, Asked("not_same", claim_of(graph, "b"), "me", event))
    assert attacks(graph).keys() == APART


def test_two_events_are_judged_to_be_one(graph: Graph) -> None:
    ids = {articles: row["id"] for articles, row in attacks(graph).items()}
    made = judge(
        graph, Asked("same", ids[frozenset({"a", "b"})], "me", ids[frozenset({"c"})], why="the report was late")
    )
    [(articles, row)] = attacks(graph).items()
    assert articles == {"a", "b", "c"}
    [event] = ask(graph, queries()["event"], {"id": row["id"], "as_of": None}).rows
    assert any("judged by me: the report was late" in reason for reason in event["reasons"])
    undo(graph, made.id, "me")
    assert attacks(graph).keys() == TOGETHER


def test_a_rejected_claim_stays_with_its_article_and_reports_nothing(
    graph: Graph, neo4j_connection: Connection
) -> None:
    made = judge(graph, Asked("reject", claim_of(graph, "c"), "me"))
    assert attacks(graph).keys() == {frozenset({"a", "b"})}
    with driver(neo4j_connection) as bolt:
        kept = bolt.execute_query("MATCH (c:Claim {rejected: true})-[:IN]->(a:Article) RETURN a.id AS id").records
    assert [record["id"] for record in kept] == ["c"]
    undo(graph, made.id, "me")
    assert attacks(graph).keys() == TOGETHER


def test_fields_are_corrected(graph: Graph) -> None:
    event = next(row["id"] for articles, row in attacks(graph).items() if articles == {"c"})
    judge(graph, Asked("correct", event, "me", field="date", values=("2024-03-01",)))
    judge(graph, Asked("correct", event, "me", field="place", values=("Zahidan",)))  # the id of before leads on
    judge(graph, Asked("correct", event, "me", field="initiators", values=("BLA", "two men")))
    judge(graph, Asked("correct", event, "me", field="killed", values=("4", "6"), why="hospital list"))
    row = attacks(graph)[frozenset({"c"})]
    assert (str(row["date_start"]), row["place"]["id"], row["id"][-8:]) == ("2024-03-01", "zahedan", event[-8:])
    assert [party["id"] for party in row["initiators"]] == ["balochistan-liberation-army"]
    assert row["killed"] == {"low": 4, "best": 4, "high": 6}
    [told] = ask(graph, queries()["event"], {"id": row["id"], "as_of": None}).rows
    assert "killed corrected to 4, 6, judged by me: hospital list" in told["reasons"]


def test_two_names_are_judged_to_be_one(graph: Graph, tmp_path: Path) -> None:
    for name, text in (
        ("x", "Karim Dadfar, a smuggler, met Foreign Minister Hossein Amir-Abdollahian in Zahedan on 3 April 2024."),
        ("y", "Kareem Dodfarr, a smuggler, met Foreign Minister Hossein Amir-Abdollahian in Zahedan on 9 May 2024."),
    ):
        row = {"id": name, "publisher": name, "published": "2024-06-01", "title": "", "text": text}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    ingest_paths([tmp_path], graph)
    one, other = "person-karim-dadfar", "person-kareem-dodfarr"
    assert graph.lookup("entity", given=one, normal="", skeleton="", kinds=["person"])
    made = judge(graph, Asked("same", "Karim Dadfar", "me", "Kareem Dodfarr"))
    kept = next(
        name for name in (one, other) if graph.lookup("entity", given=name, normal="", skeleton="", kinds=["person"])
    )
    events = queries()["entity_events"]
    assert len(ask(graph, events, dict(events.Params(id="Karim Dadfar"))).rows) == 2
    assert (
        ask(graph, events, dict(events.Params(id=kept))).rows == ask(graph, events, dict(events.Params(id=other))).rows
    )
    undo(graph, made.id, "me")
    assert len(ask(graph, events, dict(events.Params(id="Karim Dadfar"))).rows) == 1


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (Asked("same", "nowhere-to-be-found-xyz", "me", "x"), "is known as"),
        (Asked("same", "iran", "me", "pakistan"), "the gazetteer knows"),
        (Asked("reject", "iran", "me"), "is an entity"),
        (Asked("correct", "CLAIM", "me", field="colour", values=("red",)), "no field"),
        (Asked("correct", "CLAIM", "me", field="date", values=("20-1",)), "write a date"),
        (Asked("correct", "CLAIM", "me", field="killed", values=("many",)), "is a number"),
        (Asked("correct", "CLAIM", "me", field="type", values=("picnic",)), "is one of"),
        (Asked("not_same", "CLAIM", "me", "CLAIM"), "the same account"),
        (Asked("same", "CLAIM", "me", "iran"), "can't be one"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_told(graph: Graph, asked: Asked, reason: str) -> None:
    from dataclasses import replace

    claim = claim_of(graph, "a")
    filled = replace(
        asked, one=asked.one.replace("CLAIM", claim), other=(asked.other or "").replace("CLAIM", claim) or None
    )
    with pytest.raises(BadParameter, match=reason):
        judge(graph, filled)
    assert not Base.of(graph).judgements


@pytest.fixture
def close(graph: Graph, tmp_path: Path) -> Graph:
    """The graph with a report that is loose enough to be of the attack in Saravan or of another."""
    text = "Gunmen attacked a police post in Iran in January 2024 and wounded two officers."
    row = {"id": "d", "publisher": "d", "published": "2024-02-20", "title": "", "text": text}
    (tmp_path / "d.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    ingest_paths([tmp_path], graph)
    return graph


def test_the_closest_calls_are_asked_once(close: Graph) -> None:
    def asked() -> list[set[str]]:
        return [{call.one.claim_id, call.other.claim_id} for call in closest_calls(Base.of(close), 10)]

    first, *rest = asked()
    judge(close, Asked("not_same", min(first), "me", max(first)))
    assert first not in asked()
    assert all(pair in rest for pair in asked())


def test_over_http(graph: Graph, neo4j_connection: Connection) -> None:
    key = {"X-API-Key": make_key(graph, "judge", [Scope.JUDGEMENTS])}
    ids = {articles: row["id"] for articles, row in attacks(graph).items()}
    old = ids[frozenset({"c"})]
    with TestClient(create_app(Graph.open(access(neo4j_connection)))) as client:
        body = {"verdict": "correct", "one": old, "field": "date", "values": ["2024-03-01"], "why": "calendar"}
        assert client.post("/judgements", json=body).status_code == 401
        answer = client.post("/judgements", json=body, headers=key)
        assert answer.status_code == 201, answer.text
        assert client.get("/judgements").json()["rows"][0]["by"] == "judge"
        moved = client.get(f"/events/{old}", follow_redirects=False)
        assert moved.status_code == 307
        assert "/events/attack-2024-03-01-" in moved.headers["location"]
        assert client.get(f"/events/{old}/claims").json()["rows"][0]["article_id"] == "c"
        assert client.delete(f"/judgements/{answer.json()['id']}", headers=key).status_code == 204
        assert client.get(f"/events/{old}", follow_redirects=False).status_code == 200
        assert client.get("/judgements", params={"undone": False}).json()["count"] == 0
        assert {row["action"] for row in client.get("/audits").json()["rows"]} >= {
            "POST /judgements",
            "DELETE /judgements",
        }
        assert client.get("/judgements/candidates").status_code == 200


def test_at_the_terminal(graph: Graph, neo4j_connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("uri", "username", "password"):
        monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(neo4j_connection, name))
    claims = [claim_of(graph, "a"), claim_of(graph, "b")]
    made = CliRunner().invoke(command_line, ["judge", "not-same", *claims, "--why", "two villages"])
    assert made.exit_code == 0, made.output
    assert attacks(graph).keys() == APART
    assert CliRunner().invoke(command_line, ["judge", "undo", made.output.strip()]).exit_code == 0
    assert attacks(graph).keys() == TOGETHER
    assert "events" in CliRunner().invoke(command_line, ["resolve"]).output


def test_one_key_a_verdict(close: Graph, neo4j_connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("uri", "username", "password"):
        monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(neo4j_connection, name))
    calls = closest_calls(Base.of(close), 50)
    skipped = CliRunner().invoke(command_line, ["judge"], input="k" * len(calls))
    assert (skipped.exit_code, Base.of(close).judgements) == (0, {})
    assert calls[0].one.sentence.split()[0] in skipped.output
    CliRunner().invoke(command_line, ["judge"], input="nuq")  # not the same; no, take it back; enough
    assert Base.of(close).judgements == {}
    left = CliRunner().invoke(command_line, ["judge"], input="n")  # the terminal goes away after one verdict
    assert left.exit_code == 0, left.output
    assert [judgement.verdict for judgement in Base.of(close).judgements.values()] == ["not_same"]
