"""One real Neo4j for the whole run: NEO4J_URI if it is set, else our own in a scratch folder, stopped at the end.

The jars come from the user's cache, so that only the first run fetches them. Tests share the server and clear the graph
that they use.
"""

import socket
from collections.abc import Iterator

import pytest

from engine.server import Connection, serving
from engine.settings import EngineSettings


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session", autouse=True)
def known_host() -> Iterator[None]:
    """The name that TestClient calls a service by."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SARHAD_HOSTS", "testserver")
        yield


@pytest.fixture(scope="session")
def neo4j_connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    settings = EngineSettings(
        home=tmp_path_factory.mktemp("home"),
        bolt_port=free_port(),
        browser_port=free_port(),
    )
    with serving(settings) as connection:
        yield connection
