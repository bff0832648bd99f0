"""Entries of `accommodations` (of the post) and `arrangements` (of one person and one offer)."""

from datetime import timedelta
from typing import Any

from tests.worlds._calendar import Calendar
from tests.worlds._catalogue import AccommodationRow
from tests.worlds._dice import Dice, some

__all__ = ["STATUSES", "agreement", "confirmation"]

STATUSES = ("refused", "unknown", "requestable", "agreed", "present")
"""From the worst to the best (A29)."""

_DRAWN = ("requestable", "present", "agreed", "unknown", "refused", "requestable", "present")


def confirmation() -> dict[str, str]:
    """The named confirmation that a safety measure needs."""
    return {"role": "employer_service", "ref": "AG-7", "on": "2026-01-12"}


def agreement(dice: Dice, row: AccommodationRow, dimensions: tuple[str, ...], calendar: Calendar) -> dict[str, Any]:
    """One entry with everything that may belong to it: task named, confirmation, steps of a ramp, share."""
    status = dice.pick(_DRAWN)
    entry: dict[str, Any] = {"id": row.id, "status": status}
    if dice.chance(70 if row.id == "task_swap" else 10):
        meant = [name for name in row.acts_on if name in dimensions] or list(row.acts_on)
        named = some(dice, meant, 3, 70)
        entry["acts_on"] = named or [dice.pick(row.acts_on)]
    if dice.chance(60 if status in ("agreed", "present") else 5):
        entry["confirmed_by"] = confirmation()
    if row.id == "hours_ramp" and dice.chance(80):
        entry["steps"] = _steps(dice, calendar)
    if row.id == "home_office_share" and dice.chance(60):
        entry["share"] = dice.pick((100, 40, 60))
    return entry


def _steps(dice: Dice, calendar: Calendar) -> list[dict[str, Any]]:
    first = calendar.day + timedelta(days=dice.pick((0, -30, 1, 20)))
    amounts = dice.pick(((15,), (15, 25), (20, 30, 40), (25,)))
    return [
        {"from": (first + timedelta(days=45 * number)).isoformat(), "amount": amount}
        for number, amount in enumerate(amounts)
    ]
