"""A linear classifier over hashed feature strings: fast, and each decision can name the features that made it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.tokens import hashed

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Linear:
    """One-against-rest logistic regressions: ``weights`` (columns, labels), ``bias`` (labels,). Rows are scaled to
    length 1.
    """

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats

    def probabilities(self, features: list[str]) -> Floats:
        """(labels,) probabilities, each label on its own."""
        columns = hashed(features, len(self.weights))
        scores = self.weights[columns].sum(axis=0, dtype=np.float32) / np.sqrt(max(1, len(columns))) + self.bias
        probabilities: Floats = 1 / (1 + np.exp(-scores))
        return probabilities

    def reasons(self, features: list[str], label: str, limit: int = 5) -> list[tuple[str, float]]:
        """The features that spoke loudest for (or against) a label."""
        column = self.labels.index(label)
        weighted = [
            (feature, float(self.weights[hashed([feature], len(self.weights))[0], column])) for feature in features
        ]
        return sorted(weighted, key=lambda pair: -abs(pair[1]))[:limit]

    def save(self, file: Path) -> None:
        np.savez_compressed(file, labels=np.array(self.labels), weights=self.weights.astype(np.float16), bias=self.bias)

    @classmethod
    def load(cls, file: Path) -> "Linear":
        with np.load(file) as stored:
            return cls(tuple(map(str, stored["labels"])), stored["weights"].astype(np.float32), stored["bias"])
