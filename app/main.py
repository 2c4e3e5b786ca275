"""The HTTP service: one application over one graph."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Literal

from fastapi import Depends, FastAPI, Request
from fastapi_offline import FastAPIOffline
from pydantic import BaseModel
from starlette.middleware.gzip import GZipMiddleware

from app import asking, catalogue, judgements, writing
from app.errors import add_error_handlers, describe_problems, problem_responses
from app.etag import ETagMiddleware
from app.guards import add_guards
from app.keys import Turnstile, reader
from app.metrics import add_metrics
from app.queries import build_router
from app.settings import ApiSettings
from cypher.catalog import queries
from cypher.graph import Graph

DESCRIPTION = """Militancy and diplomacy along the Iran-Pakistan border, from news articles:
who said what happened, where, when, to whom.

Places and actors are taken by id or in any spelling, and include what lies inside them.
Every event leads to the sentence that reports it.
The same questions are commands (`sarhad attacks --place Zahedan`) and queries for Neo4j Browser (`/queries`)."""

# What is added to everything that reads, when reading is closed.
KEYS_ONLY: Mapping[str, Any] = {"dependencies": [Depends(reader)], "responses": problem_responses(401, 403, 429)}
SMALL = 1000  # bytes that are not worth compressing


class Health(BaseModel):
    """The service runs."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """The service can answer: Neo4j does."""

    status: Literal["ready"] = "ready"
    articles: int
    events: int
    entities: int
    claims: int


def create_app(graph: Graph, *, browser_url: str | None = None, settings: ApiSettings | None = None) -> FastAPI:
    """The service over a graph, which is closed when the service ends."""
    settings = settings or ApiSettings()
    closed = KEYS_ONLY if settings.closed else {}

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        graph.close()

    app = FastAPIOffline(title="Sarhad", version=installed_version(), description=DESCRIPTION, lifespan=lifespan)
    app.state.graph = graph
    app.state.browser_url = browser_url
    app.state.turnstile = Turnstile(settings.rate)
    app.add_middleware(ETagMiddleware)
    app.add_middleware(GZipMiddleware, minimum_size=SMALL)  # the last one added stands outermost
    add_error_handlers(app)
    app.include_router(build_router(queries().values()), **closed)
    app.include_router(asking.router, **closed)
    app.include_router(catalogue.router, **closed)
    app.include_router(writing.router)
    app.include_router(judgements.router)
    _add_operation(app)
    add_metrics(app, graph, closed)
    add_guards(app, settings)
    describe_problems(app)
    return app


def installed_version() -> str:
    """The version of the distribution; a bare checkout has none."""
    try:
        return version("sarhad")
    except PackageNotFoundError:
        return "0+checkout"


def _add_operation(app: FastAPI) -> None:
    @app.get("/health", tags=["operation"], summary="Whether the service runs")
    def health() -> Health:
        return Health()

    @app.get(
        "/ready",
        tags=["operation"],
        summary="Whether Neo4j answers, and what it holds",
        responses=problem_responses(503),
    )
    def ready(request: Request) -> Ready:
        return Ready(**request.app.state.graph.size())
