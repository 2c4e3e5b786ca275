"""Trains what turns scored sentences into events: the decision, the roles, the status, the figures and the links of
slots.
"""

import collections
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import lightgbm
import numpy as np
from numpy.typing import NDArray

from ingest.decide import Candidate, Parts, candidates, decision_features
from ingest.entities import Names, find_entities
from ingest.fill import Count, SlotModels, counts_of, date_rows, figure_rows
from ingest.linear import Linear
from ingest.mentions import may_join, mention_features, of_one_family
from ingest.parties import ROLES, options, party_rows
from ingest.places import Places
from ingest.reading import Reading
from ingest.slots import (
    Filler,
    Scene,
    figure_features,
    name_fillers,
    role_features,
    role_fillers,
    status_features,
)
from ingest.tokens import stem
from seeds.gazetteer import load_gazetteer
from training.corpus import Example, Gold, GoldEvent
from training.score import alike, dates_agree, plain, same_name
from training.sentences import train_linear

FIGURE_KINDS = ("killed", "injured")
BOOSTING = {
    "objective": "binary",
    "learning_rate": 0.04,
    "num_leaves": 15,
    "min_child_samples": 30,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 2,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}
ROUNDS = 260
MENTION = 0.15  # score from which a sentence looks like an event of a type
COLUMNS = 2**18


@dataclass(frozen=True)
class Training:
    """An article ready for training: what the models read of it and what they should say."""

    example: Example
    reading: Reading
    parts: Parts
    gold: list[GoldEvent]

    @cached_property
    def names(self) -> Names:
        return find_entities(self.reading.doc, self.reading.offset, load_gazetteer())

    @property
    def aliases(self) -> dict[str, list[str]]:
        return {e["name"]: [e["name"], *(e.get("forms") or [])] for e in self.example.gold["entities"]}


def boost(
    rows: Sequence[Sequence[float]] | NDArray[np.float32], wanted: Sequence[bool], *, categorical: Sequence[int] = (0,)
) -> lightgbm.Booster:
    """A gradient-boosted classifier; column 0 is the event type."""
    data = lightgbm.Dataset(
        np.asarray(rows, dtype=np.float64), np.asarray(wanted, dtype=np.int32), categorical_feature=list(categorical)
    )
    return lightgbm.train(BOOSTING, data, ROUNDS)


def train_decision(articles: Sequence[Training], types: Sequence[str]) -> lightgbm.Booster:
    """Does a candidate sentence tell an event of its type?"""
    rows: list[NDArray[np.float32]] = []
    wanted: list[bool] = []
    for article in articles:
        found = list(candidates(article.reading))
        told = collections.Counter(
            (sentence, types.index(event.gold["type"])) for event in article.gold for sentence in event.sentences
        )
        rows.append(decision_features(article.reading, article.parts, found))
        seen: collections.Counter[tuple[int, int]] = collections.Counter()
        for candidate in found:
            key = (candidate.sentence, candidate.type)
            wanted.append(seen[key] < told[key])
            seen[key] += 1
    return boost(np.concatenate(rows), wanted, categorical=(3,))


def gold_scene(article: Training, types: Sequence[str]) -> tuple[Scene, list[Gold]]:
    """The gold events with a trigger as a scene, in reading order; dev articles have no trigger words: there the
    models' best token stands in.
    """
    found = []
    for event in article.gold:
        kind = types.index(event.gold["type"])
        if event.sentences:
            found.append((Candidate(event.sentences[0], kind, _trigger(article.reading, event, kind)), event.gold))
    found.sort(key=lambda pair: pair[0].trigger)
    events = tuple(candidate for candidate, _ in found)
    scores = tuple(float(article.reading.scores[event.sentence, event.type]) for event in events)
    return Scene(events, scores), [gold for _, gold in found]


def _trigger(reading: Reading, event: GoldEvent, kind: int) -> int:
    if event.trigger is not None:
        return event.trigger
    span = reading.sentences[event.sentences[0]]
    return span.start + int(reading.tokens[span.start : span.end, kind].argmax())


def _place_of(event: Candidate, reading: Reading) -> Candidate:
    return replace(event, sentence=int(reading.sentence_of[event.trigger]))


def role_of(gold: Gold, aliases: dict[str, list[str]], text: str) -> str | None:
    """The role that a text fills in a gold event, as the scorer would match it."""
    return next((role for role in ROLES if any(_fills(name, aliases, text) for name in gold[role])), None)


def _fills(name: str, aliases: dict[str, list[str]], text: str) -> bool:
    if name in aliases:
        return any(same_name(text, form) for form in aliases[name])
    said, wanted = plain(text), plain(name)
    return bool(said and wanted) and (alike(text, name) or said[-1].rstrip("s") == wanted[-1].rstrip("s"))


def train_roles(articles: Iterable[Training], types: Sequence[str]) -> Linear:
    rows: list[list[str]] = []
    wanted: list[list[bool]] = []
    for article in articles:
        scene, golds = gold_scene(article, types)
        names = name_fillers(article.reading)
        for event, gold in zip(scene.events, golds, strict=True):
            event_here = _place_of(event, article.reading)
            for filler, between in role_fillers(article.reading, event_here, names):
                rows.append(role_features(article.reading, event_here, types[event.type], filler, between))
                role = role_of(gold, article.aliases, filler.text)
                wanted.append([role == name for name in ROLES])
    return train_linear(rows, np.array(wanted, dtype=np.float32), ROLES, columns=COLUMNS, C=10.0)


def train_parties(
    articles: Sequence[Training], types: Sequence[str], roles: Mapping[int, Linear]
) -> dict[str, lightgbm.Booster]:
    """One booster a role over all parties near an event; ``roles`` gives for each fold a model that did not see it."""
    rows: list[list[float]] = []
    wanted: list[list[bool]] = []
    for article in articles:
        scene, golds = gold_scene(article, types)
        scene = replace(scene, events=tuple(_place_of(event, article.reading) for event in scene.events))
        fillers = name_fillers(article.reading)
        model = roles[article.example.fold]
        found = [
            options(article.reading, event, types[event.type], fillers, roles=model, names=article.names)
            for event in scene.events
        ]
        for number, gold in enumerate(golds):
            rows += party_rows(article.reading, scene, number, found, article.names)
            filled = [
                {role_of(gold, article.aliases, m.filler.text) for m in option.mentions} for option in found[number]
            ]
            wanted += [[role in roles_of for role in ROLES] for roles_of in filled]
    columns = zip(*wanted, strict=True)
    return {role: boost(rows, column, categorical=(0, 1)) for role, column in zip(ROLES, columns, strict=True)}


def train_status(articles: Iterable[Training], types: Sequence[str], statuses: Sequence[str]) -> Linear:
    rows: list[list[str]] = []
    wanted: list[list[bool]] = []
    for article in articles:
        scene, golds = gold_scene(article, types)
        for event, gold in zip(scene.events, golds, strict=True):
            rows.append(status_features(article.reading, _place_of(event, article.reading), types[event.type]))
            wanted.append([gold["status"] == status for status in statuses])
    return train_linear(rows, np.array(wanted, dtype=np.float32), statuses, columns=COLUMNS, C=30.0)


def gold_figures(golds: Iterable[Gold]) -> dict[tuple[str, int | None, int | None], set[str]]:
    """(kind, low, high) of every figure -> stems of the words for whom it counts."""
    told: dict[tuple[str, int | None, int | None], set[str]] = {}
    for gold in golds:
        for kind in FIGURE_KINDS:
            for figure in gold[kind]:
                who = {stem(word) for word in str(figure["who"]).split()}
                told.setdefault((kind, figure["low"], figure["high"]), set()).update(who)
    return told


def is_figure(
    reading: Reading, count: Count, kind: str, told: Mapping[tuple[str, int | None, int | None], set[str]]
) -> bool:
    """Whether a count is a gold figure; "a" and "one" stand everywhere and must also stand before the right word."""
    who = told.get((kind, count.low, count.high))
    if who is None or (count.low, count.high) != (1, 1):
        return who is not None
    return bool(who & set(reading.stems[count.end : count.end + 4]))


def train_figures(articles: Iterable[Training]) -> Linear:
    """Is a number one of killed, of injured, or neither?"""
    rows: list[list[str]] = []
    wanted: list[list[bool]] = []
    for article in articles:
        told = gold_figures(event.gold for event in article.gold)
        for count in counts_of(article.reading):
            rows.append(figure_features(article.reading, count.start, count.end))
            wanted.append([is_figure(article.reading, count, kind, told) for kind in FIGURE_KINDS])
    return train_linear(rows, np.array(wanted, dtype=np.float32), FIGURE_KINDS, columns=COLUMNS, C=10.0)


def train_links(
    articles: Sequence[Training], types: Sequence[str], figures: Linear, floor: float
) -> dict[str, lightgbm.Booster]:
    """The boosters that tie dates, places and figures to events."""
    data: dict[str, tuple[list[list[float]], list[bool]]] = {name: ([], []) for name in ("date", "place", "figure")}
    for article in articles:
        scene, golds = gold_scene(article, types)
        counts = _figure_counts(article.reading, figures, floor)
        places = Places(article.reading, article.names)
        for number, gold in enumerate(golds):
            for name, row, good in _links(article, scene, number, gold, counts, places):
                data[name][0].append(row)
                data[name][1].append(good)
    return {name: boost(rows, wanted) for name, (rows, wanted) in data.items()}


def _links(  # noqa: PLR0913, PLR0917 - a gold event and what its article offers
    article: Training,
    scene: Scene,
    number: int,
    gold: Gold,
    counts: list[tuple[Count, int, float]],
    places: Places,
) -> Iterator[tuple[str, list[float], bool]]:
    for when, row in date_rows(article.reading, scene, number):
        yield "date", row, bool(gold["date"]) and dates_agree(when.value, gold["date"])
    for place, row in places.near(scene, number):
        yield "place", row, is_place(gold, article.aliases, place)
    told = gold_figures([gold])
    for order, row in figure_rows(article.reading, scene, number, counts):
        count, kind, _ = counts[order]
        yield "figure", row, is_figure(article.reading, count, FIGURE_KINDS[kind], told)


def is_place(gold: Gold, aliases: dict[str, list[str]], place: Filler) -> bool:
    names = [name for name in (gold.get("place"), *(gold.get("other_places") or [])) if name]
    return any(same_name(place.text, form) for name in names for form in aliases.get(name, [name]))


def _figure_counts(reading: Reading, figures: Linear, floor: float) -> list[tuple[Count, int, float]]:
    # Type: ignore[arg-type].
    holder = SlotModels((), figures, {}, figures, figures, None, None, None, {"figure_kind": floor})
    return holder.figure_counts(reading)


def train_mentions(articles: Iterable[Training], types: Sequence[str]) -> lightgbm.Booster:
    """Do two sentences that look like events of one type tell of one event?

    Gold names the best sentence of an event alone. So where an article has one event of a type, any other sentence that
    looks like it is taken for a further mention; two gold sentences of different events are not of one event.
    """
    rows: list[list[float]] = []
    wanted: list[bool] = []
    for article in articles:
        kinds = [types.index(event.gold["type"]) for event in article.gold]
        told = {(s, kind): n for n, (e, kind) in enumerate(zip(article.gold, kinds, strict=True)) for s in e.sentences}
        found = [c for c in candidates(article.reading) if article.reading.scores[c.sentence, c.type] >= MENTION]
        for event, mention in itertools.permutations(found, 2):
            first, second = (told.get((c.sentence, c.type)) for c in (event, mention))
            if first is None or not may_join(event, mention) or first == second:
                continue
            alone = sum(of_one_family(event.type, kind) for kind in kinds) == 1
            if second is not None or alone:
                rows.append(mention_features(article.reading, event, mention))
                wanted.append(second is None)
    return boost(rows, wanted)
