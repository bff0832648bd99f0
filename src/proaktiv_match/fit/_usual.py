"""Measures without a limit: what is usual needs no question, what goes beyond does (table 8.4, A2, A13)."""

from proaktiv_match.fit._demands import ResolvedDemand
from proaktiv_match.fit._finding import Mark, Verdict
from proaktiv_match.fit._outcome import Outcome, Reason
from proaktiv_match.vocabulary import Kind, Measure

__all__ = ["compare_usual", "not_asked"]

_ANY_OF = ("commute", "modes")


def _is_usual(measure: Measure, demand: ResolvedDemand) -> bool:
    if measure.kind in (Kind.NEED, Kind.NEED_SET):
        return True
    if measure.kind is Kind.CEILING:
        return measure.normal is not None and demand.interval is not None and demand.interval.hi <= measure.normal.hi
    if measure.key == _ANY_OF and demand.required:
        return bool(demand.required & measure.normal_options)
    return demand.required | demand.optional <= measure.normal_options


def compare_usual(measure: Measure, demand: ResolvedDemand, *, assessed: bool) -> Outcome:
    """A stated demand on a measure without a limit.

    Args:
        measure: any measure; needs have no normal, what is provided is never too much.
        demand: the stated demand.
        assessed: whether an instrument has looked at the dimension and found no limit here.
    """
    marks = tuple(
        mark
        for mark, holds in (
            (Mark.FROM_TEXT, demand.from_text),
            (Mark.IMPLIED, demand.derived),
            (Mark.UNVERIFIED, demand.verify),
        )
        if holds
    )
    if not _is_usual(measure, demand):
        reason = Reason.BEYOND_USUAL if assessed else Reason.NOT_ASKED
        return Outcome(Verdict.CHECK, "U-2" if assessed else "U-7", reason, None, marks)
    if not assessed:
        return Outcome(Verdict.NOT_ASSESSED, "U-6", None, None, marks)
    if measure.safety and demand.from_text:
        return Outcome(Verdict.CHECK, "SF-1", Reason.SAFETY_TEXT, None, marks)
    return Outcome(Verdict.FITS, "U-1", None, None, marks)


def not_asked() -> Outcome:
    """Nobody says anything about a measure that an instrument found unrestricted (row 3)."""
    return Outcome(Verdict.NOT_ASSESSED, "U-3")
