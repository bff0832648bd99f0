"""Position of the working time: named shifts, weekends, on call, and what clock times mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.ads._ad_text import AdText, Clause
from proaktiv_match.reading.ads._clauses import lowered, read_data
from proaktiv_match.reading.ads._clock import clock_times, positions
from proaktiv_match.reading.ads._read_demand import ReadDemand
from proaktiv_match.reading.ads._rules import Rule, compiled, filled
from proaktiv_match.reading.ads._spoken import about_the_post
from proaktiv_match.reading.ads.patterns import beside, framed_denial, setting_of

__all__ = ["read_shifts"]

_BEFORE = 45
_NEAR = 25
_ANSWER = 40
"""A short answer to a question has no more signs than these."""


@dataclass(frozen=True, slots=True)
class _Shifts:
    rules: tuple[tuple[Rule, re.Pattern[str] | None], ...]
    hint: re.Pattern[str]
    maybe: re.Pattern[str]
    denied: re.Pattern[str]
    parted: re.Pattern[str]
    not_denied: re.Pattern[str]
    spilt: re.Pattern[str]
    denied_behind: re.Pattern[str]
    spilt_behind: re.Pattern[str]
    free_before: re.Pattern[str]
    free_after: re.Pattern[str]
    not_free: re.Pattern[str]
    excluded: re.Pattern[str]
    length: re.Pattern[str]
    common: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    rule: str
    how: str
    options: tuple[str, ...]


@cache
def _shifts() -> _Shifts:
    raw = read_data("shifts.toml")
    meant, macros = raw["meant"], raw["macros"]
    rules = []
    for rule in compiled(raw["named"], macros):
        need = rule.raw.get("need")
        rules.append((rule, re.compile(filled(need, macros)) if need else None))
    return _Shifts(
        rules=tuple(rules),
        hint=re.compile(raw["hint"]),
        maybe=re.compile(meant["maybe"]),
        denied=re.compile(meant["denied"]),
        parted=re.compile(meant["parted"]),
        not_denied=re.compile(meant["not_denied"]),
        spilt=re.compile(meant["spilt"]),
        spilt_behind=re.compile(meant["spilt_behind"]),
        denied_behind=re.compile(meant["denied_behind"]),
        free_before=re.compile(meant["free_before"]),
        free_after=re.compile(meant["free"]),
        not_free=re.compile(meant["not_free"]),
        excluded=re.compile(meant["excluded"]),
        length=re.compile(meant["length"]),
        common=re.compile(meant["common"]),
    )


def read_shifts(ad: AdText) -> tuple[ReadDemand, ...]:
    """Shifts that are demanded, possible, or said not to occur; each clause by itself."""
    low = lowered(ad.source.text)
    found: list[ReadDemand] = []
    for clause in about_the_post(ad):
        named = list(_named(low, clause))
        timed = [
            _Named(times.start, times.end, "AD-HC-2", "required", positions(times))
            for times in clock_times(low, clause)
        ]
        for how in ("required", "implied", "optional", "absent"):
            same = [one for one in (*named, *timed) if one.how == how]
            if same:
                found.append(_demand(same, how))
    return tuple(_new(found))


def _demand(named: list[_Named], how: str) -> ReadDemand:
    """One demand for everything a clause says in the same way; the quote goes from the first to the last."""
    options = tuple(dict.fromkeys(option for one in named for option in one.options))
    return ReadDemand(
        "shift_pattern",
        "options",
        min(one.start for one in named),
        max(one.end for one in named),
        named[0].rule,
        certainty="implied" if how == "implied" else "stated",
        required=options if how in ("required", "implied") else (),
        optional=options if how == "optional" else (),
        absent=options if how == "absent" else (),
    )


def _new(found: list[ReadDemand]) -> Iterator[ReadDemand]:
    """Without demands that say no more than one before."""
    seen: set[tuple[str, str]] = set()
    for demand in found:
        said = {(how, option) for how in ("required", "optional", "absent") for option in getattr(demand, how)}
        if not said <= seen:
            seen |= said
            yield demand


def _named(low: str, clause: Clause) -> Iterator[_Named]:
    known = _shifts()
    if not known.hint.search(low, clause.start, clause.end) or known.excluded.search(low, clause.start, clause.end):
        return
    setting = setting_of(low[clause.start : clause.end])
    taken: list[tuple[int, int]] = []
    for rule, need in known.rules:
        if need is not None and not need.search(low, clause.start, clause.end):
            continue
        for match in rule.pattern.finditer(low, clause.start, clause.end):
            if match.end() == match.start() or any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            common = known.common.search(low, clause.start, clause.end) is not None
            if setting.hides(match.start() - clause.start, match.end() - clause.start, offered=common):
                continue
            if match[0] in ("schicht", "schichten") and known.length.search(low, clause.start, match.start()):
                continue
            how, begin, end = _how(low, clause, match)
            if how == "required":
                how = rule.raw.get("certainty", how)
            yield _Named(begin, end, rule.id, how, tuple(rule.raw["options"]))
            if how == "required" and rule.raw.get("maybe"):
                yield _Named(begin, end, rule.id, "optional", tuple(rule.raw["maybe"]))


def _how(low: str, clause: Clause, match: re.Match[str]) -> tuple[str, int, int]:
    """How a shift is named, and where the words begin and end that say so."""
    known = _shifts()
    start, end = match.span()
    before = low[max(clause.start, start - _BEFORE) : start]
    after = low[end : min(clause.end, end + _BEFORE)]
    near = known.parted.split(before)[-1]
    denied = known.denied.search(near)
    if denied and not known.not_denied.search(near + after) and not _spilt(near[denied.start() :], after):
        return "absent", start - len(near) + denied.start(), end
    if (denied := known.denied_behind.match(after)) and not known.spilt_behind.match(after[: denied.end()]):
        return "absent", start, end + denied.end()
    if framed := _framed(low, clause, start, end):
        return "absent", *framed
    free = known.free_after.match(after) or known.free_before.search(before)
    if free and not known.not_free.search(before[-_NEAR:]):
        return "absent", start, end
    return "optional" if known.maybe.search(near) or known.maybe.search(after) else "required", start, end


def _spilt(before: str, after: str) -> bool:
    """Whether a denial at the beginning of `before` ends at a comma and does not reach the shift behind it."""
    return "," in before and _shifts().spilt.match(before + after) is not None


def _framed(low: str, clause: Clause, start: int, end: int) -> tuple[int, int] | None:
    """The stretch that denies the shift by the frame of its sentence, as for every other demand."""
    # A question may have its answer in the next sentence: "Schichtdienst? Fehlanzeige."
    text = low[clause.start : clause.end + (_ANSWER if low[clause.end - 1] == "?" else 0)]
    start, end = start - clause.start, end - clause.start
    framed = framed_denial(text, start, end, beside(text, start, end))
    return (clause.start + framed[0], clause.start + framed[1]) if framed else None
