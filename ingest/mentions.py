"""Which further sentences speak of an event that an article has told already, so that they join it as claims."""

from collections.abc import Mapping, Sequence

import lightgbm
import numpy as np

from ingest.decide import FAMILY, Candidate
from ingest.reading import Reading

FLOOR = 0.1  # chance from which a refused sentence is thought to be a mention
MOST = 2  # further mentions of one event
FEATURES = (
    "type", "distance", "before", "one", "other", "same_type", "same_word", "names", "words", "dates", "new_date",
    "places", "numbers", "definite", "indefinite", "another", "pronoun", "adjacent_line", "length",
)  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_OTHERS = frozenset({"another", "second", "third", "separate", "separately", "other", "also", "similar", "earlier"})


def may_join(event: Candidate, mention: Candidate) -> bool:
    """Whether a sentence may speak of an event: it is another sentence, and the types are of one family."""
    return of_one_family(event.type, mention.type) and event.sentence != mention.sentence


def of_one_family(one: int, other: int) -> bool:
    """Whether two types may be of one incident: they are equal, or both are violence."""
    return one == other or max(one, other) < FAMILY


def mention_features(reading: Reading, event: Candidate, mention: Candidate) -> list[float]:
    """How two sentences that look like events hang together, in the order of ``FEATURES``."""
    i, j = event.sentence, mention.sentence
    names, others = reading.names_in[i], reading.names_in[j]
    words, theirs = _content(reading, i), _content(reading, j)
    dates = {when.value for when in reading.dates_in[j]}
    numbers = {(number.low, number.high) for number in reading.numbers_in[j]}
    token = reading.doc[mention.trigger]
    determiners = {child.lower_ for child in token.children if child.dep_ in {"det", "nmod:poss"}}
    sentence = {word.lower_ for word in reading.sentences[j]}
    return [
        mention.type,
        min(20, abs(i - j)),
        j < i,
        float(reading.scores[i, event.type]),
        float(reading.scores[j, mention.type]),
        event.type == mention.type,
        reading.stems[event.trigger] == reading.stems[mention.trigger],
        len(names & others) / (1 + len(others)),
        len(words & theirs) / (1 + len(theirs)),
        len(dates),
        len(dates - {when.value for when in reading.dates_in[i]}),
        _clash(reading, i, j),
        len(numbers & {(number.low, number.high) for number in reading.numbers_in[i]}),
        bool(determiners & _DEFINITE),
        bool(determiners & {"a", "an"}),
        bool(sentence & _OTHERS),
        bool({child.lower_ for child in token.children if child.dep_.startswith("nsubj")} & _PRONOUNS),
        float(
            "\n" in reading.text[reading.sentences[min(i, j)].end_char - 1 : reading.sentences[max(i, j)].start_char]
        ),
        len(reading.sentences[j]),
    ]


def _content(reading: Reading, sentence: int) -> set[str]:
    return {reading.stems[token.i] for token in reading.sentences[sentence] if token.pos_ in {"NOUN", "VERB", "NUM"}}


def _clash(reading: Reading, one: int, other: int) -> float:
    """1 where both sentences name places and no place twice, -1 where they share one."""
    here, there = (
        {ent.text for ent in reading.sentences[number].ents if ent.label_ == "PLACE"} for number in (one, other)
    )
    return 0.0 if not here or not there else -1.0 if here & there else 1.0


def join(
    reading: Reading,
    judged: Sequence[tuple[Candidate, float]],
    events: Sequence[Candidate],
    model: lightgbm.Booster,
    threshold: float,
) -> Mapping[Candidate, list[Candidate]]:
    """Event -> its further mentions, the likeliest first; a sentence joins the one event that it fits best."""
    told = set(events)
    refused = [(candidate, chance) for candidate, chance in judged if candidate not in told and chance >= FLOOR]
    pairs = [(event, mention, p) for mention, p in refused for event in events if may_join(event, mention)]
    if not pairs:
        return {}
    rows = np.array([mention_features(reading, event, mention) for event, mention, _ in pairs], dtype=np.float64)
    fits = np.asarray(model.predict(rows, num_threads=1))
    best: dict[Candidate, tuple[float, Candidate]] = {}
    for (event, mention, _), fit in zip(pairs, map(float, fits), strict=True):
        if fit >= threshold and fit > best.get(mention, (0.0, event))[0]:
            best[mention] = (fit, event)
    joined: dict[Candidate, list[Candidate]] = {}
    for mention, _ in sorted(refused, key=lambda pair: -pair[1]):
        if mention in best:
            joined.setdefault(best[mention][1], []).append(mention)
    return {event: mentions[:MOST] for event, mentions in joined.items()}
