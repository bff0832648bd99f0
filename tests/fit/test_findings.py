"""Outcomes become findings: values, sources, marks, questions, tendencies (A14, A25, A26, A40; contract, "Result")."""

from datetime import date

import pytest

from proaktiv_match.fit import Finding, FindingSource, Mark, Question, Tendency, ValueShown, Verdict
from tests.fit.at_hand import (
    AD,
    COACH,
    MEDICAL,
    OCCUPATION,
    OWN_WORD,
    compared,
    demand,
    finding,
    limit,
    reach,
)

LIFT = ("lift_carry", "oft")
DAY = ("daily_hours", "hours")
NIGHT = ("shift_pattern", "options")
MEDICAL_SAID = FindingSource("limit", "drv_1a", date(2026, 8, 12))
COACH_SAID = FindingSource("limit", "coach", date(2026, 10, 1))
TOLD = FindingSource("demand", "employer", date(2026, 11, 3))
READ = FindingSource("demand", "ad_text", date(2026, 11, 10), "Anzeige")


def test_a_fit() -> None:
    """Contract, "Result": both values as stated and as interval, the rule, both sources, nothing to ask."""
    found = finding(compared([limit(*LIFT, 10)], [demand(*LIFT, "[3,5]")]), *LIFT)
    assert found == Finding(
        dimension="lift_carry",
        measure="oft",
        status=Verdict.FITS,
        limit=ValueShown(10, reach(10)),
        demand=ValueShown("[3,5]", reach("[3,5]")),
        rule="KG-1",
        sources=(MEDICAL_SAID, TOLD),
        marks=(),
        tendency=None,
        question=None,
        accommodations=(),
        limited=True,
        absolute=True,
        safety=False,
        likely_barred=False,
        hints=(),
    )


def test_a_conflict_on_safety() -> None:
    """A20: a finding on safety says so; its hints name what would have to be agreed and confirmed."""
    found = finding(compared([limit("driving", "share", 0)], [demand("driving", "share", 5)]), "driving", "share")
    assert found == Finding(
        dimension="driving",
        measure="share",
        status=Verdict.CONFLICT,
        limit=ValueShown(0, reach(0)),
        demand=ValueShown(5, reach(5)),
        rule="P-2",
        sources=(MEDICAL_SAID, TOLD),
        safety=True,
        hints=("task_swap",),
    )


def test_a_set() -> None:
    """Contract, "Result": sets show their options by role."""
    found = finding(compared([limit(*NIGHT, ["nacht"])], [demand(*NIGHT, optional=["nacht"])]), *NIGHT)
    assert found == Finding(
        dimension="shift_pattern",
        measure="options",
        status=Verdict.CHECK,
        limit=ValueShown({"excluded": ["nacht"]}, None, (("excluded", ("nacht",)),)),
        demand=ValueShown({"optional": ["nacht"]}, None, (("required", ()), ("optional", ("nacht",)), ("absent", ()))),
        rule="S-3",
        sources=(MEDICAL_SAID, TOLD),
        question=Question("Q-shift_pattern.options-optional", ("employer",), "optional"),
    )


def test_an_unknown_demand() -> None:
    """8.4, A26: the restriction is shown, nothing on the other side, and the employer is asked."""
    found = finding(compared([limit(*LIFT, 10, strength="conditional")], []), *LIFT)
    assert found == Finding(
        dimension="lift_carry",
        measure="oft",
        status=Verdict.CHECK,
        limit=ValueShown(10, reach(10)),
        demand=None,
        rule="U-5",
        sources=(MEDICAL_SAID,),
        question=Question("Q-lift_carry.oft-unknown", ("employer",), "unknown"),
        absolute=False,
    )


def test_a_typical_demand_that_is_likely_too_much() -> None:
    """A22, A25: a typical value shows a tendency; on an absolute limit it is told apart, for the order of the pile."""
    hard, soft = limit(*LIFT, 10), limit(*LIFT, 10, strength="conditional")
    found = finding(compared([hard], [demand(*LIFT, 20, OCCUPATION)]), *LIFT)
    assert found == Finding(
        dimension="lift_carry",
        measure="oft",
        status=Verdict.CHECK,
        limit=ValueShown(10, reach(10)),
        demand=ValueShown(20, reach(20)),
        rule="U-5T",
        sources=(MEDICAL_SAID, FindingSource("demand", "occupation", None)),
        marks=(Mark.TYPICAL_ONLY,),
        tendency=Tendency.LIKELY_EXCEEDED,
        question=Question("Q-lift_carry.oft-typical", ("employer",), "typical"),
        likely_barred=True,
    )
    found = finding(compared([soft], [demand(*LIFT, 20, OCCUPATION)]), *LIFT)
    assert (found.tendency, found.likely_barred, found.absolute) == (Tendency.LIKELY_EXCEEDED, False, False)
    found = finding(compared([hard], [demand(*LIFT, 5, OCCUPATION)]), *LIFT)
    assert (found.tendency, found.likely_barred, found.absolute) == (Tendency.LIKELY_FITS, False, True)


def test_several_limits() -> None:
    """A3: the limit that decides is shown, all sources are told, once each, the strictest first."""
    found = finding(compared([limit(*LIFT, 8, COACH), limit(*LIFT, 5)], [demand(*LIFT, 7)]), *LIFT)
    assert found == Finding(
        dimension="lift_carry",
        measure="oft",
        status=Verdict.CONFLICT,
        limit=ValueShown(5, reach(5)),
        demand=ValueShown(7, reach(7)),
        rule="KG-2",
        sources=(MEDICAL_SAID, COACH_SAID, TOLD),
        marks=(Mark.CONTRADICTION,),
        hints=("lifting_aid", "task_swap", "work_assistance"),
    )
    same = finding(compared([limit(*LIFT, 8), limit(*LIFT, 5)], [demand(*LIFT, 7)]), *LIFT)
    assert same.sources == (MEDICAL_SAID, TOLD)
    derived = finding(compared([limit(*LIFT, 8)], [demand("lift_carry", name, 7) for name in ("selten", "oft")]), *LIFT)
    assert derived.sources == (MEDICAL_SAID, TOLD)


def test_sources_of_a_derived_demand_are_told_once() -> None:
    """A6: two statements of one source that bound a load are told once."""
    demands = [demand("lift_carry", "selten", 9), demand("lift_carry", "oft", 2)]
    found = finding(compared([limit("lift_carry", "manchmal", 5)], demands), "lift_carry", "manchmal")
    assert found.sources == (MEDICAL_SAID, TOLD)
    assert found.demand == ValueShown(None, reach("[2,9]"))


def test_the_second_limit_decides() -> None:
    """A3, A23: the shown limit and the strength are those of the limit that gives the status."""
    limits = [limit(*LIFT, 5, strength="conditional"), limit(*LIFT, 8, COACH)]
    found = finding(compared(limits, [demand(*LIFT, 9)]), *LIFT)
    assert (found.status, found.limit.stated, found.absolute, found.marks) == ("conflict", 8, True, ("contradiction",))
    assert found.sources == (COACH_SAID, MEDICAL_SAID, TOLD)


def test_a_week_of_whole_days() -> None:
    """A8, A25: where weekly hours leave only the whole day, the usual week still tells the tendency."""
    found = finding(compared([limit(*DAY, "[20,24]")], [demand("weekly_hours", "hours", 150)]), *DAY)
    assert (found.status, found.rule, found.tendency) == ("check", "H-3", Tendency.LIKELY_EXCEEDED)
    assert (found.demand.interval, found.question.reason) == (reach(24), "limit_range")


def test_a_band_made_precise() -> None:
    """A32: the precise limit is compared, and the band it took the place of is shown beside it as a source."""
    exact = limit(*DAY, 5, COACH, within=MEDICAL)
    found = finding(compared([limit(*DAY, "[3,6)"), exact], [demand(*DAY, 5)]), *DAY)
    assert (found.status, found.limit, found.marks) == ("fits", ValueShown(5, reach(5)), ())
    assert found.sources == (COACH_SAID, MEDICAL_SAID, TOLD)


def test_questions_of_several_limits() -> None:
    """A26: all open limits are asked about, in a fixed order of addressees; the reason is that of the first."""
    limits = [
        limit(*LIFT, "[5,9]"),
        limit(*LIFT, "[6,9]", COACH),
        limit(*LIFT, "[7,9]", OWN_WORD),
        limit(*LIFT, 3, COACH, strength="conditional"),
    ]
    found = finding(compared(limits, [demand(*LIFT, 8)]), *LIFT)
    assert found.question == Question("Q-lift_carry.oft-soft", ("participant", "doctor", "coach"), "soft")
    assert found.marks == (Mark.CONTRADICTION, Mark.SOFT)
    assert found.absolute


@pytest.mark.parametrize(
    ("limits", "demands", "tendency", "barred"),
    [
        # one limit that is likely exceeded is enough; to be fine all have to lean that way
        ([limit(*LIFT, 5), limit(*LIFT, 10, MEDICAL)], [demand(*LIFT, 8, OCCUPATION)], "likely_exceeded", True),
        ([limit(*LIFT, 9), limit(*LIFT, 10)], [demand(*LIFT, 8, OCCUPATION)], "likely_fits", False),
        ([limit(*LIFT, "[7,9]"), limit(*LIFT, 10)], [demand(*LIFT, 8, OCCUPATION)], None, False),
        (
            [limit(*LIFT, 5, strength="conditional"), limit(*LIFT, 10)],
            [demand(*LIFT, 8, OCCUPATION)],
            "likely_exceeded",
            False,
        ),
    ],
)
def test_tendency_of_several_limits(limits, demands, tendency, barred) -> None:
    """A25: a finding leans to exceeded if any limit does, to fine only if all do."""
    found = finding(compared(limits, demands), *LIFT)
    assert (found.tendency, found.likely_barred) == (tendency, barred)


def test_weekly_hours() -> None:
    """A8, A25: a daily limit against weekly hours is asked, derived, and leans as the usual week does."""
    for value, tendency, barred in ((8, "likely_fits", False), (7, "likely_exceeded", True)):
        found = finding(compared([limit(*DAY, value)], [demand("weekly_hours", "hours", 39, AD)]), *DAY)
        assert (found.status, found.rule, found.marks) == ("check", "H-4", ("implied",))
        assert (found.tendency, found.likely_barred) == (tendency, barred)
        assert found.demand == ValueShown(None, reach("[6.5,24]"))
        assert found.sources == (MEDICAL_SAID, READ)


@pytest.mark.parametrize(
    ("limits", "demands", "marks"),
    [
        ([limit(*LIFT, 10)], [demand(*LIFT, 5, AD)], ("from_text",)),
        ([limit(*LIFT, 10)], [demand(*LIFT, 20, AD)], ()),  # A34: only a fit says that it rests on text
        ([limit(*LIFT, "[1,10]")], [demand(*LIFT, 5, AD)], ()),
        ([limit(*LIFT, 10, OWN_WORD)], [demand(*LIFT, 5)], ("self_report",)),
        ([limit(*LIFT, 10, OWN_WORD), limit(*LIFT, 10)], [demand(*LIFT, 5)], ()),  # all deciding ones have to be
        ([limit(*LIFT, 9, OWN_WORD), limit(*LIFT, 10)], [demand(*LIFT, 9.5)], ("contradiction", "self_report")),
        ([limit(*LIFT, 10, review_on="2026-11-30")], [demand(*LIFT, 5)], ("review_due",)),
        ([limit(*LIFT, 5), limit(*LIFT, 10, review_on="2026-11-30")], [demand(*LIFT, 7)], ("review_due",)),
        ([limit("lift_carry", "selten", 5)], [demand(*LIFT, 5)], ("implied",)),
        ([limit(*LIFT, 10)], [demand(*LIFT, 5), demand(*LIFT, 20, AD)], ("contradiction",)),
        ([limit(*LIFT, 10, valid_until="2026-11-30")], [demand(*LIFT, 5)], ("expired",)),
    ],
)
def test_marks(limits, demands, marks) -> None:
    """A26: the marks of the deciding limits, and of the whole measure, sorted."""
    assert finding(compared(limits, demands), *LIFT).marks == marks


GRADE = ("speech", "grade")


@pytest.mark.parametrize(
    ("limits", "underused"),
    [
        ([limit(*GRADE, 4)], True),
        ([limit(*GRADE, 4), limit(*GRADE, 2)], False),
        ([limit(*GRADE, 4), limit(*GRADE, 2, valid_until="2026-11-30")], True),
        ([limit(*GRADE, 4, valid_until="2026-11-30")], False),
    ],
)
def test_underused(limits, underused) -> None:
    """A23: underused if all limits in force are; expired ones do not count."""
    found = finding(compared(limits, [demand(*GRADE, 1)]), *GRADE)
    assert (Mark.UNDERUSED in found.marks) is underused


def test_expired_beside_derived_loads() -> None:
    """A11, A6: a load with nothing but an expired limit is also compared with what its neighbours say."""
    limits = [limit(*LIFT, 5, valid_until="2026-11-30"), limit("lift_carry", "selten", 12)]
    found = finding(compared(limits, [demand(*LIFT, 20)]), *LIFT)
    assert (found.status, found.rule, found.limit) == ("conflict", "KG-2", ValueShown(None, reach("[0,12]")))
    assert found.marks == (Mark.IMPLIED,)
    found = finding(compared(limits, [demand(*LIFT, 10)]), *LIFT)
    assert (found.status, found.rule, found.marks) == ("check", "T-1", ("expired", "implied"))
    assert found.question.to == ("doctor",)


def test_marks_with_a_measure() -> None:
    """A26: what was soft without the measure is settled; what the values rest on stays."""
    aids = [{"id": "lifting_aid", "status": "agreed"}]
    unsure = limit("skin_wet", "share", {"word": "zeitweise", "lexicon": "drv"}, strength="conditional")
    plan = [{"id": "skin_protection_plan", "status": "agreed"}]
    found = finding(compared([unsure], [demand("skin_wet", "share", 80)], accommodations=plan), "skin_wet", "share")
    assert (found.status, found.marks) == ("fits", ("adapted", "unverified"))
    soft = limit(*LIFT, 10, OWN_WORD, strength="conditional", review_on="2026-11-30")
    found = finding(compared([soft], [demand(*LIFT, 20)], accommodations=aids), *LIFT)
    assert (found.status, found.marks) == ("fits", ("adapted", "review_due", "self_report"))
    assert not found.absolute
    implied = limit("lift_carry", "selten", 10)
    found = finding(compared([implied], [demand(*LIFT, 20)], accommodations=aids), *LIFT)
    assert (found.status, found.rule, found.marks) == ("check", "KG-3", ("implied",))
    assert found.question.to == ("doctor",)


def test_a_measure_in_the_place_of_a_typical_value() -> None:
    """A15, A26: where the measure itself tells what is there, nothing typical is left to be marked."""
    guide = ("guidance", "class")
    mentor = [{"id": "mentor", "status": "agreed"}]
    for source in (OCCUPATION, AD | {"certainty": "implied"}):
        found = finding(compared([limit(*guide, 2)], [demand(*guide, 0, source)], accommodations=mentor), *guide)
        assert (found.status, found.rule, found.marks) == ("fits", "AC-1", ("adapted",))
        assert found.demand == ValueShown(0, reach(0))
        assert (found.tendency, found.likely_barred) == (None, False)


def test_self_report_with_a_side_effect() -> None:
    """A26: where only the side effect is open, the limits that needed the measure tell whether all is self-reported."""
    limits = [limit("skin_wet", "share", 5, OWN_WORD), limit("ppe", "kinds", ["handschuh"], strength="conditional")]
    plan = [{"id": "skin_protection_plan", "status": "agreed"}]
    found = finding(compared(limits, [demand("skin_wet", "share", 80)], accommodations=plan), "skin_wet", "share")
    assert (found.rule, found.marks) == ("AC-3", ("self_report",))


def test_all_that_needed_the_measure() -> None:
    """A26: a side effect is self-reported only if all limits that needed the measure are."""
    limits = [
        limit("skin_wet", "share", 5, OWN_WORD),
        limit("skin_wet", "share", 10),
        limit("ppe", "kinds", ["handschuh"], strength="conditional"),
    ]
    plan = [{"id": "skin_protection_plan", "status": "agreed"}]
    found = finding(compared(limits, [demand("skin_wet", "share", 80)], accommodations=plan), "skin_wet", "share")
    assert (found.rule, found.marks) == ("AC-3", ("contradiction",))


@pytest.mark.parametrize(
    ("dates", "changes_on"),
    [
        ({}, date(2027, 2, 1)),
        ({"valid_until": "2026-12-31"}, date(2027, 1, 1)),
        ({"valid_until": "2027-06-30"}, date(2027, 2, 1)),
    ],
)
def test_a_ramp_that_can_be_had(dates, changes_on) -> None:
    """A19, 8.5: the next step of a ramp, or the end of the limit that needs it, whichever comes first."""
    week = ("weekly_hours", "hours")
    steps = [{"from": "2026-12-01", "amount": 15}, {"from": "2027-02-01", "amount": 20}]
    ramp = [{"id": "hours_ramp", "status": "requestable", "steps": steps}]
    found = finding(compared([limit(*week, 15, **dates)], [demand(*week, 35)], accommodations=ramp), *week)
    assert (found.status, found.changes_on) == ("adaptable", changes_on)


def test_who_is_asked_with_a_measure() -> None:
    """A26, A15: where the measure leaves another limit open, that limit is asked about and decides the marks."""
    limits = [limit(*LIFT, 10, OWN_WORD), limit(*LIFT, "[4,10]", COACH)]
    aids = [{"id": "lifting_aid", "status": "agreed"}]
    found = finding(compared(limits, [demand(*LIFT, 20)], accommodations=aids), *LIFT)
    assert (found.status, found.rule, found.marks) == ("check", "KG-3", ())
    assert found.question.to == ("coach",)
