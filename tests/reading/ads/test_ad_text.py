"""Clauses of an advertisement: where they begin and end, and that quotes are exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.reading.ads import AdText, Section


def _clauses(text, title=""):
    ad = AdText.of(title, text)
    return [ad.source.text[clause.start : clause.end] for clause in ad.clauses]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Sie kassieren. Sie beraten Kunden.", ["Sie kassieren.", "Sie beraten Kunden."]),
        ("ca. 20 Std. pro Woche", ["ca. 20 Std. pro Woche"]),
        ("Programme, z. B. Excel und SAP", ["Programme, z. B. Excel und SAP"]),
        ("Arbeitsbeginn um 8.00 Uhr. Sie fahren los.", ["Arbeitsbeginn um 8.00 Uhr.", "Sie fahren los."]),
        ("zum 1. Dezember oder am 15. März", ["zum 1. Dezember oder am 15. März"]),
        ("20 Std. Wir bieten viel", ["20 Std.", "Wir bieten viel"]),
        ("Gehalt inkl. Zulagen. Der Lohn ist gut.", ["Gehalt inkl. Zulagen.", "Der Lohn ist gut."]),
        ("- Kasse\n• Lager\n* Büro\n1. Post\n✓ Telefon", ["Kasse", "Lager", "Büro", "Post", "Telefon"]),
        ("Aufgaben: - Kasse - Lager - Büro", ["Aufgaben:", "Kasse", "Lager", "Büro"]),
        ("Früh- und Spätdienst - ohne Nacht", ["Früh- und Spätdienst - ohne Nacht"]),
        ("<ul><li>Kasse</li><li>Lager</li></ul>", ["Kasse", "Lager"]),
        ("Koch (m/w/d) gesucht! Ab sofort.", ["Koch (m/w/d) gesucht!", "Ab sofort."]),
        ("Muster GmbH & Co. KG sucht Sie", ["Muster GmbH & Co. KG sucht Sie"]),
    ],
)
def test_clauses(text, clauses):
    assert _clauses(text) == clauses


def test_title_and_text_are_parted():
    ad = AdText.of("Helfer/in Lager (m/w/d)", "Sie packen an.")
    assert [clause.section for clause in ad.clauses] == [Section.TITLE, Section.OTHER]
    assert ad.quote(0, len(ad.source.text)) == "Helfer/in Lager (m/w/d)"


def test_quotes_are_as_written():
    text = "<p>Pru\u0308fen\u00a0von Teilen &amp; Geräten</p>"
    ad = AdText.of("", text)
    (clause,) = ad.clauses
    assert ad.source.text[clause.start : clause.end] == "Prüfen von Teilen & Geräten"
    assert ad.quote(clause.start, clause.end) == "Pru\u0308fen\u00a0von Teilen &amp; Geräten"


def test_repeated_clauses_are_marked():
    ad = AdText.of("", "Gute Deutschkenntnisse\nFührerschein\nGute  deutschkenntnisse")
    assert [clause.repeated for clause in ad.clauses] == [False, False, True]


@given(st.text(alphabet=st.sampled_from("Ab. :-•\n(1)!?<li>&üß%,"), max_size=80), st.text(max_size=15))
def test_clauses_lie_in_order_and_their_quotes_in_the_original(text, title):
    ad = AdText.of(title, text)
    place = 0
    for clause in ad.clauses:
        assert place <= clause.start < clause.end <= len(ad.source.text)
        place = clause.end
        quote = ad.quote(clause.start, clause.end)
        assert quote in (title if clause.start < ad.title_end else text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_parted(title, text):
    ad = AdText.of(title, text)
    assert all(clause.start < clause.end for clause in ad.clauses)
