"""One article as the event models see it: the Doc, its sentences, names, dates, numbers and the scores of its
sentences.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token

from ingest.article import Article
from ingest.dates import When, find_dates
from ingest.numbers import Number, find_numbers
from ingest.tokens import stem

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """``scores`` (sentences, types): how much each sentence tells an event; ``tokens`` (tokens, types): where in it;
    both may be empty before the models ran.
    """

    article: Article
    doc: Doc
    offset: int  # where the article's text starts in the Doc, which opens with the title
    scores: Floats
    tokens: Floats

    @cached_property
    def text(self) -> str:
        """The text of the Doc, which spaCy joins anew from all tokens each time that it is asked."""
        return self.doc.text

    @cached_property
    def sentences(self) -> list[Span]:
        return list(self.doc.sents)

    @cached_property
    def sentence_of(self) -> NDArray[np.int64]:
        """(tokens,) the number of the sentence of each token."""
        return np.repeat(np.arange(len(self.sentences)), [len(sentence) for sentence in self.sentences])

    @cached_property
    def body(self) -> list[int]:
        """The numbers of the sentences that are not the title."""
        return [
            i
            for i, sentence in enumerate(self.sentences)
            if sentence.start_char >= self.offset and sentence.text.strip()
        ]

    @cached_property
    def dates(self) -> list[When]:
        return find_dates(self.text, self.article.published)

    @cached_property
    def numbers(self) -> list[Number]:
        return find_numbers(self.text)

    @cached_property
    def stems(self) -> list[str]:
        return [stem(token.text) for token in self.doc]

    @cached_property
    def names_in(self) -> list[frozenset[str]]:
        """Per sentence, the texts of its names."""
        return [frozenset(ent.text for ent in sentence.ents) for sentence in self.sentences]

    @cached_property
    def dates_in(self) -> list[list[When]]:
        return [[when for when in self.dates if s.start_char <= when.start < s.end_char] for s in self.sentences]

    @cached_property
    def numbers_in(self) -> list[list[Number]]:
        return [
            [number for number in self.numbers if s.start_char <= number.start < s.end_char] for s in self.sentences
        ]

    def token_at(self, character: int) -> Token:
        """The token that covers a character of the Doc."""
        starts = self._starts
        return self.doc[max(0, int(np.searchsorted(starts, character, side="right")) - 1)]

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        return np.array([token.idx for token in self.doc])


def path_between(trigger: Token, other: Token) -> tuple[str, int]:
    """The dependency path from ``other`` up to a common ancestor and down to the trigger, and its length ("", 9 if
    there is none).
    """
    chain = [trigger]
    while chain[-1].head.i != chain[-1].i and len(chain) < 8:  # noqa: PLR2004 - longer paths carry nothing
        chain.append(chain[-1].head)
    places = {token.i: place for place, token in enumerate(chain)}
    up: list[str] = []
    token = other
    while token.i not in places:
        if token.head.i == token.i or len(up) > 6:  # noqa: PLR2004 - as above
            return "", 9
        up.append(token.dep_)
        token = token.head
    down = [step.dep_ for step in chain[: places[token.i]]]
    return ">".join(up) + "^" + "<".join(down), len(up) + len(down)
