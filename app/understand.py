"""Decides what a question in words asks: one question of the catalogue, or a refusal that says why and what is near."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from app.marks import Marked, Names, gaps, mark
from app.phrases import phrases
from app.readings import LONGEST, Reading, readings
from cypher.catalog import Query, queries
from seeds.vocabulary import load_vocabulary

NEAREST = 3  # questions that a refusal offers


@dataclass(frozen=True, slots=True)
class Understood:
    """The one reading that accounts for every word."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class Refused:
    """Why no answer is given, the words that are to blame, those that may be names, and the nearest questions."""

    why: str
    unread: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    nearest: tuple[Query, ...] = ()


def understand(text: str, today: date, names: Names) -> Understood | Refused:
    """What a question asks; never a guess."""
    question = mark(text, today, names)
    if len(question.stems) > LONGEST:
        return Refused(f"a question has {LONGEST} words at most; for articles there is extract")
    found = readings(question)
    if not found:
        return Refused(_no_question(question), nearest=_alike(text))
    nearest = tuple({reading.query.name: reading.query for reading in found}.values())[:NEAREST]
    best = [reading for reading in found if reading.score == found[0].score]
    if found[0].unread:
        return _unread(question, found, nearest)
    if len({reading.key for reading in best}) > 1:
        return Refused(f"it can be read in several ways: {'; or '.join(map(told, best))}", nearest=nearest)
    return _valid(best[0], nearest)


def told(reading: Reading) -> str:
    """A reading in a few words."""
    given = ", ".join(f"{each.name} {each.meant}" for each in reading.given)
    return f"{reading.query.name} ({given})" if given else reading.query.name


def _valid(reading: Reading, nearest: tuple[Query, ...]) -> Understood | Refused:
    """A reading whose parameters the question takes."""
    required = [name for name, field in reading.query.Params.model_fields.items() if field.is_required()]
    missing = [name for name in required if name not in reading.meant]
    if missing:
        return Refused(f"{reading.query.name} needs {' and '.join(missing)}, which I can't find", nearest=nearest)
    if why := _at_odds(reading.meant):
        return Refused(why, nearest=nearest)
    try:
        reading.query.Params(**{each.name: each.value for each in reading.given})
    except ValidationError as error:
        return Refused("; ".join(f"{entry['loc'][0]}: {entry['msg']}" for entry in error.errors()), nearest=nearest)
    return Understood(reading)


def _at_odds(meant: Mapping[str, Any]) -> str:
    """Why parameters do not go together: days in the wrong order, a role that events of the type do not have."""
    if "since" in meant and "until" in meant and meant["since"] > meant["until"]:
        return f"{meant['since']} is after {meant['until']}"
    vocabulary = load_vocabulary()
    has = vocabulary.event_types[meant["type"]].roles if "type" in meant else vocabulary.roles
    lacking = [role for role in vocabulary.roles if role in meant and role not in has]
    return f"events of type {meant['type']} have no {' and no '.join(lacking)}" if lacking else ""


def _alike(text: str) -> tuple[Query, ...]:
    """The questions whose examples look most like a text."""
    examples = {query.header.ask.example: query for query in queries().values() if query.header.ask}
    found = process.extract(text, list(examples), scorer=fuzz.token_set_ratio, limit=NEAREST)
    return tuple(examples[example] for example, *_ in found)


def _no_question(question: Marked) -> str:
    several = _several(question, range(len(question.stems)))
    return several or "I can't tell which question of the catalogue this is"


def _unread(question: Marked, found: Sequence[Reading], nearest: tuple[Query, ...]) -> Refused:
    """What the best reading leaves unread."""
    runs = gaps(found[0].unread)
    words = tuple(question.words(start, end) for start, end in runs)
    several = _several(question, found[0].unread)
    why = several or f"I don't understand {', '.join(map(repr, words))}"
    return Refused(why, words, tuple(filter(None, (_name_in(question, run) for run in runs))), nearest)


def _several(question: Marked, places: Sequence[int]) -> str:
    """Words that stand for several event types."""
    said = [
        f"{question.words(place, place + 1)!r} may be {', '.join(types[:-1])} or {types[-1]}"
        for place in places
        if (types := question.ambiguous.get(place))
    ]
    return "; ".join(said)


def _name_in(question: Marked, run: tuple[int, int]) -> str:
    """The words of a run that look like a name, by a capital or by the word before; empty if none do."""
    start, end = run
    leading = phrases().before_names
    while start < end and question.words(start, start + 1).casefold() in leading:
        start += 1
    told = start > 0 and question.words(start - 1, start).casefold() in leading
    return question.words(start, end) if start < end and (told or question.words(start, end)[0].isupper()) else ""
