"""Relations that sentences tell: who holds which office, who belongs to what, other names, bans."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from spacy.util import filter_spans

from ingest.annotate import load_parser
from ingest.article import Article
from ingest.entities import find_entities
from ingest.extraction import Relation
from ingest.reading import Reading
from ingest.relations import find_relations
from seeds.errors import SeedsError
from seeds.gazetteer import load_gazetteer
from seeds.relations import FILE, read_relation_words

KINDS = {
    "PERSON": ["Karim Dad", "Sami Gul", "Reza Nik", "Omid Rad", "Dil Jan"],
    "STATE": ["Pakistan", "Iran", "Turkey", "Islamabad", "Ankara"],
    "GROUP": ["Sarhad Front", "Desert Lions", "Lions of the Sand", "Jaish al-Adl", "Army of Justice"],
    "ORGANIZATION": ["Frontier Corps", "Border Institute", "Night Unit"],
    "PLACE": ["Zahedan", "Quetta", "Balochistan"],
}


def relations(text: str) -> list[Relation]:
    doc = load_parser()(text)
    spans = []
    for kind, names in KINDS.items():
        for name in names:
            at = text.find(name)
            while at >= 0:
                span = doc.char_span(at, at + len(name), label=kind)
                spans += [span] if span is not None else []
                at = text.find(name, at + 1)
    doc.ents = filter_spans(spans)
    empty = np.zeros((0, 0), dtype=np.float32)
    reading = Reading(Article(id="x", text=text, published=date(2023, 5, 1)), doc, 0, empty, empty)
    return list(find_relations(reading, find_entities(doc, 0, load_gazetteer())))


def told(text: str, kind: str) -> set[tuple[str, str]]:
    return {(relation.source, relation.target) for relation in relations(text) if relation.type == kind}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Iranian Foreign Minister Karim Dad arrived on Monday.", "Foreign Minister of Iran"),
        ("Iran's deputy interior minister, Karim Dad, said so.", "Deputy Interior Minister of Iran"),
        ("The governor of Zahedan, Karim Dad, was hurt.", "Governor of Zahedan"),
        ("Karim Dad, the governor of Zahedan, was hurt.", "Governor of Zahedan"),
        ("Commissioner Karim Dad of Quetta denied it.", "Commissioner of Quetta"),
        ("FC men fled, said Frontier Corps spokesman Major Karim Dad.", "Spokesman of Frontier Corps"),
        ("Karim Dad, who commands the Frontier Corps, flew in.", "Commander of Frontier Corps"),
        ("Pakistan's ambassador to Iran, Karim Dad, was summoned.", "Ambassador of Pakistan to Iran"),
        ("Iran's ambassador in Ankara, Karim Dad, was summoned.", "Ambassador of Iran to Turkey"),
        ("Pakistan's chief of army staff, General Karim Dad, called.", "Chief of army staff of Pakistan"),
        (
            "The inspector general of the Frontier Corps, Maj Gen Karim Dad, spoke.",
            "Inspector General of Frontier Corps",
        ),
    ],
)
def test_an_office_is_named_with_its_body(text: str, office: str) -> None:
    assert told(text, "holds_office") == {("person-karim-dad", office)}


@pytest.mark.parametrize(
    "text",
    [
        "Former Pakistani foreign minister Karim Dad wept.",
        "Retired judge Karim Dad hosted the elders.",
        "General Karim Dad inspected the fence.",
        "Wing Commander Karim Dad was taken prisoner.",
        "The brother of Karim Dad met the governor of Zahedan.",
    ],
)
def test_what_is_over_or_a_rank_is_no_office(text: str) -> None:
    assert told(text, "holds_office") == set()


def test_a_list_gives_each_person_a_post() -> None:
    text = "Power Minister Karim Dad and Information Minister Sami Gul of Pakistan attended."
    titles = {source: target.partition(" of ")[0] for source, target in told(text, "holds_office")}
    assert titles == {"person-karim-dad": "Power Minister", "person-sami-gul": "Information Minister"}


def test_a_plural_shares_its_states_out() -> None:
    text = "The foreign ministers of Iran and Turkey, Karim Dad and Sami Gul, met in Quetta."
    assert told(text, "holds_office") == {
        ("person-karim-dad", "Foreign Minister of Iran"),
        ("person-sami-gul", "Foreign Minister of Turkey"),
    }


def test_a_counterpart_has_the_same_post_elsewhere() -> None:
    text = "Iran's foreign minister, Karim Dad, telephoned his Pakistani counterpart, Sami Gul, on Friday."
    assert ("person-sami-gul", "Foreign Minister of Pakistan") in told(text, "holds_office")


def test_its_spokesman_speaks_for_the_group_named_before() -> None:
    text = "The Sarhad Front claimed the raid. Karim Dad, its spokesman, gave no details."
    assert told(text, "holds_office") == {("person-karim-dad", "Spokesman of Sarhad Front")}
    assert told(text, "member_of") == {("person-karim-dad", "group-sarhad-front")}


def test_two_wordings_of_one_office_are_one() -> None:
    text = "Foreign Minister Karim Dad spoke. Karim Dad, the foreign minister of Iran, then left."
    assert told(text, "holds_office") == {("person-karim-dad", "Foreign Minister of Iran")}


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("A Desert Lions fighter, Karim Dad, was arrested.", "person-karim-dad", "group-desert-lions"),
        ("Karim Dad, a member of the Desert Lions, was arrested.", "person-karim-dad", "group-desert-lions"),
        ("Karim Dad of the Border Institute doubts it.", "person-karim-dad", "organization-border-institute"),
        (
            "A caller gave his name as Karim Dad and spoke for the Desert Lions.",
            "person-karim-dad",
            "group-desert-lions",
        ),
        (
            "Two engineers of the Frontier Corps, Karim Dad and Sami Gul, came home.",
            "person-sami-gul",
            "frontier-corps",
        ),
    ],
)
def test_members(text: str, person: str, body: str) -> None:
    assert (person, body) in told(text, "member_of")
    assert told(text, "holds_office") == set()


def test_a_leader_leads_and_holds_no_office() -> None:
    text = "The leader of the Desert Lions, Karim Dad, escaped."
    assert told(text, "leads") == {("person-karim-dad", "group-desert-lions")}
    assert told(text, "holds_office") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The Night Unit, an armed wing of the Desert Lions, fired first.",
        "The Desert Lions' Night Unit fired first.",
        "The Night Unit of the Desert Lions fired first.",
    ],
)
def test_parts(text: str) -> None:
    assert told(text, "part_of") == {("organization-night-unit", "group-desert-lions")}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Karim Dad, alias Toofan, fell at the gate.", ("person-karim-dad", "Toofan")),
        ("Karim Dad, better known as Toofan, fell.", ("person-karim-dad", "Toofan")),
        ("Jaish al-Adl (Army of Justice) claimed it.", ("jaish-al-adl", "Army of Justice")),
    ],
)
def test_other_names(text: str, pair: tuple[str, str]) -> None:
    assert told(text, "also_known_as") == {pair}


def test_an_acronym_is_no_other_name() -> None:
    assert told("The Desert Lions (DL) claimed it.", "also_known_as") == set()
    assert told("The Frontier Corps (FC) denied it.", "also_known_as") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Islamabad banned the Desert Lions in April.",
        "The Desert Lions, outlawed by Pakistan in 2019, claimed it.",
        "Pakistan put the Desert Lions on its list of terrorists.",
        "Pakistan regards the Desert Lions as a terrorist organisation.",
        "In Pakistan the outlawed Desert Lions claimed it.",
        "The Desert Lions struck. The group has been outlawed by Pakistan since January.",
    ],
)
def test_bans(text: str) -> None:
    assert told(text, "outlaws") == {("pakistan", "group-desert-lions")}


def test_a_list_that_is_none_of_terrorists_bans_nobody() -> None:
    assert told("Pakistan put the Desert Lions in a difficult place.", "outlaws") == set()
    assert told("Pakistan has not banned the Desert Lions.", "outlaws") == set()


def test_a_relation_quotes_its_sentence() -> None:
    text = "It rained. Iranian Foreign Minister Karim Dad arrived."
    sentence = relations(text)[0].sentence
    assert text[sentence.start : sentence.end] == sentence.text == "Iranian Foreign Minister Karim Dad arrived."


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("peers:", "pears:", "peers: Field required"),
        ("advise: adviser to", "advise: adviser", "advise"),
        ("many: [commander", "many: [conductor, commander", "groups.many: 'conductor'"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    file = tmp_path / "relations.yml"
    file.write_text(FILE.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(SeedsError, match=message) as raised:
        read_relation_words(file)
    assert f"{file}:" in str(raised.value)
