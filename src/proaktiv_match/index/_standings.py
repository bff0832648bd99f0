"""All offers of a segment by what a person's limits say of them: pile and part as one small number."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache, reduce
from itertools import compress
from operator import or_
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.fit import Tendency, Verdict
from proaktiv_match.index._lookup import Lookup
from proaktiv_match.index._outcomes import MeasureOutcomes, Standing
from proaktiv_match.ordering import PARTS, PILES

__all__ = ["CONFLICT", "FITS", "LEFT_OUT", "Standings", "pile_and_part"]

_Array = NDArray[Any]

_PARTS: Final = len(PARTS)
CONFLICT: Final = PILES.index(Verdict.CONFLICT) * _PARTS
"""Rank of a conflict; those below are suggestions, the first shown the smallest."""
FITS: Final = PILES.index(Verdict.FITS) * _PARTS
"""Rank of an offer that fits."""
LEFT_OUT: Final = 255
"""Rank of an offer that is not compared."""

_OPEN: Final = Standing.LEANING | Standing.UNDECIDED
_BYTES: Final = 256
_BITS: Final = 8


def pile_and_part(rank: int) -> tuple[int, int]:
    """Places of pile and part in `PILES` and `PARTS`."""
    return divmod(rank, _PARTS)


def _rank(standing: int, *, open_note: bool) -> int:
    """The worst finding makes the pile (A2); an unread note asks, too. Parts of the open pile as in A25."""
    said = Standing(standing)
    if said & Standing.CONFLICT:
        return CONFLICT
    if said & _OPEN or open_note:
        part = Tendency.OPEN
        if said & Standing.BARRED:
            part = Tendency.UNLIKELY
        elif said & Standing.LEANING and not said & Standing.UNDECIDED:
            part = Tendency.PROMISING
        return PILES.index(Verdict.CHECK) * _PARTS + PARTS.index(part)
    if said & Standing.ADAPTABLE:
        return PILES.index(Verdict.ADAPTABLE) * _PARTS
    return FITS if said & Standing.FITS else PILES.index(Verdict.NOT_ASSESSED) * _PARTS


@lru_cache(maxsize=2)
def _ranks(*, open_note: bool) -> bytes:
    known = 2 * int(Standing.CONFLICT)
    return bytes(_rank(one % known, open_note=open_note) for one in range(_BYTES))


class Standings:
    """What limits say of all offers.

    Args:
        lookup: of the offers.
        outcomes: of all limited measures.
        left_out: 255 for offers that are not compared, 0 for the others; bytes.
        open_note: whether an unread note asks, too.
    """

    def __init__(
        self, lookup: Lookup, outcomes: Sequence[MeasureOutcomes], left_out: _Array, *, open_note: bool
    ) -> None:
        self._lookup: Final = lookup
        self._outcomes: Final = outcomes
        self._measured: Final = [(one.measure, lookup.spread(one.measure, one.standings)) for one in outcomes]
        put_together = np.zeros(len(left_out), np.uint8)
        for _, told in self._measured:
            np.bitwise_or(put_together, told, out=put_together)
        ranks = _ranks(open_note=open_note)
        self.ranks: Final = np.frombuffer(bytearray(put_together).translate(ranks), np.uint8)
        np.bitwise_or(self.ranks, left_out, out=self.ranks)
        self.counts: Final = self._counted()

    def _counted(self) -> dict[int, int]:
        """Number of compared offers by rank."""
        return {
            rank: count
            for rank in sorted(set(_ranks(open_note=False)))
            if (count := int(np.count_nonzero(self.ranks == np.uint8(rank))))
        }

    @property
    def piles(self) -> Counter[str]:
        """Number of compared offers by pile, and by part of the check pile."""
        found: Counter[str] = Counter()
        for rank, count in self.counts.items():
            pile, part = pile_and_part(rank)
            found[PILES[pile].value] += count
            if PILES[pile] is Verdict.CHECK:
                found[PARTS[part].value] += count
        return found

    # Conflicts -------------------------------------------------------------------------------------------------------

    @property
    def in_conflict(self) -> _Array:
        """Whether each offer is in conflict."""
        found: _Array = self.ranks == CONFLICT
        return found

    def by_dimension(self) -> Counter[str]:
        """Number of offers in conflict by dimension."""
        in_conflict = self.in_conflict
        found: dict[str, _Array] = {}
        for measure, told in self._measured:
            barred = (told & np.uint8(Standing.CONFLICT)) != 0
            known = found.get(measure.dimension)
            found[measure.dimension] = barred if known is None else known | barred
        counted = {name: int(np.count_nonzero(barred & in_conflict)) for name, barred in found.items()}
        return Counter({name: count for name, count in counted.items() if count})

    def barring_dimensions(self, places: _Array) -> list[tuple[str, ...]]:
        """The dimensions in which each of some offers conflicts, in the order of the vocabulary."""
        marked: dict[str, _Array] = {}
        for measure, told in self._measured:
            barred = (told[places] & np.uint8(Standing.CONFLICT)) != 0
            known = marked.get(measure.dimension)
            marked[measure.dimension] = barred if known is None else known | barred
        rows = zip(*(barred.tolist() for barred in marked.values()), strict=True)
        return [tuple(compress(marked, row)) for row in rows]

    def liftable(self) -> _Array:
        """Whether one measure of the catalogue alone would lift all conflicts of an offer, for all offers."""
        barring = [one for one in self._outcomes if one.bars]
        found = np.zeros(len(self.ranks), bool)
        named = reduce(or_, map(_named, barring), 0)
        bits = [place for place in range(named.bit_length()) if named >> place & 1]
        # Of all measures of the catalogue few lift anything for one person: eight fill a byte.
        for start in range(0, len(bits), _BITS):
            some = np.array(bits[start : start + _BITS], np.uint64)
            common = np.full(len(self.ranks), _BYTES - 1, np.uint8)
            for one in barring:
                np.bitwise_and(common, self._lookup.spread(one.measure, _narrowed(one.hints, some)), out=common)
            found |= common != 0
        found &= self.in_conflict
        return found

    def hints(self, places: _Array) -> list[int]:
        """Bits of the catalogue entries that would lift all conflicts, of some offers in conflict."""
        common = np.full(len(places), np.iinfo(np.uint64).max, np.uint64)
        for one in self._outcomes:
            if one.bars:
                common &= self._lookup.at(one.measure, one.hints, places)
        told: list[int] = common.tolist()
        return told


def _named(outcomes: MeasureOutcomes) -> int:
    """All catalogue entries that lift any conflict on a measure, as bits."""
    barred = (outcomes.standings & np.uint8(Standing.CONFLICT)) != 0
    return int(np.bitwise_or.reduce(outcomes.hints[barred], initial=np.uint64(0)))


def _narrowed(hints: _Array, bits: _Array) -> _Array:
    """Some bits of `hints`, pushed together into a byte; what is more than they fill is 0."""
    told = (hints[..., None] >> bits) & np.uint64(1)
    found: _Array = (told << np.arange(len(bits), dtype=np.uint64)).sum(axis=-1).astype(np.uint8)
    return found
