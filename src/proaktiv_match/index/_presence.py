"""How surely offers have what a wish speaks of: told once for each distinct demand and title, and kept."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._facts import representative
from proaktiv_match.index._request import Wanted
from proaktiv_match.index._segment import Segment
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = ["Presences"]

_Array = NDArray[Any]

_WISHES: Final = 512
"""Wishes whose tables are kept: a byte for each distinct demand or title."""


class Presences:
    """0 no, 1 possibly, 2 surely, for the offers of a segment.

    Args:
        segment: the offers.
    """

    def __init__(self, segment: Segment) -> None:
        self._segment: Final = segment
        self._of_titles: Final = lru_cache(maxsize=_WISHES)(self._told_by_titles)
        self._of_facts: Final = lru_cache(maxsize=_WISHES)(self._told_by_facts)

    def of_all(self, wanted: Wanted) -> _Array:
        """For all offers; bytes that may be shared, not to be written to."""
        if wanted.dimension is None:
            return self._by_title(wanted, slice(None))
        found = [self._segment.column(one).spread(table) for one, table in self._tables(wanted)]
        return _surest(found, len(self._segment))

    def at(self, wanted: Wanted, places: _Array) -> _Array:
        """For some offers."""
        if wanted.dimension is None:
            return self._by_title(wanted, places)
        return _surest(
            [table[self._segment.column(one).at(places)] for one, table in self._tables(wanted)], len(places)
        )

    def _by_title(self, wanted: Wanted, places: Any) -> _Array:
        table = self._of_titles(wanted)
        own, occupation = (table[self._segment[name][places]] for name in ("titles", "occupation_titles"))
        surest: _Array = np.maximum(own, occupation)
        return surest

    def _tables(self, wanted: Wanted) -> Iterator[tuple[Measure, _Array]]:
        for measure in vocabulary().measures_of(wanted.dimension or ""):
            table = self._of_facts(wanted, measure)
            if table.any():
                yield measure, table

    def _told_by_titles(self, wanted: Wanted) -> _Array:
        # Code 0 is no title at all.
        return np.array([0, *(wanted.in_title(text) for text in self._segment.texts("title"))], np.uint8)

    def _told_by_facts(self, wanted: Wanted, measure: Measure) -> _Array:
        # The day decides on steps of accommodations, at which no wish looks.
        offers = (representative(measure, facts, date.min) for facts in self._segment.facts(measure))
        return np.array([wanted.in_offer(offer) for offer in offers], np.uint8)


def _surest(found: list[_Array], size: int) -> _Array:
    if not found:
        return np.zeros(size, np.uint8)
    surest = found[0]
    for one in found[1:]:
        surest = np.maximum(surest, one)
    return surest
