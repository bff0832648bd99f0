"""A whole number in proportion to others, without a rest."""

from collections.abc import Sequence

__all__ = ["shares"]


def shares(parts: Sequence[int], whole: int) -> list[int]:
    """`whole` in proportion to `parts`, by largest remainder, so that the shares add up; ties to the first."""
    total = sum(parts)
    found = [part * whole // total for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda place: (-(parts[place] * whole % total), place))
    for place in by_remainder[: whole - sum(found)]:
        found[place] += 1
    return found
