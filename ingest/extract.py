"""One article in, all that it says out: the whole of extraction as one pure function."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import lightgbm
import numpy as np
from spacy.tokens import Doc

from ingest.annotate import document_text, load_language
from ingest.article import Article
from ingest.assemble import assemble
from ingest.decide import Candidate, Parts, candidates, decision_features
from ingest.entities import Names, find_entities
from ingest.extraction import Event, Extraction
from ingest.fill import SlotModels
from ingest.known import correct_names
from ingest.mentions import join
from ingest.reading import Reading
from ingest.relations import find_relations
from ingest.scores import SentenceScorer
from ingest.slots import Scene
from seeds.gazetteer import load_gazetteer
from seeds.vocabulary import load_vocabulary

LONGEST = 400_000  # characters; a longer text is no news article and is read to here
BATCH = 16  # articles that the parser takes at once


@dataclass(frozen=True)
class EventModels:
    """The trained models that turn scored sentences into events."""

    decision: lightgbm.Booster
    mentions: lightgbm.Booster
    slots: SlotModels

    def judge(self, reading: Reading, parts: Parts) -> list[tuple[Candidate, float]]:
        """Every candidate with its probability of telling an event, in reading order."""
        found = list(candidates(reading))
        if not found:
            return []
        chances = np.asarray(self.decision.predict(decision_features(reading, parts, found), num_threads=1))
        return sorted(zip(found, map(float, chances), strict=True), key=lambda pair: _order(pair[0]))

    def scene(self, judged: Sequence[tuple[Candidate, float]]) -> Scene:
        """The candidates that are events."""
        kept = [(candidate, chance) for candidate, chance in judged if chance >= self.slots.thresholds["event"]]
        return Scene(tuple(candidate for candidate, _ in kept), tuple(chance for _, chance in kept))

    def events(self, reading: Reading, parts: Parts, names: Names) -> tuple[Event, ...]:
        """The events of an article in reading order."""
        judged = self.judge(reading, parts)
        scene = self.scene(judged)
        mentions = join(reading, judged, scene.events, self.mentions, self.slots.thresholds["mention"])
        return assemble(reading, scene, self.slots, names, mentions)


@dataclass(frozen=True)
class Models:
    """Everything trained that extraction needs."""

    scorer: SentenceScorer
    events: EventModels

    @classmethod
    def load(cls, folder: Path) -> "Models":
        types = tuple(load_vocabulary().event_types)
        decision, mentions = (lightgbm.Booster(model_file=str(folder / f"{n}.txt")) for n in ("decision", "mentions"))
        events = EventModels(decision, mentions, SlotModels.load(folder, types))
        return cls(SentenceScorer.load(folder, types), events)


def _order(candidate: Candidate) -> tuple[int, int]:
    return candidate.trigger, candidate.type


@cache
def load_models() -> Models:
    return Models.load(Path(str(files("models") / "events")))


def extract(article: Article) -> Extraction:
    """All that an article says."""
    return next(extract_all([article]))


def extract_all(articles: Iterable[Article]) -> Iterator[Extraction]:
    """The same for many, in order, a batch at a time."""
    yield from (extract_doc(article, doc) for article, doc in annotate_all(articles))


def annotate_all(articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    """Articles with their Docs, names put right, in order, a batch at a time."""
    pairs = ((document_text(article)[0][:LONGEST], article) for article in articles)
    for doc, article in load_language().pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield article, correct_names(doc)


def extract_doc(article: Article, doc: Doc) -> Extraction:
    """From an annotated Doc on."""
    offset = document_text(article)[1]
    if not len(doc):
        return Extraction(article, (), (), ())
    models = load_models()
    names = find_entities(doc, offset, load_gazetteer())
    reading, parts = models.scorer.read(article, doc, offset)
    events = models.events.events(reading, parts, names)
    return Extraction(article, names.entities, events, find_relations(reading, names))


__all__ = ["EventModels", "Models", "annotate_all", "extract", "extract_all", "extract_doc", "load_models"]
