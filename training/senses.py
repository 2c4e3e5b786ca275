"""Makes models/senses.npz from a checkout of Open English WordNet: ``python -m training.senses FOLDER``.

FOLDER is ``src/yaml`` of github.com/globalwordnet/english-wordnet (CC BY 4.0, and the WordNet License of Princeton).
For each word it keeps the first senses, what they are kinds of, and their fields ("verb.contact").
"""

import argparse
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ingest.senses import FILE, Senses
from ingest.tokens import stem

FIRST = 2  # senses of a word, the commonest first
UPWARDS = 3  # steps from a sense to what it is a kind of
SHARED = 2  # words that a sense needs to say anything about another
PARTS = {"v": "VERB", "n": "NOUN", "a": "ADJ", "s": "ADJ"}
Synset = tuple[tuple[str, ...], str]  # what it is a kind of, its field


def read_synsets(folder: Path) -> dict[str, Synset]:
    """Synset id -> (hypernyms, field)."""
    found: dict[str, Synset] = {}
    for file in sorted(folder.glob("*.yaml")):
        if file.name.startswith(("noun.", "verb.", "adj.")):
            for identity, synset in _load(file).items():
                found[identity] = (tuple(synset.get("hypernym", ())), file.stem)
    return found


def _load(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    return content


def read_words(folder: Path, synsets: dict[str, Synset]) -> Iterator[tuple[str, str]]:
    """(part of speech and stem, name of a sense), as often as there are senses."""
    for file in sorted(folder.glob("entries-*.yaml")):
        for lemma, parts in _load(file).items():
            if not str(lemma).isalpha() or str(lemma) != str(lemma).casefold():
                continue
            for part, entry in parts.items():
                if part[0] in PARTS:
                    keys = {f"{PARTS[part[0]]}|{stem(str(form))}" for form in (lemma, *entry.get("form", ()))}
                    names = _names([sense["synset"] for sense in entry.get("sense", ())[:FIRST]], synsets)
                    yield from itertools.product(sorted(keys), names)


def _names(senses: list[str], synsets: dict[str, Synset]) -> list[str]:
    found: dict[str, None] = {}
    level = [sense for sense in senses if sense in synsets]
    for step in range(UPWARDS + 1):
        found.update(dict.fromkeys(level))
        if not step:
            found.update(dict.fromkeys(synsets[sense][1] for sense in level))
        level = [above for sense in level for above in synsets[sense][0] if above in synsets]
    return list(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="src/yaml of a checkout of Open English WordNet")
    folder = parser.parse_args().folder
    by_word: dict[str, dict[str, None]] = {}
    for word, name in read_words(folder, read_synsets(folder)):
        by_word.setdefault(word, {})[name] = None
    counts: dict[str, int] = {}
    for name in itertools.chain.from_iterable(by_word.values()):
        counts[name] = counts.get(name, 0) + 1
    kept = {word: [name for name in names if counts[name] >= SHARED] for word, names in sorted(by_word.items())}
    Senses.of({word: names for word, names in kept.items() if names}).save(FILE)


if __name__ == "__main__":
    main()
