"""Turns errors into RFC 9457 problems: what happened, which parameter, what to do."""

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from cypher.errors import NotFound, SarhadError

MEDIA_TYPE = "application/problem+json"
_LOG = logging.getLogger("sarhad")


class Suggestion(BaseModel):
    """A name that may have been meant."""

    id: str
    name: str
    kind: str


class ParameterProblem(BaseModel):
    """What is wrong with one parameter."""

    parameter: str
    reason: str
    nearest: list[Suggestion] = []


class Problem(BaseModel):
    """An RFC 9457 problem."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[ParameterProblem] = []


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI entries of error answers."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": _MEANING[status], "content": content} for status in statuses}


TITLES = {
    401: "A key is needed",
    403: "The key may not do this",
    404: "Not found",
    413: "Too large",
    429: "Too many requests",
}
# The few words of the libraries before our endpoints, and what to do about them.
REMEDIES = {
    "Invalid host header": "the service is not known by this name; ask 127.0.0.1, or add the name to SARHAD_HOSTS",
    "Content Too Large": "the request is too large; send fewer articles at once, or raise SARHAD_LARGEST_BODY",
    "Disallowed CORS origin": "pages of this origin may not ask; add it to SARHAD_ORIGINS",
}
_MEANING = {
    401: "No key was sent, or one that is not good",
    403: "The key has not the scope",
    404: "Nothing is known by this id or name",
    413: "The request is too large",
    406: "The question can't be answered in this format; `nearest` lists those that it can",
    422: "A parameter can't be read: unknown, out of bounds, or a name that nothing bears",
    429: "The key asks too often",
    503: "Neo4j does not answer",
    504: "The query ran out of time",
}


def describe_problems(app: FastAPI) -> None:
    """Puts the shape of problems into the description; FastAPI's own shape of 422, which is never sent, goes."""
    describe = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            shapes = describe()["components"]["schemas"]
            problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            shapes.update({**problem.pop("$defs"), "Problem": problem})
            for unused in ("HTTPValidationError", "ValidationError"):
                shapes.pop(unused, None)
        return describe()

    app.openapi = openapi  # type: ignore[method-assign]


def add_error_handlers(app: FastAPI) -> None:
    """Every error that leaves the program becomes a problem."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(SarhadError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


def problem_response(
    path: str,
    status: int,
    detail: str,
    *,
    title: str | None = None,
    errors: Sequence[ParameterProblem] = (),
) -> JSONResponse:
    """A problem as an answer."""
    title = title or TITLES.get(status, "The request can't be answered")
    slug = title.casefold().replace("'", "").replace(" ", "-")
    problem = Problem(
        type=f"urn:sarhad:problem:{slug}",
        title=title,
        status=status,
        detail=REMEDIES.get(detail, detail),
        instance=path,
        errors=list(errors),
    )
    headers = {"Retry-After": "5"} if status == 503 else None  # noqa: PLR2004 - the status of a server that is down
    return JSONResponse(problem.model_dump(), status, headers, MEDIA_TYPE)


def _invalid(request: Request, error: Exception) -> JSONResponse:
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    problems = [
        ParameterProblem(parameter=_parameter(entry["loc"]), reason=entry["msg"].removeprefix("Value error, "))
        for entry in found
    ]
    detail = "; ".join(f"{entry.parameter}: {entry.reason}" for entry in problems)
    return problem_response(request.url.path, 422, detail, title="A parameter can't be read", errors=problems)


def _parameter(place: Sequence[Any]) -> str:
    return ".".join(str(step) for step in place[1:]) or "request"


def _ours(request: Request, error: Exception) -> JSONResponse:
    known = error if isinstance(error, SarhadError) else SarhadError(str(error))
    if known.status >= 500:  # noqa: PLR2004 - ours to see to, not the caller's
        _LOG.error("%s: %s", known.title, known)
    path, status, title = request.url.path, known.status, known.title
    if not isinstance(known, NotFound):
        return problem_response(path, status, str(known), title=title)
    nearest = [Suggestion(id=near.id, name=near.name, kind=near.kind) for near in known.nearest]
    entry = ParameterProblem(parameter=known.parameter, reason=str(known), nearest=nearest)
    return problem_response(path, status, str(known), title=title, errors=[entry])


def _http(request: Request, error: Exception) -> JSONResponse:
    known = error if isinstance(error, HTTPException) else HTTPException(500, str(error))
    answer = problem_response(request.url.path, known.status_code, str(known.detail))
    answer.headers.update(known.headers or {})
    return answer


def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    _LOG.error("%s failed", request.url.path, exc_info=error)
    detail = "This is a fault of Sarhad; its log has the details."
    return problem_response(request.url.path, 500, detail, title="Internal error")
