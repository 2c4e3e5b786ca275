"""A running Neo4j for whoever asks: the one of ``NEO4J_URI``, or one of this machine, shared, started as needed.

The local server is stopped by the process that started it; others that use it meanwhile lose it then.
``start_detached`` starts one that nobody owns, which stays until ``stop``.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
import psutil
from filelock import FileLock, Timeout
from neo4j.exceptions import AuthError, DriverError, Neo4jError
from rich.console import Console

from engine.artifacts import fetch, load_lock
from engine.errors import EngineError, PortBusyError
from engine.settings import BOLT_PORT, BROWSER_PORT, EngineSettings
from engine.store import Running, Store

HOST = "127.0.0.1"
USER = "neo4j"
START_SECONDS = 180
STOP_SECONDS = 90
LOCK_SECONDS = 600  # another process may be fetching the jars
NEO4J_VERSION = "2026.08.1"


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach a server; ``browser_url`` is None for a server that is not ours."""

    uri: str
    username: str
    password: str
    database: str
    browser_url: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """A local server that runs."""

    pid: int
    uri: str
    browser_url: str

    def __str__(self) -> str:
        return f"Neo4j runs as process {self.pid}: {self.uri}, {self.browser_url}"


@contextmanager
def serving(settings: EngineSettings, console: Console | None = None) -> Iterator[Connection]:
    """A connection for as long as the block runs."""
    if settings.neo4j_uri:
        yield external(settings)
        return
    store = Store(settings.folder)
    guard: subprocess.Popen[str] | None = None
    with _locked(store):
        running = _answering(store)
        if running is None:
            running, guard = _start(settings, store, console, owned=True)
    try:
        yield _connection(settings, store, running)
    finally:
        if guard is not None:
            _release(guard, store)


def external(settings: EngineSettings) -> Connection:
    """The server of ``NEO4J_URI``."""
    return Connection(
        settings.neo4j_uri or "",
        settings.neo4j_username,
        settings.neo4j_password.get_secret_value(),
        settings.neo4j_database,
    )


def start_detached(settings: EngineSettings, console: Console | None = None) -> Connection:
    """Start a server that outlives this process, or name the one that runs."""
    if settings.neo4j_uri:
        return external(settings)
    store = Store(settings.folder)
    with _locked(store):
        running = _answering(store) or _start(settings, store, console, owned=False)[0]
    return _connection(settings, store, running)


def stop(settings: EngineSettings) -> bool:
    """Stop the local server, whoever started it; False when none runs."""
    store = Store(settings.folder)
    running = store.running()
    if running is None:
        return False
    process = psutil.Process(running.pid)
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except psutil.TimeoutExpired:
        process.kill()
    store.forget()
    return True


def status(settings: EngineSettings) -> Status | None:
    """The local server, if it runs."""
    running = Store(settings.folder).running()
    return Status(running.pid, f"bolt://{HOST}:{running.bolt_port}", _browser(running)) if running else None


def _connection(settings: EngineSettings, store: Store, running: Running) -> Connection:
    password = store.password(_jars(settings))
    return Connection(f"bolt://{HOST}:{running.bolt_port}", USER, password, settings.neo4j_database, _browser(running))


def _browser(running: Running) -> str:
    return f"http://{HOST}:{running.browser_port}/browser/?dbms=bolt://{USER}@{HOST}:{running.bolt_port}"


def _jars(settings: EngineSettings) -> Path:
    return settings.cache / "neo4j" / NEO4J_VERSION


@contextmanager
def _locked(store: Store) -> Iterator[None]:
    """One process at a time starts a server; the system lets go of the lock of a process that died."""
    store.prepare()
    try:
        with FileLock(store.lock, timeout=LOCK_SECONDS):
            yield
    except Timeout as error:
        raise EngineError(
            f"another sarhad has been starting Neo4j for {LOCK_SECONDS} seconds; end it, or delete {store.lock}"
        ) from error


def _answering(store: Store) -> Running | None:
    """The server that runs, once it takes connections."""
    running = store.running()
    deadline = time.monotonic() + START_SECONDS
    while running is not None and time.monotonic() < deadline:
        if not _is_free(running.bolt_port):
            return running
        time.sleep(0.2)
        running = store.running()
    return None


def _start(
    settings: EngineSettings, store: Store, console: Console | None, *, owned: bool
) -> tuple[Running, "subprocess.Popen[str] | None"]:
    jars = _jars(settings)
    fetch(load_lock(), jars, console)
    bolt = choose_port(settings.bolt_port, BOLT_PORT, "SARHAD_BOLT_PORT", console)
    browser = choose_port(settings.browser_port, BROWSER_PORT, "SARHAD_BROWSER_PORT", console, but=bolt)
    store.configure(bolt, browser)
    password = store.password(jars)
    guard, pid = _launch(store, jars, owned=owned)
    running = Running(pid, psutil.Process(pid).create_time(), bolt, browser)
    store.note(running)
    _wait(store, running, password)
    return running, guard


def _launch(store: Store, jars: Path, *, owned: bool) -> tuple["subprocess.Popen[str] | None", int]:
    module = [sys.executable, "-m", "engine.guard"]
    paths = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    with store.log.open("ab") as log:
        if not owned:
            command = [*module, "--detached", *store.server_command(jars)]
            found = subprocess.run(command, env=paths, stdout=subprocess.PIPE, stderr=log, text=True, check=False)  # noqa: S603 - our own command line
            return None, _pid(found.stdout, store)
        guard = subprocess.Popen(  # noqa: S603 - our own command line
            [*module, *store.server_command(jars)],
            env=paths,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    return guard, _pid(guard.stdout.readline() if guard.stdout else "", store)


def _pid(line: str, store: Store) -> int:
    if not line.strip().isdigit():
        raise EngineError(f"Neo4j did not start:\n{store.log_tail()}")
    return int(line)


def _wait(store: Store, running: Running, password: str) -> None:
    """Until the server answers over Bolt; its log's end is the message when it does not."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if store.running() is None:
            raise EngineError(f"Neo4j stopped while starting; the end of {store.log}:\n{store.log_tail()}")
        if not _is_free(running.browser_port) and _answers(running, password):
            return
        time.sleep(0.25)
    raise EngineError(f"Neo4j did not answer within {START_SECONDS} seconds; see {store.log}")


def _answers(running: Running, password: str) -> bool:
    try:
        with neo4j.GraphDatabase.driver(f"bolt://{HOST}:{running.bolt_port}", auth=(USER, password)) as driver:
            driver.verify_connectivity()
    except AuthError as error:
        raise EngineError(
            "Neo4j refuses the password kept for it; stop Neo4j and move its folder away to start anew"
        ) from error
    except (DriverError, Neo4jError, OSError):
        return False
    return True


def _release(guard: "subprocess.Popen[str]", store: Store) -> None:
    """Let go of the guard, which stops Java, and wait for it."""
    if guard.stdin:
        guard.stdin.close()
    try:
        guard.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        guard.kill()
    if guard.stdout:
        guard.stdout.close()
    store.forget()


def choose_port(
    asked: int | None, default: int, variable: str, console: Console | None = None, *, but: int | None = None
) -> int:
    """The port asked for, else the default, else a free one, which is named."""
    if asked is not None:
        if not _is_free(asked) or asked == but:
            raise PortBusyError(f"port {asked} is in use; set {variable} to another, or unset it to take a free one")
        return asked
    if _is_free(default) and default != but:
        return default
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        free: int = probe.getsockname()[1]
    (console or Console(stderr=True)).print(f"Port {default} is in use; Neo4j takes {free}.", highlight=False)
    return free


def _is_free(port: int) -> bool:
    """Whether nothing listens on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) != 0
