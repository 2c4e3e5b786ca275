"""From what a person says of events, claims and entities to a judgement in the graph, and back by undoing it."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from cypher.errors import BadParameter, NotFound
from cypher.graph import Graph
from cypher.names import Refusal, read_id, read_name
from cypher.types import name_types
from ingest.base import Base, Change, rewrite
from ingest.dates import first_day, last_day
from ingest.judgement import FIELDS, QUOTE, ROLES, TOLLS, Judgement, Subject, Verdict
from seeds.gazetteer import load_gazetteer
from seeds.vocabulary import load_vocabulary

ID = 12  # hex digits
_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_DATE = re.compile(f"{_DAY}(?:/{_DAY})?")
SPELLED = {"place": "places"}  # as answers name a field -> as events do
PAIRED: tuple[Verdict, ...] = ("same", "not_same")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person says, in ids and spellings: ``one`` and ``other`` are an event, a claim (for what its article tells
    of that event) or an entity.
    """

    verdict: Verdict
    one: str
    by: str
    other: str | None = None
    field: str | None = None
    values: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What an id stands for: anchors of tellings and ids of their claims, or the id of an entity."""

    kind: Subject
    ids: tuple[str, ...]
    claims: tuple[str, ...] = ()
    families: frozenset[str] = frozenset()


def judge(graph: Graph, asked: Asked) -> Judgement:
    """Writes a judgement and derives anew what it changes; BadParameter where it can't be."""
    judgement = read_judgement(graph, asked)
    rewrite(graph, Base.of(graph), Change(judged=[{**asdict(judgement), "undone_at": None, "undone_by": None}]))
    return judgement


def undo(graph: Graph, identity: str, by: str) -> None:
    """Takes a judgement back; NotFound where there is none, or none in force."""
    found = graph.lookup("judgement", id=identity)
    row: dict[str, Any] = found[0]["judgement"] if found else {}
    if not row or row.get("undone_at"):
        raise NotFound(f"no judgement {identity!r} is in force; `sarhad judgements` lists them", "id")
    row.pop("run", None)
    rewrite(graph, Base.of(graph), Change(judged=[{**row, "undone_at": _now(), "undone_by": by}]))


def read_judgement(graph: Graph, asked: Asked) -> Judgement:
    """What a person says, in ids that outlive events."""
    one = _subject(graph, asked.one, "one")
    field, values = _correction(graph, asked) if asked.verdict == "correct" else (None, ())
    kind, ids = one.kind, one.ids
    others: tuple[str, ...] = ()
    if asked.verdict in PAIRED:
        ids, others = _pair(one, _subject(graph, asked.other or "", "other"), asked)
    elif one.kind == "entity":
        raise BadParameter(f"{asked.one!r} is an entity; {asked.verdict} is for events and claims", "one")
    elif asked.verdict == "reject":
        kind, ids = "claim", one.claims
    judgement = Judgement("", asked.verdict, kind, ids, others, asked.by, _now(), asked.why.strip(), field, values)
    return replace(judgement, id=hashlib.sha256(repr(judgement).encode()).hexdigest()[:ID])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _subject(graph: Graph, given: str, parameter: str) -> _Subject:
    """An event by its id, now or before; a claim; else an entity in any spelling."""
    if not given.strip():
        raise BadParameter("say of what: the id of an event, of a claim, or an entity", parameter)
    event = graph.lookup("event", given=given.strip())
    rows = graph.lookup("accounts", id=event[0]["id"] if event else given.strip())
    if not rows:
        (identity, *_), _ = read_name(graph, name_types()["Entity"], given, Refusal(parameter, BadParameter))
        return _Subject("entity", (identity,))
    claims = [claim for row in rows for claim in row["claims"]] if event else [given.strip()]
    families = frozenset(load_vocabulary().family(row["type"]) for row in rows)
    return _Subject("event", tuple(row["anchor"] for row in rows), tuple(claims), families)


def _pair(one: _Subject, other: _Subject, asked: Asked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two sides of a verdict; what stands on both belongs to the smaller side alone (a claim against its event)."""
    if one.kind != other.kind:
        raise BadParameter(
            f"{asked.one!r} is an {one.kind}, {asked.other!r} an {other.kind}: they can't be one", "other"
        )
    if one.kind == "entity" and asked.verdict == "same":
        _check_names(one.ids[0], other.ids[0])
    if ("verbal" in one.families) != ("verbal" in other.families) and asked.verdict == "same":
        raise BadParameter("an act and the words about it can't be one event", "other")
    small, large = sorted((one.ids, other.ids), key=len)
    rest = tuple(identity for identity in large if identity not in small)
    if not rest:
        raise BadParameter("both are the same account; give two, or claims of two articles", "other")
    return small, rest


def _check_names(one: str, other: str) -> None:
    entries = load_gazetteer().entries
    if one in entries and other in entries and one != other:
        raise BadParameter(
            f"the gazetteer knows {one} and {other} as two; if it is wrong, edit seeds/entities", "other"
        )


def _correction(graph: Graph, asked: Asked) -> tuple[str, tuple[str, ...]]:
    field = SPELLED.get(asked.field or "", asked.field or "")
    if field not in FIELDS:
        raise BadParameter(f"no field {asked.field!r} can be corrected; there are {', '.join(FIELDS)}", "field")
    values = tuple(_values(graph, field, [value.strip() for value in asked.values if value.strip()]))
    if not values and field in {"type", "status", *TOLLS}:
        raise BadParameter(f"say what {field} is corrected to", "value")
    return field, values


def _values(graph: Graph, field: str, given: Sequence[str]) -> Iterator[str]:
    """The values as the graph keeps them; names become ids, parties that are no entities stay words."""
    if field in ROLES or field == "places":
        kind = name_types()["Place" if field == "places" else "Actor"]
        for value in given:
            identity = read_id(graph, kind, value)
            if identity is None and field == "places":
                read_name(graph, kind, value, Refusal("value", BadParameter))  # says what is near
            yield identity or f"{QUOTE}{value.strip(QUOTE)}{QUOTE}"
        return
    _check_value(field, given)
    yield from given


def _check_value(field: str, given: Sequence[str]) -> None:
    """Single values, of the vocabulary or the calendar; tolls are one number or two."""
    allowed: Mapping[str, Sequence[str]] = {
        "type": list(load_vocabulary().event_types),
        "status": load_vocabulary().statuses,
    }
    if field in allowed and not set(given) <= set(allowed[field]):
        raise BadParameter(f"{field} is one of {', '.join(allowed[field])}, not {', '.join(given)}", "value")
    if field in TOLLS and not all(value.isdecimal() and value.isascii() for value in given):
        raise BadParameter(f"{field} is a number, or a lowest and a highest one, not {', '.join(given)}", "value")
    if field == "date" and given and not _is_date(given[0]):
        raise BadParameter(f"write a date as 2024, 2024-01, 2024-01-16 or first/last, not {given[0]!r}", "value")
    if len(given) > (2 if field in TOLLS else 1):
        raise BadParameter(f"{field} has one value, not {len(given)}", "value")


def _is_date(value: str) -> bool:
    try:
        return _DATE.fullmatch(value) is not None and first_day(value) <= last_day(value)
    except ValueError:
        return False
