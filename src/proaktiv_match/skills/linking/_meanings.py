"""The forms of concepts as vectors of an encoder, in whole numbers of one byte."""

from collections.abc import Callable, Sequence
from math import isqrt
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from proaktiv_match.skills.linking._adaptation import adaptation
from proaktiv_match.skills.linking._encoder import Encoder
from proaktiv_match.skills.linking._parameters import Kind
from proaktiv_match.skills.linking._tables import Tables
from proaktiv_match.skills.linking._view import eighth_root, power_of_eight

__all__ = ["Meanings", "meaning_tables"]

_TOGETHER: Final = 64
_BLOCK: Final = 16
"""Texts of which the nearness to all forms fits into the cache of a processor."""

_BYTE: Final = 127
_EXACT: Final = 1 << 24
"""Up to here float32 holds every whole number: sums below it have no rounding, in whatever order they are computed."""


def meaning_tables(
    name: str,
    forms: Sequence[tuple[int, str]],
    concepts: int,
    encoder: Encoder,
    step: Callable[[int, int], None] | None = None,
    kind: Kind | None = None,
) -> dict[str, npt.NDArray[Any]]:
    """The arrays of `Meanings`.

    Vectors of texts of one language lie close together around their mean; without it the differences count. An encoder
    that has a map of its own is centred by that instead.

    Args:
        name: stands before the names of the arrays.
        forms: (place of the concept, text), sorted; each concept has at least one.
        concepts: how many there are.
        encoder: makes the vectors.
        step: called with how many texts are encoded, and how many there are.
        kind: what the concepts are; `None` takes no map.
    """
    texts = sorted({text for _, text in forms})
    vectors: list[Any] = []
    for start in range(0, len(texts), _TOGETHER):
        vectors.append(np.asarray(encoder.encode(texts[start : start + _TOGETHER]), dtype=np.float32))
        if step is not None:
            step(min(start + _TOGETHER, len(texts)), len(texts))
    together = np.concatenate(vectors)
    mean = together.mean(axis=0, dtype=np.float64).astype(np.float32)
    adapted = None if kind is None else adaptation(encoder.name, kind)
    if adapted is not None:
        together, mean = adapted(together), np.zeros_like(mean)
    place = {text: row for row, text in enumerate(texts)}
    owners = np.array([concept for concept, _ in forms])
    return {
        f"{name}.vectors": _whole(together - mean),
        f"{name}.mean": mean,
        f"{name}.form_texts": np.array([place[text] for _, text in forms], dtype=np.int32),
        f"{name}.text_starts": np.searchsorted(owners, np.arange(concepts)).astype(np.int32),
    }


def _whole(vectors: Any) -> Any:
    """Each vector stretched and rounded to whole numbers, int8; only its direction is kept."""
    # 127 up to 1,040 dimensions: products of two such vectors stay exact.
    most = min(_BYTE, isqrt(_EXACT // max(vectors.shape[1], 1)))
    longest = np.abs(vectors).max(axis=1, keepdims=True)
    return np.rint(vectors * (most / np.where(longest == 0, 1, longest))).astype(np.int8)


class Meanings:
    """How near texts are in meaning to the forms of concepts.

    Args:
        tables: the arrays of the index.
        name: stands before the names of its own.
        encoder: the one that made them.
        kind: what the concepts are; `None` takes no map.
    """

    __slots__ = ("_adapted", "_encoder", "_forms", "_lengths", "_mean", "_starts", "_vectors")

    def __init__(self, tables: Tables, name: str, encoder: Encoder, kind: Kind | None = None) -> None:
        self._encoder: Final = encoder
        self._adapted: Final = None if kind is None else adaptation(encoder.name, kind)
        self._mean: Final = tables[f"{name}.mean"]
        # Matrices of float32 are multiplied many times faster than those of bytes.
        self._vectors: Final = tables[f"{name}.vectors"].astype(np.float32)
        self._lengths: Final = _lengths(self._vectors)
        self._forms: Final = tables[f"{name}.form_texts"]
        self._starts: Final = tables[f"{name}.text_starts"]

    def near(self, texts: Sequence[str]) -> Any:
        """Nearness (texts, concepts), float32: the 8-norm of the cosines to the forms of each concept."""
        said = np.asarray(self._encoder.encode(texts), dtype=np.float32)
        if self._adapted is not None:
            said = self._adapted(said)
        asked = _whole(said - self._mean).astype(np.float32)
        near = np.empty((len(texts), len(self._starts)), dtype=np.float32)
        for start in range(0, len(texts), _BLOCK):
            near[start : start + _BLOCK] = self._joined(asked[start : start + _BLOCK])
        return near

    def _joined(self, asked: Any) -> Any:
        cosines = asked @ self._vectors.T
        cosines /= _lengths(asked)[:, np.newaxis] * self._lengths
        powers = power_of_eight(np.maximum(cosines, 0, out=cosines))[:, self._forms]
        return eighth_root(np.add.reduceat(powers, self._starts, axis=1))


def _lengths(vectors: Any) -> Any:
    length = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return np.where(length == 0, np.float32(1), length)
