"""``sarhad export``, ``backup`` and ``restore``: the whole graph as a file, and back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands import Connect

if TYPE_CHECKING:
    from collections.abc import Iterable

PANEL = "Upkeep"
Out = Annotated[Path | None, typer.Option("-o", "--output", help="File to write; standard output without it")]


def add_backup_commands(app: typer.Typer, connect: Connect) -> None:
    """The commands over a graph."""
    _add_export(app, connect)


def _add_export(app: typer.Typer, connect: Connect) -> None:
    @app.command(rich_help_panel=PANEL)
    def export(output: Out = None) -> None:
        """Writes every node and edge, one JSON object a line; graphs that say the same give the same bytes.

        Keys of the service and audits are left out: they are of this installation, not of what is known.
        """
        from cypher.export import export as whole
        from cypher.export import extent
        from ingest.progress import progress

        with connect() as graph, progress() as bar:
            _write(bar.track(whole(graph), total=extent(graph), description="Nodes and edges"), output)


def _write(lines: "Iterable[str]", output: Path | None) -> None:
    from ingest.whole_file import whole_file

    encoded = (line.encode() + b"\n" for line in lines)
    if output is None:
        sys.stdout.buffer.writelines(encoded)
        return
    with whole_file(output) as file:
        file.writelines(encoded)
