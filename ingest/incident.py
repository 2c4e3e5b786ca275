"""One real-world event made of all its tellings: what they say together, and where they differ."""

import collections
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.cluster import Cluster
from ingest.dates import first_day, last_day
from ingest.extraction import Event, Figure, Party
from ingest.judgement import Judgements
from ingest.telling import Telling
from ingest.votes import commonest
from seeds.gazetteer import load_gazetteer

SHOWN = 8  # hex digits of the anchor that end an id


@dataclass(frozen=True, slots=True)
class Bounds:
    """Casualties of one kind: the lowest and the highest figure, and what each policy takes for the best. ``best`` is
    the conservative one: the lowest of the latest totals of independent origins.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    latest: int | None = None  # the total of whoever published last
    majority: int | None = None  # the total that most independent origins give, the lowest of equally frequent ones


@dataclass(frozen=True, slots=True)
class Incident:
    """One real-world event with all its tellings; ``reasons`` say in words why they were merged and what was corrected,
    ``contested`` on what accounts differ.
    """

    id: str
    anchor: str
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
    contested: tuple[str, ...]
    tellings: tuple[Telling, ...]
    reasons: tuple[str, ...]

    @property
    def reports(self) -> int:
        return len({telling.article for telling in self.tellings})

    @property
    def origins(self) -> int:
        return len({telling.origin for telling in self.tellings})

    @property
    def published(self) -> list[str]:
        """The days on which articles told of it, the first first."""
        return sorted({telling.published for telling in self.tellings if telling.published})

    @property
    def changed(self) -> str | None:
        """The day since which it is told as it stands; None where an undated article tells of it."""
        return self.published[-1] if all(telling.published for telling in self.tellings) else None


def make_incident(cluster: Cluster, judgements: Judgements) -> Incident:
    """What the tellings say together; what a person corrected comes before what articles say."""
    tellings = cluster.tellings
    kind = commonest(event.type for event in _told(tellings, "type"))
    date = _narrowest([event.date for event in _told(tellings, "date") if event.date])
    places = _places(_told(tellings, "places"))
    initiators, targets, participants = (
        _parties(getattr(event, role) for event in _told(tellings, role))
        for role in ("initiators", "targets", "participants")
    )
    statuses = [event.status for event in _told(tellings, "status")]
    killed, injured = bounds(tellings, "killed"), bounds(tellings, "injured")
    return Incident(
        id=_identity(kind, date, places, cluster.anchor),
        anchor=cluster.anchor,
        type=kind,
        status="asserted" if "asserted" in statuses else commonest(statuses),
        date=date,
        places=places,
        initiators=initiators,
        targets=targets,
        participants=participants,
        weapon=commonest(event.weapon for event in _told(tellings, "weapon") if event.weapon) or None,
        killed=killed,
        injured=injured,
        contested=tuple(_contested(statuses, killed, injured)),
        tellings=tellings,
        reasons=(*cluster.reasons, *_corrections(tellings, judgements)),
    )


def as_known(incident: Incident, day: str, judgements: Judgements) -> Incident:
    """The incident as the articles told it that were published by one of its days of publication."""
    known = (telling for telling in incident.tellings if telling.published and telling.published <= day)
    return make_incident(Cluster(tuple(known)), judgements)


def _told(tellings: Sequence[Telling], field: str) -> list[Event]:
    """The events that speak for a field: those in which a person corrected it, if any."""
    corrected = [telling.event for telling in tellings if field in telling.corrected]
    return corrected or [telling.event for telling in tellings]


def _corrections(tellings: Sequence[Telling], judgements: Judgements) -> list[str]:
    found = {
        f"{name} corrected to {', '.join(judgement.values)}, {judgement.reason}"
        for telling in tellings
        for name, judgement in judgements.corrections(telling.anchor).items()
    }
    return sorted(found)


def _contested(statuses: Sequence[str], killed: Bounds, injured: Bounds) -> Iterator[str]:
    if len(set(statuses)) > 1:
        yield "status"
    for name, toll in (("killed", killed), ("injured", injured)):
        if toll.low is not None and toll.low != toll.high:
            yield name


def _identity(kind: str, date: str | None, places: tuple[str, ...], anchor: str) -> str:
    """Readable: type, day, place; found again by its end alone, which is that of its first telling."""
    place = places[0] if places else ""
    return "-".join(filter(None, (kind.replace("_", "-"), (date or "").split("/")[0], place, anchor[:SHOWN])))


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


def bounds(tellings: Sequence[Telling], kind: str) -> Bounds:
    """All figures of a kind, or the toll that a person set."""
    corrected = [telling.corrected[kind] for telling in tellings if kind in telling.corrected]
    if corrected:
        low, *_, high = sorted(map(int, corrected[0] * 2))
        return Bounds(low, low, high, low, low)
    figures = [figure for telling in tellings for figure in telling.event.figures if figure.kind == kind]
    if not figures:
        return Bounds()
    lows, highs = [_floor(figure) for figure in figures], [_ceiling(figure) for figure in figures]
    totals = [total for total in (_total(telling, kind) for telling in _latest(tellings, kind)) if total is not None]
    best = min(totals, default=None)
    return Bounds(
        low=min([*totals, max(lows)]) if totals else min(lows),
        best=best,
        high=max(highs),
        latest=totals[-1] if totals else None,
        majority=min(totals, key=lambda total: (-totals.count(total), total), default=None),
    )


def _latest(tellings: Sequence[Telling], kind: str) -> list[Telling]:
    """The last telling of each origin that gives a toll, in the order of publication."""
    by_origin: dict[str, Telling] = {}
    for telling in sorted(tellings, key=lambda telling: (telling.published, telling.key)):
        if _total(telling, kind) is not None:
            by_origin.pop(telling.origin, None)
            by_origin[telling.origin] = telling
    return list(by_origin.values())


def _total(telling: Telling, kind: str) -> int | None:
    """What an article gives as its toll: the highest of its figures, since others are parts of it or older."""
    return max((_floor(figure) for figure in telling.event.figures if figure.kind == kind), default=None)


def _floor(figure: Figure) -> int:
    return figure.low if figure.low is not None else figure.high or 0


def _ceiling(figure: Figure) -> int:
    return figure.high if figure.high is not None else figure.low or 0
