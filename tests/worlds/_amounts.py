"""Amounts from small pools, so that limits and demands sit on and beside each other's edges."""

from collections.abc import Callable
from typing import Any

from tests.worlds._catalogue import WORDS, MeasureRow
from tests.worlds._dice import Dice, some

__all__ = ["POOLS", "amount", "amounts_of", "options", "pool_of"]

POOLS: dict[str, tuple[float, ...]] = {
    "h/day": (0, 3, 4, 5, 6, 8, 10, 4.5),
    "h/week": (0, 15, 20, 24, 25, 30, 40, 50),
    "days/week": (2.5, 4, 5, 6, 7),
    "min/day": (0, 15, 30, 45, 60),
    "%": (0, 1, 5, 10, 33, 50, 66, 100),
    "kg": (0, 5, 8, 10, 12, 15, 18, 41),
    "min at a stretch": (0, 15, 30, 60, 120),
    "m at a stretch": (0, 50, 300, 500, 800),
    "m on foot at a stretch": (0, 50, 300, 500, 800),
    "min one way": (0, 30, 60, 90),
    "0..5": (0, 1, 2, 3, 4, 5),
    "1..5": (1, 2, 3, 4, 5),
    "0..3": (0, 1, 2, 3),
    "0..1": (0, 1),
}

_ABSENCES = (0, 1, 2, 3, 4, 6)

_SPELLINGS: tuple[Callable[[str], str], ...] = (
    str,
    str,
    str.upper,
    lambda word: word.replace("ä", "ae").replace("ü", "ue").replace("ß", "ss"),
    lambda word: word.replace("_", " ").capitalize(),
)


def pool_of(row: MeasureRow) -> tuple[float, ...]:
    """The numbers drawn for a measure."""
    return _ABSENCES if row.dimension == "absences" else POOLS[row.unit]


def amounts_of(row: MeasureRow) -> list[Any]:
    """Every number and every interval between two numbers of the measure's pool."""
    pool = sorted(pool_of(row))
    pairs = [(low, high) for low in pool for high in pool if low < high]
    return [*pool, *(f"{left}{low},{high}{right}" for low, high in pairs for left in "[(" for right in "])")]


def _interval(dice: Dice, pool: tuple[float, ...]) -> str:
    low, high = sorted((dice.pick(pool), dice.pick(pool)))
    if low == high:
        return f"[{low},{high}]"
    return f"{dice.pick('[(')}{low},{high}{dice.pick('])')}"


def amount(dice: Dice, row: MeasureRow) -> Any:
    """A number, an interval, or, where the unit is %, a word with its lexicon in one of the spellings of A1."""
    kind = dice.number(0, 99)
    if kind >= 85 and row.unit == "%":
        lexicon, word = dice.pick(WORDS)
        return {"word": dice.pick(_SPELLINGS)(word), "lexicon": lexicon}
    if kind >= 65:
        return _interval(dice, pool_of(row))
    return dice.pick(pool_of(row))


def options(dice: Dice, row: MeasureRow, go_on: int = 55) -> list[str]:
    """Some options of a set; shift positions that a person often may not work come first."""
    choices = row.options
    if row.dimension == "shift_pattern" and dice.chance(60):
        choices = ("nacht", "wechsel", "spaet", "frueh", "tag")
    return some(dice, choices, 4, go_on)
