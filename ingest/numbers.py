"""Reads numbers of persons, in digits or words, with the bounds that the words around them set.

Bounds follow corpus/README.md: "at least 9" is 9 or more, "more than 9" is 10 or more, "as many as 9" is 9 or fewer,
"about 9" is 9; vague words have the floor that ACLED's coders use (tens 10, dozens 12, hundreds 100, thousands 1000).
"""

import re
from dataclasses import dataclass

ONES = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
VAGUE = {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000}
_WORD = rf"(?:{'|'.join(TENS)})[- ](?:{'|'.join(list(ONES)[1:10])})|{'|'.join(sorted([*ONES, *TENS], key=len, reverse=True))}"
_NUMBER = (
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{_WORD})(?: (?:hundred|thousand|million|dozen))?(?: and (?:{_WORD})\b(?<=hundred and ))?"
    rf"|(?:a |half a )(?:dozen|hundred|thousand)|dozens|tens|hundreds|thousands)"
)
_FIND = re.compile(
    rf"(?<![\w.,:/$€£-])(?P<a>{_NUMBER})(?:(?P<sep> ?[-–—] ?| to | and | or )(?P<b>{_NUMBER}))?(?![\w%]|[.,:/]\d|-(?!year))",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"(?:at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|minimum of|at a minimum) (?:some |the )?$",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:more than|over|upwards? of|in excess of|above|exceed(?:ed|ing|s)?|well over) (?:some |the )?$", re.IGNORECASE
)
_CEILING = re.compile(
    r"(?:up to|as many as|at most|no more than|not more than|a maximum of|fewer than|less than) (?:some )?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:between|from) (?:some |about )?$", re.IGNORECASE)
_OR_MORE = re.compile(r"^ or (?:more|so many)|^,? if not more", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A count at ``start:end``; a bound is None where the words leave it open."""

    start: int
    end: int
    low: int | None
    high: int | None


def find_numbers(text: str) -> list[Number]:
    """All counts of a text, with ranges read as one."""
    found: list[Number] = []
    for match in _FIND.finditer(text):
        found.extend(_read(text, match))
    return found


def _read(text: str, match: re.Match[str]) -> list[Number]:
    before = text[max(0, match.start() - 24) : match.start()]
    first, second = _value(match["a"]), _value(match["b"]) if match["b"] else None
    if second is None:
        return [_bounded(text, match.span("a"), first, before)]
    if _is_range(match["sep"], before, first, second):
        return [Number(match.start(), match.end(), first, second)]
    return [_bounded(text, match.span("a"), first, before), _bounded(text, match.span("b"), second, "")]


def _is_range(separator: str, before: str, first: int, second: int) -> bool:
    if not 0 < first < second:
        return False
    return separator.strip() in {"-", "–", "—", "to", "or"} or bool(_BETWEEN.search(before))


def _bounded(text: str, span: tuple[int, int], value: int, before: str) -> Number:
    start, end = span
    said = text[start:end].casefold()
    if said in VAGUE or _FLOOR.search(before) or _OR_MORE.match(text[end : end + 14]):
        return Number(start, end, value, None)
    if _ABOVE.search(before):
        return Number(start, end, value + 1, None)
    if _CEILING.search(before):
        return Number(start, end, None, value)
    return Number(start, end, value, value)


def _value(said: str) -> int:
    total = current = 0
    for word in re.split(r"[ -]+", said.casefold().replace(",", "")):
        if word.isdigit():
            current += int(word)
        elif word in VAGUE:
            return VAGUE[word]
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
        elif word == "half":
            current = -1
        elif word in ONES or word in TENS:
            current += ONES.get(word, 0) + 10 * TENS.get(word, 0)
    return total + current if "half" not in said.casefold() else SCALES[said.rsplit(maxsplit=1)[-1].casefold()] // 2
