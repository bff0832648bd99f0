"""Required education as requirement level of KldB 2010."""

import re
from collections.abc import Iterator
from functools import cache

from proaktiv_match.reading.ads._ad_text import AdText, Clause
from proaktiv_match.reading.ads._clauses import lowered, read_data
from proaktiv_match.reading.ads._requirement import ReadEducation
from proaktiv_match.reading.ads._rules import Rule, compiled
from proaktiv_match.reading.ads._sections import Section
from proaktiv_match.reading.ads._spoken import about_the_post
from proaktiv_match.reading.ads._strength import is_must

__all__ = ["education_places", "read_education"]

_ASKING = frozenset({Section.PROFILE, Section.OTHER, Section.TITLE})
_NEAR = 40


@cache
def _patterns() -> tuple[tuple[Rule, ...], re.Pattern[str], re.Pattern[str]]:
    raw = read_data("education.toml")
    learner = next(entry["not_behind"] for entry in raw["levels"] if "not_behind" in entry)
    return compiled(raw["levels"]), re.compile(raw["excluded"]["pattern"]), re.compile(learner)


def read_education(ad: AdText) -> ReadEducation | None:
    """The level the advertisement asks for: the lowest of alternatives, the highest of what all is a must.

    What would be good to have counts only where nothing is a must.
    """
    low = lowered(ad.source.text)
    found = [
        one for clause in about_the_post(ad) if clause.section in _ASKING and (one := _in(low, clause)) is not None
    ]
    musts = [one for one in found if one.must]
    return max(musts or found, key=lambda one: (one.requirement_level, -one.start), default=None)


def education_places(ad: AdText) -> list[tuple[int, int]]:
    """Where degrees and trainings are named, whatever they mean: these words name no skills."""
    low = lowered(ad.source.text)
    rules = _patterns()[0]
    return [
        match.span()
        for clause in about_the_post(ad)
        if clause.section in _ASKING
        for rule in rules
        for match in rule.pattern.finditer(low, clause.start, clause.end)
    ]


def _in(low: str, clause: Clause) -> ReadEducation | None:
    """The lowest alternative of one clause."""
    return min(_named(low, clause), key=lambda one: (one.requirement_level, one.start), default=None)


def _named(low: str, clause: Clause) -> Iterator[ReadEducation]:
    rules, excluded, learner = _patterns()
    if excluded.search(low, clause.start, clause.end):
        return
    taken: list[tuple[int, int]] = []
    for rule in rules:
        for match in rule.pattern.finditer(low, clause.start, clause.end):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            if "not_behind" in rule.raw and learner.search(low, max(clause.start, match.start() - _NEAR), match.end()):
                continue
            must = rule.raw["level"] > 1 and is_must(low, clause.start, clause.end, match.start(), match.end())
            yield ReadEducation(rule.raw["level"], must, match.start(), match.end(), rule.id)
