"""``GET /ask``: a question in plain English, answered by the one question of the catalogue that it asks, or refused."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from app.answers import Answer, ask
from app.catalogue import example_url
from app.errors import Suggestion, problem_responses
from app.namings import of_graph
from app.queries import answer_model
from app.readings import Given, Reading
from app.understand import Refused, Understood, understand
from cypher.catalog import Query as Canned
from cypher.errors import Near, NotFound
from cypher.graph import Graph
from cypher.names import nearest
from cypher.types import DATE, name_types

LONGEST = 500  # characters
ANY_NAME = "Entity"  # the type of parameters that take every kind of entity

Text = Annotated[
    str,
    Query(min_length=1, max_length=LONGEST, examples=["which attacks happened in Sistan-Baluchestan in January 2024?"]),
]
Today = Annotated[DATE | None, Query(description="The day that 'last month' is counted from; without it today")]


class Parameter(BaseModel):
    """A parameter as it was understood: its value, the words that it was read from, and what it means."""

    name: str
    value: Any
    words: str
    means: str = ""
    entity: str | None = Field(None, description="The name of the entity that the value is the id of")
    also: list[Suggestion] = Field([], description="What else is spelt so")


class NearQuestion(BaseModel):
    """A question that can be asked, with an example in words."""

    query: str
    summary: str
    example: str


class NearNames(BaseModel):
    """Words that name nothing, and the names that look most like them."""

    words: str
    nearest: list[Suggestion]


class InWords(BaseModel):
    """What was understood and its answer, or why nothing was: `answer` is what `url` gives."""

    question: str
    understood: bool
    query: str | None = None
    summary: str | None = None
    words: str | None = Field(None, description="The words that say which question it is")
    parameters: list[Parameter] = []
    url: str | None = Field(None, description="The endpoint that gives this answer, its other pages and formats")
    answer: dict[str, Any] | None = None
    why: str | None = Field(None, description="Why there is no answer")
    unread: list[str] = Field([], description="Words that were not understood")
    names: list[NearNames] = []
    nearest: list[NearQuestion] = []


router = APIRouter(tags=["catalogue"])


@router.get(
    "/ask",
    operation_id="ask",
    summary="A question in plain English",
    description="One canned question answers, named with its parameters and the words they were read from. "
    "What is not understood is not guessed: `understood` is false then, `why` says why, `nearest` what can be asked.",
    responses=problem_responses(422, 503, 504),
)
def ask_in_words(request: Request, q: Text, today: Today = None) -> InWords:
    graph: Graph = request.app.state.graph
    found = understand(q, today or date.today(), of_graph(graph))  # noqa: DTZ011 - the reader's day
    return answered(graph, q, found) if isinstance(found, Understood) else refused(graph, q, found)


def answered(graph: Graph, text: str, found: Understood) -> InWords:
    """The answer of the question understood; a name that the graph lacks is told with the nearest."""
    reading = found.reading
    params = params_of(reading)
    try:
        answer = ask(graph, reading.query, dict(reading.query.Params(**params)))
    except NotFound as error:
        names = [NearNames(words=_words_of(reading, error.parameter), nearest=_suggestions(error.nearest))]
        return InWords(question=text, understood=False, why=str(error), names=names, nearest=_near([reading.query]))
    return InWords(
        question=text,
        understood=True,
        query=reading.query.name,
        summary=reading.query.header.summary,
        words=reading.words,
        parameters=[parameter(reading.query, each, answer) for each in reading.given],
        url=example_url(reading.query, params),
        answer=_as_endpoint(reading.query, answer),
    )


def _as_endpoint(query: Canned, answer: Answer) -> dict[str, Any]:
    """The answer as the question's own endpoint gives it."""
    shaped = query.Row(**answer.rows[0]) if query.header.one else answer_model(query)(**answer.as_dict())
    return shaped.model_dump(mode="json")


def refused(graph: Graph, text: str, found: Refused) -> InWords:
    names = [NearNames(words=words, nearest=_suggestions(near)) for words, near in near_names(graph, found).items()]
    near = _near(found.nearest)
    return InWords(question=text, understood=False, why=found.why, unread=list(found.unread), names=names, nearest=near)


def near_names(graph: Graph, found: Refused) -> Mapping[str, list[Near]]:
    """The names nearest to words that may be one."""
    return {words: nearest(graph, name_types()[ANY_NAME], words) for words in found.names}


def params_of(reading: Reading) -> dict[str, Any]:
    """The parameters as the endpoint takes them."""
    return {each.name: each.value for each in reading.given}


def parameter(query: Canned, given: Given, answer: Answer) -> Parameter:
    read = answer.parameters.get(given.name, given.value)
    means = query.Params.model_fields[given.name].description or ""
    if not isinstance(read, Mapping):
        return Parameter(name=given.name, value=read, words=given.words, means=means)
    also = [Suggestion(id=row["id"], name=row["name"], kind=row["kind"]) for row in read["also"]]
    return Parameter(name=given.name, value=read["id"], words=given.words, means=means, entity=read["name"], also=also)


def _words_of(reading: Reading, name: str) -> str:
    return next((each.words for each in reading.given if each.name == name), "")


def _suggestions(near: Iterable[Near]) -> list[Suggestion]:
    return [Suggestion(id=each.id, name=each.name, kind=each.kind) for each in near]


def _near(queries: Iterable[Canned]) -> list[NearQuestion]:
    return [
        NearQuestion(query=query.name, summary=query.header.summary, example=query.header.ask.example)
        for query in queries
        if query.header.ask
    ]
