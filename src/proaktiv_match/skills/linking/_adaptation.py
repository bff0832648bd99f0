"""The bundled encoder's space, turned to what labels of skills and occupations mean to each other."""

from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import numpy as np

from proaktiv_match.skills.linking._parameters import Kind
from proaktiv_match.skills.linking._subwords import SUBWORDS

__all__ = ["Adaptation", "adaptation", "unmoved"]


class Adaptation:
    """An affine map of vectors.

    The encoder was made for sentences and their answers: all German labels lie in a narrow cone, and the directions in
    which they differ most tell little. The map takes their mean and their two widest directions away, and stretches
    what tells synonyms from mere neighbours.

    Args:
        mean: (dimensions), float32.
        matrix: (dimensions, dimensions), float32.
    """

    __slots__ = ("_turned", "matrix", "mean")

    def __init__(self, mean: Any, matrix: Any) -> None:
        self.mean: Final = mean
        self.matrix: Final = matrix
        self._turned: Final = np.ascontiguousarray(matrix.T)

    def __call__(self, vectors: Any) -> Any:
        """The vectors (texts, dimensions) moved, float32."""
        # Row by row: the product of two matrices rounds by their shapes, and a batch has to equal single calls.
        moved = [self._turned @ row for row in np.asarray(vectors, dtype=np.float32) - self.mean]
        return np.stack(moved) if moved else np.zeros_like(vectors, dtype=np.float32)


@lru_cache(maxsize=1)
def _maps() -> dict[str, Any]:
    with files(__package__).joinpath("data", "adaptation.npz").open("rb") as stream, np.load(stream) as held:
        return {name: held[name] for name in held.files}


def unmoved(vectors: Any) -> Any:
    """The vectors as they are."""
    return vectors


@lru_cache(maxsize=4)
def adaptation(encoder: str, kind: Kind) -> Callable[[Any], Any] | None:
    """The map for an encoder, by its name; `None` for one that has none in `data/adaptation.npz`.

    `python -m benchmarks.learning` made the file and says from what. Vectors of subwords were learned around zero and
    stay where they are.
    """
    if encoder == SUBWORDS:
        return unmoved
    held = _maps()
    if str(held["encoder"]) != encoder:
        return None
    return Adaptation(held[f"{kind}.mean"].astype(np.float32), held[f"{kind}.matrix"].astype(np.float32))
