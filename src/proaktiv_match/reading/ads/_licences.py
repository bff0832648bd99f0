"""Driving licences, certificates and other papers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from proaktiv_match.reading.ads._ad_text import AdText, Clause
from proaktiv_match.reading.ads._clauses import lowered, read_data
from proaktiv_match.reading.ads._requirement import ReadLicence
from proaktiv_match.reading.ads._spoken import about_the_post
from proaktiv_match.reading.ads._strength import is_must, not_needed

__all__ = ["read_licences"]

_CLASS = re.compile(r"\b(?:c1e|ce|c1|c|be|b96|b|d1e|de|d1|d|a2|a1|am|a|l|t|3|iii|ii)\b")
_KIND = re.compile(r"lkw|bus|motorrad|traktor")


@dataclass(frozen=True, slots=True)
class _Paper:
    """A certificate. `hints`: one of them stands in every text that the pattern finds; looked for first."""

    name: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Papers:
    driving: re.Pattern[str]
    short: re.Pattern[str]
    excluded: re.Pattern[str]
    papers: tuple[_Paper, ...]
    raw: Any


@cache
def _papers() -> _Papers:
    raw = read_data("licences.toml")
    driving = raw["driving"]
    papers = tuple(
        _Paper(entry["name"], tuple(entry["hints"]), re.compile(entry["pattern"])) for entry in raw["papers"]
    )
    return _Papers(
        driving=re.compile(driving["word"] + driving["classes"]),
        short=re.compile(driving["short"]),
        excluded=re.compile(driving["excluded"]),
        papers=papers,
        raw=driving,
    )


def read_licences(ad: AdText) -> tuple[ReadLicence, ...]:
    """Each paper once; a must wherever one clause says so."""
    low = lowered(ad.source.text)
    known_papers = _papers()
    driving = any(hint in low for hint in known_papers.raw["hints"])
    papers = [paper for paper in known_papers.papers if any(hint in low for hint in paper.hints)]
    found: dict[str, ReadLicence] = {}
    for clause in about_the_post(ad) if driving or papers else ():
        for licence in _in(low, clause, papers, driving=driving):
            known = found.get(licence.name)
            if known is None or (licence.must and not known.must):
                found[licence.name] = licence
    return tuple(found.values())


def _in(low: str, clause: Clause, papers: list[_Paper], *, driving: bool) -> Iterator[ReadLicence]:
    known = _papers()
    if driving and not known.excluded.search(low, clause.start, clause.end):
        for start, end, classes in _driving(low, clause):
            for name in classes:
                if licence := _licence(low, clause, start, end, f"{known.raw['name']} {name}", "AD-FD-1"):
                    yield licence
    taken: list[tuple[int, int]] = []
    for paper in papers:
        for match in paper.pattern.finditer(low, clause.start, clause.end):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            if licence := _licence(low, clause, match.start(), match.end(), paper.name, "AD-FP-1"):
                yield licence


def _licence(low: str, clause: Clause, start: int, end: int, name: str, rule: str) -> ReadLicence | None:
    if not_needed(low, clause.start, clause.end, start, end):
        return None
    return ReadLicence(name, is_must(low, clause.start, clause.end, start, end), start, end, rule)


def _driving(low: str, clause: Clause) -> Iterator[tuple[int, int, list[str]]]:
    """Driving licences: where they stand, and their classes."""
    known = _papers()
    taken: list[tuple[int, int]] = []
    for match in known.short.finditer(low, clause.start, clause.end):
        taken.append(match.span())
        yield match.start(), match.end(), [(match["first"] or match["second"]).upper()]
    for match in known.driving.finditer(low, clause.start, clause.end):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        after = low[match.end() : clause.end]
        if re.match(r"\s*für (?:flurförder|gabelstapler)", after):
            continue
        named = [known.raw["old"].get(one, one.upper()) for one in _CLASS.findall(match["classes"] or "")]
        kind = _KIND.search(match[0])
        if not named:
            named = [known.raw["kinds"][kind[0]] if kind else known.raw["usual"]]
        yield match.start(), match.end(), list(dict.fromkeys(named))
