"""Every kind of fault: at the right place, under the right code, in both languages."""

from typing import Any

import pytest

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.profiles import Offer, Participant, offer_from, participant_from
from tests.profiles.sound import offer, participant, put


def faults_of_participant(raw: Any) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        participant_from(raw)
    return caught.value.faults


def faults_of_offer(raw: Any) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        offer_from(raw)
    return caught.value.faults


def test_the_sound_ones_are_read():
    assert isinstance(participant_from(participant()), Participant)
    assert isinstance(offer_from(offer()), Offer)


PARTICIPANT_CASES = [
    # pointer, value, code, part of `allowed` or of the message
    ("/at_mots", 1, "unknown_field", "limits"),
    ("/limits/0/at_mots", 10, "unknown_field", "gemeint: at_most?"),
    ("/limits/0/atMost", 10, "unknown_field", "gemeint: at_most?"),
    ("/limits/0/amount", 10, "unknown_field", "gemeint: at_most?"),
    ("/limits/0/source/instrumnet", "aed", "unknown_field", "gemeint: instrument?"),
    ("/arrangements/0/confirmed_by/rolle", "x", "unknown_field", "gemeint: role?"),
    ("/limits/0/source", None, "missing_field", '"instrument"'),
    ("/limits/0/source/date", None, "missing_field", ""),
    ("/limits", None, "null_value", "weggelassen"),
    ("/ext", None, "null_value", "weggelassen"),
    ("/limits", {}, "wrong_type", "[…]"),
    ("/limits/2", 5, "wrong_type", '"dimension"'),
    ("/home", "58636", "wrong_type", '{"postcode", "lat", "lon"}'),
    ("/home/lat", "51", "wrong_type", "eine Zahl"),
    ("/home/postcode", 58636, "wrong_type", "ein Text"),
    ("/limits/0/positive", "ja", "wrong_type", "true, false"),
    ("/skills/0/level", 2.5, "wrong_type", "eine ganze Zahl"),
    ("/limits/1/excluded/0", 5, "wrong_type", "nacht"),
    ("/limits/0/strength", "Absolute!", "unknown_value", "gemeint: absolute?"),
    ("/limits/0/source/instrument", "drv", "unknown_value", "drv_1a"),
    ("/languages/0/level", "C3", "unknown_value", "A1, A2, B1, B2, C1, C2"),
    ("/contract", "2", "unknown_value", "1"),
    ("/contract", 1, "unknown_value", '"1"'),
    ("/stability/kinds/1", "trail", "unknown_value", "gemeint: trial?"),
    ("/limits/0/at_most", -5, "out_of_range", "[0,inf) kg"),
    ("/limits/5/at_most", 101, "out_of_range", "[0,100] %"),
    ("/education/requirement_level", 9, "out_of_range", ">= 1, <= 4"),
    ("/skills/0/level", 6, "out_of_range", ">= 0, <= 5"),
    ("/wishes/max_km", -1, "out_of_range", ">= 0"),
    ("/id", "", "empty_text", "leer"),
    ("/occupations/0/title", "", "empty_text", "leer"),
    ("/id", "x" * 201, "text_too_long", "<= 200"),
    ("/limits/0/dimension", "lift_cary", "unknown_dimension", "lift_carry"),
    ("/assessments/0/covers/0", "siting", "unknown_dimension", "sitting"),
    ("/arrangements/0/acts_on/0", "height_ladders", "unknown_dimension", "heights_ladders"),
    ("/wishes/never/0/dimension", "shift_patern", "unknown_dimension", "shift_pattern"),
    ("/limits/0/measure", "share", "unknown_measure", "manchmal"),
    ("/limits/1/excluded/0", "nachts", "unknown_option", "gemeint: nacht?"),
    ("/wishes/never/0/option", "nachts", "unknown_option", "gemeint: nacht?"),
    ("/arrangements/0/id", "task_swop", "unknown_accommodation", "task_swap"),
    ("/limits/0/at_most", "zehn", "amount", "[0,inf) kg"),
    ("/limits/0/at_most", True, "amount", "kg"),
    ("/limits/0/at_most", [10], "amount", "kg"),
    ("/limits/3/at_most", "[6,3)", "empty_interval", "h/day"),
    ("/limits/3/at_most", "(3,3)", "empty_interval", "h/day"),
    ("/limits/0/at_most", {"word": "oft", "lexicon": "dot"}, "word_not_allowed", "kg"),
    ("/limits/5/at_most", {"word": "oft"}, "word", "word, lexicon"),
    ("/limits/5/at_most/lexicon", "rki", "unknown_lexicon", "drv"),
    ("/limits/5/at_most/word", "dauernd", "unknown_word", "ständig"),
    ("/limits/5/at_most/wort", "oft", "unknown_field", "word, lexicon"),
    ("/limits/0/excluded", ["nacht"], "wrong_field", "at_most"),
    ("/limits/0/at_most", None, "missing_value", "at_most"),
    ("/limits/1/excluded", "nacht", "list_expected", "nacht"),
    ("/limits/0/source/date", "2026-02-31", "date", "2026-11-21"),
    ("/limits/0/valid_until", "12.08.2027", "date", "JJJJ-MM-TT"),
    ("/stability/assessed_on", 20261001, "date", "JJJJ-MM-TT"),
    ("/limits/0/valid_until", "2020-01-01", "period", "valid_from"),
    ("/wishes/rather_not/0", {"option": "nacht"}, "wish", ""),
    ("/wishes/gladly/0", {}, "wish", "dimension"),
    ("/uncoded_notes/0/text", "seit 2019 F33.1", "diagnosis_code", "nur was möglich ist"),
    ("/skills/0/name", "F33.1 im Griff", "diagnosis_code", ""),
    ("/ext/befund", {"x": ["M54.-"]}, None, ""),
    ("/ext/id", {"befund": "F33.1"}, None, ""),
    ("/uncoded_notes/0/text", "siehe befund_F33.1_alt", "diagnosis_code", ""),
    ("/ext/offer", "F33.1", "diagnosis_code", ""),
    ("/home/lat", float("nan"), "not_a_number", "endliche"),
    ("/home/lat", 91, "out_of_range", ">= -90, <= 90"),
    ("/home/lon", -180.5, "out_of_range", ">= -180, <= 180"),
    ("/ext/wert", float("inf"), "not_a_number", "endliche"),
    ("/uncoded_notes/0/text", "Lager \ud83d", "invalid_text", "Surrogat"),
]


@pytest.mark.parametrize(("pointer", "value", "code", "told"), PARTICIPANT_CASES)
def test_a_spoilt_participant(pointer, value, code, told):
    found = faults_of_participant(put(participant(), pointer, value))
    if code is None:
        assert [fault.code for fault in found] == ["diagnosis_code"]
        assert found[0].pointer.startswith(pointer)
        return
    matching = [fault for fault in found if fault.code == code]
    assert matching, found
    assert pointer in {fault.pointer for fault in matching} or code == "wish"
    assert any(told in f"{fault.message} ({fault.allowed})" for fault in matching)
    assert len({fault.pointer for fault in found}) == len(found), "one fault a place"


OFFER_CASES = [
    ("/kind", "job", "unknown_value", "employment"),
    ("/kind", "employmnet", "unknown_value", "gemeint: employment?"),
    ("/kind", None, "missing_field", "minijob"),
    ("/fixed_term", "bald", "date", "true, false"),
    ("/fixed_term", "2026-02-31", "date", "JJJJ-MM-TT"),
    ("/start_on", "2026-02-31", "date", "JJJJ-MM-TT"),
    ("/openings", -1, "out_of_range", ">= 0"),
    ("/openings", "1", "wrong_type", "eine ganze Zahl"),
    ("/workplace/lat", 91, "out_of_range", ">= -90, <= 90"),
    ("/workplace/lon", "7,7", "wrong_type", "eine Zahl"),
    ("/accommodations/1/steps/0/form", "2026-12-01", "unknown_field", "gemeint: from?"),
    ("/accommodations/1/steps/0/from", "2026-02-31", "date", ""),
    ("/accommodations/1/steps/0/start", "2026-12-01", "unknown_field", "from, amount"),
    ("/accommodations/1/steps/0/amount", 200, "out_of_range", ">= 0, <= 168"),
    ("/accommodations/2/share", 101, "out_of_range", ">= 0, <= 100"),
    ("/accommodations/2/share", "halb", "wrong_type", "eine Zahl"),
    ("/accommodations/0/status", "da", "unknown_value", "present"),
    ("/accommodations/2/id", "lifting_aid", "duplicate_accommodation", ""),
    ("/demands/0/at_most", 5, "unknown_field", "gemeint: amount?"),
    ("/demands/1/excluded", ["nacht"], "unknown_field", "gemeint: required?"),
    ("/demands/1/source/quote", None, "missing_quote", "title, description"),
    ("/demands/0/amount", "zehn", "amount", "kg"),
    ("/demands/2/provides", 4, "out_of_range", "[0,3]"),
    ("/languages/0/must", "ja", "wrong_type", "true, false"),
    ("/limits", [], "unknown_field", "demands"),
    ("/titel", "x", "unknown_field", "gemeint: title?"),
]


@pytest.mark.parametrize(("pointer", "value", "code", "told"), OFFER_CASES)
def test_a_spoilt_offer(pointer, value, code, told):
    found = faults_of_offer(put(offer(), pointer, value))
    assert [(fault.pointer, fault.code) for fault in found] == [(pointer, code)]
    assert told in f"{found[0].message} ({found[0].allowed})"


def test_all_faults_of_a_record_are_told_at_once():
    raw = put(put(offer(), "/kind", "job"), "/demands/0/amount", -1)
    raw["education"]["requirement_level"] = 7
    del raw["title"]
    found = {(fault.pointer, fault.code) for fault in faults_of_offer(raw)}
    assert found == {
        ("/kind", "unknown_value"),
        ("/demands/0/amount", "out_of_range"),
        ("/education/requirement_level", "out_of_range"),
        ("/title", "missing_field"),
    }


def test_shares_of_more_than_the_whole_day():
    source = {"kind": "employer", "date": "2026-11-03"}
    shares = [("sitting", 60), ("standing", 30), ("walking", 30)]
    raw = offer(
        demands=[{"dimension": name, "measure": "share", "amount": part, "source": source} for name, part in shares]
    )
    assert [(fault.pointer, fault.code) for fault in faults_of_offer(raw)] == [("/demands", "share_sum")]


def test_every_fault_speaks_german_and_english():
    german = faults_of_offer(put(offer(), "/kind", "employmnet"))[0].as_line("de")
    english = faults_of_offer(put(offer(), "/kind", "employmnet"))[0].as_line("en")
    assert german.startswith(
        "- /kind: diese Angabe gibt es hier nicht; gemeint: employment? (erlaubt: employment, minijob"
    )
    assert english.startswith("- /kind: there is no such value here; meant: employment? (allowed: employment, minijob")


def test_pointers_escape_tilde_and_slash():
    raw = offer()
    raw["a/b~c"] = 1
    assert faults_of_offer(raw)[0].pointer == "/a~1b~0c"


def test_umlauts_in_keys_stand_as_they_are():
    raw = offer()
    raw["Größe"] = 1
    assert faults_of_offer(raw)[0].pointer == "/Größe"


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("F33.1", "/…"),
        ("zeile\numbruch", "/zeile\ufffdumbruch"),
        ("\x1b[31mrot", "/\ufffd[31mrot"),
        ("x" * 200, "/" + "x" * 80 + "…"),
        ("halb\ud83d", "/halb\ufffd"),
    ],
)
def test_a_key_cannot_smuggle_a_diagnosis_or_break_the_line(key, shown):
    raw = participant()
    raw[key] = 1
    assert shown in {fault.pointer for fault in faults_of_participant(raw)}
    raw = participant(ext={key: "F33.1"})
    for fault in faults_of_participant(raw):
        assert "F33" not in fault.as_line() + fault.as_line("en")


def test_a_diagnosis_in_a_key_under_ext_is_found_and_not_told():
    found = faults_of_participant(participant(ext={"F33.1": True}))
    assert [(fault.pointer, fault.code) for fault in found] == [("/ext/…", "diagnosis_code")]


def test_ext_may_be_deep_but_not_endless():
    def nested(levels):
        held: Any = "Grund"
        for _ in range(levels):
            held = [held]
        return held

    assert participant_from(participant(ext={"tief": nested(7)}))
    found = faults_of_participant(participant(ext={"tief": nested(8)}))
    assert [(fault.pointer, fault.code, fault.allowed) for fault in found] == [("/ext", "too_deep", "<= 8")]
    found = faults_of_offer(offer(ext={"tief": nested(100_000)}))
    assert [fault.code for fault in found] == ["too_deep"]


@pytest.mark.parametrize("raw", [None, 5, "P-1", [], [participant()]])
def test_a_record_is_an_object(raw):
    assert [(fault.pointer, fault.code) for fault in faults_of_participant(raw)] == [("", "object_expected")]


def test_a_key_that_is_no_text_can_only_come_from_python():
    assert ("/5", "invalid_key") in {(fault.pointer, fault.code) for fault in faults_of_offer({**offer(), 5: 6})}
    assert [fault.pointer for fault in faults_of_offer(offer(ext={1: 2}))] == ["/ext/1"]


def test_the_caller_names_file_and_record():
    with pytest.raises(InputError) as caught:
        offer_from({}, file="eingang.json", record="17")
    assert {(fault.file, fault.record) for fault in caught.value.faults} == {("eingang.json", "17")}
    assert {fault.pointer for fault in caught.value.faults} == {"/id", "/title", "/kind"}


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        (participant(), "ein Teilnehmer; erwartet wird ein Stellenangebot; gehört die Datei zu --participants?"),
        ({"participant": "P-1", "suggestions": []}, None),
        ({"refnr": "1", "arbeitgeber": "x"}, "Jobsuche"),
        ({"@type": "JobPosting"}, "schema.org"),
    ],
)
def test_offers_expected_something_else_given(raw, seen):
    raw = {key: value for key, value in raw.items() if key != "title"}
    found = faults_of_offer(raw)
    assert [(fault.pointer, fault.code) for fault in found] == [("", "wrong_kind_of_record")]
    assert (seen or "ein Ergebnis von proaktiv-match") in found[0].message
    assert "erwartet wird ein Stellenangebot" in found[0].message


def test_participants_expected_offer_given():
    found = faults_of_participant({key: value for key, value in offer().items() if key != "skills"})
    assert [fault.code for fault in found] == ["wrong_kind_of_record"]
    assert "looks like a job offer; expected is a participant" in found[0].message_en


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/limits/5/at_most", "zehn"),
        ("/uncoded_notes/0/text", "F33.1"),
        ("/arrangements", participant()["arrangements"] * 2),
    ],
)
def test_what_is_allowed_is_told_in_no_language(pointer, value):
    """The same text stands in German and in English messages."""
    for fault in faults_of_participant(put(participant(), pointer, value)):
        assert " / " not in str(fault.allowed)
        assert not {"Wort", "mit", "word", "with", "einmal", "once"} & set(str(fault.allowed).split())


def test_an_agreement_names_its_offer_by_any_id():
    arrangement = {"offer": "B96.1", "id": "lifting_aid", "status": "agreed"}
    assert participant_from(participant(arrangements=[arrangement])).arrangements[0].offer == "B96.1"
