"""The doors: Hypothesis strategies, and the seeded generator of the bulk runs."""

import random
from datetime import date
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.worlds._calendar import AS_OF_DAYS, Calendar
from tests.worlds._dice import Dice, DrawnDice, SeededDice
from tests.worlds._jobs import an_offer
from tests.worlds._people import a_participant
from tests.worlds._theme import theme

__all__ = ["Pair", "dates", "drawn_pair", "offers", "pairs", "participants", "random_pair"]

Record = dict[str, Any]


class Pair(NamedTuple):
    """A participant and an offer as raw JSON objects, and the day of the comparison."""

    participant: Record
    offer: Record
    as_of: date


def drawn_pair(dice: Dice) -> Pair:
    """One pair of the spread, by any source of chance."""
    as_of = AS_OF_DAYS[0] if dice.chance(85) else dice.pick(AS_OF_DAYS)
    calendar = Calendar.drawn(dice, as_of)
    dimensions = theme(dice)
    offer = an_offer(dice, dimensions, calendar)
    return Pair(a_participant(dice, dimensions, calendar, offer["id"]), offer, as_of)


def random_pair(rng: random.Random) -> Pair:
    """One pair of the spread; the same state of `rng` gives the same pair."""
    return drawn_pair(SeededDice(rng))


@st.composite
def pairs(draw: Any) -> Pair:
    """A participant and an offer that often speak about the same measures."""
    return drawn_pair(DrawnDice(draw))


@st.composite
def participants(draw: Any) -> Record:
    """A participant alone, for comparisons on `AS_OF_DAYS[0]`."""
    dice = DrawnDice(draw)
    return a_participant(dice, theme(dice), Calendar.drawn(dice, AS_OF_DAYS[0]), "O-1")


@st.composite
def offers(draw: Any) -> Record:
    """An offer alone."""
    dice = DrawnDice(draw)
    return an_offer(dice, theme(dice), Calendar.drawn(dice, AS_OF_DAYS[0]))


def dates() -> st.SearchStrategy[date]:
    """Days of comparison: two ordinary ones, a leap day, ends of months."""
    return st.sampled_from(AS_OF_DAYS)
