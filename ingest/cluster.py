"""Clusters of tellings that are of one incident, grown from the best pair down while the mean score between two
clusters stays high; what people judged comes first. Sorted keys make the outcome independent of the order of articles.
"""

import collections
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import candidate_pairs
from ingest.judgement import Judgements
from ingest.likeness import Finding, score
from ingest.telling import Telling
from seeds.vocabulary import load_vocabulary

THRESHOLD = 3.1  # score from which two tellings are of one incident; set with training/resolve_eval.py
LINK = 0.8  # share of the threshold that the mean of two clusters must keep
NEAREST = 3  # acts that words may be about
AFTER = 1.5  # how much farther an act is that is told after the words
Pair = tuple[int, int]
Scores = Mapping[Pair, tuple[float, tuple[Finding, ...]]]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Tellings of one incident, and the reasons that joined them, in words."""

    tellings: tuple[Telling, ...]
    reasons: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The anchor of its first telling: what its id is made of."""
        return min(self.tellings, key=lambda telling: telling.key).anchor


def cluster_tellings(tellings: Sequence[Telling], judgements: Judgements) -> list[Cluster]:
    """Acts first, then what is said of them, each with the act of violence that stands nearest in its article."""
    ordered = sorted(tellings, key=lambda telling: telling.key)
    acts = grow([telling for telling in ordered if not is_verbal(telling)], judgements)
    near = nearby_acts(acts)
    words = [replace(telling, about=about(telling, near)) for telling in ordered if is_verbal(telling)]
    return [*acts, *grow(words, judgements)]


def is_verbal(telling: Telling) -> bool:
    """Whether it tells of words (a claim of responsibility, a denial, an accusation)."""
    return load_vocabulary().family(telling.event.type) == "verbal"


Acts = Mapping[str, Sequence[tuple[int, str]]]  # article -> where it tells an act of violence, and the act's anchor


def nearby_acts(clusters: Sequence[Cluster]) -> Acts:
    """The acts of violence of each article."""
    found: dict[str, list[tuple[int, str]]] = collections.defaultdict(list)
    for cluster in clusters:
        for telling in cluster.tellings:
            if load_vocabulary().family(telling.event.type) == "violence":
                found[telling.article].append((telling.start, cluster.anchor))
    return found


def about(telling: Telling, acts: Acts) -> tuple[str, ...]:
    """The acts that stand nearest, the nearest first; what was told before counts for nearer than what comes after."""
    near = sorted((_distance(start - telling.start), start, act) for start, act in acts.get(telling.article, ()))
    return tuple(dict.fromkeys(act for _, _, act in near))[:NEAREST]


def _distance(characters: int) -> float:
    return characters * AFTER if characters > 0 else -characters


def grow(tellings: Sequence[Telling], judgements: Judgements) -> list[Cluster]:
    """Clusters of one kind of tellings, in the order of their first tellings."""
    scores = {pair: score(tellings[pair[0]], tellings[pair[1]]) for pair in candidate_pairs(tellings)}
    growing = _Growing(tellings, scores, judgements)
    growing.join_judged()
    growing.join_alike()
    return growing.clusters()


class _Growing:
    """Clusters in the making: places in the sequence of tellings, by the cluster they are in."""

    def __init__(self, tellings: Sequence[Telling], scores: Scores, judgements: Judgements) -> None:
        self._tellings, self._scores, self._judgements = tellings, scores, judgements
        self._home = list(range(len(tellings)))
        self._members = {i: [i] for i in self._home}
        self._reasons: dict[int, tuple[str, ...]] = collections.defaultdict(tuple)

    def join_judged(self) -> None:
        """What a person said is one, the latest word first."""
        place = {telling.anchor: i for i, telling in enumerate(self._tellings)}
        for (one, other), judgement in self._judgements.same():
            if one in place and other in place and not self._parted(*self._homes(place[one], place[other])):
                self._join(place[one], place[other], judgement.reason)

    def join_alike(self) -> None:
        """What is alike, the best pair first."""
        for (i, j), (value, findings) in sorted(self._scores.items(), key=lambda item: (-item[1][0], item[0])):
            if value < THRESHOLD:
                break
            a, b = self._homes(i, j)
            if a != b and not self._parted(a, b) and self._agree(a, b):
                said = "; ".join(finding.reason for finding in findings if finding.weight > 0)
                self._join(i, j, f"{said} (score {value:.1f})")

    def clusters(self) -> list[Cluster]:
        return [
            Cluster(tuple(self._tellings[i] for i in sorted(members)), self._reasons[first])
            for first, members in sorted(self._members.items())
        ]

    def _homes(self, i: int, j: int) -> Pair:
        a, b = sorted((self._home[i], self._home[j]))
        return a, b

    def _parted(self, a: int, b: int) -> bool:
        """Whether a person keeps two of their tellings apart."""
        tellings = self._tellings
        return any(
            self._judgements.apart(tellings[i].anchor, tellings[j].anchor)
            for i in self._members[a]
            for j in self._members[b]
        )

    def _agree(self, a: int, b: int) -> bool:
        one, other = self._members[a], self._members[b]
        if {self._tellings[i].article for i in one} & {self._tellings[j].article for j in other}:
            return False  # an article tells two events of one type because they are two
        values = [self._scores.get((min(i, j), max(i, j)), (0.0, ()))[0] for i in one for j in other]
        return sum(max(value, -THRESHOLD) for value in values) / len(values) >= THRESHOLD * LINK

    def _join(self, i: int, j: int, why: str) -> None:
        a, b = self._homes(i, j)
        if a == b:
            return
        for k in self._members[b]:
            self._home[k] = a
        self._members[a] += self._members.pop(b)
        reason = f"{_name(self._tellings[i])} and {_name(self._tellings[j])}: {why}"
        self._reasons[a] = (*self._reasons[a], *self._reasons.pop(b, ()), reason)


def _name(telling: Telling) -> str:
    return f"{telling.publisher} ({telling.article})" if telling.publisher else telling.article
