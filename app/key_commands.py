"""``sarhad keys``: makes, lists and revokes the keys of the service."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from app.commands import Connect
from app.keyring import ApiKey, Scope, list_keys, make_key, revoke_key

if TYPE_CHECKING:
    from cypher.graph import Graph

Name = Annotated[str, typer.Argument(help="Name of the key: who or what uses it; audit records bear it")]
Scopes = Annotated[list[Scope], typer.Option("--scope", help="What it opens; may be given several times")]
Expires = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day of the key, YYYY-MM-DD")]


def key_commands(connect: Connect) -> typer.Typer:
    """The commands over a graph."""
    app = typer.Typer(help="Keys of the HTTP service: make, list, revoke.", no_args_is_help=True)

    @app.command()
    def make(name: Name, scope: Scopes, expires: Expires = None) -> None:
        """Makes a key and prints it, this once: only its hash is kept."""
        with connect() as graph:
            text = make_key(signed(graph, "keys make"), name, scope, expires.date() if expires else None)
        typer.echo(text)
        Console(stderr=True).print("Keep it: it can't be shown again.")

    @app.command("list")
    def list_() -> None:
        """Lists the keys and what they open; the keys themselves are kept nowhere."""
        from app import show

        with connect() as graph:
            rows = [_row(key) for key in list_keys(graph)]
        out = Console()
        show.show_table(out, "", rows) if out.is_terminal else show.echo(rows)

    @app.command()
    def revoke(name: Name) -> None:
        """Revokes a key; it opens nothing from now on."""
        with connect() as graph:
            revoke_key(signed(graph, "keys revoke"), name)
        typer.echo("Revoked.")

    return app


def signed(graph: "Graph", action: str) -> "Graph":
    """The graph in the hand of whoever is at the command line."""
    from cypher.audit import Signature, Signed

    return Signed(graph, Signature(user(), f"sarhad {action}"))


def user() -> str:
    """Who is at the command line; unlike getpass, it has an answer for a user without a name, as containers have."""
    import psutil

    return psutil.Process().username()


def _row(key: ApiKey) -> dict[str, Any]:
    days: dict[str, date | None] = {"created": key.created, "expires": key.expires, "revoked": key.revoked}
    return {"name": key.name, "scopes": list(key.scopes), "good": key.good, **days}
