"""``sarhad doctor``: what works and what does not, each with what to do."""

import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from rich.console import Console

from app.service import PortTaken, address, listen
from app.settings import ApiSettings
from app.up import Connecting, Opening
from cypher.catalog import queries, writes
from cypher.errors import SarhadError

Check = Callable[[], str]


def examine(console: Console, connection: Connecting, open_graph: Opening) -> bool:
    """Runs every check and prints its finding; True when all are well."""
    well = True
    for name, check in _checks(connection, open_graph):
        try:
            finding, good = check(), True
        except (SarhadError, PortTaken, OSError, RuntimeError) as error:
            finding, good = str(error), False
        console.print(f"{'[green]ok[/green]' if good else '[red]no[/red]'}  {name:<10} {finding}", highlight=False)
        well = well and good
    return well


def _checks(connection: Connecting, open_graph: Opening) -> Iterator[tuple[str, Check]]:
    yield "Python", lambda: sys.version.split()[0]
    yield "queries", lambda: f"{len(queries())} questions, {len(writes())} write queries"
    yield "model", _model
    yield "port", _port
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
