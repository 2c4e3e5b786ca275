"""Which tellings of many articles are of one incident, and what all of them together say of it.

Pairs are scored (ingest/likeness.py), then clusters grow from the best pair down while the mean score between two
clusters stays high; sorted keys make the outcome independent of the order in which articles came.
"""

import collections
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.dates import first_day, last_day
from ingest.extraction import Event, Extraction, Figure, Party
from ingest.likeness import Finding, Key, Telling, keys, score
from ingest.votes import commonest
from seeds.gazetteer import load_gazetteer
from seeds.vocabulary import load_vocabulary

THRESHOLD = 3.1  # score from which two tellings are of one incident; set with training/resolve_eval.py
LINK = 0.8  # share of the threshold that the mean of two clusters must keep
MONTHS = 14  # an event that spans more months is looked up by its parties instead
RECENT = 45  # days before publication of which an undated event is taken to speak
GRACE = 3  # days
Cluster = tuple[list[Telling], tuple[str, ...]]  # tellings and the reasons that joined them


@dataclass(frozen=True, slots=True)
class Bounds:
    """Casualties of one kind: the lowest and the highest figure, and the best by policy."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Incident:
    """One real-world event with all its tellings; ``reasons`` say in words why they were merged."""

    id: str
    type: str
    status: str
    date: str | None
    places: tuple[str, ...]
    initiators: tuple[Party, ...]
    targets: tuple[Party, ...]
    participants: tuple[Party, ...]
    weapon: str | None
    killed: Bounds
    injured: Bounds
    contested: bool
    tellings: tuple[Telling, ...]
    reasons: tuple[str, ...]

    @property
    def reports(self) -> int:
        return len({telling.article for telling in self.tellings})

    @property
    def origins(self) -> int:
        return len({telling.publisher or telling.article for telling in self.tellings})


def resolve(extractions: Iterable[Extraction]) -> list[Incident]:
    """All incidents, in the order of their ids."""
    tellings = sorted(_tellings(extractions), key=lambda telling: telling.key)
    return sorted(
        (_incident(cluster, reasons) for cluster, reasons in cluster_tellings(tellings)),
        key=lambda incident: incident.id,
    )


def incident_ids(incidents: Iterable[Incident]) -> dict[Key, str]:
    """(article id, number of the event) -> incident id."""
    return {telling.key: incident.id for incident in incidents for telling in incident.tellings}


def _tellings(extractions: Iterable[Extraction]) -> Iterator[Telling]:
    for extraction in extractions:
        article = extraction.article
        for number, event in enumerate(extraction.events):
            yield Telling(article.id, number, event, str(article.published or ""), article.publisher)


def cluster_tellings(tellings: Sequence[Telling]) -> list[Cluster]:
    """Acts first, then what is said of them, each with the act of violence that stands nearest in its article."""
    acts = _clusters([telling for telling in tellings if _family(telling) != "verbal"])
    violence: dict[str, list[tuple[int, Key]]] = collections.defaultdict(list)
    for cluster, _ in acts:
        for telling in cluster:
            if _family(telling) == "violence":
                violence[telling.article].append((_start(telling), cluster[0].key))
    words = [telling for telling in tellings if _family(telling) == "verbal"]
    return [*acts, *_clusters([replace(telling, about=_about(telling, violence)) for telling in words])]


def _family(telling: Telling) -> str:
    return load_vocabulary().family(telling.event.type)


def _start(telling: Telling) -> int:
    return telling.event.claims[0].sentence.start


def _about(telling: Telling, violence: Mapping[str, Sequence[tuple[int, Key]]]) -> Key | None:
    near = [(abs(start - _start(telling)), act) for start, act in violence.get(telling.article, ())]
    return min(near)[1] if near else None


def _clusters(tellings: Sequence[Telling]) -> list[Cluster]:
    """Clusters grown from the best pair down, with the reasons of the pairs that joined them."""
    scores = {pair: score(tellings[pair[0]], tellings[pair[1]]) for pair in candidate_pairs(tellings)}
    home = list(range(len(tellings)))
    members = {i: [i] for i in home}
    reasons: dict[int, tuple[str, ...]] = collections.defaultdict(tuple)
    for (i, j), (value, findings) in sorted(scores.items(), key=lambda item: (-item[1][0], item[0])):
        if value < THRESHOLD:
            break
        a, b = sorted((home[i], home[j]))
        if a != b and _may_join(members[a], members[b], tellings, scores):
            for k in members[b]:
                home[k] = a
            members[a] += members.pop(b)
            reasons[a] = (*reasons[a], *reasons.pop(b, ()), _reason(tellings[i], tellings[j], value, findings))
    return [([tellings[i] for i in sorted(found)], reasons[first]) for first, found in sorted(members.items())]


def _may_join(
    a: list[int],
    b: list[int],
    tellings: Sequence[Telling],
    scores: Mapping[tuple[int, int], tuple[float, tuple[Finding, ...]]],
) -> bool:
    if {tellings[i].article for i in a} & {tellings[j].article for j in b}:
        return False  # an article tells two events of one type because they are two
    values = [scores.get((min(i, j), max(i, j)), (0.0, ()))[0] for i in a for j in b]
    return sum(max(value, -THRESHOLD) for value in values) / len(values) >= THRESHOLD * LINK


def _reason(one: Telling, other: Telling, value: float, findings: tuple[Finding, ...]) -> str:
    said = "; ".join(finding.reason for finding in findings if finding.weight > 0)
    return f"{_name(one)} and {_name(other)}: {said} (score {value:.1f})"


def _name(telling: Telling) -> str:
    return f"{telling.publisher} ({telling.article})" if telling.publisher else telling.article


def candidate_pairs(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs of different articles that share a family and a month, or a family and a party within weeks."""
    blocks: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
    for i, telling in enumerate(tellings):
        for key in set(_block_keys(telling.event)):
            blocks[key].append(i)
    pairs = {pair for found in blocks.values() for pair in itertools.combinations(found, 2)}
    return sorted(
        (i, j) for i, j in pairs if tellings[i].article != tellings[j].article and _is_near(tellings[i], tellings[j])
    )


def _block_keys(event: Event) -> Iterator[tuple[str, str]]:
    family = load_vocabulary().family(event.type)
    group = family if family == "violence" else event.type
    yield from ((group, month) for month in (_months(event.date) if event.date else ()))
    parties = (*event.initiators, *event.targets, *event.participants)
    yield from ((group, key) for key in keys(tuple(party for party in parties if party.entity)))


def _is_near(one: Telling, other: Telling) -> bool:
    """Whether two tellings can be of one time: an undated one is taken to speak of the weeks before its publication."""
    (a, b), (c, d) = _span(one), _span(other)
    return a - GRACE <= d and c - GRACE <= b


def _span(telling: Telling) -> tuple[int, int]:
    """First and last day as ordinals."""
    if telling.event.date:
        return first_day(telling.event.date).toordinal(), last_day(telling.event.date).toordinal()
    if telling.published:
        day = first_day(telling.published).toordinal()
        return day - RECENT, day
    return 0, 0


def _months(value: str) -> Iterator[str]:
    first, last = first_day(value), last_day(value)
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    if end - start < MONTHS:
        for month in range(max(0, start - (first.day == 1)), end + 1 + (last.day >= 28)):  # noqa: PLR2004 - a day's grace over month ends
            yield f"{month // 12}-{month % 12 + 1:02d}"


def _incident(cluster: list[Telling], reasons: tuple[str, ...]) -> Incident:
    events = [telling.event for telling in cluster]
    kind = commonest(event.type for event in events)
    date = _narrowest([event.date for event in events if event.date])
    places = _places(events)
    initiators, targets, participants = (
        _parties(getattr(event, role) for event in events) for role in ("initiators", "targets", "participants")
    )
    statuses = {event.status for event in events}
    killed, injured = (bounds(cluster, kind_of_figure) for kind_of_figure in ("killed", "injured"))
    return Incident(
        id=_identity(kind, date, places, cluster),
        type=kind,
        status="asserted" if "asserted" in statuses else commonest(event.status for event in events),
        date=date,
        places=places,
        initiators=initiators,
        targets=targets,
        participants=participants,
        weapon=commonest(event.weapon for event in events if event.weapon) or None,
        killed=killed,
        injured=injured,
        contested=len(statuses) > 1 or _is_contested(killed),
        tellings=tuple(cluster),
        reasons=reasons,
    )


def _identity(kind: str, date: str | None, places: tuple[str, ...], cluster: list[Telling]) -> str:
    """Readable, and fixed by the first telling: type, day, place, six hex digits."""
    first = min(cluster, key=lambda telling: telling.key)
    start = first.event.claims[0].trigger.start
    digest = hashlib.sha256(f"{first.article}:{first.event.type}:{start}:{first.number}".encode()).hexdigest()[:6]
    return "-".join(
        filter(None, (kind.replace("_", "-"), (date or "").split("/")[0], places[0] if places else "", digest))
    )


def _narrowest(dates: list[str]) -> str | None:
    """The most exact date; of equally exact ones the commonest."""
    counted = collections.Counter(dates)
    return min(
        counted, key=lambda value: ((last_day(value) - first_day(value)).days, -counted[value], value), default=None
    )


def _places(events: Sequence[Event]) -> tuple[str, ...]:
    """First places first; what only holds another place of the list is left out."""
    counted = collections.Counter(place for event in events for place in event.places[:1])
    later = [place for event in events for place in event.places[1:]]
    ordered = [*sorted(counted, key=lambda place: (-counted[place], place)), *later]
    unique = list(dict.fromkeys(ordered))
    holders = {holder for place in unique for holder in load_gazetteer().chain(place)}
    return tuple(place for place in unique if place not in holders)


def _parties(lists: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """All parties, the named first, then by how many articles give them."""
    counted: collections.Counter[Party] = collections.Counter()
    for parties in lists:
        counted.update({Party(party.name, party.entity) for party in parties})
    by_key: dict[str, Party] = {}
    for party in sorted(counted, key=lambda party: (party.entity is None, -counted[party], party.name)):
        by_key.setdefault(party.entity or party.name.casefold(), party)
    named = [party for party in by_key.values() if party.entity]
    return tuple(named) if named else tuple(by_key.values())


def bounds(cluster: Sequence[Telling], kind: str) -> Bounds:
    """All figures of a kind: low and high span them; best is the lowest of the latest totals of independent origins."""
    figures = [figure for telling in cluster for figure in telling.event.figures if figure.kind == kind]
    if not figures:
        return Bounds(None, None, None)
    totals = [_total(telling, kind) for telling in _latest(cluster, kind)]
    lows, highs = [_floor(figure) for figure in figures], [_ceiling(figure) for figure in figures]
    spoken = [total for total in totals if total is not None]
    return Bounds(min([*spoken, max(lows)]) if spoken else min(lows), min(spoken, default=None), max(highs))


def _latest(cluster: Sequence[Telling], kind: str) -> Iterator[Telling]:
    by_origin: dict[str, Telling] = {}
    for telling in sorted(cluster, key=lambda telling: (telling.published, telling.key)):
        if _total(telling, kind) is not None:
            by_origin[telling.publisher or telling.article] = telling
    yield from by_origin.values()


def _total(telling: Telling, kind: str) -> int | None:
    """What an article gives as its toll: the highest of its figures, since others are parts of it or older."""
    return max((_floor(figure) for figure in telling.event.figures if figure.kind == kind), default=None)


def _floor(figure: Figure) -> int:
    return figure.low if figure.low is not None else figure.high or 0


def _ceiling(figure: Figure) -> int:
    return figure.high if figure.high is not None else figure.low or 0


def _is_contested(killed: Bounds) -> bool:
    return killed.low is not None and killed.low != killed.high
