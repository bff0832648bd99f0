"""Findings made by hand: one for every measure, status and way of stating a value."""

from collections.abc import Iterator
from datetime import date

from proaktiv_match.fit import Finding, FindingSource, Mark, Tendency, ValueShown, Verdict
from proaktiv_match.vocabulary import Interval, Kind, Measure, vocabulary

DRV = FindingSource("limit", "drv_1a", date(2026, 8, 12))
COACH = FindingSource("limit", "coach", date(2026, 11, 2))
EMPLOYER = FindingSource("demand", "employer", date(2026, 11, 3))
AD = FindingSource("demand", "ad_text", date(2026, 11, 10), "im Stehen")
TYPICAL = FindingSource("demand", "occupation", None)


def ordered(text: str | float | dict[str, str] | None, interval: str) -> ValueShown:
    """A value of an ordered measure as it was stated, and what it means."""
    return ValueShown(text, Interval.parse(interval))


def amount(value: float) -> ValueShown:
    """A plain number."""
    return ValueShown(value, Interval.point(value))


def named(role: str, *options: str, **others: tuple[str, ...]) -> ValueShown:
    """Options of a set in their roles."""
    roles = {role: options, **others}
    return ValueShown({key: list(value) for key, value in roles.items()}, None, tuple(roles.items()))


def _ordered_values(measure: Measure) -> Iterator[ValueShown]:
    unit = measure.unit
    assert unit is not None
    top = min(unit.range.hi, 200)
    low = unit.range.lo
    for value in {low, 1, top}:
        yield amount(value)
    inner = f"[{low},1]" if top == 1 else f"[1,{top})"
    for interval in (f"[{low},{top}]", f"({low},{top}]", f"[{low},{top})", inner, f"[{low},inf)", "(1,inf)"):
        yield ordered(interval, interval)
        yield ordered(None, interval)
    if unit.words:
        for lexicon in vocabulary().lexicons.values():
            for word in lexicon.words.values():
                stated = {"word": word.word, "lexicon": lexicon.id}
                yield ValueShown(stated, word.limit)
                yield ValueShown(stated, word.demand)


def _set_values(measure: Measure, roles: tuple[str, ...]) -> Iterator[ValueShown]:
    options = measure.options or ("kühlschmierstoff",)
    for count in (0, 1, len(options)):
        yield ValueShown(None, None, tuple((role, options[:count]) for role in roles))
        yield named(roles[0], *options[:count])


def limits(measure: Measure) -> list[ValueShown | None]:
    """What can stand on the person's side."""
    if not measure.is_set:
        return [None, *_ordered_values(measure)]
    return [None, *_set_values(measure, ("needs" if measure.kind is Kind.NEED_SET else "excluded",))]


def demands(measure: Measure) -> list[ValueShown | None]:
    """What can stand on the job's side."""
    if not measure.is_set:
        return [None, *_ordered_values(measure)]
    roles = ("provides",) if measure.kind is Kind.NEED_SET else ("required", "optional", "absent")
    return [None, *_set_values(measure, roles)]


def every_finding(measure: Measure) -> Iterator[Finding]:
    """Limits and demands in step, for every status, rule, source and tendency."""
    rules = list(vocabulary().rules)
    own, asked = limits(measure), demands(measure)
    sources = ((DRV, EMPLOYER), (DRV, COACH, AD), (DRV, TYPICAL), ())
    number = 0
    for status in Verdict:
        for place in range(max(len(own), len(asked))):
            for spread in (0, 1, 3):
                number += 1
                yield Finding(
                    measure.dimension,
                    measure.name,
                    status,
                    own[place % len(own)],
                    asked[(place + spread) % len(asked)],
                    rules[number % len(rules)],
                    sources[number % len(sources)],
                    marks=tuple(Mark)[: number % (len(Mark) + 1)],
                    tendency=(None, Tendency.LIKELY_FITS, Tendency.LIKELY_EXCEEDED)[number % 3],
                    limited=number % 5 > 0,
                    absolute=number % 2 > 0,
                )
