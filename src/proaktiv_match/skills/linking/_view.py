"""One way of looking at forms: a space of features, and the forms in it."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np

from proaktiv_match.skills.linking._grams import Space

__all__ = ["View", "eighth_root", "power_of_eight"]

Words = tuple[str, ...]


def power_of_eight(values: Any) -> Any:
    """`values ** 8`, by multiplications alone: the same bits whatever the length of the array."""
    square = values * values
    fourth = square * square
    return fourth * fourth


def eighth_root(values: Any) -> Any:
    """The inverse of `power_of_eight` for values from 0."""
    return np.sqrt(np.sqrt(np.sqrt(values)))


class View:
    """Forms in a space, and how near a text is to each concept.

    Args:
        texts: words of each form.
        owners: sparse matrix (forms, concepts) with how often a concept has a form; `None` if each text is a concept.
        features: what a word is taken apart into.
        word_power: see `Space`.
        gram_power: see `Space`.
        commonest: see `Space`.
    """

    __slots__ = ("_forms", "_owners", "space")

    def __init__(
        self,
        texts: Sequence[Words],
        owners: Any,
        features: Callable[[str], list[str]],
        word_power: float = 0.0,
        gram_power: float = 1.0,
        commonest: float = 1.0,
    ) -> None:
        self.space: Final = Space(texts, features, word_power, gram_power, commonest)
        self._forms: Final = self.space.rows(texts).T.tocsr()
        self._owners: Final = owners

    def near(self, texts: Sequence[Words]) -> Any:
        """Nearness (texts, concepts), dense float32: the 8-norm of the cosines to the forms of a concept."""
        cosines = self.space.rows(texts) @ self._forms
        if self._owners is None:
            return cosines.toarray()
        cosines.data = power_of_eight(cosines.data)
        return eighth_root((cosines @ self._owners).toarray())
