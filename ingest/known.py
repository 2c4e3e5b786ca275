"""Names put right by what the gazetteer knows: edges trimmed, lists cut, known names that were missed added."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from ingest.dates import UNITS, WEEKDAYS
from seeds.gazetteer import load_gazetteer

PERSON, STATE = "PERSON", "STATE"
SURNAME = 4  # letters; shorter words name too much else
_SMALL = frozenset(["and", "the", "of", "in", "on", "at", "a", "an", "s", "'s", "’s", "to", "by"])


@cache
def _matcher(vocab: Vocab) -> PhraseMatcher:
    """Matches the spellings of the gazetteer that no common word shares."""
    nlp = spacy.blank("en", vocab=vocab)
    matcher = PhraseMatcher(vocab)
    for kind, spellings in load_gazetteer().phrases.items():
        matcher.add(kind.upper(), [nlp.make_doc(spelling) for spelling in spellings])
    return matcher


def correct_names(doc: Doc) -> Doc:
    """Tidy the spans of the name finder, then mark known names that overlap none of them, the longest first."""
    tidied = filter_spans([piece for ent in doc.ents for piece in _tidy(ent)])
    surnames = {ent[-1].text for ent in tidied if ent.label_ == PERSON and len(ent) > 1}
    doc.ents = [Span(doc, ent.start, ent.end, label=_kind(ent, surnames)) for ent in tidied]
    found = [span for span in _matcher(doc.vocab)(doc, as_spans=True) if not span[0].is_lower or "-" in span.text]
    doc.ents = filter_spans([*doc.ents, *_free(doc, found)])
    doc.ents = [*doc.ents, *_free(doc, _surnames(doc))]
    return doc


def _surnames(doc: Doc) -> list[Span]:
    """Words that name a person whose full name stands in the article: the surname, or a short form that is known."""
    full = [ent for ent in doc.ents if ent.label_ == PERSON and len(ent) > 1]
    known = [entry for ent in full for entry in load_gazetteer().find(ent.text, kinds=("person",))[:1]]
    short = {ent[-1].text for ent in full} | {name for entry in known for name in entry.spellings if " " not in name}
    words = {
        word for word in short if len(word) >= SURNAME and not load_gazetteer().find(word, kinds=("place", "state"))
    }
    return [
        Span(doc, token.i, token.i + 1, label=PERSON) for token in doc if token.text in words and token.pos_ == "PROPN"
    ]


def _kind(ent: Span, surnames: Collection[str]) -> str:
    """The kind of a name: what the gazetteer alone knows it for; a person where it is the surname of one.

    A state stays one, since capitals stand for governments.
    """
    if ent.label_ == STATE:
        return STATE
    kinds = {entry.kind.upper() for entry in load_gazetteer().named(ent.text)}
    if kinds:
        return kinds.pop() if len(kinds) == 1 else ent.label_
    return PERSON if len(ent) == 1 and ent.text in surnames else ent.label_


def _tidy(ent: Span) -> Iterator[Span]:
    """A name without small words at its edges; a list of states or places ("Syria and Pakistan") one by one."""
    cuts = [
        i for i in range(ent.start, ent.end) if ent.doc[i].is_space or (ent.doc[i].lower_ == "and" and _is_list(ent, i))
    ]
    for start, end in zip([ent.start, *(cut + 1 for cut in cuts)], [*cuts, ent.end], strict=True):
        first, last = start, end
        while first < last and not _opens_name(ent.doc[first]):
            first += 1
        while first < last and not _ends_name(ent.doc[last - 1]):
            last -= 1
        if first < last:
            yield _known_core(Span(ent.doc, first, last, label=ent.label_))


def _is_list(ent: Span, i: int) -> bool:
    """Whether the parts around an "and" are names of their own and the whole is none that the gazetteer knows."""
    if ent.label_ not in {"STATE", "PLACE"} or load_gazetteer().find(ent.text):
        return False
    return i in {ent.start, ent.end - 1} or bool(load_gazetteer().find(ent.doc[i + 1 : ent.end].text))


def _opens_name(token: Token) -> bool:
    lower = token.lower_
    return not (token.is_punct or token.is_space or lower in _SMALL or lower in WEEKDAYS or lower.rstrip("s") in UNITS)


def _ends_name(token: Token) -> bool:
    return not (token.is_punct or token.is_space or token.lower_ in _SMALL)


def _known_core(span: Span) -> Span:
    """The state at the end of a name that is no name ("Shia Iran")."""
    if span.label_ in {"STATE", "PLACE"} and len(span) > 1 and not load_gazetteer().find(span.text):
        states = load_gazetteer().find(span[-1].text, kinds=("state",))
        if states:
            return Span(span.doc, span.end - 1, span.end, label="STATE")
    return span


def _free(doc: Doc, found: Sequence[Span]) -> Iterator[Span]:
    taken = {i for ent in doc.ents for i in range(ent.start, ent.end)}
    for span in sorted(found, key=lambda span: (span.start - span.end, span.start)):
        if not any(i in taken for i in range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            yield span
