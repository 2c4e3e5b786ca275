"""``sarhad ask``: a question in plain English; the reading goes to standard error, the rows to standard output."""

import shlex
from contextlib import nullcontext
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from app.commands import Connect, Output, run_query

if TYPE_CHECKING:
    from app.readings import Reading
    from app.understand import Refused
    from cypher.graph import Graph

NOT_UNDERSTOOD = 2  # exit status, as of parameters that can't be read


def add_ask(app: typer.Typer, connect: Connect) -> None:
    """The command over a graph."""

    @app.command(rich_help_panel="Questions")
    def ask(
        words: Annotated[list[str], typer.Argument(help="The question")],
        today: Annotated[
            datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day that 'last month' is counted from")
        ] = None,
        output: Annotated[
            Output | None, typer.Option("--format", help="table, or one of the question's formats")
        ] = None,
    ) -> None:
        """Asks in plain English: sarhad ask "which attacks happened in Sistan-Baluchestan in January 2024?"."""
        from app.asking import params_of
        from app.namings import of_graph
        from app.understand import Understood, understand

        day = today.date() if today else date.today()  # noqa: DTZ011 - the reader's day
        with connect() as graph:
            found = understand(" ".join(words), day, of_graph(graph))
            if not isinstance(found, Understood):
                _refuse(graph, found)
                raise typer.Exit(NOT_UNDERSTOOD)
            _tell(found.reading)
            run_query(found.reading.query, params_of(found.reading), lambda: nullcontext(graph), wanted=output)


def _tell(reading: "Reading") -> None:
    """The question understood, with the words that each parameter was read from."""
    given = [
        f"--{each.name.replace('_', '-')} {shlex.quote(str(each.value))} ({each.words!r})" for each in reading.given
    ]
    told = ", ".join([f"{reading.query.name} ({reading.words!r})", *given])
    Console(stderr=True).print(told, highlight=False, markup=False)


def _refuse(graph: "Graph", found: "Refused") -> None:
    from app.asking import near_names

    out = Console(stderr=True, highlight=False)
    out.print(f"I can't answer this: {found.why}.", markup=False)
    for words, near in near_names(graph, found).items():
        out.print(f"{words!r} is no name I know; near are {', '.join(each.name for each in near)}.", markup=False)
    for query in found.nearest:
        if query.header.ask:
            out.print(f"  {query.name}: {query.header.ask.example}", markup=False)
