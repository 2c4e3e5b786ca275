"""Why an article gave the events that it gave, and which of its sentences were refused."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.annotate import document_text, load_language
from ingest.article import Article
from ingest.assemble import evidence
from ingest.decide import FEATURES, Candidate, Parts, decision_features
from ingest.entities import find_entities
from ingest.extract import BATCH, LONGEST, EventModels, load_models
from ingest.fill import Filled
from ingest.known import correct_names
from ingest.lexicon import Hit, find_hits
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
    pairs = ((document_text(article)[0][:LONGEST], article) for article in articles)
    for doc, article in load_language().pipe(pairs, as_tuples=True, batch_size=BATCH):
        reading, parts = load_models().scorer.read(article, correct_names(doc), document_text(article)[1])
        yield article, list(_verdicts(load_models().events, reading, parts))


def _verdicts(models: EventModels, reading: Reading, parts: Parts) -> Iterator[Verdict]:
    judged = models.judge(reading, parts)
    scene = models.scene(judged)
    names = find_entities(reading.doc, reading.offset, load_gazetteer())
    filled = dict(zip(scene.events, models.slots.fill(reading, scene, names), strict=True))
    hits = find_hits(reading.doc)
    contributions = _contributions(models, reading, parts, [candidate for candidate, _ in judged])
    for (candidate, chance), features in zip(judged, contributions, strict=True):
        if candidate in filled or chance >= ALMOST:
            yield _verdict(models, reading, parts, candidate, chance, features, filled.get(candidate), hits)


def _verdict(  # noqa: PLR0913, PLR0917 - one candidate and all that was thought of it
    models: EventModels,
    reading: Reading,
    parts: Parts,
    candidate: Candidate,
    chance: float,
    features: tuple[tuple[str, float, float], ...],
    filled: Filled | None,
    hits: Sequence[Hit],
) -> Verdict:
    kind = models.slots.types[candidate.type]
    words = sentence_features(*sentence_words(reading.doc, hits)[candidate.sentence])
    return Verdict(
        article=reading.article.id,
        sentence=evidence(reading, candidate.sentence).text,
        type=kind,
        trigger=reading.doc[candidate.trigger].text,
        chance=chance,
        kept=filled is not None,
        network=float(parts.network[candidate.sentence, candidate.type]),
        linear=float(parts.linear[candidate.sentence, candidate.type]),
        lexicon=tuple(hit.expression for hit in hits if (hit.sentence, hit.type) == (candidate.sentence, kind)),
        words=tuple(load_models().scorer.linear.reasons(sorted(set(words)), kind, REASONS)),
        features=features,
        slots=tuple(_slots(models, filled)) if filled else (),
    )


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


def _slots(models: EventModels, filled: Filled) -> Iterator[Slot]:
    thresholds = models.slots.thresholds
    yield Slot("status", filled.status, 1.0, chosen=True)
    for role, parties in filled.parties.items():
        yield from (Slot(role, party.name, chance, chosen=True) for party, chance in parties)
    for order, (when, chance) in enumerate(filled.dates[:REASONS]):
        yield Slot("date", when.value or "", chance, chosen=order == 0 and chance >= thresholds["date"])
    for place, chance in filled.places[:REASONS]:
        yield Slot("place", place.text, chance, chosen=chance >= thresholds["place"])
    for count, kind, chance in filled.figures:
        yield Slot(kind, f"{count.low}-{count.high}", chance, chosen=True)
