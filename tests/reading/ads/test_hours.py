"""Hours a week and a day, days a week: as advertisements say them."""

import pytest

from proaktiv_match.reading.ads import AdText
from proaktiv_match.reading.ads._daily_hours import read_daily_hours
from proaktiv_match.reading.ads._weekly_hours import read_weekly_hours


def _read(text, reader):
    ad = AdText.of("", text)
    return {(one.measure, str(one.amount), one.certainty) for one in reader(ad)}


def _hours(text):
    return {amount for measure, amount, _ in _read(text, read_weekly_hours) if measure == "hours"}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Arbeitszeit: 38,5 Stunden pro Woche", "38.5"),
        ("39-Stunden-Woche", "39"),
        ("35h-Woche bei vollem Lohnausgleich", "35"),
        ("Vollzeit (40 Std./Woche)", "40"),
        ("Teilzeit mit 20 Stunden in der Woche", "20"),
        ("20 bis 25 Wochenstunden", "[20,25]"),
        ("20-25 Std. wöchentlich", "[20,25]"),
        ("wöchentliche Arbeitszeit von 30 Stunden", "30"),
        ("Die wöchentliche Arbeitszeit beträgt 19,5 Stunden.", "19.5"),
        ("Wochenarbeitszeit: 15 - 20 h", "[15,20]"),
        ("Umfang: 24 Stunden", "24"),
        ("Teilzeit (25 Std.)", "25"),
        ("Teilzeit 20 – 30 Stunden", "[20,30]"),
        ("mindestens 30 Stunden pro Woche", "[30,40]"),
        ("bis zu 15 Stunden pro Woche", "(0,15]"),
        ("max. 20 Std./Woche", "(0,20]"),
        ("ca. 10 Stunden/Woche", "10"),
        ("Stellenumfang 50 %", "[17.5,21]"),
        ("80%-Stelle", "[28,33.6]"),
        ("Pensum 60 – 80 %", "[21,33.6]"),
        ("Vollzeit", "[35,40]"),
        ("in Teilzeit", "(0,35)"),
        ("Wir suchen Sie in Voll- oder Teilzeit", "(0,40]"),
        ("Vollzeit/Teilzeit", "(0,40]"),
        ("VZ/TZ möglich", "(0,40]"),
        ("Die Stelle ist grundsätzlich teilzeitgeeignet", "(0,40]"),
        ("Aushilfe auf 556-Euro-Basis", "(0,15)"),
        ("Minijob", "(0,15)"),
        ("auf Minijob-Basis oder in Teilzeit", "(0,35)"),
        ("35-Stunden-Woche, Gleitzeit", "35"),
        ("geringfügige Beschäftigung", "(0,15)"),
        ("Bereitschaft zu gelegentlicher Mehrarbeit", "(0,48]"),
    ],
)
def test_hours_a_week(text, amount):
    assert amount in _hours(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wir melden uns innerhalb von 24 Stunden",
        "30 Tage Urlaub und 13 Monatsgehälter",
        "Zuschuss von 50 % zum Deutschlandticket",
        "Reisebereitschaft (20-30 %)",
        "Überstunden werden durch Freizeit ausgeglichen",
        "keine Überstunden",
        "Sie stehen bis zu 4 Stunden am Stück",
        "flexible Arbeitszeiten",
        "keine Teilzeit",
        "Für Rückfragen: 089 12 34 56",
        "2 Stunden pro Woche sind Sie für Therapietermine freigestellt",
        "Unser Pflegedienst ist 24 Stunden am Tag, 7 Tage die Woche erreichbar",
    ],
)
def test_what_says_no_weekly_hours(text):
    assert _hours(text) == set()


def test_a_number_counts_before_the_name_of_a_model():
    assert _hours("Wir bieten Ihnen eine Stelle in Teilzeit\n- 20 Stunden pro Woche") == {"20"}


def test_overtime_begins_at_the_agreed_hours():
    assert _hours("38 Stunden pro Woche\nSie sind zu Überstunden bereit") == {"38", "[38,48]"}


@pytest.mark.parametrize(
    ("text", "days"),
    [("5-Tage-Woche", "5"), ("an drei Tagen pro Woche", "3"), ("Montag bis Freitag", "5"), ("Mo.-Sa.", "6"),
     ("2-3 Tage in der Woche", "[2,3]"), ("vier Tage die Woche", "4")],
)  # fmt: skip
def test_days_a_week(text, days):
    assert ("days", days, "stated") in _read(text, read_weekly_hours)


def test_days_at_home_are_no_days_of_work():
    assert _read("2 Tage pro Woche im Homeoffice", read_weekly_hours) == set()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("täglich 4 Stunden", "4"),
        ("4 Std./Tag", "4"),
        ("2,5 Stunden täglich", "2.5"),
        ("3 bis 4 Stunden pro Tag", "[3,4]"),
        ("12-Stunden-Schichten", "12"),
        ("Schichten à 8 Stunden", "8"),
        ("8-Stunden-Tag", "8"),
        ("tägliche Arbeitszeit max. 6 Stunden", "6"),
        ("Nachtdienste von 10 Stunden", "10"),
    ],
)
def test_hours_a_day(text, amount):
    assert ("hours", amount, "stated") in _read(text, read_daily_hours)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("Arbeitszeit 8:00 bis 12:00 Uhr", "4"), ("von 6 bis 14 Uhr", "[7,8]"), ("22 – 6 Uhr", "[7,8]"),
     ("Mo-Fr 7.30-16 Uhr", "[7.5,8.5]")],
)  # fmt: skip
def test_clock_times_imply_hours_a_day(text, amount):
    assert _read(text, read_daily_hours) == {("hours", amount, "implied")}


@pytest.mark.parametrize(
    "text",
    [
        "Arbeitszeit zwischen 6 und 18 Uhr",
        "Kernzeit 9–15 Uhr",
        "Sie erreichen uns telefonisch von 8 bis 16 Uhr",
        "Sie sitzen 6 Stunden täglich",
        "20 Minuten Pause pro Schicht",
        "24 Stunden am Tag besetzt",
    ],
)
def test_what_says_no_hours_a_day(text):
    assert _read(text, read_daily_hours) == set()
