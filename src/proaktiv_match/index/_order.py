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


def first_of(places: _Array, criteria: Sequence[Criterion], top: int) -> tuple[_Array, list[_Array]]:
    """The first places by all criteria, in their order, and what each criterion says of them.

    Args:
        places: ascending; those that tie on all criteria come in this order.
        criteria: the first difference decides. Costly ones late are seldom asked.
        top: how many at most; 0 for all.
    """
    sure: list[_Array] = []
    room = top
    for criterion in criteria if top else ():
        if len(places) <= room:
            break
        if isinstance(criterion, Bounded):
            places = criterion.among(places, room)
        values = criterion(places)
        bound = np.partition(values, room - 1)[room - 1]
        tied = values == bound
        if tied.all():
            continue
        sure.append(places[values < bound])
        room -= len(sure[-1])
        places = places[tied]
    rest = places[:room] if top else places
    return sorted_by(np.sort(np.concatenate([*sure, rest])) if sure else rest, criteria)


def sorted_by(places: _Array, criteria: Sequence[Criterion]) -> tuple[_Array, list[_Array]]:
    """All places in the order of the criteria, and what each says of them; `places` have to be ascending."""
    columns = [criterion(places) for criterion in criteria]
    order = np.lexsort(columns[::-1])
    return places[order], [column[order] for column in columns]
