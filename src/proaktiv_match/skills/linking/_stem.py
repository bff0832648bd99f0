"""Stems of German words, by the Snowball algorithm; folded spelling (`baeume`) is understood as umlaut."""

from functools import lru_cache
from typing import Any

__all__ = ["stem"]


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("german")


@lru_cache(maxsize=131072)
def stem(word: str) -> str:
    """The stem of a folded word: `baeume` and `baum` share one, `herstellung` and `herstellen` too."""
    return str(_stemmer().stemWord(word))
