"""When the work begins."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from proaktiv_match.reading.ads._ad_text import AdText, Clause
from proaktiv_match.reading.ads._clauses import lowered, read_data
from proaktiv_match.reading.ads._sections import Section

__all__ = ["StartDay", "read_start"]

_AROUND = 60


@dataclass(frozen=True, slots=True)
class StartDay:
    """A stated first day and where it stands."""

    day: date
    start: int
    end: int


@cache
def _pattern() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    raw = read_data("start.toml")
    months = raw["months"]
    day = raw["day"].replace("{months}", "|".join(months))
    return re.compile(rf"\b{raw['before']}(?:{day})"), re.compile(raw["excluded"]), months


def read_start(ad: AdText) -> StartDay | None:
    """The first stated day; "ab sofort" is no day, and days of applications and contracts are passed over."""
    low = lowered(ad.source.text)
    for clause in ad.clauses:
        if not clause.repeated and clause.section is not Section.CONTACT:
            found = _in(low, clause)
            if found is not None:
                return found
    return None


def _in(low: str, clause: Clause) -> StartDay | None:
    pattern, excluded, months = _pattern()
    for match in pattern.finditer(low, clause.start, clause.end):
        if excluded.search(low, max(clause.start, match.start() - _AROUND), match.end()):
            continue
        said = match.groupdict()
        month = said["month"] or said["month3"]
        year = said["y"] or said["y2"] or said["y3"] or said["y4"]
        number = months[month] if month else int(said["m"] or said["m4"])
        try:
            day = date(int(year), number, int(said["d"] or said["d2"] or said["d4"] or 1))
        except ValueError:
            # "31.02.2027" is a slip of the pen; the day stays open.
            continue
        return StartDay(day, match.start(), match.end())
    return None
