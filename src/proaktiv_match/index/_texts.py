"""Many small texts in two arrays: their bytes, and where each ends. Read one by one, so that opening costs nothing."""

from collections.abc import Iterable, Sequence
from typing import Final, overload

import numpy as np
from numpy.typing import NDArray

__all__ = ["Texts"]


class Texts(Sequence[str]):
    """Texts by number, as they lie in memory or in a mapped file.

    Args:
        text: all texts in UTF-8, one behind the other.
        ends: where each ends in `text`.
    """

    __slots__ = ("ends", "text")

    def __init__(self, text: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        self.text: Final = text
        self.ends: Final = ends

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Texts":
        """The texts in two new arrays."""
        encoded = [text.encode() for text in texts]
        ends = np.cumsum([len(one) for one in encoded], dtype=np.int64)
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), ends)

    def __len__(self) -> int:
        """Number of texts."""
        return len(self.ends)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        place %= len(self)
        start = int(self.ends[place - 1]) if place else 0
        return self.text[start : int(self.ends[place])].tobytes().decode()

    def find(self, text: str) -> int | None:
        """Number of a text, where the texts are sorted by code point; `None` if it is not there."""
        # UTF-8 sorts as code points do, so that nothing has to be decoded.
        wanted = text.encode(errors="surrogatepass")
        told, ends = self.text, self.ends
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            start = ends.item(middle - 1) if middle else 0
            if told[start : ends.item(middle)].tobytes() < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < len(ends) and self[low] == text else None
