"""What models that had not seen an article's writer read in it: its names, and the scores of its sentences.

Kept with the corpus in training/held_out, so that event models are trained and measured in minutes. An article that is
not there, or whose text has changed since, is read by the released models: they have not seen it either.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc

from ingest.annotate import document_text, load_language, load_parser
from ingest.known import correct_names
from ingest.lexicon import find_hits
from ingest.network import Floats
from ingest.scores import SentenceScorer, make_reading
from seeds.vocabulary import load_vocabulary
from training.corpus import Example, align
from training.events import Training

FOLDER = Path("training/held_out")
Names = list[tuple[int, int, str]]  # start and end character in the Doc, label


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one article: ``tokens`` (tokens, types) logits, ``network`` and ``linear`` (sentences, types) probabilities."""

    tokens: Floats
    network: Floats
    linear: Floats


@dataclass
class HeldOut:
    """Names and scores by the digest of what was read; either may still be missing."""

    names: dict[str, Names] = field(default_factory=dict)
    scores: dict[str, Scores] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> "HeldOut":
        """What a folder holds; nothing if there is none."""
        found = cls()
        if (folder / "names.json").exists():
            found.names = json.loads((folder / "names.json").read_text("utf-8"))
        if (folder / "scores.npz").exists():
            with np.load(folder / "scores.npz") as stored:
                parts = {key: stored[key].astype(np.float32) for key in stored}
            keys = {key.partition("-")[0] for key in parts}
            found.scores = {key: Scores(*(parts[f"{key}-{part.name}"] for part in fields(Scores))) for key in keys}
        return found

    def save(self, folder: Path) -> None:
        """Half-precision numbers: no score moves by more than a thousandth."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "names.json").write_text(json.dumps(self.names, indent=0, sort_keys=True) + "\n", "utf-8")
        arrays: dict[str, np.ndarray] = {
            f"{key}-{part.name}": getattr(scores, part.name).astype(np.float16)
            for key, scores in sorted(self.scores.items())
            for part in fields(Scores)
        }
        np.savez_compressed(folder / "scores.npz", allow_pickle=False, **arrays)


def key_of(example: Example) -> str:
    """What names and scores are kept by: the article's text, whatever it is called."""
    return hashlib.sha256(document_text(example.article)[0].encode()).hexdigest()[:16]


def parse(examples: Sequence[Example]) -> list[Doc]:
    """Docs with tags, trees and the parser's vectors, without names."""
    return list(load_parser().pipe((document_text(example.article)[0] for example in examples), batch_size=16))


def set_names(doc: Doc, names: Names) -> Doc:
    """The Doc with these names, put right as every Doc's are."""
    spans = [doc.char_span(start, end, label=kind, alignment_mode="expand") for start, end, kind in names]
    doc.ents = spacy.util.filter_spans([span for span in spans if span is not None])
    return correct_names(doc)


def trainings(examples: Sequence[Example], held: HeldOut) -> Iterator[Training]:
    """Every article as models that had not seen it read it."""
    for example, parsed in zip(examples, parse(examples), strict=True):
        key = key_of(example)
        doc = set_names(parsed, held.names[key]) if key in held.names else correct_names(_released_names(parsed))
        yield _training(example, doc, held.scores.get(key))


def _training(example: Example, doc: Doc, scores: Scores | None) -> Training:
    offset = document_text(example.article)[1]
    if scores is None:
        reading, parts = _released_scorer().read(example.article, doc, offset)
    else:
        reading, parts = make_reading(
            example.article, doc, offset, scores.tokens, scores.network, scores.linear, find_hits(doc)
        )
    return Training(example, reading, parts, align(example, doc))


def _released_names(doc: Doc) -> Doc:
    return load_language().get_pipe("ner")(doc)  # type: ignore[operator]


@cache
def _released_scorer() -> SentenceScorer:
    return SentenceScorer.load(Path(str(files("models") / "events")), tuple(load_vocabulary().event_types))
