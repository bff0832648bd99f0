"""Work at home: said to be there or to be had, with its share where it is said."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from proaktiv_match.reading.ads._ad_text import AdText, Clause
from proaktiv_match.reading.ads._clauses import lowered, read_data
from proaktiv_match.reading.ads._sections import Section
from proaktiv_match.reading.ads.patterns import Polarity, read_polarity

__all__ = ["HomeOffice", "read_home_office"]

_WHOLE = 100
_NEAR = 60


@dataclass(frozen=True, slots=True)
class HomeOffice:
    """Work at home as the advertisement names it.

    Attributes:
        start: where the words begin.
        end: where they end.
        share: percent of the working time; `None` if it is not said.
        refused: it is said not to be possible.
        rule: id of the rule that read it.
    """

    start: int
    end: int
    share: int | None
    refused: bool = False
    rule: str = "AD-HH-1"


@dataclass(frozen=True, slots=True)
class _Patterns:
    named: re.Pattern[str]
    excluded: re.Pattern[str]
    refused: re.Pattern[str]
    full: re.Pattern[str]
    percent: re.Pattern[str]
    days: re.Pattern[str]
    not_a_week: re.Pattern[str]
    office_days: re.Pattern[str]
    raw: Any


@cache
def _patterns() -> _Patterns:
    raw = read_data("home_office.toml")
    return _Patterns(
        named=re.compile(raw["named"]),
        excluded=re.compile(raw["excluded"]),
        refused=re.compile(raw["refused"]),
        full=re.compile(raw["full"]),
        percent=re.compile(raw["percent"]),
        days=re.compile(raw["days"]),
        not_a_week=re.compile(raw["days_a_month"]),
        office_days=re.compile(raw["office_days"]),
        raw=raw,
    )


def read_home_office(ad: AdText) -> HomeOffice | None:
    """The clause that says most about work at home: one with a share before one without."""
    low = lowered(ad.source.text)
    first: HomeOffice | None = None
    for clause in ad.clauses:
        if clause.repeated or clause.section is Section.CONTACT:
            continue
        found = _in(low, clause)
        if found is not None and found.share is not None:
            return found
        first = first or found
    return first


def _in(low: str, clause: Clause) -> HomeOffice | None:
    known = _patterns()
    match = known.named.search(low, clause.start, clause.end)
    if match is None or known.excluded.search(low, clause.start, clause.end):
        return None
    if refused := known.refused.search(low, clause.start, clause.end):
        return HomeOffice(refused.start(), refused.end(), None, refused=True)
    said = read_polarity(low[clause.start : clause.end], match.start() - clause.start, match.end() - clause.start)
    if said.polarity is Polarity.DENIED:
        return HomeOffice(clause.start + said.start, clause.start + said.end, None, refused=True)
    start, end, share = match.start(), match.end(), None
    if full := known.full.search(low, clause.start, clause.end):
        start, end, share = min(start, full.start()), max(end, full.end()), _WHOLE
    elif part := _share(low, clause, match):
        start, end, share = min(start, part[0]), max(end, part[1]), part[2]
    return HomeOffice(start, end, share)


def _share(low: str, clause: Clause, named: re.Match[str]) -> tuple[int, int, int] | None:
    """The share that stands near: a percentage, or days of a week."""
    known = _patterns()
    begin, stop = max(clause.start, named.start() - _NEAR), min(clause.end, named.end() + _NEAR)
    if percent := known.percent.search(low, begin, stop):
        share = int(percent["hi"] or percent["lo"])
        return (percent.start(), percent.end(), share) if 0 < share < _WHOLE else None
    days = known.days.search(low, begin, stop)
    if days is None or known.not_a_week.search(low, begin, stop) or known.office_days.search(low, begin, stop):
        return None
    word = days["n2"] or days["n"]
    number = int(word) if word.isdigit() else known.raw["words"][word]
    return days.start(), days.end(), number * _WHOLE // known.raw["workdays"]
