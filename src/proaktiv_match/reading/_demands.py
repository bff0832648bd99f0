"""Demands out of form fields: hours, position of the working time, travel, traits, home office.

Ceilings are stated by the employer, who filled the field. Sets are read from an advertisement, with a quote: a list
of an employer counts as complete (clarifications A4), and no form lists everything.
"""

import re
from typing import Any

from proaktiv_match.reading._meanings import meanings
from proaktiv_match.reading._stated import Stated

__all__ = ["demands", "home_office"]

_HOURS_A_WEEK = re.compile(
    r"(\d{1,2}(?:[.,]\d{1,2})?)(?:\s*(?:-|–|bis|to)\s*(\d{1,2}(?:[.,]\d{1,2})?))?\s*"
    r"(?:h|std|stunden|hours|wochenstunden|wstd)\b\.?\s*(?:/|pro|per|a|je|in der|die)?\s*"
    r"(?:woche|week|wöchentlich|weekly)?",
    re.IGNORECASE,
)
_WEEKLY_WORD = re.compile(r"wochenstunden|wstd|wöchentlich|weekly|woche|week", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:kein\w*|ohne|nicht|nie)\s+(?:\w+\s+)?$", re.IGNORECASE)
_LONGEST_WEEK = 60
_ALL_AT_HOME = 100


def demands(stated: Stated, title: str, description: str, day: str | None) -> list[dict[str, Any]]:
    """The demands of one record, as the contract writes them.

    Args:
        stated: what the record states.
        title: title of the offer, for quotes.
        description: text of the offer, for quotes; may be empty.
        day: day of publication, `YYYY-MM-DD`.
    """
    found = []
    hours = _weekly_hours(stated)
    if hours is not None:
        found.append(_ceiling("weekly_hours", "hours", hours, day))
    found.extend(_shift(stated, title, description, day))
    share = _travel(stated)
    if share is not None:
        found.append(_ceiling("changing_sites", "share", share, day))
    known = meanings()
    measures = sorted(
        {known.traits[name.casefold()] for name in stated.every("trait") if name.casefold() in known.traits}
    )
    found.extend(_ceiling(dimension, measure, known.trait_amount, day) for dimension, measure in measures)
    return found


def home_office(stated: Stated) -> list[dict[str, Any]]:
    """The accommodation `home_office_share`: there, possible on request, or not mentioned."""
    terms = stated.terms("home_office")
    share = stated.first("home_office_share")
    if not terms & {"possible", "percent", "full"} or "none" in terms:
        return []
    if "full" in terms:
        share = _ALL_AT_HOME
    if share is not None and 0 < share <= _ALL_AT_HOME:
        return [{"id": "home_office_share", "status": "present", "share": share}]
    return [{"id": "home_office_share", "status": "requestable"}]


def _source(day: str | None, quote: str | None = None) -> dict[str, Any]:
    source: dict[str, Any] = {"kind": "ad_text" if quote else "employer"}
    if day:
        source["date"] = day
    if quote:
        source["quote"] = quote
    return source


def _ceiling(dimension: str, measure: str, amount: float | str, day: str | None) -> dict[str, Any]:
    return {"dimension": dimension, "measure": measure, "amount": amount, "source": _source(day)}


def _weekly_hours(stated: Stated) -> float | str | None:
    """A number where one is stated; else the interval of the named models."""
    number = stated.first("weekly_hours")
    if number is None:
        for text in stated.every("weekly_hours_text"):
            number = _hours_in(text)
            if number is not None:
                return number
    if isinstance(number, int | float) and 0 < number <= _LONGEST_WEEK:
        return number
    return meanings().hours.get(stated.terms("hours"))


def _hours_in(text: str) -> float | str | None:
    """Hours a week out of a short text ("38,5 Stunden pro Woche", "20-30 h/week"), or `None`."""
    match = _HOURS_A_WEEK.search(text)
    if match is None or not _WEEKLY_WORD.search(match.group(0)):
        return None
    low, high = (_decimal(part) for part in match.group(1, 2))
    if low is None or not 0 < low <= _LONGEST_WEEK:
        return None
    if high is None:
        return low
    return f"[{low},{high}]" if low <= high <= _LONGEST_WEEK else None


def _decimal(text: str | None) -> float | int | None:
    if text is None:
        return None
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number


def _shift(stated: Stated, title: str, description: str, day: str | None) -> list[dict[str, Any]]:
    terms = set(stated.terms("shift"))
    parts = stated.terms("part_of_day")
    sole = parts == {"evening"} and "fulltime" not in stated.terms("hours")
    if "evening" in parts:
        terms.add("evening")
    found = []
    for term, meaning in meanings().shift.items():
        if term in terms and (sole or not meaning.only_if_sole_model):
            quote = _evidence(meaning.evidence, description) or _evidence(meaning.evidence, title) or meaning.label
            found.append(
                {
                    "dimension": "shift_pattern",
                    "measure": "options",
                    "required": [],
                    "optional": list(meaning.optional),
                    "source": _source(day, quote),
                }
            )
    return found


def _evidence(parts: tuple[str, ...], text: str) -> str | None:
    """The first word of `text` that has one of `parts` in it and is not denied before it."""
    words = re.compile(r"\w*(?:" + "|".join(re.escape(part) for part in parts) + r")\w*", re.IGNORECASE)
    for match in words.finditer(text):
        if not _DENIED.search(text[max(0, match.start() - 40) : match.start()]):
            return match.group(0)
    return None


def _travel(stated: Stated) -> str | None:
    meaning = meanings().travel.get(stated.first("travel") or "")
    if meaning is None or (meaning.not_for_temporary_agency and "yes" in stated.terms("temporary_agency")):
        return None
    return meaning.amount
