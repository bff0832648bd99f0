"""Offers that are the same one from several sources: found once for all offers, and anew where one of them is over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._duplicates import group_duplicates
from proaktiv_match.index._segment import Segment

__all__ = ["Spot", "Twins"]

Spot = tuple[int, int]
"""Number of the segment and place in it."""


@dataclass(frozen=True, slots=True)
class Twins:
    """The offers that have others like them.

    Attributes:
        spots: segment and place of each, one group after the other, the best described first; two columns.
        buckets: digest of the bucket: whatever is the same lies in one, not all that lies in one is the same.
        groups: number of the group.
    """

    spots: NDArray[np.int32]
    buckets: NDArray[np.uint64]
    groups: NDArray[np.int32]

    @classmethod
    def among(
        cls,
        segments: Sequence[Segment],
        removed: Sequence[NDArray[np.bool_]],
        known: "Twins | None" = None,
        touched: NDArray[np.uint64] | None = None,
    ) -> "Twins":
        """Find them among the offers that are not removed.

        A bucket in which all offers differ is left out: they differ as well when some of them are over.

        Args:
            segments: all segments.
            removed: which of their offers no longer count.
            known: what was found before some offers came or went.
            touched: buckets of these offers; all others are as they were.
        """
        keys = [np.where(gone, 0, one["buckets"]) for one, gone in zip(segments, removed, strict=True)]
        if touched is not None:
            keys = [np.where(np.isin(own, touched), own, 0) for own in keys]
        distinct, counts = np.unique(np.concatenate([np.zeros(0, np.uint64), *keys]), return_counts=True)
        shared = distinct[(counts > 1) & (distinct != 0)]
        members: dict[int, list[Spot]] = {}
        for number, own in enumerate(keys):
            for place in np.flatnonzero(np.isin(own, shared)).tolist():
                members.setdefault(int(own[place]), []).append((number, place))
        rows: list[Spot] = []
        buckets: list[int] = []
        groups: list[int] = []
        for key in sorted(members):
            found = _grouped(segments, members[key])
            if any(len(one) > 1 for one in found):
                for same in found:
                    rows += same
                    groups += [len(buckets)] * len(same)
                    buckets += [key] * len(same)
        made = cls(np.array(rows, np.int32).reshape(-1, 2), np.array(buckets, np.uint64), np.array(groups, np.int32))
        return made if known is None or touched is None else known.without(touched).joined(made)

    def without(self, touched: NDArray[np.uint64]) -> "Twins":
        """What lies in other buckets than these."""
        kept = ~np.isin(self.buckets, touched)
        return Twins(self.spots[kept], self.buckets[kept], self.groups[kept])

    def joined(self, other: "Twins") -> "Twins":
        """Both; numbers of groups stay apart."""
        above = int(self.groups.max(initial=-1)) + 1
        return Twins(
            np.concatenate([self.spots, other.spots]),
            np.concatenate([self.buckets, other.buckets]),
            np.concatenate([self.groups, other.groups + np.int32(above)]),
        )

    def live(self, segments: Sequence[Segment], gone: Sequence[NDArray[np.bool_]]) -> list[tuple[Spot, ...]]:
        """The groups of two and more offers that are not over, the best described first in each.

        Args:
            segments: all segments.
            gone: which of their offers are over or removed.
        """
        if not len(self.spots):
            return []
        over = np.zeros(len(self.spots), bool)
        for number, own in enumerate(gone):
            here = self.spots[:, 0] == number
            over[here] = own[self.spots[here, 1]]
        changed = np.isin(self.buckets, np.unique(self.buckets[over]))
        groups = _parts(self.spots[~changed], self.groups[~changed])
        for bucket in _parts(self.spots[changed & ~over], self.buckets[changed & ~over]):
            groups += _grouped(segments, bucket)
        return [one for one in groups if len(one) > 1]


def _parts(spots: NDArray[Any], numbers: NDArray[Any]) -> list[tuple[Spot, ...]]:
    """Spots with the same number together; equal numbers stand side by side."""
    found: dict[int, list[Spot]] = {}
    for (segment, place), number in zip(spots.tolist(), numbers.tolist(), strict=True):
        found.setdefault(number, []).append((segment, place))
    return [tuple(one) for one in found.values()]


def _grouped(segments: Sequence[Segment], spots: Iterable[Spot]) -> list[tuple[Spot, ...]]:
    by_id: Final = {}
    offers = []
    for number, place in spots:
        offer = segments[number].offers[place]
        by_id[offer.id] = (number, place)
        offers.append(offer)
    return [tuple(by_id[offer.id] for offer in group) for group in group_duplicates(offers)]
