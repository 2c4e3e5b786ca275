"""``sarhad doctor``: what works and what does not, each with what to do."""

import re
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path

from rich.console import Console

from app.service import PortTaken, address, listen
from app.settings import ApiSettings
from app.up import Connecting, Opening
from cypher.catalog import declared, queries, writes
from cypher.errors import SarhadError
from cypher.graph import Graph
from cypher.version import current, version_of
from engine.settings import EngineSettings

Check = Callable[[], str]
OTHERS = stat.S_IRWXG | stat.S_IRWXO
GIGABYTE = 10**9
LEAST_FREE = 1.0  # gigabytes: Neo4j's logs and a large batch
LEAST_NEO4J = (5, 26)  # the oldest that its makers support, and that knows our Cypher
NUMBER = re.compile(r"\d+")
SHOWN = 3  # names of a finding


def examine(console: Console, connection: Connecting, open_graph: Opening) -> bool:
    """Runs every check and prints its finding; True when all are well."""
    well = [_run(console, *check) for check in _checks(connection, open_graph)]
    if well[-1]:  # there is a graph to look into
        with connection() as found, open_graph(found) as graph:
            well += [_run(console, name, partial(check, graph)) for name, check in GRAPH_CHECKS.items()]
    return all(well)


def _run(console: Console, name: str, check: Check) -> bool:
    try:
        finding, good = check(), True
    except (SarhadError, PortTaken, OSError, RuntimeError) as error:
        finding, good = str(error), False
    console.print(f"{'[green]ok[/green]' if good else '[red]no[/red]'}  {name:<10} {finding}", highlight=False)
    return good


def _checks(connection: Connecting, open_graph: Opening) -> Iterator[tuple[str, Check]]:
    settings = EngineSettings()
    yield "Python", lambda: sys.version.split()[0]
    yield "queries", lambda: f"{len(queries())} questions, {len(writes())} write queries"
    yield "model", _model
    yield "port", _port
    if not settings.neo4j_uri:  # elsewhere, its files are not ours to look at
        yield "password", lambda: check_password(settings.folder / "password")
        yield "disk", lambda: check_disk(settings.folder)
    yield "graph", lambda: _graph(connection, open_graph)


def _model() -> str:
    folder = Path(str(files("models") / "news"))
    if not (folder / "config.cfg").is_file():
        raise FileNotFoundError(f"the language model is not in {folder}; install the package again")
    return str(folder)


def _port() -> str:
    with listen(ApiSettings()) as sock:
        return address(sock)


def _graph(connection: Connecting, open_graph: Opening) -> str:
    with connection() as found, open_graph(found) as graph:
        return f"{found.uri}: " + ", ".join(f"{count} {name}" for name, count in graph.size().items())


def check_password(file: Path) -> str:
    """Nobody else may read it."""
    if not file.exists():
        return "none yet: made at the first start"
    if stat.S_IMODE(file.stat().st_mode) & OTHERS:
        raise RuntimeError(f"others can read {file}: chmod 600 {file}")
    return str(file)


def check_disk(folder: Path) -> str:
    """Room for what is to come: a database that runs out of it stops taking writes."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(there).free / GIGABYTE
    if free < LEAST_FREE:
        raise RuntimeError(f"{free:.1f} GB free in {there}: make room, or name another folder in SARHAD_HOME")
    return f"{free:.0f} GB free"


def check_versions(graph: Graph) -> str:
    """What the server is and whose the graph is."""
    [server], found, wanted = graph.lookup("server"), version_of(graph), current()
    if tuple(map(int, NUMBER.findall(server["version"])[:2])) < LEAST_NEO4J:
        least = ".".join(map(str, LEAST_NEO4J))
        raise RuntimeError(f"Neo4j {server['version']} is too old: update it to {least} or later")
    if found > wanted:
        raise RuntimeError(f"the graph has schema {found} and this Sarhad knows up to {wanted}: update Sarhad")
    if found < wanted:
        raise RuntimeError(f"the graph has schema {found}, not {wanted}: run sarhad resolve, which brings it forward")
    return f"Neo4j {server['version']} {server['edition']}, schema {found}"


def check_schema(graph: Graph) -> str:
    """Without an index questions are slow, without a constraint things are there twice."""
    kinds = {"CONSTRAINT": "constraints", "INDEX": "indexes"}
    there = {kind: {row["name"] for row in graph.lookup(name)} for kind, name in kinds.items()}
    missing = sorted(name for kind in kinds for name in declared(kind) - there[kind])
    if missing:
        raise RuntimeError(f"{_some(missing)} missing: run sarhad resolve")
    return ", ".join(f"{len(declared(kind))} {name}" for kind, name in kinds.items())


def check_articles(graph: Graph) -> str:
    """Every article was read."""
    return _none(graph, "unread_articles", "articles without what was read from them: ingest them again")


def check_events(graph: Graph) -> str:
    """Every event leads back to a sentence."""
    return _none(graph, "unsaid_events", "events that no claim reports: run sarhad resolve, which derives them anew")


def check_claims(graph: Graph) -> str:
    """Every claim shows the sentence that it is."""
    remedy = "claims whose sentence is not where they say: ingest their articles again, or restore a backup"
    return _none(graph, "stray_claims", remedy)


def _none(graph: Graph, stream: str, trouble: str) -> str:
    found = sorted(row["id"] for row in graph.stream(stream))
    if found:
        raise RuntimeError(f"{_some(found)}: {trouble}")
    return "all are well"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


GRAPH_CHECKS: Mapping[str, Callable[[Graph], str]] = {
    "versions": check_versions,
    "schema": check_schema,
    "articles": check_articles,
    "events": check_events,
    "claims": check_claims,
}
