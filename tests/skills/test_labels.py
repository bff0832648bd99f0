"""Labels in one form, and which texts are near enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.skills import label, same_text, similar_text


@pytest.mark.parametrize(
    "written",
    [
        "Verkäufer",
        "Verkäufer/in",
        "Verkäufer/-in (m/w/d)",
        "VERKÄUFERIN",
        "Verkaeufer:in",
        "Verkäufer*in",
        "Verkäufer_in",
        "VerkäuferIn",
        "Verkäufer(in) (w|m|x)",
        "Verkäufer/innen",
        "m/w/d Verkäufer",
        "Verkäufer (gn)",
        "Verkäufer/Verkäuferin",
    ],
)
def test_gender_forms_case_and_umlauts_do_not_count(written):
    assert label(written).text == "verkaeufer"


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Kaufmann/-frau für Büromanagement", "kaufmann fuer bueromanagement"),
        ("Kauffrau für Büromanagement", "kaufmann fuer bueromanagement"),
        ("Kauffrau/-mann für Büromanagement", "kaufmann fuer bueromanagement"),
        ("Kaufmann/Kauffrau für Büromanagement", "kaufmann fuer bueromanagement"),
        ("Koch/Köchin", "koch"),
        ("Straßenbauer*innen", "strassenbauer"),
        ("Angestellte/r", "angestellte"),
        ("Reinigungskraft", "reinigungskraft"),
        ("C++", "c++"),
        ("C#", "c#"),
        ("Gießerei", "giesserei"),
    ],
)
def test_form_of_a_label(written, form):
    assert label(written).text == form


def test_words_that_only_say_that_something_is_known_are_left_out_unless_nothing_else_is_there():
    assert label("Gute Kenntnisse in MS-Office").core == ("ms", "office")
    assert label("Kenntnisse").core == ("kenntnisse",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kunden-Betreuung", "Kundenbetreuung"),
        ("Fliesen legen", "Fliesenlegen"),
        ("Gute Kenntnisse in Warenannahme", "Warenannahme"),
        ("Schweißen", "SCHWEISSEN"),
    ],
)
def test_same_text(one, other):
    assert same_text(label(one), label(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommissionieren", "Komissionieren"),
        ("Umgang mit Handscannern", "Handscanner"),
        ("Telefonische Kundenbetreuung", "Kundenbetreuung, telefonische"),
        ("Industriemechaniker", "Industriemechanik"),
    ],
)
def test_similar_text(one, other):
    assert similar_text(label(one), label(other))
    assert not same_text(label(one), label(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunikation", "Kommunikation unterrichten"),
        ("Kommunikation", "Kommunikation im Team"),
        ("Kinderpflege", "Rinderpflege"),
        ("Maler", "Makler"),
        ("Windows 7", "Windows 8"),
        ("Schweißen MIG", "Schweißen MAG"),
        ("Makroökonomie", "Mikroökonomie"),
        ("Warenannahme", "Warenausgabe"),
        ("Programmieren", "Programmieren C"),
        ("Umgang mit Kunden und Lieferanten", "Umgang mit Kunden und Patienten"),
        ("Arbeiten mit Anleitung", "Arbeiten ohne Anleitung"),
        ("Verkauf", "Einkauf"),
        ("", "Verkauf"),
        ("", ""),
        ("§§", "!!"),
    ],
)
def test_another_thing_is_not_similar(one, other):
    assert not same_text(label(one), label(other))
    assert not similar_text(label(one), label(other)) or (not label(one).core and not label(other).core)


@given(st.text(max_size=40), st.text(max_size=40))
def test_similarity_knows_no_side_and_a_form_stays(one, other):
    assert similar_text(label(one), label(other)) == similar_text(label(other), label(one))
    assert label(one) == label(one)
    assert len(label(one).core) <= len(label(one).words)
