"""Which sentences tell an event of which type: candidates by their scores, judged by features of the whole article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.reading import Reading

FLOOR = 0.04  # below this score a sentence is no candidate; lower floors cost time and find next to nothing
APART = 3  # tokens between two triggers of one type
SECOND = -2.0  # logit from which a second word of a sentence is thought to be another trigger
SEEN = 0.2  # a score from which an earlier sentence counts as telling of the same type
FAMILY = 3  # the first types of the vocabulary are the family of violence: attack, strike, clash
FEATURES = [
    "score",
    "network",
    "linear",
    "type",
    "peak",
    "second_peak",
    "runner_up",
    "total",
    "rank",
    "violence",
    "title",
    "earlier",
    "later",
    "earlier_sum",
    "later_sum",
    "previous",
    "next",
    "depth",
    "sentence",
    "length",
    "since_seen",
    "shared_names",
    "shared_words",
    "new_date",
    "dates",
    "numbers",
    "pos",
    "definite",
    "indefinite",
    "modal",
    "negated",
    "quoted",
    "names",
    "past",
    "participle",
    "gerund",
    "present",
    "plural",
    "subject",
    "habitual",
    "question",
    "conditional",
    "density",
    "lexicon_words",
    "lexicon_phrases",
    "same_token",
    "last",
    "own_peak",
    "gap",
]
_MODALS = frozenset(["will", "would", "could", "may", "might", "should"])
_NEGATIONS = frozenset(["not", "n't", "no", "never", "without"])
_HABITS = frozenset(
    ["since", "often", "frequently", "regularly", "years", "decades", "dozens", "several", "many", "repeatedly"]
)
_CONDITIONS = frozenset(["if", "unless", "whether"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may tell an event of a type, and the token that would be its trigger."""

    sentence: int
    type: int
    trigger: int


@dataclass(frozen=True, slots=True)
class Parts:
    """Per sentence and type, the scores that the blend is made of: (sentences, types) each."""

    network: NDArray[np.float32]
    linear: NDArray[np.float32]
    words: NDArray[np.float32]
    phrases: NDArray[np.float32]


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Every sentence and type above the floor, in reading order; twice where two words far apart may be its trigger."""
    for sentence in reading.body:
        start = reading.sentences[sentence].start
        for kind in np.flatnonzero(reading.scores[sentence] >= FLOOR):
            logits = reading.tokens[start : reading.sentences[sentence].end, kind]
            first = int(logits.argmax())
            yield Candidate(sentence, int(kind), start + first)
            apart = np.abs(np.arange(len(logits)) - first) >= APART
            if logits[apart].max(initial=-np.inf) >= SECOND:
                yield Candidate(sentence, int(kind), start + int(np.where(apart, logits, -np.inf).argmax()))


def decision_features(reading: Reading, parts: Parts, found: Sequence[Candidate]) -> NDArray[np.float32]:
    """(candidates, features) in the order of ``FEATURES``."""
    rows = [_row(reading, parts, candidate) for candidate in found]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(FEATURES))


def _row(reading: Reading, parts: Parts, candidate: Candidate) -> list[float]:
    scores, i, kind = reading.scores, candidate.sentence, candidate.type
    return [
        scores[i, kind],
        parts.network[i, kind],
        parts.linear[i, kind],
        kind,
        *_inside(reading, candidate),
        *_around(reading, candidate),
        *_echo(reading, candidate),
        *_words(reading, candidate),
        scores[reading.body].sum() / len(reading.body),
        parts.words[i, kind],
        parts.phrases[i, kind],
        float(sum(reading.tokens[candidate.trigger] > reading.tokens[candidate.trigger, kind])),
        len(reading.body) - reading.body.index(i),
        reading.tokens[candidate.trigger, kind],
        _gap(reading, candidate),
    ]


def _gap(reading: Reading, candidate: Candidate) -> float:
    """Tokens between the trigger and the likeliest trigger of its sentence: 0 where it is that."""
    span = reading.sentences[candidate.sentence]
    likeliest = span.start + int(reading.tokens[span.start : span.end, candidate.type].argmax())
    return abs(candidate.trigger - likeliest)


def _inside(reading: Reading, candidate: Candidate) -> list[float]:
    span = reading.sentences[candidate.sentence]
    logits = np.sort(reading.tokens[span.start : span.end, candidate.type])[::-1]
    own = reading.scores[candidate.sentence]
    score = own[candidate.type]
    runner_up = np.delete(own, candidate.type).max()
    second = logits[1] if len(logits) > 1 else -9.0
    return [logits[0], second, runner_up, own.sum(), float((own > score).sum()), own[:FAMILY].max()]


def _around(reading: Reading, candidate: Candidate) -> list[float]:
    column = reading.scores[:, candidate.type]
    i, body = candidate.sentence, reading.body
    earlier, later = column[[j for j in body if j < i]], column[[j for j in body if j > i]]
    title = column[[j for j in range(len(column)) if j < body[0]]]
    previous = column[i - 1] if i - 1 in body else 0.0
    following = column[i + 1] if i + 1 in body else 0.0
    depth = i - body[0]
    peaks = [title.max(initial=0), earlier.max(initial=0), later.max(initial=0)]
    return [
        *peaks,
        earlier.sum(),
        later.sum(),
        previous,
        following,
        depth / len(body),
        depth,
        len(reading.sentences[i]),
    ]


def _echo(reading: Reading, candidate: Candidate) -> list[float]:
    """How much the sentence repeats the last one that told of this type."""
    i = candidate.sentence
    seen = [j for j in reading.body if j < i and reading.scores[j, candidate.type] >= SEEN]
    dates = {when.value for when in reading.dates_in[i]}
    if not seen:
        return [99, -1, -1, 0, len(dates), len(reading.numbers_in[i])]
    last = seen[-1]
    words, earlier = _content(reading, i), _content(reading, last)
    names = reading.names_in[i]
    new_date = 1.0 + (not dates & {when.value for when in reading.dates_in[last]}) if dates else 0.0
    shared_names = len(names & reading.names_in[last]) / (1 + len(names))
    return [
        i - last,
        shared_names,
        len(words & earlier) / (1 + len(words)),
        new_date,
        len(dates),
        len(reading.numbers_in[i]),
    ]


def _content(reading: Reading, sentence: int) -> set[str]:
    return {reading.stems[token.i] for token in reading.sentences[sentence] if token.pos_ in {"NOUN", "VERB"}}


def _words(reading: Reading, candidate: Candidate) -> list[float]:
    token = reading.doc[candidate.trigger]
    words = {word.lower_ for word in reading.sentences[candidate.sentence]}
    determiners = {child.lower_ for child in token.children if child.dep_ == "det"}
    subject = any(child.dep_ in {"nsubj", "nsubj:pass"} for child in token.children)
    flags = [
        "the" in determiners,
        bool(determiners & {"a", "an"}),
        bool(words & _MODALS),
        bool(words & _NEGATIONS),
        bool(words & {'"', "“", "”"}),
    ]
    forms = [
        token.tag_ == "VBD",
        token.tag_ == "VBN",
        token.tag_ == "VBG",
        token.tag_ in {"VBP", "VBZ", "VB"},
        token.tag_ == "NNS",
    ]
    cues = [subject, bool(words & _HABITS), "?" in words, bool(words & _CONDITIONS)]
    pos = {"VERB": 0, "NOUN": 1, "ADJ": 2}.get(token.pos_, 3)
    return [pos, *map(float, flags), len(reading.names_in[candidate.sentence]), *map(float, forms), *map(float, cues)]
