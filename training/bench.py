"""How fast extraction is against the bare language model on the same text, measured side by side: ``python -m training.bench``."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from ingest.annotate import document_text
from ingest.extract import annotate_all, extract_all
from training.corpus import load_corpus

ROUNDS = 3


def main() -> None:
    articles = [example.article for example in load_corpus(Path("corpus/dev"))] * 3
    nlp = spacy.load("models/news")
    texts = [document_text(article)[0] for article in articles]
    bare = _seconds(lambda: list(nlp.pipe(texts, batch_size=16)))
    annotated = _seconds(lambda: list(annotate_all(articles)))
    whole = _seconds(lambda: list(extract_all(articles)))
    words = sum(len(text.split()) for text in texts)
    print(f"{len(articles)} articles, {words} words, median of {ROUNDS} rounds")
    print(f"bare nlp.pipe {bare:.2f} s   annotation {annotated:.2f} s   extraction, with it, {whole:.2f} s")
    print(f"of the bare pipeline: annotation runs at {bare / annotated:.2f}, extraction at {bare / whole:.2f}")


def _seconds(work: Callable[[], object]) -> float:
    work()
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        rounds.append(time.perf_counter() - start)
    return statistics.median(rounds)


if __name__ == "__main__":
    main()
