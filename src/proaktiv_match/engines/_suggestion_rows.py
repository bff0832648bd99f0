"""Results as a flat table: one row a suggestion, for people who ask questions of many results at once.

Nobody vanishes: a person without a suggestion has one row without an offer. Nothing is lost: `suggestion` holds the
JSON of its row, `result` the rest of the person's result, once, on the person's first row. Both speak of health.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, Literal

__all__ = ["COLUMNS", "Column", "Row", "row_without_offer", "suggestion_rows"]

Column = Literal["string", "date", "int", "double"]
"""Types of columns; their names are those of Spark."""

Row = dict[str, Any]
"""A value for each column."""

COLUMNS: Final[dict[str, Column]] = {
    "participant": "string",
    "status": "string",
    "reason": "string",
    "as_of": "date",
    "package": "string",
    "rules": "string",
    "vocabulary": "string",
    "taxonomy": "string",
    "rank": "int",
    "offer": "string",
    "verdict": "string",
    "tendency": "string",
    "open": "int",
    "skill_score": "double",
    "distance_km": "double",
    "suggestion": "string",
    "result": "string",
}
_OF_THE_OFFER: Final = ("rank", "offer", "verdict", "tendency", "open", "skill_score", "distance_km")


def row_without_offer(participant: str | None, status: str, reason: str | None, as_of: date) -> Row:
    """The row of a person about whom no more is known than why there is nothing."""
    found = {"participant": participant, "status": status, "reason": reason, "as_of": as_of}
    return dict.fromkeys(COLUMNS) | found


def suggestion_rows(line: str) -> Iterator[Row]:
    """The rows of one result.

    Args:
        line: its JSON.
    """
    result = json.loads(line)
    suggestions = result["suggestions"]
    as_of = date.fromisoformat(result["as_of"])
    person = row_without_offer(result["participant"], result["status"], result["reason"], as_of) | result["versions"]
    rest = json.dumps(result | {"suggestions": []}, ensure_ascii=False)
    if not suggestions:
        yield person | {"result": rest}
    for place, one in enumerate(suggestions):
        offer = {name: one[name] for name in _OF_THE_OFFER}
        told = json.dumps(one, ensure_ascii=False)
        yield person | offer | {"suggestion": told, "result": None if place else rest}
