"""Whose text an article carries: that of another article, or of an agency on whose word it tells."""

import collections
import itertools
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.article import Article
from ingest.telling import Telling
from seeds.gazetteer import load_gazetteer

PHRASE = 5  # words; longer runs of equal words are no chance
SHARE = 0.4  # phrases of the shorter text; in the corpus near-copies share .75 and more, other articles .04 at most
COMMON = 50  # articles with a phrase from which on it is boilerplate
AGENCY = "media"  # kind of organization whose word is an origin of its own
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that carries the text of one published before it; ``share`` is that of the phrases of the shorter."""

    article: str
    of: str
    share: float

    @property
    def reason(self) -> str:
        """In words, for events that both tell."""
        return f"{self.article} carries the text of {self.of} ({self.share:.0%} of its phrases): one origin"


def find_copies(articles: Iterable[Article]) -> list[Copy]:
    """Each near-copy with the earliest article of its text."""
    ordered = sorted(articles, key=lambda article: (str(article.published or "9"), article.id))
    phrases = {article.id: _phrases(article.text) for article in ordered}
    found: dict[str, Copy] = {}
    for (one, other), shared in _shared(phrases).items():
        share = shared / min(len(phrases[one]), len(phrases[other]))
        if share >= SHARE and other not in found:  # pairs come with the earlier article first, the earliest pair first
            found[other] = Copy(other, found[one].of if one in found else one, round(share, 2))
    return sorted(found.values(), key=lambda copy: copy.article)


def with_origins(tellings: Iterable[Telling], copies: Sequence[Copy]) -> Iterator[Telling]:
    """Tellings with the origin of what they tell: a copy has that of its original."""
    given = list(tellings)
    publishers = {telling.article: _publisher(telling) for telling in given}
    sources = {copy.article: publishers.get(copy.of, copy.of) for copy in copies}
    for telling in given:
        agency = _agency(telling)
        yield replace(telling, origin=agency or sources.get(telling.article) or publishers[telling.article])


def _phrases(text: str) -> set[int]:
    """Hashes of all runs of words."""
    words = _WORD.findall(text.casefold())
    return {zlib.crc32(" ".join(words[i : i + PHRASE]).encode()) for i in range(len(words) - PHRASE + 1)}


def _shared(phrases: Mapping[str, set[int]]) -> Mapping[tuple[str, str], int]:
    """How many phrases two articles share, in the order of the articles."""
    holders: dict[int, list[str]] = collections.defaultdict(list)
    for article, found in phrases.items():
        for phrase in found:
            holders[phrase].append(article)
    counted = collections.Counter(
        pair
        for articles in holders.values()
        if 1 < len(articles) <= COMMON
        for pair in itertools.combinations(articles, 2)
    )
    place = {article: number for number, article in enumerate(phrases)}
    return dict(sorted(counted.items(), key=lambda item: (place[item[0][0]], place[item[0][1]])))


def _publisher(telling: Telling) -> str:
    """The publisher under the name that the gazetteer has for it; without one an article stands for itself."""
    known = load_gazetteer().find(telling.publisher, kinds=("organization",)) if telling.publisher else []
    return known[0].id if known else telling.publisher or telling.article


def _agency(telling: Telling) -> str | None:
    """The agency on whose word the article tells it first ("according to AP")."""
    speaker = telling.event.claims[0].speaker
    entry = load_gazetteer().entries.get(speaker.entity or "") if speaker else None
    return entry.id if entry and entry.org_kind == AGENCY else None
