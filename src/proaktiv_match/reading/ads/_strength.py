"""Whether a requirement is a must, would be good to have, or is said not to be needed."""

import re
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.ads._clauses import read_data

__all__ = ["is_must", "is_should_heading", "not_needed"]

_NEAR = 25


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    behind: re.Pattern[str]
    heading: re.Pattern[str]
    not_needed: re.Pattern[str]
    own: re.Pattern[str]


@cache
def _words() -> _Words:
    raw = read_data("strength.toml")
    return _Words(
        before=re.compile(raw["should_before"]),
        behind=re.compile(raw["should_behind"]),
        heading=re.compile(raw["should_heading"]),
        not_needed=re.compile(raw["not_needed"]),
        own=re.compile(raw["own_statement"]),
    )


def is_should_heading(line: str) -> bool:
    """Whether a line in lower case leads a list of what would be good to have."""
    return _words().heading.search(line) is not None


def is_must(low: str, begin: int, end: int, start: int, stop: int) -> bool:
    """Whether what stands at `low[start:stop]` is a must in its clause `low[begin:end]`."""
    words = _words()
    left = begin
    for match in words.before.finditer(low, begin, end):
        if match.start() <= start and not re.search(r"[;.]", low[match.end() : start]):
            return False
    semicolon = low.find(";", stop, end)
    for match in words.behind.finditer(low, stop, end if semicolon < 0 else semicolon):
        if _reaches(low, stop, match.start()):
            return False
        left = match.end()
    return left >= begin


def _reaches(low: str, stop: int, place: int) -> bool:
    """Whether nothing between `stop` and `place` begins a statement of its own."""
    comma = low.rfind(",", stop, place)
    if comma < 0:
        return True
    return _words().own.search(low, comma, place) is None


def not_needed(low: str, begin: int, end: int, start: int, stop: int) -> bool:
    """Whether it is said, near by in the clause, that it is not needed."""
    pattern = _words().not_needed
    if pattern.search(low, max(begin, start - _NEAR), start):
        return True
    behind = pattern.search(low, stop, end)
    return behind is not None and behind.start() < stop + _NEAR
