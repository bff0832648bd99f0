"""Clock times of the working day: "von 6 bis 14 Uhr", "Arbeitsbeginn 4:30 Uhr"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.ads._ad_text import Clause
from proaktiv_match.reading.ads._clauses import read_data

__all__ = ["Times", "clock_times", "positions", "span_hours"]

_HOUR = 60
_DAY = 24 * _HOUR
_BEFORE = 30


@dataclass(frozen=True, slots=True)
class Times:
    """When work begins and ends.

    Attributes:
        start: where the words begin.
        end: where they end.
        begin: minutes after midnight, `None` if it is not said.
        until: minutes after midnight, `None` if it is not said.
        frame: the working time lies somewhere between the two.
    """

    start: int
    end: int
    begin: int | None
    until: int | None
    frame: bool


@dataclass(frozen=True, slots=True)
class _Clock:
    ranges: tuple[re.Pattern[str], ...]
    begin: re.Pattern[str]
    end: re.Pattern[str]
    frame: re.Pattern[str]
    excluded: re.Pattern[str]
    early: int
    night_begin: int
    late: int
    night_end: int
    breaks: float
    no_break: float


@cache
def _clock() -> _Clock:
    raw = read_data("hours.toml")["clock"]
    return _Clock(
        ranges=(re.compile(raw["colons"]), re.compile(raw["range"])),
        begin=re.compile(raw["begin"]),
        end=re.compile(raw["end"]),
        frame=re.compile(raw["frame"]),
        excluded=re.compile(raw["excluded"]),
        early=_minutes(raw["early"]),
        night_begin=_minutes(raw["night_begin"]),
        late=_minutes(raw["late"]),
        night_end=_minutes(raw["night_end"]),
        breaks=raw["breaks"],
        no_break=raw["no_break"],
    )


def _minutes(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * _HOUR + int(minutes)


def _time(match: re.Match[str], which: str) -> int:
    return int(match[f"h{which}"]) % 24 * _HOUR + int(match[f"m{which}"] or 0)


def clock_times(low: str, clause: Clause) -> Iterator[Times]:
    """The clock times of one clause; times of calls, of opening, of core hours are passed over.

    Args:
        low: the whole text in lower case.
        clause: where to look.
    """
    clock = _clock()
    if "uhr" not in low[clause.start : clause.end] and ":" not in low[clause.start : clause.end]:
        return
    if clock.excluded.search(low, clause.start, clause.end):
        return
    taken: list[tuple[int, int]] = []
    for pattern in clock.ranges:
        for match in pattern.finditer(low, clause.start, clause.end):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            frame = clock.frame.search(low, max(clause.start, match.start() - _BEFORE), match.start())
            yield Times(match.start(), match.end(), _time(match, "1"), _time(match, "2"), frame is not None)
    for match in () if taken else clock.begin.finditer(low, clause.start, clause.end):
        taken.append(match.span())
        yield Times(match.start(), match.end(), _time(match, "1"), None, frame=False)
    for match in () if taken else clock.end.finditer(low, clause.start, clause.end):
        yield Times(match.start(), match.end(), None, _time(match, "1"), frame=False)


def positions(times: Times) -> tuple[str, ...]:
    """The options of `shift_pattern` that clock times mean."""
    clock = _clock()
    begin, until = times.begin, times.until
    found = []
    if begin is not None and (begin < clock.night_begin or begin >= clock.night_end):
        found.append("nacht")
    elif begin is not None and begin < clock.early:
        found.append("frueh")
    if until is not None and begin is not None and until <= begin:
        # Work over midnight.
        found.append("nacht")
    elif until is not None and (until > clock.late or until == 0):
        found.append("spaet")
    if times.frame and "nacht" not in found and "tag" not in found:
        found.append("tag")
    return tuple(dict.fromkeys(found)) or ("tag",)


def span_hours(times: Times) -> tuple[float, float] | None:
    """How long a day is by its clock times: up to an hour of a long span is break.

    Returns:
        Least and most hours, `None` if begin or end is not said or both only frame the working time.
    """
    if times.begin is None or times.until is None or times.frame:
        return None
    clock = _clock()
    span = (times.until - times.begin) % _DAY / _HOUR
    return (span - clock.breaks, span) if span > clock.no_break else (span, span)
