"""What one article tells of one event, as resolution takes it, under an anchor that outlives another reading."""

import collections
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ingest.extraction import Claim, Event, Extraction

ANCHOR = 16  # hex digits: 64 bits
Key = tuple[str, int]  # article, number of the event in it


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one article. ``anchor`` is made of the article, the type and the place of the trigger, so that
    judgements and ids hold whatever else changes.
    """

    article: str
    number: int
    event: Event
    published: str  # ISO day, or empty
    publisher: str
    anchor: str
    about: tuple[
        str, ...
    ] = ()  # of words (a claim, a denial): anchors of the acts that they can be about, the nearest first
    corrected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # what a person set: field -> values
    origin: str = ""  # whose text the article carries: its publisher's own, or that of an agency

    @property
    def key(self) -> Key:
        return self.article, self.number

    @property
    def start(self) -> int:
        """Where the article tells it, in characters."""
        return self.event.claims[0].sentence.start


def tellings_of(extraction: Extraction) -> Iterator[Telling]:
    """The events of an article as it tells them."""
    article, seen = extraction.article, collections.Counter[str]()
    for number, event in enumerate(extraction.events):
        base = f"{article.id}:{event.type}:{event.claims[0].trigger.start}"
        seen[base] += 1
        yield Telling(
            article.id,
            number,
            event,
            str(article.published or ""),
            article.publisher,
            _digest(f"{base}:{seen[base]}"),
            origin=article.publisher or article.id,
        )


def claim_id(telling: Telling, claim: Claim) -> str:
    """Fixed by the telling, its sentence and the word in it that tells the event."""
    return _digest(f"{telling.anchor}:{claim.sentence.start}:{claim.trigger.start}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:ANCHOR]
