"""The closest calls: pairs of accounts whose score lies nearest to where it would tip, for a person to judge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.base import Base
from ingest.blocks import candidate_pairs
from ingest.cluster import THRESHOLD, Cluster, cluster_tellings
from ingest.extraction import Extraction
from ingest.incident import make_incident
from ingest.judgement import Judgements
from ingest.likeness import score
from ingest.naming import unify
from ingest.resolve import judged_tellings
from ingest.stored import load_extraction
from ingest.telling import Telling, claim_id

NEAR = 1.5  # score from the threshold that still makes a close call
AROUND = 200  # characters of the article on either side of a sentence


@dataclass(frozen=True, slots=True)
class Account:
    """One article's account of an event, as it is shown beside another."""

    event_id: str
    claim_id: str
    type: str
    date: str | None
    article_id: str
    publisher: str
    published: str
    sentence: str
    context: str


@dataclass(frozen=True, slots=True)
class Call:
    """Two accounts that are taken for one event (``together``) or for two; ``findings`` say what spoke for it or
    against it, with weights.
    """

    one: Account
    other: Account
    score: float
    together: bool
    findings: tuple[str, ...]


def closest_calls(base: Base, limit: int) -> list[Call]:
    """The closest first; what a person judged is not asked again."""
    judgements = Judgements(base.judgements.values())
    read, _ = unify((load_extraction(text) for _, text in sorted(base.texts.items())), judgements)
    clusters = cluster_tellings(list(judged_tellings(read, judgements)), judgements)
    tellings = [telling for cluster in clusters for telling in cluster.tellings]
    found = sorted(_calls(tellings, judgements), key=lambda pair: (abs(pair[0] - THRESHOLD), pair[1:]))[:limit]
    show = _Showing(read, clusters, judgements)
    return [show.call(value, tellings[i], tellings[j]) for value, i, j in found]


def _calls(tellings: Sequence[Telling], judgements: Judgements) -> Iterator[tuple[float, int, int]]:
    for i, j in candidate_pairs(tellings):
        value, _ = score(tellings[i], tellings[j])
        judged = judgements.verdict(tellings[i].anchor, tellings[j].anchor)
        if abs(value - THRESHOLD) <= NEAR and judged is None:
            yield value, i, j


class _Showing:
    """Accounts with their sentences and events."""

    def __init__(self, read: Sequence[Extraction], clusters: Sequence[Cluster], judgements: Judgements) -> None:
        self._texts = {extraction.article.id: extraction.article.text for extraction in read}
        self._events = {
            telling.anchor: identity
            for cluster in clusters
            for identity in [make_incident(cluster, judgements).id]
            for telling in cluster.tellings
        }

    def call(self, value: float, one: Telling, other: Telling) -> Call:
        _, findings = score(one, other)
        together = self._events[one.anchor] == self._events[other.anchor]
        said = tuple(f"{finding.reason} ({finding.weight:+.1f})" for finding in findings)
        return Call(self._account(one), self._account(other), round(value, 2), together, said)

    def _account(self, telling: Telling) -> Account:
        claim, text = telling.event.claims[0], self._texts[telling.article]
        span = claim.sentence
        return Account(
            event_id=self._events[telling.anchor],
            claim_id=claim_id(telling, claim),
            type=telling.event.type,
            date=telling.event.date,
            article_id=telling.article,
            publisher=telling.publisher,
            published=telling.published,
            sentence=span.text,
            context=text[max(0, span.start - AROUND) : span.end + AROUND],
        )
