"""A graph that an older Sarhad wrote is brought forward when it is opened."""

from rich.console import Console

from cypher import version
from cypher.graph import Graph


def bring_forward(graph: Graph, console: Console) -> None:
    """Afterwards questions and writes find what they count on; OtherVersion where a newer Sarhad wrote it."""

    def derive(graph: Graph) -> None:
        from ingest.job import rebuild

        if unread := list(graph.stream("unread_articles")):  # opening a graph must not lose their events
            console.print(f"An older Sarhad wrote this graph: {len(unread)} articles are to be ingested again.")
            return
        with console.status("An older Sarhad wrote this graph: deriving all anew"):
            rebuild(graph)

    version.bring_forward(graph, derive)
