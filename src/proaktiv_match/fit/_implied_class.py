"""What posture and loads of a job tell of its heaviness, whatever class is stated (A24: R1, R2; REFA ladder)."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from proaktiv_match.vocabulary import Interval, Number, exact, vocabulary

__all__ = ["NO_STRAIN", "Strain", "strain_of"]


class Strain(NamedTuple):
    """What is told beside the class.

    Attributes:
        forced_posture: whether forced posture takes so much time that the class counts as heavier (R1).
        load_class: the heaviest class that loads stand for (R2); `None` if they tell nothing.
    """

    forced_posture: bool = False
    load_class: Number | None = None


NO_STRAIN: Final = Strain()
"""Nothing is told."""


def strain_of(posture: Interval | None, loads: Iterable[Interval]) -> Strain:
    """The strain behind some demands that somebody stated.

    Args:
        posture: share of the time in forced posture.
        loads: weights lifted now and then, and often.
    """
    rules = vocabulary().rules
    above = Interval.point(rules["R1"].values["share_above"])
    heaviest: Number | None = None
    for load in loads:
        for step in rules["R2"].values["classes"]:
            bound = exact(step["above_kg"])
            surely = load.lo > bound or (load.lo == bound and load.lo_open)
            if surely and (heaviest is None or step["class"] > heaviest):
                heaviest = step["class"]
    return Strain(posture is not None and posture.above(above), heaviest)
