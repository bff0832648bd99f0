"""Outcomes become findings: values as stated, sources, marks, the question (A26, A40)."""

from dataclasses import replace
from datetime import date

from proaktiv_match.fit._accommodations import Adapted
from proaktiv_match.fit._demands import ResolvedDemand
from proaktiv_match.fit._finding import Finding, FindingSource, Mark, Question, Tendency, ValueShown, Verdict
from proaktiv_match.fit._limits import PersonView
from proaktiv_match.fit._live_limit import LiveLimit
from proaktiv_match.fit._ordered import is_underused
from proaktiv_match.fit._outcome import Outcome, Reason, worst
from proaktiv_match.vocabulary import Measure

__all__ = ["about_note", "built", "built_without_limit", "hidden"]

_ADDRESSEES = ("employer", "participant", "doctor", "coach")


def built(
    measure: Measure,
    limits: tuple[LiveLimit, ...],
    demand: ResolvedDemand | None,
    view: PersonView,
    outcomes: list[Outcome],
    adapted: Adapted | None,
    hinted: tuple[str, ...],
) -> Finding:
    """The finding of a measure with a limit.

    Args:
        measure: the measure compared.
        limits: all limits on it, the strictest first.
        demand: the job's demand.
        view: the person, for contradictions.
        outcomes: one outcome a limit, without any accommodation.
        adapted: what accommodations make of them, if anything.
        hinted: measures that nobody offers and that would lift a conflict.
    """
    base = worst(outcomes)
    outcome = base if adapted is None else adapted.outcome
    deciding = [one for one in outcomes if one.status is base.status]
    needing = deciding
    if adapted is not None and outcome.status is Verdict.CHECK:
        deciding = list(adapted.deciding)
    if outcome.rule != "AC-3":
        needing = deciding
    shown = base.limit or limits[0]
    return Finding(
        dimension=measure.dimension,
        measure=measure.name,
        status=outcome.status,
        limit=shown.shown(),
        demand=None if demand is None else demand.shown(),
        rule=outcome.rule,
        sources=_sources((shown, *limits), demand),
        marks=_marks(measure, limits, demand, view, deciding, needing, outcome, adapted),
        tendency=_tendency(deciding) if adapted is None else None,
        question=_question(measure, deciding) if outcome.status is Verdict.CHECK else None,
        accommodations=() if adapted is None else adapted.adaptations,
        absolute=any(not one.limit.conditional for one in deciding if one.limit is not None),
        safety=measure.safety,
        changes_on=_changes_on(deciding, outcome, adapted),
        likely_barred=adapted is None and any(_barred(one) for one in deciding),
        hints=hinted,
    )


def _changes_on(deciding: list[Outcome], outcome: Outcome, adapted: Adapted | None) -> date | None:
    """The first day on which a limit behind an open or exceeded point changes, or a ramp takes its next step."""
    days = [adapted.next_step] if adapted is not None else []
    if outcome.status is not Verdict.FITS:
        days += [one.limit.changes_on for one in deciding if one.limit is not None]
    return min((day for day in days if day is not None), default=None)


def _sources(limits: tuple[LiveLimit, ...], demand: ResolvedDemand | None) -> tuple[FindingSource, ...]:
    """The sources of both sides, each once, in the order of the limits: the deciding one is named first."""
    own = dict.fromkeys(source for limit in limits for source in limit.sources)
    return (*own, *(dict.fromkeys(demand.sources) if demand is not None else ()))


def _marks(
    measure: Measure,
    limits: tuple[LiveLimit, ...],
    demand: ResolvedDemand | None,
    view: PersonView,
    deciding: list[Outcome],
    needing: list[Outcome],
    outcome: Outcome,
    adapted: Adapted | None,
) -> tuple[Mark, ...]:
    marks = {mark for one in deciding for mark in one.marks}
    if adapted is not None and outcome.status is not Verdict.CHECK:
        # What is soft or open without the measure is settled by it; what the values rest on is not.
        kept = {Mark.IMPLIED, Mark.UNVERIFIED} if demand is None or demand.is_known else {Mark.UNVERIFIED}
        marks = (marks & kept) | set(outcome.marks)
        marks |= {Mark.ADAPTED} if adapted.in_place else set()
    if outcome.status is not Verdict.FITS:
        marks.discard(Mark.FROM_TEXT)
    in_force = [limit for limit in limits if not limit.expired]
    if in_force and all(is_underused(limit, demand) for limit in in_force):
        marks.add(Mark.UNDERUSED)
    if measure.key in view.contradictions or (demand is not None and demand.contradiction):
        marks.add(Mark.CONTRADICTION)
    if any(limit.review_due for limit in limits):
        marks.add(Mark.REVIEW_DUE)
    if all(one.limit is not None and one.limit.self_report for one in needing):
        marks.add(Mark.SELF_REPORT)
    return tuple(sorted(marks))


def _barred(outcome: Outcome) -> bool:
    absolute = outcome.limit is not None and not outcome.limit.conditional
    return absolute and outcome.tendency is Tendency.LIKELY_EXCEEDED


def _tendency(deciding: list[Outcome]) -> Tendency | None:
    """All limits that leave the point open have to lean the same way to be fine; one is enough to be exceeded."""
    leanings = [one.tendency for one in deciding]
    if Tendency.LIKELY_EXCEEDED in leanings:
        return Tendency.LIKELY_EXCEEDED
    return Tendency.LIKELY_FITS if all(one is Tendency.LIKELY_FITS for one in leanings) else None


def _question(measure: Measure, open_points: list[Outcome]) -> Question | None:
    asked = [one for one in open_points if one.status is Verdict.CHECK and one.reason is not None]
    if not asked:
        return None
    to = {name for one in asked for name in one.addressees()}
    reason = asked[0].reason or Reason.UNKNOWN
    return Question(
        f"Q-{measure.dimension}.{measure.name}-{reason}", tuple(name for name in _ADDRESSEES if name in to), reason
    )


def built_without_limit(measure: Measure, outcome: Outcome, demand: ResolvedDemand | None) -> Finding:
    """The finding of a measure without a limit."""
    marks = {mark for mark in outcome.marks if mark is not Mark.FROM_TEXT or outcome.status is Verdict.FITS}
    if demand is not None and demand.contradiction:
        marks.add(Mark.CONTRADICTION)
    return Finding(
        dimension=measure.dimension,
        measure=measure.name,
        status=outcome.status,
        limit=None,
        demand=None if demand is None else demand.shown(),
        rule=outcome.rule,
        sources=() if demand is None else demand.sources,
        marks=tuple(sorted(marks)),
        question=_question(measure, [outcome]),
        limited=False,
        safety=measure.safety,
    )


def hidden(finding: Finding) -> Finding:
    """A14: while a note is unread, nothing is said to fit."""
    if finding.status not in (Verdict.FITS, Verdict.ADAPTABLE):
        return finding
    return replace(
        finding,
        status=Verdict.CHECK,
        rule="FT-1",
        marks=tuple(sorted({*finding.marks, Mark.HIDDEN_TEXT} - {Mark.ADAPTED, Mark.FROM_TEXT})),
        question=Question(f"Q-{finding.dimension}.{finding.measure}-{Reason.TEXT}", ("coach",), Reason.TEXT),
    )


def about_note(sources: tuple[FindingSource, ...]) -> Finding:
    """The finding that asks about a note nobody has put into values (A14)."""
    return Finding(
        dimension="uncoded_notes",
        measure="text",
        status=Verdict.CHECK,
        limit=ValueShown(None),
        demand=None,
        rule="FT-2",
        sources=sources,
        marks=(Mark.HIDDEN_TEXT,),
        question=Question(f"Q-uncoded_notes.text-{Reason.TEXT}", ("coach",), Reason.TEXT),
    )
