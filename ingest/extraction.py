"""What one article says, as plain values: the shapes that extraction gives and resolution takes."""

from dataclasses import dataclass, field

from ingest.article import Article

UNREAL = frozenset({"planned", "hypothetical", "denied"})  # statuses of what is not said to have happened


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``text[start:end]`` of the article."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who fills a role: an entity of the article, or an unnamed party in the article's own words (``entity`` is
    None).
    """

    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing of the article. ``id`` is the gazetteer's, or a slug made from kind and name."""

    id: str
    name: str
    kind: str
    mentions: tuple[Span, ...]
    parent: str | None = None  # the id of the place that holds an unknown place, when the article says so


@dataclass(frozen=True, slots=True)
class Figure:
    """A casualty number; ``low`` or ``high`` is None where the article leaves it open ("at least 9": 9, None)."""

    kind: str  # killed, injured
    who: str
    low: int | None
    high: int | None
    said_by: Party | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says of an event."""

    sentence: Span
    trigger: Span
    status: str
    speaker: Party | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One incident as one article tells it, whatever number of sentences it takes; the best claim comes first."""

    type: str
    status: str
    date: str | None  # ISO prefix, or first/last
    places: tuple[str, ...]  # entity ids, the most specific first
    claims: tuple[Claim, ...]
    initiators: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    participants: tuple[Party, ...] = ()
    weapon: str | None = None
    found: dict[str, str] = field(default_factory=dict)  # slot -> said, inherited or derived

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for claim in self.claims for figure in claim.figures)


@dataclass(frozen=True, slots=True)
class Relation:
    """``target`` is an entity id, or for holds_office and also_known_as the office or the other name as text."""

    type: str
    source: str
    target: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article says."""

    article: Article
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
