"""A range of numbers, the tests' own: enough to say "lower", "inside" and "contradicts"."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.worlds._catalogue import WORD_RANGES

__all__ = ["Range", "demanded", "range_of"]

_TEXT = re.compile(r"([\[(])(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)([\])])")


@dataclass(frozen=True, slots=True)
class Range:
    """`lo` to `hi`; an open end is not inside."""

    lo: Fraction
    hi: Fraction
    lo_open: bool = False
    hi_open: bool = False

    @property
    def is_zero(self) -> bool:
        """Whether it is the number 0 alone."""
        return self.hi == 0

    @property
    def excludes_zero(self) -> bool:
        """Whether it holds positive numbers only."""
        return self.lo > 0 or self.lo_open

    def inside(self, other: "Range") -> bool:
        """Whether every number of it is in `other` too."""
        lower = (other.lo, other.lo_open) <= (self.lo, self.lo_open)
        upper = (self.hi, not self.hi_open) <= (other.hi, not other.hi_open)
        return lower and upper

    def at_or_below(self, other: "Range") -> bool:
        """Whether neither end is higher than the same end of `other`."""
        lower = (self.lo, self.lo_open) <= (other.lo, other.lo_open)
        upper = (self.hi, not self.hi_open) <= (other.hi, not other.hi_open)
        return lower and upper

    def above(self, other: "Range") -> bool:
        """Whether every number of it is greater than every number of `other`."""
        return self.lo > other.hi or (self.lo == other.hi and (self.lo_open or other.hi_open))


def range_of(amount: Any) -> Range | None:
    """What a number or an interval means; `None` for a word, whose meaning is the lexicon's."""
    if isinstance(amount, int | float):
        number = Fraction(str(amount))
        return Range(number, number)
    found = _TEXT.fullmatch(amount) if isinstance(amount, str) else None
    if found is None:
        return None
    return Range(Fraction(found[2]), Fraction(found[3]), found[1] == "(", found[4] == ")")


def _folded(word: str) -> str:
    plain = word.lower().replace(" ", "_")
    for letter, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(letter, letters)
    return plain


_MEANINGS = {(lexicon, _folded(word)): text for (lexicon, word), text in WORD_RANGES.items()}


def demanded(amount: Any) -> Range:
    """What any amount means in a demand: a word is its lexicon's whole interval (A1)."""
    if isinstance(amount, dict):
        amount = _MEANINGS[amount["lexicon"], _folded(amount["word"])]
    found = range_of(amount)
    if found is None:
        msg = f"not an amount: {amount!r}"
        raise ValueError(msg)
    return found
