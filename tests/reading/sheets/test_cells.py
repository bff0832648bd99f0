"""Single cells: days, numbers, postcodes, amounts with units and words."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.reading.sheets import CellError, read_amount, read_day, read_options
from proaktiv_match.reading.sheets._cells import (
    number_in,
    read_kldb,
    read_postcode,
    read_yes,
    word_data,
    words,
)
from proaktiv_match.reading.sheets._lists import read_languages, read_licences
from proaktiv_match.vocabulary import vocabulary

DAYS = st.dates(dt.date(1955, 1, 1), dt.date(2099, 12, 31))


def measure(name: str):
    return vocabulary().measures[tuple(name.split("."))]


@given(DAYS)
def test_a_day_is_read_in_every_form(day):
    serial = (day - dt.date(1899, 12, 30)).days
    for cell in (day, day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", serial, str(serial)):
        assert read_day(cell) == day.isoformat()
    assert read_day(f"{day:%d.%m.%Y} 08:30 Uhr") == day.isoformat()


@pytest.mark.parametrize("text", ["12/01/2026", "01.2026", "KW 48", "2026", "31-12-2026", "123456"])
def test_what_can_be_read_in_two_ways_is_no_day(text):
    with pytest.raises(CellError, match="no_day"):
        read_day(text)


def test_days_that_do_not_exist_and_at_once():
    for text in ("31.02.2026", "12.31.2026", "00.01.2026"):
        with pytest.raises(CellError, match="impossible_day"):
            read_day(text)
    assert read_day("ab sofort") is None


@given(st.decimals(-9_999_999, 9_999_999, places=2, allow_nan=False))
def test_numbers_as_germans_write_them(number):
    german = f"{number:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    assert number_in(german) == pytest.approx(float(number))
    assert number_in(f"{number:.2f}") == pytest.approx(float(number))


@pytest.mark.parametrize(("text", "number"), [("1.000", 1000), ("1.5", 1.5), ("12", 12), ("1.234.567,8", 1234567.8)])
def test_dots_between_thousands(text, number):
    assert number_in(text) == number


def test_leading_zeros():
    assert read_postcode(1067) == read_postcode("01067") == read_postcode("D-01067") == "01067"
    assert read_kldb(1104) == read_kldb("01104") == "01104"
    assert read_kldb("B 51311-101") == "51311"
    for text in ("1067", "5863", "A-1010"):
        with pytest.raises(CellError):
            read_postcode(text)


@pytest.mark.parametrize("name", ["yes", "no"])
def test_every_word_of_yes_and_no(name):
    for word in getattr(words(), name):
        assert read_yes(word) is (name == "yes")
    for dash in words().dash:
        assert read_yes(dash) is False


def test_no_word_says_two_things():
    groups = [words().yes, words().no, words().unsaid, words().unrestricted, words().at_once]
    assert sum(map(len, groups)) == len(frozenset().union(*groups))


@pytest.mark.parametrize("entry", word_data()["amounts"], ids=lambda entry: entry["form"])
def test_every_form_of_amount_reads_its_examples_and_no_other_form_does_before(entry):
    number = r"(\d+(?:[.,]\d+)*)"
    forms = [(one["form"], re.compile(one["pattern"].replace("{n}", number))) for one in word_data()["amounts"]]
    for text in entry["examples"]:
        first = next(form for form, pattern in forms if pattern.fullmatch(text))
        assert first == entry["form"], text


@pytest.mark.parametrize(
    ("cell", "name", "side", "value"),
    [
        ("10 kg", "lift_carry.selten", "limit", 10),
        ("max. 10 kg", "lift_carry.selten", "limit", 10),
        ("nicht über 10 kg", "lift_carry.selten", "limit", 10),
        ("bis 10 kg", "lift_carry.selten", "demand", 10),
        ("10-15kg", "lift_carry.selten", "demand", "[10,15]"),
        ("bis 33 %", "sitting.share", "demand", "[0,33]"),
        ("über 50 %", "sitting.share", "demand", "(50,100]"),
        ("0,5 km", "walking.metres", "limit", 500),
        ("1.000 m", "walking.metres", "limit", 1000),
        ("2 h", "sitting.minutes", "limit", 120),
        ("30 Min.", "sitting.minutes", "limit", 30),
        ("3 bis unter 6 Stunden", "daily_hours.hours", "limit", "[3,6)"),
        ("unter 3 h", "daily_hours.hours", "limit", "[0,3)"),
        ("38,5 Std./Woche", "weekly_hours.hours", "demand", 38.5),
        ("leicht bis mittelschwer", "work_heaviness.class", "limit", 2),
        ("manchmal", "bending.share", "limit", {"word": "manchmal", "lexicon": "canonical"}),
        ("zeitweise", "sitting.share", "limit", {"word": "zeitweise", "lexicon": "drv"}),
        (12, "lift_carry.oft", "demand", 12),
        (12.5, "sitting.share", "demand", 12.5),
    ],
)
def test_amounts(cell, name, side, value):
    assert read_amount(cell, measure(name), side, lexicons=("drv", "canonical")).value == value


def test_a_full_day_is_a_permission():
    for text in ("vollschichtig", "6 Stunden und mehr", "≥ 6"):
        read = read_amount(text, measure("daily_hours.hours"), "limit")
        assert (read.value, read.positive) == (8, True)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("viel", "no_amount"),
        ("10 Tonnen", "no_amount"),
        ("über 10 kg", "unclear_bound"),
        (dt.date(2026, 6, 3), "day_for_number"),
    ],
)
def test_what_is_no_limit_in_kg(cell, code):
    with pytest.raises(CellError) as caught:
        read_amount(cell, measure("lift_carry.selten"), "limit")
    assert caught.value.code == code
    assert "kg" in caught.value.allowed


def said_or_allowed(text: str, name: str) -> tuple[object, str | None]:
    """What an amount says, or what the fault allows."""
    try:
        return read_amount(text, measure(name), "demand", lexicons=("ad",)).value, None
    except CellError as error:
        return None, error.allowed


@given(st.text(max_size=40), st.sampled_from(["lift_carry.selten", "sitting.share", "daily_hours.hours"]))
def test_any_text_is_an_amount_or_a_fault_that_tells_what_is_allowed(text, name):
    value, allowed = said_or_allowed(text, name)
    assert (value is None) == bool(allowed)
    assert not isinstance(value, str) or value[0] in "[("


def test_lists():
    assert read_licences("FS Klasse B, Gabelstapler") == ["Fahrerlaubnis B", "Gabelstapler"]
    assert read_licences("B/BE, Kran/Stapler") == ["Fahrerlaubnis B", "Fahrerlaubnis BE", "Kran/Stapler"]
    assert read_licences("keiner") == []
    with pytest.raises(CellError, match="which_licence"):
        read_licences("ja")
    assert read_languages("Deutsch (B1), Englisch: A2; Polnisch Muttersprache, Türkisch") == [
        ("de", "B1"),
        ("en", "A2"),
        ("pl", "C2"),
        ("tr", None),
    ]
    named = read_options("Früh/Spät, ggf. Wochenende, keine Nachtschicht", measure("shift_pattern.options"))
    assert (named.said, named.optional, named.absent) == (["frueh", "spaet"], ["wochenende"], ["nacht"])
    with pytest.raises(CellError, match="unknown_option"):
        read_options("Mondschicht", measure("shift_pattern.options"))
