"""Findings on measures without a limit, and under an unread note (8.4, A13, A14, A34)."""

from datetime import date

import pytest

from proaktiv_match.fit import Finding, FindingSource, Mark, Question, Tendency, ValueShown, Verdict
from tests.fit.at_hand import (
    AD,
    MEDICAL,
    OCCUPATION,
    compared,
    demand,
    finding,
    limit,
    reach,
)

LIFT = ("lift_carry", "oft")
MEDICAL_SAID = FindingSource("limit", "drv_1a", date(2026, 8, 12))
TOLD = FindingSource("demand", "employer", date(2026, 11, 3))
READ = FindingSource("demand", "ad_text", date(2026, 11, 10), "Anzeige")
LOOKED = {"assessments": [{"instrument": "drv_1a", "date": "2026-08-12", "covers": ["lift_carry", "driving", "cold"]}]}


def test_beyond_what_is_usual() -> None:
    """8.4 rows 2 and 7: what goes beyond the usual is asked of the person; it makes no verdict but counts as open."""
    for who, rule, reason in ((LOOKED, "U-2", "beyond_usual"), ({}, "U-7", "not_asked")):
        found = compared([], [demand(*LIFT, 30)], who=who)
        assert finding(found, *LIFT) == Finding(
            dimension="lift_carry",
            measure="oft",
            status=Verdict.CHECK,
            limit=None,
            demand=ValueShown(30, reach(30)),
            rule=rule,
            sources=(TOLD,),
            question=Question(f"Q-lift_carry.oft-{reason}", ("participant",), reason),
            limited=False,
        )
        assert (found.verdict, found.open, found.tendency) == (Verdict.NOT_ASSESSED, 1, None)


def test_usual() -> None:
    """8.4 rows 1 and 6: what is usual fits where somebody looked, and is not assessed where nobody did."""
    for who, status, rule in ((LOOKED, Verdict.FITS, "U-1"), ({}, Verdict.NOT_ASSESSED, "U-6")):
        found = compared([], [demand(*LIFT, 3)], who=who)
        one = finding(found, *LIFT)
        assert (one.status, one.rule, one.question, one.limited) == (status, rule, None, False)
        assert (found.verdict, found.open) == (Verdict.NOT_ASSESSED, 0)


def test_row_three() -> None:
    """8.4 row 3: found unrestricted and not demanded: listed for every measure of the dimension, with no source."""
    found = compared([], [], who=LOOKED)
    assert [(one.dimension, one.measure, one.rule) for one in found.findings] == [
        ("driving", "share", "U-3"),
        ("lift_carry", "selten", "U-3"),
        ("lift_carry", "manchmal", "U-3"),
        ("lift_carry", "oft", "U-3"),
        ("cold", "share", "U-3"),
    ]
    assert found.findings[0] == Finding(
        "driving", "share", Verdict.NOT_ASSESSED, None, None, "U-3", limited=False, safety=True
    )


def test_row_three_is_silent_where_something_is_known() -> None:
    """8.4, A6, A22: neither limited measures, nor bounded loads, nor what anything is said about stand in row 3."""
    limited = compared([limit(*LIFT, 5)], [], who=LOOKED)
    assert [(one.dimension, one.measure) for one in limited.findings] == [
        ("driving", "share"),
        LIFT,
        ("cold", "share"),
    ]
    typical = compared([], [demand("cold", "share", 5, OCCUPATION)], who=LOOKED)
    assert not [one for one in typical.findings if one.dimension == "cold"]
    stated = compared([], [demand("cold", "share", 5)], who=LOOKED)
    assert [one.rule for one in stated.findings if one.dimension == "cold"] == ["U-1"]
    light = compared([limit("work_heaviness", "class", 1)], [], who=LOOKED)
    assert [one.rule for one in light.findings if one.dimension == "lift_carry"] == ["U-3", "U-3", "U-3"]


@pytest.mark.parametrize(("value", "source", "marks"), [(3, AD, ("from_text",)), (30, AD, ()), (3, None, ())])
def test_marks_without_a_limit(value, source, marks) -> None:
    """A34: from_text stands on a fit only, in rows without a limit too."""
    job = demand(*LIFT, value, source) if source else demand(*LIFT, value)
    assert finding(compared([], [job], who=LOOKED), *LIFT).marks == marks


def test_contradictory_advertisement_without_a_limit() -> None:
    """A22: a contradiction between employer and advertisement is shown in every row."""
    found = finding(compared([], [demand(*LIFT, 3), demand(*LIFT, 30, AD)], who=LOOKED), *LIFT)
    assert (found.rule, found.marks, found.sources) == ("U-1", ("contradiction",), (TOLD,))


def test_safety_without_a_limit() -> None:
    """A34: that no driving occurs is asked where only an advertisement says so."""
    found = finding(compared([], [demand("driving", "share", 0, AD)], who=LOOKED), "driving", "share")
    assert found == Finding(
        dimension="driving",
        measure="share",
        status=Verdict.CHECK,
        limit=None,
        demand=ValueShown(0, reach(0)),
        rule="SF-1",
        sources=(READ,),
        question=Question("Q-driving.share-safety_text", ("employer",), "safety_text"),
        limited=False,
        safety=True,
    )


NOTE = {"uncoded_notes": [{"text": "Handekzem", "source": MEDICAL}]}


def test_an_unread_note() -> None:
    """A14: while a note is unread nothing is said to fit; an extra finding, the last one, asks the coach."""
    found = compared([limit(*LIFT, 10)], [demand(*LIFT, 5, AD)], who=NOTE)
    assert [(one.dimension, one.measure) for one in found.findings] == [LIFT, ("uncoded_notes", "text")]
    assert found.findings[0] == Finding(
        dimension="lift_carry",
        measure="oft",
        status=Verdict.CHECK,
        limit=ValueShown(10, reach(10)),
        demand=ValueShown(5, reach(5)),
        rule="FT-1",
        sources=(MEDICAL_SAID, READ),
        marks=(Mark.HIDDEN_TEXT,),
        question=Question("Q-lift_carry.oft-text", ("coach",), "text"),
    )
    assert found.findings[1] == Finding(
        dimension="uncoded_notes",
        measure="text",
        status=Verdict.CHECK,
        limit=ValueShown(None),
        demand=None,
        rule="FT-2",
        sources=(MEDICAL_SAID,),
        marks=(Mark.HIDDEN_TEXT,),
        question=Question("Q-uncoded_notes.text-text", ("coach",), "text"),
    )
    assert (found.verdict, found.tendency) == (Verdict.CHECK, Tendency.OPEN)


@pytest.mark.parametrize(
    ("value", "status", "rule", "marks"),
    [
        (5, "agreed", "KG-1", ()),
        (20, "agreed", "AC-1", ()),
        (20, "requestable", "AC-2", ()),
    ],
)
def test_fits_and_adaptable_are_hidden(value, status, rule, marks) -> None:
    """A14, A26: a hidden fit is no longer called adapted, but still names its measures."""
    aids = [{"id": "lifting_aid", "status": status}]
    plain = finding(compared([limit(*LIFT, 10)], [demand(*LIFT, value)], accommodations=aids), *LIFT)
    assert plain.rule == rule
    found = finding(compared([limit(*LIFT, 10)], [demand(*LIFT, value)], who=NOTE, accommodations=aids), *LIFT)
    assert (found.status, found.rule, found.marks) == ("check", "FT-1", ("hidden_text", *marks))
    assert found.accommodations == plain.accommodations


def test_other_findings_are_not_hidden() -> None:
    """A14: conflicts, checks and what is not assessed stay as they are."""
    limits = [limit(*LIFT, 10), limit("noise", "grade", 3)]
    demands = [demand(*LIFT, 20), demand("cold", "share", 5)]
    hidden, plain = compared(limits, demands, who=NOTE), compared(limits, demands)
    assert hidden.findings[:-1] == plain.findings
    assert hidden.verdict is Verdict.CONFLICT


def test_a_note_without_any_limit() -> None:
    """A14: the verdict is at least check, also with no limit at all; the assessed rows are hidden too."""
    found = compared([], [demand(*LIFT, 3)], who=NOTE | LOOKED)
    assert (found.verdict, found.tendency) == (Verdict.CHECK, Tendency.OPEN)
    assert (finding(found, *LIFT).rule, finding(found, *LIFT).limited) == ("FT-1", False)
