"""The catalogue: every ``.cypher`` file of ``read``, ``write``, ``lookup`` and ``stream``, with the models made from
their headers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

from cypher.errors import QueryFileError
from cypher.types import STRICT, NameType, model, name_types, param, read_yaml, shape

FOLDER = Path(str(files("cypher")))
CURSOR = "skip"  # set by the cursor of a list, never declared
SPELLING = "Spelling"
_FILE = re.compile(r"\A// ---\n(?P<header>(?://.*\n)*?)// ---\n(?P<body>.*)\Z", re.DOTALL)
_PART = re.compile(r"(?m)^// \+ (\w+)$\n?")
_NOT_CODE = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`", re.DOTALL)


class Ask(BaseModel):
    """How a question is put in plain English: see ask.yml."""

    model_config = STRICT

    example: str
    phrasings: list[str]
    also: list[str] = []  # modifiers of this question alone


class Header(BaseModel):
    """The YAML front matter of a question."""

    model_config = STRICT

    summary: str
    description: str = ""
    path: str
    ask: Ask | None = None
    params: dict[str, dict[str, Any]] = {}
    examples: list[dict[str, Any]] = []
    returns: str | dict[str, Any]
    one: bool = False
    timeout: float = 10


class WriteHeader(BaseModel):
    """The YAML front matter of a write query."""

    model_config = STRICT

    summary: str
    rows: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Query:
    """One canned question; ``Params`` and ``Row`` are the models made from its header."""

    name: str
    tag: str
    header: Header
    text: str
    Params: type[BaseModel]
    Row: type[BaseModel]
    names: Mapping[str, NameType] = field(default_factory=dict)  # the parameters that are read with the graph's help
    spellings: frozenset[str] = frozenset()  # the parameters that search names

    @property
    def pages(self) -> bool:
        """Lists give a cursor, single answers do not."""
        return not self.header.one


@dataclass(frozen=True, slots=True)
class Write:
    """One kind of node or edge; ``rows`` validates what is written and fills what a row leaves out."""

    name: str
    summary: str
    text: str
    fields: tuple[str, ...]
    rows: TypeAdapter[list[Any]]


@cache
def queries() -> Mapping[str, Query]:
    """The questions, by name."""
    return {query.name: query for query in load_queries(FOLDER / "read")}


@cache
def writes() -> Mapping[str, Write]:
    """The write queries, by name."""
    return {file.stem: load_write(file) for file in sorted((FOLDER / "write").rglob("*.cypher"))}


@cache
def lookup(name: str) -> str:
    """What the program itself asks."""
    return (FOLDER / "lookup" / f"{name}.cypher").read_text("utf-8")


def statements() -> list[str]:
    """The statements of the schema, in order."""
    texts = [file.read_text("utf-8") for file in sorted((FOLDER / "schema").glob("*.cypher"))]
    return [statement for text in texts for statement in split(text)]


@cache
def stream(name: str) -> list[str]:
    """The statements of what is read as a stream, in order."""
    file = FOLDER / "stream" / f"{name}.cypher"
    return split(_with_parts(file, file.read_text("utf-8")))


def split(text: str) -> list[str]:
    """The statements of a file, each of which ends in ``;``."""
    return [statement.strip() for statement in text.split(";") if re.sub(_NOT_CODE, "", statement).strip()]


def declared(kind: str) -> set[str]:
    """The names of the schema: of each CONSTRAINT or each INDEX."""
    return {name for text in statements() for name in re.findall(rf"\b{kind} (\w+) IF NOT EXISTS", text)}


def load_queries(folder: Path) -> Iterator[Query]:
    for file in sorted(folder.rglob("*.cypher")):
        yield load_query(file)


def load_query(file: Path) -> Query:
    """A question; a file that breaks the contract is refused with its name."""
    raw, body = _split(file)
    try:
        header = Header.model_validate(raw)
        _check_parameters(header, body)
        params: dict[str, Any] = {name: param(name, spec) for name, spec in header.params.items()}
        stem = _camel(file.stem)
        row = shape(header.returns) if isinstance(header.returns, str) else model(f"{stem}Row", header.returns)
    except (ValidationError, QueryFileError) as error:
        raise QueryFileError(f"{file}: {error}") from error
    types = {name: spec.get("type", "str") for name, spec in header.params.items()}
    return Query(
        name=file.stem,
        tag=file.parent.name,
        header=header,
        text=body,
        Params=create_model(f"{stem}Params", __config__=STRICT, **params),
        Row=row,
        names={name: name_types()[kind] for name, kind in types.items() if kind in name_types()},
        spellings=frozenset(name for name, kind in types.items() if kind == SPELLING),
    )


def load_write(file: Path) -> Write:
    """A write query; its rows are dicts of the fields that the header declares."""
    raw, body = _split(file)
    header = WriteHeader.model_validate(raw)
    row = model(f"{_camel(file.stem)}Row", header.rows)
    return Write(file.stem, header.summary, body, tuple(header.rows), TypeAdapter(list[row]))  # type: ignore[valid-type]


def _split(file: Path) -> tuple[dict[str, Any], str]:
    match = _FILE.match(file.read_text("utf-8"))
    if match is None:
        raise QueryFileError(f"{file}: no front matter between two '// ---' lines")
    try:
        raw = read_yaml(re.sub(r"(?m)^// ?", "", match["header"]))
    except yaml.YAMLError as error:
        raise QueryFileError(f"{file}: the header is no YAML: {error}") from error
    return raw, _with_parts(file, match["body"])


def _with_parts(file: Path, body: str) -> str:
    """The body with every ``// + name`` line replaced by that part, which may name parts in turn."""

    def text(line: re.Match[str]) -> str:
        path = FOLDER / "parts" / f"{line[1]}.cypher"
        if not path.is_file():
            raise QueryFileError(f"{file}: no part {line[1]!r} in {path.parent}")
        return _with_parts(file, path.read_text("utf-8"))

    return _PART.sub(text, body)


def _check_parameters(header: Header, body: str) -> None:
    used = set(re.findall(r"\$(\w+)", re.sub(_NOT_CODE, "", body)))
    declared = header.params.keys() | (set() if header.one else {CURSOR})
    if used != declared:
        raise QueryFileError(f"declared and used parameters differ: {sorted(used ^ declared)}")
    if not header.one and "limit" not in header.params:
        raise QueryFileError("a list declares limit, or says one: true")
    missing = set(re.findall(r"{(\w+)}", header.path)) - header.params.keys()
    if missing:
        raise QueryFileError(f"the path names parameters that are not declared: {sorted(missing)}")


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))
