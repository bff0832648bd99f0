"""Hours and days a week: numbers, percent of the full-time week, named models, overtime."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from proaktiv_match.reading._meanings import meanings
from proaktiv_match.reading.ads._ad_text import AdText, Clause
from proaktiv_match.reading.ads._clauses import lowered, read_data
from proaktiv_match.reading.ads._number import interval, number, plain
from proaktiv_match.reading.ads._read_demand import Amount, ReadDemand
from proaktiv_match.reading.ads._rules import Rule, compiled
from proaktiv_match.reading.ads._sections import Section
from proaktiv_match.reading.ads._spoken import about_the_post

__all__ = ["read_weekly_hours"]

_DIGIT = re.compile(r"\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig")
_BEFORE = 30
_AROUND = 90
_LONGEST_WEEK = 60
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class _Weekly:
    rules: tuple[Rule, ...]
    least: re.Pattern[str]
    most: re.Pattern[str]
    usual: float
    pensum: tuple[re.Pattern[str], ...]
    title: re.Pattern[str]
    title_length: int
    title_excluded: re.Pattern[str]
    step: int
    full_week: tuple[float, float]
    models: tuple[Rule, ...]
    denied_before: re.Pattern[str]
    denied_after: re.Pattern[str]
    student: Rule
    overtime: Rule
    days: tuple[Rule, ...]
    elsewhere: re.Pattern[str]
    raw: Any


@cache
def _weekly() -> _Weekly:
    raw = read_data("hours.toml")
    pensum = raw["pensum"]
    return _Weekly(
        rules=compiled(raw["weekly"], raw["macros"]),
        least=re.compile(raw["bounds"]["least"]),
        most=re.compile(raw["bounds"]["most"]),
        usual=raw["bounds"]["usual_week"],
        pensum=(re.compile(pensum["context"]), re.compile(pensum["behind"])),
        title=re.compile(pensum["title"]),
        title_length=pensum["title_length"],
        title_excluded=re.compile(pensum["title_excluded"]),
        step=pensum["step"],
        full_week=tuple(pensum["full_week"]),
        models=compiled(raw["model"]),
        denied_before=re.compile(raw["model_excluded"]["before"]),
        denied_after=re.compile(raw["model_excluded"]["after"]),
        student=compiled([raw["student"]])[0],
        overtime=compiled([raw["overtime"]])[0],
        days=compiled(raw["days"]),
        elsewhere=re.compile(raw["not_working_time"]["pattern"]),
        raw=raw,
    )


def read_weekly_hours(ad: AdText) -> tuple[ReadDemand, ...]:
    """Hours and days a week.

    A number counts before a percentage, a percentage before the name of a model; overtime stands beside them.
    """
    low = lowered(ad.source.text)
    clauses = list(about_the_post(ad))
    found = _once(one for clause in clauses for one in _numbers(low, clause))
    if not found:
        found = _once(one for clause in clauses for one in _percentages(low, clause))
    if not found:
        found = _models(low, clauses)
    days = _once(one for clause in clauses for one in _days(low, clause))
    return (*found, *_overtime(low, clauses, found), *days)


def _once(demands: Iterator[ReadDemand]) -> tuple[ReadDemand, ...]:
    """Each amount once, where it is said first."""
    found: dict[str, ReadDemand] = {}
    for demand in demands:
        if demand.amount is not None:
            found.setdefault(str(demand.amount), demand)
    return tuple(found.values())


def _hours(start: int, end: int, rule: str, amount: Amount | None) -> ReadDemand:
    return ReadDemand("weekly_hours", "hours", start, end, rule, amount=amount)


def _numbers(low: str, clause: Clause) -> Iterator[ReadDemand]:
    known = _weekly()
    text = low[clause.start : clause.end]
    if _DIGIT.search(text) is None:
        return
    taken: list[tuple[int, int]] = []
    for rule in known.rules:
        for match in rule.pattern.finditer(low, clause.start, clause.end):
            least, most = number(match["lo"]), number(match["hi"] or match["lo"])
            if not rule.raw.get("least", 1) <= least <= most <= _LONGEST_WEEK:
                continue
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            around = low[max(clause.start, match.start() - _AROUND) : min(clause.end, match.end() + _AROUND)]
            if known.elsewhere.search(around):
                continue
            taken.append(match.span())
            before = low[max(clause.start, match.start("lo") - _BEFORE) : match.start("lo")]
            yield _hours(match.start(), match.end(), rule.id, _bounded(least, most, before, single=match["hi"] is None))


def _bounded(least: float, most: float, before: str, *, single: bool) -> Amount | None:
    known = _weekly()
    if single and known.least.search(before):
        return f"[{plain(least)},{plain(max(least, known.usual))}]"
    if single and known.most.search(before):
        return f"(0,{plain(most)}]"
    return interval(least, most)


def _percentages(low: str, clause: Clause) -> Iterator[ReadDemand]:
    known = _weekly()
    text = low[clause.start : clause.end]
    if "%" not in text and "prozent" not in text:
        return
    found = [
        (match, "AD-HP-1") for pattern in known.pensum for match in pattern.finditer(low, clause.start, clause.end)
    ]
    short = clause.end - clause.start <= known.title_length
    titled = short and clause.section in (Section.TITLE, Section.OTHER, Section.TASKS, Section.PROFILE)
    if titled and not known.title_excluded.search(text):
        found += [(match, "AD-HP-2") for match in known.title.finditer(low, clause.start, clause.end)]
    for match, rule in found:
        if known.title_excluded.search(low[max(clause.start, match.start() - _AROUND) : match.start("lo")]):
            continue
        least, most = int(match["lo"]), int(match["hi"] or match["lo"])
        if 0 < least <= most <= _WHOLE and not least % known.step and not most % known.step:
            end = max(match.end("lo"), low.rfind("%", match.start("lo"), match.end()) + 1)
            yield _hours(match.start("lo"), end, rule, _of_full_week(least, most))


def _of_full_week(least: int, most: int) -> Amount | None:
    shortest, longest = _weekly().full_week
    return interval(round(shortest * least / _WHOLE, 1), round(longest * most / _WHOLE, 1))


def _models(low: str, clauses: list[Clause]) -> tuple[ReadDemand, ...]:
    """One demand for all models that are named: together they say what the week may be."""
    known = _weekly()
    models: set[str] = set()
    first: ReadDemand | None = None
    for clause in clauses:
        taken: list[tuple[int, int]] = []
        for rule in known.models:
            for match in rule.pattern.finditer(low, clause.start, clause.end):
                if any(start < match.end() and match.start() < end for start, end in taken):
                    continue
                before = low[max(clause.start, match.start() - _BEFORE) : match.start()]
                if known.denied_before.search(before) or known.denied_after.match(low[match.end() : clause.end]):
                    continue
                taken.append(match.span())
                models.update(rule.raw["models"])
                first = first or _hours(match.start(), match.end(), rule.id, None)
        if first is None and (student := known.student.pattern.search(low, clause.start, clause.end)):
            amount = known.student.raw["amount"]
            return (_hours(student.start(), student.end(), known.student.id, amount),)
    if first is None:
        return ()
    if models == {"minijob", "parttime"}:
        # A text that names both offers the one or the other; a form that ticks both means the smaller one.
        models = {"parttime"}
    return (replace(first, amount=meanings().hours[frozenset(models)]),)


def _overtime(low: str, clauses: list[Clause], hours: tuple[ReadDemand, ...]) -> tuple[ReadDemand, ...]:
    known = _weekly()
    excluded = re.compile(known.overtime.raw["excluded"])
    for clause in clauses:
        match = known.overtime.pattern.search(low, clause.start, clause.end)
        if match is None or excluded.search(low, clause.start, clause.end):
            continue
        most = known.overtime.raw["most"]
        agreed = [said for one in hours if 0 < (said := _lower_end(one.amount)) < most]
        amount = f"[{plain(max(agreed))},{most}]" if agreed else f"(0,{most}]"
        return (_hours(match.start(), match.end(), known.overtime.id, amount),)
    return ()


def _lower_end(amount: Amount | None) -> float:
    if isinstance(amount, str):
        return float(amount[1:-1].split(",")[0])
    return amount if isinstance(amount, int | float) else 0


def _days(low: str, clause: Clause) -> Iterator[ReadDemand]:
    known = _weekly()
    words, of_day = known.raw["days_words"], known.raw["days_of"]
    for rule in known.days:
        for match in rule.pattern.finditer(low, clause.start, clause.end):
            groups = match.groupdict()
            around = low[max(clause.start, match.start() - _AROUND) : min(clause.end, match.end() + _AROUND)]
            if known.elsewhere.search(around):
                continue
            if groups.get("day"):
                least = most = of_day[groups["day"][:2]]
            else:
                least = _day_number(groups["n"], words)
                most = _day_number(groups.get("hi") or groups.get("hi2") or groups["n"], words)
            yield ReadDemand("weekly_hours", "days", match.start(), match.end(), rule.id, amount=interval(least, most))


def _day_number(word: str, words: dict[str, int]) -> float:
    return words[word] if word in words else number(word)
