"""Words taken apart: abbreviations written out, compounds split, parts stemmed."""

from typing import Final

from proaktiv_match.skills.linking._compound import Compounds
from proaktiv_match.skills.linking._parameters import word_lists
from proaktiv_match.skills.linking._stem import stem

__all__ = ["Splitter"]

Words = tuple[str, ...]


class Splitter:
    """Takes folded words apart, each for itself.

    Args:
        compounds: splits words by the vocabulary of an index.
    """

    __slots__ = ("_compounds", "_short")

    def __init__(self, compounds: Compounds) -> None:
        self._compounds: Final = compounds
        self._short: Final = word_lists().short

    def __call__(self, words: Words) -> Words:
        """The stemmed parts of words, in their order."""
        whole = (self._short.get(word, word) for word in words)
        return tuple(stem(part) for word in whole for part in map(self._long, self._compounds.split(word)))

    def _long(self, part: str) -> str:
        return self._short.get(part, part)
