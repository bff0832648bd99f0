"""What an engine answers: the same form for all, so that answers can be checked equal."""

from dataclasses import dataclass

__all__ = ["LEAD_WEEKS", "PILES", "TOP", "Filtered", "Ordered"]

TOP = 20
"""Suggestions asked for, as a coach sees them."""

LEAD_WEEKS = 2
"""Lead time of both measures that the worlds know (accommodations.csv: task_swap, no_piecework)."""

PILES = ("fits", "adaptable", "promising", "open", "unlikely", "conflict", "expired", "hidden")
"""What is counted; the three parts make the check pile."""


@dataclass(frozen=True, slots=True)
class Filtered:
    """Workload W1: what is no conflict, by skill score.

    Attributes:
        offers: (score in millionths, number of the offer), best first, then by number.
    """

    offers: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """Workload W2: the full order of A25.

    Attributes:
        offers: (score in millionths, number of the offer), best first.
        counts: offers in each of `PILES`.
    """

    offers: tuple[tuple[int, int], ...]
    counts: tuple[int, ...]
