"""Arrays as a search reads them, made from those of the builder: one byte an offer and measure, postings by place.

A person asks of every offer what one small number means. One byte is enough for that number: the 255 most frequent ones
of a measure have their own, the few rare ones share the last and are listed beside.
"""

from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["BYTES", "RARE", "laid_out", "ranges"]

_Array = NDArray[Any]
_Arrays = dict[str, _Array]

BYTES: Final = 256
RARE: Final = BYTES - 1
"""The byte of all numbers that have none of their own, in a measure of more than 256."""


def laid_out(arrays: _Arrays) -> _Arrays:
    """The arrays of a segment in the form in which they are searched and stored.

    Args:
        arrays: of the builder. `dense_codes` and the postings of lists are replaced.

    Returns:
        The others, and
        `dense_bytes`: a byte for each offer, for the measures that `layout` calls dense, at the same places;
        `byte_codes`: measures x 256, the code behind each byte;
        `rare_starts`, `rare_places`, `rare_codes`: offers whose byte is `RARE`, by measure;
        `skill_starts`, `skill_places`, `skill_weights`: for each requirement the offers that ask for it, ascending;
        `occupation_starts`, `occupation_places`: the same for the occupations of offers that name no skill;
        `most_weight`: the greatest sum of weights of a list, millionths; one number.
    """
    kept = {name: array for name, array in arrays.items() if name not in ("dense_codes", *_OF_LISTS)}
    return kept | _bytes(arrays) | _postings(arrays)


_OF_LISTS: Final = ("posting_starts", "posting_lists", "posting_weights")


def _bytes(arrays: _Arrays) -> _Arrays:
    codes = arrays["dense_codes"]
    most = arrays["layout"].shape[0]
    packed = np.empty(len(codes), np.uint8)
    byte_codes = np.zeros((most, BYTES), codes.dtype)
    places, rare, starts = [], [], [0]
    for number, (dense, start, stop) in enumerate(arrays["layout"].tolist()):
        if dense:
            own = codes[start:stop]
            byte_codes[number], to_byte = _frequent(own)
            packed[start:stop] = to_byte[own]
            if len(to_byte) > BYTES:
                at = np.flatnonzero(packed[start:stop] == RARE)
                places.append(at)
                rare.append(own[at])
        starts.append(sum(map(len, places)))
    nothing = np.zeros(0, np.int64)
    return {
        "dense_bytes": packed,
        "byte_codes": byte_codes,
        "rare_starts": np.array(starts, np.int64),
        "rare_places": np.concatenate([nothing, *places]).astype(np.int32),
        "rare_codes": np.concatenate([nothing, *rare]).astype(codes.dtype),
    }


def _frequent(codes: _Array) -> tuple[_Array, _Array]:
    """The code of each byte, and the byte of each code."""
    counts = np.bincount(codes)
    if len(counts) <= BYTES:
        return np.arange(BYTES), np.arange(len(counts)).astype(np.uint8)
    chosen = np.sort(np.argsort(-counts, kind="stable")[:RARE])
    to_byte = np.full(len(counts), RARE, np.uint8)
    to_byte[chosen] = np.arange(RARE)
    return np.append(chosen, 0), to_byte


def _postings(arrays: _Arrays) -> _Arrays:
    lists = arrays["lists"].astype(np.int64)
    number, rows = ranges(arrays["list_starts"], lists)
    starts, order = _grouped(arrays["list_codes"][rows], len(arrays["requirement_ends"]))
    occupations = arrays["list_occupations"].astype(np.int64)[lists]
    told = np.flatnonzero(occupations)
    named, by_occupation = _grouped(occupations[told] - 1, len(arrays["occupation_ends"]))
    weights = arrays["list_weights"]
    sums = np.concatenate([[0], np.cumsum(weights, dtype=np.int64)])[arrays["list_starts"]]
    return {
        "skill_starts": starts,
        "skill_places": number[order].astype(np.int32),
        "skill_weights": weights[rows][order],
        "occupation_starts": named,
        "occupation_places": told[by_occupation].astype(np.int32),
        "most_weight": np.array([max((stop - start for start, stop in pairwise(sums.tolist())), default=0)], np.int64),
    }


def _grouped(codes: _Array, groups: int) -> tuple[_Array, _Array]:
    """Where each group begins, one more entry at the end, and the order that puts equal codes side by side."""
    starts = np.zeros(groups + 1, np.int64)
    np.cumsum(np.bincount(codes, minlength=groups), out=starts[1:])
    return starts, np.argsort(codes, kind="stable")


def ranges(starts: _Array, wanted: _Array) -> tuple[_Array, _Array]:
    """All places of some ranges, one behind the other, and before them which of the ranges each belongs to.

    Args:
        starts: where each range begins; one more entry at the end.
        wanted: numbers of ranges.
    """
    lengths = starts[wanted + 1] - starts[wanted]
    number = np.repeat(np.arange(len(wanted)), lengths)
    before = np.cumsum(lengths) - lengths
    return number, np.arange(len(number)) - before[number] + starts[wanted][number]
