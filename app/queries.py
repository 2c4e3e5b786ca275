"""Turns every canned question into one GET endpoint with an OpenAPI description."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi import Path as InPath
from fastapi import Query as InQuery
from fastapi.responses import RedirectResponse, StreamingResponse
from pydantic import BaseModel, Field, create_model

from app.answers import ask, ask_all
from app.errors import problem_responses
from app.formats import FORMATS, JSON, Format, choose, offered, plain
from cypher.catalog import Query
from cypher.graph import Graph
from cypher.types import STRICT, NameType, choices

CURSOR = (str | None, Field(None, max_length=100, description="`next` of the answer before"))
Choice = choices("Format", FORMATS)
VARY = {"Vary": "Accept"}
EVENT = "Event"  # the type of parameters whose ids change


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
            responses={**_told(query), **problem_responses(*([404] if in_path else []), 406, 422, 503, 504)},
        )
    return router


def _told(query: Query) -> dict[int | str, dict[str, Any]]:
    """The media types of an answer, for OpenAPI."""
    content: dict[str, Any] = {
        each.media_type: {"schema": {"type": "object" if "json" in each.media_type else "string"}}
        for each in offered(query).values()
        if each is not JSON
    }
    link = {"description": "The next page, rel=next, of formats other than json", "schema": {"type": "string"}}
    headers = {"headers": {"Link": link}} if query.pages else {}
    return {200: {"content": content, **headers}, 304: {"description": "You have it already: If-None-Match names it"}}


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

    def endpoint(
        request: Request,
        response: Response,
        path: Annotated[path_model, InPath()],  # type: ignore[valid-type]
        params: Annotated[query_model, InQuery()],  # type: ignore[valid-type]
    ) -> Any:  # noqa: ANN401
        if successor := _successor(request.app.state.graph, query, dict(path)):
            return RedirectResponse(request.url.replace(path=successor), 307)
        given: dict[str, Any] = {**dict(path), **dict(params)}
        wanted, cursor = given.pop("format"), given.pop("cursor", None)
        chosen = choose(query, wanted, request.headers.get("accept"))
        if chosen is not JSON:
            return export(request, query, chosen, given, cursor)
        response.headers.update(VARY)
        found = ask(request.app.state.graph, query, given, cursor)
        return found.rows[0] if query.header.one else found.as_dict()

    return endpoint


def _successor(graph: Graph, query: Query, path: Mapping[str, Any]) -> str | None:
    """The path under the id that a former id of an event leads to; not for ever: a judgement may be undone."""
    events = {name for name in path if name in query.names and query.names[name].name == EVENT}
    ids = {name: row["id"] for name in events for row in graph.lookup("event", given=path[name])}
    return quote(query.header.path.format(**{**path, **ids})) if {**path, **ids} != path else None


def export(request: Request, query: Query, chosen: Format, given: Mapping[str, Any], cursor: str | None) -> Response:
    """A page where a page is asked for, with a link to the next; else the whole list, sent as it is read."""
    graph = request.app.state.graph
    if query.pages and cursor is None and "limit" not in request.query_params:
        rows = plain(query, ask_all(graph, query, given))
        return StreamingResponse(chosen.write(query, rows), headers=VARY, media_type=chosen.media_type)
    found = ask(graph, query, given, cursor)
    text = "".join(chosen.write(query, plain(query, found.rows)))
    link = {"Link": f'<{request.url.include_query_params(cursor=found.next)}>; rel="next"'} if found.next else {}
    return Response(text, headers=VARY | link, media_type=chosen.media_type)


def _part(query: Query, part: str, names: Iterable[str]) -> type[BaseModel]:
    kept = [name for name in query.Params.model_fields if name in set(names)]
    fields: dict[str, Any] = {
        name: (query.Params.model_fields[name].annotation, query.Params.model_fields[name]) for name in kept
    }
    if part == "Query":
        text = f"{', '.join(offered(query))}; json if neither this nor Accept says otherwise"
        fields["format"] = (Choice | None, Field(None, description=text))
    if part == "Query" and query.pages:
        fields["cursor"] = CURSOR
    return create_model(f"{query.Params.__name__}{part}", __config__=STRICT, **fields)
