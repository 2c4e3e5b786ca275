"""Scores every sentence for every event type: the network and a linear model of its words, blended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from spacy.tokens import Doc, Token

from ingest.article import Article
from ingest.decide import Parts
from ingest.lexicon import Hit, find_hits
from ingest.linear import Linear
from ingest.network import Floats, Network, TokenFeatures, load_network, sentence_scores
from ingest.reading import Reading
from ingest.senses import load_senses
from ingest.tokens import ROWS, stem, token_feature_ids, tree_features
from seeds.vocabulary import load_vocabulary

NETWORK_SHARE = 0.3  # of the blend; chosen on writers left out of training (training/README.md)
VECTOR_SCALE = 3.0  # puts the two kinds of dense vectors on the scale of the feature sums
TOK2VEC_SCALE = 0.3
SENSES = 4  # of a word, as marks of its sentence
MARK = "§"  # opens features that no word of a text can be
Words = tuple[list[str], list[str]]  # of a sentence: its words and its marks


@dataclass(frozen=True, slots=True)
class Vectors:
    """Word vectors by stem: ``rows`` maps a stem to its row of ``table`` (stems, width)."""

    rows: dict[str, int]
    table: Floats

    def of(self, word: str) -> Floats:
        row = self.rows.get(word)
        return self.table[row] if row is not None else np.zeros(self.table.shape[1], dtype=np.float32)

    def save(self, file: Path) -> None:
        np.savez_compressed(file, words=np.array(list(self.rows)), table=self.table.astype(np.float16))

    @classmethod
    def load(cls, file: Path) -> "Vectors":
        with np.load(file) as stored:
            return cls({str(word): row for row, word in enumerate(stored["words"])}, stored["table"].astype(np.float32))


def token_features(doc: Doc, vectors: Vectors, hits: Sequence[Hit]) -> TokenFeatures:
    """What the network reads of a Doc; ``doc.tensor`` holds the parser's own vectors."""
    ids, counts = token_feature_ids(doc, token_marks(doc, hits))
    words = np.stack([vectors.of(stem(token.text)) for token in doc]) * VECTOR_SCALE
    dense = np.concatenate([words, np.asarray(doc.tensor, dtype=np.float32) * TOK2VEC_SCALE], axis=1)
    sentences = [len(sentence) for sentence in doc.sents]
    return TokenFeatures(
        np.array(ids, np.int32), np.array(counts, np.int32), dense.astype(np.float32), np.array(sentences, np.int32)
    )


def sentence_features(words: list[str], marks: list[str]) -> list[str]:
    """Words, pairs of words, parts of words, and marks of a sentence."""
    padded = [f" {word} " for word in words]
    parts = [word[i : i + n] for word in padded for n in (3, 4, 5) for i in range(len(word) - n + 1)]
    return [*words, *(f"{a} {b}" for a, b in pairwise(words)), *(f"#{part}" for part in parts), *marks]


def sentence_words(doc: Doc, hits: Sequence[Hit]) -> list[Words]:
    """Per sentence its words in lower case, names replaced by their kind, and its marks: senses, trees, the lexicon."""
    sentences = list(doc.sents)
    marks = [[mark for token in sentence for mark in _marks(token)] for sentence in sentences]
    for hit in hits:
        marks[hit.sentence].append(f"{MARK}{hit.type}|{hit.part}")
    words = [[token.ent_type_ or token.lower_ for token in sentence if not token.is_space] for sentence in sentences]
    return list(zip(words, marks, strict=True))


def _marks(token: Token) -> Iterator[str]:
    if not token.is_space and not token.is_punct:
        yield from (f"{MARK}{sense}" for sense in load_senses().of_word(token.pos_, stem(token.text))[:SENSES])
        yield from tree_features(token)


def token_marks(doc: Doc, hits: Sequence[Hit]) -> dict[int, list[str]]:
    """Token -> its marks of the lexicon."""
    marks: dict[int, list[str]] = {}
    for hit in hits:
        for token in hit.tokens:
            marks.setdefault(token, []).append(f"{MARK}{hit.type}|{hit.part}|{doc[token].pos_}")
    return marks


def score(
    networks: Sequence[Network], linear: Linear, features: TokenFeatures, words: Sequence[Words]
) -> tuple[Floats, Floats, Floats]:
    """Of one article: (tokens, types) logits, the mean of the networks', and (sentences, types) probabilities by
    networks and linear model.
    """
    runs = zip(*(network.predict([features]) for network in networks), strict=True)
    logits = [np.mean(run, axis=0) for run in runs]
    by_network = np.stack([sentence_scores(sentence) for sentence in logits])
    by_words = np.stack([linear.probabilities(sentence_features(*sentence)) for sentence in words])
    return np.concatenate(logits), by_network, by_words


@dataclass(frozen=True)
class SentenceScorer:
    """The trained pair of models; ``types`` are the columns of all that it gives."""

    types: tuple[str, ...]
    vectors: Vectors
    networks: tuple[Network, ...]
    linear: Linear

    def read(self, article: Article, doc: Doc, offset: int) -> tuple[Reading, Parts]:
        hits = find_hits(doc)
        features, words = token_features(doc, self.vectors, hits), sentence_words(doc, hits)
        return make_reading(article, doc, offset, *score(self.networks, self.linear, features, words), hits)

    @classmethod
    def load(cls, folder: Path, types: tuple[str, ...]) -> "SentenceScorer":
        vectors = Vectors.load(folder / "vectors.npz")
        linear = Linear.load(folder / "sentences.npz")
        networks = tuple(load_network(file, len(types), ROWS) for file in sorted(folder.glob("network-*.npz")))
        return cls(types, vectors, networks, linear)


def make_reading(  # noqa: PLR0913, PLR0917 - the parts of one value
    article: Article, doc: Doc, offset: int, tokens: Floats, network: Floats, linear: Floats, hits: Sequence[Hit]
) -> tuple[Reading, Parts]:
    """Blend the scores; ``tokens`` (tokens, types) are logits, ``network`` and ``linear`` (sentences, types)
    probabilities.
    """
    blend = NETWORK_SHARE * network + (1 - NETWORK_SHARE) * linear
    words, phrases = lexicon_scores(len(network), hits)
    return Reading(article, doc, offset, blend.astype(np.float32), tokens), Parts(network, linear, words, phrases)


def lexicon_scores(sentences: int, hits: Sequence[Hit]) -> tuple[Floats, Floats]:
    """(sentences, types) twice: how many words and how many phrases of the lexicon for a type the sentence holds."""
    columns = {kind: column for column, kind in enumerate(load_vocabulary().event_types)}
    words, phrases = (np.zeros((sentences, len(columns)), dtype=np.float32) for _ in range(2))
    for hit in hits:
        (phrases if hit.part == "phrases" else words)[hit.sentence, columns[hit.type]] += 1
    return words, phrases
