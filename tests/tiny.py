"""Loads the tiny graph of golden/graph.cypher into the Neo4j of the tests."""

import os
from pathlib import Path
from typing import Any

import neo4j

from cypher.graph import Access, Graph
from engine.server import Connection
from seeds.names import normalise, skeleton

PERMISSION = "SARHAD_TESTS_MAY_EMPTY"
GOLDEN = Path(__file__).parent / "golden"


def access(connection: Connection) -> Access:
    return Access(connection.uri, connection.username, connection.password, connection.database)


def driver(connection: Connection) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        connection.uri, auth=(connection.username, connection.password), notifications_min_severity="OFF"
    )


def clear(connection: Connection) -> None:
    """Empties the database. The Neo4j of the tests is theirs alone; that of NEO4J_URI may hold what somebody misses."""
    if os.environ.get("NEO4J_URI") and not os.environ.get(PERMISSION):
        raise RuntimeError(
            f"these tests empty the database of NEO4J_URI; set {PERMISSION}=1 if nothing there is missed"
        )
    with driver(connection) as bolt:
        bolt.execute_query("MATCH (n) DETACH DELETE n", database_=connection.database)


def load_tiny(connection: Connection) -> Graph:
    """The tiny graph and nothing else."""
    clear(connection)
    graph = Graph.open(access(connection))
    graph.apply_schema()
    with driver(connection) as bolt:
        bolt.execute_query((GOLDEN / "graph.cypher").read_text("utf-8"), database_=connection.database)
        found = bolt.execute_query(
            "MATCH (e:Entity) RETURN e.id AS id, [[e.name], e.aliases, e.acronyms] AS names",
            database_=connection.database,
        ).records
    rows = [row for entity in found for row in name_rows(entity["id"], entity["names"])]
    graph.write({"name": rows}, "golden")
    return graph


def name_rows(entity: str, names: list[list[str]]) -> list[dict[str, Any]]:
    """Rows of ``name``: each spelling once, with its best rank."""
    best: dict[str, dict[str, Any]] = {}
    for rank, spellings in enumerate(names):
        for name in spellings:
            normal = normalise(name)
            best.setdefault(normal, {"normal": normal, "skeleton": skeleton(name), "entity_id": entity, "rank": rank})
    return list(best.values())
