"""Why an article gave the events that it gave, and which of its sentences were refused."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from ingest.annotate import document_text
from ingest.article import Article
from ingest.assemble import evidence
from ingest.decide import FEATURES, Candidate, Parts, decision_features
from ingest.entities import Names, find_entities
from ingest.extract import EventModels, annotate_all, load_models
from ingest.fill import Filled
from ingest.lexicon import find_hits
from ingest.linear import Linear
from ingest.parties import party_of
from ingest.places import chosen_places
from ingest.reading import Reading
from ingest.scores import sentence_features, sentence_words
from seeds.gazetteer import load_gazetteer

REASONS = 4  # features and words that are named
ALMOST = 0.15  # probability from which a refused sentence is worth a look


@dataclass(frozen=True, slots=True)
class Slot:
    """A value that was weighed for a slot; ``chosen`` says whether it is in the event."""

    name: str
    value: str
    chance: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence and one event type: the probability that it tells such an event, and what spoke for and against."""

    article: str
    sentence: str
    type: str
    trigger: str
    chance: float
    kept: bool
    network: float
    linear: float
    lexicon: tuple[str, ...]
    words: tuple[tuple[str, float], ...]  # of the linear model, with their weights
    features: tuple[tuple[str, float, float], ...]  # of the decision: name, value, what it adds to the log-odds
    slots: tuple[Slot, ...]


def explain_all(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Verdict]]]:
    """The verdicts on each article, in reading order."""
    for article, doc in annotate_all(articles):
        yield article, _verdicts(article, doc) if len(doc) else []


def _verdicts(article: Article, doc: Doc) -> list[Verdict]:
    models = load_models()
    reading, parts = models.scorer.read(article, doc, document_text(article)[1])
    judged = models.events.judge(reading, parts)
    scene = models.events.scene(judged)
    names = find_entities(doc, reading.offset, load_gazetteer())
    filled = dict(zip(scene.events, models.events.slots.fill(reading, scene, names), strict=True))
    shown = [(candidate, chance) for candidate, chance in judged if candidate in filled or chance >= ALMOST]
    hits = find_hits(doc)
    words = sentence_words(doc, hits)
    moved = _contributions(models.events, reading, parts, [candidate for candidate, _ in shown])
    return [
        Verdict(
            article=article.id,
            sentence=evidence(reading, candidate.sentence).text,
            type=(kind := models.events.slots.types[candidate.type]),
            trigger=doc[candidate.trigger].text,
            chance=chance,
            kept=candidate in filled,
            network=float(parts.network[candidate.sentence, candidate.type]),
            linear=float(parts.linear[candidate.sentence, candidate.type]),
            lexicon=tuple(hit.expression for hit in hits if (hit.sentence, hit.type) == (candidate.sentence, kind)),
            words=_words(models.scorer.linear, sentence_features(*words[candidate.sentence]), kind),
            features=features,
            slots=tuple(_slots(models.events, filled[candidate], names)) if candidate in filled else (),
        )
        for (candidate, chance), features in zip(shown, moved, strict=True)
    ]


def _words(linear: Linear, features: Sequence[str], kind: str) -> tuple[tuple[str, float], ...]:
    return tuple(linear.reasons(sorted(set(features)), kind, REASONS))


def _contributions(
    models: EventModels, reading: Reading, parts: Parts, found: Sequence[Candidate]
) -> list[tuple[tuple[str, float, float], ...]]:
    """Per candidate the features that moved its decision most (SHAP values of boosted trees, Lundberg 2018)."""
    if not found:
        return []
    rows = decision_features(reading, parts, found)
    moved = np.asarray(models.decision.predict(rows, pred_contrib=True, num_threads=1))[:, :-1]
    best = np.argsort(-np.abs(moved), axis=1)[:, :REASONS]
    return [
        tuple((FEATURES[i], float(rows[row, i]), float(moved[row, i])) for i in columns)
        for row, columns in enumerate(best)
    ]


def _slots(models: EventModels, filled: Filled, names: Names) -> Iterator[Slot]:
    places = chosen_places(filled.places, models.slots.thresholds["place"], names)
    thresholds = models.slots.thresholds
    yield Slot("status", filled.status, 1.0, chosen=True)
    for role, parties in filled.parties.items():
        yield from (Slot(role, party.name, chance, chosen=True) for party, chance in parties)
    for order, (when, chance) in enumerate(filled.dates[:REASONS]):
        yield Slot("date", when.value or "", chance, chosen=order == 0 and chance >= thresholds["date"])
    for place, chance in filled.places[:REASONS]:
        yield Slot("place", place.text, chance, chosen=party_of(place, names).entity in places)
    for count, kind, chance in filled.figures:
        yield Slot(kind, f"{count.low}-{count.high}", chance, chosen=True)
