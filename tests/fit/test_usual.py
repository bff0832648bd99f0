"""Measures without a limit: rows 1 to 3, 6 and 7 of the table of unknowns (8.4, A2, A13, A34)."""

import pytest

from proaktiv_match.fit import Mark, Verdict
from proaktiv_match.fit._outcome import Outcome
from proaktiv_match.fit._usual import compare_usual, not_asked
from proaktiv_match.profiles import ADVERTISED
from tests.fit.at_hand import asked, axis


@pytest.mark.parametrize(
    ("demand", "usual"),
    [
        (asked("lift_carry", "manchmal", 10), True),
        (asked("lift_carry", "manchmal", "[5,10)"), True),
        (asked("lift_carry", "manchmal", 10.5), False),
        (asked("lift_carry", "manchmal", "[5,11]"), False),  # only the upper end may prove it
        (asked("driving", "share", 0), True),
        (asked("driving", "share", "(0,5]"), False),
        # needs have no normal: what is provided is never too much
        (asked("guidance", "class", 3), True),
        (asked("facilities", "kinds", required={"liegemoeglichkeit"}), True),
        # sets: all that is demanded or possible has to be usual
        (asked("shift_pattern", "options", required={"tag", "spaet"}), True),
        (asked("shift_pattern", "options", required={"tag"}, optional={"nacht"}), False),
        (asked("shift_pattern", "options", required={"wechsel"}), False),
        # ways to work: one usual way is enough
        (asked("commute", "modes", required={"auto", "oepnv"}), True),
        (asked("commute", "modes", required={"auto"}), False),
        (asked("commute", "modes", required={"auto"}, optional={"rad"}), False),
        (asked("commute", "modes", optional={"rad"}), True),
        (asked("commute", "modes", optional={"auto"}), False),
    ],
)
def test_usual_or_beyond(demand, usual) -> None:
    """A13: up to the normal nothing is asked; beyond it the person is, in other words if nobody ever looked."""
    measure = demand.measure
    seen = Outcome(Verdict.FITS, "U-1") if usual else Outcome(Verdict.CHECK, "U-2", "beyond_usual")
    unseen = Outcome(Verdict.NOT_ASSESSED, "U-6") if usual else Outcome(Verdict.CHECK, "U-7", "not_asked")
    assert compare_usual(measure, demand, assessed=True) == seen
    assert compare_usual(measure, demand, assessed=False) == unseen


@pytest.mark.parametrize(("assessed", "value"), [(True, 5), (True, 50), (False, 5), (False, 50)])
def test_marks(assessed, value) -> None:
    """A26, A34, A40: the marks of the demand stand on the finding in every row."""
    plain = asked("lift_carry", "oft", value)
    assert compare_usual(plain.measure, plain, assessed=assessed).marks == ()
    for changed, mark in (
        ({"rank": ADVERTISED}, Mark.FROM_TEXT),
        ({"derived": True}, Mark.IMPLIED),
        ({"verify": True}, Mark.UNVERIFIED),
    ):
        one = asked("lift_carry", "oft", value, **changed)
        assert compare_usual(one.measure, one, assessed=assessed).marks == (mark,)


def test_an_advertisement_on_safety() -> None:
    """A34: that a dangerous task does not occur has to be said by the employer, not by an advertisement."""
    text = asked("driving", "share", 0, ADVERTISED)
    measure = axis("driving", "share")
    assert compare_usual(measure, text, assessed=True) == Outcome(
        Verdict.CHECK, "SF-1", "safety_text", None, (Mark.FROM_TEXT,)
    )
    assert compare_usual(measure, text, assessed=False).rule == "U-6"
    assert compare_usual(measure, asked("driving", "share", 0), assessed=True).rule == "U-1"
    harmless = asked("lift_carry", "oft", 0, ADVERTISED)
    assert compare_usual(harmless.measure, harmless, assessed=True).rule == "U-1"


def test_nobody_says_anything() -> None:
    """8.4 row 3: found unrestricted and not demanded: listed, not assessed."""
    assert not_asked() == Outcome(Verdict.NOT_ASSESSED, "U-3")
