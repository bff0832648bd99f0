"""Exact intervals, the amounts of the contract and the words of the lexicons (domain 7.2, clarifications A1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Interval:
    """From `lo` to `hi` (None: no upper bound); an open end is not part of the interval."""

    lo: Fraction
    hi: Fraction | None
    lo_open: bool = False
    hi_open: bool = False

    def __str__(self) -> str:
        hi = "inf" if self.hi is None else number_text(self.hi)
        right = ")" if self.hi is None or self.hi_open else "]"
        return f"{'(' if self.lo_open else '['}{number_text(self.lo)},{hi}{right}"

    @property
    def is_point(self) -> bool:
        return self.hi is not None and self.lo == self.hi and not self.lo_open and not self.hi_open


def number_text(value: Fraction) -> str:
    """The number as short decimal text; a fraction that has none is written as p/q."""
    if value.denominator == 1:
        return str(value.numerator)
    if 10**12 % value.denominator == 0:
        return f"{float(value):.12f}".rstrip("0").rstrip(".")
    return f"{value.numerator}/{value.denominator}"


def point(value: Fraction | int) -> Interval:
    return Interval(Fraction(value), Fraction(value))


def compare(demand: Interval, limit: Interval) -> str:
    """The interval rule of 8.2: `fits`, `exceeded` or `overlap`. A self-contradicting interval counts as exceeded."""
    if limit.hi is not None:
        if demand.lo > limit.hi:
            return "exceeded"
        if demand.lo == limit.hi and (demand.lo_open or limit.hi_open):
            return "exceeded"
    if demand.hi is not None and demand.hi <= limit.lo:
        return "fits"
    return "overlap"


def certainly_above(value: Interval, bound: int) -> bool:
    """Every value of the interval is greater than the bound."""
    return compare(value, point(bound)) == "exceeded"


def share_a_value(a: Interval, b: Interval) -> bool:
    return compare(a, b) != "exceeded" and compare(b, a) != "exceeded"


def inside(inner: Interval, outer: Interval) -> bool:
    """Every value of `inner` is a value of `outer`."""
    low = inner.lo > outer.lo or (inner.lo == outer.lo and (inner.lo_open or not outer.lo_open))
    if outer.hi is None:
        return low
    if inner.hi is None:
        return False
    return low and (inner.hi < outer.hi or (inner.hi == outer.hi and (inner.hi_open or not outer.hi_open)))


def larger_of(a: Interval, b: Interval) -> Interval:
    """Where the larger of two unknown values lies."""
    lo, lo_open = max((a.lo, a.lo_open), (b.lo, b.lo_open))
    if a.hi is None or b.hi is None:
        return Interval(lo, None, lo_open)
    hi, closed = max((a.hi, not a.hi_open), (b.hi, not b.hi_open))
    return Interval(lo, hi, lo_open, not closed)


def smaller_of(a: Interval, b: Interval) -> Interval:
    """Where the smaller of two unknown values lies."""
    lo, lo_open = min((a.lo, a.lo_open), (b.lo, b.lo_open))
    if a.hi is None:
        return Interval(lo, b.hi, lo_open, b.hi_open)
    if b.hi is None:
        return Interval(lo, a.hi, lo_open, a.hi_open)
    hi, closed = min((a.hi, not a.hi_open), (b.hi, not b.hi_open))
    return Interval(lo, hi, lo_open, not closed)


def shifted(value: Interval, by: int) -> Interval:
    hi = None if value.hi is None else value.hi + by
    return Interval(value.lo + by, hi, value.lo_open, value.hi_open)


def not_below_zero(value: Interval) -> Interval:
    return larger_of(value, point(0))


def divided(value: Interval, by: int) -> Interval:
    return Interval(value.lo / by, None if value.hi is None else value.hi / by, value.lo_open, value.hi_open)


def fold(text: str) -> str:
    """Case, umlauts, ß and blank/underscore do not distinguish words (A1, A4)."""
    folded = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return re.sub(r"[\s_]+", "_", folded.strip()).strip("_")


_LEXICON_TEXT = {
    "canonical": "nie [0,0] selten (0,5] manchmal (5,33] oft (33,66] sehr_oft (66,100]",
    # zeitweise as a demand; as a limit see below (A1)
    "drv": "gelegentlich (0,5] zeitweise (0,50] überwiegend (50,90] ständig (90,100]",
    "dot": "N [0,0] O (0,33.3] F (33.3,66.7] C (66.7,100]",
    "bibb": "nie [0,0] selten (0,10] manchmal (5,50] häufig (25,100]",
    "ad": "gelegentlich (0,33] regelmäßig (5,100] überwiegend (50,100] ständig (66,100]",
}


def interval_from_text(text: str) -> Interval:
    found = re.fullmatch(r"\s*([\[(])\s*([-+0-9.eE]+)\s*,\s*([-+0-9.eE]+)\s*([\])])\s*", text)
    if found is None:
        raise ValueError("not an interval")
    return Interval(Fraction(found[2]), Fraction(found[3]), found[1] == "(", found[4] == ")")


def _lexicons() -> dict[str, dict[str, Interval]]:
    books: dict[str, dict[str, Interval]] = {}
    for name, text in _LEXICON_TEXT.items():
        parts = text.split()
        books[name] = {fold(word): interval_from_text(body) for word, body in zip(parts[::2], parts[1::2], strict=True)}
    return books


LEXICONS = _lexicons()


_UNSURE = frozenset(map(fold, ("zeitweise", "überwiegend", "ständig")))


def rests_on_unsure_word(amount: Any) -> bool:
    """The DRV words that domain 1.3 calls unsure (A1, A40)."""
    return isinstance(amount, dict) and fold(amount["lexicon"]) == "drv" and fold(amount["word"]) in _UNSURE


def demand_amount(amount: Any) -> Interval:
    """A demand: number, interval, or a word as the interval of its lexicon."""
    if isinstance(amount, dict):
        return LEXICONS[fold(amount["lexicon"])][fold(amount["word"])]
    if isinstance(amount, str):
        return interval_from_text(amount)
    return point(Fraction(str(amount)))


def limit_amount(amount: Any) -> Interval:
    """A limit: as a demand, but a word is the upper end of its interval (A1), DRV zeitweise is [10,50]."""
    if isinstance(amount, dict) and (fold(amount["lexicon"]), fold(amount["word"])) == ("drv", "zeitweise"):
        return interval_from_text("[10,50]")
    value = demand_amount(amount)
    if isinstance(amount, dict):
        assert value.hi is not None
        return point(value.hi)
    return value
