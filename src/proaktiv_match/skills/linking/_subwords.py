"""Nearness learned from pairs of labels, without any further package: a text is the sum of vectors of its subwords."""

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import numpy as np

from proaktiv_match.skills.linking._segments import words_of

__all__ = ["BUCKETS", "SUBWORDS", "Subwords", "subwords", "subwords_of"]

BUCKETS: Final = 1 << 15
"""Subwords share so many vectors by their hash: more made the file larger and found no more."""

SUBWORDS: Final = "subwords"
"""The name of these vectors, and of the arrays with those of forms."""

_SHORTEST, _LONGEST = 3, 6
_CACHED: Final = 1 << 16


@lru_cache(maxsize=_CACHED)
def _of_word(word: str) -> tuple[int, ...]:
    marked = f"<{word}>"
    pieces = [f"={word}"]
    for size in range(_SHORTEST, _LONGEST + 1):
        pieces += [marked[start : start + size] for start in range(len(marked) - size + 1)]
    return tuple(zlib.crc32(piece.encode()) % BUCKETS for piece in pieces)


def subwords_of(words: Iterable[str]) -> dict[int, float]:
    """Subwords of folded words by bucket, sorted, with their dampened count: each word, and its n-grams of 3 to 6."""
    counts = Counter(bucket for word in words for bucket in _of_word(word))
    return {bucket: 1 + math.log(times) for bucket, times in sorted(counts.items())}


class Subwords:
    """Vectors of texts from vectors of subwords; an `Encoder` that needs nothing but this project.

    Args:
        vectors: (buckets, dimensions), int8.
        scales: what the numbers of each bucket are multiplied with.
        version: of the vectors.
    """

    __slots__ = ("name", "scales", "vectors", "version")

    def __init__(self, vectors: Any, scales: Any, version: str) -> None:
        self.vectors: Final = vectors
        self.scales: Final = scales
        self.name: Final = SUBWORDS
        self.version: Final = version

    def encode(self, texts: Sequence[str]) -> Any:
        """Vectors (texts, dimensions), float32; each depends on its own text alone, to the last bit."""
        found = np.zeros((len(texts), self.vectors.shape[1]), dtype=np.float32)
        for row, text in enumerate(texts):
            parts = subwords_of(words_of(text))
            if parts:
                places = np.fromiter(parts, dtype=np.int64, count=len(parts))
                weights = np.fromiter(parts.values(), dtype=np.float32, count=len(parts)) * self.scales[places]
                found[row] = (self.vectors[places] * weights[:, np.newaxis]).sum(axis=0, dtype=np.float32)
        return found


@lru_cache(maxsize=1)
def subwords() -> Subwords:
    """The bundled vectors, `data/subwords.npz`; `python -m benchmarks.learning` made them and says from what."""
    with files(__package__).joinpath("data", "subwords.npz").open("rb") as stream, np.load(stream) as held:
        return Subwords(held["vectors"], held["scales"], str(held["version"]))
