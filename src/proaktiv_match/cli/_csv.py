"""`match --format csv`: one row a suggestion, for spreadsheets; no finding on health, no dimension, no value.

Columns: participant, rank, offer, title, verdict, tendency, open, skill score, distance, and the reasons that do not
speak of health: matching skills and formal gaps.
"""

import csv
import io
from collections.abc import Iterator, Mapping

from proaktiv_match.cli._session import Session, harmless
from proaktiv_match.matching import Result, Suggestion
from proaktiv_match.profiles import Offer

__all__ = ["csv_head", "csv_rows", "in_csv"]

_COLUMNS = (
    "participant",
    "rank",
    "offer",
    "title",
    "verdict",
    "tendency",
    "open",
    "skill_score",
    "distance_km",
    "skills",
    "gaps",
)
# A cell that begins so is run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def _safe(cell: str) -> str:
    cell = harmless(cell)
    text = cell.lstrip(" ")
    # A leading sign before a number is a number, not a formula; all our numbers are written without one.
    return f"'{cell}" if text.startswith(_FORMULA) else cell


def in_csv(cells: list[str]) -> str:
    """One row with semicolons; formulas are made harmless."""
    line = io.StringIO()
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return line.getvalue()


def csv_head(session: Session) -> str:
    """The row of column names."""
    return in_csv([session.say(f"csv/{name}") for name in _COLUMNS])


def _decimal(session: Session, value: float) -> str:
    text = str(value)
    return text if session.lang == "en" else text.replace(".", ",")


def _cells(session: Session, result: Result, one: Suggestion, offers: Mapping[str, Offer]) -> list[str]:
    offer = offers.get(one.offer)
    return [
        result.participant,
        "" if one.rank is None else str(one.rank),
        one.offer,
        offer.title if offer else "",
        session.say(f"csv/verdict_{one.verdict}"),
        session.say(f"csv/tendency_{one.tendency}") if one.tendency else "",
        str(one.open),
        _decimal(session, one.skill_score),
        "" if one.distance_km is None else _decimal(session, one.distance_km),
        ", ".join(part.requirement for part in one.contributions),
        ", ".join(session.coach.formal_gap(gap) for gap in one.formal_gaps),
    ]


def csv_rows(session: Session, result: Result, offers: Mapping[str, Offer]) -> Iterator[str]:
    """The rows of one participant."""
    for one in result.suggestions:
        yield in_csv(_cells(session, result, one, offers))
