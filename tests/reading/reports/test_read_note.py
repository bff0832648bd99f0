"""One note: values, strength, quotes, what is refused, and where there is no restriction."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proaktiv_match.profiles import Limit, participant_from
from proaktiv_match.reading.reports import ReportNote, limit_of, read_note, reason_text
from proaktiv_match.reading.reports._data import load, topics
from proaktiv_match.vocabulary import vocabulary

from .saying import row, spoken

CODE = re.compile(r"[A-Z]\d{2}(?:\.\d)?")


def limits(instrument, text):
    return {(one["dimension"], one["measure"]): one for one in row(instrument, text)["proposed"]}


def test_a_list_under_one_word_shares_it():
    found = limits("drv_1a", "Zu vermeiden sind Hitze, Erschütterungen und Rampenarbeit im Freien")
    assert set(found) == {("heat", "share"), ("vibration", "share"), ("wet_weather", "share")}


def test_a_frequency_at_the_head_of_a_list_is_shared_and_conditional():
    found = limits("aed", "Häufiges Treppensteigen, Hocken oder Knien ist nicht möglich")
    assert {one["at_most"] for one in found.values()} == {33}
    assert {one["strength"] for one in found.values()} == {"conditional"}


def test_a_frequency_behind_the_list_belongs_to_its_own_word():
    found = limits("drv_1a", "Keine Zwangshaltungen, kein ständiges Gehen")
    assert (found["forced_posture", "share"]["at_most"], found["walking", "share"]["at_most"]) == (0, 90)


def test_a_load_without_a_word_is_for_seldom_and_sometimes():
    found = limits("aed", "Heben bis 9 kg")
    assert set(found) == {("lift_carry", "selten"), ("lift_carry", "manchmal")}


def test_a_load_beside_one_for_seldom_is_for_sometimes_only():
    found = limits("drv_1a", "Heben bis 9 kg, gelegentlich bis 14 kg")
    assert {name: one["at_most"] for (_, name), one in found.items()} == {"manchmal": 9, "selten": 14}


def test_the_smallest_of_several_lifts_counts():
    found = limits("efl", "Boden bis Taille manchmal 16 kg, Taille bis Kopf manchmal 7 kg")
    assert {name: one["at_most"] for (_, name), one in found.items()} == {"manchmal": 7}


def test_the_last_occupation_is_not_the_labour_market():
    found = limits("drv_1a", "Als Fliesenleger in der letzten Tätigkeit unter 3 Stunden, sonst 6 Stunden und mehr")
    assert found["daily_hours", "hours"]["at_most"] == 8
    assert found["daily_hours", "hours"]["positive"] is True


def test_a_permission_of_options_is_no_exclusion():
    one = limits("aed", "Leichte Arbeiten in Spätschicht sind zumutbar")["shift_pattern", "options"]
    assert (one["allowed"], one["excluded"], one["positive"]) == (["spaet"], [], True)


def test_two_contradicting_statements_leave_the_exclusion():
    found = row("aed", "Spätschicht ist zumutbar. Keine Spätschicht.")
    assert [one["excluded"] for one in found["proposed"]] == [["spaet"]]
    assert [one["reason"] for one in found["refused"]] == ["contradictory"]


def test_no_restriction_goes_to_the_row():
    found = row("drv_1a", "Hörvermögen ohne Einschränkung, kein Lärm")
    assert found["no_restriction"] == ["hearing"]
    assert [one["dimension"] for one in found["proposed"]] == ["noise"]


def test_slips_of_the_pen_and_joined_words_are_read_and_quoted_as_written():
    text = "Spaet- und Nachtschcht ist zu vermieden, Überkofparbeiten ebenfalls zu meiden"
    found = limits("aed", text)
    assert {"shift_pattern", "overhead"} <= {dimension for dimension, _ in found}
    assert all(one["quote"] in text for one in found.values())


@pytest.mark.parametrize(
    "text",
    [
        "F33.1",
        "Bandscheibenvorfall L4/L5, Gonarthrose beidseits",
        "Diagnosen: E11.9, I10, M54.5",
        "Chronisch obstruktive Lungenerkrankung Grad II",
        "Epilepsie seit der Jugend",
    ],
)
def test_nothing_is_proposed_from_a_disease(text):
    assert row("drv_1a", text)["proposed"] == []


def test_a_code_of_a_diagnosis_is_refused_and_never_quoted():
    found = row("drv_1a", "Bei Gonarthrose (M17.1) kein Knien, keine Leitern")
    assert {one["dimension"] for one in found["proposed"]} == {"kneel_squat", "heights_ladders"}
    assert not any(CODE.search(one["quote"]) for one in found["proposed"])
    assert "diagnosis_code" in {one["reason"] for one in found["refused"]}


def test_a_code_inside_the_words_of_a_limit_is_left_out_of_the_quote():
    found = row("drv_1a", "kein bei M17.1 häufiges Knien")
    assert found["proposed"]
    assert not any(CODE.search(one["quote"]) for one in found["proposed"])


def test_refusals_hold_places_and_no_words():
    text = "Der Bruder arbeitet in Nachtschicht. Früher schwere Arbeit."
    for one in row("coach", text)["refused"]:
        assert set(one) <= {"reason", "dimension", "start", "end"}
        assert 0 <= one["start"] < one["end"] <= len(text)


def test_every_reason_has_words():
    codes = set(load("refused.toml")["reasons"])
    assert {block["reason"] for block in load("cues.toml")["block"]} <= codes
    for code in codes:
        assert reason_text(code, "de") != reason_text(code, "en")


def test_a_date_makes_the_proposal_a_limit():
    note = ReportNote("N-1", "aed", "Keine Nachtschicht", dt.date(2026, 3, 1))
    (one,) = read_note(note)["proposed"]
    assert limit_of(one)["source"] == {"instrument": "aed", "date": "2026-03-01"}
    participant_from({"id": "P-1", "limits": [limit_of(one)]})


def test_without_a_date_it_has_to_be_filled_in():
    (one,) = row("aed", "Keine Nachtschicht")["proposed"]
    assert one["source"]["date"] is None
    with pytest.raises(ValueError, match="date"):
        limit_of(one)
    assert limit_of(one, dt.date(2026, 3, 1))["source"]["date"] == "2026-03-01"


def test_all_examples_give_limits_of_the_contract_with_exact_quotes():
    for topic in topics():
        for example in (*topic.examples, *topic.counters):
            instrument, text = spoken(example.rpartition(" => ")[0] or example)
            for one in row(instrument, text)["proposed"]:
                Limit.model_validate(limit_of(one, dt.date(2026, 1, 1)))
                assert one["quote"] in text


SAID = [spoken(example.rpartition(" => ")[0])[1] for topic in topics() for example in topic.examples]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(SAID),
        st.text(max_size=30),
        st.sampled_from(["F33.1", "kein", "nicht", "über 10 kg", "\u00ad", "a\u0308", "<br>", "&auml;"]),
    ),
    max_size=4,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["drv_1a", "aed", "efl", "coach", "self_report"]))
def test_whatever_the_text_proposals_are_sound(text, instrument):
    found = read_note(ReportNote("N-1", instrument, text))
    assert found == read_note(ReportNote("N-1", instrument, text))
    for one in found["proposed"]:
        limit_of(one, dt.date(2026, 1, 1))
        assert one["quote"] in text
        assert not re.search(r"(?<!\w)[A-Z]\d\d\.\d", one["quote"])
    for one in found["refused"]:
        assert 0 <= one["start"] <= one["end"] <= len(text)
    assert set(found["no_restriction"]) <= set(vocabulary().dimensions)
