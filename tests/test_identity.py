"""Who is who: pairs of names, and entities of many articles grouped by them."""

import itertools
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.identity import candidate_pairs, match_entities
from ingest.namesake import SAME, Named, known_names, score
from seeds.rows import read_rows
from training.names_eval import PAIRS, NamePair, by_match, by_match_in_run, counts, figures, load_pairs


def person(name: str, **context: frozenset[str]) -> Named:
    return named("person", name, **context)


def named(kind: str, name: str, *, of: str = "", **context: frozenset[str]) -> Named:
    return Named(f"{kind}-{name}{of}", kind, (name,), **context)  # type: ignore[arg-type]


@pytest.mark.parametrize("split", ["tune", "held"])
@pytest.mark.parametrize(("decide", "precision", "recall"), [(by_match, 0.98, 0.84), (by_match_in_run, 0.98, 0.93)])
def test_floors(split: str, decide: Callable[[NamePair], bool], precision: float, recall: float) -> None:
    found = figures(counts(load_pairs(split), decide))
    assert found[0] >= precision
    assert found[1] >= recall


def test_the_halves_are_by_a_hash_of_the_row() -> None:
    for _, row in read_rows(PAIRS):
        key = f"{row['kind']}|{row['a']}|{row['b']}|{row.get('a_within', '')}"
        assert row["split"] == ("held" if zlib.crc32(key.encode()) % 2 else "tune"), row


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("place", "Balochistan", "Sistan-Baluchestan"),
        ("place", "North Waziristan", "South Waziristan"),
        ("place", "Kurram", "Upper Kurram"),
        ("place", "Zahedan", "Zahedan prison"),
        ("place", "School No. 1", "School No. 2"),
        ("place", "Indian Embassy in Kabul", "US Embassy in Kabul"),
        ("person", "Hassan Rouhani", "Hossein Rouhani"),
        ("person", "Mahmoud Karimi", "Mohammad Karimi"),
        ("person", "Sirajuddin Haqqani", "Jalaluddin Haqqani"),
        ("person", "George H. W. Bush", "George W. Bush"),
        ("person", "Karimi", "Mohammad Reza Karimi"),
        ("person", "Ali Khan", "Shafqat Ali Khan"),
        ("group", "Baloch Liberation Army", "Baloch Liberation Front"),
        ("group", "Islamic State", "Islamic State Khorasan Province"),
        ("group", "Jaish al-Adl", "Jaish-e-Mohammed"),
        ("organization", "Iranian Foreign Ministry", "Pakistani Foreign Ministry"),
        ("organization", "Foreign Ministry", "Ministry of Foreign Affairs of Iran"),
        ("organization", "United Nations", "United Nations Security Council"),
        ("state", "Niger", "Nigeria"),
        ("state", "Iran", "Iraq"),
    ],
)
def test_what_must_stay_apart(kind: str, one: str, other: str) -> None:
    assert score(named(kind, one), named(kind, other))[0] < SAME
    assert len({found.id for found in match_entities([named(kind, one), named(kind, other)]).values()}) == 2


def test_a_city_is_no_government() -> None:
    assert score(named("place", "Tehran"), named("state", "Tehran"))[0] < 0


def test_places_whose_parents_differ_are_two() -> None:
    one, other = (named("place", "Pishin", of=state, within=frozenset({state})) for state in ("iran", "pakistan"))
    assert len(set(map(id, match_entities([one, other]).values()))) == 2


def test_spellings_of_many_articles_are_one() -> None:
    found = match_entities([person("Mohammad Reza Karimi"), person("Muhammad Riza Karimi")])
    identity = found["person-Muhammad Riza Karimi"]
    assert identity.id == "person-Mohammad Reza Karimi"
    assert identity.members == ("person-Mohammad Reza Karimi", "person-Muhammad Riza Karimi")
    assert "sound alike" in identity.reasons[0]


def test_the_gazetteers_id_is_canonical() -> None:
    found = match_entities([named("group", "Jaysh al-ʿAdll"), named("place", "Zaahidaan"), *known_names()])
    assert found["group-Jaysh al-ʿAdll"].id == "jaish-al-adl"
    assert found["place-Zaahidaan"].id == "zahedan"
    assert found["iran"].members == ("iran",)


def test_a_city_is_no_province_that_the_gazetteer_knows() -> None:
    found = match_entities([named("place", "Khost city"), named("place", "Khost province"), *known_names()])
    assert found["place-Khost city"].id == "place-Khost city"
    assert found["place-Khost province"].id == "khost"


def test_a_name_that_fits_two_joins_neither() -> None:
    office = frozenset({"governor"})
    full = [person("Reza Notezai", offices=office), person("Javad Notezai", offices=office)]
    found = match_entities([person("Notezai", offices=office), *full])
    assert found["person-Notezai"].members == ("person-Notezai",)
    assert match_entities([person("Notezai", offices=office), full[0]])["person-Notezai"].id == "person-Reza Notezai"


def test_what_a_person_judged_holds() -> None:
    two = [person("Reza Notezai"), person("Riza Notezai")]
    pair = (two[1].id, two[0].id)
    assert len(match_entities(two, not_same=[pair])[two[0].id].members) == 1
    assert len(match_entities(two, same=[pair], not_same=[pair])[two[0].id].members) == 1
    others = [person("Abu Dujana"), person("Ramazan Aliyev")]
    joined = match_entities(others, same=[(others[0].id, others[1].id)])[others[0].id]
    assert len(joined.members) == 2
    assert joined.reasons == ("person-Abu Dujana and person-Ramazan Aliyev: judged the same",)


def test_a_judgement_keeps_whole_clusters_apart() -> None:
    three = [person("Reza Notezai"), person("Riza Notezai"), person("Rezaa Notezaai")]
    found = match_entities(three, not_same=[(three[0].id, three[2].id)])
    assert found[three[0].id] is not found[three[2].id]


NAMES = [
    *("Reza Karimi", "Riza Karimi", "Mohammad Reza Karimi", "Mohammadreza Karimi", "Karimi", "Ali Karimi"),
    *("Hassan Rouhani", "Hossein Rouhani", "Hasan Rohani", "Rouhani", "Akbar Bugti", "Nawab Akbar Khan Bugti"),
]
ENTITIES = [person(name, offices=frozenset({"governor"} if i % 3 else ())) for i, name in enumerate(NAMES)]
PAIRS_OF_IDS = st.lists(st.sampled_from(list(itertools.combinations([e.id for e in ENTITIES], 2))), max_size=3)


@settings(max_examples=60, deadline=None)
@given(st.permutations(ENTITIES), st.integers(2, len(ENTITIES)), PAIRS_OF_IDS, PAIRS_OF_IDS)
def test_order_does_not_matter(
    shuffled: list[Named], count: int, same: list[tuple[str, str]], not_same: list[tuple[str, str]]
) -> None:
    some = shuffled[:count]
    found = match_entities(some, same, not_same)
    assert found == match_entities(sorted(some, key=lambda e: e.id), same[::-1], [(b, a) for a, b in not_same])
    assert list(found) == sorted(entity.id for entity in some)
    assert all(found[a] is not found[b] for a, b in not_same if a in found and b in found)
    assert all(found[member] is identity for identity in found.values() for member in identity.members)


@given(st.sampled_from(ENTITIES), st.sampled_from(ENTITIES))
def test_a_pair_scores_the_same_both_ways(one: Named, other: Named) -> None:
    assert score(one, other)[0] == pytest.approx(score(other, one)[0])


def test_candidates_grow_with_the_names() -> None:
    given_names = [f"{a}{b}" for a in ("far", "kam", "bah", "shah", "jan", "din") for b in ("zad", "ran", "rad", "gul")]
    parts = [
        f"{a}{b}{c}" for a in "bdgjklmnrst" for b in ("azar", "imun", "ulok", "epis", "ovad") for c in ("", "i", "zai")
    ]
    everyone = [person(f"{one} {two}") for one, two in itertools.product(given_names, parts)]
    for count in (1000, len(everyone)):
        assert len(candidate_pairs(everyone[:count])) < 40 * count


def test_readable_whatever_the_name() -> None:
    odd = [person(name) for name in ("", "-", "عبدالمالک ریگی", "李", "O'", "A. B.")]
    assert len(match_entities(odd)) == len(odd)
