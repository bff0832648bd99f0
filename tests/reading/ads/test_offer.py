"""From an advertisement to an offer of the contract: it is one, its quotes are exact, its bytes the same."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proaktiv_match.profiles import offer_from
from proaktiv_match.reading.ads import Ad, AdReader
from proaktiv_match.skills import Taxonomy

READER = AdReader(Taxonomy.bundled())
TEXT = """Wir sind ein Familienbetrieb mit 40 Beschäftigten.
Ihre Aufgaben
- Kommissionieren von Bestellungen
- Be- und Entladen von Lkw
Ihr Profil
- Führerschein Klasse B
- Staplerschein von Vorteil
- Gute Deutschkenntnisse, Englisch von Vorteil
- abgeschlossene Ausbildung
- Bereitschaft zur Schichtarbeit, keine Nachtschicht
Wir bieten
- 38,5 Stunden pro Woche, unbefristet
- einen Tag pro Woche Homeoffice
Beginn: 01.03.2027
"""
AD = Ad("A-1", "Fachkraft Lager (m/w/d)", TEXT, "58636 Iserlohn", "2026-11-20")
WORDS = [
    "Sie", "stehen", "überwiegend", "ständig", "sitzend", "gehen", "heben", "bis 25 kg", "keine", "Nachtschicht",
    "Vollzeit", "20 %", "8 Stunden", "pro Woche", "täglich", "Führerschein B", "Deutsch B2", "Kenntnisse in Excel",
    "Aufgaben", "Profil", "Wir bieten", "Homeoffice", "\n", "- ", ". ", ", ", "von Vorteil", "Lärm", "6–14 Uhr",
    "Hitze", "60 Minuten", "2 Std.", "am Stück", "Montage", "kein", "Kunden", "Treppen", "300 m", "Staub", "bis zu",
]  # fmt: skip


@pytest.fixture(scope="module")
def offer():
    return READER.read(AD)


def test_the_offer_is_one_of_the_contract(offer):
    made = offer_from(offer, file="-", record=1)
    assert (made.id, made.title, made.description) == ("A-1", AD.title, TEXT)


def test_what_is_read(offer):
    demands = {(one["dimension"], one["measure"]): one for one in offer["demands"]}
    assert demands["weekly_hours", "hours"]["amount"] == 38.5
    assert {name for one in offer["demands"] for name in one.get("absent", ())} == {"nacht"}
    assert [(one["name"], one["must"]) for one in offer["licences"]] == [
        ("Fahrerlaubnis B", True),
        ("Gabelstapler", False),
    ]
    assert [(one["language"], one["level"]) for one in offer["languages"]] == [("de", "B2")]
    assert offer["education"]["requirement_level"] == 2
    assert offer["start_on"] == "2027-03-01"
    assert offer["fixed_term"] is False
    assert offer["workplace"] == {"postcode": "58636", "city": "Iserlohn"}
    assert offer["accommodations"] == [{"id": "home_office_share", "status": "present", "share": 20}]
    assert "pm:s:kommissionieren" in {one.get("concept") for one in offer["skills"]}
    assert offer["ext"]["reading"]["languages_without_level"] == ["en"]


def test_every_quote_is_exact_and_has_its_rule(offer):
    rules = offer["ext"]["reading"]["rules"]
    for name in ("demands", "skills", "licences", "languages"):
        for place, one in enumerate(offer[name]):
            assert one["source"]["quote"] in TEXT
            assert one["source"]["date"] == "2026-11-20"
            assert rules[f"/{name}/{place}"].startswith("AD-")
    assert rules["/education"].startswith("AD-")


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Koch (m/w/d)", "", "employment"),
        ("Minijob Reinigung", "", "minijob"),
        ("Ausbildung zum Koch", "", "apprenticeship"),
        ("Praktikant Marketing", "", "internship"),
        ("Baumaschinenmechaniker", "für Lehrbeginn ab August", "apprenticeship"),
    ],
)
def test_kinds(title, text, kind):
    assert READER.read(Ad("A", title, text))["kind"] == kind


def test_an_apprenticeship_asks_for_no_learned_trade():
    assert "education" not in READER.read(Ad("A", "Ausbildung zum Koch (m/w/d)", "Ihr Profil: Schulabschluss"))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Einstellung in Arbeitnehmerüberlassung", True),
        ("keine Zeitarbeit, Direktvermittlung", False),
        ("Wir backen", False),
    ],
)
def test_temporary_agency(text, agency):
    assert READER.read(Ad("A", "Bäcker", text))["temporary_agency"] is agency


def test_a_missing_title_is_taken_from_the_text():
    offer = READER.read(Ad("A", "", "Neu bei uns\nKoch (m/w/d)\nSie kochen."))
    assert offer["title"] == "Koch (m/w/d)"
    assert offer["ext"]["reading"]["title_from_text"] is True


def test_postures_beyond_a_whole_shift_are_kept_without_amount():
    text = "Sie arbeiten ständig im Stehen.\nSie arbeiten ständig im Sitzen."
    offer = READER.read(Ad("A", "Helfer", text))
    offer_from(offer, file="-", record=1)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["", "Koch (m/w/d)", "Fahrer 50 %"]))
def test_any_text_becomes_an_offer(words, title):
    ad = Ad("A-1", title, " ".join(words))
    offer = READER.read(ad)
    offer_from(offer, file="-", record=1)
    assert json.dumps(offer) == json.dumps(READER.read(ad))
    assert all(one["source"]["quote"] in title or one["source"]["quote"] in ad.text for one in offer["demands"])
