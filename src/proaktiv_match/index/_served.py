"""Scores of many lists at once where one skill of the person may meet several requirements of a list.

The rule is that of `skills` (`_best_ways`): what is the same serves every requirement, what is only near serves the one
where it is worth most. It is told here once more for whole columns; tests hold the two against each other, and every
offer that is shown is scored by `skills` again.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._search_layout import ranges
from proaktiv_match.skills import MILLION

__all__ = ["Ways", "served"]

_Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways in which a person meets requirements.

    Attributes:
        starts: where the ways of each requirement begin; one more entry at the end.
        known: number of the skill of the person.
        near: whether it is only near, not the same.
        credits: millionths.
    """

    starts: _Array
    known: _Array
    near: _Array
    credits: _Array


def served(lists: _Array, starts: _Array, codes: _Array, weights: _Array, ways: Ways) -> _Array:
    """The sum of the values of all requirements for each list, millionths; not yet cut at a million.

    Args:
        lists: numbers of lists.
        starts: where the requirements of each list begin; one more entry at the end.
        codes: requirements, list by list, in the order in which they are told.
        weights: their weights.
        ways: of the person.
    """
    number, rows = ranges(starts, lists)
    own, entries = ranges(ways.starts, codes[rows])
    # An entry is one way to meet one requirement of one list; rows of a list stand in its order.
    row, weight = own, weights[rows].astype(np.int64)[own]
    near, credit = ways.near[entries], ways.credits[entries]
    value = credit * weight // MILLION
    claimed = number[own] * (int(ways.known.max(initial=0)) + 1) + ways.known[entries]
    order = np.lexsort((row, -value, near, claimed))
    first = np.ones(len(order), bool)
    first[1:] = claimed[order][1:] != claimed[order][:-1]
    # The place of the best claim of each skill in each list, told to all its entries.
    holder = np.empty(len(order), np.int64)
    holder[order] = order[first][np.cumsum(first) - 1]
    serves = ~near | ((row == row[holder]) & (value == value[holder]) & (near == near[holder]))
    best = np.zeros(len(rows), np.int64)
    np.maximum.at(best, row[serves], credit[serves])
    values = best * weights[rows].astype(np.int64) // MILLION
    found: _Array = np.bincount(number, values, len(lists)).astype(np.int64)
    return found
