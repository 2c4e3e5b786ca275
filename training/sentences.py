"""Trains what scores sentences: word vectors from raw text, the network, and the linear model of words."""

import collections
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import svds
from sklearn.linear_model import LogisticRegression
from thinc.api import Adam, Model, fix_random_seed

from ingest.linear import Linear
from ingest.network import TokenFeatures, build_network, set_start_bias
from ingest.scores import Vectors
from ingest.tokens import ROWS, hashed

Floats = NDArray[np.float32]

VECTOR_WIDTH = 100
MIN_COUNT = 4
WINDOW = (1.0, 0.5, 0.3, 0.3)  # weight of a neighbour at distance 1, 2, 3, 4
EPOCHS = 15
BATCH = 16  # articles
RATE = 8e-3
TRIGGER_WEIGHT = 0.5  # of preferring the annotated trigger within its sentence
COLUMNS = 2**18
LINEAR_C = 100.0


def train_vectors(sentences: Iterable[Sequence[str]]) -> Vectors:
    """Singular vectors of the positive pointwise mutual information of neighbouring stems (Levy and Goldberg 2014)."""
    rows = [list(sentence) for sentence in sentences]
    counts = collections.Counter(word for sentence in rows for word in sentence)
    index = {word: i for i, word in enumerate(sorted(word for word, count in counts.items() if count >= MIN_COUNT))}
    pairs: collections.Counter[tuple[int, int]] = collections.Counter()
    for sentence in rows:
        ids = [index.get(word, -1) for word in sentence]
        for i, one in enumerate(ids):
            for distance, weight in enumerate(WINDOW, start=1):
                if one >= 0 and i + distance < len(ids) and ids[i + distance] >= 0:
                    pairs[one, ids[i + distance]] += weight  # type: ignore[assignment]
    return Vectors(index, _factorise(pairs, len(index)))


def _factorise(pairs: collections.Counter[tuple[int, int]], size: int) -> Floats:
    keys = np.array(list(pairs))
    values = np.array(list(pairs.values()))
    matrix = sparse.coo_matrix((values, (keys[:, 0], keys[:, 1])), shape=(size, size))
    matrix = (matrix + matrix.T).tocoo()
    totals = np.asarray(matrix.sum(axis=1)).ravel()
    smoothed = totals**0.75
    information = np.log(matrix.data * smoothed.sum() / (totals[matrix.row] * smoothed[matrix.col]))
    keep = information > 0
    positive = sparse.csr_matrix((information[keep], (matrix.row[keep], matrix.col[keep])), shape=(size, size))
    left, values, _ = svds(positive, k=VECTOR_WIDTH, v0=np.ones(size))
    table = left * np.sqrt(values)
    norms: Floats = (table / np.maximum(1e-9, np.linalg.norm(table, axis=1, keepdims=True))).astype(np.float32)
    return norms


Targets = tuple[
    Floats, dict[tuple[int, int], list[int]]
]  # (sentences, types) 0/1, and (sentence, type) -> tokens of triggers


def train_network(
    features: Sequence[TokenFeatures], targets: Sequence[Targets], seed: int
) -> Model[Sequence[TokenFeatures], list[Floats]]:
    """Train on articles; ``targets`` are numbered within each article."""
    fix_random_seed(seed)
    types = targets[0][0].shape[1]
    network = build_network(types, ROWS, features[0].dense.shape[1])
    network.initialize()
    set_start_bias(network)
    optimizer = Adam(RATE, L2=0.0, grad_clip=5.0, use_averages=False)
    order = np.random.default_rng(seed)
    steps = EPOCHS * -(-len(features) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(features))
        for start in range(0, len(shuffled), BATCH):
            step += 1
            optimizer.learn_rate = RATE * min(1.0, step / 30) * max(0.05, 1 - step / steps)
            _update(
                network,
                optimizer,
                [features[i] for i in shuffled[start : start + BATCH]],
                [targets[i] for i in shuffled[start : start + BATCH]],
            )
    return network  # type: ignore[return-value]


def _update(
    network: Model[Sequence[TokenFeatures], list[Floats]],
    optimizer: Adam,
    batch: list[TokenFeatures],
    targets: list[Targets],
) -> None:
    logits, backprop = network(batch, is_train=True)
    gradients: list[Floats] = []
    at = 0
    scale = 4 / (1 + sum(float(wanted.sum()) for wanted, _ in targets))
    for article, (wanted, triggers) in zip(batch, targets, strict=True):
        first = 0
        for number, length in enumerate(article.sentences):
            inside = {
                kind: [token - first for token in tokens]
                for (sentence, kind), tokens in triggers.items()
                if sentence == number
            }
            gradients.append(scale * sentence_gradient(logits[at], wanted[number], inside))
            first += int(length)
            at += 1
    backprop(gradients)
    network.finish_update(optimizer)


def sentence_gradient(logits: Floats, wanted: Floats, triggers: dict[int, list[int]]) -> Floats:
    """Gradient of the cross-entropy of the sentence's log-sum-exp score, plus that of the attention on the trigger."""
    peak = logits.max(axis=0)
    weights = np.exp(logits - peak)
    total = weights.sum(axis=0)
    attention = weights / total
    probability = 1 / (1 + np.exp(-(peak + np.log(total))))
    gradient = attention * (probability - wanted)
    for kind, tokens in triggers.items():
        gradient[:, kind] += TRIGGER_WEIGHT * attention[:, kind]
        for token in tokens:
            gradient[token, kind] -= TRIGGER_WEIGHT / len(tokens)
    result: Floats = gradient.astype(np.float32)
    return result


def feature_matrix(rows: Sequence[list[str]], columns: int) -> sparse.csr_matrix:
    """(rows, columns): the features of each row, scaled to length 1."""
    ids = [hashed(row, columns) for row in rows]
    lengths = np.array([len(row) for row in ids])
    pointers = np.concatenate([[0], np.cumsum(lengths)])
    values = np.repeat(1 / np.sqrt(lengths), lengths).astype(np.float32)
    return sparse.csr_matrix((values, np.concatenate(ids), pointers), shape=(len(rows), columns))


def train_linear(
    rows: Sequence[list[str]],
    wanted: NDArray[np.float32],
    labels: Sequence[str],
    *,
    columns: int = COLUMNS,
    C: float = LINEAR_C,
) -> Linear:
    """One logistic regression a label on hashed features; ``wanted`` (rows, labels)."""
    matrix = feature_matrix(rows, columns)
    weights = np.zeros((columns, len(labels)), dtype=np.float32)
    bias = np.zeros(len(labels), dtype=np.float32)
    for column in range(len(labels)):
        if 0 < wanted[:, column].sum() < len(wanted):
            model = LogisticRegression(solver="liblinear", C=C, random_state=0).fit(matrix, wanted[:, column])
            weights[:, column], bias[column] = model.coef_[0], model.intercept_[0]
        else:
            bias[column] = -9.0
    return Linear(tuple(labels), weights, bias)
