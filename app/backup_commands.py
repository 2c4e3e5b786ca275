"""``sarhad export``, ``backup`` and ``restore``: the whole graph as a file, and back."""

import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from app.commands import Connect
from app.key_commands import user

if TYPE_CHECKING:
    from cypher.graph import Graph
    from ingest.archive import Archive

PANEL = "Upkeep"
Output = Annotated[Path | None, typer.Option("-o", "--output", help="File to write; standard output without it")]
Target = Annotated[Path, typer.Argument(dir_okay=False, help="Archive to write; one of that name is replaced")]
Source = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Archive that `sarhad backup` wrote")]
Form = Annotated[Literal["ndjson"], typer.Option("--format", help="One JSON object a line")]
Keys = Annotated[bool, typer.Option("--keys", help="With the keys of the service, by their hashes")]
Replace = Annotated[bool, typer.Option("--replace", help="Remove what the graph holds now")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask")]


def add_backup_commands(app: typer.Typer, connect: Connect) -> None:
    """The commands over a graph."""
    _add_export(app, connect)
    _add_backup(app, connect)
    _add_restore(app, connect)


def _add_export(app: typer.Typer, connect: Connect) -> None:
    @app.command(rich_help_panel=PANEL)
    def export(output: Output = None, form: Form = "ndjson") -> None:
        """Writes every node and edge, one JSON object a line; graphs that say the same give the same bytes.

        Keys of the service (ApiKey) and audits (Audit) are left out: they are of this installation, not of what is
        known.
        """
        del form  # there is one
        from cypher.export import export as whole
        from cypher.export import extent
        from ingest.progress import progress

        with connect() as graph, progress() as bar, closing(whole(graph)) as lines:
            _write(bar.track(lines, total=extent(graph), description="Nodes and edges"), output)


def _write(lines: Iterable[str], output: Path | None) -> None:
    from cypher.errors import FileError
    from ingest.whole_file import whole_file

    encoded = (line.encode() + b"\n" for line in lines)
    if output:
        with whole_file(output) as file:
            file.writelines(encoded)
        return
    try:
        sys.stdout.buffer.writelines(encoded)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever reads has enough
        raise
    except OSError as error:
        raise FileError(f"standard output can't be written: {error.strerror}") from error


def _add_backup(app: typer.Typer, connect: Connect) -> None:
    @app.command(rich_help_panel=PANEL)
    def backup(file: Target, *, keys: Keys = False) -> None:
        """Writes articles, judgements, redirects and audits into a zip that any Neo4j can be restored from.

        Keys of the service are left out without --keys: make new ones.
        """
        from ingest.backup import backup as back_up

        with connect() as graph:
            manifest = back_up(graph, file, keys=keys)
        typer.echo(f"{file}: {_told(manifest.counts)}")


def _add_restore(app: typer.Typer, connect: Connect) -> None:
    @app.command(rich_help_panel=PANEL)
    def restore(file: Source, *, replace: Replace = False, yes: Yes = False) -> None:
        """Makes the graph say what a backup says, derives all else anew, and compares it with what was backed up.

        It happens in one transaction: a restore that is cut short changes nothing. Keys and audits of the graph stay.
        """
        from ingest.archive import read_archive
        from ingest.backup import check_room

        archive = read_archive(file)
        with connect() as graph:
            held = check_room(graph, replace=replace)
            if not yes and (held["articles"] or held["judgements"]):
                typer.confirm(f"Remove {_told(held)}?", abort=True)
            _restore(graph, archive, file.name)


def _restore(graph: "Graph", archive: "Archive", name: str) -> None:
    from cypher.audit import Signature, audit_row
    from ingest.backup import differences, restore

    console = Console(stderr=True)
    made = f"{archive.manifest.made:%Y-%m-%d %H:%M} UTC"
    audit = audit_row(Signature(user(), "sarhad restore", f"backup of {made}"), name)
    with console.status("Deriving and writing"):
        restore(graph, archive, audit)
    typer.echo(f"Restored {_told(graph.lookup('counts')[0])}.")
    found = differences(graph, archive.manifest, console)
    if not found:
        typer.echo(f"The same as what was backed up on {made}.")
        return
    console.print(f"Not all that is derived is as it was: {'; '.join(found)}.", highlight=False)
    console.print(
        f"The backup is of Sarhad {archive.manifest.sarhad}; Sarhad or its gazetteer changed since, or was behind."
    )
    raise typer.Exit(1)


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())
