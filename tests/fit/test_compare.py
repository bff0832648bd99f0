"""A whole comparison: verdict, parts of the check pile, order, who is not compared (A2, A9, A21, A24, A25, A28)."""

from datetime import date

import pytest

from proaktiv_match.fit import Comparison, Tendency, Verdict, compare, compare_prepared, compile_offer, prepare
from tests.fit.at_hand import AD, COACH, MEDICAL, OCCUPATION, TODAY, compared, demand, finding, limit, offer, person

LIFT = ("lift_carry", "oft")
NOISE = ("noise", "grade")


@pytest.mark.parametrize(("stability", "reason"), [({"status": "crisis"}, "not_stable"), (None, "stability_missing")])
def test_not_ready(stability, reason) -> None:
    """A28: who is not stable is not compared: no findings, and the reason."""
    found = compared([limit(*LIFT, 10)], [demand(*LIFT, 5)], who={"stability": stability})
    assert found == Comparison("not_ready", reason, Verdict.NOT_ASSESSED, (), 0, None)


def test_matched() -> None:
    """Contract, "Result": a comparison has a verdict, findings and what is open; nothing known gives nothing."""
    assert compared([], []) == Comparison("matched", None, Verdict.NOT_ASSESSED, (), 0, None)


def test_prepared() -> None:
    """Both ways to compare agree."""
    who, job = person(limit(*LIFT, 10)), offer(demand(*LIFT, 5))
    assert compare(who, job, TODAY) == compare_prepared(prepare(who, TODAY), compile_offer(job, TODAY))


def test_one_offer_for_many_people() -> None:
    """What a job says without a limit is worked out once, for those who were assessed and for those who were not."""
    job = offer(demand(*LIFT, 30), demand(*NOISE, 1))
    looked = person(assessments=[{"instrument": "aed", "date": "2026-08-12", "covers": ["lift_carry"]}])
    compiled = compile_offer(job, TODAY)
    for who in (person(), looked, person(), looked, person(limit(*LIFT, 40))):
        assert compare_prepared(prepare(who, TODAY), compiled) == compare(who, job, TODAY)
    first, second = (compare_prepared(prepare(person(), TODAY), compiled).findings for _ in range(2))
    assert all(one is other for one, other in zip(first, second, strict=True))
    rules = [one.rule for who in (person(), looked) for one in compare_prepared(prepare(who, TODAY), compiled).findings]
    assert rules == ["U-7", "U-6", "U-3", "U-3", "U-2", "U-6"]


@pytest.mark.parametrize(
    ("limits", "demands", "verdict"),
    [
        ([limit(*LIFT, 10)], [demand(*LIFT, 5)], "fits"),
        ([limit(*LIFT, 10), limit(*NOISE, 2)], [demand(*LIFT, 5)], "check"),
        ([limit(*LIFT, 10), limit(*NOISE, 2)], [demand(*LIFT, 5), demand(*NOISE, 3)], "conflict"),
        (
            [limit(*LIFT, 10), limit("guidance", "class", 2)],
            [demand(*LIFT, 5), demand("guidance", "class", 0)],
            "adaptable",
        ),
        ([limit(*NOISE, 2), limit("guidance", "class", 2)], [demand("guidance", "class", 0)], "check"),
        # A2: measures without a limit make no verdict
        ([limit(*LIFT, 10)], [demand(*LIFT, 5), demand("cold", "share", 100)], "fits"),
        ([], [demand("cold", "share", 100)], "not_assessed"),
    ],
)
def test_the_worst_limited_measure_counts(limits, demands, verdict) -> None:
    """Contract, "Result": the worst over the measures on which the person has a limit."""
    assert compared(limits, demands).verdict == verdict


def test_the_start_day_decides() -> None:
    """A10: limits are taken as they stand on the start day; consent and stability as they stand today."""
    soon = limit(*LIFT, 5, valid_until="2026-11-30")
    for start, rule in (("2026-12-01", "T-1"), ("2026-11-30", "KG-2"), (None, "KG-2"), ("2026-01-01", "KG-2")):
        assert finding(compared([soon], [demand(*LIFT, 9)], start_on=start), *LIFT).rule == rule


def test_order_of_findings() -> None:
    """Contract: findings come in the order of the vocabulary, with and without a limit."""
    limits = [limit(*NOISE, 2), limit("daily_hours", "hours", 6)]
    demands = [demand("cold", "share", 5), demand(*LIFT, 5), demand("heat", "share", 5)]
    found = compared(limits, demands)
    assert [one.dimension for one in found.findings] == ["daily_hours", "lift_carry", "cold", "heat", "noise"]


def test_open_counts_rows_two_and_seven() -> None:
    """Contract, A2: `open` counts what goes beyond the usual on measures without a limit."""
    looked = {"assessments": [{"instrument": "aed", "date": "2026-08-12", "covers": ["cold", "heat"]}]}
    demands = [
        demand("cold", "share", 100),
        demand("heat", "share", 0),
        demand(*LIFT, 99),
        demand("driving", "share", 0, AD),
    ]
    assert compared([limit(*NOISE, 2)], demands, who=looked).open == 2


TYPICALLY = {True: demand(*LIFT, 5, OCCUPATION), False: demand(*LIFT, 50, OCCUPATION)}


@pytest.mark.parametrize(
    ("limits", "demands", "part"),
    [
        ([limit(*LIFT, 10)], [TYPICALLY[True]], "promising"),
        ([limit(*LIFT, 10)], [TYPICALLY[False]], "unlikely"),
        ([limit(*LIFT, 10, strength="conditional")], [TYPICALLY[False]], "open"),
        ([limit(*LIFT, 10)], [], "open"),
        ([limit(*LIFT, 10), limit(*NOISE, 2)], [TYPICALLY[True]], "open"),
        ([limit(*LIFT, 10), limit(*NOISE, 2)], [TYPICALLY[True], demand(*NOISE, 1)], "promising"),
        ([limit(*LIFT, 10), limit(*NOISE, 2)], [TYPICALLY[True], demand(*NOISE, 5, OCCUPATION)], "unlikely"),
        ([limit(*LIFT, 10), limit(*NOISE, 2)], [TYPICALLY[False]], "unlikely"),
        # only the check pile has parts; points without a limit do not count
        ([limit(*LIFT, 10)], [demand(*LIFT, 5)], None),
        ([limit(*LIFT, 10), limit(*NOISE, 2)], [TYPICALLY[True], demand(*NOISE, 5)], None),
        ([limit(*LIFT, 10)], [TYPICALLY[True], demand("cold", "share", 100)], "promising"),
        ([], [demand("cold", "share", 100)], None),
    ],
)
def test_parts_of_the_check_pile(limits, demands, part) -> None:
    """A25: promising if every open limited measure leans to fine, unlikely if an absolute one leans to exceeded."""
    assert compared(limits, demands).tendency == part


def test_parts_with_an_unread_note() -> None:
    """A25, A14: the note itself does not lean; what it hides is open."""
    note = {"uncoded_notes": [{"text": "Handekzem"}]}
    assert compared([limit(*LIFT, 10)], [TYPICALLY[True]], who=note).tendency is Tendency.PROMISING
    assert compared([limit(*LIFT, 10)], [TYPICALLY[False]], who=note).tendency is Tendency.UNLIKELY
    assert compared([limit(*LIFT, 10)], [demand(*LIFT, 5)], who=note).tendency is Tendency.OPEN
    assert compared([], [], who=note).tendency is Tendency.OPEN


# ------------------------------------------------------------------------------------- what one measure says of others

SIT = ("sitting", "minutes")


@pytest.mark.parametrize(
    ("posture", "rule", "marks"),
    [
        (demand("posture_change", "class", 3), "PM-4", ()),
        (demand("posture_change", "class", 3, AD), "PM-4", ("from_text",)),
        (demand("posture_change", "class", "[2,3]"), "PM-5", ()),
        (demand("posture_change", "class", "(2,3)"), "PM-2", ()),
        (demand("posture_change", "class", 2), "PM-2", ()),
        (demand("posture_change", "class", 0), "PM-2", ()),
        (demand("posture_change", "class", 3, OCCUPATION), "PM-5", ()),
        (demand("cold", "share", 0), "PM-5", ()),
    ],
)
def test_change_of_posture(posture, rule, marks) -> None:
    """A9: at will for certain, perhaps, or not; typical and missing values leave it open."""
    found = finding(compared([limit(*SIT, 60)], [demand(*SIT, 240), posture]), *SIT)
    assert (found.rule, found.marks) == (rule, marks)


@pytest.mark.parametrize(
    ("channels", "rule"),
    [
        ({"required": ["telefon"]}, "PC-1"),
        ({"optional": ["schriftlich"]}, "PC-1"),
        ({"required": ["telefon", "persoenlich"]}, "P-2"),
        ({"required": ["telefon"], "optional": ["persoenlich"]}, "P-2"),
        ({"absent": ["persoenlich"]}, "PC-1"),
        ({"absent": ["telefon"]}, "P-2"),
        ({"required": []}, "P-2"),
        ({"required": ["telefon"], "source": OCCUPATION}, "P-2"),
        ({"required": ["telefon"], "source": AD}, "PC-1"),
    ],
)
def test_channels_of_contact(channels, rule) -> None:
    """A21: contact that is stated and never in person leaves open whether the limit covers it."""
    contact = ("public_contact", "share")
    job = [demand(*contact, 66), demand("public_contact", "channels", **channels)]
    assert finding(compared([limit(*contact, 5)], job), *contact).rule == rule


def test_strain_is_compared_for_the_class_alone() -> None:
    """A24: awkward posture turns a fit on the class into a question, and nothing else."""
    heavy = ("work_heaviness", "class")
    job = [demand(*heavy, 1), demand("forced_posture", "share", 50), demand(*NOISE, 1)]
    found = compared([limit(*heavy, 1), limit(*NOISE, 1)], job)
    assert finding(found, *heavy).rule == "R1"
    assert finding(found, *heavy).question.to == ("employer",)
    assert finding(found, *NOISE).rule == "G-1"


def test_strain_is_judged_with_aids_of_the_post_and_of_the_person() -> None:
    """A24, R2: an aid that takes the loads off is looked for at the post and among the person's agreements."""
    heavy = ("work_heaviness", "class")
    job = [demand(*heavy, 1), demand(*LIFT, 20)]
    assert finding(compared([limit(*heavy, 1)], job), *heavy).rule == "R2"
    aid = {"id": "lifting_aid", "status": "agreed"}
    assert finding(compared([limit(*heavy, 1)], job, accommodations=[aid]), *heavy).rule == "C-1"
    who = {"arrangements": [{"offer": "O-1", **aid}]}
    assert finding(compared([limit(*heavy, 1)], job, who=who), *heavy).rule == "C-1"


def test_derived_limits_meet_stated_demands_only() -> None:
    """A6, R3: a derived limit gives a finding where the job states its side, else none."""
    low = [limit("lift_carry", "selten", 8)]
    stated = compared(low, [demand(*LIFT, 5)])
    assert [(one.measure, one.rule, one.limited) for one in stated.findings] == [
        ("selten", "KG-3", True),
        ("oft", "KG-3", True),
    ]
    assert [one.measure for one in compared(low, [demand(*LIFT, 5, OCCUPATION)]).findings] == ["selten"]
    light = compared([limit("work_heaviness", "class", 1)], [demand(*LIFT, 12)])
    assert finding(light, *LIFT).rule == "R3"
    assert finding(light, *LIFT).question.to == ("doctor",)


def test_two_sources_of_light_work_and_a_faded_permission() -> None:
    """R3, A11, A26: light work from two sources is asked of both."""
    limits = [limit("work_heaviness", "class", 1), limit("work_heaviness", "class", 1, COACH)]
    assert finding(compared(limits, [demand(*LIFT, 12)]), *LIFT).question.to == ("doctor", "coach")
    old = limit(*LIFT, 10, MEDICAL | {"date": "2023-01-01"}, positive=True)
    found = finding(compared([old], [demand(*LIFT, 5)]), *LIFT)
    assert (found.rule, found.question.to, found.marks) == ("T-2", ("doctor",), ("faded",))


def test_another_day() -> None:
    """A10, A12: today decides on consent and stability."""
    who = person(
        limit(*LIFT, 5, MEDICAL | {"consent_until": "2026-12-31"}),
        stability={"status": "stable", "valid_until": "2027-01-31"},
    )
    job = offer(demand(*LIFT, 9))
    assert compare(who, job, date(2026, 12, 31)).verdict == "conflict"
    assert compare(who, job, date(2027, 1, 1)).verdict == "not_assessed"
    assert compare(who, job, date(2027, 2, 1)).reason == "stability_expired"
