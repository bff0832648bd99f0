"""Demands from clauses: amounts, polarity, traps, sections, quotes; and sentences of our own as a whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proaktiv_match.profiles import Demand
from proaktiv_match.reading.ads import AdText
from proaktiv_match.reading.ads._demands import read_demands

SENTENCES = [
    line.split("\t") for line in Path(__file__).with_name("demand_sentences.tsv").read_text("utf-8").splitlines()
]


def _read(text, title=""):
    return [one for one in read_demands(AdText.of(title, text)) if one.certainty == "stated"]


def _amounts(text, dimension, measure):
    return [one.amount for one in _read(text) if (one.dimension, one.measure) == (dimension, measure)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Überwiegend im Sitzen", {"word": "überwiegend", "lexicon": "ad"}),
        ("größtenteils im Sitzen", "(50,100]"),
        ("Sie sitzen ausschließlich", 100),
        ("im Sitzen", "(0,100]"),
        ("ca. 40 % im Sitzen", 40),
        ("30 bis 50 % im Sitzen", "[30,50]"),
        ("höchstens ein Viertel der Zeit im Sitzen", "[0,25]"),
        ("4 Stunden am Tag im Sitzen", 50),
        ("nicht mehr als 20 % im Sitzen", "[0,20]"),
        ("nicht im Sitzen", 0),
        ("keine reine Sitztätigkeit", "[0,100)"),
        ("kein dauerhaftes Sitzen", "[0,66]"),
        ("bei Bedarf im Sitzen", "[0,100]"),
        ("Sitzen entfällt", 0),
        ("nicht nur im Sitzen", "(0,100]"),
        ("Teils sitzend, teils stehend", "(0,100]"),
        ("Sitzen: 60 %", 60),
        ("Teilzeit 50 %-Stelle, im Sitzen", "(0,100]"),
    ],
)
def test_share(text, amount):
    assert _amounts(text, "sitting", "share") == [amount]


@pytest.mark.parametrize(
    ("text", "measure", "amount"),
    [
        ("Heben von Lasten bis 25 kg", "selten", 25),
        ("Gelegentlich Lasten bis 12 kg heben", "manchmal", 12),
        ("täglich Säcke von zehn bis fünfzehn Kilo tragen", "oft", "[10,15]"),
        ("Keine Lasten über 5 kg", "selten", "[0,5]"),
        ("Heben schwerer Kisten", "selten", "(0,100]"),
        ("kein schweres Heben", "selten", "[0,15]"),
        ("Kein Heben und Tragen", "selten", 0),
        ("Lasten über 30 kg heben", "selten", "(30,inf)"),
        ("Heben von Lasten: max. 10 kg", "selten", 10),
        ("1 Zentner schwere Säcke heben", "selten", 50),
    ],
)
def test_loads(text, measure, amount):
    assert _amounts(text, "lift_carry", measure) == [amount]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Lärm bis 55 dB(A)", 1),
        ("Lärm um 78 dB", 3),
        ("Lärm von 85 dB(A)", 5),
        ("Lärm über 80 dB(A)", 4),
        ("Lärm", "(0,5]"),
    ],
)
def test_noise(text, grade):
    assert _amounts(text, "noise", "grade") == [grade]


def test_minutes_stand_beside_the_share():
    assert _amounts("Stehen bis zu 40 Minuten am Stück", "standing", "minutes") == [40]
    assert _amounts("Stehen bis zu 2 Stunden am Stück", "standing", "minutes") == [120]


def test_options_of_one_clause_become_one_demand():
    (demand,) = _read("Sicherheitsschuhe und Gehörschutz")
    assert demand.required == ("gehoerschutz", "sicherheitsschuh")


def test_denied_options_are_absent():
    (demand,) = _read("Kein Umgang mit Alkohol")
    assert (demand.absent, demand.required) == (("alkohol",), ())


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("keine Angst vor Leitern", "heights_ladders"),
        ("Sie scheuen keine Überkopfarbeiten", "overhead"),
        ("Zeitdruck ist für Sie kein Fremdwort", "time_pressure"),
        ("Teamarbeit ist Ihnen nicht fremd", "teamwork"),
    ],
)
def test_seeming_denial(text, dimension):
    (demand,) = [one for one in _read(text) if one.dimension == dimension]
    assert demand.amount != 0


def test_a_denial_ends_with_its_list():
    read = {one.dimension: one.amount for one in _read("Kein Lärm und keine Kälte, aber Arbeiten im Stehen")}
    assert read == {"noise": 0, "cold": 0, "standing": "(0,100]"}


def test_an_implied_demand_gives_way_to_a_stated_one():
    read = read_demands(AdText.of("Altenpflegerin (m/w/d)", "Keine Infektionsgefahr"))
    assert [(one.amount, one.certainty) for one in read if one.dimension == "infection"] == [(0, "stated")]


def test_a_title_implies():
    read = read_demands(AdText.of("Gerüstbauer (m/w/d)", "Wir freuen uns auf Sie."))
    assert {"lift_carry", "wet_weather", "heights_ladders"} <= {one.dimension for one in read}


@pytest.mark.parametrize("denied", [False, True])
@pytest.mark.parametrize(("marked", "text"), [line for line in SENTENCES if line[0] != "-"])
def test_every_demand_of_our_sentences_is_valid_and_quoted(marked, text, denied):
    text = f"Nicht: {text}" if denied else text
    ad = AdText.of("", text)
    for one in read_demands(ad):
        raw = {"dimension": one.dimension, "measure": one.measure}
        raw |= {"amount": one.amount} if one.amount is not None else {}
        raw |= {name: list(getattr(one, name)) for name in ("required", "optional", "absent") if getattr(one, name)}
        if one.provides is not None:
            raw["provides"] = list(one.provides) if isinstance(one.provides, tuple) else one.provides
        quote = ad.quote(one.start, one.end)
        assert quote in text
        assert Demand.model_validate({**raw, "source": {"kind": "ad_text", "quote": quote}})


def test_our_sentences_are_read():
    missed = []
    for marked, text in SENTENCES:
        dimension = marked.removesuffix("!")
        own = [one for one in _read(text) if one.dimension == dimension]
        said_not = [one for one in own if one.absent or one.amount == 0 or one.provides in (0, ())]
        if marked != "-" and not (said_not if marked.endswith("!") else own):
            missed.append((marked, text))
    wanted = sum(marked != "-" for marked, _ in SENTENCES)
    assert len(missed) <= 0.05 * wanted, missed


def test_our_traps_stay_empty():
    assert [text for marked, text in SENTENCES if marked == "-" and _read(text)] == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([text for _, text in SENTENCES]), min_size=1, max_size=6))
def test_same_text_same_demands_in_the_order_of_the_text(lines):
    ad = AdText.of("", "\n".join(lines))
    read = read_demands(ad)
    assert read == read_demands(ad)
    assert [one.start for one in read] == sorted(one.start for one in read)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    ad = AdText.of("", text)
    for one in read_demands(ad):
        assert ad.quote(one.start, one.end) in text
