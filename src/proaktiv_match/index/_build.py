"""Offers become columns: the builder of a segment."""

from array import array
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.index._duplicates import bucket_digest
from proaktiv_match.index._fact_columns import FactColumns, beyond_usual
from proaktiv_match.index._numbering import Numbering, in_order
from proaktiv_match.index._search_layout import laid_out
from proaktiv_match.index._segment import NEVER
from proaktiv_match.index._skill_lists import SkillLists
from proaktiv_match.index._texts import Texts
from proaktiv_match.index._workplaces import place_text, where
from proaktiv_match.profiles import Offer
from proaktiv_match.profiles._fields import OfferKind
from proaktiv_match.skills import Requirements

__all__ = ["SegmentBuilder", "beyond_usual"]

_Arrays = dict[str, NDArray[Any]]

_MAX_FAULTS: Final = 1000


class SegmentBuilder:
    """Takes offers in any order and makes the arrays of a segment. The same offers give the same bytes."""

    def __init__(self) -> None:
        self._ids: Final[list[str]] = []
        self._columns: Final = FactColumns()
        self._skills: Final = SkillLists()
        self._titles: Final = Numbering[str](str)
        self._workplaces: Final = Numbering(place_text)
        self._plain: Final = tuple(array(code) for code, _ in _PLAIN.values())
        self._buckets: Final = array("Q")

    def __len__(self) -> int:
        """Number of offers."""
        return len(self._ids)

    def add(self, offer: Offer, requirements: Requirements) -> None:
        """Take one offer.

        Args:
            offer: as stated.
            requirements: what it asks for, compiled with the taxonomy of the index.
        """
        self._ids.append(offer.id)
        self._columns.add(offer)
        self._skills.add(requirements)
        self._buckets.append(bucket_digest(offer))
        last, start, published = offer.expires_on, offer.start_on, offer.published_on
        occupation = offer.occupation
        told = (
            _KINDS[offer.kind],
            offer.temporary_agency,
            0 if offer.openings == 0 else NEVER if last is None else last.toordinal(),
            0 if start is None else start.toordinal(),
            0 if published is None else published.toordinal(),
            self._title(offer.title),
            0 if occupation is None else self._title(occupation.title),
            self._workplaces.code(where(offer)),
        )
        for column, value in zip(self._plain, told, strict=True):
            column.append(value)

    def _title(self, title: str | None) -> int:
        return self._titles.code(title) + 1 if title else 0

    def finish(self) -> tuple[_Arrays, NDArray[np.int64]]:
        """The arrays, and which offer (by the order of coming) stands at each place. Nothing can be added any more.

        Raises:
            InputError: two offers have one id.
        """
        order = np.array(sorted(range(len(self)), key=self._ids.__getitem__), np.int64)
        ids = [self._ids[place] for place in order.tolist()]
        self._check_ids(ids, order)
        arrays: _Arrays = {}
        _put(arrays, "id", ids)
        ids.clear()
        for name, column in zip(_PLAIN, self._plain, strict=True):
            arrays[name] = in_order(column, order, _PLAIN[name][1])
        told, _, ranks = self._titles.sorted()
        _put(arrays, "title", told)
        ranks = np.concatenate([[0], ranks + 1]).astype(np.uint32)
        for name in ("titles", "occupation_titles"):
            arrays[name] = ranks[arrays[name]]
        told, _, ranks = self._workplaces.sorted()
        _put(arrays, "workplace", told)
        arrays["workplaces"] = ranks.astype(np.uint32)[arrays["workplaces"]]
        arrays["buckets"] = in_order(self._buckets, order, np.uint64)
        lists, number = self._skills.finish()
        arrays |= lists
        arrays["lists"] = number[order].astype(np.uint32)
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        return laid_out(arrays | self._columns.finish(rank)), order

    @staticmethod
    def _check_ids(ids: list[str], order: NDArray[np.int64]) -> None:
        again = sorted(int(order[place]) for place in range(1, len(ids)) if ids[place] == ids[place - 1])
        if again:
            de, en = "diese Kennung kommt zweimal vor", "this id occurs twice"
            faults = [Fault("-", place + 1, "/id", "duplicate_id", de, en) for place in again]
            raise InputError(faults[:_MAX_FAULTS], len(faults), {"duplicate_id": len(faults)})


_KINDS: Final = {kind: number for number, kind in enumerate(OfferKind)}
_PLAIN: Final[dict[str, tuple[str, type]]] = {
    "kinds": ("B", np.uint8),
    "agencies": ("B", np.bool_),
    "last_days": ("i", np.int32),
    "starts": ("i", np.int32),
    "published": ("i", np.int32),
    "titles": ("i", np.int32),
    "occupation_titles": ("i", np.int32),
    "workplaces": ("i", np.int32),
}
"""Columns of one number an offer: how they are kept while they grow, and in the end."""


def _put(arrays: _Arrays, name: str, texts: list[str]) -> None:
    made = Texts.of(texts)
    arrays[f"{name}_text"], arrays[f"{name}_ends"] = made.text, made.ends
