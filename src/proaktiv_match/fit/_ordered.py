"""Ordered measures: the interval rule, and what strength, posture and channels make of it (8.2, A9, A21, A23)."""

from proaktiv_match.fit._demands import ResolvedDemand
from proaktiv_match.fit._finding import Mark, Tendency, Verdict
from proaktiv_match.fit._live_limit import LiveLimit
from proaktiv_match.fit._outcome import Context, Outcome, Reason, from_safety_text
from proaktiv_match.profiles import TYPICAL
from proaktiv_match.vocabulary import Interval, Kind, Measure

__all__ = ["compare_ordered", "interval_rule", "is_underused", "lean"]

_AT_WILL = frozenset({("sitting", "minutes"), ("standing", "minutes")})
_SHORTFALL = 2
_NOT_UNDERUSED = frozenset({"noise", "conflict_emotion"})


def interval_rule(measure: Measure, limit: Interval, demand: Interval) -> Verdict:
    """The one rule of all ordered scales (8.2); for needs the sides are reversed.

    Args:
        measure: tells whether the limit is a ceiling or a need.
        limit: where the true maximum, or the need, lies.
        demand: what the job demands, or provides.
    """
    low, high = (limit, demand) if measure.kind is Kind.NEED else (demand, limit)
    if low.at_or_below(high):
        return Verdict.FITS
    return Verdict.CONFLICT if low.above(high) else Verdict.CHECK


def lean(measure: Measure, limit: Interval, value: Interval) -> Tendency | None:
    """Where a value that proves nothing seems to lean; safety is never said to be likely fine (A22)."""
    status = interval_rule(measure, limit, value)
    if status is Verdict.CONFLICT:
        return Tendency.LIKELY_EXCEEDED
    return Tendency.LIKELY_FITS if status is Verdict.FITS and not measure.safety else None


def _letter(measure: Measure) -> str:
    return "N" if measure.kind is Kind.NEED or measure.unit is None else measure.unit.rule


def compare_ordered(limit: LiveLimit, demand: ResolvedDemand | None, context: Context) -> Outcome:
    """One limit in force against the demand on the same ordered measure.

    Args:
        limit: the limit.
        demand: the demand, `None` if nobody says anything.
        context: the rest of the pair.
    """
    if limit.expired:
        unsure = (Mark.UNVERIFIED,) if limit.verify or (demand is not None and demand.verify) else ()
        return Outcome(Verdict.CHECK, "T-1", Reason.EXPIRED, limit, (Mark.EXPIRED, *unsure))
    if limit.measure.key in _AT_WILL and context.change_at_will is True:
        derived = demand is not None and demand.is_known and demand.derived
        marks = ((Mark.FROM_TEXT,) if context.change_from_text else ()) + ((Mark.IMPLIED,) if derived else ())
        return _faded(Outcome(Verdict.FITS, "PM-4", None, limit, marks))
    if demand is None or limit.interval is None or demand.interval is None:
        marks = ((Mark.UNVERIFIED,) if limit.verify else ()) + ((Mark.IMPLIED,) if limit.derived else ())
        return Outcome(Verdict.CHECK, "U-5", Reason.UNKNOWN, limit, marks)
    if not demand.is_known:
        return _only_typical(limit, demand, limit.interval, demand.interval)
    status = interval_rule(limit.measure, limit.interval, demand.interval)
    tendency = None if demand.leaning is None else lean(limit.measure, limit.interval, demand.leaning)
    if status is Verdict.FITS:
        return _within(limit, demand, tendency)
    if status is Verdict.CHECK:
        return _overlap(limit, demand, demand.interval, tendency)
    return _exceeded(limit, demand, limit.interval, demand.interval, context, tendency)


def _within(limit: LiveLimit, demand: ResolvedDemand, tendency: Tendency | None) -> Outcome:
    """Even the highest demand lies below the lowest possible limit."""
    marks = _marks(limit, demand)
    if demand.leaning is not None:
        return Outcome(Verdict.CHECK, "H-4", Reason.DEMAND_RANGE, limit, marks, tendency)
    fitting = Outcome(Verdict.FITS, f"{_letter(limit.measure)}-1", None, limit, marks)
    return from_safety_text(fitting) if limit.measure.safety and demand.from_text else _faded(fitting)


def _overlap(limit: LiveLimit, demand: ResolvedDemand, job: Interval, tendency: Tendency | None) -> Outcome:
    """The ranges meet: whichever side is not a single value has to be asked, the job first."""
    marks = _marks(limit, demand)
    if not job.is_point:
        rule = "H-4" if demand.leaning is not None else f"{_letter(limit.measure)}-3"
        return Outcome(Verdict.CHECK, rule, Reason.DEMAND_RANGE, limit, marks, tendency)
    reason = Reason.LIGHT_WORK if limit.conflict_above is not None else Reason.LIMIT_RANGE
    return Outcome(Verdict.CHECK, f"{_letter(limit.measure)}-3", reason, limit, marks, tendency)


def _exceeded(
    limit: LiveLimit,
    demand: ResolvedDemand,
    person: Interval,
    job: Interval,
    context: Context,
    tendency: Tendency | None,
) -> Outcome:
    """Even the lowest demand lies above the highest possible limit: a conflict, unless something speaks for asking."""
    measure = limit.measure
    marks = _marks(limit, demand)
    if limit.conflict_above is not None and not job.above(Interval.point(limit.conflict_above)):
        return Outcome(Verdict.CHECK, "R3", Reason.LIGHT_WORK, limit, marks)
    if limit.conditional and not _gap_too_wide(measure, person, job):
        return Outcome(Verdict.CHECK, "SO-1", Reason.SOFT, limit, (*marks, Mark.SOFT), tendency)
    if context.channels_without_person and measure.key == ("public_contact", "share"):
        return Outcome(Verdict.CHECK, "PC-1", Reason.CHANNEL, limit, marks)
    if measure.key in _AT_WILL and context.change_at_will is None:
        return Outcome(Verdict.CHECK, "PM-5", Reason.POSTURE_CHANGE, limit, marks)
    return Outcome(Verdict.CONFLICT, f"{_letter(measure)}-2", None, limit, marks)


def _only_typical(limit: LiveLimit, demand: ResolvedDemand, person: Interval, job: Interval) -> Outcome:
    typical = demand.rank == TYPICAL
    unsure = (Mark.UNVERIFIED,) if limit.verify or demand.verify else ()
    return Outcome(
        Verdict.CHECK,
        "U-5T" if typical else "U-5I",
        Reason.TYPICAL if typical else Reason.IMPLIED,
        limit,
        (Mark.TYPICAL_ONLY if typical else Mark.IMPLIED, *unsure),
        lean(limit.measure, person, job),
    )


def _faded(outcome: Outcome) -> Outcome:
    """An old permission no longer proves that something is possible (A11)."""
    if outcome.limit is None or not outcome.limit.faded:
        return outcome
    return Outcome(Verdict.CHECK, "T-2", Reason.FADED, outcome.limit, (*outcome.marks, Mark.FADED))


def _gap_too_wide(measure: Measure, limit: Interval, demand: Interval) -> bool:
    """A23: on grades from 0 to 5, "möglichst vermeiden" bends by one grade, not by more."""
    return measure.is_grade and demand.above(limit.shifted(1))


def _marks(limit: LiveLimit, demand: ResolvedDemand) -> tuple[Mark, ...]:
    marks = []
    if limit.derived or demand.derived:
        marks.append(Mark.IMPLIED)
    if limit.verify or demand.verify:
        marks.append(Mark.UNVERIFIED)
    if demand.from_text:
        marks.append(Mark.FROM_TEXT)
    return tuple(marks)


def is_underused(limit: LiveLimit, demand: ResolvedDemand | None) -> bool:
    """Whether the job asks for at least two grades less than the person can give (A23)."""
    return (
        limit.measure.is_grade
        and limit.measure.dimension not in _NOT_UNDERUSED
        and demand is not None
        and demand.is_known
        and limit.interval is not None
        and demand.interval is not None
        and limit.interval.lo - demand.interval.hi >= _SHORTFALL
    )
