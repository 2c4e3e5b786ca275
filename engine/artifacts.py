"""The jars of Neo4j: named with their SHA-256 in artifacts.lock, fetched once through jgo, verified, kept in the cache.

``python -m engine.artifacts POM_FOLDER`` writes the lock anew from a folder in which
``mvn dependency:copy-dependencies -DoutputDirectory=jars`` and ``mvn dependency:list -DoutputFile=list.txt`` were run.
"""

import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from filelock import FileLock
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from engine.errors import ArtifactError

THREADS = 8
ATTEMPTS = 2  # a wrong or cut file is fetched once more
TIMEOUT = 60  # seconds without a byte
CHUNK = 1 << 20
LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Artifact:
    """One jar: Maven coordinates, size in bytes, SHA-256 in hex."""

    group: str
    name: str
    version: str
    classifier: str
    size: int
    sha256: str

    @property
    def filename(self) -> str:
        return f"{self.name}-{self.version}{'-' + self.classifier if self.classifier else ''}.jar"


def load_lock(file: Path | None = None) -> list[Artifact]:
    """The artifacts of a lock file (ours by default)."""
    path = file or Path(str(files("engine") / "artifacts.lock"))
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            found.append(_read_line(line, f"{path}:{number}"))
    return found


def _read_line(line: str, where: str) -> Artifact:
    try:
        coordinates, size, sha256 = line.split()
        group, name, version, *classifier = coordinates.split(":")
        return Artifact(group, name, version, "".join(classifier), int(size), sha256)
    except ValueError as error:
        raise ArtifactError(
            f"{where}: expected 'group:name:version[:classifier] size sha256', found {line!r}"
        ) from error


def fetch(artifacts: Sequence[Artifact], folder: Path, console: Console | None = None) -> list[Path]:
    """All jars in ``folder``, verified; an interrupted run goes on where it was."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(not _is_whole(folder / artifact.filename, artifact) for artifact in artifacts):
        with FileLock(folder / LOCK):  # two homes may share one cache; whoever waited finds the jars there
            _clean(folder)
            missing = [artifact for artifact in artifacts if not _is_whole(folder / artifact.filename, artifact)]
            with _progress(missing, console) as advance:
                _fetch_all(missing, folder, advance)
    return [folder / artifact.filename for artifact in artifacts]


def _clean(folder: Path) -> None:
    """Remove what an interrupted download left."""
    for scratch in folder.glob(".part-*"):
        shutil.rmtree(scratch, ignore_errors=True)


def _is_whole(path: Path, artifact: Artifact) -> bool:
    """Files get their name only after their hash was checked: later the size is enough."""
    return path.is_file() and path.stat().st_size == artifact.size


@contextmanager
def _progress(missing: Sequence[Artifact], console: Console | None) -> Iterator[Callable[[int], None]]:
    total = sum(artifact.size for artifact in missing)
    shown = console or Console(stderr=True)
    if not shown.is_terminal:
        shown.print(f"Fetching Neo4j: {len(missing)} jars, {total / 1e6:.0f} MB, once ...")
    columns = (TextColumn("Fetching Neo4j"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=shown, disable=not shown.is_terminal) as bar:
        task = bar.add_task("jars", total=total)
        yield lambda size: bar.advance(task, size)


def _fetch_all(missing: Sequence[Artifact], folder: Path, advance: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        pending: set[Future[int]] = {pool.submit(_fetch_one, artifact, folder) for artifact in missing}
        try:
            while pending:
                done, pending = wait(pending, timeout=0.2, return_when=FIRST_COMPLETED)
                for future in done:
                    advance(future.result())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _fetch_one(artifact: Artifact, folder: Path) -> int:
    reason = ""
    for _ in range(ATTEMPTS):
        with tempfile.TemporaryDirectory(prefix=".part-", dir=folder) as scratch:
            try:
                jar = _download(artifact, Path(scratch))
            except (OSError, RuntimeError) as error:
                reason = str(error)
                continue
            reason = check(jar, artifact)
            if not reason:
                jar.replace(folder / artifact.filename)
                return artifact.size
    raise ArtifactError(
        f"{artifact.filename} can't be had: {reason}. "
        "Check the network and run the command again; what is fetched is kept."
    )


def _download(artifact: Artifact, scratch: Path) -> Path:
    from jgo.maven import MavenContext

    context = MavenContext(repo_cache=scratch, timeout=TIMEOUT)
    version = context.project(artifact.group, artifact.name).at_version(artifact.version)
    return Path(version.artifact(classifier=artifact.classifier).resolve())


def check(jar: Path, artifact: Artifact) -> str:
    """Why a file is not the artifact, or nothing."""
    digest = hashlib.sha256()
    with jar.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    if digest.hexdigest() == artifact.sha256:
        return ""
    return f"its SHA-256 is {digest.hexdigest()[:12]}..., the lock says {artifact.sha256[:12]}..."


def relock(folder: Path) -> str:
    """The text of a lock file for the jars that Maven put into a folder."""
    lines = [
        "# Jars of Neo4j Community and Neo4j Browser: group:name:version[:classifier] bytes sha256",
        "# Made by: python -m engine.artifacts FOLDER (see engine/artifacts.py)",
    ]
    listed = re.sub(r"\x1b\[[0-9;]*m", "", (folder / "list.txt").read_text("utf-8"))
    for found in sorted(re.findall(r"^\s+(\S+):jar:(?:(\S+):)?([^:\s]+):(?:compile|runtime)", listed, re.MULTILINE)):
        (group, name), classifier, version = found[0].split(":"), found[1], found[2]
        jar = folder / "jars" / Artifact(group, name, version, classifier, 0, "").filename
        coordinates = ":".join(filter(None, (group, name, version, classifier)))
        lines.append(f"{coordinates} {jar.stat().st_size} {hashlib.sha256(jar.read_bytes()).hexdigest()}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(os.fspath(files("engine") / "artifacts.lock")).write_text(relock(Path(sys.argv[1])), "utf-8")  # type: ignore[call-overload]
