"""What a form may and may not be read as: empty is not said, a tick is asked about, and no word is guessed."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proaktiv_match.fit import compare
from proaktiv_match.profiles import offer_from, participant_from
from proaktiv_match.reading import import_participants
from proaktiv_match.reading.instruments import SOURCES, form_of

from .conftest import HEAD, filled_csv, said


@pytest.mark.parametrize("source", SOURCES)
def test_an_empty_form_says_nothing(read, source):
    person = read(source, {})
    assert person["limits"] == []
    assert person["uncoded_notes"] == []
    assert person["assessments"][0]["covers"] == []
    assert person["assessments"][0]["no_restriction"] == []


@pytest.mark.parametrize("source", SOURCES)
def test_a_complete_form_covers_what_the_instrument_looks_at_but_frees_nothing(read, source):
    (assessment,) = read(source, {"complete": "ja"})["assessments"]
    assert assessment["covers"] == list(form_of(source).coverage)
    assert assessment["no_restriction"] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_only_what_was_said_is_covered(read, data):
    form = form_of("aed")
    measures = [item for item in form.items if item.kind == "measure"]
    ticked = data.draw(st.lists(st.sampled_from(measures), unique_by=lambda item: item.key))
    freed = data.draw(st.lists(st.sampled_from([item for item in measures if item not in ticked] or measures[:1])))
    freed = [item for item in freed if not set(item.dimensions) & {name for one in ticked for name in one.dimensions}]
    values = {item.key: "x" for item in ticked} | {item.key: "keine Einschränkung" for item in freed}
    person = read("aed", values)
    (assessment,) = person["assessments"]
    assert set(assessment["no_restriction"]) == {name for item in freed for name in item.dimensions}
    assert set(assessment["covers"]) == {name for item in (*ticked, *freed) for name in item.dimensions}
    assert {one["dimension"] for one in person["limits"]} == {name for item in ticked for name in item.dimensions}


def test_a_tick_without_extent_is_asked_about_whatever_the_job_demands(read):
    stable = {"stability": {"status": "stable"}}
    person = participant_from(read("drv-1a", {"b2.4.noise": "x", "b2.3.loads": "x"}) | stable)
    for dimension, measure, amount in (("noise", "grade", 5), ("lift_carry", "selten", 40), ("noise", "grade", 1)):
        demand = {"dimension": dimension, "measure": measure, "amount": amount, "source": {"kind": "employer"}}
        offer = offer_from({"id": "O", "title": "T", "kind": "employment", "demands": [demand]})
        found = compare(person, offer, dt.date(2026, 11, 21)).findings
        (finding,) = [one for one in found if (one.dimension, one.measure) == (dimension, measure)]
        assert finding.status == "check"
        assert "doctor" in finding.question.to


def test_a_ticked_area_without_a_feature_becomes_a_note_and_stays_open(read):
    person = read("drv-1a", {"b2.2": "x", "complete": "ja"})
    assert person["uncoded_notes"][0]["text"].startswith("B2 (2) Sinnesorgane")
    assert not {"vision", "hearing", "speech"} & set(person["assessments"][0]["covers"])
    assert read("drv-1a", {"b2.2": "x", "b2.2.hearing": "x"})["uncoded_notes"] == []


def test_no_essential_restrictions_is_an_explicit_word(read, faults):
    person = read("drv-1a", {"b1.unrestricted": "x", "c.hours": "6 Stunden und mehr"})
    (assessment,) = person["assessments"]
    assert set(assessment["no_restriction"]) == set(form_of("drv-1a").coverage) - {"daily_hours"}
    text = filled_csv("drv-1a", HEAD | {"b1.unrestricted": "x", "b2.3.loads": "10"})
    assert [fault.code for fault in faults("drv-1a", text)] == ["contradicting_boxes"]


def test_a_shift_left_empty_beside_a_possible_one_is_asked_about(read):
    assert said(read("aed", {"day_shift": "möglich"})) == [
        "shift_pattern.options not ['frueh', 'spaet', 'nacht', 'wechsel'] conditional"
    ]
    assert said(read("aed", {"night": "nicht möglich"})) == ["shift_pattern.options not ['nacht']"]


def test_several_features_of_one_measure_give_the_strictest(read):
    assert said(read("mini-icf", {"2": 1, "5": 3, "6": 0})) == ["planning_autonomy.grade <= [0,1]"]


def test_two_forms_of_one_person_are_one_participant(tmp_path):
    old, new = tmp_path / "alt.csv", tmp_path / "neu.csv"
    old.write_text(filled_csv("efl", HEAD | {"date": "01.02.2025", "hours": "5"}), encoding="utf-8")
    new.write_text(filled_csv("efl", HEAD | {"sitting": "oft"}), encoding="utf-8")
    (person,) = import_participants("efl", [new, old]).participants
    assert [one["date"] for one in person["assessments"]] == ["2025-02-01", "2026-08-12"]
    assert [one["source"]["date"] for one in person["limits"]] == ["2025-02-01", "2026-08-12"]
    assert (person,) == import_participants("efl", [old, new]).participants


def test_a_coach_says_whether_a_person_is_stable(read):
    assert read("coach-27", {"stable": "ja"})["stability"] == {"status": "stable", "assessed_on": "2026-08-12"}
    assert read("coach-27", {"stable": "nein"})["stability"]["status"] == "not_stable"
    assert "stability" not in read("coach-27", {})


def test_a_tick_for_shifts_does_not_say_which(faults):
    (fault,) = faults("coach-27", filled_csv("coach-27", HEAD | {"shift_pattern": "x"}))
    assert fault.code == "answer"
    assert "Nachtschicht" in fault.allowed
    assert "Ausmaß" not in fault.allowed


def test_codes_of_diagnoses_are_refused(faults):
    text = filled_csv("drv-1a", HEAD | {"b3.text": "Zustand nach M54.5"})
    (fault,) = faults("drv-1a", text)
    assert fault.code == "diagnosis_code"
    assert "M54" not in fault.as_line()


@pytest.mark.parametrize("value", ["nicht über 10 kg", "max. 10", "bis 10 kg", "10,0"])
def test_the_ways_to_write_a_load(read, value):
    assert said(read("drv-1a", {"b2.3.loads": value})) == ["lift_carry.selten <= 10", "lift_carry.manchmal <= 10"]
