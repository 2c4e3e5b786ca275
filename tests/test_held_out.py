"""What models that had not seen an article read in it is there for the whole corpus, and survives being kept."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from training.corpus import Example, load_corpus
from training.held_out import FOLDER, HeldOut, Scores, key_of, trainings

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return load_corpus(ROOT / "corpus")


@pytest.fixture(scope="module")
def held() -> HeldOut:
    return HeldOut.load(ROOT / FOLDER)


def test_covers_the_corpus(examples: list[Example], held: HeldOut) -> None:
    keys = {key_of(example) for example in examples}
    assert len(keys) == len(examples)
    assert keys == set(held.names) == set(held.scores)


def test_scores_fit_the_tokens_and_sentences(examples: list[Example], held: HeldOut) -> None:
    for article in trainings(examples[::40], held):
        reading = article.reading
        assert reading.tokens.shape == (len(reading.doc), reading.scores.shape[1])
        assert reading.scores.shape[0] == len(reading.sentences)


def test_a_new_article_is_read_by_the_released_models(examples: list[Example]) -> None:
    new = replace(examples[0], article=replace(examples[0].article, title="A title that no model has seen"))
    [article] = trainings([new], HeldOut())
    assert article.reading.doc.ents
    assert article.reading.scores.max() > 0.5


def test_is_kept(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    scores = Scores(*(rng.random((3, 5), dtype=np.float32) for _ in range(3)))
    HeldOut({"a1": [(0, 4, "STATE")]}, {"a1": scores}).save(tmp_path / "new")
    loaded = HeldOut.load(tmp_path / "new")
    assert list(map(tuple, loaded.names["a1"])) == [(0, 4, "STATE")]
    assert np.allclose(loaded.scores["a1"].linear, scores.linear, atol=1e-3)


def test_nothing_kept_is_nothing(tmp_path: Path) -> None:
    assert HeldOut.load(tmp_path) == HeldOut()
