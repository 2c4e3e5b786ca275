"""From chosen slots to events: parties become entities, speech acts get their days, perpetrators reach their
attacks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.dates import first_day, last_day
from ingest.decide import Candidate
from ingest.entities import GROUP, STATE, Names
from ingest.extraction import Claim, Event, Figure, Span
from ingest.fill import Filled, SlotModels
from ingest.likeness import keys
from ingest.parties import ROLES
from ingest.places import chosen_places
from ingest.reading import Reading
from ingest.slots import Scene
from ingest.speakers import Speakers
from seeds.gazetteer import load_gazetteer
from seeds.vocabulary import load_vocabulary

# A speech act about an incident no older than this ran "from the event to publication"; older quarrels are undated.
RECENT_DAYS = 45


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event under way, with what its siblings may lend it."""

    candidate: Candidate
    filled: Filled
    event: Event


def assemble(
    reading: Reading, scene: Scene, slots: SlotModels, names: Names, mentions: Mapping[Candidate, Sequence[Candidate]]
) -> tuple[Event, ...]:
    """The events of an article in reading order; ``mentions`` are further sentences that speak of an event."""
    speakers = Speakers(reading, names)
    drafts = [
        _Draft(
            candidate,
            filled,
            _event(reading, (candidate, *mentions.get(candidate, ())), filled, slots, names, speakers),
        )
        for candidate, filled in zip(scene.events, slots.fill(reading, scene, names), strict=True)
    ]
    drafts = [replace(draft, event=_without_host(draft.event)) for draft in drafts]
    drafts = [replace(draft, event=_with_perpetrator(draft, drafts, names)) for draft in drafts]
    return _joined([_with_date(draft, drafts, reading) for draft in drafts])


def _event(  # noqa: PLR0913, PLR0917 - one event and what its article offers
    reading: Reading, told: Sequence[Candidate], filled: Filled, slots: SlotModels, names: Names, speakers: Speakers
) -> Event:
    kind = slots.types[told[0].type]
    parties = {role: tuple(party for party, _ in filled.parties.get(role, ())) for role in ROLES}
    dates = [when.value for when, p in filled.dates if p >= slots.thresholds["date"]]
    told_by = [_claim(reading, candidate, filled.status, speakers) for candidate in told]
    found = {"date": "said"} if dates else {}
    speaker = speakers.of_token(told[0].trigger)
    if speaker and not parties["initiators"] and load_vocabulary().family(kind) == "verbal":
        parties["initiators"], found["initiators"] = (speaker,), "derived"
    return Event(
        type=kind,
        status=filled.status,
        date=dates[0] if dates else None,
        places=chosen_places(filled.places, slots.thresholds["place"], names),
        claims=_claims(reading, told_by, filled, speakers),
        weapon=speakers.weapon(told[0], kind),
        found=found,
        **parties,
    )


def _claim(reading: Reading, candidate: Candidate, status: str, speakers: Speakers) -> Claim:
    sentence = candidate.sentence
    trigger = _token_span(reading, candidate.trigger)
    return Claim(evidence(reading, sentence), trigger, status, speakers.of_sentence(sentence))


def evidence(reading: Reading, sentence: int) -> Span:
    """A sentence with the date or label that leads its line, but without the line's dateline."""
    span = reading.sentences[sentence]
    start = span.start_char
    before = reading.sentences[sentence - 1] if sentence else None
    if (
        before is not None
        and "\n" not in reading.text[before.start_char : start]
        and reading.dates_in[sentence - 1]
        and before.text.rstrip()[-1:] in ":-–—"
    ):
        start = before.start_char if len(before.text) <= 30 else start  # noqa: PLR2004 - a lead-in is short
    text = reading.text[start : span.end_char].rstrip()
    return Span(start - reading.offset, start - reading.offset + len(text), text)


def _token_span(reading: Reading, token: int) -> Span:
    found = reading.doc[token]
    return Span(found.idx - reading.offset, found.idx - reading.offset + len(found.text), found.text)


def _claims(reading: Reading, told_by: Sequence[Claim], filled: Filled, speakers: Speakers) -> tuple[Claim, ...]:
    """The claim of the best sentence, those of further mentions, and of sentences that only give figures."""
    claims: dict[int, Claim] = {}
    for claim in told_by:
        claims.setdefault(claim.sentence.start, claim)
    seen: set[tuple[str, int | None, int | None, str | None]] = set()
    for count, kind, _ in filled.figures:
        sentence = int(reading.sentence_of[count.start])
        figure = Figure(kind, speakers.counted(count.end), count.low, count.high, speakers.of_token(count.start))
        key = (kind, count.low, count.high, figure.said_by.name if figure.said_by else None)
        if key in seen:
            continue
        seen.add(key)
        span = evidence(reading, sentence)
        claim = claims.get(span.start) or Claim(
            span, _token_span(reading, count.start), filled.status, speakers.of_sentence(sentence)
        )
        claims[span.start] = replace(claim, figures=(*claim.figures, figure))
    return tuple(claims.values())


def _without_host(event: Event) -> Event:
    """Violence of one state on the soil of another is not the host's: its name stands there for the place."""
    if load_vocabulary().family(event.type) != "violence" or not event.places:
        return event
    gazetteer = load_gazetteer()
    hosts = {holder for place in event.places for holder in (place, *gazetteer.chain(place))}
    others = tuple(party for party in event.initiators if party.entity not in hosts)
    foreign = any(gazetteer.kind_of(key) == STATE and key not in hosts for key in keys(others))
    return replace(event, initiators=others) if foreign else event


def _with_perpetrator(draft: _Draft, drafts: Sequence[_Draft], names: Names) -> Event:
    """An act of violence without a named hand takes the group that claims or is blamed for it nearest in the text."""
    event = draft.event
    vocabulary = load_vocabulary()
    if vocabulary.family(event.type) != "violence" or any(party.entity for party in event.initiators):
        return event
    for kind, role in (("responsibility_claim", "initiators"), ("accusation", "targets")):
        groups = [
            (abs(other.candidate.sentence - draft.candidate.sentence), party)
            for other in drafts
            if other.event.type == kind
            for party in getattr(other.event, role)
            if party.entity and names.kind_of(party.entity) == GROUP
        ]
        if groups:
            distance, party = min(groups, key=lambda pair: pair[0])
            if distance <= 4:  # noqa: PLR2004 - further off it is about another act
                return replace(event, initiators=(party,), found={**event.found, "initiators": "derived"})
    return event


def _joined(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, undated tellings of an act of violence joined to the dated one that they repeat."""
    found: list[Event] = list(events)
    for event in events:
        dated = next((i for i, other in enumerate(found) if _repeats(event, other)), None)
        if dated is not None:
            found[dated] = replace(found[dated], claims=(*found[dated].claims, *event.claims))
            found.remove(event)
    return tuple(found)


def _repeats(event: Event, other: Event) -> bool:
    """Whether an undated act is the dated one of the same hand in the same place."""
    if event.date or not other.date or event.type != other.type or not event.places or not other.places:
        return False
    gazetteer = load_gazetteer()
    mine, theirs = ({party.entity for party in each.initiators if party.entity} for each in (event, other))
    here, there = event.places[0], other.places[0]
    return (
        load_vocabulary().family(event.type) == "violence"
        and bool(mine & theirs)
        and (here == there or here in gazetteer.chain(there) or there in gazetteer.chain(here))
    )


def _with_date(draft: _Draft, drafts: Sequence[_Draft], reading: Reading) -> Event:
    """A speech act without a day of its own runs from the latest recent incident before it to publication."""
    event, published = draft.event, reading.article.published
    if (
        event.date
        or published is None
        or event.status in {"planned", "hypothetical"}
        or load_vocabulary().family(event.type) != "verbal"
    ):
        return event
    about = [other for other in drafts if other.event.date and other.event.type != event.type]
    if not about:
        return event
    nearest = min(
        about, key=lambda other: (abs(other.candidate.sentence - draft.candidate.sentence), other.candidate.sentence)
    )
    start = first_day(nearest.event.date or "")
    if not 0 <= (published - last_day(nearest.event.date or "")).days <= RECENT_DAYS:
        return event
    value = f"{start}/{published}" if start < published else published.isoformat()
    return replace(event, date=value, found={**event.found, "date": "derived"})
