"""Cuts an article into lines and sentences with their offsets, and keeps datelines out of the sentences."""

import re
from collections.abc import Iterator

# A full stop after one of these does not end a sentence.
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "lt",
        "col",
        "maj",
        "brig",
        "capt",
        "sgt",
        "adm",
        "sen",
        "rep",
        "gov",
        "prof",
        "st",
        "no",
        "vs",
        "etc",
        "fig",
        "al",
        "jr",
        "sr",
        "inc",
        "ltd",
        "co",
        "dept",
        "approx",
        "est",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "e.g",
        "i.e",
        "u.s",
        "u.k",
        "u.n",
        "p.m",
        "a.m",
        "v",
        "ret",
        "hon",
        "supt",
        "insp",
        "cmdr",
        "pvt",
        "cpl",
        "maj-gen",
        "lt-gen",
        "lt-col",
        "ca",
        "km",
        "ft",
    ]
)
_END = re.compile(r"[.!?…](?:[\"'”’»)\]]|\s?[”’])*(?=\s+[\"'“‘«(\[]?[^\sa-z])")
_LINE = re.compile(r"[^\n]+")
_DATELINE = re.compile(
    r"^\s*(?P<place>[A-Z][A-Z'’.\- ]{2,}(?:, ?[A-Z][\w.'’ -]+){0,2}|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?=\s*[(:,]?[^.!?]{0,40}?(?:--|[–—]| - )))"
    r"(?P<rest>[^.!?\n]{0,60}?)\s*(?:--+|[–—]|(?<=[\s)])-)\s+(?=[\"'“‘(\[]?[A-Z0-9])"
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?"
_DAY = rf"(?:\d{{4}}-\d\d(?:-\d\d)?|(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}})?,?(?: \d{{4}})?)"
_LABEL = re.compile(
    rf"\s*(?:[•*·▪►>#]+\s+|[-–—]\s+|\(?\d{{1,2}}[.)]\s+)?(?:{_DAY}\s*(?::|--?|[–—])\s+|(?:[A-Z][A-Z.' -]{{0,30}}|[A-Z][\w'-]+(?: [\w'-]+){{0,2}}):\s+)"
    r"|\s*[•*·▪►>#]+\s+|\s*[-–—]\s+|\s*\(?\d{1,2}[.)]\s+",
)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence; a line break always ends one, and so does a dateline or another lead-in."""
    for line in _LINE.finditer(text):
        start = line.start()
        lead = lead_in_end(line.group())
        if lead:
            yield _stripped(text, start, start + lead)
            start += lead
        for end in _ends(text, start, line.end()):
            span = _stripped(text, start, end)
            if span[0] < span[1]:
                yield span
            start = end


def lead_in_end(line: str) -> int:
    """Where the dateline ("TEHRAN (Agency) - "), date ("14 Feb: "), bullet or label ("Q: ") of a line ends; 0 if
    none.
    """
    match = _DATELINE.match(line)
    if match and len(line) > match.end() + 20 and not _reads_on(match):
        return match.end()
    label = _LABEL.match(line)
    return label.end() if label and label.end() < len(line) else 0


def _reads_on(match: re.Match[str]) -> bool:
    """A dash inside a sentence: what stands before it has words in lower case that are no part of a dateline."""
    words = re.findall(r"\b[a-z]{2,}\b", match["rest"])
    return len([word for word in words if word not in {"and", "the", "of", "al", "from", "in", "by", "with"}]) > 1


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        if text[match.start()] == "." and _is_abbreviation(text, start, match.start()):
            continue
        yield match.end()
    yield end


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    word = re.search(r"[\w.'-]*$", text[max(start, dot - 12) : dot])
    token = word.group().casefold() if word else ""
    return (
        token in ABBREVIATIONS
        or (len(token) == 1 and token.isalpha())
        or bool(re.fullmatch(r"(?:[a-z]\.)+[a-z]", token))
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip()))
