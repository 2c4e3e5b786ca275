"""The graph on a real Neo4j: schema, canned answers over the tiny graph, writing, pruning, refusals."""

import re
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest
import yaml
from neo4j.exceptions import ClientError
from tiny import GOLDEN, driver, load_tiny

from app.answers import ask
from cypher import catalog, names
from cypher.errors import BadParameter, GraphUnavailable, NotFound, QueryFailed, QueryTimeout
from cypher.graph import Access, Graph
from engine.server import Connection

CASES = [
    pytest.param(file.stem, case, id=f"{file.stem}-{number}")
    for file in sorted((GOLDEN / "queries").glob("*.yml"))
    for number, case in enumerate(yaml.safe_load(file.read_text("utf-8")))
]
QUERIES = catalog.queries()
SCAN = re.compile(r"(?<!Index)Scan$")  # reads all of something; an index scan reads what has a property
OF_A_KIND = re.compile(r"(Label|Type)s?Scan$")  # all of a label or type, not of the graph


@pytest.fixture(scope="module")
def tiny(neo4j_connection: Connection) -> Iterator[Graph]:
    with load_tiny(neo4j_connection) as graph:
        yield graph


@pytest.fixture(scope="module")
def bolt(neo4j_connection: Connection) -> Iterator[neo4j.Driver]:
    with driver(neo4j_connection) as found:
        yield found


def query_of(text: str, timeout: float = 5) -> catalog.Query:
    """A question that nobody would can, to try what the server refuses."""
    header = catalog.Header(summary="s", path="/s", returns={"id": "str"}, one=True, timeout=timeout)
    known = QUERIES["event"]
    return catalog.Query("trial", "trial", header, text, known.Params, known.Row)


@pytest.mark.parametrize(("name", "case"), CASES)
def test_answers(tiny: Graph, name: str, case: dict[str, Any]) -> None:
    query = QUERIES[name]
    rows = ask(tiny, query, dict(query.Params(**case["params"]))).rows
    assert rows == case["rows"]
    for row in rows:
        query.Row(**row)


@pytest.fixture(scope="module")
def explained(tiny: Graph, neo4j_connection: Connection) -> dict[str, neo4j.EagerResult]:
    """What the server says of each question before it runs: columns, plan, notifications."""
    del tiny
    with neo4j.GraphDatabase.driver(
        neo4j_connection.uri, auth=(neo4j_connection.username, neo4j_connection.password)
    ) as loud:
        return {
            name: loud.execute_query(
                f"EXPLAIN {query.text}",
                dict.fromkeys(query.Params.model_fields) | {"skip": 0, "limit": 10},
                database_=neo4j_connection.database,
            )
            for name, query in QUERIES.items()
        }


@pytest.mark.parametrize("name", QUERIES)
def test_the_server_has_nothing_to_say_of_a_question(explained: dict[str, neo4j.EagerResult], name: str) -> None:
    result = explained[name]
    assert result.keys == list(QUERIES[name].Row.model_fields)
    assert [status.status_description for status in result.summary.gql_status_objects if status.is_notification] == []


def operators(plan: dict[str, Any]) -> Iterator[str]:
    """The names of a plan's operators."""
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_starts_at_an_index(explained: dict[str, neo4j.EagerResult], name: str) -> None:
    """One that must be given something starts at that; one that may be asked of all may read all of a label or type."""
    scans = {found for found in operators(explained[name].summary.plan or {}) if SCAN.search(found)}
    required = any(field.is_required() for field in QUERIES[name].Params.model_fields.values())
    assert {found for found in scans if required or not OF_A_KIND.search(found)} == set()


@pytest.mark.parametrize(
    "spelling",
    [
        "Sistan-Baluchestan",
        "sistan and balochistan",
        "Sistan-Balochistan",
        "SISTAN & BALUCHESTAN",
        "sistan-and-baluchestan",
    ],
)
def test_every_spelling_is_the_same_place(tiny: Graph, spelling: str) -> None:
    answer = ask(tiny, QUERIES["attacks"], dict(QUERIES["attacks"].Params(place=spelling)))
    assert [row["id"] for row in answer.rows] == ["attack-rask"]
    assert answer.parameters["place"] | {"also": ()} == {
        "given": spelling, "id": "sistan-and-baluchestan", "name": "Sistan and Baluchestan", "kind": "place",
        "includes": 2, "also": (),
    }  # fmt: skip


def test_an_ambiguous_name_is_its_owners_and_the_others_are_named(tiny: Graph) -> None:
    reading = ask(tiny, QUERIES["events"], dict(QUERIES["events"].Params(place="Balochistan"))).parameters["place"]
    assert reading["id"] == "balochistan"
    assert [also["id"] for also in reading["also"]] == ["balochistan-region"]


def test_an_unknown_name_is_refused_with_the_nearest(tiny: Graph) -> None:
    with pytest.raises(BadParameter, match="Zahedan") as caught:
        ask(tiny, QUERIES["attacks"], dict(QUERIES["attacks"].Params(place="Zahedanabad")))
    assert caught.value.nearest[0].id == "zahedan"
    assert len(caught.value.nearest) == names.NEAREST


def test_an_actor_is_no_place(tiny: Graph) -> None:
    with pytest.raises(BadParameter, match="no place"):
        ask(tiny, QUERIES["attacks"], dict(QUERIES["attacks"].Params(place="Jaish al-Adl")))


@pytest.mark.parametrize("given", ["Border Post", "border post", "post"])
def test_a_publisher_is_found_by_a_part_of_its_name(tiny: Graph, given: str) -> None:
    query = QUERIES["comparisons"]
    assert ask(tiny, query, dict(query.Params(publisher=given))).parameters["publisher"]["id"] == "Border Post"


def test_an_unknown_publisher_is_refused(tiny: Graph) -> None:
    query = QUERIES["comparisons"]
    with pytest.raises(BadParameter, match="no publisher"):
        ask(tiny, query, dict(query.Params(publisher="Nobody's Gazette")))


def test_a_path_that_names_nothing_is_not_found(tiny: Graph) -> None:
    with pytest.raises(NotFound):
        ask(tiny, QUERIES["event"], {"id": "nothing"})


def test_pages_follow_one_another_without_gap_or_overlap(tiny: Graph) -> None:
    query = QUERIES["events"]
    whole = [row["id"] for row in ask(tiny, query, dict(query.Params(limit=500))).rows]
    seen: list[str] = []
    cursor, given = None, dict(query.Params(limit=3))
    for _ in whole:
        page = ask(tiny, query, given, cursor)
        seen += [row["id"] for row in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert seen == whole
    assert len(whole) == 16


@pytest.mark.parametrize("cursor", ["!", "bm9wZQ", "LTEuMA", "MTAuMDAwMDAwMDA"])
def test_foreign_cursors_are_refused(tiny: Graph, cursor: str) -> None:
    with pytest.raises(BadParameter, match="cursor"):
        ask(tiny, QUERIES["events"], dict(QUERIES["events"].Params()), cursor)


def test_a_write_through_a_question_is_refused_by_the_server(tiny: Graph) -> None:
    with pytest.raises(QueryFailed) as caught:
        tiny.read(query_of("CREATE (n:Article {id: 'forged'}) RETURN n.id AS id"), {})
    assert isinstance(caught.value.__cause__, ClientError)
    assert caught.value.__cause__.code == "Neo.ClientError.Statement.AccessMode"


def test_a_question_that_runs_over_is_ended_by_the_server(tiny: Graph) -> None:
    endless = (
        "UNWIND range(1, 1000000000) AS one UNWIND range(1, 1000000) AS other RETURN toString(sum(one * other)) AS id"
    )
    with pytest.raises(QueryTimeout, match="ask for less"):
        tiny.read(query_of(endless, timeout=0.5), {})


def test_a_dead_server_is_said_to_be_dead() -> None:
    with Graph.open(Access("bolt://127.0.0.1:9", "neo4j", "none")) as graph:
        assert not graph.alive()


def test_a_wrong_password_is_said_to_be_wrong(neo4j_connection: Connection) -> None:
    with (
        Graph.open(Access(neo4j_connection.uri, "neo4j", "wrong", neo4j_connection.database)) as graph,
        pytest.raises(GraphUnavailable, match="NEO4J_PASSWORD"),
    ):
        graph.size()
