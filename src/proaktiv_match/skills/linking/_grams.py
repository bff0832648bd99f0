"""Texts as weighted n-grams of their words: TF-IDF with a weight for each word; products of sparse matrices."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import numpy as np

__all__ = ["Space", "grams_of", "whole_word"]

Words = tuple[str, ...]

_SHORTEST, _LONGEST = 2, 5
_CACHED: Final = 1 << 17
_MANY: Final = 500
"""Features of no more texts than this are always kept: in a small index every n-gram is common."""


def grams_of(word: str) -> list[str]:
    """The n-grams of 2 to 5 signs of a word between blanks, as scikit-learn's `char_wb` has them."""
    padded = f" {word} "
    found: list[str] = []
    for size in range(_SHORTEST, _LONGEST + 1):
        if size >= len(padded):
            found.append(padded)
            break
        found += [padded[start : start + size] for start in range(len(padded) - size + 1)]
    return found


def whole_word(word: str) -> list[str]:
    """The word itself as its only feature."""
    return [word]


class Space:
    """The features of a collection of texts with their weights; turns texts into rows of length 1.

    A row depends on its own text alone, to the last bit, so that a batch and single calls agree.

    Args:
        texts: the texts of the index, each as its words.
        features: what a word is taken apart into.
        word_power: exponent of the rarity of a word among the texts, as a weight of its features.
        gram_power: exponent of the rarity of a feature among the texts.
        commonest: features in a greater share of the texts are left out.
    """

    __slots__ = ("_features", "_idf", "_ids", "_known", "_rarest", "_rarity", "_word_power")

    def __init__(
        self,
        texts: Sequence[Words],
        features: Callable[[str], list[str]],
        word_power: float = 0.0,
        gram_power: float = 1.0,
        commonest: float = 1.0,
    ) -> None:
        self._features: Final = features
        self._word_power: Final = word_power
        count = len(texts)
        inside = Counter(word for words in texts for word in set(words))
        self._rarity: Final = {word: 1 + float(np.log((1 + count) / (1 + found))) for word, found in inside.items()}
        self._rarest: Final = 1 + float(np.log(1 + count))
        names = sorted({name for word in inside for name in features(word)})
        self._ids: Final = {name: place for place, name in enumerate(names)}
        self._known: Final[dict[str, tuple[list[int], list[float]]]] = {}
        self._idf = np.ones(len(names), dtype=np.float32)
        plain = self._counted(texts)
        holding = np.bincount(plain.indices, minlength=len(names))
        weight = (1 + np.log((1 + count) / (1 + holding))) ** gram_power
        weight[holding > max(commonest * count, _MANY)] = 0
        self._idf = weight.astype(np.float32)

    def rarity(self, word: str) -> float:
        """How rare a word is among the texts, 1 (in all) to 1 + ln(1 + texts) (in none)."""
        return self._rarity.get(word, self._rarest)

    def rows(self, texts: Sequence[Words]) -> Any:
        """The texts as a sparse matrix (texts, features), float32, each row of length 1 or 0."""
        from scipy.sparse import diags_array

        weighted = (self._counted(texts) @ diags_array(self._idf)).tocsr()
        weighted.eliminate_zeros()
        length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
        length[length == 0] = 1
        weighted.data /= np.repeat(length, np.diff(weighted.indptr)).astype(np.float32)
        return weighted

    def _word(self, word: str) -> tuple[list[int], list[float]]:
        held = self._known.get(word)
        if held is None:
            names = Counter(self._ids[name] for name in self._features(word) if name in self._ids)
            held = (list(names), [float(times) for times in names.values()])
            if len(self._known) < _CACHED:
                self._known[word] = held
        return held

    def _counted(self, texts: Sequence[Words]) -> Any:
        """Dampened counts of the features, not weighted by their rarity."""
        words = sorted({word for text in texts for word in text})
        places = {word: place for place, word in enumerate(words)}
        weights = [{places[word]: self._weight(word, text) for word in sorted(set(text))} for text in texts]
        counted = _matrix(weights, len(words)) @ _stacked([self._word(word) for word in words], len(self._ids))
        repeated = counted.data > 1
        counted.data[repeated] = 1 + np.log(counted.data[repeated])
        return counted

    def _weight(self, word: str, text: Words) -> float:
        return float(text.count(word) * (self.rarity(word) / self._rarest) ** self._word_power)


def _matrix(rows: Iterable[dict[int, float]], columns: int) -> Any:
    return _stacked([(list(row), list(row.values())) for row in rows], columns)


def _stacked(rows: Sequence[tuple[list[int], list[float]]], columns: int) -> Any:
    from scipy.sparse import csr_array

    starts = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum([len(places) for places, _ in rows], out=starts[1:])
    places = np.fromiter((place for found, _ in rows for place in found), dtype=np.int32, count=int(starts[-1]))
    values = np.fromiter((value for _, found in rows for value in found), dtype=np.float32, count=int(starts[-1]))
    return csr_array((values, places, starts), shape=(len(rows), columns))
