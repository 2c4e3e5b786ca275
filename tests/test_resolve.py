"""Which tellings are of one incident, and what they say together."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from ingest.article import Article
from ingest.extraction import Claim, Event, Extraction, Figure, Party, Span
from ingest.incident import as_known
from ingest.judgement import Judgement, Judgements
from ingest.resolve import incident_ids, resolve
from ingest.telling import tellings_of

JAISH = Party("Jaish al-Adl", "jaish-al-adl")
BLA = Party("BLA", "balochistan-liberation-army")


def event(
    day: str | None, *places: str, kind: str = "attack", by: Party | None = None, killed: int | None = None
) -> Event:
    span = Span(0, 5, "Nine.")
    figures = (Figure("killed", "people", killed, killed),) if killed else ()
    claim = Claim(span, Span(0, 4, "Nine"), "asserted", figures=figures)
    return Event(kind, "asserted", day, places, (claim,), initiators=(by,) if by else ())


def told(identity: str, *events: Event, publisher: str = "") -> Extraction:
    article = Article(identity, "Nine.", publisher=publisher or identity, published=date(2024, 1, 31))
    return Extraction(article, (), events, ())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (event("2024-01-27", "saravan", killed=9), event("2024-01-27", "sistan-and-baluchestan", killed=9), True),
        (event("2024-01-27", "saravan"), event("2024-01-27", "turbat"), False),
        (event("2024-01-27", "saravan", by=JAISH), event("2024-01-28", "rask", by=JAISH), False),
        (event("2024-01-10", "rask"), event("2023-12-15", "rask"), False),
        (event("2024-01-27", "saravan", by=JAISH), event("2024-01-27", "saravan", by=BLA), True),
        (event("2024-01-18", "iran", kind="strike", killed=9), event("2024-01", "iran", kind="strike", killed=9), True),
        (event("2024-01-18", "iran", kind="strike"), event("2024-01-18", "iran", kind="meeting"), False),
        (event(None, by=JAISH), event(None, by=JAISH), False),
    ],
)
def test_pairs(one: Event, other: Event, *, same: bool) -> None:
    ids = incident_ids(resolve([told("a", one), told("b", other)]))
    assert (ids["a", 0] == ids["b", 0]) is same


def test_words_about_one_act_are_one_speech() -> None:
    """Neither article says when the group claimed it: that it is the same act decides."""
    act, other = event("2024-01-27", "saravan", killed=9), event("2024-01-27", "turbat", killed=4)
    claim = event(None, kind="responsibility_claim", by=JAISH)
    same = incident_ids(resolve([told("a", act, claim), told("b", act, claim)]))
    apart = incident_ids(resolve([told("a", act, claim), told("b", other, claim)]))
    assert same["a", 1] == same["b", 1]
    assert apart["a", 1] != apart["b", 1]


def test_two_that_look_back_to_one_old_year_speak_of_one_thing() -> None:
    province = "sistan-and-baluchestan"
    old = event("2014-12", "saravan"), event("2014", province)
    recent = event("2024-01", "saravan"), event("2024", province)
    for pair, incidents in ((old, 1), (recent, 2)):
        assert len(resolve([told("a", pair[0]), told("b", pair[1])])) == incidents


def test_neighbouring_months_are_not_neighbouring_days() -> None:
    assert len(resolve([told("a", event("2023-12", "saravan")), told("b", event("2024-01", "saravan"))])) == 2


def test_two_events_of_one_article_stay_two() -> None:
    twin = event("2024-01-27", "saravan", killed=9)
    ids = incident_ids(resolve([told("a", twin, twin), told("b", twin)]))
    assert ids["a", 0] != ids["a", 1]
    assert ids["b", 0] in {ids["a", 0], ids["a", 1]}


def test_order_does_not_matter() -> None:
    articles = [
        told("a", event("2024-01-27", "saravan", killed=9)),
        told("b", event("2024-01-27", "sistan-and-baluchestan", killed=9)),
        told("c", event("2024-01", "saravan")),
    ]
    outcomes = [resolve(order) for order in itertools.permutations(articles)]
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_figures_stand_together_and_copies_are_one_origin() -> None:
    articles = [
        told("a", event("2024-01-18", "saravan", killed=9), publisher="Agency"),
        told("b", event("2024-01-18", "saravan", killed=9), publisher="Agency"),
        told("c", event("2024-01-18", "saravan", killed=10), publisher="Post"),
    ]
    [incident] = resolve(articles)
    assert (incident.killed.low, incident.killed.best, incident.killed.high) == (9, 9, 10)
    assert (incident.reports, incident.origins, incident.contested) == (3, 2, ("killed",))
    assert all("same day" in reason for reason in incident.reasons)


LONG = (
    "Gunmen on motorcycles opened fire on a bus stop in Saravan on Saturday, killing nine Pakistani labourers who lived "
    "and worked at a repair shop, the semi-official news agency reported. Three others were wounded and taken to hospital."
)


def test_a_copy_has_the_origin_of_its_original_and_the_event_says_so() -> None:
    articles = [
        Extraction(
            Article(name, text, publisher=publisher, published=date(2024, 1, day)),
            (),
            (event("2024-01-27", "saravan", killed=9),),
            (),
        )
        for name, publisher, day, text in (
            ("a", "Agency", 28, LONG),
            ("b", "Post", 29, f"SARAVAN, Iran. {LONG} The Post could not verify this."),
            ("c", "Herald", 29, "Nine were shot dead in Saravan."),
        )
    ]
    [incident] = resolve(articles)
    assert (incident.reports, incident.origins) == (3, 2)
    assert [reason for reason in incident.reasons if reason.startswith("b carries the text of a")]
    assert {telling.origin for telling in incident.tellings} == {"Agency", "Herald"}


def test_the_word_of_an_agency_is_one_origin_whoever_prints_it() -> None:
    wire = Party("Reuters", "reuters")
    told_by = replace(event("2024-01-27", "saravan", killed=9).claims[0], speaker=wire)
    quoting = replace(event("2024-01-27", "saravan", killed=9), claims=(told_by,))
    [incident] = resolve([told("a", quoting), told("b", quoting), told("c", quoting, publisher="Reuters")])
    assert (incident.reports, incident.origins) == (3, 1)


def test_each_policy_takes_its_own_total() -> None:
    tolls = (
        ("a", "One", "2024-01-19", 9),
        ("b", "Two", "2024-01-20", 10),
        ("c", "Three", "2024-01-21", 12),
        ("d", "Four", "2024-01-22", 10),
    )
    articles = [
        Extraction(
            Article(name, "Nine.", publisher=by, published=date.fromisoformat(day)),
            (),
            (event("2024-01-18", "saravan", killed=toll),),
            (),
        )
        for name, by, day, toll in tolls
    ]
    [incident] = resolve(articles)
    assert (incident.killed.best, incident.killed.latest, incident.killed.majority) == (9, 10, 10)
    assert incident.killed.high == 12


def test_an_event_is_known_as_it_was_told_by_a_day() -> None:
    early = Extraction(
        Article("a", "Nine.", publisher="A", published=date(2024, 1, 28)),
        (),
        (event("2024-01", "sistan-and-baluchestan", killed=4),),
        (),
    )
    late = Extraction(
        Article("b", "Nine.", publisher="B", published=date(2024, 1, 31)),
        (),
        (event("2024-01-27", "saravan", killed=9),),
        (),
    )
    judged = Judgements(
        [
            Judgement(
                "j",
                "same",
                "event",
                *((t.anchor,) for x in (early, late) for t in tellings_of(x)),
                by="me",
                at="2024",
                why="",
            )
        ]
    )
    [incident] = resolve([early, late], judged)
    then = as_known(incident, "2024-01-28", judged)
    assert (incident.published, incident.changed) == (["2024-01-28", "2024-01-31"], "2024-01-31")
    assert (then.date, then.places, then.killed.best, then.reports) == ("2024-01", ("sistan-and-baluchestan",), 4, 1)
    assert (incident.date, incident.places, incident.reports) == ("2024-01-27", ("saravan",), 2)


def test_what_a_person_keeps_apart_no_chain_brings_together() -> None:
    articles = [told(name, event("2024-01-27", "saravan", killed=9)) for name in "abc"]
    anchors = [next(tellings_of(article)).anchor for article in articles]
    judged = Judgements([Judgement("j", "not_same", "event", (anchors[0],), (anchors[2],), by="me", at="2024", why="")])
    assert sorted(incident.reports for incident in resolve(articles, judged)) == [1, 2]
    later = Judgements(
        [
            *judged.pairs.values(),
            Judgement("k", "same", "event", (anchors[2],), (anchors[0],), by="me", at="2025", why=""),
        ]
    )
    assert [incident.reports for incident in resolve(articles, later)] == [3]


def test_one_sentence_in_two_articles_tells_one_event() -> None:
    """Neither says when or where, so that nothing else speaks for it."""
    span = Span(0, 60, "Gunmen on motorcycles opened fire on a bus and fled, officials said.")
    bare = replace(event(None, by=JAISH), claims=(Claim(span, Span(0, 6, "Gunmen"), "asserted"),))
    assert len(resolve([told("a", bare), told("b", bare)])) == 1
    assert len(resolve([told("a", bare), told("b", event(None, by=JAISH))])) == 2


def test_most_exact_date_and_place_win() -> None:
    [incident] = resolve(
        [
            told("a", event("2024-01", "sistan-and-baluchestan", killed=9)),
            told("b", event("2024-01-27", "saravan", killed=9)),
        ]
    )
    assert (incident.date, incident.places) == ("2024-01-27", ("saravan",))
