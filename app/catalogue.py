"""The catalogue of questions, with their Cypher and a link that opens each in Neo4j Browser."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from pydantic import BaseModel

from app.errors import problem_responses
from app.formats import offered
from cypher.catalog import CURSOR, Query, queries
from cypher.errors import Near, NotFound

ROWS = 25  # of a question opened in Neo4j Browser


class Parameter(BaseModel):
    """One parameter of a question."""

    name: str
    type: str
    required: bool
    default: Any = None
    description: str = ""
    example: Any = None


class Entry(BaseModel):
    """One question of the catalogue."""

    name: str
    tag: str
    summary: str
    description: str
    path: str
    command: str
    parameters: list[Parameter]
    examples: list[str]
    formats: list[str]
    cypher: str
    browser: str | None = None


class Catalogue(BaseModel):
    """All questions."""

    count: int
    rows: list[Entry]


router = APIRouter(tags=["catalogue"])


@router.get("/queries", operation_id="queries", summary="The questions that can be asked")
def list_queries(request: Request) -> Catalogue:
    rows = [entry(query, request.app.state.browser_url) for query in queries().values()]
    return Catalogue(count=len(rows), rows=rows)


@router.get("/queries/{name}", operation_id="query", summary="One question", responses=problem_responses(404, 422))
def one_query(request: Request, name: str) -> Entry:
    if name not in queries():
        raise NotFound(f"no question is called {name!r}; GET /queries lists them", "name", nearest_queries(name))
    return entry(queries()[name], request.app.state.browser_url)


def nearest_queries(name: str) -> list[Near]:
    """Questions with similar names."""
    from rapidfuzz import process

    found = process.extract(name, list(queries()), limit=5)
    return [Near(near, queries()[near].header.summary, "query") for near, _, _ in found]


def entry(query: Query, browser_url: str | None) -> Entry:
    """A question's line of the catalogue."""
    header = query.header
    return Entry(
        name=query.name,
        tag=query.tag,
        summary=header.summary,
        description=header.description,
        path=header.path,
        command=f"sarhad {query.name.replace('_', '-')}",
        parameters=list(_parameters(query)),
        examples=[example_url(query, example) for example in header.examples],
        formats=list(offered(query)),
        cypher=query.text,
        browser=browser_link(query, browser_url) if browser_url else None,
    )


def _parameters(query: Query) -> Iterable[Parameter]:
    for name, spec in query.header.params.items():
        field = query.Params.model_fields[name]
        kind = f"one of {', '.join(spec['choices'])}" if "choices" in spec else spec.get("type", "str")
        yield Parameter(
            name=name, type=kind, required=field.is_required(), default=None if field.is_required() else field.default,
            description=field.description or "", example=spec.get("example"),
        )  # fmt: skip


def example_url(query: Query, example: dict[str, Any]) -> str:
    """A path with its parameters, ready to be pasted after the address."""
    in_path = {name: value for name, value in example.items() if f"{{{name}}}" in query.header.path}
    rest = urlencode({name: value for name, value in example.items() if name not in in_path})
    return query.header.path.format(**in_path) + (f"?{rest}" if rest else "")


def browser_link(query: Query, browser_url: str) -> str:
    """Opens the question in Neo4j Browser's editor, its parameters set by a line before it (all of them open)."""
    values = {name: spec.get("default") for name, spec in query.header.params.items()}
    values |= {"limit": ROWS, CURSOR: 0} if query.pages else {}
    line = f":params {json.dumps(values, default=str)}"
    joiner = "&" if "?" in browser_url else "?"
    return browser_url + joiner + urlencode({"cmd": "edit", "arg": f"{line};\n{query.text}"})
