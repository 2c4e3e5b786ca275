"""The lexicon of triggers: which English words and phrases may tell an event of which type."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, TypeAdapter

from seeds.errors import SeedsError
from seeds.rows import line_of, read_mapping
from seeds.vocabulary import load_vocabulary

FILE = Path(str(files("seeds"))) / "triggers.yml"
GAP = "~"  # in a phrase; stands for up to three words


def _distinct(words: tuple[str, ...]) -> tuple[str, ...]:
    twice = next((word for word in words if words.count(word) > 1), None)
    if twice is not None:
        raise ValueError(f"{twice!r} is given twice")
    return words


Word = Annotated[str, StringConstraints(pattern=r"^[^\s~A-Z]+$")]
Phrase = Annotated[str, StringConstraints(pattern=r"^[^\s~A-Z]+( [^\sA-Z]+)+$")]
Words = Annotated[tuple[Word, ...], AfterValidator(_distinct)]
Phrases = Annotated[tuple[Phrase, ...], AfterValidator(_distinct)]


class Lexemes(BaseModel):
    """Lemmas of one event type by part of speech, and phrases of lemmas."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verbs: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    phrases: Phrases = ()

    def expressions(self) -> Iterator[tuple[str, str]]:
        """(name of the list, word or phrase)."""
        for name in type(self).model_fields:
            for expression in getattr(self, name):
                yield name, expression


Triggers: TypeAlias = Mapping[str, Lexemes]


@cache
def load_triggers() -> Triggers:
    """The project's triggers by event type."""
    return read_triggers(FILE)


def read_triggers(file: Path) -> Triggers:
    """Read a file of triggers and check it against the event types of the vocabulary."""
    triggers = read_mapping(file, TypeAdapter(dict[str, Lexemes]))
    types = load_vocabulary().event_types
    for name in triggers:
        if name not in types:
            raise SeedsError(f"{file}:{line_of(file, (name,))}: unknown event type {name!r}")
    missing = [name for name in types if name not in triggers]
    if missing:
        raise SeedsError(f"{file}:1: no triggers for {', '.join(missing)}")
    return triggers
