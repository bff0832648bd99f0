"""Short notations of the expert files, written out as amounts of the contract."""

import re
from collections.abc import Mapping

from proaktiv_match.vocabulary import Interval

__all__ = ["as_text", "hull", "number", "options", "share"]

_OPTION = re.compile(r"([a-z])(\??)")


def as_text(interval: Interval) -> str:
    """A point as its number, else the interval."""
    text = str(interval)
    return text[1:].partition(",")[0] if interval.is_point else text


def number(text: str) -> Interval:
    """`3` is a point, `2-3` and `7.5-8` are closed intervals."""
    low, _, high = text.partition("-")
    return Interval.parse(f"[{low},{high or low}]")


def share(text: str, ladder: Mapping[str, str]) -> Interval:
    """`m` is a class of the ladder, `s-m` all from the lower end of one to the upper end of the other."""
    low, _, high = text.partition("-")
    return hull(Interval.parse(ladder[low]), Interval.parse(ladder[high or low]))


def hull(one: Interval, other: Interval) -> Interval:
    """The smallest interval that holds both."""
    low = min((one, other), key=lambda each: (each.lo, each.lo_open))
    high = max((one, other), key=lambda each: (each.hi, not each.hi_open))
    return Interval(low.lo, high.hi, low.lo_open, high.hi_open)


def options(text: str, letters: Mapping[str, str] | None) -> str:
    """`te?` with letters, `Staub?|Rauch` without; `-` is none. Parts of the result are divided by `;`."""
    if text == "-":
        return text
    if letters is None:
        return text.replace("|", ";")
    bare = text.replace(" ", "")
    if "".join(map("".join, _OPTION.findall(bare))) != bare:
        raise ValueError(text)
    return ";".join(letters[letter] + mark for letter, mark in _OPTION.findall(bare))
