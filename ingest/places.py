"""Where an event happened: the places that an article names, each weighed for each event, and the ones chosen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.entities import STATE, Names
from ingest.parties import party_of
from ingest.reading import Reading
from ingest.slots import Filler, Scene, demonym_fillers, link_features, name_fillers
from seeds.gazetteer import load_gazetteer
from seeds.vocabulary import load_vocabulary

LABELS = ("PLACE", "STATE")
WINDOW = 6  # sentences on either side in which a place may stand
NEAR = 1  # sentences on either side in which one place makes another clearer
MOST = 3
INNER = 0.1  # probability from which a place inside the chosen one is believed to be meant
FURTHER = 0.3  # and from which an event is told of a further place


@dataclass(frozen=True)
class Places:
    """Names of places and states in an article, and the territory of a people ("Iranian soil"), in reading order."""

    reading: Reading
    names: Names

    @cached_property
    def fillers(self) -> list[Filler]:
        named = [name for name in name_fillers(self.reading) if name.kind in LABELS]
        territory = load_vocabulary().cues.territory
        owned = [
            filler
            for sentence in range(len(self.reading.sentences))
            for filler in demonym_fillers(self.reading, sentence)
            if self.reading.doc[filler.head].head.lower_ in territory
        ]
        return sorted([*named, *owned], key=lambda filler: filler.start)

    def near(self, scene: Scene, number: int) -> Iterator[tuple[Filler, list[float]]]:
        """Each place near an event with its features."""
        event, reading = scene.events[number], self.reading
        rivals = [place.head for place in self.fillers]
        for order, place in enumerate(self.fillers):
            if abs(self._sentences[order] - event.sentence) <= WINDOW:
                extra = (float(place.kind != "PLACE"), float(len(place.text.split())), float(order))
                span = reading.doc[place.start : place.end]
                linked = link_features(reading, scene, number, span, order, rivals=rivals, extra=extra)
                yield place, [*linked, *self._standing(order, event.sentence)]

    def _standing(self, order: int, sentence: int) -> list[float]:
        """What the gazetteer and the rest of the article say of a place: whether it holds another one, or lies in one,
        how many hold it, how often it is named, and whether the event's own sentence or the title names it.
        """
        place, chain = self._ids[order], self._chains[order]
        here = [other for other in range(len(self.fillers)) if abs(self._sentences[other] - sentence) <= NEAR]
        twins = [other for other, filler in enumerate(self.fillers) if filler.text == self.fillers[order].text]
        return [
            any(place in self._chains[other] for other in here),
            any(self._ids[other] in chain for other in here),
            any(place in other for other in self._chains),
            len(chain) if place else -1,
            self._counts[self.fillers[order].text],
            twins[0],
            any(self._sentences[twin] == sentence for twin in twins),
            any(self._sentences[twin] < self.reading.body[0] for twin in twins),
        ]

    @cached_property
    def _sentences(self) -> list[int]:
        return [int(self.reading.sentence_of[place.head]) for place in self.fillers]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(place.text for place in self.fillers)

    @cached_property
    def _ids(self) -> list[str | None]:
        entities = (self.names.by_token.get(place.start) for place in self.fillers)
        return [entity.id if entity else None for entity in entities]

    @cached_property
    def _chains(self) -> list[frozenset[str]]:
        return [frozenset(load_gazetteer().chain(place) if place else ()) for place in self._ids]


def chosen_places(weighed: Sequence[tuple[Filler, float]], threshold: float, names: Names) -> tuple[str, ...]:
    """The likeliest place, and further ones that are likely; one that lies inside the likeliest comes first."""
    parties = ((party_of(filler, names), p) for filler, p in weighed)
    ranked = [(party.entity, p) for party, p in parties if party.entity]
    if not ranked or ranked[0][1] < threshold:
        return ()
    first = ranked[0][0]
    floor = FURTHER if load_gazetteer().kind_of(first) == STATE else INNER
    inner = [place for place, p in ranked if p >= floor and first in load_gazetteer().chain(place)]
    others = [place for place, p in ranked if p >= FURTHER]
    return tuple(dict.fromkeys((*inner[:1], first, *others)))[:MOST]
