"""The archive of a backup: a zip of what is said, an object a line, with a manifest that tells whether it is whole."""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ValidationError

from cypher.errors import FileError
from ingest.known_rows import Row

FORMAT = 1  # what an older Sarhad can't read gets the next number
PARTS = ("articles", "judgements", "redirects", "audits")  # each is read by cypher/stream/<name>.cypher
KEYS = "keys"  # a part of archives that were asked to hold it
MANIFEST = "manifest.json"
# What zipfile, zlib and json say to a file that is no zip, is cut off, has other bytes, or is encrypted.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Manifest(BaseModel):
    """What the archive holds, and what the graph held: restoring must give the same."""

    format: int = FORMAT
    sarhad: str
    made: datetime
    counts: dict[str, int]
    parts: dict[str, str]  # name -> SHA-256
    export: str  # SHA-256 of `sarhad export`


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that was read and found whole; ``rows`` are those of the write queries."""

    manifest: Manifest
    rows: Mapping[str, list[Row]]


def write_part(archive: zipfile.ZipFile, name: str, rows: Iterable[Row]) -> str:
    """Writes the rows as they come; their SHA-256."""
    found = hashlib.sha256()
    with archive.open(_file(name), "w", force_zip64=True) as part:
        for row in rows:
            line = json.dumps(row, sort_keys=True, ensure_ascii=False, default=str).encode() + b"\n"
            found.update(line)
            part.write(line)
    return found.hexdigest()


def write_manifest(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    archive.writestr(MANIFEST, manifest.model_dump_json(indent=2) + "\n")


def read_archive(path: Path) -> Archive:
    """All of an archive; FileError where a byte of it is not as it was written."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            return Archive(manifest, {name: list(_rows(archive, name, manifest)) for name in _parts(manifest)})
    except OSError as error:
        raise FileError(f"{path} can't be read: {error.strerror}") from error
    except BROKEN as error:
        raise FileError(f"{path} is damaged, or no backup of Sarhad: {error}; take another backup") from error


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        raw = json.loads(archive.read(MANIFEST))
        number = raw["format"]
        if isinstance(number, int) and number > FORMAT:
            raise FileError(f"{path} has format {number} and this Sarhad reads up to {FORMAT}: update Sarhad")
        return Manifest.model_validate(raw)
    except (KeyError, TypeError, ValidationError) as error:
        raise FileError(f"{path} is no backup of Sarhad: its {MANIFEST} is missing or says something else") from error


def _parts(manifest: Manifest) -> Iterator[str]:
    yield from PARTS
    if KEYS in manifest.parts:
        yield KEYS


def _rows(archive: zipfile.ZipFile, name: str, manifest: Manifest) -> Iterator[Row]:
    found = hashlib.sha256()
    with archive.open(_file(name)) as part:
        for line in part:
            found.update(line)
            yield json.loads(line)
    if found.hexdigest() != manifest.parts[name]:
        raise zipfile.BadZipFile(f"{_file(name)} is not what was written")


def _file(name: str) -> str:
    return f"{name}.ndjson"
