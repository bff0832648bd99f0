"""The first k by many criteria: only offers that tie on all criteria so far are asked about the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bounded", "Criterion", "first_of", "sorted_by"]

_Array = NDArray[Any]

Criterion = Callable[[_Array], _Array]
"""Whole numbers for some places; smaller comes first."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A criterion that is costly to tell exactly, and cheap to tell roughly.

    Attributes:
        exact: the criterion.
        among: some of the places that hold the best so many, and all that tie with the last of them.
    """

    exact: Criterion
    among: Callable[[_Array, int], _Array]

    def __call__(self, places: _Array) -> _Array:
        """Whole numbers for some places."""
        return self.exact(places)


def first_of(places: _Array, criteria: Sequence[Criterion], top: int) -> _Array:
    """The first places by all criteria, in their order; places that tie on all of them come in ascending order.

    Args:
        places: ascending.
        criteria: the first difference decides. Costly ones late are seldom asked.
        top: how many at most; 0 for all.
    """
    if not top or len(places) <= top:
        return sorted_by(places, criteria)
    sure: list[_Array] = []
    room = top
    for criterion in criteria:
        if len(places) <= room:
            break
        if isinstance(criterion, Bounded):
            places = criterion.among(places, room)
        values = criterion(places)
        bound = np.partition(values, room - 1)[room - 1]
        before = values < bound
        sure.append(places[before])
        room -= len(sure[-1])
        places = places[values == bound]
    return sorted_by(np.sort(np.concatenate([*sure, places[:room]])), criteria)


def sorted_by(places: _Array, criteria: Sequence[Criterion]) -> _Array:
    """All places in the order of the criteria; `places` have to be ascending."""
    if len(places) < 2:  # noqa: PLR2004 - one is in order
        return places
    keys = [criterion(places) for criterion in criteria]
    found: _Array = places[np.lexsort(keys[::-1])]
    return found
