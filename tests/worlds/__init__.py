"""Invented people and offers of every kind the contract knows, as raw JSON objects.

Two ways to the same spread: Hypothesis strategies, which shrink, and a plain seeded generator for bulk runs.
Limits and demands are drawn from small pools and a common theme, so that they often meet near each other's edges.
"""

from tests.worlds._agreements import STATUSES, confirmation
from tests.worlds._amounts import amounts_of, options, pool_of
from tests.worlds._calendar import AS_OF_DAYS, Calendar
from tests.worlds._catalogue import (
    ACCOMMODATIONS,
    BY_KEY,
    DIMENSIONS,
    MEASURES,
    OF_DIMENSION,
    AccommodationRow,
    MeasureRow,
)
from tests.worlds._dice import Dice, DrawnDice, SeededDice, some
from tests.worlds._jobs import within_a_shift
from tests.worlds._people import a_limit, an_uncoded_note
from tests.worlds._range import Range, demanded, range_of
from tests.worlds._strategies import Pair, dates, drawn_pair, offers, pairs, participants, random_pair

__all__ = [
    "ACCOMMODATIONS",
    "AS_OF_DAYS",
    "BY_KEY",
    "DIMENSIONS",
    "MEASURES",
    "OF_DIMENSION",
    "STATUSES",
    "AccommodationRow",
    "Calendar",
    "Dice",
    "DrawnDice",
    "MeasureRow",
    "Pair",
    "Range",
    "SeededDice",
    "a_limit",
    "amounts_of",
    "an_uncoded_note",
    "confirmation",
    "dates",
    "demanded",
    "drawn_pair",
    "offers",
    "options",
    "pairs",
    "participants",
    "pool_of",
    "random_pair",
    "range_of",
    "some",
    "within_a_shift",
]
