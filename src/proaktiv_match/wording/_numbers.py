"""Numbers, days and ranges in words; German numbers have a decimal comma, German days are written TT.MM.JJJJ."""

from datetime import date
from fractions import Fraction

from proaktiv_match.vocabulary import Interval, Number, exact
from proaktiv_match.wording._texts import Texts

__all__ = ["day", "decimal", "number", "range_form", "range_in_words"]

_PLACES = 2


def decimal(texts: Texts, value: float, places: int = 1) -> str:
    """A number with a fixed count of decimal places."""
    return f"{value:.{places}f}".replace(".", texts.say("values/number/decimal"))


def number(texts: Texts, value: Number) -> str:
    """A number as short as it can be said; a third is rounded and says so."""
    if isinstance(value, int):
        return str(value)
    rounded = round(float(value), _PLACES)
    text = f"{rounded:.{_PLACES}f}".rstrip("0").rstrip(".").replace(".", texts.say("values/number/decimal"))
    if Fraction(str(rounded)) == exact(value):
        return text
    return texts.say("values/number/rounded", number=text)


def day(texts: Texts, value: date) -> str:
    """A day of the calendar."""
    return texts.say("values/number/date", day=value.day, month=value.month, year=value.year)


def range_form(interval: Interval, *, top: Number | None = None) -> str:
    """Which words say a range: key below `values/range`.

    Args:
        interval: the range.
        top: the greatest value there can be; a range that reaches it is said as "at least".
    """
    if interval.is_point:
        return "point"
    if interval.is_unbounded or (top is not None and interval.hi == top and interval.lo > 0):
        return "above" if interval.lo_open else "at_least"
    if interval.lo == 0:
        some = "some_" if interval.lo_open else ""
        return some + ("below" if interval.hi_open else "up_to")
    if interval.lo_open:
        return "open_both" if interval.hi_open else "open_low"
    return "open_high" if interval.hi_open else "closed"


def range_in_words(texts: Texts, interval: Interval, form: str | None = None, *, top: Number | None = None) -> str:
    """`3 bis unter 6`, `mindestens 15`, `mehr als 0 bis 5`; without the unit."""
    hi = "" if interval.is_unbounded else number(texts, interval.hi)
    return texts.say(f"values/range/{form or range_form(interval, top=top)}", lo=number(texts, interval.lo), hi=hi)
