"""Word forms made comparable, and what the event models see of each token."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from murmurhash.mrmr import hash_unicode
from spacy.tokens import Doc, Token

from ingest.senses import load_senses
from seeds.vocabulary import load_vocabulary

ROWS = 2**16  # of the network's feature table
_LONG = 4  # letters from which endings are taken off


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:  # noqa: PLR0911 - one line an ending
    """A rough stem: irregular forms by table, regular endings off, so that "attackers" and "attacking" differ from
    "attack" only by what they add.
    """
    text = word.casefold()
    irregular = load_vocabulary().inflections_by_form.get(text)
    if irregular:
        return irregular
    if len(text) <= _LONG:
        return text
    if text.endswith(("ies", "ied")):
        return text[:-3] + "y"
    if text.endswith(("sses", "shes", "ches")):
        return text[:-2]
    if text.endswith("ing") and len(text) > _LONG + 1:
        return _undouble(text[:-3])
    if text.endswith("ed"):
        return _undouble(text[:-2])
    if text.endswith("s") and not text.endswith(("ss", "us")):
        text = text[:-1]
    return text.rstrip("e")


def _undouble(text: str) -> str:
    if len(text) > 2 and text[-1] == text[-2] and text[-1] not in "sl":  # noqa: PLR2004 - a doubled letter after one more
        text = text[:-1]
    return text.rstrip("e")


def class_of(token: Token) -> str:
    """The kind of the name that a token belongs to, else its stem."""
    return token.ent_type_ or stem(token.text)


def token_feature_ids(doc: Doc, marks: Mapping[int, Sequence[str]]) -> tuple[list[int], list[int]]:
    """All feature ids of all tokens in a row, and how many each token has; ``marks`` are more of some tokens."""
    ids: list[int] = []
    counts: list[int] = []
    for token in doc:
        before = len(ids)
        ids.extend(hash_unicode(feature, 1) % ROWS for feature in (*_features(token), *marks.get(token.i, ())))
        counts.append(len(ids) - before)
    return ids, counts


def _features(token: Token) -> Iterator[str]:
    own = stem(token.text)
    lower = token.lower_
    yield from (f"l={own}", f"w={lower}", f"p={lower[:4]}", f"s={lower[-3:]}", f"h={token.shape_}")
    yield from (f"t={token.tag_}", f"o={token.pos_}", f"d={token.dep_}")
    yield f"e={token.ent_type_}{token.ent_iob_}"
    yield from (f"W={sense}" for sense in load_senses().of_word(token.pos_, own))
    if token.head.i != token.i:
        yield f"H={stem(token.head.text)}"
    yield from (f"c={child.dep_}" for child in token.children)
    yield from tree_features(token)


def tree_features(token: Token) -> Iterator[str]:
    """A token with what stands above and below it in its tree, names by their kind."""
    own = stem(token.text)
    yield f"lo={own}|{token.pos_}"
    if token.head.i != token.i:
        head = stem(token.head.text)
        yield from (f"Hd={head}|{token.dep_}", f"lH={own}|{head}")
    for child in token.children:
        yield from (f"cl={child.dep_}|{stem(child.text)}", f"lc={own}|{child.dep_}|{class_of(child)}")
        if child.dep_ in {"obl", "nmod", "obl:agent"}:
            for case in child.children:
                if case.dep_ == "case":
                    yield f"lp={own}|{case.lower_}|{class_of(child)}"


def hashed(features: list[str], size: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Feature strings as distinct columns of a table of ``size`` (a power of two) columns."""
    return np.unique(np.array([hash_unicode(feature, 7) & (size - 1) for feature in features], dtype=np.int64))
