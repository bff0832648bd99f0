"""One measure of all offers: the number of its facts for each; only offers that say anything where few do."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Column"]

_Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """Numbers of facts (codes) by offer; code 0 says nothing.

    Attributes:
        size: number of offers.
        places: ascending places of the offers that say something; `None` if all codes are stored.
        codes: their codes, or the codes of all offers.
    """

    size: int
    places: _Array | None
    codes: _Array

    def at(self, places: _Array) -> _Array:
        """The codes of some offers."""
        if self.places is None:
            return self.codes[places]
        if not len(self.places):
            return np.zeros(len(places), self.codes.dtype)
        found = np.minimum(np.searchsorted(self.places, places), len(self.places) - 1)
        return np.where(self.places[found] == places, self.codes[found], 0)

    def add(self, table: _Array, target: _Array, stretch: _Array | None) -> None:
        """Add to each offer in `target` what `table` says of its stretch of start days (row) and code (column)."""
        if self.places is None:
            target += table[0].take(self.codes) if stretch is None else table[stretch, self.codes]
        elif stretch is None:
            target += table[0, 0]
            # Places are listed once each, so that nothing is lost by adding through them.
            target[self.places] += table[0].take(self.codes) - table[0, 0]
        else:
            target += table[:, 0].take(stretch)
            rows = stretch[self.places]
            target[self.places] += table[rows, self.codes] - table[rows, 0]

    def mark(self, table: _Array, target: _Array, stretch: _Array | None) -> None:
        """Set in `target` the offers for which `table` holds."""
        if self.places is None:
            target |= table[0].take(self.codes) if stretch is None else table[stretch, self.codes]
            return
        if table[:, 0].any():
            silent = np.ones(self.size, bool)
            silent[self.places] = False
            target |= silent & (table[0, 0] if stretch is None else table[:, 0].take(stretch))
        if table[:, 1:].any():
            told = table[0].take(self.codes) if stretch is None else table[stretch[self.places], self.codes]
            target[self.places[told]] = True
