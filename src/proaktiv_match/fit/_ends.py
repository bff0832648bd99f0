"""Several statements about one ordered value, combined end by end."""

from collections.abc import Iterable

from proaktiv_match.vocabulary import Interval

__all__ = ["highest", "lowest"]


def highest(intervals: Iterable[Interval]) -> Interval:
    """The more demanding of several demands: each end as far up as any statement puts it."""
    listed = list(intervals)
    low = max(listed, key=lambda one: (one.lo, one.lo_open))
    high = max(listed, key=lambda one: (one.hi, not one.hi_open))
    return Interval(low.lo, high.hi, low.lo_open, high.hi_open)


def lowest(intervals: Iterable[Interval]) -> Interval:
    """The stricter of several limits, or the least provided: each end as far down as any statement puts it."""
    listed = list(intervals)
    low = min(listed, key=lambda one: (one.lo, one.lo_open))
    high = min(listed, key=lambda one: (one.hi, not one.hi_open))
    return Interval(low.lo, high.hi, low.lo_open, high.hi_open)
