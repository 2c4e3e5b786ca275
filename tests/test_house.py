"""The rules of the house."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from seeds.gazetteer import load_gazetteer
from seeds.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent
PACKAGES = ("app", "cypher", "engine", "ingest", "seeds")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if path.name != "__init__.py")
CYPHER = re.compile(r"\b(MATCH|MERGE|UNWIND|DETACH DELETE)\b\s*\(?\w*")
LONGEST_FILE = 400  # lines; the aim is 300
LONGEST_FUNCTION = 40


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_files_say_what_they_own_and_stay_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_functions_stay_short(path: Path) -> None:
    functions = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]
    long = [f.name for f in functions if (f.end_lineno or 0) - f.lineno > LONGEST_FUNCTION]
    assert long == []


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_no_cypher_in_python(path: Path) -> None:
    strings = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in strings if CYPHER.search(text)] == []


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_no_names_of_the_domain_in_python(path: Path) -> None:
    words = {
        entry.name
        for entry in load_gazetteer().entries.values()
        if entry.kind in {"group", "person"} and len(entry.name) > 5
    }
    code = re.sub(r'"""(?:.|\n)*?"""|#.*', "", path.read_text("utf-8"))
    assert [word for word in words if re.search(rf"\b{re.escape(word)}\b", code)] == []


def test_every_event_type_has_a_label_of_its_own() -> None:
    labels = [kind.label for kind in load_vocabulary().event_types.values()]
    assert len(set(labels)) == len(labels)


def test_nothing_tracked_names_a_registry_or_a_machine() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    hosts = re.compile(
        "|".join(
            map(re.escape, ("repo1.maven" + ".org", "pypi" + ".org", "files.pythonhosted" + ".org", "/work" + "/"))
        )
    )
    texts = [
        ROOT / name
        for name in tracked
        if Path(name).suffix in {".py", ".md", ".yml", ".toml", ".lock", ".cypher", ""} and (ROOT / name).is_file()
    ]
    assert [ids(path) for path in texts if hosts.search(path.read_text("utf-8", errors="ignore"))] == []
