"""What a pair is about: a few dimensions on which both sides speak."""

from tests.worlds._catalogue import ACCOMMODATIONS, CLUSTERS, DIMENSIONS, AccommodationRow
from tests.worlds._dice import Dice

__all__ = ["accommodations_for", "theme"]


def theme(dice: Dice) -> tuple[str, ...]:
    """One to six dimensions: clusters that rules tie together, or any single ones of the 60."""
    found: dict[str, None] = {}
    for _ in range(1 + dice.pick((0, 1, 0, 2))):
        for name in dice.pick(CLUSTERS) if dice.chance(60) else (dice.pick(DIMENSIONS),):
            found[name] = None
    return tuple(found)


def accommodations_for(dice: Dice, dimensions: tuple[str, ...]) -> list[AccommodationRow]:
    """Up to four different catalogue entries, most of them acting on the theme."""
    fitting = [row for row in ACCOMMODATIONS if any(name in dimensions for name in row.acts_on)]
    taken: dict[str, AccommodationRow] = {}
    while len(taken) < 4 and dice.chance(60):
        row = dice.pick(fitting) if fitting and dice.chance(85) else dice.pick(ACCOMMODATIONS)
        taken[row.id] = row
    return list(taken.values())
