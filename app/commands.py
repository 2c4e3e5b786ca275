"""Turns every canned question into one command: options from its header, a table on a terminal, ndjson in a pipe."""

import inspect
import keyword
import shlex
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer
from pydantic import ValidationError
from pydantic.fields import FieldInfo
from rich.console import Console

from app.formats import FORMATS, JSON, NDJSON, choose, offered, plain
from cypher.catalog import Query
from cypher.errors import SarhadError
from cypher.types import choices

if TYPE_CHECKING:
    from cypher.graph import Graph

Connect = Callable[[], AbstractContextManager["Graph"]]
TABLE = "table"
Output = choices("Output", [TABLE, *FORMATS])
PAGED = {TABLE, JSON.name}  # without --limit these give a page, the others the whole list
OUTPUT = ("format", "cursor")
LIMIT = "limit"


def add_commands(app: typer.Typer, queries: Iterable[Query], connect: Connect) -> None:
    """One command a question, named like its file."""
    for query in queries:
        name, panel = query.name.replace("_", "-"), f"Questions about {query.tag}"
        register = app.command(name, help=query.header.summary, epilog=example(query), rich_help_panel=panel)
        register(_command(query, connect))


def example(query: Query) -> str:
    """The header's first example, or a parameter's own, as a command that can be pasted."""
    fields = query.Params.model_fields
    needed = {name: field.examples[0] for name, field in fields.items() if field.is_required() and field.examples}
    given = {**needed, **next(iter(query.header.examples), {})}
    options = [_pasted(query, name, value) for name, value in given.items()]
    return " ".join(["For example: sarhad", query.name.replace("_", "-"), *options])


def _pasted(query: Query, name: str, value: object) -> str:
    option, text = name.replace("_", "-"), shlex.quote(str(value))
    if isinstance(value, bool):
        return f"--{option}" if value else f"--no-{option}"
    return text if f"{{{name}}}" in query.header.path else f"--{option} {text}"


def _command(query: Query, connect: Connect) -> Callable[..., None]:
    def command(**given: Any) -> None:  # noqa: ANN401 - the options of the header
        wanted, cursor = given.pop("format"), given.pop("cursor", None)
        run_query(
            query, {name.rstrip("_"): value for name, value in given.items()}, connect, wanted=wanted, cursor=cursor
        )

    parameters = [_parameter(name, field, query) for name, field in query.Params.model_fields.items()]
    parameters.append(
        _option("format", Output | None, f"table, {', '.join(offered(query))}; a table on a terminal, else ndjson")
    )
    if query.pages:
        parameters.append(_option("cursor", str | None, "`next` of the page before"))
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command


def run_query(
    query: Query, given: dict[str, Any], connect: Connect, *, wanted: str | None = None, cursor: str | None = None
) -> None:
    """Asks and prints; what can't be read ends with a message and status 2, what can't be answered with 1."""
    said = {name: value for name, value in given.items() if value is not None}
    params = check(query, said)
    chosen = wanted or (TABLE if Console().is_terminal else NDJSON.name)
    whole = query.pages and chosen not in PAGED and cursor is None and LIMIT not in said
    try:
        if chosen != TABLE:
            choose(query, chosen)
        with connect() as graph:
            rows, following = _answer(graph, query, params, cursor, whole=whole)
            show(query, plain(query, rows), chosen)
    except SarhadError as error:
        Console(stderr=True).print(f"[red]{error.title}:[/red] {error}", highlight=False)
        raise typer.Exit(2 if error.status < 500 else 1) from error  # noqa: PLR2004 - the caller's fault or not
    if following:
        Console(stderr=True).print(f"More rows: --cursor {following}", highlight=False)


def _answer(
    graph: "Graph", query: Query, params: Mapping[str, Any], cursor: str | None, *, whole: bool
) -> tuple[Iterable[dict[str, Any]], str | None]:
    """The rows, and the cursor of what follows them."""
    from app.answers import ask, ask_all

    if whole:
        return ask_all(graph, query, params), None
    answer = ask(graph, query, params, cursor)
    return answer.rows, answer.next


def check(query: Query, given: dict[str, Any]) -> dict[str, Any]:
    """The parameters as the header's types read them."""
    try:
        return dict(query.Params(**given))
    except ValidationError as error:
        reasons = [
            f"{'.'.join(map(str, entry['loc']))}: {entry['msg'].removeprefix('Value error, ')}"
            for entry in error.errors()
        ]
        raise typer.BadParameter("; ".join(reasons)) from error


def show(query: Query, rows: Iterable[dict[str, Any]], chosen: str) -> None:
    from app import show as writer

    if chosen != TABLE:
        for text in FORMATS[chosen].write(query, rows):
            typer.echo(text, nl=False)
    elif query.header.one:
        writer.show_one(Console(), next(iter(rows)))
    else:
        writer.show_table(Console(), query.Row.__name__, list(rows))


def _parameter(name: str, field: FieldInfo, query: Query) -> inspect.Parameter:
    required = field.is_required()
    option, kind = name.replace("_", "-"), _plain_type(field.annotation)
    flag = f"--{option}/--no-{option}" if bool in {kind, *get_args(kind)} else f"--{option}"
    in_path = f"{{{name}}}" in query.header.path
    text = f"{field.description}; {field.default} of a table or json, else all" if name == LIMIT else field.description
    spec = typer.Argument(help=text) if in_path else typer.Option(flag, help=text)
    return inspect.Parameter(
        f"{name}_" if keyword.iskeyword(name) else name,
        inspect.Parameter.KEYWORD_ONLY,
        # Not said is not the same as the default of a page: it decides whether the whole list is given.
        default=inspect.Parameter.empty if required else None if name == LIMIT else field.default,
        annotation=Annotated[kind | None if name == LIMIT else kind, spec],
    )


def _option(name: str, kind: Any, text: str) -> inspect.Parameter:  # noqa: ANN401 - a type
    annotation = Annotated[kind, typer.Option(f"--{name}", help=text)]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _plain_type(annotation: Any) -> Any:  # noqa: ANN401 - a type
    """What the command line can read itself; the header's type checks the rest."""
    kinds = [kind for kind in get_args(annotation) or (annotation,) if kind is not type(None)]
    kind = next((kind for kind in kinds if isinstance(kind, type)), str)
    plain = kind if kind in {int, float, bool} or issubclass(kind, Enum) else str
    return plain | None if type(None) in get_args(annotation) else plain
