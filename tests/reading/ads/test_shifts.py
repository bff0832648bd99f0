"""Position of the working time: demanded, possible, said not to occur."""

import pytest

from proaktiv_match.reading.ads import AdText
from proaktiv_match.reading.ads._shifts import read_shifts


def _read(text):
    found = read_shifts(AdText.of("", text))
    return {
        (how, option)
        for one in found
        if one.certainty == "stated"
        for how in ("required", "optional", "absent")
        for option in getattr(one, how)
    }


def _required(*options):
    return {("required", option) for option in options}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bereitschaft zur Schichtarbeit", _required("wechsel")),
        ("Arbeiten im 3-Schicht-System", _required("wechsel", "frueh", "spaet", "nacht")),
        ("Sie arbeiten im Zweischichtbetrieb", _required("wechsel", "frueh", "spaet")),
        ("2-Schicht", _required("wechsel", "frueh", "spaet")),
        ("Früh-, Spät- und Nachtschicht", _required("frueh", "spaet", "nacht")),
        ("Früh- und Spätdienst im Wechsel", _required("wechsel", "frueh", "spaet")),
        ("Vollkonti-Schicht", _required("wechsel", "frueh", "spaet", "nacht", "wochenende", "feiertag")),
        ("Einsatz auch an Wochenenden und Feiertagen", _required("wochenende", "feiertag")),
        ("Sonn- und Feiertagsdienst", _required("wochenende", "feiertag")),
        ("Samstagsarbeit", _required("wochenende")),
        ("Teilnahme an der Rufbereitschaft", _required("rufbereitschaft")),
        ("Pikettdienst", _required("rufbereitschaft")),
        ("reine Tagschicht", _required("tag")),
        ("Dauernachtwache", _required("nacht")),
        ("geteilte Dienste", _required("geteilt")),
        ("Arbeitszeit: 6–14 Uhr", _required("frueh")),
        ("Arbeitszeit von 8 bis 16 Uhr", _required("tag")),
        ("von 14:00 bis 22:00 Uhr", _required("spaet")),
        ("22 bis 6 Uhr", _required("nacht")),
        ("Arbeitsbeginn um 2 Uhr", _required("nacht")),
        ("keine Nachtschicht", {("absent", "nacht")}),
        ("ohne Wochenendarbeit", {("absent", "wochenende")}),
        ("keine Schichtarbeit", {("absent", "wechsel")}),
        ("Sonn- und Feiertage sind frei", {("absent", "wochenende"), ("absent", "feiertag")}),
        ("Wochenendarbeit nach Absprache", {("optional", "wochenende")}),
        ("ggf. Nachtdienste", {("optional", "nacht")}),
        ("Nachtdienste gibt es bei uns nicht", {("absent", "nacht")}),
        ("kein Nachtdienst, sondern Frühdienst", {("absent", "nacht"), ("required", "frueh")}),
    ],
)
def test_positions(text, read):
    assert _read(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "Zuschläge für Nacht-, Sonn- und Feiertagsarbeit",
        "Schichtzulage",
        "Beschichtung von Metallteilen",
        "Zwei Pausen pro Schicht",
        "Wir sind rund um die Uhr für unsere Kunden da",
        "Sie bereiten das Frühstück zu",
        "Bereitschaft zu reisen",
        "kontinuierliche Verbesserung der Abläufe",
        "Sie erreichen uns von 8 bis 20 Uhr unter Telefon 0234 5678",
        "Öffnungszeiten von 6 bis 22 Uhr",
        "Wir wachsen spätestens nächstes Jahr",
    ],
)
def test_what_says_nothing_about_the_position(text):
    assert _read(text) == set()


def test_the_quote_holds_all_that_was_read():
    text = "Im Wechsel: Frühschicht, Spätschicht"
    ad = AdText.of("", text)
    (found,) = read_shifts(ad)
    assert ad.quote(found.start, found.end) == "Frühschicht, Spätschicht"


def test_the_quote_of_a_denial_holds_the_denial():
    ad = AdText.of("", "25 Stunden, keine Nachtschicht")
    (found,) = read_shifts(ad)
    assert ad.quote(found.start, found.end) == "keine Nachtschicht"
