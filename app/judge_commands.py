"""``sarhad judge``: verdicts of people on what the machine merged, one at a time or from the queue of closest calls."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.columns import Columns
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from app.commands import Connect
from app.key_commands import signed, user

if TYPE_CHECKING:
    from cypher.graph import Graph
    from ingest.closest import Account, Call
    from ingest.judgement import Verdict

One = Annotated[str, typer.Argument(help="Id of an event or of a claim, or an entity in any spelling")]
Why = Annotated[str, typer.Option("--why", help="The reason, kept with the judgement")]
KEYS = {"s": "same", "n": "not_same"}
PROMPT = "s same   n not the same   k skip   u undo the last   q quit"


def judge_commands(connect: Connect) -> typer.Typer:
    """The commands over a graph."""
    app = typer.Typer(help="Judge what the machine merged or took for two: from a queue, or by ids.")
    _add_queue(app, connect)
    _add_verdicts(app, connect)

    @app.command()
    def undo(identity: Annotated[str, typer.Argument(help="Id of the judgement: sarhad judgements")]) -> None:
        """Takes a judgement back; what it changed is as it was."""
        from ingest.judging import undo as take_back

        with connect() as graph:
            take_back(signed(graph, "judge undo"), identity, user())
        typer.echo("Undone.")

    return app


def _add_queue(app: typer.Typer, connect: Connect) -> None:
    @app.callback(invoke_without_command=True)
    def queue(
        context: typer.Context,
        limit: Annotated[int, typer.Option(min=1, help="How many calls to show at most")] = 50,
    ) -> None:
        """Shows the closest calls, both texts side by side, one key a verdict."""
        if context.invoked_subcommand is None:
            with connect() as graph:
                _interview(Console(), signed(graph, "judge"), user(), limit)

    @app.command()
    def calls(limit: Annotated[int, typer.Option(min=1, help="How many to list at most")] = 50) -> None:
        """Lists the closest calls, one JSON object a line."""
        from app.show import echo
        from ingest.base import Base
        from ingest.closest import closest_calls

        with connect() as graph:
            echo(asdict(call) for call in closest_calls(Base.of(graph), limit))


def _add_verdicts(app: typer.Typer, connect: Connect) -> None:
    @app.command()
    def same(one: One, other: One, why: Why = "") -> None:
        """Two events, accounts or entities are one: sarhad judge same EVENT EVENT."""
        _judge(connect, "same", one, other=other, why=why)

    @app.command("not-same")
    def not_same(one: One, other: One, why: Why = "") -> None:
        """Two are not one; give a claim for the account of one article: sarhad judge not-same CLAIM EVENT."""
        _judge(connect, "not_same", one, other=other, why=why)

    @app.command()
    def reject(one: One, why: Why = "") -> None:
        """A claim, or all that is said of an event, is wrong: sarhad judge reject CLAIM."""
        _judge(connect, "reject", one, why=why)

    @app.command()
    def correct(
        one: One,
        field: Annotated[str, typer.Argument(help="type, status, date, place, weapon, initiators, targets, killed …")],
        values: Annotated[list[str] | None, typer.Argument(help="What it is; a toll may be two numbers")] = None,
        why: Why = "",
    ) -> None:
        """A field of an event or account is another: sarhad judge correct EVENT date 2024-01-16."""
        _judge(connect, "correct", one, field=field, values=tuple(values or ()), why=why)


def _judge(connect: Connect, verdict: "Verdict", one: str, **said: Any) -> None:  # noqa: ANN401 - the rest of what is asked
    from ingest.judging import Asked, judge

    with connect() as graph:
        found = judge(signed(graph, f"judge {verdict}"), Asked(verdict, one, user(), **said))
    typer.echo(found.id)


def _interview(console: Console, graph: "Graph", who: str, limit: int) -> None:
    """One call after the other; every verdict is written at once, so that leaving at any time loses nothing."""
    from ingest.base import Base
    from ingest.closest import closest_calls
    from ingest.judging import Asked, judge, undo

    given: list[str] = []
    calls = closest_calls(Base.of(graph), limit)
    for number, call in enumerate(calls, 1):
        console.rule(f"{number} of {len(calls)}: {'taken for one' if call.together else 'taken for two'}")
        _show(console, call)
        while (key := _key(console)) == "u":
            if given:
                undo(graph, given.pop(), who)
            console.print("Undone." if given else "Nothing more to undo.")
        if key == "q":
            break
        if key in KEYS:
            asked = Asked("same" if key == "s" else "not_same", call.one.claim_id, who, call.other.claim_id)
            given.append(judge(graph, asked).id)
    console.print(f"{len(given)} judged. `sarhad judgements` lists them; `sarhad judge undo ID` takes one back.")


def _key(console: Console) -> str:
    """One of the keys that mean something; the end of the input is quitting."""
    console.print(PROMPT, style="bold", highlight=False)
    while True:
        try:
            key = typer.getchar().lower()
        except (EOFError, KeyboardInterrupt):
            return "q"
        if key in {*KEYS, "k", "u", "q", ""}:
            return key or "q"  # nothing: the input ended


def _show(console: Console, call: "Call") -> None:
    width = (console.width - 2) // 2
    console.print(Columns([_panel(call.one, width), _panel(call.other, width)]))
    console.print(Text(f"score {call.score}: " + "; ".join(call.findings), style="dim"))


def _panel(account: "Account", width: int) -> Panel:
    before, _, after = account.context.partition(account.sentence)
    text = Text.assemble((before, "dim"), (account.sentence, "bold"), (after, "dim"))
    title = f"{account.type} {account.date or 'undated'}"
    return Panel(text, title=title, subtitle=f"{account.publisher} {account.published}", width=width)
