"""Offers as they were stated, one JSON line each; only those that are asked for are read at all."""

import json
from collections.abc import Sequence
from typing import Any, Final, overload

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.profiles import Offer

__all__ = ["Records", "record_line"]


def record_line(offer: Offer) -> bytes:
    """An offer as one line of JSON that gives the same offer again."""
    return offer.model_dump_json(by_alias=True, exclude_unset=True).encode() + b"\n"


class Records(Sequence[Offer]):
    """Offers by place.

    Args:
        lines: all lines, one behind the other, as they came.
        starts: where the line of each place begins.
        stops: where it ends.
    """

    __slots__ = ("_lines", "_starts", "_stops")

    def __init__(self, lines: NDArray[np.uint8], starts: NDArray[np.int64], stops: NDArray[np.int64]) -> None:
        self._lines: Final = lines
        self._starts: Final = starts
        self._stops: Final = stops

    def __len__(self) -> int:
        """Number of offers."""
        return len(self._starts)

    @overload
    def __getitem__(self, place: int) -> Offer: ...
    @overload
    def __getitem__(self, place: slice) -> list[Offer]: ...
    def __getitem__(self, place: int | slice) -> Offer | list[Offer]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        line: Any = json.loads(self._lines[int(self._starts[place]) : int(self._stops[place])].tobytes())
        return Offer.model_validate(line)
