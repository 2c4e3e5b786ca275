"""The command ``sarhad``: the service, articles, upkeep, and every canned question."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from app.ask_commands import add_ask
from app.backup_commands import add_backup_commands
from app.commands import Output, add_commands, run_query
from app.judge_commands import judge_commands
from app.key_commands import key_commands, signed
from cypher.catalog import queries
from cypher.errors import SarhadError

if TYPE_CHECKING:
    from cypher.graph import Graph
    from engine.server import Connection

HELP = "A knowledge graph of militancy and diplomacy along the Iran-Pakistan border, with who said what."
app = typer.Typer(
    name="sarhad", help=HELP, no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_show_locals=False
)
neo4j_app = typer.Typer(help="The Neo4j of this machine: start it, stop it, ask how it is.", no_args_is_help=True)
console = Console(stderr=True)  # what a command says of itself; its answer goes to standard output
STOPPED = 3  # exit status of `neo4j status` when none runs, as of service scripts
Paths = Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input")]


def main() -> None:
    """The command line; errors of ours end with a sentence, not with a traceback."""
    from app.service import PortTaken, unwinding
    from engine.errors import EngineError

    try:
        with unwinding():
            app()
    except (SarhadError, EngineError, PortTaken) as error:
        console.print(f"[red]{error.title}:[/red] {error}", highlight=False)
        raise SystemExit(1) from error


@contextmanager
def connection() -> Iterator["Connection"]:
    """The Neo4j of the settings: the one named by NEO4J_URI, or this machine's, shared with whoever uses it now."""
    from engine.server import serving
    from engine.settings import EngineSettings

    with serving(EngineSettings(), console) as found:
        yield found


@contextmanager
def connect() -> Iterator["Graph"]:
    """The graph of that Neo4j, with the schema that questions count on."""
    from app.forward import bring_forward

    with connection() as found, open_graph(found) as graph:
        bring_forward(graph, console)
        yield graph


def open_graph(found: "Connection") -> "Graph":
    from cypher.graph import Access, Graph

    return Graph.open(Access(found.uri, found.username, found.password, found.database))


@app.command(rich_help_panel="Service")
def up() -> None:
    """Starts Neo4j if none is given, loads the seeds into an empty graph, serves, and prints the addresses."""
    from app.up import run

    run(console, connection, open_graph, fill=True)


@app.command(rich_help_panel="Service")
def serve() -> None:
    """Serves the graph as it is."""
    from app.up import run

    run(console, connection, open_graph, fill=False)


@app.command(rich_help_panel="Articles")
def ingest(
    paths: Paths,
    publisher: Annotated[str, typer.Option(help="Publisher of articles that do not say it")] = "",
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of publication, YYYY-MM-DD")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Address of the article")] = None,
) -> None:
    """Reads articles into the graph: txt, md, html, jsonl, folders, - for standard input."""
    from app.up import ready_graph
    from ingest.job import ingest_paths

    with connect() as graph:
        ready_graph(graph)
        day = published.date() if published else None
        hand = signed(graph, "ingest")
        summary = ingest_paths(_paths(paths), hand, publisher=publisher, published=day, url=url, console=console)
    if summary.skipped:
        raise typer.Exit(1)


@app.command(rich_help_panel="Articles")
def extract(paths: Paths) -> None:
    """Writes what articles say to standard output, one JSON object an article; no database is needed."""
    from ingest.job import extract_paths

    extract_paths(_paths(paths), sys.stdout)


@app.command(rich_help_panel="Articles")
def explain(paths: Paths) -> None:
    """Says why each event of an article is there, and what was refused: sarhad explain article.md."""
    from app.show import echo
    from app.verdicts import show_article
    from ingest.job import explain_paths

    out = Console()
    for article, verdicts in explain_paths(_paths(paths)):
        if out.is_terminal:
            show_article(out, article, verdicts)
        else:
            echo(map(asdict, verdicts))


@app.command(rich_help_panel="Articles")
def audit(
    paths: Paths, limit: Annotated[int, typer.Option(min=1, help="How many sentences to list at most")] = 50
) -> None:
    """Lists sentences that look like events but gave none, for whoever extends seeds/triggers.yml or the corpus."""
    from app.show import echo
    from app.verdicts import misses, show_misses
    from ingest.job import explain_paths

    found = misses(explain_paths(_paths(paths), console))[:limit]
    out = Console()
    if out.is_terminal:
        show_misses(out, found)
    else:
        echo(map(asdict, found))


@app.command(rich_help_panel="Questions")
def query(
    name: Annotated[str | None, typer.Argument(help="Name of the question; without it they are listed")] = None,
    params: Annotated[list[str] | None, typer.Argument(help="Parameters as name=value")] = None,
    output: Annotated[
        Output | None,
        typer.Option("--format", help="table, or one of the question's formats"),
    ] = None,
) -> None:
    """Asks a canned question by name: sarhad query attacks place=Zahedan."""
    if name is None:
        for each in queries().values():
            typer.echo(f"{each.name:<24}{each.header.summary}")
        return
    chosen = queries().get(name.replace("-", "_"))
    if chosen is None:
        raise typer.BadParameter(f"no question is called {name!r}; `sarhad query` lists them")
    run_query(chosen, dict(_pair(text) for text in params or ()), connect, wanted=output)


@app.command(rich_help_panel="Upkeep")
def resolve() -> None:
    """Derives events, statuses, figures and short edges anew from all articles and judgements."""
    from app.up import ready_graph
    from ingest.job import rebuild

    with connect() as graph:
        ready_graph(graph)
        rebuild(graph)
        typer.echo(", ".join(f"{count} {name}" for name, count in graph.size().items()))


@app.command(rich_help_panel="Upkeep")
def doctor() -> None:
    """Says what works, what does not and what to do: model, port, password, disk, Neo4j, versions, schema, articles,
    events, claims.
    """
    from app.doctor import examine

    if not examine(Console(), connection, open_graph):
        raise typer.Exit(1)


@neo4j_app.command()
def start() -> None:
    """Starts Neo4j and leaves it running."""
    from engine.server import start_detached
    from engine.settings import EngineSettings

    _print_connection(start_detached(EngineSettings(), console))


@neo4j_app.command()
def stop() -> None:
    """Stops the Neo4j that was left running."""
    from engine.server import stop as stop_server
    from engine.settings import EngineSettings

    typer.echo("Stopped." if stop_server(EngineSettings()) else "Neo4j does not run.")


@neo4j_app.command()
def status() -> None:
    """Whether Neo4j runs, and where."""
    from engine.server import status as server_status
    from engine.settings import EngineSettings

    found = server_status(EngineSettings())
    typer.echo(found or "Neo4j does not run.")
    if not found:
        raise typer.Exit(STOPPED)


def _print_connection(found: "Connection") -> None:
    typer.echo(json.dumps({"uri": found.uri, "username": found.username, "browser": found.browser_url}))


def _paths(given: list[str]) -> list[Path]:
    return [Path(text) for text in given]


def _pair(text: str) -> tuple[str, Any]:
    name, mark, value = text.partition("=")
    if not mark:
        raise typer.BadParameter(f"write parameters as name=value, not {text!r}")
    return name, value


app.add_typer(neo4j_app, name="neo4j", rich_help_panel="Service")
app.add_typer(key_commands(connect), name="keys", rich_help_panel="Service")
app.add_typer(judge_commands(connect), name="judge", rich_help_panel="Articles")
add_backup_commands(app, connect)
add_ask(app, connect)
add_commands(app, queries().values(), connect)

if __name__ == "__main__":
    main()
