"""Puts right what the patterns say about one clause: one demand where several say the same."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from proaktiv_match.reading.ads._read_demand import ReadDemand

__all__ = ["settled"]

_NAMED_ONLY = frozenset({"(0,100]", "[0,100]", "(0,5]", "(0,1000]", "[0,1000]", "(0,3]", "[1,5]"})
"""Amounts that say no more than that something is named."""


def settled(demands: Iterable[ReadDemand]) -> list[ReadDemand]:
    """The demands of one clause without doubles.

    Options of one measure become one demand. Of several amounts for one measure those that say nothing go, if another
    says more; of words that overlap the longer stay.
    """
    groups: dict[tuple[str, str, str], list[ReadDemand]] = defaultdict(list)
    for one in demands:
        groups[one.dimension, one.measure, one.certainty].append(one)
    kept: list[ReadDemand] = []
    for group in groups.values():
        kept += _sets(group) if _is_set(group[0]) else _amounts(group)
    return kept


def _is_set(one: ReadDemand) -> bool:
    return bool(one.required or one.optional or one.absent or isinstance(one.provides, tuple))


def _sets(group: list[ReadDemand]) -> list[ReadDemand]:
    merged = []
    for kind in (
        [one for one in group if one.required],
        [one for one in group if one.optional],
        [one for one in group if one.absent],
        [one for one in group if one.provides],
    ):
        if kind:
            start, end = min(one.start for one in kind), max(one.end for one in kind)
            provided = {option for one in kind if isinstance(one.provides, tuple) for option in one.provides}
            merged.append(
                replace(
                    kind[0],
                    start=start,
                    end=end,
                    required=_union(one.required for one in kind),
                    optional=_union(one.optional for one in kind),
                    absent=_union(one.absent for one in kind),
                    provides=tuple(sorted(provided)) if provided else kind[0].provides,
                )
            )
    return merged or group[:1]


def _union(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({option for options in lists for option in options}))


def _amounts(group: list[ReadDemand]) -> list[ReadDemand]:
    telling = [one for one in group if one.amount is not None and str(one.amount) not in _NAMED_ONLY]
    group = telling or group
    kept: list[ReadDemand] = []
    for one in sorted(group, key=lambda one: (one.start - one.end, one.start, one.rule)):
        overlapped = any(one.start < other.end and other.start < one.end for other in kept)
        same = any((one.amount, one.provides) == (other.amount, other.provides) for other in kept)
        if not overlapped and not same:
            kept.append(one)
    return kept
