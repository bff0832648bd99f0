"""Which outcome decides, and whom an open point is asked of (A26, A34)."""

import pytest

from proaktiv_match.fit import Mark, Verdict
from proaktiv_match.fit._outcome import Outcome, from_safety_text, worst
from tests.fit.at_hand import live

FOUND_AT_JOB = (
    "unknown",
    "typical",
    "implied",
    "optional",
    "incomplete",
    "similar",
    "demand_range",
    "safety_text",
    "posture_change",
    "strain",
    "with_aid",
)
FOUND_AT_PERSON = ("soft", "side_effect", "beyond_usual", "not_asked")
BY_SOURCE = ("limit_range", "expired", "faded", "channel", "light_work")


@pytest.mark.parametrize(
    ("reason", "to"),
    [
        *((reason, ("employer",)) for reason in FOUND_AT_JOB),
        *((reason, ("participant",)) for reason in FOUND_AT_PERSON),
        *((reason, ("coach", "doctor")) for reason in BY_SOURCE),
    ],
)
def test_addressees(reason, to) -> None:
    """A26: the employer tells about the job, the person about wishes, else whoever set the limit."""
    one = live("lift_carry", "oft", 10, asks=("coach", "doctor"))
    assert Outcome(Verdict.CHECK, "x", reason, one).addressees() == to


def test_text_is_asked_of_the_coach() -> None:
    """A26, A14: where there is no limit and nobody else can tell, the coach is asked."""
    assert Outcome(Verdict.CHECK, "FT-1", "text").addressees() == ("coach",)


def test_an_old_permission_behind_a_question_to_the_employer() -> None:
    """A26, A34: an advertised safety demand under an old permission leaves two questions."""
    one = live("heights_ladders", "share", 5, faded=True)
    assert Outcome(Verdict.CHECK, "SF-1", "safety_text", one, (Mark.FADED,)).addressees() == ("employer", "doctor")
    assert Outcome(Verdict.CHECK, "SF-1", "safety_text", one).addressees() == ("employer",)
    assert Outcome(Verdict.CHECK, "SF-1", "safety_text", None, (Mark.FADED,)).addressees() == ("employer",)


def test_from_safety_text() -> None:
    """A34: a fit that rests on an advertisement becomes a question; it keeps its marks."""
    one = live("heights_ladders", "share", 5)
    fitting = Outcome(Verdict.FITS, "P-1", None, one, (Mark.FROM_TEXT,))
    asked = Outcome(Verdict.CHECK, "SF-1", "safety_text", one, (Mark.FROM_TEXT,))
    assert from_safety_text(fitting) == asked
    assert from_safety_text(Outcome(Verdict.FITS, "U-1")) == Outcome(Verdict.CHECK, "SF-1", "safety_text")


def test_worst() -> None:
    """Contract, "Result": conflict > check > adaptable > fits > not assessed; of equals the first counts."""
    ordered = [Verdict.NOT_ASSESSED, Verdict.FITS, Verdict.ADAPTABLE, Verdict.CHECK, Verdict.CONFLICT]
    assert [one.severity for one in ordered] == [0, 1, 2, 3, 4]
    outcomes = [Outcome(status, str(number)) for number, status in enumerate([*ordered, Verdict.CONFLICT])]
    assert worst(outcomes).rule == "4"
    assert worst(outcomes[::-1]).rule == "5"
    assert worst(outcomes[:1]).status is Verdict.NOT_ASSESSED
