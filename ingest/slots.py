"""Which date, place, figure, party and status belongs to an event: pairs of trigger and filler, described for the
models.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Span, Token

from ingest.dates import WEEKDAYS
from ingest.decide import Candidate
from ingest.reading import Reading, path_between
from seeds.gazetteer import load_gazetteer

DEMONYM = "DEMONYM"
CLOSE = 2  # edges between a trigger and what stands in its own clause
NAME_WINDOW = (-2, 1)  # sentences around the trigger in which a named party may stand
_BOUNDS = frozenset({"at", "least", "most", "more", "than", "about", "some", "nearly"})  # before a number
_CONTENT = frozenset({"NOUN", "PROPN", "NUM"})


@dataclass(frozen=True, slots=True)
class Filler:
    """A span that may fill a slot: ``kind`` is the label of a name, or "np" for a noun phrase without a name."""

    start: int
    end: int
    head: int
    kind: str
    text: str


def name_fillers(reading: Reading) -> list[Filler]:
    """All names of the article."""
    return [Filler(ent.start, ent.end, ent.root.i, ent.label_, ent.text) for ent in reading.doc.ents]


def phrase_fillers(reading: Reading, sentence: int) -> list[Filler]:
    """The noun phrases of a sentence that are no names, cut to their modifiers on the left."""
    return [_phrase(token) for token in reading.sentences[sentence] if _heads_phrase(token)]


def _heads_phrase(token: Token) -> bool:
    return token.pos_ == "NOUN" and not token.is_space and not token.ent_type_ and token.dep_ != "compound"


def _phrase(token: Token) -> Filler:
    start = token.i
    for left in token.lefts:
        if (
            left.dep_ in {"amod", "compound", "nmod:poss", "nummod"}
            and left.left_edge.i >= token.i - 4
            and left.lower_ not in WEEKDAYS
        ):
            start = min(start, left.left_edge.i)
    doc = token.doc
    while start < token.i and (doc[start].dep_ in {"det", "case", "punct"} or doc[start].lower_ in _BOUNDS):
        start += 1
    return Filler(start, token.i + 1, token.i, "np", doc[start : token.i + 1].text)


def demonym_fillers(reading: Reading, sentence: int) -> list[Filler]:
    """Words for the people of a state ("Iranian"), each as a filler that means the state."""
    gazetteer = load_gazetteer()
    found = []
    for token in reading.sentences[sentence]:
        state = gazetteer.demonyms.get(token.lower_) if not token.ent_type_ and token.is_title else None
        if state:
            found.append(Filler(token.i, token.i + 1, token.i, DEMONYM, gazetteer.entries[state].name))
    return found


def role_fillers(reading: Reading, event: Candidate, names: Sequence[Filler]) -> Iterator[tuple[Filler, int]]:
    """Fillers near an event, each with the number of fillers of its kind between it and the trigger."""
    sentence_of = reading.sentence_of
    here = [
        *names_near(reading, event, names),
        *phrase_fillers(reading, event.sentence),
        *demonym_fillers(reading, event.sentence),
    ]
    for filler in here:
        if filler.start <= event.trigger < filler.end:
            continue
        low, high = sorted((event.trigger, filler.head))
        same = sentence_of[filler.head] == event.sentence
        yield filler, sum(1 for other in here if same and other.kind == filler.kind and low < other.head < high)


def names_near(reading: Reading, event: Candidate, names: Sequence[Filler]) -> list[Filler]:
    low, high = event.sentence + NAME_WINDOW[0], event.sentence + NAME_WINDOW[1]
    return [name for name in names if low <= reading.sentence_of[name.head] <= high]


def role_features(reading: Reading, event: Candidate, kind: str, filler: Filler, between: int) -> list[str]:
    """Feature strings of one filler for the roles of one event of type ``kind``."""
    distance = int(reading.sentence_of[filler.head]) - event.sentence
    out = ["b", f"k={filler.kind}", f"s={distance}", f"ks={filler.kind}{distance}", *_context(reading, filler)]
    if filler.kind == "np":
        out.append(f"w={reading.stems[filler.head]}")
    if distance == 0:
        out.extend(_inside(reading, event, filler, min(3, between)))
    lemma = reading.stems[event.trigger]
    return [
        *out,
        *(f"{kind}|{feature}" for feature in out),
        *(f"{lemma}|{feature}" for feature in out if feature[0] in "pcd"),
    ]


def _inside(reading: Reading, event: Candidate, filler: Filler, between: int) -> list[str]:
    trigger, head = reading.doc[event.trigger], reading.doc[filler.head]
    path, length = path_between(trigger, head)
    distance = filler.head - event.trigger
    bucket = ("-" if distance < 0 else "+") + str(min(6, int(np.log2(abs(distance) + 1))))
    case = _case(head)
    passive = any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in trigger.children)
    governor = reading.stems[head.head.i] if head.head.i not in {head.i, event.trigger} else ""
    return [
        f"p={path}",
        f"pk={path}{filler.kind}",
        f"pp={path}{passive}",
        f"n={length}",
        f"D={bucket}",
        f"Dk={bucket}{filler.kind}",
        f"Dt={bucket}{trigger.tag_}",
        f"c={case}",
        f"ck={case}{filler.kind}",
        f"d={head.dep_}",
        f"B={between}{bucket[0]}{filler.kind}",
        f"g={governor}",
        f"f={_is_first(filler, head)}",
    ]


def _case(head: Token) -> str:
    """The preposition of a phrase; a conjunct or an apposition has that of the phrase it joins."""
    for token in (head, head.head if head.dep_ in {"conj", "appos"} else head):
        for child in token.children:
            if child.dep_ == "case":
                return child.lower_
    return ""


def _is_first(filler: Filler, head: Token) -> bool:
    return not any(head.doc[i].pos_ in _CONTENT for i in range(head.sent.start, filler.start))


def _context(reading: Reading, filler: Filler) -> list[str]:
    doc = reading.doc
    before = doc[filler.start - 1].lower_ if filler.start else ""
    after = doc[filler.end].lower_ if filler.end < len(doc) else ""
    return [f"v={before}", f"x={after}"]


LINK_FEATURES = [
    "type",
    "kind",
    "sentences",
    "same",
    "before",
    "distance",
    "path",
    "same_clause",
    "triggers_between",
    "fillers_between",
    "order",
    "score",
    "nearest_trigger",
    "depth",
    "first",
    "filler_in_sentence",
    "trigger_is_noun",
    "scope",
    "later_sentences",
    "case",
    "dep",
    "title",
    "extra1",
    "extra2",
    "extra3",
]
_CASES = (
    "",
    "in",
    "on",
    "at",
    "of",
    "near",
    "from",
    "to",
    "by",
    "since",
    "for",
    "between",
    "after",
    "before",
    "during",
    "until",
    "into",
    "inside",
    "outside",
)
_DEPS = (
    "",
    "obl",
    "nmod",
    "obl:tmod",
    "obl:unmarked",
    "nsubj",
    "obj",
    "conj",
    "appos",
    "compound",
    "nummod",
    "root",
    "nmod:poss",
    "advmod",
    "flat",
    "nsubj:pass",
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the links of one article are judged against: its events in reading order and where their triggers stand."""

    events: tuple[Candidate, ...]
    scores: tuple[float, ...]

    def between(self, low: int, high: int) -> int:
        return sum(low < event.trigger < high for event in self.events)


def link_features(  # noqa: PLR0913 - a pair and what stands around it
    reading: Reading,
    scene: Scene,
    number: int,
    span: Span,
    order: int,
    *,
    rivals: Sequence[int],
    extra: tuple[float, float, float] = (0, 0, 0),
) -> list[float]:
    """Numbers that say how close ``span`` stands to event ``number``; ``rivals`` are the heads of all fillers of the
    slot.
    """
    event = scene.events[number]
    head = span.root
    sentence = int(reading.sentence_of[head.i])
    low, high = sorted((event.trigger, head.i))
    same = sentence == event.sentence
    path = path_between(reading.doc[event.trigger], head)[1] if same else 9
    return [
        event.type,
        0,
        sentence - event.sentence,
        same,
        head.i < event.trigger,
        min(60, abs(head.i - event.trigger)),
        path,
        same and path <= CLOSE,
        scene.between(low, high),
        sum(low < rival < high for rival in rivals),
        order,
        scene.scores[number],
        *_standing(reading, scene, event, head),
        order == 0,
        sum(int(reading.sentence_of[rival]) == event.sentence for rival in rivals),
        *_surroundings(reading, scene, event, head),
        *extra,
    ]


def _standing(reading: Reading, scene: Scene, event: Candidate, head: Token) -> list[float]:
    nearest = min(scene.events, key=lambda other: abs(other.trigger - head.i))
    return [nearest.trigger == event.trigger, event.sentence - reading.body[0]]


def _surroundings(reading: Reading, scene: Scene, event: Candidate, head: Token) -> list[float]:
    sentence = int(reading.sentence_of[head.i])
    events_there = [other.sentence for other in scene.events]
    return [
        reading.doc[event.trigger].pos_ == "NOUN",
        events_there.count(event.sentence),
        events_there.count(sentence),
        _index(_CASES, _case(head)),
        _index(_DEPS, head.dep_),
        sentence < reading.body[0],
    ]


def _index(values: tuple[str, ...], value: str) -> int:
    return values.index(value) if value in values else len(values)


def status_features(reading: Reading, event: Candidate, kind: str) -> list[str]:
    """Feature strings for the status of an event: its verb group, what governs it, and the words of its sentence."""
    token = reading.doc[event.trigger]
    chain = [token]
    while chain[-1].head.i != chain[-1].i and len(chain) < 5:  # noqa: PLR2004 - what governs the clause stands this near
        chain.append(chain[-1].head)
    out = ["b", f"k={kind}", f"t={token.tag_}", f"l={reading.stems[token.i]}", f"d={token.dep_}"]
    for step, above in enumerate(chain):
        out.extend(
            f"c{min(step, 1)}={child.dep_}|{child.lower_}"
            for child in above.children
            if child.dep_ in {"aux", "mark", "advmod", "cop", "aux:pass", "case", "amod"}
        )
        if step:
            out.extend((f"h={reading.stems[above.i]}", f"h{step}={reading.stems[above.i]}"))
    sentence = reading.sentences[event.sentence]
    out.extend(f"w={reading.stems[word.i]}" for word in sentence if word.is_alpha)
    out.extend(
        f"n{offset}={reading.doc[token.i + offset].lower_}"
        for offset in (-3, -2, -1, 1, 2)
        if sentence.start <= token.i + offset < sentence.end
    )
    return [*out, *(f"{kind}|{feature}" for feature in out if feature[0] in "cht")]


def figure_features(reading: Reading, start: int, end: int) -> list[str]:
    """Feature strings of a number (tokens ``start:end``): does it count the killed, the injured, or something else?"""
    doc = reading.doc
    token = doc[end - 1]
    sentence = token.sent
    head = token.head if token.dep_ in {"nummod", "det", "compound", "amod"} else token
    out = [
        "b",
        f"d={token.dep_}",
        f"n={reading.stems[head.i]}",
        f"nd={head.dep_}",
        f"t={token.pos_}",
        f"one={end - start == 1 and token.lower_ in {'a', 'an', 'one'}}",
    ]
    above = head
    for step in range(1, 4):
        if above.head.i == above.i:
            break
        out.append(f"a{step}={reading.stems[above.head.i]}|{above.dep_}")
        out.append(f"a={reading.stems[above.head.i]}")
        above = above.head
    out.extend(
        f"c={child.dep_}|{reading.stems[child.i]}" for child in head.children if child.i not in range(start, end)
    )
    out.extend(f"s={child.dep_}|{reading.stems[child.i]}" for child in head.head.children)
    for offset in range(-8, 9):
        i = (start if offset < 0 else end - 1) + offset
        if offset and sentence.start <= i < sentence.end:
            word = reading.stems[i]
            out.extend((f"{offset}={word}", f"{'-' if offset < 0 else '+'}{min(3, abs(offset) // 2)}={word}"))
    return out
