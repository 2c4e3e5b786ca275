"""The engine: jars by their lock, one shared server, nothing left behind."""

import base64
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase

from engine.artifacts import Artifact, check, fetch, load_lock
from engine.errors import ArtifactError, EngineError, PortBusyError
from engine.server import Connection, choose_port, serving, start_detached, status, stop
from engine.settings import EngineSettings
from engine.store import Running, Store, heap_limit, new_password
from tests.conftest import free_port

OWNER = """
import os, sys, time
from engine.server import serving
from engine.settings import EngineSettings
def leave(*_): raise SystemExit(0)
import signal
signal.signal(signal.SIGTERM, leave)
with serving(EngineSettings()) as connection:
    print(connection.uri, flush=True)
    time.sleep(120)
"""


def test_lock_names_every_jar_once_with_its_hash() -> None:
    artifacts = load_lock()
    assert len(artifacts) > 200
    assert len({artifact.filename for artifact in artifacts}) == len(artifacts)
    assert all(len(artifact.sha256) == 64 and artifact.size > 0 for artifact in artifacts)


def test_bad_lock_line_names_its_place(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("# fine\norg.example:thing\n")
    with pytest.raises(ArtifactError, match=r"lock:2: expected"):
        load_lock(lock)


def test_check_refuses_a_changed_file(tmp_path: Path) -> None:
    jar = tmp_path / "a.jar"
    jar.write_bytes(b"other")
    assert "SHA-256" in check(jar, Artifact("g", "a", "1", "", 5, "0" * 64))


def test_fetch_refuses_a_wrong_hash_and_leaves_nothing(tmp_path: Path) -> None:
    real = min(load_lock(), key=lambda artifact: artifact.size)
    wrong = Artifact(real.group, real.name, real.version, real.classifier, real.size, "0" * 64)
    with pytest.raises(ArtifactError, match="SHA-256"):
        fetch([wrong], tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.name != ".lock"] == []


def test_fetch_replaces_a_cut_file(tmp_path: Path) -> None:
    real = min(load_lock(), key=lambda artifact: artifact.size)
    (tmp_path / real.filename).write_bytes(b"cut")
    [jar] = fetch([real], tmp_path)
    assert check(jar, real) == ""


def test_no_password_looks_like_an_option() -> None:
    assert all(new_password().isalnum() for _ in range(500))


def test_busy_port_that_was_asked_for_is_an_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortBusyError, match="SARHAD_BOLT_PORT"):
            choose_port(port, 7687, "SARHAD_BOLT_PORT")
        assert choose_port(None, port, "SARHAD_BOLT_PORT") != port


def test_external_server_is_used_as_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://db.example:7687")
    monkeypatch.setenv("NEO4J_USERNAME", "reader")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    monkeypatch.setenv("NEO4J_DATABASE", "border")
    with serving(EngineSettings()) as connection:
        assert connection == Connection("bolt://db.example:7687", "reader", "secret", "border")


def test_browser_port_refuses_anonymous_queries(neo4j_connection: Connection) -> None:
    if neo4j_connection.browser_url is None:
        pytest.skip("an external server guards its own HTTP port")
    base = neo4j_connection.browser_url.split("/browser")[0]
    request = urllib.request.Request(
        f"{base}/db/neo4j/query/v2", data=b'{"statement": "RETURN 1"}', headers={"Content-Type": "application/json"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    assert refused.value.code == 401
    refused.value.close()
    pair = f"{neo4j_connection.username}:{neo4j_connection.password}".encode()
    request.add_header("Authorization", f"Basic {base64.b64encode(pair).decode()}")
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert json.load(answer)["data"]["values"] == [[1]]


def test_stale_note_heals(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.note(Running(os.getpid(), psutil.Process().create_time() - 100, 1, 2))
    assert store.running() is None
    assert store.running() is None
    (tmp_path / "running.json").write_text("{cut")
    assert store.running() is None


def test_missing_password_of_a_used_store_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data" / "databases").mkdir(parents=True)
    with pytest.raises(EngineError, match="password is missing"):
        Store(tmp_path).password(tmp_path)


def test_detached_server_is_shared_and_stopped(tmp_path: Path) -> None:
    settings = EngineSettings(home=tmp_path, bolt_port=free_port(), browser_port=free_port())
    try:
        connection = start_detached(settings)
        password = tmp_path / "neo4j" / "password"
        assert stat.S_IMODE(password.stat().st_mode) == 0o600
        assert stat.S_IMODE(password.parent.stat().st_mode) == 0o700
        with serving(settings) as shared:
            assert shared == connection
            with GraphDatabase.driver(shared.uri, auth=(shared.username, shared.password)) as driver:
                driver.verify_connectivity()
        assert status(settings) is not None
    finally:
        assert stop(settings)
    assert status(settings) is None
    assert not stop(settings)


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_no_java_is_left_behind(tmp_path: Path, ending: signal.Signals) -> None:
    settings = EngineSettings(home=tmp_path, bolt_port=free_port(), browser_port=free_port())
    variables = {
        "SARHAD_HOME": str(tmp_path),
        "SARHAD_BOLT_PORT": str(settings.bolt_port),
        "SARHAD_BROWSER_PORT": str(settings.browser_port),
    }
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NEO4J_")} | variables
    with subprocess.Popen([sys.executable, "-c", OWNER], env=environment, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline().startswith("bolt://")
        found = status(settings)
        assert found is not None
        owner.send_signal(ending)
        owner.wait(90)
    deadline = time.monotonic() + 60
    while psutil.pid_exists(found.pid) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not psutil.pid_exists(found.pid)
    assert status(settings) is None


@pytest.mark.parametrize(("gigabytes", "megabytes"), [(1, 512), (2, 512), (8, 2048), (64, 4096)])
def test_the_heap_may_grow_with_the_machine(gigabytes: int, megabytes: int) -> None:
    assert heap_limit(gigabytes * 2**30) == megabytes
