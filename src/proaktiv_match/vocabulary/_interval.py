"""Exact intervals with open and closed ends.

Ends are `int` where whole and `fractions.Fraction` otherwise, so that `weekly hours / days` compares without
rounding; an end that nothing bounds is `math.inf`, and always open.
"""

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Self

__all__ = ["Interval", "Number", "exact"]

Number = int | Fraction | float
"""An exact end: `int`, `Fraction`, or the float `math.inf`."""

_TEXT = re.compile(
    r"""\s*(?P<left>[\[(])\s*(?P<lo>-?\d+(?:\.\d+)?)\s*,\s*(?P<hi>-?\d+(?:\.\d+)?|inf|∞)\s*(?P<right>[\])])\s*"""
)


def exact(value: float | str | Decimal | Fraction) -> Number:
    """`value` as it was written, without binary rounding.

    Args:
        value: a finite number, or its decimal text.

    Raises:
        ValueError: `value` is not a finite number.
    """
    if type(value) is int:
        return value
    fraction = value if isinstance(value, Fraction) else Fraction(str(value))
    return fraction.numerator if fraction.denominator == 1 else fraction


def _text(value: Number) -> str:
    if isinstance(value, Fraction):
        # Decimal fractions print as written; thirds and sixths are rounded for print only.
        text = f"{float(value):.4f}".rstrip("0")
        return text.removesuffix(".")
    return "inf" if value == math.inf else str(value)


@dataclass(frozen=True, slots=True)
class Interval:
    """A non-empty range of numbers.

    Attributes:
        lo: lower end.
        hi: upper end, `math.inf` if nothing bounds it.
        lo_open: the lower end itself is not inside.
        hi_open: the upper end itself is not inside.
    """

    lo: Number
    hi: Number
    lo_open: bool = False
    hi_open: bool = False

    def __post_init__(self) -> None:
        """Refuse a range that holds no number."""
        if self.lo > self.hi or (self.lo == self.hi and (self.lo_open or self.hi_open)):
            msg = "an interval must hold at least one number"
            raise ValueError(msg)

    @classmethod
    def point(cls, value: float | str | Fraction) -> Self:
        """The range that holds `value` alone."""
        end = exact(value)
        return cls(end, end)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `"[3,6)"`: square brackets are closed ends, round ones open.

        Raises:
            ValueError: `text` is not of this form, or the range is empty.
        """
        found = _TEXT.fullmatch(text)
        if found is None:
            msg = 'an interval is written "[3,6)" or "(5,33]"'
            raise ValueError(msg)
        unbounded = found["hi"] in ("inf", "∞")
        return cls(
            exact(found["lo"]),
            math.inf if unbounded else exact(found["hi"]),
            found["left"] == "(",
            unbounded or found["right"] == ")",
        )

    @property
    def is_point(self) -> bool:
        """Whether exactly one number is inside."""
        return self.lo == self.hi

    @property
    def is_unbounded(self) -> bool:
        """Whether nothing bounds the range from above."""
        return self.hi == math.inf

    def at_or_below(self, other: "Interval") -> bool:
        """Whether every number of this range is at most every number of `other` (`d_hi <= l_lo`).

        Open ends need no care here: with equal ends, 6 itself may be missing on either side and still
        nothing lies above.
        """
        return self.hi <= other.lo

    def above(self, other: "Interval") -> bool:
        """Whether every number of this range is greater than every number of `other` (`d_lo > l_hi`)."""
        if self.lo == other.hi:
            return self.lo_open or other.hi_open
        return self.lo > other.hi

    def meets(self, other: "Interval") -> bool:
        """Whether the two ranges share a number."""
        return not (self.above(other) or other.above(self))

    def holds(self, other: "Interval") -> bool:
        """Whether `other` lies inside this range."""
        below = self.lo < other.lo or (self.lo == other.lo and (not self.lo_open or other.lo_open))
        over = self.hi > other.hi or (self.hi == other.hi and (not self.hi_open or other.hi_open))
        return below and over

    def shifted(self, by: Number) -> "Interval":
        """The range moved up by `by` (down if negative)."""
        return Interval(self.lo + by, self.hi + by, self.lo_open, self.hi_open)

    def capped(self, at: Number) -> "Interval":
        """Each number of the range, or `at` where it is greater."""
        if self.hi <= at:
            return self
        # The greatest number is now `at` itself; whether it is reached depends on the part above `at`.
        if self.lo >= at:
            return Interval(at, at)
        return Interval(self.lo, at, self.lo_open, hi_open=False)

    def raised(self, to: Number) -> "Interval":
        """Each number of the range, or `to` where it is smaller."""
        if self.lo >= to:
            return self
        if self.hi <= to:
            return Interval(to, to)
        return Interval(to, self.hi, lo_open=False, hi_open=self.hi_open)

    def divided(self, by: Number) -> "Interval":
        """The range divided by a positive whole or exact number."""
        ends = [end if end == math.inf else exact(Fraction(end) / Fraction(by)) for end in (self.lo, self.hi)]
        return Interval(ends[0], ends[1], self.lo_open, self.hi_open)

    def __str__(self) -> str:
        """The contract's form, for instance `[3,6)`."""
        left, right = "(" if self.lo_open else "[", ")" if self.hi_open else "]"
        return f"{left}{_text(self.lo)},{_text(self.hi)}{right}"
