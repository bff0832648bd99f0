"""What was left out and why: counts of all offers, reasons of conflicts, and the one step that would lift them."""

from collections import Counter
from collections.abc import Iterable

from proaktiv_match.fit import Comparison, Verdict
from proaktiv_match.matching._pair import Pair
from proaktiv_match.matching._result import Counts, Excluded, OneStep
from proaktiv_match.vocabulary import vocabulary

__all__ = ["count_piles", "excluded", "one_step"]


def count_piles(comparisons: Iterable[Comparison], *, expired: int = 0, hidden: int = 0, other_kind: int = 0) -> Counts:
    """Every compared offer by its pile, beside those that were not compared."""
    piles: Counter[str] = Counter()
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


def excluded(conflicts: list[Pair]) -> Excluded:
    """Reasons of all conflicts, counted by offer."""
    by_dimension: Counter[str] = Counter()
    steps: list[OneStep] = []
    for pair in sorted(conflicts, key=lambda pair: pair.order):
        by_dimension.update({one.dimension for one in pair.comparison.findings if one.status is Verdict.CONFLICT})
        steps += one_step(pair.comparison, pair.offer.id)
    place = {name: number for number, name in enumerate(vocabulary().dimensions)}
    ordered = sorted(by_dimension.items(), key=lambda entry: (-entry[1], place[entry[0]]))
    return Excluded(len(conflicts), tuple(ordered), tuple(steps))
