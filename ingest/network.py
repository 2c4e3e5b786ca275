"""The neural reader of sentences: for each token, how much it looks like the trigger of each event type.

Tokens are sums of hashed feature embeddings plus a projection of dense vectors, read by two residual window
convolutions. A sentence's score for a type is the log-sum-exp of its tokens' scores (multiple-instance learning:
Dietterich et al. 1997), so that training needs to know which sentence tells an event and only prefers the annotated
word inside it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from thinc.api import Linear, Maxout, Model, chain, clone, expand_window, residual, with_array

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]
Array = Any  # thinc's array types and numpy's are one thing at run time but two for a type checker


@dataclass(frozen=True, slots=True)
class TokenFeatures:
    """One article: features of all tokens in a row.

    ``ids`` (features,), ``counts`` (tokens,) features a token, ``dense`` (tokens, width), ``sentences`` (sentences,)
    tokens a sentence.
    """

    ids: Integers
    counts: Integers
    dense: Floats
    sentences: Integers


Network = Model[Sequence[TokenFeatures], list[Array]]

WIDTH = 96
DEPTH = 2
PIECES = 2
FEATURE_DROPOUT = 0.15  # of whole features, so that no single word decides
DENSE_DROPOUT = 0.2
START_BIAS = -6.0  # an event type is rare: about one token in 500


def build_network(labels: int, rows: int, dense: int | None, dropout: float = 0.4) -> Network:
    """Articles -> one (tokens, labels) array of logits a sentence."""
    window: Any = chain(expand_window(1), Maxout(WIDTH, WIDTH * 3, PIECES, normalize=True, dropout=dropout))
    reader: Any = chain(clone(residual(window), DEPTH), Linear(labels, WIDTH))
    return chain(_embed(rows, dense, dropout), with_array(reader, pad=DEPTH))


def set_start_bias(network: Network) -> None:
    """Start from "no event": without it the first epochs only learn how rare events are."""
    output = network.layers[1].layers[0].layers[-1]
    output.set_param("b", output.get_param("b") + START_BIAS)


def save_network(network: Network, file: Path) -> None:
    """Parameters as half-precision numbers: half the size, and no score moves by more than a hundredth."""
    arrays: dict[str, Any] = {
        f"{node.name}|{i}|{name}": node.get_param(name)
        for i, node in enumerate(network.walk())
        for name in node.param_names
    }
    halved: dict[str, Any] = {key: np.asarray(array, dtype=np.float16) for key, array in arrays.items()}
    np.savez_compressed(file, **halved)


def load_network(file: Path, labels: int, rows: int) -> Network:
    """A network as it was saved."""
    with np.load(file) as stored:
        dense = next(
            stored[key].shape[1]
            for key in stored
            if key.startswith("linear|") and key.endswith("|W") and stored[key].shape[0] == WIDTH
        )
        network = build_network(labels, rows, int(dense))
        network.initialize()
        for i, node in enumerate(network.walk()):
            for name in node.param_names:
                loaded: Array = stored[f"{node.name}|{i}|{name}"].astype(np.float32)
                node.set_param(name, loaded)
    return network


def sentence_scores(logits: Array) -> Floats:
    """(tokens, labels) -> (labels,) probabilities that the sentence tells an event of each type."""
    peak = logits.max(axis=0)
    total = peak + np.log(np.exp(logits - peak).sum(axis=0))
    scores: Floats = 1 / (1 + np.exp(-total))
    return scores


def _embed(rows: int, dense: int | None, dropout: float) -> Network:
    project = Linear(WIDTH, dense)
    return Model(
        "embed_features",
        _embed_forward,
        init=_embed_init,
        dims={"nO": WIDTH, "nV": rows},
        params={"E": None},
        attrs={"dropout": dropout},
        layers=[project],
    )


def _embed_init(model: Network, X: object = None, Y: object = None) -> None:  # noqa: N803, ARG001 - thinc's signature
    table: Array = np.random.default_rng(0).normal(0, 0.1, (model.get_dim("nV"), WIDTH))
    model.set_param("E", model.ops.asarray2f(table.astype("float32")))
    model.layers[0].initialize()


def _embed_forward(
    model: Network,
    articles: Sequence[TokenFeatures],
    is_train: bool,  # noqa: FBT001 - thinc's signature
) -> tuple[list[Array], Callable[[list[Array]], list[object]]]:
    ids = np.concatenate([article.ids for article in articles])
    counts = np.concatenate([article.counts for article in articles])
    sentences = np.concatenate([article.sentences for article in articles])
    dense: Array = np.concatenate([article.dense for article in articles])
    rate = model.attrs["dropout"] if is_train else 0.0
    weights = np.repeat(1 / np.sqrt(counts), counts) * _keep((len(ids),), FEATURE_DROPOUT if is_train else 0.0)
    pointers = np.concatenate([[0], np.cumsum(counts)])
    features = csr_array((weights.astype("float32"), ids, pointers), shape=(len(counts), model.get_dim("nV")))
    dense *= _keep(dense.shape, DENSE_DROPOUT if is_train else 0.0)
    projected, backprop_dense = model.layers[0](dense, is_train)
    hidden: Array = features @ model.get_param("E") + projected
    active = np.where(hidden > 0, 1.0, 0.1).astype("float32") * _keep(hidden.shape, rate)
    edges = np.cumsum(sentences)[:-1]

    def backprop(gradients: list[Array]) -> list[object]:
        d_hidden = np.concatenate(gradients) * active
        backprop_dense(d_hidden)
        model.inc_grad("E", features.T @ d_hidden)
        return []

    return np.split(hidden * active, edges), backprop


def _keep(shape: tuple[int, ...], rate: float) -> Floats:
    """A mask of dropout, ones where nothing is dropped."""
    if not rate:
        return np.ones((1,) * len(shape), dtype="float32")
    mask: Floats = ((np.random.random(shape) >= rate) / (1 - rate)).astype("float32")  # noqa: NPY002 - thinc's fix_random_seed sets this generator
    return mask
