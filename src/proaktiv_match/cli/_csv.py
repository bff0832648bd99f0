"""`match --format csv`: one row a suggestion or a case, for spreadsheets; no finding on health, no dimension, no value.

Columns: participant, rank, offer, title, verdict, tendency, open, skill score, distance, and the reasons that do not
speak of health: matching skills and formal gaps.
"""

import csv
import io
from collections.abc import Iterator, Mapping

from proaktiv_match.cli._session import Session, harmless
from proaktiv_match.matching import Case, Result, Suggestion
from proaktiv_match.profiles import Offer

__all__ = ["case_csv_head", "case_csv_row", "csv_head", "csv_rows", "in_csv"]

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


def _cells(session: Session, one: Suggestion, offers: Mapping[str, Offer]) -> list[str]:
    """Everything but whom it is for and the rank."""
    offer = offers.get(one.offer)
    return [
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
        rank = "" if one.rank is None else str(one.rank)
        yield in_csv([result.participant, rank, *_cells(session, one, offers)])


def case_csv_head(session: Session) -> str:
    """The row of column names of `match --for-offer`: the same without a rank."""
    return in_csv([session.say(f"csv/{name}") for name in _COLUMNS if name != "rank"])


def case_csv_row(session: Session, case: Case, offers: Mapping[str, Offer]) -> str:
    """The row of one case that is listed."""
    cells = [] if case.suggestion is None else _cells(session, case.suggestion, offers)
    return in_csv([case.participant, *cells])
