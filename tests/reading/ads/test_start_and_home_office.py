"""When the work begins, and work at home."""

from datetime import date

import pytest

from proaktiv_match.reading.ads import AdText
from proaktiv_match.reading.ads._home_office import read_home_office
from proaktiv_match.reading.ads._start import read_start


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Wir suchen zum 01.03.2027 Verstärkung", date(2027, 3, 1)),
        ("ab dem 1. April 2027", date(2027, 4, 1)),
        ("Eintritt: Mai 2027", date(2027, 5, 1)),
        ("Beginn 2027-02-15", date(2027, 2, 15)),
        ("ab sofort", None),
        ("zum nächstmöglichen Zeitpunkt", None),
        ("Bewerben Sie sich bis zum 01.03.2027", None),
        ("Die Stelle ist befristet bis zum 31.12.2027", None),
        ("zum 31.02.2027", None),
        ("Tarifvertrag ab 01.01.2027: mehr Lohn", None),
    ],
)
def test_first_day(text, day):
    found = read_start(AdText.of("", text))
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Homeoffice möglich", None),
        ("mobiles Arbeiten nach Absprache", None),
        ("hybrides Arbeitsmodell", None),
        ("100 % Remote", 100),
        ("Bis zu 50 % Home-Office", 50),
        ("2 Tage pro Woche im Homeoffice", 40),
        ("bis zu drei Tage mobiles Arbeiten pro Woche", 60),
    ],
)
def test_work_at_home(text, share):
    found = read_home_office(AdText.of("", text))
    assert found is not None
    assert (found.share, found.refused) == (share, False)


@pytest.mark.parametrize("text", ["kein Homeoffice", "Homeoffice ist leider nicht möglich", "nicht fürs Homeoffice"])
def test_refused(text):
    found = read_home_office(AdText.of("", text))
    assert found is not None
    assert found.refused


@pytest.mark.parametrize("text", ["Remote-Support für Kunden", "Wartung von Hybridfahrzeugen", "Hausbesuche"])
def test_what_only_sounds_like_it(text):
    assert read_home_office(AdText.of("", text)) is None
