"""The graph is a function of what is said: however it came there, in whatever order and portions."""

import json
from collections.abc import Iterator, Sequence
from datetime import date

import neo4j
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tiny import access, clear, driver

from cypher.graph import Graph
from engine.server import Connection
from ingest.article import Article
from ingest.base import Base, Change, rewrite
from ingest.extraction import Claim, Entity, Event, Extraction, Figure, Party, Relation, Span
from ingest.job import rebuild

Content = tuple[list[str], ...]
NAMES = ("a", "b", "c", "d", "e")
WORDS = "Gunmen attacked a post in Saravan and killed some; a group claimed it and another man denied it."
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "change"]), st.sets(st.sampled_from(NAMES), min_size=1)), max_size=5
)


def said(name: str, version: int = 0) -> Extraction:
    """An article about one of two attacks, the claim of a group, and a man that the gazetteer does not know."""
    number = NAMES.index(name) + version
    sentence, later = Span(0, 44, WORDS[:44]), Span(52, 95, WORDS[52:95])
    day, place = ("2024-01-27", "saravan") if number % 2 else ("2024-01-27", "sistan-and-baluchestan")
    group = Party("Jaish al-Adl", "jaish-al-adl")
    man = "person-karim-dadfar" if number % 2 else "person-kareem-dadfar"
    toll = Figure("killed", "people", 5 + number, 5 + number)
    attack = Event(
        "attack",
        "asserted",
        day,
        (place,),
        (Claim(sentence, Span(7, 15, "attacked"), "asserted", figures=(toll,)),),
        (group,),
    )
    claim = Event(
        "responsibility_claim", "asserted", None, (), (Claim(later, Span(60, 67, "claimed"), "asserted"),), (group,)
    )
    denial = Event(
        "denial", "asserted", None, (), (Claim(later, Span(85, 91, "denied"), "asserted"),), (Party(man, man),)
    )
    entities = (Entity(man, man.removeprefix("person-").replace("-", " ").title(), "person", (Span(70, 80, "Karim"),)),)
    member = Relation("member_of", man, "jaish-al-adl", later)
    article = Article(name, WORDS, publisher=f"Paper {name}", published=date(2024, 2, 1 + number))
    return Extraction(article, entities, (attack, claim, denial) if number % 3 else (attack, claim), (member,))


@pytest.fixture(scope="module")
def graph(neo4j_connection: Connection) -> Iterator[Graph]:
    with Graph.open(access(neo4j_connection)) as opened:
        opened.apply_schema()
        yield opened


@pytest.fixture(scope="module")
def bolt(neo4j_connection: Connection) -> Iterator[neo4j.Driver]:
    with driver(neo4j_connection) as opened:
        yield opened


def content(bolt: neo4j.Driver) -> Content:
    """Every node and edge but redirects, without the mark of their runs: redirects tell what was, not what is said."""
    nodes = bolt.execute_query(
        "MATCH (n) WHERE NOT n:Redirect RETURN labels(n) AS labels, n {.*, run: null} AS node"
    ).records
    edges = bolt.execute_query(
        "MATCH (a)-[e]->(b) RETURN type(e) AS type, e {.*, run: null} AS edge, "
        "coalesce(a.id, a.key, a.normal) AS a, coalesce(b.id, b.key, b.normal) AS b"
    ).records
    nodes_edges = ([json.dumps(row.data(), sort_keys=True, default=str) for row in found] for found in (nodes, edges))
    return tuple(sorted(lines) for lines in nodes_edges)


def differences(one: Content, other: Content) -> list[str]:
    """What only one of them has: short enough to be read when the test fails."""
    return [line for a, b in zip(one, other, strict=True) for line in sorted(set(a) ^ set(b))]


def write(graph: Graph, articles: Sequence[Extraction], deleted: Sequence[str] = ()) -> None:
    rewrite(graph, Base.of(graph), Change(articles, deleted))


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_any_way_to_a_base_gives_the_graph_of_that_base(
    graph: Graph, bolt: neo4j.Driver, neo4j_connection: Connection, steps: list[tuple[str, set[str]]]
) -> None:
    clear(neo4j_connection)
    write(graph, ())
    held: dict[str, Extraction] = {}
    for step, names in steps:
        if step == "remove":
            gone = sorted(names & held.keys())
            write(graph, (), gone)
            held = {name: each for name, each in held.items() if name not in gone}
        else:
            new = {name: said(name, int(step == "change")) for name in sorted(names)}
            write(graph, list(new.values()))
            held |= new
    found = content(bolt)
    rebuild(graph)
    assert differences(content(bolt), found) == []
    clear(neo4j_connection)
    write(graph, [held[name] for name in sorted(held, reverse=True)])
    assert differences(content(bolt), found) == []
