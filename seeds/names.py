"""Names made comparable: one normal form for lookups, one skeleton that equates transliterations.

Persian, Urdu and Balochi names reach English by many roads (Zahedan, Zahidan; Jaish, Jaysh al-Adl; Baloch, Baluch). The
skeleton keeps what the roads have in common: the consonants, with those that transliterations confuse made one.
"""

import re
import unicodedata

# Words that come and go between spellings of one name.
FILLERS = frozenset(["the", "of", "and", "al", "ul", "ol", "el", "ud", "ad", "e", "i", "va", "wa", "o"])
# Letters of Persian and Urdu keyboards that look alike but are not.
_SCRIPT = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ؤ": "و",
        "ئ": "ی",
        "ہ": "ه",
        "ۂ": "ه",
        "ۃ": "ه",
        "ے": "ی",
        "ں": "ن",
        "ı": "i",  # Latin letters that have no accent to take off
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ə": "a",
        "\u200c": " ",
        "\u0640": None,
    }
)
_SPLIT = re.compile(r"[^0-9a-z\u0600-\u06ff]+")
_JOINED = re.compile(
    r"^(?:al|ul|ol|el)-|(?<=\s)(?:al|ul|ol|el)-|-(?:al|ul|ol|el|e|i)-|-(?:al|ul|ol|el|e|i)(?=\s)", re.IGNORECASE
)
# In order: what one transliteration writes with these letters, another writes with those.
_SOUNDS = (
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "g"),
    ("q", "k"),
    ("ck", "k"),
    ("dh", "d"),
    ("zh", "j"),
    ("sch", "sh"),
    ("ch", "c"),
    ("sh", "s"),
    ("th", "t"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "s"),
    ("ss", "s"),
)
_VOWELS = re.compile(r"[aeiouy]|h$")
SHORTEST = 4  # consonants from which a skeleton says enough: Macron and Makran must not meet


def normalise(name: str) -> str:
    """Case, accents, punctuation and filler words off: "Jaysh ul-ʿAdl" becomes "jaysh adl"."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).translate(_SCRIPT))
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "ʿʾ‘’'`").casefold()
    words = [word for word in _SPLIT.split(_JOINED.sub(" ", plain)) if word]
    kept = [word for word in words if word not in FILLERS]
    return " ".join(kept or words)


def skeleton(name: str) -> str:
    """The consonants of a name, joined; empty when too few are left to say anything."""
    found = _consonants(normalise(name).replace(" ", ""))
    return found if len(found) >= SHORTEST else ""


def _consonants(word: str) -> str:
    if not word.isascii():
        return word
    for said, kept in _SOUNDS:
        word = word.replace(said, kept)
    first, rest = word[:1], _VOWELS.sub("", word[1:])
    initial = "a" if first in "aeiou" else first  # an initial vowel is kept as such
    return re.sub(r"(.)\1+", r"\1", initial + rest)
