"""Set measures: options demanded against options excluded, and what is needed against what is provided (A4, A41)."""

from dataclasses import replace

from proaktiv_match.fit._demands import ResolvedDemand
from proaktiv_match.fit._finding import Mark, Tendency, Verdict
from proaktiv_match.fit._live_limit import LiveLimit
from proaktiv_match.fit._outcome import Outcome, Reason, from_safety_text
from proaktiv_match.profiles import TYPICAL
from proaktiv_match.vocabulary import Kind

__all__ = ["compare_set"]

_ANY_OF = ("commute", "modes")


def compare_set(limit: LiveLimit, demand: ResolvedDemand | None) -> Outcome:
    """One limit in force against the options of the job."""
    if limit.expired:
        return Outcome(Verdict.CHECK, "T-1", Reason.EXPIRED, limit, (Mark.EXPIRED,))
    if demand is None:
        return Outcome(Verdict.CHECK, "U-5", Reason.UNKNOWN, limit)
    known = demand.is_known
    base = _compare(limit, demand)
    if not known:
        typical = demand.rank == TYPICAL
        tendency = Tendency.LIKELY_EXCEEDED if base.status is Verdict.CONFLICT else None
        if base.status is Verdict.FITS and not limit.measure.safety:
            tendency = Tendency.LIKELY_FITS
        return Outcome(
            Verdict.CHECK,
            "U-5T" if typical else "U-5I",
            Reason.TYPICAL if typical else Reason.IMPLIED,
            limit,
            (Mark.TYPICAL_ONLY if typical else Mark.IMPLIED,),
            tendency,
        )
    marks = (
        *((Mark.IMPLIED,) if demand.derived else ()),
        *((Mark.FROM_TEXT,) if demand.from_text else ()),
    )
    base = replace(base, marks=marks)
    if base.status is Verdict.CONFLICT and limit.conditional:
        return Outcome(Verdict.CHECK, "SO-1", Reason.SOFT, limit, (*marks, Mark.SOFT))
    if base.status is Verdict.FITS:
        if limit.measure.safety and demand.from_text:
            return from_safety_text(base)
        if limit.faded:
            return replace(base, status=Verdict.CHECK, rule="T-2", reason=Reason.FADED, marks=(*marks, Mark.FADED))
    return base


def _compare(limit: LiveLimit, demand: ResolvedDemand) -> Outcome:
    if limit.measure.kind is Kind.NEED_SET:
        return _needs(limit, demand)
    if limit.measure.key == _ANY_OF:
        return _any_of(limit, demand)
    if limit.measure.open_list:
        return _open_list(limit, demand)
    at_stake = limit.options - demand.absent
    if at_stake & demand.required:
        return Outcome(Verdict.CONFLICT, "S-2", None, limit)
    if at_stake & demand.optional:
        return Outcome(Verdict.CHECK, "S-3", Reason.OPTIONAL, limit)
    return _silence(limit, demand, at_stake)


def _silence(limit: LiveLimit, demand: ResolvedDemand, at_stake: frozenset[str]) -> Outcome:
    """Excluded options that the list does not name: a complete list excludes them, an advertisement says nothing."""
    if not at_stake or "*" in demand.answered:
        return Outcome(Verdict.FITS, "S-1", None, limit)
    if limit.measure.dimension == "shift_pattern" and not demand.required | demand.optional | demand.answered:
        return Outcome(Verdict.CHECK, "U-5", Reason.UNKNOWN, limit)
    if demand.is_incomplete and at_stake - demand.answered:
        return Outcome(Verdict.CHECK, "S-4", Reason.INCOMPLETE, limit)
    return Outcome(Verdict.FITS, "S-1", None, limit)


def _similar(one: str, other: str) -> bool:
    return one in other or other in one


def _open_list(limit: LiveLimit, demand: ResolvedDemand) -> Outcome:
    at_stake = limit.options - demand.absent
    if at_stake & demand.required:
        return Outcome(Verdict.CONFLICT, "S-2", None, limit)
    if at_stake & demand.optional:
        return Outcome(Verdict.CHECK, "S-3", Reason.OPTIONAL, limit)
    if any(_similar(own, named) for own in at_stake for named in demand.required | demand.optional):
        return Outcome(Verdict.CHECK, "S-5", Reason.SIMILAR, limit)
    return _silence(limit, demand, at_stake)


def _any_of(limit: LiveLimit, demand: ResolvedDemand) -> Outcome:
    """One way to work that the person may use is enough."""
    if demand.required - limit.options or limit.options <= demand.absent:
        return Outcome(Verdict.FITS, "S-6", None, limit)
    if not demand.required | demand.optional:
        return Outcome(Verdict.CHECK, "U-5", Reason.UNKNOWN, limit)
    if demand.optional - limit.options:
        return Outcome(Verdict.CHECK, "S-3", Reason.OPTIONAL, limit)
    if demand.is_incomplete:
        return Outcome(Verdict.CHECK, "S-4", Reason.INCOMPLETE, limit)
    return Outcome(Verdict.CONFLICT, "S-7", None, limit)


def _needs(limit: LiveLimit, demand: ResolvedDemand) -> Outcome:
    if limit.options <= demand.required:
        return Outcome(Verdict.FITS, "N-1", None, limit)
    if demand.is_incomplete:
        return Outcome(Verdict.CHECK, "N-4", Reason.INCOMPLETE, limit)
    return Outcome(Verdict.CONFLICT, "N-2", None, limit)
