"""How far apart two words sound that reached English by different roads: Zahedan and Zahidan, Araghchi and Araqchi.

A skeleton of consonants equates too much (Hassan and Hossein, Mahmoud and Mohammad), an edit distance of letters too
little. Here words become sounds, and each pair of sounds that transliterations confuse has a price.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

LONGEST, SHARE = 0.75, 0.078  # what two spellings of one word may differ by: at most, and for each sound
SHORTEST = 0.3
FAR = 9.0
EDITS = 4  # sounds; a word that differs in more is another

# In order: letters to sounds; capitals stand for sounds that English writes with two letters.
_LETTERS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?<=[^aeiou])[aeiou]ll[ao]h", "ola"),  # of God: Jundallah, Jondollah
        (r"^qu(?=[ae])", "kv"),
        (r"tch|ch", "C"),
        (r"sch|sh", "S"),
        (r"kh", "K"),
        (r"gh", "G"),
        (r"zh", "Z"),
        (r"th", "T"),
        (r"dh", "D"),
        (r"ph", "f"),
        (r"ck", "k"),
        (r"dj", "j"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"ee", "i"),
        (r"oo|ou|uu", "u"),
        (r"[ao]w(?![aeiou])|au", "O"),
        (r"w", "v"),
        (r"[aeo]+[iy]+e?|ae", "E"),
        (r"(?<=.)[iy]+", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=...[^aeiouEO])e$", ""),
        (r"(?<=[aeiouEO])h$", ""),
        (r"^abd[uoe]l", "abd"),  # the servant of, with and without its article
    )
)
_GLUED = re.compile(r"(?<=.{4})[uo]l$")  # the article of the next word: "Anwaarul Haq"
_ARTICLE = re.compile(r"^ال(?=...)|(?<=^عبد)ال")
_FREE = {
    "h": 0.3,
    "y": 0.3,
    "E": 0.6,
    "O": 0.6,
    **dict.fromkeys("aeiou", 0.4),
}  # what a sound costs that one side lacks
_NEAR = {
    frozenset(pair): price
    for price, pairs in {
        0.1: "ou kq qG dD jZ",
        0.15: "ei Ee Oo gG tT",
        0.2: "ae Ei Ou",
        0.25: "kK",
        0.3: "qg",
        0.35: "Oa",
        0.4: "Ea jy Gk zD zj zZ CS vf",
        0.5: "sz sT dz hK Cj",
        0.6: "ai ao au vb KG",
        0.7: "eo eu EO bp td Cs mn sS",
        0.8: "iu io",
    }.items()
    for pair in pairs.split()
}
# Letters of Persian and Urdu by the consonant that English hears; those that may be vowels are left out.
_CONSONANTS = str.maketrans(
    dict(
        zip(
            "بپتٹطثسصجچحهخدڈرڑزذضظژشغقفکگلمن",
            "bptttsssjChhKddrrzzzzZSqqfkglmn",
            strict=True,
        )
    )
)
_SAME_IN_SCRIPT = str.maketrans({"G": "q", "T": "t", "D": "d", "v": None, "y": None, **dict.fromkeys("aeiouEO")})


@lru_cache(maxsize=200_000)
def sounds(word: str) -> str:
    """The sounds of a word in its normal form; a word in Arabic letters stays as it is."""
    if not word.isascii():
        return word
    for pattern, sound in _LETTERS:
        word = pattern.sub(sound, word)
    return word


def without_article(heard: str) -> str:
    """Sounds of a word before another, without the article that is written into it."""
    return _GLUED.sub("", heard)


@lru_cache(maxsize=200_000)
def consonants(heard: str) -> str:
    """What any script writes of a word: its consonants."""
    if heard.isascii():
        return heard.translate(_SAME_IN_SCRIPT)
    bare = _ARTICLE.sub("", heard)
    plain = re.sub(r"ه$", "", bare).translate(_CONSONANTS)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-zA-Z]", "", plain))


def alike(one: str, other: str) -> bool:
    """Whether two words, given by their sounds, can be spellings of one."""
    return distance(one, other) <= allowance(one, other)


def allowance(one: str, other: str) -> float:
    return max(SHORTEST, min(LONGEST, SHARE * min(len(one), len(other))))


@lru_cache(maxsize=500_000)
def distance(one: str, other: str) -> float:
    """The price of turning the sounds of one word into those of another; FAR where it cannot be small."""
    if one == other:
        return 0.0
    if one.isascii() != other.isascii():
        bare = consonants(one)
        return SHORTEST / 2 if len(bare) > 1 and bare == consonants(other) else FAR
    if not one.isascii() or Levenshtein.distance(one, other, score_cutoff=EDITS) > EDITS:
        return FAR
    row = _running(one)
    for sound in other:
        row = _next(row, sound, one)
    return row[-1]


def _running(word: str) -> list[float]:
    row = [0.0]
    for sound in word:
        row.append(row[-1] + _FREE.get(sound, 1.0))
    return row


def _next(row: list[float], sound: str, word: str) -> list[float]:
    """One row of the table of edit costs (Wagner and Fischer 1974)."""
    lacking = _FREE.get(sound, 1.0)
    found = [row[0] + lacking]
    for i, other in enumerate(word):
        price = 0.0 if sound == other else _NEAR.get(frozenset((sound, other)), 1.0)
        found.append(min(row[i] + price, row[i + 1] + lacking, found[-1] + _FREE.get(other, 1.0)))
    return found
