"""Many short lists of numbers: their order, and which of them are equal, without an object for each."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["distinct"]

_Array = NDArray[Any]


def distinct(starts: _Array, columns: Sequence[_Array], last: _Array) -> tuple[_Array, _Array]:
    """Sort lists entry by entry, a list before those that begin with it, equal ones by a last number.

    Args:
        starts: where each list begins; one more entry at the end.
        columns: the entries; an entry is one number of each column, compared one after the other.
        last: a number for each list.

    Returns:
        The order of the lists, and for each of them in this order the number of the list, equal ones the same.
    """
    order = _sorted(starts, columns, last)
    if not len(order):
        return order, order
    lengths = np.diff(starts)[order]
    same = (lengths[1:] == lengths[:-1]) & (last[order[1:]] == last[order[:-1]])
    # Entry by entry against the list before, where that is as long.
    held = np.where(same, lengths[1:], 0)
    inside = np.arange(held.sum()) - np.repeat(np.cumsum(held) - held, held)
    one, before = (np.repeat(starts[listed], held) + inside for listed in (order[1:], order[:-1]))
    differ = np.zeros(len(inside), bool)
    for column in columns:
        differ |= column[one] != column[before]
    differing = np.bincount(np.repeat(np.arange(len(held)), held)[differ], minlength=len(held)) > 0
    return order, np.concatenate([[0], np.cumsum(~same | differing)])


def _sorted(starts: _Array, columns: Sequence[_Array], last: _Array) -> _Array:
    """The order of the lists: by the last entry first and by the first one last, each time keeping what was before."""
    lengths = np.diff(starts)
    by_last = np.argsort(last, kind="stable")
    by_length = by_last[np.argsort(-lengths[by_last], kind="stable")]
    # Lists of a length, and in which rows of `by_length` they stand: the longer ones before them.
    longer = np.searchsorted(-lengths[by_length], -np.arange(int(lengths.max(initial=0)) + 1), "left")
    order = by_length[:0]
    for place in range(len(longer) - 1, -1, -1):
        stop = longer[place - 1] if place else len(by_length)
        # Of lists that are equal so far, those that end here come first.
        order = np.concatenate([by_length[longer[place] : stop], order])
        if place:
            rows = starts[order] + place - 1
            order = order[np.lexsort([column[rows] for column in reversed(columns)])]
    return order
