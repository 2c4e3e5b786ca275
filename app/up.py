"""``sarhad up``: from nothing to a service with the seeds in its graph."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from app.forward import bring_forward
from app.service import Terminated, address, listen, serve
from app.settings import ApiSettings
from cypher.graph import Graph

if TYPE_CHECKING:
    from engine.server import Connection

Connecting = Callable[[], AbstractContextManager["Connection"]]
Opening = Callable[["Connection"], Graph]


def run(console: Console, connection: Connecting, open_graph: Opening, *, fill: bool) -> None:
    """Serves until Ctrl-C or SIGTERM; the port is taken first, so that a busy one is known before anything starts."""
    out = Console()
    sock = listen(ApiSettings())
    try:
        with connection() as found, open_graph(found) as graph:
            bring_forward(graph, console)
            graph.apply_schema()
            if fill:
                fill_graph(graph, console)
            out.print(addresses(address(sock), found), highlight=False, markup=False, soft_wrap=True)
            serve(graph, sock, found.browser_url)
    except (KeyboardInterrupt, Terminated):
        out.print("Stopped.")
    finally:
        sock.close()


def ready_graph(graph: Graph) -> None:
    """Schema and gazetteer: what articles are read against."""
    from ingest.job import seed

    graph.apply_schema()
    seed(graph)


def fill_graph(graph: Graph, console: Console) -> None:
    """The gazetteer, and the seed articles if there are no articles yet."""
    from ingest.job import ingest_paths

    ready_graph(graph)
    if graph.size()["articles"] == 0:
        folder = Path(str(files("seeds"))) / "articles"
        ingest_paths([folder], graph, publisher="", published=None, url=None, console=console)


def addresses(base: str, found: "Connection") -> str:
    """Where everything is, and how to get in."""
    lines = [
        f"API      {base}/attacks?place=Sistan-Baluchestan",
        f"Docs     {base}/docs",
    ]
    if found.browser_url:
        lines.append(f"Browser  {found.browser_url}   user {found.username}, password {found.password}")
    return "\n".join(lines)
