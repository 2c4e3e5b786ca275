"""What is exported from the tiny graph: each format is read back by its own library and says what json says."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import geojson
import networkx as nx
import pytest
import stix2
from fastapi.testclient import TestClient
from followthemoney import model
from followthemoney.types import registry
from tiny import load_tiny

from app.cells import columns, write_csv
from app.formats import FORMATS
from app.geojson import feature
from app.graphml import event_graph
from app.incident import toll
from app.main import create_app
from cypher import catalog
from engine.server import Connection

QUERIES = catalog.queries()
COLUMN_OF = {"initiator": "initiators", "target": "targets", "participant": "participants"}
EDGES = {"initiators": "INITIATED", "targets": "TARGETED", "participants": "PARTICIPATED_IN"}
STIX_OF = {"initiators": "attributed-to", "targets": "targets", "participants": "related-to"}
SCHEMATA = {"group": "Organization", "organization": "Organization", "state": "PublicBody", "person": "Person", None: "LegalEntity"}  # fmt: skip
Roles = set[tuple[str, str, str]]  # event, role, name


@pytest.fixture(scope="module")
def client(neo4j_connection: Connection) -> Iterator[TestClient]:
    with TestClient(create_app(load_tiny(neo4j_connection)), raise_server_exceptions=False) as found:
        yield found


@pytest.fixture(scope="module")
def events(client: TestClient) -> list[dict[str, Any]]:
    """All events as json has them: the facts that every other format is held to."""
    rows: list[dict[str, Any]] = client.get("/events", params={"limit": 500}).json()["rows"]
    assert len(rows) == 16
    return rows


def text(client: TestClient, path: str, **params: Any) -> str:
    answer = client.get(path, params=params)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].split(";")[0] == FORMATS[params["format"]].media_type.split(";")[0]
    return answer.text


def roles(rows: list[dict[str, Any]]) -> Roles:
    return {(row["id"], column, party["name"]) for row in rows for column in EDGES for party in row[column]}


# ndjson and csv


def test_ndjson_holds_the_rows_of_json(client: TestClient, events: list[dict[str, Any]]) -> None:
    assert [json.loads(line) for line in text(client, "/events", format="ndjson").splitlines()] == events


def test_csv_holds_the_facts_of_json_in_columns(client: TestClient, events: list[dict[str, Any]]) -> None:
    rows = list(csv.DictReader(io.StringIO(text(client, "/events", format="csv"), newline="")))
    assert [row["id"] for row in rows] == [event["id"] for event in events]
    for row, event in zip(rows, events, strict=True):
        place = event["place"] or {}
        assert (row["place_name"], row["place_kind"]) == (place.get("name", ""), place.get("kind", ""))
        assert row["place_within"] == "; ".join(place.get("within", []))
        assert [row["killed_low"], row["killed_high"]] == [blank(event["killed"][bound]) for bound in ("low", "high")]
        assert row["initiators_name"] == "; ".join(party["name"] for party in event["initiators"])
        assert row["initiators_id"] == "; ".join(blank(party["id"]) for party in event["initiators"])
        assert row["contested"] == str(event["contested"]).lower()
        assert row["evidence_sentence"] == (event["evidence"] or {"sentence": ""})["sentence"]
        assert row["date_start"] == blank(event["date_start"])


def blank(value: Any) -> str:
    return "" if value is None else str(value)


def test_csv_without_rows_has_its_columns(client: TestClient) -> None:
    assert text(client, "/attacks", format="csv", min_killed=99).splitlines() == [
        ",".join(columns(QUERIES["attacks"].Row))
    ]


def test_csv_of_nested_lists_keeps_them_side_by_side(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(text(client, "/events/strike-panjgur/claims", format="csv"))))
    said = next(row for row in rows if row["id"] == "c2")
    assert (said["figures_who"], said["figures_low"], said["figures_speaker_name"]) == ("children", "2", "Islamabad")


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_no_two_values_share_a_column(query: catalog.Query) -> None:
    leaves = json.dumps(query.Row.model_json_schema(mode="serialization"))
    ways = list(columns(query.Row).values())
    assert len(set(ways)) == len(ways)
    assert {way[0] for way in ways} == set(query.Row.model_fields)
    assert {name for way in ways for name in way} <= set(re.findall(r'"(\w+)"', leaves))


@pytest.fixture
def hostile(events: list[dict[str, Any]]) -> dict[str, Any]:
    event: dict[str, Any] = json.loads(json.dumps(next(event for event in events if event["id"] == "attack-rask")))
    event["place"]["location"]["latitude"] = -26.5
    return event


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_is_a_formula(hostile: dict[str, Any], start: str) -> None:
    hostile |= {"weapon": start, "initiators": [{"id": None, "name": start, "kind": None}]}
    hostile["evidence"]["sentence"] = 'He said "no", then;\nleft. جیش'
    query = QUERIES["attacks"]
    lines = "".join(write_csv(query, [hostile]))
    [row] = csv.DictReader(io.StringIO(lines, newline=""))
    assert row["weapon"] == row["initiators_name"] == f"'{start}"
    assert row["evidence_sentence"] == hostile["evidence"]["sentence"]
    assert row["place_location_latitude"] == "-26.5", "a number is no formula"


# Maps


def test_geojson_has_pins_where_places_are_narrow(client: TestClient, events: list[dict[str, Any]]) -> None:
    found = geojson.loads(text(client, "/events", format="geojson"))
    assert found.is_valid, found.errors()
    assert [feature["id"] for feature in found["features"]] == [event["id"] for event in events]
    by_id = {feature["id"]: feature for feature in found["features"]}
    assert by_id["attack-rask"]["geometry"]["coordinates"] == [61.3989, 26.2368]
    said = by_id["attack-rask"]["properties"]
    assert (said["precision"], said["place_kind"], said["uncertainty_km"], said["killed_low"]) == (
        "town",
        "town",
        5,
        11,
    )


@pytest.mark.parametrize(
    ("identity", "kind", "precision"),
    [("clash-1", "province", "province"), ("handover-1", "border", "province"), ("meeting-1", "city", None), ("arrest-1", None, None)],
)  # fmt: skip
def test_a_province_is_no_pin(client: TestClient, identity: str, kind: str | None, precision: str | None) -> None:
    found = geojson.loads(text(client, f"/events/{identity}", format="geojson"))
    assert found.is_valid
    [one] = found["features"]
    assert one["geometry"] is None
    said = one["properties"]
    assert (said["place_kind"], said["precision"], said["uncertainty_km"]) == (kind, precision, None)


def test_a_state_is_no_pin_even_with_coordinates(hostile: dict[str, Any]) -> None:
    hostile["place"] |= {"kind": "state", "precision": "country"}
    assert feature(QUERIES["attacks"], hostile)["geometry"] is None
    hostile["place"]["precision"] = "county"
    assert feature(QUERIES["attacks"], hostile)["properties"]["uncertainty_km"] == 50


def test_an_event_near_a_point_is_drawn_where_its_distance_counts(client: TestClient) -> None:
    body = text(
        client, "/nearby-events", format="geojson", latitude=26.24, longitude=61.4, radius_km=500, type="strike"
    )
    [one] = geojson.loads(body)["features"]
    assert one["geometry"]["coordinates"] == [64.0903, 26.9644]
    assert (one["properties"]["at_id"], one["properties"]["distance_km"]) == ("panjgur", 279.6)


def test_an_empty_map_is_valid(client: TestClient) -> None:
    assert geojson.loads(text(client, "/attacks", format="geojson", min_killed=99)) == {
        "type": "FeatureCollection",
        "features": [],
    }


# Graphs


def test_graphml_holds_who_did_what_where(client: TestClient, events: list[dict[str, Any]]) -> None:
    graph = nx.parse_graphml(text(client, "/events", format="graphml"), force_multigraph=True)
    labels = nx.get_node_attributes(graph, "label")
    found = {
        (source, relation, labels[target])
        for source, target, relation in graph.edges(data="label")
        if relation in {"TARGETED", "LOCATED_IN"}
    }
    found |= {
        (target, relation, labels[source])
        for source, target, relation in graph.edges(data="label")
        if relation not in {"TARGETED", "LOCATED_IN"}
    }
    places = {(event["id"], "LOCATED_IN", event["place"]["name"]) for event in events if event["place"]}
    assert found == {(event, EDGES[column], name) for event, column, name in roles(events)} | places
    assert {node for node, kind in graph.nodes(data="node") if kind == "event"} == {event["id"] for event in events}
    rask = graph.nodes["attack-rask"]
    assert (rask["killed_low"], rask["killed_high"], rask["contested"], rask["date_start"]) == (
        11,
        12,
        False,
        "2023-12-15",
    )
    assert "weapon" not in graph.nodes["deployment-1"], "what is not known is left out"
    assert (graph.nodes["rask"]["latitude"], graph.nodes["rask"]["uncertainty_km"]) == (26.2368, 5)
    assert "latitude" not in graph.nodes["iran-pakistan-border"], "a border has a middle, but nothing happened there"


def test_graphml_holds_any_text(hostile: dict[str, Any]) -> None:
    hostile["evidence"]["sentence"] = "a\x0b\x00 <b> & ]]> جیش \ud800"
    graph = event_graph(QUERIES["attacks"], [hostile])
    read = nx.parse_graphml("\n".join(nx.generate_graphml(graph)))
    assert read.nodes["attack-rask"]["evidence_sentence"] == "a\ufffd\ufffd <b> & ]]> جیش \ufffd"


# STIX


def test_stix_holds_who_did_what_where(client: TestClient, events: list[dict[str, Any]]) -> None:
    bundle = stix2.parse(text(client, "/events", format="stix"))
    things = {thing.id: thing for thing in bundle.objects}
    assert len(things) == len(bundle.objects)
    known = {thing.id: thing.external_references[0].external_id for thing in bundle.objects if thing.type == "incident"}
    assert set(known.values()) == {event["id"] for event in events}
    links = {(known[link.source_ref], link.relationship_type, things[link.target_ref].name) for link in bundle.objects if link.type == "relationship"}  # fmt: skip
    places = {(event["id"], "located-at", event["place"]["name"]) for event in events if event["place"]}
    assert links == {(event, STIX_OF[column], name) for event, column, name in roles(events)} | places
    kinds = {thing.name: thing.type for thing in bundle.objects if hasattr(thing, "name")}
    assert kinds["Jaish al-Adl"] == "threat-actor"
    assert kinds["Iran"] == "identity"
    assert kinds["Rask"] == "location"


def test_stix_keeps_figures_sentences_and_doubt(client: TestClient) -> None:
    bundle = stix2.parse(text(client, "/events/strike-panjgur", format="stix"))
    [incident] = [thing for thing in bundle.objects if thing.type == "incident"]
    [facts] = incident.extensions.values()
    assert (facts["killed"], facts["date_start"], facts["contested"]) == (
        {"low": 0, "best": 2, "high": 2},
        "2024-01-16",
        True,
    )
    assert "injured" not in facts, "STIX has no null"
    assert set(incident.labels) == {"strike", "asserted", "contested"}
    assert incident.external_references[1].description == "Tehran said a base of Jaish al-Adl was hit."
    assert (incident.external_references[1].source_name, incident.external_references[1].external_id) == (
        "Tehran Wire",
        "a2",
    )


def test_stix_locations_say_how_exact_they_are(client: TestClient) -> None:
    bundle = stix2.parse(text(client, "/events", format="stix"))
    places = {thing.name: thing for thing in bundle.objects if thing.type == "location"}
    assert (places["Rask"].latitude, places["Rask"].precision, places["Rask"].country) == (26.2368, 5000, "IR")
    assert (places["Rask"].administrative_area, places["Rask"].city) == ("Sistan and Baluchestan", "Rask")
    assert places["Sistan and Baluchestan"].administrative_area == "Sistan and Baluchestan"
    assert (places["Islamabad"].city, "administrative_area" in places["Islamabad"]) == ("Islamabad", False)
    assert "latitude" not in places["Sistan and Baluchestan"]
    assert places["Iran-Pakistan border"].region == "iran-pakistan-border"


def test_stix_ids_are_the_same_every_time(client: TestClient) -> None:
    whole = stix2.parse(text(client, "/events", format="stix"))
    part = stix2.parse(text(client, "/attacks", format="stix"))
    assert {thing.id for thing in part.objects} < {thing.id for thing in whole.objects}
    assert part.id == stix2.parse(text(client, "/attacks", format="stix")).id != whole.id
    assert stix2.parse(text(client, "/attacks", format="stix", min_killed=99)).type == "bundle"


# FollowTheMoney


def test_ftm_holds_who_did_what_where(client: TestClient, events: list[dict[str, Any]]) -> None:
    entities = {}
    for line in text(client, "/events", format="ftm").splitlines():
        entity = model.get_proxy(json.loads(line), cleaned=False)
        assert entity.schema.validate(entity.to_dict()) is None
        assert registry.entity.clean(entity.id) == entity.id
        entities[entity.id] = entity.merge(entities[entity.id]) if entity.id in entities else entity
    told = {entity.first("recordId"): entity for entity in entities.values() if entity.schema.name == "Event"}
    links = [entity for entity in entities.values() if entity.schema.name == "UnknownLink"]
    found = {(entities[link.first("object")].first("recordId"), COLUMN_OF[link.first("role")], entities[link.first("subject")].caption) for link in links}  # fmt: skip
    assert found == roles(events)
    for event in events:
        place = entities[told[event["id"]].first("addressEntity")].first("name") if event["place"] else None
        assert place == (event["place"] or {"name": None})["name"]
    kinds = {
        entity.first("name"): entity.schema.name for entity in entities.values() if entity.schema.is_a("LegalEntity")
    }
    assert kinds == {
        party["name"]: SCHEMATA[party["kind"]] for event in events for column in EDGES for party in event[column]
    }


def test_ftm_says_no_more_than_is_known(client: TestClient) -> None:
    told = {
        entity["properties"].get("recordId", [None])[0]: entity["properties"]
        for entity in map(json.loads, text(client, "/events", format="ftm").splitlines())
    }
    assert told["clash-1"]["startDate"] == ["2024-11"]
    assert told["designation-1"]["date"] == ["2010"]
    assert "date" not in told["accusation-1"]
    assert "killed: 11 (11 to 12)" in told["attack-rask"]["notes"]
    assert told["attack-rask"]["country"] == ["ir"]
    assert told["attack-rask"]["summary"] == ["Gunmen killed 11 policemen in Rask."]
    places = [
        json.loads(line)["properties"]
        for line in text(client, "/events/clash-1", format="ftm").splitlines()
        if '"Address"' in line
    ]
    assert ["latitude" in place for place in places] == [False]


@pytest.mark.parametrize(
    ("bounds", "words"),
    [((2, 2, 2), ["killed: 2"]), ((0, 0, 0), ["killed: 0"]), ((9, 9, None), ["killed: 9 (9 or more)"]), ((None, None, 4), ["killed: 0 to 4"]), ((None, None, None), [])],
)  # fmt: skip
def test_tolls_in_words(bounds: tuple[int | None, ...], words: list[str]) -> None:
    none = dict.fromkeys(("low", "best", "high"))
    assert toll({"killed": dict(zip(none, bounds, strict=True)), "injured": none}) == words
