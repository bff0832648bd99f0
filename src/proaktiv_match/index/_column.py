"""One measure of all offers: the number of its facts for each; only offers that say anything where few do."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._search_layout import RARE

__all__ = ["Column", "DenseColumn", "SparseColumn"]

_Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class DenseColumn:
    """Numbers of facts (codes) of a measure of which many offers speak; code 0 says nothing.

    Attributes:
        bytes: one for each offer.
        codes: the code behind each byte, 256.
        rare_places: ascending places of the offers whose byte is `RARE` and stands for a rare code.
        rare_codes: these codes.
    """

    bytes: _Array
    codes: _Array
    rare_places: _Array
    rare_codes: _Array

    def at(self, places: _Array) -> _Array:
        """The codes of some offers."""
        told = self.bytes[places]
        found = self.codes[told]
        if len(self.rare_places):
            rare = np.flatnonzero(told == RARE)
            asked = places[rare].astype(self.rare_places.dtype)
            found[rare] = self.rare_codes[self.rare_places.searchsorted(asked)]
        return found

    def spread(self, table: _Array) -> _Array:
        """What `table` says of each code (bytes), for all offers; a new array."""
        # Python's own translation of bytes is quicker than looking up through an array of indices.
        found: _Array = np.frombuffer(bytearray(self.bytes).translate(table[self._known(table)].tobytes()), np.uint8)
        if len(self.rare_places):
            found[self.rare_places] = table[self.rare_codes]
        return found

    def _known(self, table: _Array) -> _Array:
        # Bytes that no offer has stand for codes that do not exist.
        return np.where(self.codes < len(table), self.codes, 0)


@dataclass(frozen=True, slots=True)
class SparseColumn:
    """Numbers of facts (codes) of a measure of which few offers speak; of all others the code is 0.

    Attributes:
        size: number of offers.
        places: ascending places of the offers that say something.
        codes: their codes.
    """

    size: int
    places: _Array
    codes: _Array

    def at(self, places: _Array) -> _Array:
        """The codes of some offers."""
        if not len(self.places):
            return np.zeros(len(places), self.codes.dtype)
        # Of one kind with the places: else all of them would be copied to be searched.
        found = np.minimum(self.places.searchsorted(places.astype(self.places.dtype)), len(self.places) - 1)
        return np.where(self.places[found] == places, self.codes[found], 0)

    def spread(self, table: _Array) -> _Array:
        """What `table` says of each code (bytes), for all offers; a new array."""
        found = np.full(self.size, table[0], np.uint8)
        found[self.places] = table.take(self.codes)
        return found


Column = DenseColumn | SparseColumn
