"""The coach's sentence: both values, both sources, what comes out, what helps, which rule."""

import re
from dataclasses import replace
from datetime import date

import pytest

from proaktiv_match.fit import Adaptation, Finding, FindingSource, Mark, Tendency, ValueShown, Verdict
from proaktiv_match.vocabulary import Interval, vocabulary
from proaktiv_match.wording import LANGUAGES, Coach

from .examples import AD, COACH, DRV, EMPLOYER, TYPICAL, amount, every_finding, named, ordered

DE, EN = Coach("de"), Coach("en")
LEFTOVERS = re.compile(r"None|[\[\]{}]|Fraction|\(\)|  |\.\.|,,| ,| \.|: \.|\( ")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", list(vocabulary().measures), ids=".".join)
def test_every_measure_can_be_said_in_every_outcome(key, lang):
    coach = Coach(lang)
    for finding in every_finding(vocabulary().measures[key]):
        for text in (coach.finding(finding), coach.short(finding)):
            assert not LEFTOVERS.search(text), text
            assert "_" not in text.split(" Regel ")[0].split(" Rule ")[0], text


def test_the_model_sentence():
    finding = Finding(
        "lift_carry",
        "manchmal",
        Verdict.CONFLICT,
        amount(10),
        amount(15),
        "KG-2",
        (DRV, EMPLOYER),
        hints=("lifting_aid",),
    )
    assert DE.finding(finding) == (
        "Heben/Tragen: Befund DRV 12.08.2026 höchstens 10 kg. Stelle verlangt 15 kg, manchmal (Angabe Arbeitgeber "
        "03.11.2026). → überschritten. Möglich mit: Hebehilfe / Vakuumheber (nicht angefragt). Regel KG-2."
    )
    assert EN.finding(finding) == (
        "Lifting/carrying: DRV report 2026-08-12: at most 10 kg. The job demands 15 kg, sometimes (stated by the "
        "employer 2026-11-03). → exceeded. Possible with: lifting aid (not requested). Rule KG-2."
    )
    assert DE.short(finding) == "Heben/Tragen: 15 kg, manchmal (höchstens 10 kg)"


def test_a_word_is_said_with_its_meaning_and_an_open_bound_as_open():
    finding = Finding(
        "standing",
        "share",
        Verdict.CHECK,
        ordered({"word": "zeitweise", "lexicon": "drv"}, "[10,50]"),
        ordered({"word": "manchmal", "lexicon": "bibb"}, "(5,50]"),
        "P-3",
        (DRV, AD),
        marks=(Mark.UNVERIFIED,),
    )
    assert DE.finding(finding) == (
        "Stehen: Befund DRV 12.08.2026 höchstens zeitweise (10 bis 50 % der Arbeitszeit, genaue Grenze offen). "
        "Stelle verlangt manchmal (über 5 bis 50 % der Arbeitszeit; Anzeige 10.11.2026: „im Stehen“). → klären. "
        "Dahinter steht ein Fachwert, der noch zu prüfen ist. Regel P-3."
    )


def test_derived_hours_say_so_and_keep_the_decimal_comma():
    finding = Finding(
        "daily_hours",
        "hours",
        Verdict.CHECK,
        ordered("[3,6)", "[3,6)"),
        ValueShown(None, Interval(Interval.point(9).divided(2).lo, 24)),
        "H-4",
        (DRV, EMPLOYER),
        marks=(Mark.IMPLIED,),
        tendency=Tendency.LIKELY_FITS,
    )
    assert DE.finding(finding) == (
        "Tägliche Arbeitszeit: Befund DRV 12.08.2026 höchstens 3 bis unter 6 Stunden am Tag (genaue Grenze offen). "
        "Stelle verlangt mindestens 4,5 Stunden am Tag (abgeleitet aus: Angabe Arbeitgeber 03.11.2026). "
        "→ klären, vermutlich erfüllt. Aus Wochenstunden folgt die längste Schicht nicht. Regel H-4."
    )


def test_options_are_said_by_their_labels_in_the_order_of_the_vocabulary():
    finding = Finding(
        "shift_pattern",
        "options",
        Verdict.CONFLICT,
        named("excluded", "nacht"),
        named("required", "wechsel", optional=("spaet", "nacht", "frueh"), absent=("wochenende",)),
        "S-2",
        (DRV, EMPLOYER),
    )
    assert DE.finding(finding) == (
        "Lage der Arbeitszeit: Befund DRV 12.08.2026: ausgeschlossen: Nachtschicht. Stelle verlangt Wechselschicht, "
        "vielleicht Frühschicht, Spätschicht oder Nachtschicht, ausdrücklich nicht Wochenende "
        "(Angabe Arbeitgeber 03.11.2026). → nicht vereinbar. Regel S-2."
    )


def test_entries_of_open_lists_keep_their_spelling():
    limit = ValueShown({"excluded": ["Kühlschmierstoff"]}, None, (("excluded", ("kuehlschmierstoff",)),))
    finding = Finding("skin_wet", "agents", Verdict.CHECK, limit, None, "U-5", (DRV,))
    assert "ausgeschlossen: Kühlschmierstoff." in DE.finding(finding)


def test_needs_and_what_the_job_provides():
    finding = Finding(
        "guidance",
        "class",
        Verdict.ADAPTABLE,
        amount(2),
        amount(1),
        "AC-2",
        (COACH, EMPLOYER),
        accommodations=(Adaptation("mentor", "unknown", (), 3),),
    )
    assert DE.finding(finding) == (
        "Anleitung: Angabe Coach 02.11.2026: Bedarf mindestens Stufe 2 von 3. Stelle bietet Stufe 1 von 3 "
        "(Angabe Arbeitgeber 03.11.2026). → passt mit Anpassung. "
        "Möglich mit: Feste Bezugsperson / Jobcoaching (nicht angefragt). Regel AC-2."
    )
    missed = replace(finding, status=Verdict.CONFLICT, accommodations=(), rule="N-2")
    assert "→ nicht erfüllt." in DE.finding(missed)


def test_what_the_job_does_not_say():
    minutes = Finding("sitting", "minutes", Verdict.CHECK, amount(30), None, "U-5", (DRV,))
    assert DE.finding(minutes) == (
        "Sitzen: Befund DRV 12.08.2026 höchstens 30 Minuten am Stück. Stelle macht dazu keine Angabe. → klären. "
        "Regel U-5."
    )
    load = Finding("lift_carry", "oft", Verdict.CHECK, amount(5), None, "U-5", (DRV,))
    assert "Stelle macht zu „oft“ keine Angabe." in DE.finding(load)


def test_what_is_only_typical_is_said_to_be_so():
    finding = Finding(
        "walking",
        "share",
        Verdict.CHECK,
        ordered({"word": "überwiegend", "lexicon": "drv"}, "[90,90]"),
        amount(95),
        "U-5T",
        (DRV, TYPICAL),
        marks=(Mark.TYPICAL_ONLY,),
        tendency=Tendency.LIKELY_EXCEEDED,
    )
    assert DE.finding(finding) == (
        "Gehen: Befund DRV 12.08.2026 höchstens überwiegend (bis 90 % der Arbeitszeit). Stelle macht dazu keine "
        "Angabe; für den Beruf typisch: 95 % der Arbeitszeit. → klären, vermutlich überschritten. Regel U-5T."
    )


def test_nothing_known_about_the_person_is_not_a_restriction():
    finding = Finding("moving_machines", "share", Verdict.CHECK, None, amount(20), "U-7", (EMPLOYER,), limited=False)
    assert DE.finding(finding) == (
        "Laufende Maschinen: Zur Person ist dazu nichts bekannt. Stelle verlangt 20 % der Arbeitszeit "
        "(Angabe Arbeitgeber 03.11.2026). → klären. Das ist mehr als üblich. Regel U-7."
    )
    assessed = replace(finding, rule="U-2")
    assert "Untersucht, keine Einschränkung festgestellt." in DE.finding(assessed)


def test_nothing_at_all_and_nothing_said_of_the_amount():
    heights = Finding("heights_ladders", "share", Verdict.CONFLICT, amount(0), ordered("(0,100]", "(0,100]"), "P-2",
                      (DRV, EMPLOYER))  # fmt: skip
    assert DE.finding(heights) == (
        "Leitern/Absturzgefahr: Befund DRV 12.08.2026 gar nicht (0 % der Arbeitszeit). Stelle nennt dies, aber kein "
        "Maß (Angabe Arbeitgeber 03.11.2026). → überschritten. Regel P-2."
    )
    absent = replace(heights, status=Verdict.FITS, demand=amount(0), rule="P-1")
    assert "An der Stelle kommt das nicht vor (Angabe Arbeitgeber 03.11.2026)." in DE.finding(absent)


def test_colour_vision_is_possible_or_not():
    finding = Finding("vision", "colour", Verdict.CONFLICT, amount(0), amount(1), "G-2", (DRV, EMPLOYER))
    assert DE.finding(finding) == (
        "Sehen (Farben): Befund DRV 12.08.2026: nicht möglich. Stelle verlangt dies (Angabe Arbeitgeber 03.11.2026). "
        "→ überschritten. Regel G-2."
    )


def test_a_conditional_limit_is_said_softly():
    finding = Finding("noise", "grade", Verdict.CHECK, amount(2), amount(3), "SO-1", (COACH, EMPLOYER),
                      marks=(Mark.SOFT,), absolute=False)  # fmt: skip
    assert "Angabe Coach 02.11.2026 möglichst höchstens Stufe 2 von 5." in DE.finding(finding)


def test_several_sources_are_all_named():
    own = FindingSource("limit", "self_report", date(2026, 11, 10))
    finding = Finding("lift_carry", "manchmal", Verdict.FITS, amount(6), amount(5), "KG-1", (own, DRV, EMPLOYER),
                      marks=(Mark.CONTRADICTION,))  # fmt: skip
    text = DE.finding(finding)
    assert text.startswith(
        "Heben/Tragen: Eigene Angabe 10.11.2026 und Befund DRV 12.08.2026, entscheidend: höchstens 6 kg."
    )
    assert "Quellen widersprechen sich." in text


def test_a_helping_measure_in_place_is_named():
    finding = Finding("sitting", "minutes", Verdict.FITS, amount(30), amount(120), "AC-1", (DRV, EMPLOYER),
                      marks=(Mark.ADAPTED,),
                      accommodations=(Adaptation("height_adjustable_desk", "present", (), 6),))  # fmt: skip
    assert "→ passt. Passt durch: Höhenverstellbarer Tisch (vorhanden). Regel AC-1." in DE.finding(finding)


def test_an_unread_note_speaks_of_itself():
    finding = Finding("uncoded_notes", "text", Verdict.CHECK, ValueShown(None), None, "FT-2", marks=(Mark.HIDDEN_TEXT,))
    assert DE.finding(finding) == (
        "Freitext im Befund: In einem Befund steht eine Notiz, die noch niemand in Werte übersetzt hat. → klären. "
        "Regel FT-2."
    )
    assert DE.short(finding) == "Freitext im Befund"


@pytest.mark.parametrize("mark", list(Mark))
def test_each_mark_is_a_short_clause(mark):
    for coach in (DE, EN):
        text = coach.mark(mark)
        assert text.endswith(".")
        assert len(text) < 80


def test_a_date_that_is_not_known_leaves_no_gap():
    finding = Finding("noise", "grade", Verdict.FITS, amount(3), amount(2), "G-1",
                      (DRV, FindingSource("demand", "employer", None)))  # fmt: skip
    assert "(Angabe Arbeitgeber). → passt." in DE.finding(finding)


def test_the_day_to_look_at_it_anew_is_named():
    finding = Finding(
        "overhead",
        "share",
        Verdict.CONFLICT,
        ordered(0, "[0,0]"),
        ordered(40, "[40,40]"),
        "P-2",
        (DRV, AD),
        changes_on=date(2027, 2, 1),
    )
    assert DE.finding(finding).endswith("→ überschritten. Ab 01.02.2027 neu prüfen. Regel P-2.")
    assert EN.finding(finding).endswith("To be checked anew from 2027-02-01. Rule P-2.")
