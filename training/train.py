"""Trains all models of extraction from the corpus: ``python -m training.train --help``.

Stages, each kept in build/ so that an interrupted run goes on where it stopped: names (the name finder, once a fold and
once on all), vectors, scores (network and linear model, once a fold and once on all), and the event models. What is fed
to a later stage was always predicted by models that had not seen its writer (stacking, Wolpert 1992).
"""

import argparse
import json
import logging
import pickle
from collections.abc import Callable, Container, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import spacy
from joblib import Parallel, delayed
from spacy.tokens import Doc, DocBin

from ingest.annotate import document_text, load_parser
from ingest.known import correct_names
from ingest.lexicon import find_hits
from ingest.linear import Linear
from ingest.network import TokenFeatures, save_network, sentence_scores
from ingest.scores import Floats, Vectors, make_reading, sentence_features, sentence_words, token_features
from ingest.tokens import stem
from seeds.vocabulary import load_vocabulary
from training.corpus import FOLDS, Example, align, load_corpus
from training.events import (
    Training,
    train_decision,
    train_figures,
    train_links,
    train_mentions,
    train_parties,
    train_roles,
    train_status,
)
from training.names import find_names, train_names
from training.sentences import Targets, train_linear, train_network, train_vectors

T = TypeVar("T")
log = logging.getLogger("training")
BUILD = Path("build")
MODELS = Path(str(files("models"))) / "events"
SEEDS = 2  # networks
THRESHOLDS = {
    "event": 0.4,
    "mention": 0.1,
    "initiators": 0.33,
    "targets": 0.3,
    "participants": 0.33,
    "date": 0.4,
    "place": 0.12,
    "figure": 0.4,
    "figure_kind": 0.4,
}


def annotate(examples: Sequence[Example]) -> list[Doc]:
    """Docs with tags, trees and the parser's vectors, without names."""
    return list(load_parser().pipe((document_text(example.article)[0] for example in examples), batch_size=16))


def names_by_fold(examples: Sequence[Example], docs: Sequence[Doc]) -> dict[str, list[tuple[int, int, str]]]:
    """Names of each article, found by a model that was trained without its fold; the model trained on all goes to
    models/names.
    """
    file = BUILD / "names.json"
    found: dict[str, list[tuple[int, int, str]]] = json.loads(file.read_text()) if file.exists() else {}

    def read(fold: int) -> dict[str, list[tuple[int, int, str]]]:
        kept, left_out = _split(examples, fold)
        model = train_names([examples[i] for i in kept], [docs[i] for i in kept])
        return {examples[i].article.id: find_names(model, docs[i]) for i in left_out}

    for part in _each_fold("names", read, examples, found):
        found.update(part)
        file.write_text(json.dumps(found))
    return found


def _split(examples: Sequence[Example], fold: int) -> tuple[list[int], list[int]]:
    """The articles to train on, and those left out; dev is in neither part of another fold."""
    dev = FOLDS.index("dev")
    kept = [i for i, example in enumerate(examples) if example.fold not in {fold, dev}]
    return kept, [i for i, example in enumerate(examples) if example.fold == fold]


def _each_fold(stage: str, read: Callable[[int], T], examples: Sequence[Example], found: Container[str]) -> Iterator[T]:
    """What ``read`` gives for each fold that is not yet found, as they are done."""
    missing = sorted({example.fold for example in examples if example.article.id not in found})
    if missing:
        log.info("%s: training without each of %s", stage, ", ".join(FOLDS[fold] for fold in missing))
    workers = Parallel(n_jobs=-1, return_as="generator_unordered")
    for part in workers(delayed(read)(fold) for fold in missing):
        log.info("%s: one more fold is done", stage)
        yield part


def set_names(docs: Sequence[Doc], examples: Sequence[Example], names: dict[str, list[tuple[int, int, str]]]) -> None:
    for doc, example in zip(docs, examples, strict=True):
        spans = [
            doc.char_span(start, end, label=kind, alignment_mode="expand")
            for start, end, kind in names[example.article.id]
        ]
        doc.ents = spacy.util.filter_spans([span for span in spans if span is not None])
        correct_names(doc)


def raw_sentences(folder: Path, docs: Sequence[Doc]) -> list[list[str]]:
    """Stems of all sentences of the treebanks and of our own articles, for the word vectors."""
    vocab = spacy.blank("en").vocab
    banks = [doc for file in sorted(folder.glob("*.spacy")) for doc in DocBin().from_disk(file).get_docs(vocab)]
    pieces = [sentence for doc in banks for sentence in (doc.sents if doc.has_annotation("SENT_START") else [doc[:]])]
    pieces += [sentence for doc in docs for sentence in doc.sents]
    return [[stem(token.text) for token in piece if not token.is_space] for piece in pieces]


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


Words = list[tuple[list[str], list[str]]]  # of ingest.scores.sentence_words


class Scores:
    """The scores of one article by the models of one fold: (tokens, types) logits, (sentences, types) twice."""

    def __init__(self, tokens: Floats, network: Floats, linear: Floats) -> None:
        self.tokens, self.network, self.linear = tokens, network, linear


def fit_scorer(
    features: Sequence[TokenFeatures],
    words: Sequence[Words],
    targets: Sequence[Targets],
    types: Sequence[str],
):  # type: ignore[no-untyped-def]
    networks = [train_network(features, targets, seed) for seed in range(SEEDS)]
    rows = [sentence_features(*sentence) for article in words for sentence in article]
    linear = train_linear(rows, np.concatenate([wanted for wanted, _ in targets]), types)
    return networks, linear


def score(networks, linear, features: TokenFeatures, words: Words) -> Scores:  # type: ignore[no-untyped-def]
    logits = [
        np.mean(runs, axis=0) for runs in zip(*(network.predict([features]) for network in networks), strict=True)
    ]
    network = np.stack([sentence_scores(sentence) for sentence in logits])
    return Scores(
        np.concatenate(logits),
        network,
        np.stack([linear.probabilities(sentence_features(*sentence)) for sentence in words]),
    )


def scores_by_fold(
    examples: Sequence[Example], docs: Sequence[Doc], vectors: Vectors, types: Sequence[str]
) -> dict[str, Scores]:
    """Scores of each article by models trained without its fold."""
    file = BUILD / "scores.pickle"
    found: dict[str, Scores] = pickle.loads(file.read_bytes()) if file.exists() else {}  # noqa: S301 - our own file of an earlier stage
    features, words, targets = inputs(examples, docs, vectors, types)

    def read(fold: int) -> dict[str, Scores]:
        kept, left_out = _split(examples, fold)
        models = fit_scorer([features[i] for i in kept], [words[i] for i in kept], [targets[i] for i in kept], types)
        return {examples[i].article.id: score(*models, features[i], words[i]) for i in left_out}

    for part in _each_fold("scores", read, examples, found):
        found.update(part)
        file.write_bytes(pickle.dumps(found))
    return found


def inputs(
    examples: Sequence[Example], docs: Sequence[Doc], vectors: Vectors, types: Sequence[str]
) -> tuple[list[TokenFeatures], list[Words], list[Targets]]:
    """What network and linear model read of each article, and what they should say."""
    hits = [find_hits(doc) for doc in docs]
    features = [token_features(doc, vectors, found) for doc, found in zip(docs, hits, strict=True)]
    words = [sentence_words(doc, found) for doc, found in zip(docs, hits, strict=True)]
    return features, words, [targets_of(example, doc, types) for example, doc in zip(examples, docs, strict=True)]


def trainings(examples: Sequence[Example], docs: Sequence[Doc], scores: dict[str, Scores]) -> list[Training]:
    rows = []
    for example, doc in zip(examples, docs, strict=True):
        s = scores[example.article.id]
        reading, parts = make_reading(
            example.article, doc, document_text(example.article)[1], s.tokens, s.network, s.linear, find_hits(doc)
        )
        rows.append(Training(example, reading, parts, align(example, doc)))
    return rows


def roles_by_fold(articles: Sequence[Training], types: Sequence[str]) -> dict[int, Linear]:
    """For each fold the model of roles that was trained without it."""
    return {fold: train_roles([a for a in articles if a.example.fold != fold], types) for fold in range(len(FOLDS))}


def fit_events(
    articles: Sequence[Training], types: Sequence[str], roles: dict[int, Linear] | None = None
) -> dict[str, Any]:
    """All models of decision and slots."""
    figures = train_figures(articles)
    return {
        "decision": train_decision(articles, types),
        "mentions": train_mentions(articles, types),
        "roles": train_roles(articles, types),
        **train_parties(articles, types, roles or roles_by_fold(articles, types)),
        "status": train_status(articles, types, list(load_vocabulary().statuses)),
        "figures": figures,
        **train_links(articles, types, figures, THRESHOLDS["figure_kind"]),
    }


def save_events(models: dict[str, Any], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in models.items():
        if hasattr(model, "save_model"):
            model.save_model(str(folder / f"{name}.txt"))
        else:
            model.save(folder / f"{name}.npz")
    (folder / "thresholds.json").write_text(json.dumps(THRESHOLDS, indent=1) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, default=Path("corpus"), help="folder of annotated articles (default: corpus)"
    )
    parser.add_argument(
        "--treebanks", type=Path, default=Path("build/treebanks"), help="folder of .spacy files for the word vectors"
    )
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    BUILD.mkdir(exist_ok=True)
    types = list(load_vocabulary().event_types)
    examples = load_corpus(arguments.corpus)
    docs = annotate(examples)
    set_names(docs, examples, names_by_fold(examples, docs))
    vectors = train_vectors(raw_sentences(arguments.treebanks, docs))
    articles = trainings(examples, docs, scores_by_fold(examples, docs, vectors, types))
    save_events(fit_events(articles, types), MODELS)
    vectors.save(MODELS / "vectors.npz")
    log.info("final: training on all articles")
    networks, linear = fit_scorer(*inputs(examples, docs, vectors, types), types)
    for number, network in enumerate(networks):
        save_network(network, MODELS / f"network-{number}.npz")
    linear.save(MODELS / "sentences.npz")
    log.info("names: training on all articles")
    train_names(examples, docs).to_disk(MODELS.parent / "names")


if __name__ == "__main__":
    main()
