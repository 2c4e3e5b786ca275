"""Which version of the schema a graph is of: it says so; an older one is brought forward, a newer one refused."""

from collections.abc import Callable, Iterator

from cypher.catalog import FOLDER, split
from cypher.errors import OtherVersion
from cypher.graph import Graph

MIGRATIONS = FOLDER / "migrations"
FIRST = 1  # graphs of before do not say, and count as 0


def current() -> int:
    """What this Sarhad writes."""
    return max((FIRST, *(number for number, _ in _migrations())))


def version_of(graph: Graph) -> int:
    """What the graph says that it is of."""
    return sum(row["version"] for row in graph.lookup("schema_version"))


def bring_forward(graph: Graph, derive: Callable[[Graph], None]) -> None:
    """Makes a graph one of this version; OtherVersion where it is newer. ``derive`` makes anew what is derived, after
    migrations.

    The version is written last: what is cut short is done again.
    """
    found, wanted = version_of(graph), current()
    if found > wanted:
        raise OtherVersion(f"it has schema {found} and this Sarhad knows up to {wanted}: update Sarhad")
    if found == wanted:
        return
    missing = [text for number, text in sorted(_migrations()) if number > found]
    graph.execute(statement for text in missing for statement in split(text))
    graph.apply_schema()
    if missing and any(graph.size().values()):
        derive(graph)
    graph.write({"schema": [{"version": wanted}]}, "schema")


def _migrations() -> Iterator[tuple[int, str]]:
    for file in MIGRATIONS.glob("*.cypher"):
        yield int(file.name.partition("_")[0]), file.read_text("utf-8")
