"""Judgements over HTTP: given and taken back with a key, and the queue of the closest calls."""

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel, Field

from app.errors import problem_responses
from app.keyring import Scope
from app.keys import writer
from app.writing import turn
from cypher.audit import Signature, Signed
from cypher.types import STRICT

Who = Annotated[str, Depends(writer(Scope.JUDGEMENTS))]
Id = Annotated[str, Path(alias="id", max_length=200, description="Id of a judgement")]
Name = Annotated[str, Field(min_length=1, max_length=200)]


class Given(BaseModel):
    """A verdict on an event, a claim (for what its article tells of the event) or an entity."""

    model_config = STRICT

    verdict: Literal["same", "not_same", "reject", "correct"]
    one: Name = Field(examples=["strike-2024-01-16-balochistan-eedd3152"])
    other: Name | None = Field(None, description="For same and not_same: the other one")
    field: str | None = Field(None, max_length=40, description="For correct: date, place, type, status, killed, ...")
    values: list[Name] = Field(default=[], max_length=20, description="For correct: what it is")
    why: str = Field("", max_length=1000)


class Verdict(BaseModel):
    """A judgement as it is kept: ``one`` and ``other`` are anchors of accounts, ids of claims or of entities."""

    id: str
    verdict: str
    subject: str
    one: list[str]
    other: list[str]
    field: str | None
    values: list[str]
    by: str
    at: str
    why: str


class AccountRow(BaseModel):
    """One article's account of an event."""

    event_id: str
    claim_id: str
    type: str
    date: str | None
    article_id: str
    publisher: str
    published: str
    sentence: str
    context: str


class Call(BaseModel):
    """Two accounts that are taken for one event (``together``) or for two, and what spoke for it or against it."""

    one: AccountRow
    other: AccountRow
    score: float
    together: bool
    findings: list[str]


class Calls(BaseModel):
    """The closest calls, the closest first."""

    count: int
    rows: list[Call]


router = APIRouter(tags=["judgements"])
WRITING = problem_responses(401, 403, 422, 429, 503)


@router.post(
    "/judgements",
    operation_id="post_judgement",
    summary="Judges: two are one, or are not; a claim is wrong; a field is another",
    status_code=201,
    responses=WRITING,
)
def post_judgement(request: Request, who: Who, given: Given) -> Verdict:
    from ingest.judging import Asked, judge

    asked = Asked(given.verdict, given.one, who, given.other, given.field, tuple(given.values), given.why)
    with turn():
        found = judge(Signed(request.app.state.graph, Signature(who, "POST /judgements", given.why)), asked)
    return Verdict.model_validate(asdict(found))


@router.delete(
    "/judgements/{id}",  # noqa: FAST003 - the alias of `identity`
    operation_id="undo_judgement",
    summary="Takes a judgement back; it stays on record as undone",
    status_code=204,
    responses={**WRITING, **problem_responses(404)},
)
def undo_judgement(request: Request, who: Who, identity: Id) -> None:
    from ingest.judging import undo

    with turn():
        undo(Signed(request.app.state.graph, Signature(who, "DELETE /judgements")), identity, who)


@router.get(
    "/judgements/candidates",
    operation_id="candidates",
    summary="The closest calls that nobody judged yet, both texts side by side",
    responses=problem_responses(422, 503),
)
def candidates(request: Request, limit: Annotated[int, Query(ge=1, le=200)] = 20) -> Calls:
    from ingest.base import Base
    from ingest.closest import closest_calls

    rows = [Call.model_validate(asdict(call)) for call in closest_calls(Base.of(request.app.state.graph), limit)]
    return Calls(count=len(rows), rows=rows)
