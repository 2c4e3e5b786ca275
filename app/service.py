"""Runs the HTTP service: a port of its own, a clean end on Ctrl-C and SIGTERM."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from app.settings import DEFAULT_PORT, ApiSettings
from cypher.graph import Graph

TRIES = 100  # ports after the default before the system is asked for any
GRACE = 5  # seconds for answers under way when the service ends
STOPPED = 128  # exit status of a program that a signal ended, plus the signal


class PortTaken(Exception):  # noqa: N818 - it says what is the case
    """The port that was asked for is in use."""

    title = "Port"


class Terminated(SystemExit):
    """SIGTERM came; as an exit status, what shells give for it."""


def listen(settings: ApiSettings) -> socket.socket:
    """A listening socket on the port asked for, or on the default or the next free one."""
    if settings.port is not None:
        try:
            return _bound(settings.host, settings.port)
        except OSError as error:
            raise PortTaken(
                f"port {settings.port} of {settings.host} can't be used ({error.strerror}); set SARHAD_PORT to another"
            ) from error
    for port in [*range(DEFAULT_PORT, DEFAULT_PORT + TRIES), 0]:
        try:
            return _bound(settings.host, port)
        except OSError:
            continue
    raise PortTaken(f"no free port on {settings.host}")


def _bound(host: str, port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
        sock.listen(128)
    except OSError:
        sock.close()
        raise
    return sock


def address(sock: socket.socket) -> str:
    """The base address of the service."""
    host, port = sock.getsockname()[:2]
    return f"http://{host}:{port}"


def serve(graph: Graph, sock: socket.socket, browser_url: str | None) -> None:
    """Answers until a signal comes."""
    import uvicorn

    from app.main import create_app

    config = uvicorn.Config(
        create_app(graph, browser_url=browser_url),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=GRACE,
    )
    uvicorn.Server(config).run(sockets=[sock])


@contextmanager
def unwinding() -> Iterator[None]:
    """SIGTERM ends the program as Ctrl-C does, through every ``finally``: what was started is stopped."""
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise Terminated(STOPPED + number)
