"""What is said, from a graph into an archive and back; all else is derived anew when it comes back."""

import uuid
import zipfile
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from rich.console import Console

from cypher.errors import FileError, NotEmpty, OtherVersion
from cypher.export import digest, export, extent
from cypher.graph import Graph
from ingest.archive import KEYS, PARTS, Archive, Manifest, write_manifest, write_part
from ingest.base import derive, read_judgement
from ingest.changes import signed_rows
from ingest.judgement import Judgements
from ingest.progress import progress
from ingest.stored import load_extraction
from ingest.whole_file import whole_file


def backup(graph: Graph, path: Path, console: Console | None = None, *, keys: bool = False) -> Manifest:
    """Writes the archive; FileError where the graph changes meanwhile, for then its parts would not fit together."""
    names = (*PARTS, KEYS) if keys else PARTS
    before = graph.lookup("runs")
    with whole_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = {name: _copy(graph, archive, name) for name in names}
        manifest = Manifest(
            sarhad=version("sarhad"),
            made=datetime.now(UTC),
            counts=graph.lookup("counts")[0],
            parts=parts,
            export=export_digest(graph, console),
        )
        if graph.lookup("runs") != before:
            raise FileError("the graph was changed while it was read: run this again")
        write_manifest(archive, manifest)
    return manifest


def _copy(graph: Graph, archive: zipfile.ZipFile, name: str) -> str:
    with closing(graph.stream(name)) as rows:
        return write_part(archive, name, rows)


def check_room(graph: Graph, *, replace: bool) -> Mapping[str, int]:
    """What a restore would replace; NotEmpty unless that is wanted."""
    held: Mapping[str, int] = graph.lookup("counts")[0]
    if not replace and (held["articles"] or held["judgements"]):
        found = f"{held['articles']} articles and {held['judgements']} judgements"
        raise NotEmpty(f"it holds {found}; back them up, then give --replace to have the archive in their stead")
    return held


def restore(graph: Graph, archive: Archive, audit: Mapping[str, Any]) -> None:
    """The graph says what the archive says and nothing else, in one transaction: all of it or, when that is cut short,
    nothing. Audits and keys of before stay, and ``audit`` tells of this one.
    """
    said = archive.rows
    held = {row["name"] for row in graph.lookup("api_keys")}  # as they are now: one may have been revoked since
    try:
        extractions = {row["id"]: load_extraction(row["extraction"]) for row in said["articles"] if row["extraction"]}
        judged = [read_judgement(row) for row in said["judgements"] if not row["undone_at"]]
    except (KeyError, TypeError, ValidationError, OtherVersion) as error:
        maker = f"Sarhad {archive.manifest.sarhad}"
        raise FileError(f"{maker} made the archive in a way that this one can't read: restore it with that") from error
    batch = {
        **signed_rows(derive(extractions, Judgements(judged))),
        "article": said["articles"],
        "judgement": said["judgements"],
        "redirect": said["redirects"],
        "audit": [*said["audits"], audit],
        "api_key": [row for row in said.get(KEYS, ()) if row["name"] not in held],
        **{query: [{}] for query in ("prune_said", "prune_derived", "prune_loose", "prune_redirects")},
    }
    graph.apply_schema()
    graph.write(batch, uuid.uuid4().hex)


def differences(graph: Graph, manifest: Manifest, console: Console | None = None) -> list[str]:
    """Where a restored graph is not what was backed up: nowhere, unless Sarhad or its gazetteer changed since."""
    counts = graph.lookup("counts")[0]
    found = [
        f"{then} {name} then, {counts.get(name)} now"
        for name, then in manifest.counts.items()
        if counts.get(name) != then
    ]
    if not found and export_digest(graph, console) != manifest.export:
        found.append("as many of each, but not the same in every field")
    return found


def export_digest(graph: Graph, console: Console | None) -> str:
    with progress(console) as bar:
        return digest(bar.track(export(graph), total=extent(graph), description="Nodes and edges"))
