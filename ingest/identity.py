"""Which entities of many articles are one: names matched in pairs, clusters grown from the best pair down.

What a person judged goes before any score. Keys are sorted: the outcome does not depend on the order of the entities.
"""

import collections
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.entities import PERSON
from ingest.likeness import VETO
from ingest.namesake import SAME, Named, Score, score
from ingest.spelling import Spelling, take_apart
from seeds.sounds import consonants

BLOCK = 60  # names under one key, beyond which it says too little; rarer keys find the pairs that matter
CLOSE = 0.5  # score within which two candidates that cannot be one leave a name to neither
WORDS = 6  # of a name that keys are made of
TELLING = 5  # consonants of a name from which one may be lost and the rest still be looked up
_FOLD = str.maketrans(dict(zip("KqZyzSC", "kkjjsss", strict=True)) | {"h": None})
Ids = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Identity:
    """What one entity is: its canonical id, all ids that mean it, and in words what joined them."""

    id: str
    members: tuple[str, ...]
    reasons: tuple[str, ...]


def match_entities(
    entities: Iterable[Named], same: Collection[Ids] = (), not_same: Collection[Ids] = ()
) -> Mapping[str, Identity]:
    """Id -> identity, for every id. Pairs of ids that a person judged hold; of two that contradict, not_same does."""
    named = _unique(entities)
    clusters = _Clusters(named, {frozenset(pair) for pair in not_same})
    for one, other in sorted({_sorted(pair) for pair in same}):
        clusters.join(one, other, f"{one} and {other}: judged the same")
    links = _links(clusters, candidate_pairs(list(named.values())))
    for (one, other), (value, findings) in sorted(links.items(), key=lambda item: (-item[1][0], item[0])):
        if not clusters.forbids(one, other):
            said = "; ".join(finding.reason for finding in findings if finding.weight > 0)
            clusters.join(one, other, f"{one} and {other}: {said} (score {value:.1f})")
    return clusters.identities()


def _unique(entities: Iterable[Named]) -> dict[str, Named]:
    """By id, in its order; what was given twice in one."""
    found: dict[str, Named] = {}
    for named in sorted(entities, key=lambda named: (named.id, named.kind, named.spellings)):
        before = found.get(named.id)
        found[named.id] = _both(before, named) if before else named
    return found


def _both(one: Named, other: Named) -> Named:
    return replace(
        one,
        spellings=tuple(dict.fromkeys((*one.spellings, *other.spellings))),
        offices=one.offices | other.offices,
        within=one.within | other.within,
        known=one.known or other.known,
    )


def _sorted(pair: Ids) -> Ids:
    return min(pair), max(pair)


@dataclass
class _Clusters:
    """Clusters in the making; scores are kept, since a join asks for those of all pairs across."""

    named: Mapping[str, Named]
    barred: Collection[frozenset[str]]
    home: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=dict)
    scores: dict[Ids, Score] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.named:
            self.home[one], self.members[one], self.reasons[one] = one, [one], []

    def score(self, one: str, other: str) -> Score:
        pair = _sorted((one, other))
        if pair not in self.scores:
            self.scores[pair] = score(self.named[pair[0]], self.named[pair[1]])
        return self.scores[pair]

    def differ(self, one: str, other: str) -> bool:
        """Whether two names cannot be one."""
        return frozenset((one, other)) in self.barred or self.score(one, other)[0] < VETO / 2

    def forbids(self, one: str, other: str) -> bool:
        """Whether any name of the one cluster cannot be one of the other."""
        mine, theirs = self.members[self.home[one]], self.members[self.home[other]]
        return any(self.differ(a, b) for a, b in itertools.product(mine, theirs))

    def join(self, one: str, other: str, reason: str) -> None:
        """Unite two clusters unless a person told any of their names apart."""
        if one not in self.home or other not in self.home or self.home[one] == self.home[other]:
            return
        first, second = sorted((self.home[one], self.home[other]))
        pairs = itertools.product(self.members[first], self.members[second])
        if any(frozenset(pair) in self.barred for pair in pairs):
            return
        for member in self.members[second]:
            self.home[member] = first
        self.members[first] += self.members.pop(second)
        self.reasons[first] += [*self.reasons.pop(second), reason]

    def identities(self) -> dict[str, Identity]:
        found: dict[str, Identity] = {}
        for first, members in sorted(self.members.items()):
            chosen = min((self.named[member] for member in members), key=_preferred)
            identity = Identity(chosen.id, tuple(sorted(members)), tuple(sorted(self.reasons[first])))
            found |= dict.fromkeys(members, identity)
        return dict(sorted(found.items()))


def _preferred(named: Named) -> tuple[bool, int, str]:
    """The gazetteer's, then the fullest name, then the first id."""
    return not named.known, -max((len(spelling.split()) for spelling in named.spellings), default=0), named.id


def _links(clusters: _Clusters, pairs: Iterable[Ids]) -> dict[Ids, Score]:
    """Pairs that score high enough, without those of a name that fits two which cannot be one as well."""
    scored = {pair: found for pair in pairs if (found := clusters.score(*pair))[0] >= SAME}
    near: dict[str, list[tuple[float, str]]] = collections.defaultdict(list)
    for (one, other), (value, _) in scored.items():
        near[one].append((value, other))
        near[other].append((value, one))
    return {
        pair: found
        for pair, found in scored.items()
        if not (_torn(clusters, near, pair, found[0]) or _torn(clusters, near, pair[::-1], found[0]))
    }


def _torn(clusters: _Clusters, near: Mapping[str, Sequence[tuple[float, str]]], pair: Ids, value: float) -> bool:
    one, other = pair
    return any(
        rival != other and close >= value - CLOSE and clusters.differ(rival, other) for close, rival in near[one]
    )


def candidate_pairs(entities: Sequence[Named]) -> list[Ids]:
    """Pairs that share a key which few have: a rare word, two words, all consonants, an acronym."""
    blocks: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
    for named in sorted(entities, key=lambda named: named.id):
        for key in sorted(set(_keys(named))):
            blocks[named.kind, key].append(named.id)
    small = (found for found in blocks.values() if len(found) <= BLOCK)
    return sorted({_sorted(pair) for found in small for pair in itertools.combinations(found, 2)})


def _keys(named: Named) -> Iterator[str]:
    for text in named.spellings:
        spelling = take_apart(text, named.kind)
        yield f"={spelling.normal}"
        yield from _word_keys(spelling)
        if named.kind != PERSON:
            yield from (f"~{letters}" for letters in (*spelling.initials, *filter(None, (spelling.acronym,))))


def _word_keys(spelling: Spelling) -> Iterator[str]:
    words = [consonants(word).translate(_FOLD) for word in spelling.heard[:WORDS]]
    yield from words
    yield from (" ".join(sorted(pair)) for pair in itertools.combinations(words, 2))
    joined = "".join(words)
    yield f"+{joined}"
    if len(joined) >= TELLING:
        yield from (f"+{joined[:i]}{joined[i + 1 :]}" for i in range(len(joined)))
