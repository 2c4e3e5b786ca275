"""The containers: what docker-compose.yml and the Dockerfile promise, and that compose accepts its file."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from app.cli import app

ROOT = Path(__file__).parents[1]
SERVICES: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def compose() -> list[str]:
    """The compose command of this machine; none leads to a skip with its reason."""
    for command in (["docker", "compose"], ["docker-compose"]):
        if (
            shutil.which(command[0])
            and subprocess.run([*command, "version"], capture_output=True, check=False).returncode == 0
        ):
            return command
    pytest.skip("no docker client with compose on this machine")


def config(password: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NEO4J_PASSWORD": password}
    command = [*compose(), "--file", str(ROOT / "docker-compose.yml"), "--profile", "job", "config", "--format", "json"]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)


def test_compose_accepts_the_file() -> None:
    result = config("long enough")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["services"].keys() == {"neo4j", "api", "ingest"}


def test_compose_refuses_to_start_without_a_password() -> None:
    result = config("")
    assert result.returncode != 0
    assert "NEO4J_PASSWORD" in result.stderr


def test_neo4j_is_pinned_and_watched() -> None:
    neo4j = SERVICES["neo4j"]
    assert re.fullmatch(r"neo4j:\d+\.\d+\.\d+-community", neo4j["image"])
    assert neo4j["healthcheck"]["test"]


@pytest.mark.parametrize("name", ["api", "ingest"])
def test_ours_wait_for_neo4j_and_have_no_rights_to_spare(name: str) -> None:
    service = SERVICES[name]
    assert service["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert service["cap_drop"] == ["ALL"]
    assert service["read_only"] is True


@pytest.mark.parametrize("name", ["api", "ingest"])
def test_ours_run_commands_that_exist(name: str) -> None:
    program, command, *_ = SERVICES[name]["command"]
    assert program == "sarhad"
    assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


def test_ingest_runs_only_when_called() -> None:
    assert SERVICES["ingest"]["profiles"] == ["job"]


def test_ports_are_this_machines_alone() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_no_password_is_written_down() -> None:
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            assert not re.search("PASSWORD|AUTH", name) or "${NEO4J_PASSWORD:?" in value
    example = (ROOT / ".env.example").read_text("utf-8")
    assert re.search(r"(?m)^NEO4J_PASSWORD=$", example)
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").split()


def test_the_image_runs_as_nobody_in_particular_and_copies_what_is_there() -> None:
    user = re.search(r"(?m)^USER (\w+)$", DOCKERFILE)
    assert user
    assert user[1] != "root"
    assert DOCKERFILE.index("USER ") < DOCKERFILE.index("CMD ")
    copied = [name for line in re.findall(r"(?m)^COPY (.+) \S+$", DOCKERFILE) for name in line.split()]
    let_through = re.findall(r"(?m)^!(\S+)$", (ROOT / ".dockerignore").read_text("utf-8"))
    assert sorted(copied) == sorted(let_through)
    assert [name for name in copied if not (ROOT / name).exists()] == []
