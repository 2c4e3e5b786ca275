"""Writing on a real Neo4j: every node and edge, once however often, all or nothing, and what pruning removes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import neo4j
import pytest
from tiny import access, clear, driver, load_tiny

from cypher.errors import BatchError, QueryFailed
from cypher.graph import WRITE_ORDER, Graph
from engine.server import Connection

EDGES = {
    "ATTACKED", "BACKS", "BLAMED", "BORDERS", "CAPITAL_OF", "CLAIMED", "COPIES", "DENIED", "FOLLOWS", "GIVES",
    "HOLDS_OFFICE", "IN", "INITIATED", "LOCATED_IN", "MEMBER_OF", "MET", "NAMES", "OUTLAWS", "PARTICIPATED_IN",
    "PART_OF", "REPORTS", "SAID_BY", "SIGNED", "SUCCEEDED", "TARGETED", "VERSION_OF",
}  # fmt: skip


@pytest.fixture(scope="module")
def bolt(neo4j_connection: Connection) -> Iterator[neo4j.Driver]:
    with driver(neo4j_connection) as found:
        yield found


def entity(name: str, kind: str, **more: Any) -> dict[str, Any]:
    plain = {
        "id": name,
        "kind": kind,
        "label": kind.title(),
        "name": name,
        "aliases": [],
        "acronyms": [],
        "official": False,
        "known": False,
        "reasons": [],
        "digest": "",
    }
    return plain | more


def event(name: str, kind: str, label: str) -> dict[str, Any]:
    return {
        "id": name, "type": kind, "label": label, "status": "asserted", "date_start": date(2024, 1, 1),
        "date_end": date(2024, 1, 2),
        "date_precision": "range", "killed_low": 1, "killed_best": 1, "reports": 1, "origins": 1, "contested": False, "contested_on": [], "reasons": [], "anchor": name,
        "initiators_unnamed": ["gunmen"], "targets_unnamed": [], "participants_unnamed": [],
        "initiators": [], "targets": [], "participants": [], "places": [], "digest": "",
    }  # fmt: skip


def claim(name: str, of: str, speaker: str | None = None) -> dict[str, Any]:
    return {
        "id": name, "event_id": of, "article_id": "art", "telling": f"t-{name}", "rank": 0, "sentence": "It happened.", "start": 0, "end": 12,
        "trigger": "happened",
        "status": "asserted", "speaker": speaker, "speaker_id": speaker,
    }  # fmt: skip


def figure(name: str, of: str, speaker: str) -> dict[str, Any]:
    said = {"speaker": speaker, "speaker_id": speaker}
    return {"id": name, "claim_id": of, "kind": "killed", "who": "guards", "low": 1, **said}


def one_of_each() -> dict[str, list[dict[str, Any]]]:
    """A batch with a row of every node and edge."""
    pair, party = {"entity_id": "one", "of_id": "two"}, {"entity_id": "one", "event_id": "e1"}
    short = {"event_id": "e1", "date": date(2024, 1, 1), "claims": 1}
    return {
        "article": [{"id": "art", "title": "", "publisher": "p", "published": date(2024, 1, 3), "text": "It was."}],
        "entity": [
            entity("one", "group"), entity("two", "state"), entity("three", "person", official=True),
            entity("lonely", "group"),
            entity("there", "place", latitude=26.0, longitude=61.0, precision="point"),
            entity("known", "group", known=True),
        ],
        "event": [event("e1", "attack", "Attack"), event("e2", "agreement", "Agreement")],
        "event_version": [{
            **{k: v for k, v in event("e1", "attack", "Attack").items() if k not in {"label", "digest"}}, "key": "e1@2023", "known_from": date(2023, 1, 1),
        }],
        "name": [{"normal": "one", "skeleton": "n", "entity_id": "one", "rank": 0}],
        "claim": [claim("c1", "e1", "two"), claim("c2", "e2")],
        "figure": [figure("c1/0", "c1", "two")],
        **{name: [party] for name in ("initiated", "targeted", "participated_in", "claimed", "denied")},
        "located": [{"event_id": "e1", "place_id": "there", "rank": 0}],
        "located_in": [{"entity_id": "there", "place_id": "two"}],
        "borders": [{"entity_id": "one", "other_id": "two"}],
        **{name: [pair] for name in ("capital_of", "member_of", "part_of", "succeeded", "outlaws", "backs")},
        "holds_office": [{"person_id": "three", "body_id": "two", "title": "Envoy", "from": "2020", "to": "2021-05"}],
        "blamed": [{"entity_id": "one", "target_id": "two", "event_id": "e1"}],
        "attacked": [{"entity_id": "one", "target_id": "two", **short}],
        "met": [{"entity_id": "one", "other_id": "two", **short}],
        "signed": [{"entity_id": "one", **short, "event_id": "e2"}],
        "judgement": [{
            "id": "j1", "verdict": "same", "subject": "event", "one": ["t-c1"], "other": ["t-c2"], "values": [], "by": "me",
            "at": "2024-01-01", "why": "so",
        }],
        "redirect": [{"anchor": "t-gone", "successor": "t-c1"}],
        "copies": [{"article": "art", "of": "art", "share": 0.9}],
        "follows": [{"event_id": "e2", "earlier_id": "e1", "kind": "retaliation", "article_id": "a1", "sentence": "S."}],
        "api_key": [{"name": "desk", "hash": "0f", "scopes": ["read"], "created": date(2024, 1, 3)}],
        "audit": [{"id": "u1", "who": "desk", "action": "ingest", "subject": "art", "why": ""}],
        "schema": [{"version": 1}],
    }  # fmt: skip


@pytest.fixture
def graph(neo4j_connection: Connection) -> Iterator[Graph]:
    clear(neo4j_connection)
    with Graph.open(access(neo4j_connection)) as found:
        found.apply_schema()
        yield found


def nodes(bolt: neo4j.Driver, *, without: str = "") -> set[tuple[Any, ...]]:
    """Labels and properties of every node; ``without`` leaves out one property."""
    records = bolt.execute_query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS props").records
    return {(*sorted(r["labels"]), *sorted(f"{k}={v}" for k, v in r["props"].items() if k != without)) for r in records}


def edges(bolt: neo4j.Driver, *, without: str = "") -> list[tuple[str, ...]]:
    records = bolt.execute_query(
        "MATCH (a)-[e]->(b) "
        "RETURN coalesce(a.id, a.normal) AS a, type(e) AS t, coalesce(b.id, b.normal) AS b, properties(e) AS props"
    ).records
    return sorted(
        (r["a"], r["t"], r["b"], *sorted(f"{k}={v}" for k, v in r["props"].items() if k != without)) for r in records
    )


def test_a_batch_writes_every_node_and_edge_with_its_run(graph: Graph, bolt: neo4j.Driver) -> None:
    batch = one_of_each()
    graph.write(batch, "r1")
    assert batch.keys() == {name for name in WRITE_ORDER if not name.startswith(("prune", "delete"))}
    assert all("run=r1" in node for node in nodes(bolt))
    assert all("run=r1" in edge for edge in edges(bolt))
    assert {edge[1] for edge in edges(bolt)} == EDGES
    labels = {tuple(label for label in node if "=" not in label) for node in nodes(bolt)}
    assert {
        ("Attack", "Event"),
        ("Entity", "Official", "Person"),
        ("Entity", "Place"),
        ("Claim",),
        ("Figure",),
        ("Name",),
        ("Article",),
    } < labels


def test_writing_twice_is_writing_once(graph: Graph, bolt: neo4j.Driver) -> None:
    graph.write(one_of_each(), "r1")
    before = nodes(bolt), edges(bolt)
    graph.write(one_of_each(), "r1")
    assert (nodes(bolt), edges(bolt)) == before
    graph.write(
        {**one_of_each(), "prune_derived": [{}], "prune_loose": [{}]},
        "r2",
    )
    assert nodes(bolt, without="run") == {tuple(part for part in node if part != "run=r1") for node in before[0]}
    assert edges(bolt, without="run") == [tuple(part for part in edge if part != "run=r1") for edge in before[1]]


def test_all_of_a_batch_or_nothing(graph: Graph, bolt: neo4j.Driver) -> None:
    nowhere = entity("nowhere", "place", latitude=500.0, longitude=0.0)
    with pytest.raises(QueryFailed, match="coordinate"):
        graph.write({"article": one_of_each()["article"], "entity": [entity("one", "group"), nowhere]}, "r1")
    assert nodes(bolt) == set()


@pytest.mark.parametrize(
    ("batch", "message"),
    [
        ({"planet": [{}]}, "planet"),
        ({"initiated": [{"entity_id": "one"}]}, "event_id"),
        ({"initiated": [{"entity_id": "one", "event_id": "e", "typo": 1}]}, "typo"),
        ({"event": [event("e", "tea", "Tea")]}, "type"),
        ({"entity": [entity("one", "group", label="Group:Admin")]}, "label"),
    ],
)
def test_rows_that_do_not_fit_are_refused(graph: Graph, batch: dict[str, Any], message: str) -> None:
    with pytest.raises(BatchError, match=message):
        graph.write(batch, "r1")


def test_what_a_row_leaves_out_is_removed(graph: Graph, bolt: neo4j.Driver) -> None:
    graph.write(
        {"event": [event("e1", "attack", "Attack")], "entity": [entity("p", "place", latitude=1.0, longitude=2.0)]},
        "r1",
    )
    lighter = {key: value for key, value in event("e1", "strike", "Strike").items() if not key.startswith("killed")}
    graph.write({"event": [lighter], "entity": [entity("p", "place")]}, "r1")
    found = nodes(bolt)
    assert {tuple(part for part in node if "=" not in part) for node in found} == {
        ("Event", "Strike"),
        ("Entity", "Place"),
    }
    assert not [part for node in found for part in node if part.startswith(("killed", "location"))]


def test_pruning_removes_what_an_article_no_longer_says(graph: Graph, bolt: neo4j.Driver) -> None:
    graph.write(one_of_each(), "r1")
    again = one_of_each()
    less = {"article": again["article"], "event": again["event"][:1], "claim": again["claim"][:1]}
    graph.write(
        {
            **less,
            "delete_claim": [{"claim_id": "c2"}],
            "delete_event": [{"event_id": "e2"}],
            "delete_entity": [{"entity_id": "lonely"}],
            "prune_event": [{"event_id": "e1"}],
            "prune_loose": [{}],
        },
        "r2",
    )
    left = {part for node in nodes(bolt) for part in node if part.startswith("id=")}
    assert left - {"id=sarhad"} == {
        *("id=j1", "id=art", "id=c1", "id=e1", "id=one", "id=two", "id=three", "id=there", "id=known", "id=u1")
    }
    kinds = {edge[1] for edge in edges(bolt)}
    assert kinds == {
        "BACKS", "BORDERS", "CAPITAL_OF", "HOLDS_OFFICE", "IN", "LOCATED_IN", "MEMBER_OF", "NAMES", "OUTLAWS",
        "PART_OF", "REPORTS", "SAID_BY",
        "SUCCEEDED",
    }  # fmt: skip


def test_a_claim_changes_its_speaker(graph: Graph, bolt: neo4j.Driver) -> None:
    graph.write(one_of_each(), "r1")
    graph.write({"claim": [claim("c1", "e1", "one"), claim("c2", "e1")]}, "r2")
    said = {edge[:3] for edge in edges(bolt) if edge[0] in {"c1", "c2"} and edge[1] in {"SAID_BY", "REPORTS"}}
    assert said == {("c1", "REPORTS", "e1"), ("c1", "SAID_BY", "one"), ("c2", "REPORTS", "e1")}


def test_deleting_an_article_removes_exactly_what_it_said(graph: Graph, bolt: neo4j.Driver) -> None:
    batch = one_of_each()
    graph.write({"entity": [entity("known", "group", known=True)]}, "r0")
    before = nodes(bolt, without="run")
    batch["entity"] = [row for row in batch["entity"] if not row["known"]]
    for lasting in ("judgement", "redirect", "api_key", "audit", "schema"):  # they outlive articles
        del batch[lasting]
    relations = {
        name for name, rows in batch.items() if rows[0].keys() & {"of_id", "place_id", "other_id", "person_id"}
    }
    graph.write({name: rows for name, rows in batch.items() if name not in relations - {"met", "located"}}, "r1")
    graph.write(
        {
            "delete_article": [{"article_id": "art"}],
            "delete_event": [{"event_id": row["id"]} for row in batch["event"]],
            "delete_entity": [{"entity_id": row["id"]} for row in batch["entity"]],
            "prune_loose": [{}],
        },
        "r2",
    )
    assert nodes(bolt, without="run") == before
    assert edges(bolt) == []


def test_the_tiny_graph_has_every_edge(bolt: neo4j.Driver, neo4j_connection: Connection) -> None:
    load_tiny(neo4j_connection).close()
    assert {edge[1] for edge in edges(bolt)} == EDGES


def test_who_holds_no_office_any_more_is_no_official(neo4j_connection: Connection, bolt: neo4j.Driver) -> None:
    clear(neo4j_connection)
    with Graph.open(access(neo4j_connection)) as graph:
        for official in (True, False):
            graph.write({"entity": [entity("p", "person", official=official)]}, str(official))
            [found] = bolt.execute_query("MATCH (p:Person) RETURN p:Official AS official").records
            assert found["official"] is official
