"""What words are kinds of, by Open English WordNet: lets the event models meet a rare word by its sense."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(str(files("models"))) / "senses.npz"


@dataclass(frozen=True, slots=True)
class Senses:
    """Numbers of senses by word ("VERB|waylay", with the stem of the word): ``ids[starts[row]:starts[row + 1]]``."""

    rows: Mapping[str, int]
    starts: NDArray[np.int32]
    ids: NDArray[np.int32]

    def of_word(self, part: str, word: str) -> list[int]:
        """The senses of a stem as a part of speech, and what they are kinds of; the commonest first."""
        row = self.rows.get(f"{part}|{word}")
        return [] if row is None else self.ids[self.starts[row] : self.starts[row + 1]].tolist()

    @classmethod
    def of(cls, names: Mapping[str, Sequence[str]]) -> "Senses":
        """From the names of the senses of each word."""
        numbers = {name: number for number, name in enumerate(sorted({n for found in names.values() for n in found}))}
        ids = [numbers[name] for found in names.values() for name in found]
        starts = np.cumsum([0, *(len(found) for found in names.values())])
        rows = {word: row for row, word in enumerate(names)}
        return cls(rows, starts.astype(np.int32), np.array(ids, dtype=np.int32))

    def save(self, file: Path) -> None:
        np.savez_compressed(file, words=np.array("\n".join(self.rows)), starts=self.starts, ids=self.ids)

    @classmethod
    def load(cls, file: Path) -> "Senses":
        with np.load(file) as stored:
            words = str(stored["words"]).split("\n")
            return cls({word: row for row, word in enumerate(words)}, stored["starts"], stored["ids"])


@cache
def load_senses() -> Senses:
    """The project's senses."""
    return Senses.load(FILE)
