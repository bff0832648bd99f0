"""One limit as it stands on a start day."""

from dataclasses import dataclass
from datetime import date

from proaktiv_match.fit._finding import FindingSource, ValueShown
from proaktiv_match.vocabulary import Interval, Kind, Measure, Number

__all__ = ["LiveLimit"]


@dataclass(frozen=True, slots=True)
class LiveLimit:
    """One limit as it stands on the start day.

    Attributes:
        measure: the measure.
        interval: where the true maximum (or the need) lies, for ordered measures.
        options: excluded or needed options of a set; folded for open lists.
        conditional: exceeded it gives a soft check, not a conflict.
        expired: the start day lies outside its validity.
        faded: an old permission: it no longer proves a fit.
        review_due: its review day has come.
        derived: it follows from limits at other frequencies (A6) or from the class (R3).
        verify: it rests on a word that still has to be checked.
        asks: whom to ask about it: `doctor`, `coach` or `participant`, by its sources (A26).
        self_report: only the person says so.
        stated: JSON of the value, `None` if derived.
        sources: where it comes from.
        changes_on: first day on which it no longer, or for the first time, holds; `None` if no such day lies ahead.
        conflict_above: R3 only: loads above this conflict, lesser excess is asked.
    """

    measure: Measure
    interval: Interval | None
    options: frozenset[str]
    conditional: bool
    expired: bool
    faded: bool
    review_due: bool
    derived: bool
    verify: bool
    asks: tuple[str, ...]
    self_report: bool
    stated: object
    sources: tuple[FindingSource, ...]
    changes_on: date | None = None
    conflict_above: Number | None = None

    def shown(self) -> ValueShown:
        """As a finding shows it."""
        if not self.measure.is_set:
            return ValueShown(self.stated, self.interval)
        role = "needs" if self.measure.kind is Kind.NEED_SET else "excluded"
        return ValueShown(self.stated, None, ((role, tuple(sorted(self.options))),))
