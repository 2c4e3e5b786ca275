"""Who takes part in an event and how: what mentions suggest is weighed over the whole article, party by party."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.decide import Candidate
from ingest.entities import STATE, Names
from ingest.extraction import Party
from ingest.linear import Linear
from ingest.reading import Reading, path_between
from ingest.slots import DEMONYM, Filler, Scene, role_features, role_fillers
from seeds.gazetteer import load_gazetteer
from seeds.vocabulary import load_vocabulary

FLOOR = 0.05  # below this in every role a mention is not looked at again
SURE = 0.4  # from here a party counts as taking part in a neighbouring event
FAR = 30  # sentences; further is all the same
ROLES = ("initiators", "targets", "participants")
KINDS = ("np", DEMONYM, "STATE", "GROUP", "ORGANIZATION", "PERSON", "PLACE")


@dataclass(frozen=True, slots=True)
class Mention:
    """One filler near an event with its probability in each role."""

    filler: Filler
    chances: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A party that may take part in an event, with all its mentions near it."""

    party: Party
    kind: str
    mentions: tuple[Mention, ...]

    @property
    def key(self) -> str:
        """The entity, or the words in lower case."""
        return self.party.entity or self.party.name.casefold()

    def best(self, role: int) -> float:
        return max(mention.chances[role] for mention in self.mentions)


def options(  # noqa: PLR0913 - an event and what its article offers
    reading: Reading, event: Candidate, kind: str, fillers: Sequence[Filler], *, roles: Linear, names: Names
) -> list[Option]:
    """The parties near one event of type ``kind``, in the order of their first mention."""
    found: dict[str, list[tuple[Party, Mention]]] = {}
    for filler, between in role_fillers(reading, event, fillers):
        chances = roles.probabilities(role_features(reading, event, kind, filler, between))
        if chances.max() >= FLOOR:
            party = party_of(filler, names)
            mention = Mention(filler, tuple(map(float, chances)))
            found.setdefault(party.entity or party.name.casefold(), []).append((party, mention))
    return [_option(pairs) for pairs in found.values()]


def _option(pairs: list[tuple[Party, Mention]]) -> Option:
    first = max((mention for _, mention in pairs), key=lambda mention: max(mention.chances))
    return Option(pairs[0][0], first.filler.kind, tuple(mention for _, mention in pairs))


def party_of(filler: Filler, names: Names) -> Party:
    """The entity that a filler names, or the filler's own words."""
    if filler.kind == DEMONYM:
        [state] = load_gazetteer().find(filler.text, kinds=(STATE,))[:1]
        return Party(state.name, state.id)
    entity = names.by_token.get(filler.start) if filler.kind != "np" else None
    return Party(entity.name, entity.id) if entity else Party(filler.text)


def may_fill(party: Party, kind: str, role: str, names: Names) -> bool:
    """Whether the vocabulary lets a party of its kind fill a role; unnamed ones may fill all that a type has."""
    kinds = load_vocabulary().kinds_of(kind, role)
    return bool(kinds) and (not party.entity or names.kind_of(party.entity) in kinds)


def party_rows(
    reading: Reading, scene: Scene, number: int, found: Sequence[Sequence[Option]], names: Names
) -> list[list[float]]:
    """Features of every option of event ``number``; ``found`` holds the options of all events of the scene."""
    event = scene.events[number]
    counts = {entity.id: len(entity.mentions) for entity in names.entities}
    peaks = [sorted((option.best(role) for option in found[number]), reverse=True) for role in range(3)]
    return [
        [
            event.type,
            KINDS.index(option.kind),
            *_chances(option, peaks),
            *_nearness(reading, event, option),
            *_elsewhere(scene, number, found, option),
            counts.get(option.party.entity or "", 0),
            len(option.mentions),
            place,
            len(found[number]),
            scene.scores[number],
            sum(other.sentence == event.sentence for other in scene.events),
        ]
        for place, option in enumerate(found[number])
    ]


def _chances(option: Option, peaks: Sequence[Sequence[float]]) -> list[float]:
    """Per role the best chance, its rank among all parties, and its distance to the best of the others."""
    out: list[float] = []
    for role, ranked in enumerate(peaks):
        mine = option.best(role)
        others = ranked[1] if len(ranked) > 1 and mine == ranked[0] else ranked[0] if mine < ranked[0] else 0.0
        out += [mine, float(ranked.index(mine)), mine - others]
    return out


def _nearness(reading: Reading, event: Candidate, option: Option) -> list[float]:
    """Where the party's nearest mention stands."""
    heads = [mention.filler.head for mention in option.mentions]
    nearest = min(
        heads, key=lambda head: (abs(int(reading.sentence_of[head]) - event.sentence), abs(head - event.trigger))
    )
    distance = int(reading.sentence_of[nearest]) - event.sentence
    path = path_between(reading.doc[event.trigger], reading.doc[nearest])[1] if not distance else 9
    return [distance, min(60, abs(nearest - event.trigger)), nearest < event.trigger, path]


def _elsewhere(scene: Scene, number: int, found: Sequence[Sequence[Option]], option: Option) -> list[float]:
    """Sentences to the nearest claim of responsibility by the party, accusation of it and by it, and denial by it."""
    types = list(load_vocabulary().event_types)
    out: list[float] = []
    key = option.key
    event = scene.events[number]
    for kind, role in (("responsibility_claim", 0), ("accusation", 1), ("accusation", 0), ("denial", 0)):
        near = [
            abs(other.sentence - event.sentence)
            for other, parties in zip(scene.events, found, strict=True)
            if types[other.type] == kind and other != event
            for rival in parties
            if rival.key == key and rival.best(role) >= SURE
        ]
        out.append(float(min(near, default=FAR)))
    return out


def choose(
    rows: Sequence[tuple[Option, Mapping[str, float]]], kind: str, thresholds: Mapping[str, float], names: Names
) -> dict[str, list[tuple[Party, float]]]:
    """Each party in its likeliest role alone, where that passes the role's threshold; the likeliest first."""
    chosen: dict[str, list[tuple[Party, float]]] = {}
    for option, chances in rows:
        allowed = {role: p for role, p in chances.items() if may_fill(option.party, kind, role, names)}
        role = max(allowed, key=lambda name: allowed[name] / thresholds[name], default=None)
        if role and allowed[role] >= thresholds[role]:
            chosen.setdefault(role, []).append((option.party, allowed[role]))
    return {role: sorted(pairs, key=lambda pair: (-pair[1], pair[0].name)) for role, pairs in chosen.items()}
