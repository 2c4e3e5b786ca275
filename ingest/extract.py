"""One article in, all that it says out: the whole of extraction as one pure function."""

from collections.abc import Iterable, Iterator
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
from ingest.entities import find_entities
from ingest.extraction import Extraction
from ingest.fill import SlotModels
from ingest.known import correct_names
from ingest.reading import Reading
from ingest.relations import find_relations
from ingest.scores import SentenceScorer
from ingest.slots import Scene
from seeds.gazetteer import load_gazetteer
from seeds.vocabulary import load_vocabulary

LONGEST = 400_000  # characters; a longer text is no news article and is read to here
BATCH = 16  # articles that the parser takes at once


@dataclass(frozen=True)
class Models:
    """Everything trained that extraction needs."""

    scorer: SentenceScorer
    decision: lightgbm.Booster
    slots: SlotModels

    @classmethod
    def load(cls, folder: Path) -> "Models":
        types = tuple(load_vocabulary().event_types)
        scorer = SentenceScorer.load(folder, types)
        return cls(scorer, lightgbm.Booster(model_file=str(folder / "decision.txt")), SlotModels.load(folder, types))

    def scene(self, reading: Reading, parts: Parts) -> Scene:
        """The candidates that are events, in reading order."""
        found = list(candidates(reading))
        if not found:
            return Scene((), ())
        scores = np.asarray(self.decision.predict(decision_features(reading, parts, found), num_threads=1))
        kept = [
            (candidate, float(score))
            for candidate, score in zip(found, scores, strict=True)
            if score >= self.slots.thresholds["event"]
        ]
        kept.sort(key=lambda pair: _order(pair[0]))
        return Scene(tuple(candidate for candidate, _ in kept), tuple(score for _, score in kept))


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
    pairs = ((document_text(article)[0][:LONGEST], article) for article in articles)
    for doc, article in load_language().pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield extract_doc(article, correct_names(doc))


def extract_doc(article: Article, doc: Doc) -> Extraction:
    """From an annotated Doc on."""
    offset = document_text(article)[1]
    if not len(doc):
        return Extraction(article, (), (), ())
    models = load_models()
    names = find_entities(doc, offset, load_gazetteer())
    reading, parts = models.scorer.read(article, doc, offset)
    scene = models.scene(reading, parts)
    events = assemble(reading, scene, models.slots, names)
    return Extraction(article, names.entities, events, find_relations(reading, names))


__all__ = ["Models", "extract", "extract_all", "extract_doc", "load_models"]
