"""Single values: dates, instants, numbers, postcodes."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

__all__ = ["ImpossibleDateError", "read_date", "read_instant", "read_integer", "read_number", "read_postcode"]

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_POSTCODES = range(1000, 100_000)
_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,20})?", re.ASCII)


class ImpossibleDateError(ValueError):
    """The text has the form of a date, but there is no such day."""


def read_date(value: object) -> str | None:
    """The day at the beginning of `value` as `YYYY-MM-DD`, or `None` if it is no date.

    Raises:
        ImpossibleDateError: for a day that does not exist, such as 31 February.
    """
    if not isinstance(value, str):
        return None
    text = value.strip()
    if match := _ISO.match(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _GERMAN.match(text):
        day, month, year = (int(part) for part in match.groups())
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise ImpossibleDateError from error


def read_instant(value: object) -> str | None:
    """A point in time as a text that sorts by time (UTC where a zone is given), or `None`.

    Raises:
        ImpossibleDateError: for a day that does not exist.
    """
    day = read_date(value)
    if day is None:
        return None
    try:
        instant = datetime.fromisoformat(str(value).strip())
    except ValueError:
        return day
    if instant.tzinfo is not None:
        instant = instant.astimezone(UTC).replace(tzinfo=None)
    return instant.isoformat(timespec="microseconds")


def read_number(value: object) -> int | float | None:
    """A finite number, whole where it is whole; a decimal comma is understood. `None` if it is none."""
    if isinstance(value, bool):
        return None
    text = str(value).strip() if isinstance(value, int | float | str) else ""
    if isinstance(value, float):
        text = format(value, ".12f")
    if not _NUMBER.fullmatch(text):
        return None
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def read_integer(value: object) -> int | None:
    """A whole number of at least 0, or `None`."""
    number = read_number(value)
    return number if isinstance(number, int) and number >= 0 else None


def read_postcode(value: object) -> str | None:
    """A German postcode of five digits; a number that has lost its leading zero gets it back. Else `None`."""
    if isinstance(value, int) and not isinstance(value, bool) and value in _POSTCODES:
        return f"{value:05d}"
    text = value.strip() if isinstance(value, str) else ""
    return text if re.fullmatch(r"\d{5}", text, re.ASCII) else None
