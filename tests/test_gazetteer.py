"""Names in any spelling, and what is refused on load."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.errors import SeedsError
from seeds.gazetteer import load_gazetteer, read_gazetteer
from seeds.names import normalise, skeleton


@pytest.mark.parametrize(
    ("spelling", "identity"),
    [
        ("Zahidan", "zahedan"),
        ("Sistan-Baluchestan", "sistan-and-baluchestan"),
        ("Sistan va Baluchestan", "sistan-and-baluchestan"),
        ("sistan and baluchistan", "sistan-and-baluchestan"),
        ("Sistan & Balochestan", "sistan-and-baluchestan"),
        ("سیستان و بلوچستان", "sistan-and-baluchestan"),
        ("Balochistan", "balochistan"),
        ("Baluchistan", "balochistan"),
        ("Jaysh ul-Adl", "jaish-al-adl"),
        ("Jaish-ul-Adl", "jaish-al-adl"),
        ("Jundullah", "jundallah"),
        ("BLA", "balochistan-liberation-army"),
        ("Baloch Liberation Army", "balochistan-liberation-army"),
        ("Amirabdollahian", "hossein-amir-abdollahian"),
        ("Hossein Amir Abdollahian", "hossein-amir-abdollahian"),
        ("Anwaarul Haq Kakar", "anwaar-ul-haq-kakar"),
        ("Kulbhushan Yadav", "kulbhushan-jadhav"),
        ("Jaysh al-Adl", "jaish-al-adl"),
        ("Jaishul Adl", "jaish-al-adl"),
        ("جيش العدل", "jaish-al-adl"),
        ("Balouch Liberation Army", "balochistan-liberation-army"),
        ("Balouchistan", "balochistan"),
        ("زاہدان", "zahedan"),
        ("جنداللہ", "jundallah"),
        ("کوئٹہ", "quetta"),
        ("Zabul", "zabul"),
    ],
)
def test_find(spelling: str, identity: str) -> None:
    assert load_gazetteer().find(spelling)[0].id == identity


def test_what_must_stay_apart() -> None:
    gazetteer = load_gazetteer()
    assert [entry.id for entry in gazetteer.find("Pishin")] == ["pishin-iran", "pishin-pakistan"]
    assert gazetteer.chain("pishin-iran")[-1] == "iran"
    assert gazetteer.chain("pishin-pakistan")[-1] == "pakistan"
    assert skeleton("Macron") != skeleton("Makran")


@pytest.mark.parametrize("spelling", ["Izmir", "Oremar", "Shenzhen", "Mohammad Fazl", "Hossein Rouhani"])
def test_equal_consonants_alone_are_no_name(spelling: str) -> None:
    assert load_gazetteer().find(spelling) == []


def test_nearest_for_an_unknown_name() -> None:
    assert "zahedan" in [entry.id for entry in load_gazetteer().nearest("Zahedn", kinds=("place",))]


def test_province_holds_its_towns() -> None:
    inside = load_gazetteer().inside("sistan-and-baluchestan")
    assert {"zahedan", "saravan", "rask", "bidlad-jangal"} <= inside
    assert "turbat" not in inside


def test_every_place_of_a_state_reaches_it() -> None:
    gazetteer = load_gazetteer()
    states = {entry.id for entry in gazetteer.entries.values() if entry.kind == "state"}
    chains = [
        gazetteer.chain(entry.id) for entry in gazetteer.entries.values() if entry.kind == "place" and entry.parent
    ]
    assert all(chain[-1] in states for chain in chains)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{id: a, kind: grop, name: A, source: s}", "kind: 'grop' is none of"),
        ("{id: a, kind: place, name: A, parent: b, source: s}", "no entry has the id 'b'"),
        ("{id: a, kind: place, name: A, location: [99, 0], source: s}", "not latitude, longitude"),
        ("{id: a, kind: place, name: A, parent: a, source: s}", "lies in itself"),
        ("{id: a, kind: place, nmae: A, source: s}", "nmae|name"),
        ("{id: a, kind: place, name: A}", "source"),
        ("{id: A b, kind: place, name: A, source: s}", "id"),
        ("{id: a, kind: place, name: A, source: s}\n- {id: a, kind: place, name: B, source: s}", "is taken by"),
        ("{id: a", "expected|did not find"),
    ],
)
def test_bad_rows_name_file_and_line(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "rows.yml").write_text(f"# head\n- {row}\n", "utf-8")
    with pytest.raises(SeedsError, match=rf"rows\.yml:\d+: .*({message})"):
        read_gazetteer(tmp_path)


@given(st.text())
def test_normalising_twice_changes_nothing(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)
