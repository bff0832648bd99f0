"""Days near the edges that the rules of time know (clarifications A10-A12)."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from tests.worlds._dice import Dice

__all__ = ["AS_OF_DAYS", "Calendar", "months_before"]

AS_OF_DAYS = (date(2026, 11, 21), date(2026, 2, 28), date(2028, 2, 29), date(2027, 3, 31))
"""Days of the comparison; a leap day and an end of month among them."""


def months_before(day: date, months: int) -> date:
    """The same day `months` earlier, or the last day of that month if it has fewer days."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Today, and the offer's stated start.

    Attributes:
        as_of: the day of the comparison.
        start_on: the day on which the work begins, `None` if the offer does not say.
    """

    as_of: date
    start_on: date | None

    @property
    def day(self) -> date:
        """The day for which validity counts: the start, or today if it is missing or past (A10)."""
        return self.as_of if self.start_on is None else max(self.start_on, self.as_of)

    @classmethod
    def drawn(cls, dice: Dice, as_of: date) -> "Calendar":
        """With a start that is missing, past, today or ahead."""
        if dice.chance(40):
            return cls(as_of, None)
        return cls(as_of, as_of + timedelta(days=dice.pick((10, -30, 0, 1, 90))))

    def statement(self, dice: Dice) -> str:
        """The day of a report or statement: recent, older, or next to the 24 months of A11."""
        old = months_before(self.day, 24)
        days = (
            self.as_of - timedelta(days=50),
            self.as_of - timedelta(days=50),
            self.as_of - timedelta(days=8),
            self.as_of - timedelta(days=400),
            old,
            old - timedelta(days=1),
            self.as_of - timedelta(days=1500),
        )
        return min(dice.pick(days), self.as_of).isoformat()

    def edge(self, dice: Dice) -> str:
        """A day at or beside the start, today, or a statement."""
        base = dice.pick((self.day, self.as_of))
        return (base + timedelta(days=dice.pick((0, -1, 1, -20, 60, -300)))).isoformat()
