"""Offers in columns: what a search reads of some offers that were compiled together. Immutable."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._column import Column
from proaktiv_match.index._facts import Facts, from_text, nothing
from proaktiv_match.index._texts import Texts
from proaktiv_match.profiles import Offer
from proaktiv_match.vocabulary import Measure, MeasureKey, vocabulary

__all__ = ["NEVER", "Segment"]

NEVER: Final = np.iinfo(np.int32).max
"""Ordinal of a last day that is not named: later than any day."""


class Segment:
    """Some offers in columns, sorted by id.

    Args:
        arrays: by name, as the builder made them.
        offers: the offers themselves, by place.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]], offers: Sequence[Offer]) -> None:
        self._arrays: Final = arrays
        self.offers: Final = offers
        self._facts: Final[dict[MeasureKey, list[Facts]]] = {}

    def __len__(self) -> int:
        """Number of offers."""
        return len(self._arrays["lists"])

    def __getitem__(self, name: str) -> NDArray[Any]:
        """An array by name."""
        return self._arrays[name]

    @property
    def arrays(self) -> Mapping[str, NDArray[Any]]:
        """All arrays by name."""
        return self._arrays

    def texts(self, name: str) -> Texts:
        """A table of texts by name."""
        return Texts(self._arrays[f"{name}_text"], self._arrays[f"{name}_ends"])

    @cached_property
    def ids(self) -> Texts:
        """Ids of the offers, sorted by code point."""
        return self.texts("id")

    def column(self, measure: Measure) -> Column:
        """What the offers say of a measure."""
        dense, start, stop = self._arrays["layout"][measure.order].tolist()
        if dense:
            return Column(len(self), None, self._arrays["dense_codes"][start:stop])
        return Column(len(self), self._arrays["sparse_places"][start:stop], self._arrays["sparse_codes"][start:stop])

    def facts(self, measure: Measure) -> list[Facts]:
        """What offers say of a measure, by code."""
        known = self._facts.get(measure.key)
        if known is None:
            start, stop = self._arrays["facts_starts"][measure.order : measure.order + 2].tolist()
            texts = self.texts("facts")
            known = [nothing(measure), *(from_text(texts[place]) for place in range(start, stop))]
            self._facts[measure.key] = known
        return known

    def gone(self, as_of: date) -> NDArray[np.bool_]:
        """Which offers are over on a day (A39)."""
        found: NDArray[np.bool_] = self._arrays["last_days"] < as_of.toordinal()
        return found

    @cached_property
    def latest_start(self) -> int:
        """The last start day of all offers, as ordinal; 0 if none is stated."""
        return int(self._arrays["starts"].max(initial=0))

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """All measures in the order of the vocabulary."""
        return tuple(sorted(vocabulary().measures.values(), key=lambda one: one.order))
