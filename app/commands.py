"""Turns every canned question into one command: options from its header, a table on a terminal, ndjson in a pipe."""

import inspect
import keyword
import shlex
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer
from pydantic import ValidationError
from pydantic.fields import FieldInfo
from rich.console import Console

from cypher.catalog import Query
from cypher.errors import SarhadError

if TYPE_CHECKING:
    from cypher.graph import Graph

Connect = Callable[[], AbstractContextManager["Graph"]]
Format = StrEnum("Format", ["table", "ndjson", "json"])
OUTPUT = ("format", "cursor")


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
    parameters.append(_option("format", Format | None, "table, ndjson or json; a table on a terminal, else ndjson"))
    if query.pages:
        parameters.append(_option("cursor", str | None, "`next` of the page before"))
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command


def run_query(
    query: Query, given: dict[str, Any], connect: Connect, *, wanted: Format | None = None, cursor: str | None = None
) -> None:
    """Asks and prints; what can't be read ends with a message and status 2, what can't be answered with 1."""
    from app.answers import ask

    params = check(query, {name: value for name, value in given.items() if value is not None})
    try:
        with connect() as graph:
            answer = ask(graph, query, params, cursor)
    except SarhadError as error:
        Console(stderr=True).print(f"[red]{error.title}:[/red] {error}", highlight=False)
        raise typer.Exit(2 if error.status < 500 else 1) from error  # noqa: PLR2004 - the caller's fault or not
    show(query, [query.Row(**row).model_dump(mode="json") for row in answer.rows], wanted)
    if answer.next:
        Console(stderr=True).print(f"More rows: --cursor {answer.next}", highlight=False)


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


def show(query: Query, rows: list[dict[str, Any]], wanted: Format | None) -> None:
    from app import show as writer

    console = Console()
    chosen = wanted or (Format.table if console.is_terminal else Format.ndjson)
    if chosen is Format.table:
        one = query.header.one
        writer.show_one(console, rows[0]) if one else writer.show_table(console, query.Row.__name__, rows)
    elif chosen is Format.json:
        typer.echo(f"[{', '.join(writer.lines(rows))}]")
    else:
        writer.echo(rows)


def _parameter(name: str, field: FieldInfo, query: Query) -> inspect.Parameter:
    required = field.is_required()
    option, kind = name.replace("_", "-"), _plain_type(field.annotation)
    flag = f"--{option}/--no-{option}" if bool in {kind, *get_args(kind)} else f"--{option}"
    in_path = f"{{{name}}}" in query.header.path
    spec = typer.Argument(help=field.description) if in_path else typer.Option(flag, help=field.description)
    return inspect.Parameter(
        f"{name}_" if keyword.iskeyword(name) else name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if required else field.default,
        annotation=Annotated[kind, spec],
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
