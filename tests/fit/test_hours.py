"""Daily and weekly hours (A8, A25)."""

from fractions import Fraction

import pytest

from proaktiv_match.fit._hours import days_from_hours, longest_shift, usual_shift
from proaktiv_match.vocabulary import Interval
from tests.fit.at_hand import reach


@pytest.mark.parametrize(
    ("weekly", "days", "shift"),
    [
        (39, None, Interval(Fraction(13, 2), 24)),  # six days are the most a regular week may have
        ("(24,30]", None, Interval(4, 24, lo_open=True)),
        (20, 5, Interval(4, 24)),
        (20, 1, Interval(20, 24)),
        (20, "[2,4]", Interval(5, 24)),  # the most days make the shortest shift
        (20, "[2,4)", Interval(5, 24, lo_open=True)),  # four days are not reached, so five hours are not either
        (3, "(4,6)", Interval(Fraction(1, 2), 24, lo_open=True)),
        (0, "[2,4)", Interval(0, 24)),
        (20, 0, Interval(Fraction(10, 3), 24)),  # no day at all says nothing
        (144, None, Interval(24, 24)),
        (168, None, Interval(24, 24)),
        ("(144,168]", None, Interval(24, 24)),
        (30, 1, Interval(24, 24)),
    ],
)
def test_longest_shift(weekly, days, shift) -> None:
    """A8: the longest shift is at least weekly hours by days, and may be the whole day."""
    assert longest_shift(reach(weekly), None if days is None else reach(days)) == shift


def test_usual_shift() -> None:
    """A25: the tendency of weekly hours comes from a week of five days."""
    assert usual_shift(reach("[19,30)")) == Interval(Fraction(19, 5), 6, hi_open=True)


@pytest.mark.parametrize(
    ("weekly", "daily", "days"),
    [
        (40, 8, 5),
        (19.5, 3.9, 5),
        (5, 1, 5),
        (2.5, 0.5, 5),
        (40, 7, None),
        (8, 40, None),
        (0, 0, None),
        ("[40,41]", 8, None),
        (40, "[8,9]", None),
        ("[35,40]", "[7,8]", None),
    ],
)
def test_days_from_hours(weekly, daily, days) -> None:
    """A8: weekly hours of exactly five shifts mean five days; anything else leaves the days unknown."""
    expected = None if days is None else Interval.point(days)
    assert days_from_hours(reach(weekly), reach(daily)) == expected
