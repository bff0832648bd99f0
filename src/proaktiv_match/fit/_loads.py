"""Loads by frequency: kg can only fall as frequency rises (A6)."""

import math
from collections.abc import Mapping

from proaktiv_match.profiles import Side
from proaktiv_match.vocabulary import Interval

__all__ = ["FREQUENCIES", "LOADS", "between"]

LOADS = ("lift_carry", "push_pull")
"""Dimensions measured in kg at three frequencies."""

FREQUENCIES = ("selten", "manchmal", "oft")
"""From rare to frequent."""


def between(point: str, stated: Mapping[str, Interval], side: Side) -> tuple[Interval, tuple[str | None, str | None]]:
    """Where an unstated load lies.

    Args:
        point: the frequency that nobody stated.
        stated: the loads at other frequencies, at least one.
        side: whose loads they are; decides what counts where they contradict each other.

    Returns:
        From the load at the next more frequent stated point (else 0) to the load at the next less frequent one
        (else no bound), and the names of the less and the more frequent point that bound it. Of statements that
        contradict each other (oft above selten) the stricter counts: the greater demand, the smaller limit.
    """
    place = FREQUENCIES.index(point)
    below = next((name for name in FREQUENCIES[place + 1 :] if name in stated), None)
    above = next((name for name in reversed(FREQUENCIES[:place]) if name in stated), None)
    low, low_open = (stated[below].lo, stated[below].lo_open) if below else (0, False)
    high, high_open = (stated[above].hi, stated[above].hi_open) if above else (math.inf, True)
    if low > high or (low == high and (low_open or high_open)):
        stricter = below if side == "demand" else above
        return stated[stricter or point], (above, below)
    return Interval(low, high, low_open, high_open), (above, below)
