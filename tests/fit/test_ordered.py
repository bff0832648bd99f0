"""Ordered measures: the interval rule and what bends it (8.2, A9, A11, A21-A23, A34)."""

import pytest

from proaktiv_match.fit import Mark, Tendency, Verdict
from proaktiv_match.fit._ordered import compare_ordered, interval_rule, is_underused, lean
from proaktiv_match.fit._outcome import Context, Outcome
from proaktiv_match.profiles import ADVERTISED, IMPLIED, TYPICAL
from tests.fit.at_hand import asked, axis, live, reach

FITS, CHECK, CONFLICT = Verdict.FITS, Verdict.CHECK, Verdict.CONFLICT
LIFT = ("lift_carry", "oft")
SIT = ("sitting", "minutes")
GRADE = ("persistence", "grade")
HEIGHTS = ("heights_ladders", "share")
DAY = ("daily_hours", "hours")
CONTACT = ("public_contact", "share")
NOTHING_ELSE = Context()


@pytest.mark.parametrize(
    ("limit", "demand", "status"),
    [
        # domain 8.2: 3 to under 6 hours: 3 fits, 5 is open, 6 is a conflict
        ("[3,6)", 3, FITS),
        ("[3,6)", 5, CHECK),
        ("[3,6)", 6, CONFLICT),
        ("[3,6]", 6, CHECK),
        ("[3,6]", "(6,8]", CONFLICT),
        (10, "(0,10]", FITS),
        (10, "[10,12]", CHECK),
    ],
)
def test_interval_rule(limit, demand, status) -> None:
    """8.2: fits if even the highest demand is possible, conflict if not even the lowest is, else open."""
    assert interval_rule(axis(*DAY), reach(limit), reach(demand)) is status


@pytest.mark.parametrize(("need", "provided", "status"), [(2, 2, FITS), (2, 1, CONFLICT), (2, "[1,3]", CHECK)])
def test_needs_are_reversed(need, provided, status) -> None:
    """8.3: what is needed must be at or below what is provided."""
    assert interval_rule(axis("guidance", "class"), reach(need), reach(provided)) is status


def test_lean() -> None:
    """A22: a value that proves nothing leans, but safety never leans to fine."""
    assert lean(axis(*LIFT), reach(10), reach(8)) is Tendency.LIKELY_FITS
    assert lean(axis(*LIFT), reach(10), reach(12)) is Tendency.LIKELY_EXCEEDED
    assert lean(axis(*LIFT), reach(10), reach("[8,12]")) is None
    assert lean(axis(*HEIGHTS), reach(5), reach(0)) is None
    assert lean(axis(*HEIGHTS), reach(5), reach(10)) is Tendency.LIKELY_EXCEEDED


@pytest.mark.parametrize(
    ("key", "letter", "limit", "fits", "overlaps", "exceeds"),
    [
        (DAY, "H", "[3,6)", 3, 5, 6),
        (LIFT, "KG", "[5,10]", 5, 7, 11),
        (("walking", "share"), "P", "[5,33]", 5, 20, 40),
        (SIT, "PM", "[30,60]", 30, 45, 90),
        (("walking", "metres"), "D", "[100,500]", 100, 300, 600),
        (GRADE, "G", "[1,3]", 1, 2, 4),
        (("work_heaviness", "class"), "C", "[1,3]", 1, 2, 4),
        (("guidance", "class"), "N", "[1,2]", 2, 1, 0),
        (("absences", "hours"), "N", "[1,3]", 3, 2, 0),
    ],
)
def test_each_scale_has_its_rule(key, letter, limit, fits, overlaps, exceeds) -> None:
    """8.2: hours, loads, shares, stretches, distances, grades, classes and needs each name their own rule."""
    one = live(*key, limit)
    assert compare_ordered(one, asked(*key, fits), NOTHING_ELSE) == Outcome(FITS, f"{letter}-1", None, one)
    assert compare_ordered(one, asked(*key, overlaps), NOTHING_ELSE) == Outcome(
        CHECK, f"{letter}-3", "limit_range", one
    )
    assert compare_ordered(one, asked(*key, exceeds), Context(change_at_will=False)) == Outcome(
        CONFLICT, f"{letter}-2", None, one
    )


def test_an_overlap_asks_the_job_first() -> None:
    """A26: where the demand is a range the employer is asked, else whoever said the limit."""
    one = live(*LIFT, "[5,10]")
    assert compare_ordered(one, asked(*LIFT, "[4,7]"), NOTHING_ELSE).reason == "demand_range"
    assert compare_ordered(one, asked(*LIFT, 7), NOTHING_ELSE).reason == "limit_range"


def test_unknown() -> None:
    """8.4, A26: nothing said about a limited measure is asked; marks say what the limit rests on."""
    one = live(*LIFT, 10)
    assert compare_ordered(one, None, NOTHING_ELSE) == Outcome(CHECK, "U-5", "unknown", one)
    unsure = live(*LIFT, 10, verify=True, derived=True)
    assert compare_ordered(unsure, None, NOTHING_ELSE) == Outcome(
        CHECK, "U-5", "unknown", unsure, (Mark.UNVERIFIED, Mark.IMPLIED)
    )


@pytest.mark.parametrize(
    ("limit_verify", "demand", "unsure"),
    [
        (False, None, False),
        (True, None, True),
        (False, asked(*LIFT, 50), False),
        (False, asked(*LIFT, 50, verify=True), True),
        (True, asked(*LIFT, 5), True),
    ],
)
def test_expired(limit_verify, demand, unsure) -> None:
    """A11, A40: outside its validity a limit is asked about whatever the demand, marked if a word is unsure."""
    one = live(*LIFT, 10, expired=True, verify=limit_verify)
    marks = (Mark.EXPIRED, Mark.UNVERIFIED) if unsure else (Mark.EXPIRED,)
    assert compare_ordered(one, demand, NOTHING_ELSE) == Outcome(CHECK, "T-1", "expired", one, marks)


@pytest.mark.parametrize(
    ("changed_limit", "changed_demand", "marks"),
    [
        ({}, {}, ()),
        ({"derived": True}, {}, (Mark.IMPLIED,)),
        ({}, {"derived": True}, (Mark.IMPLIED,)),
        ({"verify": True}, {}, (Mark.UNVERIFIED,)),
        ({}, {"verify": True}, (Mark.UNVERIFIED,)),
        ({}, {"rank": ADVERTISED}, (Mark.FROM_TEXT,)),
        (
            {"derived": True, "verify": True},
            {"rank": ADVERTISED},
            (Mark.IMPLIED, Mark.UNVERIFIED, Mark.FROM_TEXT),
        ),
    ],
)
@pytest.mark.parametrize(("value", "status"), [(5, FITS), ("[5,15]", CHECK), (15, CONFLICT)])
def test_marks_of_what_was_compared(changed_limit, changed_demand, marks, value, status) -> None:
    """A26, A34, A40: derived, unsure and advertised values mark the outcome, whatever it is."""
    one = live(*LIFT, 10, **changed_limit)
    found = compare_ordered(one, asked(*LIFT, value, **changed_demand), NOTHING_ELSE)
    assert (found.status, found.marks) == (status, marks)


@pytest.mark.parametrize(
    ("value", "tendency"), [(5, Tendency.LIKELY_FITS), (15, Tendency.LIKELY_EXCEEDED), ("[5,15]", None)]
)
def test_only_typical_or_implied(value, tendency) -> None:
    """A22, A33: a typical or implied value never proves anything; it is asked and leans."""
    one = live(*LIFT, 10)
    assert compare_ordered(one, asked(*LIFT, value, TYPICAL), NOTHING_ELSE) == Outcome(
        CHECK, "U-5T", "typical", one, (Mark.TYPICAL_ONLY,), tendency
    )
    assert compare_ordered(one, asked(*LIFT, value, IMPLIED), NOTHING_ELSE) == Outcome(
        CHECK, "U-5I", "implied", one, (Mark.IMPLIED,), tendency
    )


@pytest.mark.parametrize(("own", "job"), [(True, False), (False, True)])
def test_only_typical_and_unsure(own, job) -> None:
    """A40: an unsure word on either side marks a typical value too."""
    one = live(*LIFT, 10, verify=own)
    found = compare_ordered(one, asked(*LIFT, 5, TYPICAL, verify=job), NOTHING_ELSE)
    assert found.marks == (Mark.TYPICAL_ONLY, Mark.UNVERIFIED)


def test_faded() -> None:
    """A11: an old permission turns a fit into a question; exceeded it stays exceeded."""
    one = live(*LIFT, 10, faded=True)
    assert compare_ordered(one, asked(*LIFT, 5), NOTHING_ELSE) == Outcome(CHECK, "T-2", "faded", one, (Mark.FADED,))
    text = asked(*LIFT, 5, ADVERTISED)
    assert compare_ordered(one, text, NOTHING_ELSE) == Outcome(CHECK, "T-2", "faded", one, (Mark.FROM_TEXT, Mark.FADED))
    assert compare_ordered(one, asked(*LIFT, 12), NOTHING_ELSE) == Outcome(CONFLICT, "KG-2", None, one)


def test_an_advertisement_on_safety() -> None:
    """A34: on safety an advertisement never proves a fit, but it proves a conflict."""
    one = live(*HEIGHTS, 5)
    assert compare_ordered(one, asked(*HEIGHTS, 0, ADVERTISED), NOTHING_ELSE) == Outcome(
        CHECK, "SF-1", "safety_text", one, (Mark.FROM_TEXT,)
    )
    assert compare_ordered(one, asked(*HEIGHTS, 10, ADVERTISED), NOTHING_ELSE) == Outcome(
        CONFLICT, "P-2", None, one, (Mark.FROM_TEXT,)
    )
    assert compare_ordered(one, asked(*HEIGHTS, 0), NOTHING_ELSE) == Outcome(FITS, "P-1", None, one)
    old = live(*HEIGHTS, 5, faded=True)
    assert compare_ordered(old, asked(*HEIGHTS, 0, ADVERTISED), NOTHING_ELSE).marks == (Mark.FROM_TEXT, Mark.FADED)


@pytest.mark.parametrize(
    ("limit", "demand", "rule"),
    [
        (2, 3, "SO-1"),  # one grade more bends
        (2, "[3,5]", "SO-1"),  # the smallest possible gap counts
        (2, "(3,4]", "G-2"),  # more than one, however little
        (2, 4, "G-2"),
        ("[1,2]", 3, "SO-1"),
        ("[1,2)", 3, "G-2"),  # the gap to a limit below 2 is more than one
    ],
)
def test_conditional_grades(limit, demand, rule) -> None:
    """A23: "möglichst vermeiden" bends by one grade of 0 to 5 and not by more."""
    one = live(*GRADE, limit, conditional=True)
    found = compare_ordered(one, asked(*GRADE, demand), NOTHING_ELSE)
    assert found == (
        Outcome(CHECK, "SO-1", "soft", one, (Mark.SOFT,)) if rule == "SO-1" else Outcome(CONFLICT, "G-2", None, one)
    )


@pytest.mark.parametrize(("key", "limit", "demand"), [(LIFT, 10, 99), (("work_heaviness", "class"), 1, 5)])
def test_conditional_elsewhere(key, limit, demand) -> None:
    """A23: loads, shares and the class of heaviness have no gap rule; what should be avoided is a soft check."""
    one = live(*key, limit, conditional=True)
    assert compare_ordered(one, asked(*key, demand, ADVERTISED), NOTHING_ELSE) == Outcome(
        CHECK, "SO-1", "soft", one, (Mark.FROM_TEXT, Mark.SOFT)
    )


def test_change_of_posture_at_will() -> None:
    """A9: who can change posture at will decides how long a stretch lasts, stated or not."""
    one, free = live(*SIT, 60), Context(change_at_will=True)
    for job in (None, asked(*SIT, 240), asked(*SIT, 240, TYPICAL)):
        assert compare_ordered(one, job, free) == Outcome(FITS, "PM-4", None, one)
    assert compare_ordered(one, None, Context(change_at_will=True, change_from_text=True)).marks == (Mark.FROM_TEXT,)
    zero = asked(*SIT, 0, derived=True)
    assert compare_ordered(one, zero, free).marks == (Mark.IMPLIED,)
    assert compare_ordered(one, asked(*SIT, 0, TYPICAL, derived=True), free).marks == ()
    old = live(*SIT, 60, faded=True)
    assert compare_ordered(old, None, free) == Outcome(CHECK, "T-2", "faded", old, (Mark.FADED,))


def test_change_of_posture_is_about_sitting_and_standing_only() -> None:
    """A9: the change of posture lifts neither shares nor stretches of walking."""
    for key, letter in (
        (("walking", "minutes"), "PM"),
        (("sitting", "share"), "P"),
        (("overhead", "minutes"), "PM"),
    ):
        one = live(*key, 10)
        for at_will in (True, None):
            assert compare_ordered(one, asked(*key, 90), Context(change_at_will=at_will)).rule == f"{letter}-2"
    standing = live("standing", "minutes", 10)
    assert compare_ordered(standing, asked("standing", "minutes", 90), Context(change_at_will=True)).rule == "PM-4"


def test_change_of_posture_perhaps() -> None:
    """A9: exceeded minutes are asked while the change of posture is open; known to be impossible, they conflict."""
    one, job = live(*SIT, 60), asked(*SIT, 240, ADVERTISED)
    assert compare_ordered(one, job, Context(change_at_will=None)) == Outcome(
        CHECK, "PM-5", "posture_change", one, (Mark.FROM_TEXT,)
    )
    assert compare_ordered(one, job, Context(change_at_will=False)) == Outcome(
        CONFLICT, "PM-2", None, one, (Mark.FROM_TEXT,)
    )


def test_contact_that_is_never_in_person() -> None:
    """A21: whether a limit on public contact covers telephone and letters is asked, not decided."""
    one, never = live(*CONTACT, 5), Context(channels_without_person=True)
    assert compare_ordered(one, asked(*CONTACT, 66, ADVERTISED), never) == Outcome(
        CHECK, "PC-1", "channel", one, (Mark.FROM_TEXT,)
    )
    assert compare_ordered(one, asked(*CONTACT, 66), NOTHING_ELSE).rule == "P-2"
    assert compare_ordered(one, asked(*CONTACT, 5), never).rule == "P-1"
    other = live("overhead", "share", 5)
    assert compare_ordered(other, asked("overhead", "share", 66), never).rule == "P-2"


def test_light_work() -> None:
    """A24, R3: beyond the loads of light work is asked; only above 15 kg it is a conflict."""
    one = live(*LIFT, 10, derived=True, conflict_above=15)
    assert compare_ordered(one, asked(*LIFT, 10), NOTHING_ELSE) == Outcome(FITS, "KG-1", None, one, (Mark.IMPLIED,))
    for value in (12, 15, "[12,20]", "[15,20]"):
        found = compare_ordered(one, asked(*LIFT, value), NOTHING_ELSE)
        assert found == Outcome(CHECK, "R3", "light_work", one, (Mark.IMPLIED,))
    for value in (16, "(15,20]"):
        found = compare_ordered(one, asked(*LIFT, value), NOTHING_ELSE)
        assert found == Outcome(CONFLICT, "KG-2", None, one, (Mark.IMPLIED,))
    ranged = live(*LIFT, "[5,10]", derived=True, conflict_above=15)
    assert compare_ordered(ranged, asked(*LIFT, 7), NOTHING_ELSE).reason == "light_work"


@pytest.mark.parametrize(
    ("limit", "leaning", "status", "rule", "reason", "tendency"),
    [
        ("[3,6)", 4, CHECK, "H-4", "demand_range", None),
        (8, 6, CHECK, "H-4", "demand_range", Tendency.LIKELY_FITS),
        (6, 7.8, CHECK, "H-4", "demand_range", Tendency.LIKELY_EXCEEDED),
        (24, 6, CHECK, "H-4", "demand_range", Tendency.LIKELY_FITS),
        (3, 6, CONFLICT, "H-2", None, None),
    ],
)
def test_weekly_hours_never_prove_a_daily_value(limit, leaning, status, rule, reason, tendency) -> None:
    """A8, A25: from weekly hours alone a day is never short enough for certain; the usual shift gives the tendency."""
    one = live(*DAY, limit)
    job = asked(*DAY, "[5,24]", derived=True, leaning=reach(leaning))
    assert compare_ordered(one, job, NOTHING_ELSE) == Outcome(status, rule, reason, one, (Mark.IMPLIED,), tendency)


def test_a_soft_excess_keeps_its_tendency() -> None:
    """A25: a conditional daily limit exceeded by weekly hours leans as they do."""
    one = live(*DAY, 3, conditional=True)
    job = asked(*DAY, "[5,24]", derived=True, leaning=reach(6))
    assert compare_ordered(one, job, NOTHING_ELSE) == Outcome(
        CHECK, "SO-1", "soft", one, (Mark.IMPLIED, Mark.SOFT), Tendency.LIKELY_EXCEEDED
    )


@pytest.mark.parametrize(
    ("key", "limit", "demand", "expected"),
    [
        (GRADE, 4, asked(*GRADE, 2), True),
        (GRADE, 4, asked(*GRADE, "[0,2]"), True),
        (GRADE, "[4,5]", asked(*GRADE, 2), True),
        (GRADE, 4, asked(*GRADE, "[2,3]"), False),
        (GRADE, 3, asked(*GRADE, 2), False),
        (GRADE, 4, asked(*GRADE, 2, ADVERTISED), True),
        (GRADE, 4, asked(*GRADE, 2, TYPICAL), False),
        (GRADE, 4, None, False),
        (("noise", "grade"), 4, asked("noise", "grade", 0), False),
        (("conflict_emotion", "grade"), 4, asked("conflict_emotion", "grade", 0), False),
        (("work_heaviness", "class"), 5, asked("work_heaviness", "class", 1), False),
        (("guidance", "class"), 3, asked("guidance", "class", 0), False),
    ],
)
def test_underused(key, limit, demand, expected) -> None:
    """A23: at least two grades below what the person can give, on grades of 0 to 5 but noise and conflict."""
    assert is_underused(live(*key, limit), demand) is expected
