"""An event row as maps and graphs read it: its title, its parties in their roles, and where it may be put on a map."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

ROLES = {"initiators": "initiator", "targets": "target", "participants": "participant"}
# Kilometres that the middle of a place may be away from what happened there, by the precision of its coordinates.
# A province or a state has a middle, too, but nothing is known to have happened near it: such a place is no pin.
UNCERTAINTY_KM = {"point": 1, "village": 3, "town": 5, "city": 10, "county": 50}
CASUALTIES = ("killed", "injured")
DATE_LENGTHS = {"year": 4, "month": 7}  # how much of an ISO date is known


@dataclass(frozen=True, slots=True)
class Party:
    """Who took part; one that only words describe ("policemen") is known by its event and has no kind."""

    id: str
    name: str
    kind: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of an event, with the places around it, innermost first."""

    id: str
    name: str
    kind: str | None
    precision: str | None
    location: Mapping[str, float] | None
    within: tuple[str, ...]

    @property
    def uncertainty_km(self) -> int | None:
        """None: the place is too wide to be a pin, or nobody says how wide it is."""
        return UNCERTAINTY_KM.get(self.precision or "") if self.location else None

    @property
    def full_name(self) -> str:
        return ", ".join([self.name, *self.within])

    @property
    def outermost(self) -> str:
        """The state that it lies in, if the graph knows."""
        return [self.name, *self.within][-1]


def parties(row: Row) -> Iterator[Party]:
    for column, role in ROLES.items():
        for party in row[column]:
            own = f"{row['id']}-{zlib.crc32(party['name'].encode()):08x}"
            yield Party(party["id"] or own, party["name"], party["kind"], role)


def spot(row: Row) -> Spot | None:
    """Where an event is drawn: at the place whose distance counts if there is one, else where it happened."""
    place, at = row["place"] or {}, row.get("at")
    if at:
        same = place if place.get("id") == at["id"] else {}
        place = {**same, **at, "location": row["location"], "precision": row["precision"]}
    if not place:
        return None
    return Spot(
        place["id"], place["name"], place.get("kind"), place["precision"], place["location"],
        tuple(place.get("within", ())),
    )  # fmt: skip


def dates(row: Row) -> list[str]:
    """The day, month or year of an event, or its first and last day: no more than is known."""
    length = DATE_LENGTHS.get(row["date_precision"])
    return list(dict.fromkeys(date[:length] for date in (row["date_start"], row["date_end"]) if date))


def title(row: Row) -> str:
    """An event in a line: "Attack, Rask, Iran, 2023-12-15"."""
    found = spot(row)
    where = dict.fromkeys([found.name, found.outermost]) if found else ()
    return ", ".join([row["type"].replace("_", " ").capitalize(), *where, " to ".join(dates(row))]).rstrip(", ")


def toll(row: Row) -> list[str]:
    """Casualties in words, with how far the figures lie apart: "killed: 11 (11 to 12)"."""
    return [f"{kind}: {_figure(row[kind])}" for kind in CASUALTIES if set(row[kind].values()) != {None}]


def _figure(bounds: Mapping[str, int | None]) -> str:
    low, best, high = bounds["low"], bounds["best"], bounds["high"]
    if best == low == high:
        return str(best)
    span = f"{low or 0} or more" if high is None else f"{low or 0} to {high}"
    return span if best is None else f"{best} ({span})"
