"""Offers in columns: what a search reads of some offers that were compiled together. Immutable."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._column import Column, DenseColumn, SparseColumn
from proaktiv_match.index._facts import Facts, from_text, nothing
from proaktiv_match.index._request import Point
from proaktiv_match.index._skill_texts import requirement_from
from proaktiv_match.index._texts import Texts
from proaktiv_match.index._workplaces import place_from
from proaktiv_match.profiles import Offer, Workplace
from proaktiv_match.skills import MILLION
from proaktiv_match.skills._requirements import Requirement
from proaktiv_match.vocabulary import Measure, MeasureKey, vocabulary

__all__ = ["NEVER", "Segment"]

NEVER: Final = np.iinfo(np.int32).max
"""Ordinal of a last day that is not named: later than any day."""

_NOWHERE: Final = (float("nan"), float("nan"))

_REQUIREMENTS: Final = 1 << 16
"""Requirements that are kept once they were asked about."""


class Segment:
    """Some offers in columns, sorted by id.

    Args:
        arrays: by name, as the builder made them.
        offers: the offers themselves, by place.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]], offers: Sequence[Offer]) -> None:
        self._arrays: Final = arrays
        self.offers: Final = offers
        self._columns: Final[dict[MeasureKey, Column]] = {}
        self._facts: Final[dict[MeasureKey, list[Facts]]] = {}
        self._points: tuple[Mapping[str, Point], NDArray[np.float64]] | None = None
        self.requirement: Final = lru_cache(maxsize=_REQUIREMENTS)(self._requirement)

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
        known = self._columns.get(measure.key)
        if known is None:
            known = self._columns[measure.key] = self._column(measure)
        return known

    def _column(self, measure: Measure) -> Column:
        arrays, number = self._arrays, measure.order
        dense, start, stop = arrays["layout"][number].tolist()
        if not dense:
            return SparseColumn(len(self), arrays["sparse_places"][start:stop], arrays["sparse_codes"][start:stop])
        rare = slice(*arrays["rare_starts"][number : number + 2].tolist())
        return DenseColumn(
            arrays["dense_bytes"][start:stop],
            arrays["byte_codes"][number],
            arrays["rare_places"][rare],
            arrays["rare_codes"][rare],
        )

    def facts(self, measure: Measure) -> list[Facts]:
        """What offers say of a measure, by code."""
        known = self._facts.get(measure.key)
        if known is None:
            start, stop = self._arrays["facts_starts"][measure.order : measure.order + 2].tolist()
            texts = self.texts("facts")
            known = [nothing(measure), *(from_text(texts[place]) for place in range(start, stop))]
            self._facts[measure.key] = known
        return known

    def _requirement(self, code: int) -> Requirement:
        """A requirement by code; weight and `must`, which belong to a list, are those of one that asks for it alone."""
        return requirement_from(self.texts("requirement")[code], must=True, weight=MILLION)

    def points(
        self, places: Mapping[str, Point], located: Callable[[Workplace | None, Mapping[str, Point]], Point | None]
    ) -> NDArray[np.float64]:
        """Coordinates of the distinct workplaces, n x 2 in degrees, NaN where not known; kept for one table of places.

        Args:
            places: the table.
            located: coordinates of one workplace with it.
        """
        known = self._points
        if known is None or known[0] is not places:
            found = [located(place_from(text), places) or _NOWHERE for text in self.texts("workplace")]
            known = self._points = (places, np.array(found, np.float64).reshape(-1, 2))
        return known[1]

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
