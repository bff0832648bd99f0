"""Skills: the taxonomy's labels, "Kenntnisse in …", traits, tools, tasks; benefits and praise are passed over."""

import pytest

from proaktiv_match.reading.ads import AdText
from proaktiv_match.reading.ads._skill_labels import SkillLabels
from proaktiv_match.reading.ads._skills import SkillReader
from proaktiv_match.reading.ads._words import words_of
from proaktiv_match.skills import Taxonomy

TAXONOMY = Taxonomy(
    {
        "s:kommissionieren": ["Waren kommissionieren", "Kommissionieren", "Kommissionierung"],
        "s:lagern": ["Waren lagern", "Lagerhaltung"],
        "s:sap": ["Mit SAP arbeiten", "SAP"],
        "s:fugen": ["Fliesen legen", "Verfugen"],
        "s:labor": ["Laboranalysen durchführen", "Analytik"],
        "s:schweissen": ["Schweißen"],
        "s:abc": ["ABC"],
        "s:a": ["Doppelt"],
        "s:b": ["Doppelt"],
    }
)
READER = SkillReader(SkillLabels(TAXONOMY))


def _read(text):
    ad = AdText.of("", text)
    return [(one, ad.quote(one.start, one.end)) for one in READER.read(ad, [])]


def _quotes(text):
    return [quote for _, quote in _read(text)]


def _concepts(text):
    return {one.concept for one, _ in _read(text)} - {None}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Kommissionierung von Aufträgen", "s:kommissionieren"),
        ("Sie kommissionieren Waren", "s:kommissionieren"),
        ("Lagern von Waren", "s:lagern"),
        ("Erfahrung im SCHWEISSEN", "s:schweissen"),
        ("Kenntnisse in SAP", "s:sap"),
    ],
)
def test_labels_are_found_in_any_form(text, concept):
    assert concept in _concepts(f"Ihre Aufgaben\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "Sie verfügen über Geduld",
        "Sie denken analytisch",
        "im abc",
        "Waren, die andere in fernen Ländern lagern",
        "Doppelt",
    ],
)
def test_other_words_are_no_labels(text):
    assert _concepts(f"Ihr Profil\n{text}") == set()


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Erfahrung in der Gastronomie", ["Gastronomie"]),
        ("Kenntnisse in Windows, Netzwerken und Backups", ["Windows", "Netzwerken", "Backups"]),
        ("Sicherer Umgang mit MS-Office", ["MS-Office"]),
        ("Kenntnisse in Stoff- und Wärmeübertragung", ["Stoff- und Wärmeübertragung"]),
        ("EDV-Kenntnisse", ["EDV-Kenntnisse"]),
        ("Fundierte Kenntnisse in:\n- Thermodynamik\n- Hydraulik", ["Thermodynamik", "Hydraulik"]),
        ("Analytisches Denken und Empathie", ["Analytisches Denken", "Empathie"]),
        ("Handwerkliches Geschick", ["Handwerkliches Geschick"]),
        ("Sie bringen Erfahrung in der Imkerei mit", ["Imkerei"]),
        ("mehrjährige Berufserfahrung", []),
        ("Erfahrung in einer vergleichbaren Position", []),
    ],
)
def test_what_a_profile_asks_for(text, quotes):
    assert _quotes(f"Ihr Profil\n{text}") == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Bearbeitung von Kundenaufträgen", ["Bearbeitung von Kundenaufträgen"]),
        ("Sie sind für die Montage von Möbeln zuständig", ["Montage von Möbeln"]),
        ("Zudem reinigen Sie die Büros", ["Büros"]),
        ("Kassenabrechnung", ["Kassenabrechnung"]),
        ("Wir suchen Verstärkung", []),
        ("Eine spannende Herausforderung", []),
        ("Hier ist jeden Tag etwas los und keiner weiß es vorher", []),
    ],
)
def test_tasks(text, quotes):
    assert _quotes(f"Ihre Aufgaben\n{text}") == quotes


@pytest.mark.parametrize("heading", ["Wir bieten", "Über uns", "Kontakt"])
def test_benefits_and_praise_ask_for_nothing(heading):
    assert _quotes(f"{heading}\nKenntnisse in SAP und Erfahrung in der Lagerhaltung") == []


def test_must_and_wish():
    read = {quote: one.must for one, quote in _read("Ihr Profil\nExcel\nSAP-Kenntnisse von Vorteil")}
    assert read == {"Excel": True, "SAP-Kenntnisse": False}


def test_what_is_no_condition_is_a_wish():
    ((skill, quote),) = _read("Ihr Profil\nErfahrung in der Imkerei wünschenswert, aber keine Voraussetzung")
    assert (skill.must, quote) == (False, "Imkerei")


def test_under_a_heading_of_wishes_all_are_wishes():
    read = _read("Ihr Profil\nWünschenswert:\n- Erfahrung in der Gastronomie")
    assert [one.must for one, _ in read] == [False]


def test_how_well_is_read_before_the_skill():
    levels = {
        quote: one.level
        for one, quote in _read("Ihr Profil\nSehr gute Kenntnisse in Excel\nGrundkenntnisse in Hydraulik")
    }
    assert levels == {"Excel": 4, "Hydraulik": 2}


def test_long_lists_of_tasks_are_cut():
    tasks = "\n".join(f"- Prüfung von Teil Nummer{letter}" for letter in "abcdefghijklmnop")
    assert len(_quotes(f"Ihre Aufgaben\n{tasks}")) == 8


def test_each_skill_once_and_a_must_wins():
    read = _read("Ihr Profil\nSAP von Vorteil\nIhre Aufgaben\nArbeiten mit SAP")
    assert [one.must for one, _ in read if one.concept == "s:sap"] == [True]


def test_words_meet_in_their_stems():
    stems = {word.stem for word in words_of("Reklamation Reklamationen", 0, 25)}
    assert len(stems) == 1
