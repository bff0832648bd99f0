"""One source of choices for both ways of drawing: a seeded `random.Random`, or Hypothesis."""

import random
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

__all__ = ["Dice", "DrawnDice", "SeededDice", "some"]

T = TypeVar("T")


class Dice(Protocol):
    """What the generators ask of chance."""

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both inside."""

    def chance(self, percent: int) -> bool:
        """True in `percent` of 100 throws."""

    def pick(self, choices: Sequence[T]) -> T:
        """One of `choices`."""


class SeededDice:
    """Plain and fast: the same seed gives the same throws on every machine."""

    def __init__(self, rng: random.Random) -> None:
        self._random = rng.random

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both inside."""
        return low + int(self._random() * (high - low + 1))

    def chance(self, percent: int) -> bool:
        """True in `percent` of 100 throws."""
        return self._random() * 100 < percent

    def pick(self, choices: Sequence[T]) -> T:
        """One of `choices`."""
        return choices[int(self._random() * len(choices))]


class DrawnDice:
    """Throws drawn by Hypothesis; they shrink towards "no" and towards the first choice."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both inside."""
        drawn: int = self._draw(st.integers(low, high))
        return drawn

    def chance(self, percent: int) -> bool:
        """True in `percent` of 100 throws."""
        return self.number(0, 99) >= 100 - percent

    def pick(self, choices: Sequence[T]) -> T:
        """One of `choices`."""
        return choices[self.number(0, len(choices) - 1)]


def some(dice: Dice, choices: Sequence[T], at_most: int, go_on: int = 50) -> list[T]:
    """Up to `at_most` different ones of `choices`, in drawn order; each further one with `go_on` percent."""
    left = list(choices)
    taken: list[T] = []
    while left and len(taken) < at_most and dice.chance(go_on):
        taken.append(left.pop(dice.number(0, len(left) - 1)))
    return taken
