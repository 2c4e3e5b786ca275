"""Where an event happened: the places that an article names, each weighed for each event, and the ones chosen."""

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
MOST = 3
INNER = 0.1  # probability from which a place inside the chosen one is believed to be meant
FURTHER = 0.25  # and from which an event is told of a further place


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
            if abs(int(reading.sentence_of[place.head]) - event.sentence) <= WINDOW:
                extra = (float(place.kind != "PLACE"), float(len(place.text.split())), float(order))
                span = reading.doc[place.start : place.end]
                yield place, link_features(reading, scene, number, span, order, rivals=rivals, extra=extra)


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
