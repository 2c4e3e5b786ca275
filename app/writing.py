"""Writing over HTTP: articles come and go, each change signed with the name of the key."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, Discriminator, Field, Tag

from app.errors import problem_responses
from app.keyring import Scope
from app.keys import writer
from cypher.audit import Signature, Signed
from cypher.errors import BadParameter, NotFound, SarhadError
from cypher.types import DATE, STRICT
from ingest.article import Article

AT_MOST = 100  # articles of one request; `sarhad ingest` takes any number
LONGEST = 200_000  # characters of one article here: somebody waits for the answer
PATIENCE = 10.0  # seconds to wait for the write before; after it the caller is to come again
_LOCK = Lock()

Id = Annotated[str, Path(alias="id", max_length=200, description="Id of an article")]
Why = Annotated[str, Query(max_length=1000, description="The reason, for the audit record")]
Who = Annotated[str, Depends(writer(Scope.ARTICLES))]


class Busy(SarhadError):  # noqa: N818 - it says what is the case
    """Another write takes long."""

    status = 503
    title = "Another change is being written"


class Posted(BaseModel):
    """One article."""

    model_config = STRICT

    text: str = Field(min_length=1, max_length=LONGEST, examples=["Gunmen killed two guards in Rask on 3 May 2024."])
    title: str = Field("", max_length=1000)
    publisher: str = Field("", max_length=200, examples=["Border Post"])
    published: DATE | None = Field(None, description="Dates like 'on Monday' are read from it")
    url: str | None = Field(None, max_length=2000, pattern=r"^https?://\S+$")
    id: str | None = Field(None, pattern=r"^\w[\w.:-]{0,199}$", description="Else made of text and publisher")


def _shape(value: object) -> Literal["many", "one"]:
    return "many" if isinstance(value, list) else "one"


Body = Annotated[
    Annotated[Posted, Tag("one")] | Annotated[list[Posted], Field(min_length=1, max_length=AT_MOST), Tag("many")],
    Discriminator(_shape),
]


class Outcome(BaseModel):
    """What became of one article."""

    id: str
    outcome: Literal["new", "changed", "unchanged"]


class Outcomes(BaseModel):
    """What became of the articles, in the order of their ids."""

    count: int
    rows: list[Outcome]


router = APIRouter(tags=["writing"])


@router.post(
    "/articles",
    operation_id="post_articles",
    summary="Reads an article, or a list of them, into the graph",
    status_code=201,
    responses={
        200: {"model": Outcomes, "description": "Nothing was new"},
        **problem_responses(401, 403, 413, 422, 429, 503),
    },
)
def post_articles(request: Request, response: Response, who: Who, posted: Body, why: Why = "") -> Outcomes:
    from ingest.job import ingest_articles

    articles = [read(each, number) for number, each in enumerate(posted if isinstance(posted, list) else [posted])]
    graph = Signed(request.app.state.graph, Signature(who, "POST /articles", why))
    with turn():
        found = ingest_articles(articles, graph)
    if "new" not in found.values():
        response.status_code = 200
    rows = [Outcome.model_validate({"id": identity, "outcome": found[identity]}) for identity in sorted(found)]
    return Outcomes(count=len(rows), rows=rows)


@router.delete(
    "/articles/{id}",  # noqa: FAST003 - the alias of `identity`
    operation_id="delete_article",
    summary="Removes an article and what only it said",
    status_code=204,
    responses=problem_responses(401, 403, 404, 422, 429, 503),
)
def remove_article(request: Request, who: Who, identity: Id, why: Why = "") -> None:
    from ingest.job import delete_article

    graph = Signed(request.app.state.graph, Signature(who, "DELETE /articles", why))
    with turn():
        found = delete_article(graph, identity)
    if not found:
        raise NotFound(f"there is no article {identity!r}; GET /articles lists them", "id")


def read(posted: Posted, number: int) -> Article:
    """The article as files give it; what is no article is told with its place in the list."""
    from ingest.readers import ArticleError, Defaults, make_article

    about: dict[str, Any] = posted.model_dump(exclude={"text"}, exclude_none=True)
    try:
        return make_article(posted.text, about, Defaults())
    except ArticleError as error:
        raise BadParameter(f"article {number}: {error}", f"{number}.text") from error


@contextmanager
def turn() -> Iterator[None]:
    """One change at a time: each derives the graph anew from all that is said."""
    if not _LOCK.acquire(timeout=PATIENCE):
        raise Busy("another change is still being written; send yours again in a moment")
    try:
        yield
    finally:
        _LOCK.release()
