"""Which id was seen first where, in a file of any length: 24 bytes a record.

The newest ids stand in a dictionary; when it is full, they are written into a sorted run of numbers, and runs of
similar length are merged, as a log-structured merge tree does. Nothing of an id itself is kept, only a digest of
128 bits: two ids with one digest are less likely than a broken disk.
"""

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Run = tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.uint64]]

__all__ = ["SeenIds"]

_RECENT = 65_536


class SeenIds:
    """Ids and the number under which each was seen first.

    Args:
        recent: how many of the newest ids stand in a dictionary before they are written into a run.
    """

    def __init__(self, recent: int = _RECENT) -> None:
        self._limit = recent
        self._recent: dict[tuple[int, int], int] = {}
        self._runs: list[Run] = []

    def first(self, name: str, number: int) -> int:
        """The number under which `name` was seen first; `number` itself if it is new."""
        digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        key = int.from_bytes(digest[:8]), int.from_bytes(digest[8:])
        before = self._recent.get(key)
        if before is None:
            before = self._written(key)
        if before is not None:
            return before
        self._recent[key] = number
        if len(self._recent) >= self._limit:
            self._write()
        return number

    def _written(self, key: tuple[int, int]) -> int | None:
        if not self._runs:
            return None
        import numpy as np  # most files never need it

        high, low = np.uint64(key[0]), np.uint64(key[1])
        for highs, lows, numbers in self._runs:
            place = int(np.searchsorted(highs, high))
            while place < len(highs) and highs[place] == high:
                if lows[place] == low:
                    return int(numbers[place])
                place += 1
        return None

    def _write(self) -> None:
        import numpy as np  # most files never need it

        columns = np.array([(*key, number) for key, number in self._recent.items()], dtype=np.uint64).T
        self._recent.clear()
        run = _sorted(columns[0], columns[1], columns[2])
        # As in a binary counter: a run meets only runs of its own length, so each number moves rarely.
        while self._runs and len(self._runs[-1][0]) <= len(run[0]):
            older = self._runs.pop()
            run = _sorted(*(np.concatenate([one, other]) for one, other in zip(older, run, strict=True)))
        self._runs.append(run)


def _sorted(highs: "NDArray[np.uint64]", lows: "NDArray[np.uint64]", numbers: "NDArray[np.uint64]") -> "Run":
    order = highs.argsort(kind="stable")
    return highs[order], lows[order], numbers[order]
