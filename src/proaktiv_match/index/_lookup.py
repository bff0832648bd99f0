"""What tables by stretch of start days and code say of offers, one by one or of all."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._segment import Segment
from proaktiv_match.index._stretches import Stretches
from proaktiv_match.vocabulary import Measure

__all__ = ["Lookup"]

_Array = NDArray[Any]


class Lookup:
    """Tables held against the offers of a segment.

    Args:
        segment: the offers.
        periods: stretches of start days, the rows of all tables.
    """

    def __init__(self, segment: Segment, periods: Stretches) -> None:
        self._segment: Final = segment
        self._days: Final = np.array([day for day, _ in periods])
        self._later: Final = self._starting_later()

    def _starting_later(self) -> list[tuple[int, _Array]]:
        """For each stretch but the first: its number, and the places of the offers that start in it."""
        if len(self._days) == 1:
            return []
        places = np.flatnonzero(self._segment["starts"] >= self._days[1])
        stretch = self._stretch(places)
        return [(number, places[stretch == number]) for number in np.unique(stretch).tolist()]

    def _stretch(self, places: _Array) -> _Array:
        starts = np.maximum(self._segment["starts"][places], self._days[0])
        found: _Array = np.searchsorted(self._days, starts, "right") - 1
        return found

    def at(self, measure: Measure, table: _Array, places: _Array) -> _Array:
        """What a table says of some offers."""
        rows = 0 if len(table) == 1 else self._stretch(places)
        found: _Array = table[rows, self._segment.column(measure).at(places)]
        return found

    def spread(self, measure: Measure, table: _Array) -> _Array:
        """What a table of bytes says of all offers; a new array."""
        column = self._segment.column(measure)
        found = column.spread(table[0])
        for number, places in self._later:
            if not np.array_equal(table[number], table[0]):
                found[places] = table[number][column.at(places)]
        return found
