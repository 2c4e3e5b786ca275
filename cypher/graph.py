"""The graph: reads in sessions that can't write, batches in one transaction, and the schema."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Self, cast

import neo4j
from neo4j import GraphDatabase, ManagedTransaction, RoutingControl
from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable
from pydantic import ValidationError

from cypher import catalog
from cypher.errors import BatchError, GraphUnavailable, QueryFailed, QueryTimeout

GraphBatch = Mapping[str, Sequence[Mapping[str, Any]]]

# What a batch writes, in this order: ends before edges, claims before figures, new before pruned.
WRITE_ORDER = (
    *("judgement", "article", "entity", "event", "event_version", "name", "claim", "figure"),
    *("initiated", "targeted", "participated_in", "located"),
    *("located_in", "borders", "capital_of", "holds_office", "member_of", "part_of", "succeeded", "outlaws", "backs"),
    *("claimed", "denied", "blamed", "attacked", "met", "signed", "follows", "copies"),
    *("delete_article", "delete_claim", "delete_event", "delete_entity", "prune_said", "redirect"),
    *("prune_event", "prune_entity", "prune_derived", "prune_loose", "prune_redirects"),
    *("api_key", "audit", "schema"),
)
ROWS_AT_ONCE = 5_000  # rows of one statement: enough to be fast, few enough for a small heap
LOOKUP_TIMEOUT = 10.0  # seconds
STREAM_TIMEOUT = 6 * 3600.0  # seconds; a whole graph, to a reader that may be slow
STREAM_ROWS = 200  # rows that are under way at once: whole articles are among them
WRITE_TIMEOUT = 600.0  # seconds; a batch is large
RETRY_TIME = 4.0  # seconds that the driver goes on trying; a question should fail soon rather than hang
CONNECT_TIME = 4.0
_TIMED_OUT = "TransactionTimedOut"


@dataclass(frozen=True, slots=True)
class Access:
    """Where the graph is and who asks."""

    uri: str
    username: str
    password: str
    database: str = "neo4j"


class Graph:
    """One database behind one driver; safe to share between threads."""

    def __init__(self, driver: neo4j.Driver, database: str) -> None:
        self._driver = driver
        self._database = database

    @classmethod
    def open(cls, access: Access) -> Self:
        """A graph; nothing is asked of the server yet."""
        driver = GraphDatabase.driver(
            access.uri,
            auth=(access.username, access.password),
            connection_timeout=CONNECT_TIME,
            connection_acquisition_timeout=2 * CONNECT_TIME,
            max_transaction_retry_time=RETRY_TIME,
            notifications_min_severity="OFF",
            user_agent="sarhad",
        )
        return cls(driver, access.database)

    def close(self) -> None:
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, query: catalog.Query, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of a question, in a session that the server lets read only."""
        return self._ask(query.text, params, query.header.timeout)

    def lookup(self, name: str, **params: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever the file asks for
        """The rows of ``lookup/<name>.cypher``."""
        return self._ask(catalog.lookup(name), params, LOOKUP_TIMEOUT)

    def stream(self, name: str) -> Generator[dict[str, Any], None, None]:
        """The rows of ``stream/<name>.cypher``, however many: few are here at once. Who stops early closes it."""
        with (
            _told(),
            self._driver.session(
                database=self._database, default_access_mode=neo4j.READ_ACCESS, fetch_size=STREAM_ROWS
            ) as session,
        ):
            for statement in catalog.stream(name):
                for record in session.run(neo4j.Query(statement, timeout=STREAM_TIMEOUT)):
                    yield _plain(record.data())

    def write(self, batch: GraphBatch, run: str) -> None:
        """All of a batch or nothing of it; ``run`` marks what it writes."""
        unknown = batch.keys() - set(WRITE_ORDER)
        if unknown:
            raise BatchError(f"no write query for {sorted(unknown)}; there are {list(WRITE_ORDER)}")
        parts = [(catalog.writes()[name], _rows(name, batch[name])) for name in WRITE_ORDER if batch.get(name)]
        with _told(), self._driver.session(database=self._database) as session:
            session.execute_write(_write_all, parts, run)

    def apply_schema(self) -> None:
        """Constraints and indexes, as far as they are not there; then waits until they answer."""
        self.execute([*catalog.statements(), catalog.lookup("await_indexes")])

    def execute(self, statements: Iterable[str]) -> None:
        """Statements of the schema or of a migration, each in a transaction of its own."""
        with _told():
            for statement in statements:
                self._driver.execute_query(statement, database_=self._database)

    def alive(self) -> bool:
        """Whether Neo4j answers."""
        try:
            return bool(self.lookup("alive"))
        except GraphUnavailable:
            return False

    def size(self) -> Mapping[str, int]:
        """How many articles, events, entities and claims there are."""
        return self.lookup("size")[0]

    def _ask(self, text: str, params: Mapping[str, Any], timeout: float) -> list[dict[str, Any]]:
        with _told():
            records, _, _ = self._driver.execute_query(
                neo4j.Query(text, timeout=timeout),
                dict(params),
                database_=self._database,
                routing_=RoutingControl.READ,
            )
        return [_plain(record.data()) for record in records]


@neo4j.unit_of_work(timeout=WRITE_TIMEOUT)
def _write_all(transaction: ManagedTransaction, parts: Sequence[tuple[catalog.Write, list[Any]]], run: str) -> None:
    for write, rows in parts:
        for first in range(0, len(rows), ROWS_AT_ONCE):
            transaction.run(write.text, rows=rows[first : first + ROWS_AT_ONCE], run=run).consume()


def _rows(name: str, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    adapter = catalog.writes()[name].rows
    try:
        return cast("list[Any]", adapter.dump_python(adapter.validate_python(rows), mode="python"))
    except ValidationError as error:
        raise BatchError(f"rows of {name}: {error}") from error


@contextmanager
def _told() -> Iterator[None]:
    """The driver's errors in our own words."""
    try:
        yield
    except AuthError as error:
        raise GraphUnavailable(
            "Neo4j refuses the user name or password; check NEO4J_USERNAME and NEO4J_PASSWORD"
        ) from error
    except (ServiceUnavailable, DriverError) as error:
        raise GraphUnavailable(
            f"no Neo4j answers: {error}; start one (sarhad neo4j start) or check NEO4J_URI"
        ) from error
    except Neo4jError as error:
        if _TIMED_OUT in (error.code or ""):
            raise QueryTimeout(
                "Neo4j ended the query at its time limit; ask for less: a shorter time, one place, fewer rows"
            ) from error
        raise QueryFailed(f"{error.message} ({error.code})") from error


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of the graph
    """Values of Python's own types; the driver has its own dates."""
    if isinstance(value, neo4j.time.Date):
        return date(value.year, value.month, value.day)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
