"""Phrases that name a skill: "Kenntnisse in …", tasks, traits, tools."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from proaktiv_match.reading.ads._clauses import read_data

__all__ = ["Phrase", "in_occupation", "is_list_lead", "level_before", "listed", "named"]

_NEAR = 40
_OPEN = re.compile(r"\(([^()]*)\)?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name a skill; `name` where it is called otherwise than it is written."""

    start: int
    end: int
    rule: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class _Own:
    """A trait or tool. `hints`: one of them stands in every text that the pattern finds; looked for first."""

    rule: str
    name: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Patterns:
    lead: re.Pattern[str]
    list_lead: re.Pattern[str]
    stop: re.Pattern[str]
    part: re.Pattern[str]
    trim: re.Pattern[str]
    trail: re.Pattern[str]
    not_begun: re.Pattern[str]
    not_a_skill: re.Pattern[str]
    compound: re.Pattern[str]
    not_compound: re.Pattern[str]
    own: tuple[_Own, ...]
    lead_hints: tuple[str, ...]
    occupation: re.Pattern[str]
    levels: tuple[tuple[int, re.Pattern[str]], ...]
    raw: Any


@cache
def _patterns() -> _Patterns:
    raw = read_data("skills.toml")
    leads = raw["leads"]
    own = [("AD-SE-1", entry) for entry in raw["traits"]] + [("AD-ST-1", entry) for entry in raw["tools"]]
    return _Patterns(
        lead=re.compile(rf"{leads['noun']}\b(?:\s+{leads['link']}\b)+\s+"),
        list_lead=re.compile(rf"{leads['noun']}\b(?:\s+{leads['link']}\b)*\s*:\s*$"),
        stop=re.compile(leads["stop"]),
        part=re.compile(leads["part"]),
        trim=re.compile(rf"(?:{leads['trim']})+"),
        trail=re.compile(leads["trail"]),
        not_begun=re.compile(leads["not_begun"]),
        not_a_skill=re.compile(rf"(?:\w+ )?{leads['not_a_skill']}"),
        compound=re.compile(raw["compound"]["pattern"]),
        not_compound=re.compile(raw["compound"]["not_a_skill"]),
        own=tuple(
            _Own(rule, entry["name"], tuple(entry["hints"]), re.compile(entry["pattern"])) for rule, entry in own
        ),
        lead_hints=tuple(leads["hints"]),
        occupation=re.compile(raw["occupation"]),
        levels=tuple((entry["level"], re.compile(entry["pattern"])) for entry in raw["levels"]),
        raw=raw,
    )


def level_before(low: str, begin: int, start: int) -> int | None:
    """How well a skill has to be known, by the words before it in its clause; 0–5, `None` if it is not said."""
    for level, pattern in _patterns().levels:
        if pattern.search(low, max(begin, start - _NEAR), start):
            return level
    return None


def in_occupation(low: str, begin: int, start: int) -> bool:
    """Whether the words at `start` belong to an occupation that the clause from `begin` on names."""
    return _patterns().occupation.search(low, begin, start) is not None


def is_list_lead(low: str, start: int, end: int) -> bool:
    """Whether the clause leads a list of skills: "Fundierte Kenntnisse in:"."""
    return _patterns().list_lead.search(low, start, end) is not None


def named(low: str, start: int, end: int) -> Iterator[Phrase]:
    """Traits, tools, and what "Kenntnisse in …" introduces, in one clause."""
    known = _patterns()
    words = low[start:end]
    for own in known.own:
        if any(hint in words for hint in own.hints):
            for match in own.pattern.finditer(low, start, end):
                yield Phrase(match.start(), match.end(), own.rule, own.name)
    if not any(hint in words for hint in known.lead_hints):
        return
    place = start
    while lead := known.lead.search(low, place, end):
        stop = known.stop.search(low, lead.end(), end)
        last = stop.start() if stop else end
        yield from listed(low, lead.end(), last, "AD-SK-1")
        place = max(lead.end(), last)
    for match in known.compound.finditer(low, start, end):
        begin = _word_begin(low, start, match.start())
        if begin < match.start() and not known.not_compound.match(low[begin : match.end()]):
            yield Phrase(begin, match.end(), "AD-SK-2")


def _word_begin(low: str, start: int, place: int) -> int:
    """Where the word begins that goes on at `place`; signs inside a word belong to it ("IT-", "MS Office-")."""
    start = max(start, place - _NEAR)
    while place > start and (low[place - 1].isalnum() or low[place - 1] in "-/&.+"):
        place -= 1
    return place


def listed(low: str, start: int, end: int, rule: str) -> Iterator[Phrase]:
    """The members of an enumeration, also those in brackets."""
    for match in _OPEN.finditer(low, start, end):
        yield from _members(low, match.start(1), match.end(1), rule)
    place = start
    for match in _OPEN.finditer(low, start, end):
        yield from _members(low, place, match.start(), rule)
        place = match.end()
    yield from _members(low, place, end, rule)


def _members(low: str, start: int, end: int, rule: str) -> Iterator[Phrase]:
    known = _patterns()
    place, pieces = start, []
    for match in known.part.finditer(low, start, end):
        # "Stoff- und Wärmeübertragung" is one member.
        if low[place : match.start()].rstrip().endswith("-") or low[match.end() : match.end() + 1] == "-":
            continue
        pieces.append((place, match.start()))
        place = match.end()
    pieces.append((place, end))
    for begin, stop in pieces:
        if member := _trimmed(low, begin, stop):
            yield Phrase(*member, rule)


def _trimmed(low: str, start: int, end: int) -> tuple[int, int] | None:
    """Without articles before and signs around; `None` if nothing is left that could be a skill."""
    known = _patterns()
    while start < end and not low[start].isalnum():
        start += 1
    if match := known.trim.match(low, start, end):
        start = match.end()
    while end > start and low[end - 1] in " .,;:!?)-–*/\"'":
        end -= 1
    if match := known.trail.search(low[start:end]):
        end = start + match.start()
    limits = known.raw["leads"]
    fits = limits["shortest"] - 1 <= end - start <= limits["longest"]
    if not fits or known.not_begun.match(low, start) or known.not_a_skill.fullmatch(low[start:end]):
        return None
    return start, end
