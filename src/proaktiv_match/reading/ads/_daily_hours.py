"""Hours a day: as a number, or as the span of clock times."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.ads._ad_text import AdText, Clause
from proaktiv_match.reading.ads._clauses import lowered, read_data
from proaktiv_match.reading.ads._clock import clock_times, span_hours
from proaktiv_match.reading.ads._number import interval, number, plain
from proaktiv_match.reading.ads._read_demand import Amount, ReadDemand
from proaktiv_match.reading.ads._rules import Rule, compiled
from proaktiv_match.reading.ads._spoken import about_the_post

__all__ = ["read_daily_hours"]

_DIGIT = re.compile(r"\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig")
_BEFORE = 20
_SHORTEST_SPAN = 1


@dataclass(frozen=True, slots=True)
class _Daily:
    rules: tuple[Rule, ...]
    most: float
    elsewhere: re.Pattern[str]
    up_to: re.Pattern[str]
    above: re.Pattern[str]
    nobody: re.Pattern[str]


@cache
def _daily() -> _Daily:
    raw = read_data("hours.toml")
    return _Daily(
        rules=compiled(raw["daily"], raw["macros"]),
        most=raw["daily_limits"]["most"],
        elsewhere=re.compile(raw["not_working_time"]["pattern"]),
        up_to=re.compile(raw["bounds"]["least"]),
        above=re.compile(raw["daily_limits"]["above"]),
        nobody=re.compile(raw["daily_limits"]["nobody"]),
    )


def read_daily_hours(ad: AdText) -> tuple[ReadDemand, ...]:
    """Hours a day, stated as a number, or implied by clock times where no number is said."""
    low = lowered(ad.source.text)
    said: dict[Amount, ReadDemand] = {}
    spans: dict[Amount, ReadDemand] = {}
    for clause in about_the_post(ad):
        for found in _stated(low, clause):
            if found.amount is not None:
                said.setdefault(str(found.amount), found)
        for found in _spanned(low, clause):
            spans.setdefault(str(found.amount), found)
    return tuple(said.values()) or tuple(spans.values())


def _stated(low: str, clause: Clause) -> Iterator[ReadDemand]:
    known = _daily()
    if _DIGIT.search(low, clause.start, clause.end) is None:
        return
    if known.elsewhere.search(low, clause.start, clause.end):
        return
    taken: list[tuple[int, int]] = []
    for rule in known.rules:
        for match in rule.pattern.finditer(low, clause.start, clause.end):
            least, most = number(match["lo"]), number(match["hi"] or match["lo"])
            if not 0 < least <= most <= known.most or any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            amount = interval(least, most)
            before = low[max(clause.start, match.start("lo") - _BEFORE) : match.start("lo")]
            if known.above.search(before) and known.nobody.search(low, clause.start, clause.end):
                amount = f"[0,{plain(most)}]"
            elif match["hi"] is None and known.up_to.search(before):
                amount = f"[{plain(least)},{plain(known.most)}]"
            yield ReadDemand("daily_hours", "hours", match.start(), match.end(), rule.id, amount=amount)


def _spanned(low: str, clause: Clause) -> Iterator[ReadDemand]:
    for times in clock_times(low, clause):
        span = span_hours(times)
        if span is None or not _SHORTEST_SPAN <= span[1] <= _daily().most:
            continue
        amount = interval(*span)
        if amount is not None:
            yield ReadDemand(
                "daily_hours", "hours", times.start, times.end, "AD-HC-1", certainty="implied", amount=amount
            )
