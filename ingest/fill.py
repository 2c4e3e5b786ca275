"""Fills the slots of events from all that an article offers: parties, dates, places, figures, status."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import lightgbm
import numpy as np
from numpy.typing import NDArray

from ingest.dates import When, first_day, last_day
from ingest.entities import Names
from ingest.extraction import Party
from ingest.linear import Linear
from ingest.numbers import Number
from ingest.parties import ROLES, choose, options, party_rows
from ingest.places import Places
from ingest.reading import Reading
from ingest.slots import (
    Filler,
    Scene,
    figure_features,
    link_features,
    name_fillers,
    status_features,
)

T = TypeVar("T")
Floats = NDArray[np.float64]
FIGURE_WINDOW = 5
DATE_WINDOW = 5
_ARTICLES = frozenset(["a", "an"])


@dataclass(frozen=True, slots=True)
class Count:
    """A number of persons that an article gives, over tokens ``start:end``."""

    start: int
    end: int
    low: int | None
    high: int | None


def counts_of(reading: Reading) -> list[Count]:
    """Numbers in digits and words, and single persons ("a soldier")."""
    found = [_count(reading, number) for number in reading.numbers if number.start >= reading.offset]
    taken = {i for count in found for i in range(count.start, count.end)}
    single = [token.i for token in reading.doc if token.lower_ in _ARTICLES and token.head.pos_ == "NOUN"]
    found.extend(Count(i, i + 1, 1, 1) for i in single if i not in taken and reading.doc[i].idx >= reading.offset)
    return sorted(found, key=lambda count: count.start)


def _count(reading: Reading, number: Number) -> Count:
    first, last = reading.token_at(number.start), reading.token_at(number.end - 1)
    return Count(first.i, last.i + 1, number.low, number.high)


def date_rows(reading: Reading, scene: Scene, number: int) -> Iterator[tuple[When, list[float]]]:
    """Each date near an event with its link features; the extra ones are how it is said, how exact it is, how old it
    was when published.
    """
    event = scene.events[number]
    spans = [
        (when, span)
        for when in reading.dates
        if when.value and (span := reading.doc.char_span(when.start, when.end, alignment_mode="expand"))
    ]
    rivals = [span.root.i for _, span in spans]
    for order, (when, span) in enumerate(spans):
        if abs(int(reading.sentence_of[span.start]) - event.sentence) <= DATE_WINDOW:
            yield (
                when,
                link_features(reading, scene, number, span, order, rivals=rivals, extra=_date_extra(reading, when)),
            )


_KINDS = (
    "iso",
    "month_days",
    "days_month",
    "month_day",
    "day_month",
    "month_year",
    "month",
    "ago",
    "weekday",
    "unit",
    "weekend",
    "day_word",
    "year",
)


def _date_extra(reading: Reading, when: When) -> tuple[float, float, float]:
    value = when.value or ""
    length = (last_day(value) - first_day(value)).days
    published = reading.article.published
    age = (published - last_day(value)).days if published else 0
    return _KINDS.index(when.kind), min(400, length), max(-60, min(4000, age))


def figure_rows(
    reading: Reading, scene: Scene, number: int, figures: Sequence[tuple[Count, int, float]]
) -> Iterator[tuple[int, list[float]]]:
    """Each figure (count, kind, probability) near an event with its link features, by its place in ``figures``."""
    event = scene.events[number]
    rivals = [count.end - 1 for count, *_ in figures]
    for order, (count, kind, probability) in enumerate(figures):
        if abs(int(reading.sentence_of[count.start]) - event.sentence) <= FIGURE_WINDOW:
            extra = (float(kind), probability, float(count.low or count.high or 0))
            yield (
                order,
                link_features(
                    reading, scene, number, reading.doc[count.start : count.end], order, rivals=rivals, extra=extra
                ),
            )


@dataclass(frozen=True, slots=True)
class Filled:
    """What the models chose for one event; every value keeps its probability."""

    parties: dict[str, list[tuple[Party, float]]]
    dates: list[tuple[When, float]]
    places: list[tuple[Filler, float]]
    status: str
    figures: list[tuple[Count, str, float]]


@dataclass(frozen=True)
class SlotModels:
    """The trained models of all slots and their thresholds."""

    types: tuple[str, ...]
    roles: Linear
    parties: Mapping[str, lightgbm.Booster]
    status: Linear
    figures: Linear
    date: lightgbm.Booster
    place: lightgbm.Booster
    figure: lightgbm.Booster
    thresholds: dict[str, float]

    @classmethod
    def load(cls, folder: Path, types: tuple[str, ...]) -> "SlotModels":
        linears = [Linear.load(folder / f"{name}.npz") for name in ("roles", "status", "figures")]
        boosters = [lightgbm.Booster(model_file=str(folder / f"{name}.txt")) for name in ("date", "place", "figure")]
        parties = {role: lightgbm.Booster(model_file=str(folder / f"{role}.txt")) for role in ROLES}
        thresholds = json.loads((folder / "thresholds.json").read_text("utf-8"))
        roles, status, figures = linears
        date, place, figure = boosters
        return cls(types, roles, parties, status, figures, date, place, figure, thresholds)

    def fill(self, reading: Reading, scene: Scene, names: Names) -> list[Filled]:
        """The slots of every event of a scene."""
        parties = self._parties(reading, scene, names)
        figures = self.figure_counts(reading)
        shares = self._figures(reading, scene, figures)
        places = Places(reading, names)
        return [
            self._fill(reading, scene, number, parties[number], [(figures[i], p) for i, p in shares[number]], places)
            for number in range(len(scene.events))
        ]

    def _fill(  # noqa: PLR0913, PLR0917 - an event and what its article offers
        self,
        reading: Reading,
        scene: Scene,
        number: int,
        parties: dict[str, list[tuple[Party, float]]],
        figures: list[tuple[tuple[Count, int, float], float]],
        places: Places,
    ) -> Filled:
        event = scene.events[number]
        kind = self.types[event.type]
        statuses = self.status.probabilities(status_features(reading, event, kind))
        return Filled(
            parties=parties,
            dates=_ranked(date_rows(reading, scene, number), self.date),
            places=_ranked(places.near(scene, number), self.place),
            status=self.status.labels[int(statuses.argmax())],
            figures=[(count, self.figures.labels[label], p) for (count, label, _), p in figures],
        )

    def _parties(self, reading: Reading, scene: Scene, names: Names) -> list[dict[str, list[tuple[Party, float]]]]:
        """Per event, the parties of each role."""
        fillers = name_fillers(reading)
        kinds = [self.types[event.type] for event in scene.events]
        found = [
            options(reading, event, kind, fillers, roles=self.roles, names=names)
            for event, kind in zip(scene.events, kinds, strict=True)
        ]
        chosen = []
        for number, kind in enumerate(kinds):
            rows = np.array(party_rows(reading, scene, number, found, names), dtype=np.float64)
            chances = [_predict(self.parties[role], rows) for role in ROLES]
            pairs = [
                (option, dict(zip(ROLES, p, strict=True))) for option, *p in zip(found[number], *chances, strict=True)
            ]
            chosen.append(choose(pairs, kind, self.thresholds, names))
        return chosen

    def figure_counts(self, reading: Reading) -> list[tuple[Count, int, float]]:
        """The counts of killed and injured of an article: (count, label, probability)."""
        found = []
        for count in counts_of(reading):
            p = self.figures.probabilities(figure_features(reading, count.start, count.end))
            label = int(p.argmax())
            if p[label] >= self.thresholds["figure_kind"]:
                found.append((count, label, float(p[label])))
        return found

    def _figures(
        self, reading: Reading, scene: Scene, figures: list[tuple[Count, int, float]]
    ) -> dict[int, list[tuple[int, float]]]:
        """Each figure goes to the event that it fits best, if it fits one."""
        fits: dict[int, list[tuple[float, int]]] = {}
        for number in range(len(scene.events)):
            for order, p in _ranked(figure_rows(reading, scene, number, figures), self.figure):
                fits.setdefault(order, []).append((p, number))
        shares: dict[int, list[tuple[int, float]]] = {number: [] for number in range(len(scene.events))}
        for order, choices in sorted(fits.items()):
            p, number = max(choices, key=lambda pair: (pair[0], -pair[1]))
            if p >= self.thresholds["figure"]:
                shares[number].append((order, p))
        return shares


def _predict(booster: lightgbm.Booster, rows: Floats) -> Floats:
    """(rows,) probabilities."""
    return np.asarray(booster.predict(rows, num_threads=1)) if len(rows) else np.zeros(0)


def _ranked(rows: Iterator[tuple[T, list[float]]], booster: lightgbm.Booster) -> list[tuple[T, float]]:
    pairs = list(rows)
    if not pairs:
        return []
    matrix = np.array([features for _, features in pairs], dtype=np.float64)
    scores = _predict(booster, matrix)
    return sorted(
        ((value, float(score)) for (value, _), score in zip(pairs, scores, strict=True)), key=lambda pair: -pair[1]
    )
