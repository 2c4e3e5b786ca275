"""Turns every canned question into one GET endpoint with an OpenAPI description."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from fastapi import Query as InQuery
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field, create_model

from app.answers import Answer, ask
from app.errors import problem_responses
from cypher.catalog import Query
from cypher.types import STRICT, NameType

CURSOR = (str | None, Field(None, max_length=100, description="`next` of the answer before"))


class Candidate(BaseModel):
    """Another entity of the same spelling."""

    id: str
    name: str
    kind: str


class NameRead(BaseModel):
    """How a name was read: ``includes`` counts what lies inside, ``also`` names what else is spelt so."""

    given: str
    id: str
    name: str
    kind: str
    includes: int
    also: list[Candidate]


def build_router(queries: Iterable[Query]) -> APIRouter:
    """One endpoint a question."""
    router = APIRouter()
    for query in queries:
        in_path = "{" in query.header.path
        router.add_api_route(
            query.header.path,
            _endpoint(query),
            name=query.name,
            operation_id=query.name,
            summary=query.header.summary,
            description=query.header.description or query.header.summary,
            tags=[query.tag],
            response_model=query.Row if query.header.one else answer_model(query),
            responses=problem_responses(*([404] if in_path else []), 422, 503, 504),
        )
    return router


def answer_model(query: Query) -> type[BaseModel]:
    """The shape of a list: the question, its parameters as read, and its rows."""
    stem = query.Params.__name__.removesuffix("Params")
    given = {
        name: (_reported(query.names.get(name), field.annotation), None)
        for name, field in query.Params.model_fields.items()
    }
    fields: Mapping[str, Any] = {
        "query": (str, Field(examples=[query.name])),
        "parameters": (create_model(f"{stem}Read", **given), ...),  # type: ignore[call-overload]
        "count": (int, Field(description="Rows of this page")),
        "next": (str | None, Field(description="The cursor of the next page; null on the last")),
        "rows": (list[query.Row], ...),  # type: ignore[name-defined]
    }
    return create_model(f"{stem}Answer", **fields)


def _reported(kind: NameType | None, annotation: Any) -> Any:  # noqa: ANN401 - any annotation
    return (NameRead if kind else annotation) | None


def _endpoint(query: Query) -> Callable[..., Any]:
    names_in_path = set(re.findall(r"{(\w+)}", query.header.path))
    path_model = _part(query, "Path", names_in_path)
    query_model = _part(query, "Query", query.Params.model_fields.keys() - names_in_path)

    def answer(request: Request, path: dict[str, Any], params: dict[str, Any]) -> Any:  # noqa: ANN401 - shaped by the response model
        cursor = params.pop("cursor", None)
        found = ask(request.app.state.graph, query, {**path, **params}, cursor)
        if successor := _successor(query, path, found):
            address = quote(query.header.path.format(**successor))
            return RedirectResponse(request.url.replace(path=address), 307)
        return found.rows[0] if query.header.one else found.as_dict()

    def endpoint(
        request: Request,
        path: Annotated[path_model, InPath()],  # type: ignore[valid-type]
        params: Annotated[query_model, InQuery()],  # type: ignore[valid-type]
    ) -> Any:  # noqa: ANN401
        return answer(request, dict(path), dict(params))

    return endpoint


def _successor(query: Query, path: Mapping[str, Any], found: Answer) -> dict[str, Any] | None:
    """The path's parameters under the event that a former id leads to; not for ever: a judgement may be undone."""
    ids = {
        name: found.parameters[name]["id"]
        for name in path
        if name in query.names and query.names[name].name == "Event" and found.parameters[name]["id"] != path[name]
    }
    return {**path, **ids} if ids else None


def _part(query: Query, part: str, names: Iterable[str]) -> type[BaseModel]:
    kept = [name for name in query.Params.model_fields if name in set(names)]
    fields: dict[str, Any] = {
        name: (query.Params.model_fields[name].annotation, query.Params.model_fields[name]) for name in kept
    }
    if part == "Query" and query.pages:
        fields["cursor"] = CURSOR
    return create_model(f"{query.Params.__name__}{part}", __config__=STRICT, **fields)
