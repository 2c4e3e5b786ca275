"""``sarhad up`` as a user runs it: from an empty home to the seeds' attacks and strikes, killed and started again."""

import json
import os
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.conftest import free_port

SPELLINGS = (
    "Sistan-Baluchestan",
    "Sistan and Baluchestan",
    "Sistan va Baluchestan",
    "sistan baluchistan",
    "Sīstān-o Balūchestān",
)
PROVINCE = "Sistan and Baluchestan"
SECONDS = 60  # for one answer, and for the end of a service


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    ports = {name: str(free_port()) for name in ("SARHAD_PORT", "SARHAD_BOLT_PORT", "SARHAD_BROWSER_PORT")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return {**kept, **ports, "SARHAD_HOME": str(tmp_path_factory.mktemp("home"))}


@contextmanager
def service(environment: dict[str, str], *, end: signal.Signals = signal.SIGTERM) -> Iterator[str]:
    """The base address of a service, which gets a signal at the end and must be gone after it."""
    command = Path(sys.executable).with_name("sarhad")
    with subprocess.Popen([command, "up"], env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = next((line for line in process.stdout if line.startswith("API")), "")
            address = urllib.parse.urlsplit(line.split()[1])
            yield f"{address.scheme}://{address.netloc}"
        finally:
            process.send_signal(end)
            process.wait(timeout=SECONDS)


def ask(base: str, path: str, **params: str) -> Any:
    with urllib.request.urlopen(f"{base}{path}?{urllib.parse.urlencode(params)}", timeout=SECONDS) as answer:
        return json.load(answer)


def servers_of(environment: dict[str, str]) -> list[psutil.Process]:
    home = environment["SARHAD_HOME"]
    return [process for process in psutil.process_iter(["cmdline"]) if home in " ".join(process.info["cmdline"] or ())]


def killed_on(rows: list[dict[str, Any]], place: str, month: str) -> list[int | None]:
    return [
        row["killed"]["best"]
        for row in rows
        if row["place"] and row["place"]["id"] == place and (row["date_start"] or "").startswith(month)
    ]


@pytest.mark.timeout(600)
def test_from_an_empty_home_to_the_attacks_of_a_province(environment: dict[str, str]) -> None:
    with service(environment, end=signal.SIGKILL) as base:
        size = ask(base, "/ready")
        answers = [ask(base, "/attacks", place=spelling)["rows"] for spelling in SPELLINGS]
        rows = answers[0]
        assert answers == [rows] * len(SPELLINGS)
        assert all(PROVINCE in {row["place"]["name"], *row["place"]["within"]} for row in rows)
        assert killed_on(rows, "rask", "2023-12") == [11]
        assert killed_on(rows, "bidlad-jangal", "2024-01-10") == [1]
        assert killed_on(rows, "saravan", "2024-01-27") == [9]
        strikes = ask(base, "/strikes", since="2024-01-01", until="2024-01-31")["rows"]
        assert {"iran", "pakistan"} <= {party["id"] for row in strikes for party in row["initiators"]}
        [answer] = [row for row in strikes if row["reports"] >= 3]
        assert (answer["initiators"][0]["id"], answer["killed"]["low"], answer["killed"]["high"]) == ("pakistan", 9, 10)
        for row in ask(base, "/events", limit="200")["rows"]:
            evidence = row["evidence"]
            text = ask(base, f"/articles/{evidence['article_id']}")["text"]
            assert text[evidence["start"] : evidence["end"]] == evidence["sentence"]
    with service(environment) as base:
        assert ask(base, "/ready") == size
        assert ask(base, "/attacks", place=SPELLINGS[0])["rows"] == rows
    assert servers_of(environment) == []
