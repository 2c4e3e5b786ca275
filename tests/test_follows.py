"""Which event follows which, as sentences say: answers by the side that was struck, and what comes in a wake."""

from datetime import date

from ingest.article import Article
from ingest.batch import derived_rows
from ingest.extraction import Claim, Event, Extraction, Party, Span
from ingest.follows import find_follows
from ingest.judgement import Judgements
from ingest.resolve import resolve

IRAN, PAKISTAN = Party("Iran", "iran"), Party("Pakistan", "pakistan")
ADL = Party("Jaish al-Adl", "jaish-al-adl")


def event(  # noqa: PLR0913 - the slots of an event
    text: str,
    by: Party,
    against: Party,
    day: str | None,
    *,
    at: int = 0,
    kind: str = "strike",
    status: str = "asserted",
) -> Event:
    span = Span(at, at + len(text), text)
    return Event(kind, status, day, (), (Claim(span, Span(at, at + 3, text[:3]), status),), (by,), (against,))


def article(*events: Event) -> Extraction:
    return Extraction(Article("a", "Text", published=date(2024, 1, 20)), (), events, ())


ASSAULT = event("Gunmen of Jaish al-Adl stormed an Iranian post.", ADL, IRAN, "2024-01-10", at=0, kind="attack")
STRIKE = event("Iran struck bases of the group in Pakistan.", IRAN, PAKISTAN, "2024-01-16", at=100)
ANSWER = event("In retaliation Pakistan bombed hideouts in Iran.", PAKISTAN, IRAN, "2024-01-18", at=200)


def test_retaliation_goes_to_the_side_that_struck() -> None:
    [found] = find_follows(article(ASSAULT, STRIKE, ANSWER))
    assert (found.event, found.earlier, found.kind) == (2, 1, "retaliation")
    assert found.sentence.text.startswith("In retaliation")


def test_the_side_that_was_struck_by_somebody_else_may_answer() -> None:
    answer = event("Iran struck back at Pakistan with drones.", IRAN, PAKISTAN, "2024-01-16", at=100)
    [found] = find_follows(article(ASSAULT, answer))
    assert found.earlier == 0


def test_nothing_follows_what_came_later_or_never_happened() -> None:
    later = event("Iran struck.", IRAN, PAKISTAN, "2024-01-19", at=100)
    threat = event("Iran will strike.", IRAN, PAKISTAN, None, at=100, status="planned")
    assert not list(find_follows(article(later, ANSWER)))
    assert not list(find_follows(article(threat, ANSWER)))


def test_no_side_follows_itself() -> None:
    first = event("Pakistan bombed a camp in Iran.", PAKISTAN, IRAN, "2024-01-17", at=100)
    assert not list(find_follows(article(first, ANSWER)))


def test_a_follow_up_stands_in_the_sentence_of_the_act() -> None:
    text = "Days after the ambush police held ten men."
    ambush = event(text, ADL, IRAN, "2024-01-10", kind="attack")
    arrests = event(text, IRAN, ADL, "2024-01-12", kind="arrest")
    [found] = find_follows(article(ambush, arrests))
    assert (found.event, found.earlier, found.kind) == (1, 0, "follow-up")


def test_it_reaches_the_graph_once() -> None:
    extraction = article(ASSAULT, STRIKE, ANSWER)
    incidents = resolve([extraction])
    [row] = derived_rows([extraction], incidents, Judgements(), {})["follows"]
    assert row["event_id"].startswith("strike-2024-01-18")
    assert row["earlier_id"].startswith("strike-2024-01-16")
    assert row["sentence"] == "In retaliation Pakistan bombed hideouts in Iran."
