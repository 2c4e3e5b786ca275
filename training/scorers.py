"""Trains what reads sentences (name finder, word vectors, networks, linear model): once a fold, and once on all.

What a later stage is trained on was always predicted by models that had not seen its writer (stacking, Wolpert 1992).
Each fold is kept in build/ as it is done, so that an interrupted run goes on where it stopped.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import spacy
from joblib import Parallel, delayed
from spacy.tokens import Doc, DocBin, Token

from ingest.lexicon import find_hits
from ingest.linear import Linear
from ingest.network import Network, save_network
from ingest.scores import Vectors, score, sentence_features, sentence_words, token_features
from ingest.tokens import stem
from seeds.vocabulary import load_vocabulary
from training.corpus import FOLDS, Example, align
from training.held_out import HeldOut, Names, Scores, key_of, parse, set_names
from training.names import find_names, train_names
from training.sentences import Targets, train_linear, train_network, train_vectors

T = TypeVar("T")
Models = tuple[list[Network], Linear]
log = logging.getLogger("training")
BUILD = Path("build/held_out")
SEEDS = 2  # networks


def train_scorers(examples: Sequence[Example], raw: Path, models: Path) -> HeldOut:
    """Everything that reads sentences goes to ``models``; what it reads in articles held out is the answer."""
    held, docs = HeldOut.load(BUILD), parse(examples)
    for found in _each_fold("names", examples, held.names, lambda fold: _names(examples, docs, fold)):
        held.names.update(found)
        held.save(BUILD)
    for example, doc in zip(examples, docs, strict=True):
        set_names(doc, held.names[key_of(example)])
    vectors = train_vectors([*sentences_of(docs), *raw_sentences(raw)])
    inputs = Inputs(examples, docs, vectors)
    for scores in _each_fold("scores", examples, held.scores, inputs.held_out):
        held.scores.update(scores)
        held.save(BUILD)
    log.info("final: training on all articles")
    vectors.save(models / "events" / "vectors.npz")
    networks, linear = inputs.train(range(len(examples)))
    for number, network in enumerate(networks):
        save_network(network, models / "events" / f"network-{number}.npz")
    linear.save(models / "events" / "sentences.npz")
    train_names(examples, docs).to_disk(models / "names")
    return held


def _each_fold(
    stage: str, examples: Sequence[Example], found: Collection[str], read: Callable[[int], T]
) -> Iterator[T]:
    """What ``read`` gives for each fold that is not yet found, as they are done."""
    missing = sorted({example.fold for example in examples if key_of(example) not in found})
    if missing:
        log.info("%s: training without each of %s", stage, ", ".join(FOLDS[fold] for fold in missing))
    workers = Parallel(n_jobs=-1, return_as="generator_unordered")
    for part in workers(delayed(read)(fold) for fold in missing):
        log.info("%s: one more fold is done", stage)
        yield part


def split(examples: Sequence[Example], fold: int) -> tuple[list[int], list[int]]:
    """The articles to train on, and those left out; dev is in neither part of another fold."""
    dev = FOLDS.index("dev")
    kept = [i for i, example in enumerate(examples) if example.fold not in {fold, dev}]
    return kept, [i for i, example in enumerate(examples) if example.fold == fold]


def _names(examples: Sequence[Example], docs: Sequence[Doc], fold: int) -> dict[str, Names]:
    kept, left_out = split(examples, fold)
    model = train_names([examples[i] for i in kept], [docs[i] for i in kept])
    return {key_of(examples[i]): find_names(model, docs[i]) for i in left_out}


def raw_sentences(folder: Path) -> list[list[str]]:
    """Stems of the sentences of a folder of raw text: spaCy's ``.spacy`` files, and ``.txt`` files with any text."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    banks = (doc for file in sorted(folder.glob("*.spacy")) for doc in DocBin().from_disk(file).get_docs(nlp.vocab))
    texts = (part for file in sorted(folder.glob("*.txt")) for part in file.read_text("utf-8").split("\n\n"))
    pieces = [sentence for doc in banks for sentence in (doc.sents if doc.has_annotation("SENT_START") else [doc[:]])]
    return [*map(_stems, pieces), *sentences_of(nlp.pipe(texts))]


def sentences_of(docs: Iterable[Doc]) -> list[list[str]]:
    """The stems of all sentences."""
    return [_stems(sentence) for doc in docs for sentence in doc.sents]


def _stems(sentence: Iterable[Token]) -> list[str]:
    return [stem(token.text) for token in sentence if not token.is_space]


class Inputs:
    """What networks and linear model read of each article, and what they should say."""

    def __init__(self, examples: Sequence[Example], docs: Sequence[Doc], vectors: Vectors) -> None:
        types = list(load_vocabulary().event_types)
        hits = [find_hits(doc) for doc in docs]
        self.examples, self.types = examples, types
        self.features = [token_features(doc, vectors, found) for doc, found in zip(docs, hits, strict=True)]
        self.words = [sentence_words(doc, found) for doc, found in zip(docs, hits, strict=True)]
        self.targets = [targets_of(example, doc, types) for example, doc in zip(examples, docs, strict=True)]

    def held_out(self, fold: int) -> dict[str, Scores]:
        """Scores of the articles of a fold by models trained without it."""
        kept, left_out = split(self.examples, fold)
        models = self.train(kept)
        return {key_of(self.examples[i]): self._score(models, i) for i in left_out}

    def train(self, articles: Iterable[int]) -> Models:
        chosen = list(articles)
        features, targets = [self.features[i] for i in chosen], [self.targets[i] for i in chosen]
        networks = [train_network(features, targets, seed) for seed in range(SEEDS)]
        rows = [sentence_features(*sentence) for i in chosen for sentence in self.words[i]]
        return networks, train_linear(rows, np.concatenate([wanted for wanted, _ in targets]), self.types)

    def _score(self, models: Models, article: int) -> Scores:
        return Scores(*score(*models, self.features[article], self.words[article]))


def targets_of(example: Example, doc: Doc, types: Sequence[str]) -> Targets:
    """Which sentences tell which types, and by which tokens."""
    sentence_of = [number for number, sentence in enumerate(doc.sents) for _ in sentence]
    wanted = np.zeros((sentence_of[-1] + 1, len(types)), dtype=np.float32)
    triggers: dict[tuple[int, int], list[int]] = {}
    for event in align(example, doc):
        kind = types.index(event.gold["type"])
        if event.trigger is not None:
            wanted[sentence_of[event.trigger], kind] = 1
            triggers.setdefault((sentence_of[event.trigger], kind), []).append(event.trigger)
        elif event.sentences:
            wanted[event.sentences[0], kind] = 1
    return wanted, triggers
