"""What was left out and why: counts of all offers, reasons of conflicts, and the one step that would lift them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from proaktiv_match.fit import Comparison, Verdict
from proaktiv_match.matching._notices import Notice
from proaktiv_match.matching._pair import Pair
from proaktiv_match.matching._result import Counts, Excluded, OneStep
from proaktiv_match.ordering import OrderKey
from proaktiv_match.vocabulary import vocabulary

__all__ = ["MOST_STEPS", "Conflicts", "count_piles", "excluded", "more_steps", "one_step"]

MOST_STEPS: Final = 1000
"""Offers that are listed as one step away. Among a million there can be hundreds of thousands: nobody reads so many,
and a result would be many megabytes; a notice tells how many there are. `why` explains each of them."""


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Offers in conflict that are counted, not compared one by one.

    Attributes:
        total: how many.
        by_dimension: how many in each dimension.
        steps: for the first of those that one measure would lift, at most `MOST_STEPS`, their key and the measures.
        liftable: how many one measure would lift.
    """

    total: int
    by_dimension: Mapping[str, int]
    steps: tuple[tuple[OrderKey, tuple[OneStep, ...]], ...]
    liftable: int


def count_piles(
    comparisons: Iterable[Comparison],
    *,
    expired: int = 0,
    hidden: int = 0,
    other_kind: int = 0,
    others: Mapping[str, int] | None = None,
) -> Counts:
    """Every compared offer by its pile, beside those that were not compared; `others` are counted already."""
    piles: Counter[str] = Counter(others)
    for comparison in comparisons:
        piles[comparison.verdict.value] += 1
        if comparison.tendency is not None:
            piles[comparison.tendency.value] += 1
    return Counts(**piles, expired=expired, hidden=hidden, other_kind=other_kind)


def one_step(comparison: Comparison, offer: str) -> tuple[OneStep, ...]:
    """The measures of which each alone would lift every conflict of a pair; none if one of them is on safety.

    The shortest lead time comes first.
    """
    conflicts = [one for one in comparison.findings if one.status is Verdict.CONFLICT and one.limited]
    if not conflicts or any(one.safety for one in conflicts):
        return ()
    clears = tuple(dict.fromkeys(one.dimension for one in conflicts))
    catalogue = vocabulary().accommodations
    common = frozenset.intersection(*(frozenset(one.hints) for one in conflicts))
    ordered = sorted(common, key=lambda name: (catalogue[name].lead_time_weeks, name))
    return tuple(OneStep(offer, name, clears) for name in ordered)


def excluded(conflicts: list[Pair], others: Conflicts | None = None) -> Excluded:
    """Reasons of all conflicts, counted by offer.

    Args:
        conflicts: pairs in conflict.
        others: what an index says of further offers in conflict.
    """
    by_dimension: Counter[str] = Counter() if others is None else Counter(others.by_dimension)
    steps: list[tuple[OrderKey, tuple[OneStep, ...]]] = [] if others is None else list(others.steps)
    for pair in conflicts:
        by_dimension.update({one.dimension for one in pair.comparison.findings if one.status is Verdict.CONFLICT})
        own = one_step(pair.comparison, pair.offer.id)
        if own:
            steps.append((pair.order, own))
    steps.sort(key=lambda entry: entry[0])
    place = {name: number for number, name in enumerate(vocabulary().dimensions)}
    ordered = sorted(by_dimension.items(), key=lambda entry: (-entry[1], place[entry[0]]))
    total = len(conflicts) + (0 if others is None else others.total)
    return Excluded(total, tuple(ordered), tuple(step for _, own in steps[:MOST_STEPS] for step in own))


def more_steps(conflicts: list[Pair], others: Conflicts | None = None) -> tuple[Notice, ...]:
    """That more offers are one step away than are listed, if so; arguments as those of `excluded`."""
    count = 0 if others is None else others.liftable
    count += sum(bool(one_step(pair.comparison, pair.offer.id)) for pair in conflicts)
    if count <= MOST_STEPS:
        return ()
    return (Notice("more_steps", (("count", str(count)), ("listed", str(MOST_STEPS)))),)
