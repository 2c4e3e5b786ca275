"""The whole graph as a file: the same bytes for the same content, there whole or not at all, and back."""

import json
import sys
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import Result
from tiny import access, clear, driver, load_tiny
from typer.testing import CliRunner

from app import backup_commands, doctor
from app.cli import app as command_line
from app.doctor import check_disk, check_password
from app.keyring import Scope, list_keys, make_key, revoke_key
from cypher import catalog
from cypher.audit import Signature, Signed, audit_row
from cypher.errors import FileError, NotEmpty
from cypher.export import export, extent
from cypher.graph import Graph
from cypher.version import bring_forward
from engine.server import Connection
from ingest.archive import read_archive
from ingest.backup import backup, differences, restore
from ingest.job import delete_article, ingest_paths, rebuild
from ingest.judging import Asked, judge, undo
from ingest.whole_file import whole_file

ROOT = Path(__file__).parents[1]
FULL = Path("/dev/full")
CORPUS = sorted((ROOT / "seeds" / "articles").glob("*.md"))


@pytest.fixture
def graph(neo4j_connection: Connection) -> Iterator[Graph]:
    clear(neo4j_connection)
    with Graph.open(access(neo4j_connection)) as opened:
        bring_forward(opened, rebuild)
        yield opened


def test_however_the_articles_came_the_export_is_the_same(graph: Graph, neo4j_connection: Connection) -> None:
    for path in reversed(CORPUS):
        ingest_paths([path], graph)
    backwards = list(export(graph))
    clear(neo4j_connection)
    ingest_paths(CORPUS, graph)
    assert list(export(graph)) == backwards
    article = next(row["id"] for row in graph.lookup("extractions"))
    assert delete_article(graph, article)
    assert list(export(graph)) != backwards
    ingest_paths(CORPUS, graph)
    assert list(export(graph)) == backwards
    rebuild(graph)
    assert list(export(graph)) == backwards


def test_an_export_holds_everything_in_order_without_marks_of_runs(neo4j_connection: Connection) -> None:
    with load_tiny(neo4j_connection) as graph:
        lines = list(export(graph))
        assert len(lines) == extent(graph)
    rows = [json.loads(line) for line in lines]
    nodes = [(row["node"], row["id"]) for row in rows if "node" in row]
    edges = [(row["from"]["node"], row["from"]["id"], row["edge"]) for row in rows if "edge" in row]
    assert nodes == sorted(nodes)
    assert edges == sorted(edges)
    assert len(nodes) + len(edges) == len(rows)
    assert {(end["node"], end["id"]) for row in rows if "edge" in row for end in (row["from"], row["to"])} <= {*nodes}
    assert not any("run" in row["properties"] for row in rows)


@pytest.mark.parametrize("name", ["nodes", "edges"])
def test_the_server_sorts_nothing(graph: Graph, neo4j_connection: Connection, name: str) -> None:
    del graph  # indexes of its schema give the order: a sort would hold all in memory
    with driver(neo4j_connection) as bolt:
        for statement in catalog.stream(name):
            plan = bolt.execute_query(f"EXPLAIN {statement}").summary.plan
            assert not {"Sort", "Top", "EagerAggregation", "Eager"} & set(operators(plan)), statement


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


# Backup and restore


@pytest.fixture
def full(graph: Graph) -> Graph:
    """Articles, a judgement in force, one undone, a redirect and audits."""
    hand = Signed(graph, Signature("desk", "test", "why"))
    ingest_paths(CORPUS, hand)
    claims = [row["id"] for row in graph.lookup("claims_of", ids=[row["id"] for row in graph.lookup("extractions")])]
    judge(hand, Asked("reject", claims[0], "desk"))
    undo(hand, judge(hand, Asked("reject", claims[1], "desk", why="a slip")).id, "desk")
    graph.write({"redirect": [{"anchor": "gone", "successor": "there"}]}, "test")
    return graph


def test_what_is_restored_is_what_was_backed_up(full: Graph, neo4j_connection: Connection, tmp_path: Path) -> None:
    before, audits = list(export(full)), list(full.stream("audits"))
    manifest = backup(full, tmp_path / "b.zip")
    assert (manifest.counts["judgements"], manifest.counts["redirects"]) == (2, 1)
    clear(neo4j_connection)
    restore(full, read_archive(tmp_path / "b.zip"), audit_row(Signature("desk", "restore"), "b.zip"))
    assert list(export(full)) == before
    assert differences(full, manifest) == []
    now = list(full.stream("audits"))
    assert [row for row in now if row["action"] != "restore"] == audits
    assert len(now) == len(audits) + 1
    again = backup(full, tmp_path / "again.zip")
    assert {**again.parts, "audits": ""} == {**manifest.parts, "audits": ""}


def run(*arguments: object, answer: str = "") -> Result:
    return CliRunner().invoke(command_line, [str(each) for each in arguments], input=answer)


@pytest.fixture
def small(graph: Graph, neo4j_connection: Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Graph:
    for name in ("uri", "username", "password"):
        monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(neo4j_connection, name))
    text = "Gunmen killed four soldiers in Turbat on 2 March 2024 🕯, the army said. Gunmen killed a guard in Zahedan on 3 March 2024."
    row = {"id": "a", "publisher": "p", "published": "2024-03-05", "title": "", "text": text}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    ingest_paths([tmp_path / "a.jsonl"], graph)
    return graph


def test_the_commands(small: Graph, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    before = run("export").stdout
    assert run("export", "-o", tmp_path / "whole.ndjson").exit_code == 0
    assert (tmp_path / "whole.ndjson").read_text("utf-8") == before
    assert run("export", "--format", "ndjson").stdout == before
    assert "1 articles" in run("backup", file).stdout
    refused = run("restore", file)
    assert isinstance(refused.exception, NotEmpty)
    assert "--replace" in str(refused.exception)
    assert delete_article(small, "a")
    ingest_paths(CORPUS[:1], small)
    changed = run("export").stdout
    assert run("restore", file, "--replace", answer="n\n").exit_code == 1
    assert run("export").stdout == changed
    restored = run("restore", file, "--replace", "--yes")
    assert (restored.exit_code, "The same as" in restored.output) == (0, True), restored.output
    assert run("export").stdout == before
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_standard_output_that_is_full_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with FULL.open("wb", buffering=0) as full:
        monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=full))
        with pytest.raises(FileError, match="No space left"):
            backup_commands._write(["line"], None)


def test_a_difference_is_told(small: Graph, tmp_path: Path) -> None:
    manifest = backup(small, tmp_path / "b.zip")
    more = {**manifest.counts, "events": manifest.counts["events"] + 1}
    assert "events then" in differences(small, manifest.model_copy(update={"counts": more}))[0]
    assert "every field" in differences(small, manifest.model_copy(update={"export": ""}))[0]
    with zipfile.ZipFile(tmp_path / "b.zip") as old, zipfile.ZipFile(tmp_path / "c.zip", "w") as new:
        for name in old.namelist():
            text = (
                manifest.model_copy(update={"counts": more}).model_dump_json() if "manifest" in name else old.read(name)
            )
            new.writestr(name, text)
    told = run("restore", tmp_path / "c.zip", "--replace", "--yes")
    assert (told.exit_code, "changed since" in told.output) == (1, True)


def test_an_archive_that_is_not_whole_changes_nothing(small: Graph, tmp_path: Path) -> None:
    backup(small, tmp_path / "b.zip")
    before, whole = list(export(small)), (tmp_path / "b.zip").read_bytes()
    bad = tmp_path / "bad.zip"
    for content in (b"", b"no archive", whole[: len(whole) // 2], whole[:-30], *(flipped(whole, at) for at in (100, 200, len(whole) // 2))):  # fmt: skip
        bad.write_bytes(content)
        refused = run("restore", bad, "--replace", "--yes")
        assert isinstance(refused.exception, FileError), content[:20]
    assert list(export(small)) == before


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [(None, "no backup"), ("[]", "no backup"), ('{"format": 1}', "no backup"), ('{"format": 99}', "update Sarhad")],
)
def test_foreign_and_newer_archives_are_told(tmp_path: Path, manifest: str | None, reason: str) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("manifest.json" if manifest else "other.txt", manifest or "")
    with pytest.raises(FileError, match=reason):
        read_archive(tmp_path / "b.zip")


def interrupted() -> Iterator[bytes]:
    yield b"half"
    raise KeyboardInterrupt


def test_what_is_cut_short_leaves_the_file_of_before(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt), whole_file(path) as file:
        file.writelines(interrupted())
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("b.zip", b"before")]
    with pytest.raises(FileError, match="can't be written"), whole_file(tmp_path / "nowhere" / "b.zip"):
        pass


def test_keys_come_along_when_asked_for(small: Graph, neo4j_connection: Connection, tmp_path: Path) -> None:
    make_key(small, "desk", [Scope.READ])
    make_key(small, "wire", [Scope.ARTICLES])
    assert run("backup", tmp_path / "with.zip", "--keys").exit_code == 0
    assert run("backup", tmp_path / "without.zip").exit_code == 0
    revoke_key(small, "wire")
    before = list_keys(small)
    assert run("restore", tmp_path / "with.zip", "--replace", "--yes").exit_code == 0
    assert list_keys(small) == before  # what was revoked since stays so
    with driver(neo4j_connection) as bolt:
        bolt.execute_query("MATCH (key:ApiKey) DELETE key")
    assert run("restore", tmp_path / "without.zip", "--replace", "--yes").exit_code == 0
    assert list_keys(small) == []
    assert run("restore", tmp_path / "with.zip", "--replace", "--yes").exit_code == 0
    assert [key.name for key in list_keys(small) if key.good] == ["desk", "wire"]


class Changing(Graph):
    """A graph that is written to when one of its lookups is asked."""

    when = ""

    def lookup(self, name: str, **params: Any) -> list[dict[str, Any]]:
        found = super().lookup(name, **params)
        if name == self.when:
            self.write({"redirect": [{"anchor": uuid.uuid4().hex, "successor": "b"}]}, "meanwhile")
        return found


def test_a_graph_that_changes_meanwhile_is_not_exported(small: Graph) -> None:
    changing = Changing(small._driver, small._database)
    changing.when = "runs"
    with pytest.raises(FileError, match="run this again"):
        list(export(changing))


def test_a_graph_that_changes_meanwhile_is_not_backed_up(small: Graph, tmp_path: Path) -> None:
    changing = Changing(small._driver, small._database)
    changing.when = "counts"
    with pytest.raises(FileError, match="run this again"):
        backup(changing, tmp_path / "b.zip")
    assert list(tmp_path.glob("b.zip*")) == []


# Doctor


@pytest.mark.usefixtures("small")
def test_doctor_names_what_is_wrong_and_what_to_do(neo4j_connection: Connection) -> None:
    well = run("doctor")
    assert well.exit_code == 0, well.output
    with driver(neo4j_connection) as bolt:
        bolt.execute_query("DROP INDEX event_type")
        bolt.execute_query("MATCH (c:Claim) WITH c ORDER BY c.id LIMIT 1 SET c.start = c.start + 1")
        bolt.execute_query("CREATE (:Event {id: 'ghost'}), (:Article {id: 'unread', text: ''})")
    ill = " ".join(run("doctor").stdout.split())
    assert "event_type missing: run sarhad resolve" in ill
    assert "unread: articles without" in ill
    assert "ghost: events that no claim reports" in ill
    assert "sentence is not where" in ill
    assert run("resolve").exit_code == 0
    assert "ghost" not in run("doctor").stdout


def test_a_password_that_others_can_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "password"
    assert "none yet" in check_password(file)
    file.touch(mode=0o600)
    assert check_password(file) == str(file)
    file.chmod(0o640)
    with pytest.raises(RuntimeError, match="chmod 600"):
        check_password(file)


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "GB free" in check_disk(tmp_path / "not" / "yet")
    monkeypatch.setattr(doctor, "LEAST_FREE", 10.0**9)
    with pytest.raises(RuntimeError, match="SARHAD_HOME"):
        check_disk(tmp_path)
