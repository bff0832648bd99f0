"""Numbers for whatever comes, and in the end the same numbers whatever the order in which it came."""

from array import array
from collections.abc import Callable, Hashable
from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Numbering", "in_order"]

T = TypeVar("T", bound=Hashable)


class Numbering(Generic[T]):
    """Numbers distinct values from 0 as they come.

    Args:
        text: a text for each value, equal for equal values only.
    """

    def __init__(self, text: Callable[[T], str]) -> None:
        self._text: Final = text
        self._codes: Final[dict[T, int]] = {}

    def __len__(self) -> int:
        """Number of distinct values."""
        return len(self._codes)

    def code(self, value: T) -> int:
        """The number of a value."""
        return self._codes.setdefault(value, len(self._codes))

    def sorted(self) -> tuple[list[str], list[T], NDArray[np.int64]]:
        """All values by their texts: the texts, the values, and the new number of each old one."""
        texts = [self._text(value) for value in self._codes]
        values = list(self._codes)
        order = sorted(range(len(texts)), key=texts.__getitem__)
        ranks = np.empty(len(texts), np.int64)
        ranks[order] = np.arange(len(texts))
        return [texts[place] for place in order], [values[place] for place in order], ranks


def in_order(values: "array[int]", order: NDArray[Any], kind: type) -> NDArray[Any]:
    """A growing column in the order of the places, as an array."""
    return np.array(values, dtype=kind)[order] if len(values) else np.zeros(0, kind)
