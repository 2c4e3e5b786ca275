"""Names that the gazetteer knows and the name finder missed."""

from collections.abc import Iterator, Sequence
from functools import cache

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from seeds.gazetteer import load_gazetteer


@cache
def _matcher(vocab: Vocab) -> PhraseMatcher:
    """Matches the spellings of the gazetteer that no common word shares."""
    nlp = spacy.blank("en", vocab=vocab)
    matcher = PhraseMatcher(vocab)
    for kind, spellings in load_gazetteer().phrases.items():
        matcher.add(kind.upper(), [nlp.make_doc(spelling) for spelling in spellings])
    return matcher


def add_known_names(doc: Doc) -> Doc:
    """Mark known names that overlap none of the Doc's names, the longest first."""
    found = [span for span in _matcher(doc.vocab)(doc, as_spans=True) if not span[0].is_lower or "-" in span.text]
    doc.ents = filter_spans([*doc.ents, *_free(doc, found)])
    return doc


def _free(doc: Doc, found: Sequence[Span]) -> Iterator[Span]:
    taken = {i for ent in doc.ents for i in range(ent.start, ent.end)}
    for span in sorted(found, key=lambda span: (span.start - span.end, span.start)):
        if not any(i in taken for i in range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            yield span
