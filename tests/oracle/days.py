"""Days: the planned start, ages of 24 months, validity (A10, A11)."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any


def day(value: Any) -> date | None:
    """A date from its ISO text; None stays None."""
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value)[:10])


def deciding_day(offer: dict[str, Any], today: date) -> date:
    """The start day, or today where it is missing or past."""
    start = day(offer.get("start_on"))
    return start if start is not None and start > today else today


def months_later(start: date, months: int) -> date:
    """The same day of the month, or the last day where the month is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def older_than_24_months(when: date | None, at: date) -> bool:
    """24 months to the day is not yet older."""
    return when is not None and months_later(when, 24) < at
