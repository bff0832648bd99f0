"""May this person do this job? Every measure compared, the worst counts (contract, "Result"; clarification A2)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from proaktiv_match.fit._accommodations import Adapted, adapt, hints
from proaktiv_match.fit._demands import CompiledOffer, ResolvedDemand, compile_offer
from proaktiv_match.fit._finding import Comparison, Finding, FindingSource, Mark, Question, Tendency, ValueShown, Verdict
from proaktiv_match.fit._limits import LiveLimit, PersonView, PreparedParticipant, prepare
from proaktiv_match.fit._ordered import compare_ordered, is_underused
from proaktiv_match.fit._outcome import Context, Outcome, Reason, worst
from proaktiv_match.fit._sets import compare_set
from proaktiv_match.fit._strain import with_strain
from proaktiv_match.fit._usual import compare_usual, not_asked
from proaktiv_match.profiles import AccommodationState, Offer, Participant
from proaktiv_match.vocabulary import Interval, Measure, vocabulary

__all__ = ["compare", "compare_prepared"]

_CLASS = ("work_heaviness", "class")
_ADDRESSEES = ("employer", "participant", "doctor", "coach")


def compare(participant: Participant, offer: Offer, as_of: date) -> Comparison:
    """Compare one participant with one offer.

    Args:
        participant: the person's side as stated.
        offer: the job's side as stated.
        as_of: today.

    Returns:
        The verdict and a finding for every measure that either side says something about. A participant who is
        not stable gives status `not_ready` and no findings (A28).
    """
    return compare_prepared(prepare(participant, as_of), compile_offer(offer, as_of))


def compare_prepared(person: PreparedParticipant, offer: CompiledOffer) -> Comparison:
    """Compare a prepared participant with a compiled offer; both for the same day."""
    if person.not_ready is not None:
        return Comparison("not_ready", person.not_ready, Verdict.NOT_ASSESSED, (), 0, None)
    view = person.on(offer.day)
    states = (*offer.listed.values(), *person.arrangements.get(offer.offer.id, ()))
    findings = [*_limited(view, offer, states), *_unlimited(view, offer)]
    order = vocabulary().measures
    findings.sort(key=lambda one: order[one.dimension, one.measure].order)
    if view.has_open_note:
        findings = [_hidden(one) for one in findings]
        findings.append(_note_finding())
    verdict = max((one.status for one in findings if one.limited), key=lambda one: one.severity, default=Verdict.NOT_ASSESSED)
    beyond = sum(one.rule in ("U-2", "U-7") for one in findings)
    return Comparison("matched", None, verdict, tuple(findings), beyond, _part(verdict, findings))


def _context(offer: CompiledOffer) -> Context:
    channels = offer.demand("public_contact", "channels")
    posture = offer.demand("posture_change", "class")
    at_will: bool | None = None
    if posture is not None and posture.interval is not None:
        needed = vocabulary().rules["PM-4"].values["at_will"]
        reaches = posture.interval.meets(Interval.point(needed))
        at_will = True if posture.interval.lo >= needed else (None if reaches else False)
    return Context(
        channels_without_person=channels is not None and _never_in_person(channels),
        change_at_will=at_will,
        change_from_text=posture is not None and posture.from_text,
    )


def _never_in_person(channels: ResolvedDemand) -> bool:
    named = channels.required | channels.optional
    return "persoenlich" not in named and (bool(named) or "persoenlich" in channels.absent)


def _limited(view: PersonView, offer: CompiledOffer, states: tuple[AccommodationState, ...]) -> Iterator[Finding]:
    """Findings of all measures with a limit, stated or derived."""
    context = _context(offer)
    for key, stated in view.limits.items():
        # A point with nothing but expired limits is also compared with what its neighbours say.
        limits = stated + view.derived.get(key, ())
        yield _finding(limits[0].measure, limits, offer.demands.get(key), view, offer, states, context)
    for measure in offer.known:
        derived = view.derived.get(measure.key, ())
        if derived and measure.key not in view.limits:
            yield _finding(measure, derived, offer.demands.get(measure.key), view, offer, states, context)


def _unlimited(view: PersonView, offer: CompiledOffer) -> Iterator[Finding]:
    """Findings of measures without a limit: rows 1-3, 6 and 7 of the table of unknowns."""
    for measure in offer.known:
        if measure.key in view.limits or measure.key in view.derived:
            continue
        demand = offer.demands[measure.key]
        outcome = compare_usual(measure, demand, assessed=measure.dimension in view.assessed)
        yield _plain_finding(measure, outcome, demand)
    for dimension in view.assessed:
        for measure in vocabulary().measures_of(dimension):
            if measure.key not in view.limits and not view.bounds_load(measure) and offer.is_silent_on(measure):
                yield _plain_finding(measure, not_asked(), None)


def _judged(
    limits: tuple[LiveLimit, ...], demand: ResolvedDemand | None, context: Context
) -> list[Outcome]:
    if limits[0].measure.is_set:
        return [compare_set(limit, demand) for limit in limits]
    return [compare_ordered(limit, demand, context) for limit in limits]


def _finding(
    measure: Measure,
    limits: tuple[LiveLimit, ...],
    demand: ResolvedDemand | None,
    view: PersonView,
    offer: CompiledOffer,
    states: tuple[AccommodationState, ...],
    context: Context,
) -> Finding:

    def judge(changed: ResolvedDemand | None, changed_context: Context) -> list[Outcome]:
        judged = _judged(limits, changed, changed_context)
        if measure.key == _CLASS:
            judged = [strained for one in judged for strained in with_strain(one, offer, states)]
        return judged

    outcomes = judge(demand, context)
    base = worst(outcomes)
    adapted = None
    hinted: tuple[str, ...] = ()
    if base.status.severity > Verdict.ADAPTABLE.severity:
        adapted = adapt(measure, base, demand, states, offer, view, context, judge)
        if adapted is None and base.status is Verdict.CONFLICT:
            hinted = hints(measure, base, demand, states, offer, view, context, judge)
    return _built(measure, limits, demand, view, outcomes, adapted, hinted)


def _built(
    measure: Measure,
    limits: tuple[LiveLimit, ...],
    demand: ResolvedDemand | None,
    view: PersonView,
    outcomes: list[Outcome],
    adapted: Adapted | None,
    hinted: tuple[str, ...],
) -> Finding:
    base = worst(outcomes)
    outcome = base if adapted is None else adapted.outcome
    deciding = [one for one in outcomes if one.status is base.status]
    if adapted is not None and outcome.status is Verdict.CHECK:
        deciding = list(adapted.deciding)
    shown = base.limit or limits[0]
    return Finding(
        dimension=measure.dimension,
        measure=measure.name,
        status=outcome.status,
        limit=shown.shown(),
        demand=None if demand is None else demand.shown(),
        rule=outcome.rule,
        sources=_sources(limits, demand),
        marks=_marks(measure, limits, demand, view, deciding, outcome, adapted),
        tendency=_tendency(deciding) if adapted is None else None,
        question=_question(measure, deciding) if outcome.status is Verdict.CHECK else None,
        accommodations=() if adapted is None else adapted.adaptations,
        limited=True,
        absolute=any(not one.limit.conditional for one in deciding if one.limit is not None),
        safety=measure.safety,
        likely_barred=adapted is None and any(_barred(one) for one in deciding),
        hints=hinted,
    )


def _sources(limits: tuple[LiveLimit, ...], demand: ResolvedDemand | None) -> tuple[FindingSource, ...]:
    own = dict.fromkeys(source for limit in limits for source in limit.sources)
    return (*own, *(dict.fromkeys(demand.sources) if demand is not None else ()))


def _marks(
    measure: Measure,
    limits: tuple[LiveLimit, ...],
    demand: ResolvedDemand | None,
    view: PersonView,
    deciding: list[Outcome],
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
    if all(one.limit is not None and one.limit.self_report for one in deciding):
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


def _plain_finding(measure: Measure, outcome: Outcome, demand: ResolvedDemand | None) -> Finding:
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


def _hidden(finding: Finding) -> Finding:
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


def _note_finding() -> Finding:
    return Finding(
        dimension="uncoded_notes",
        measure="text",
        status=Verdict.CHECK,
        limit=ValueShown(None),
        demand=None,
        rule="FT-2",
        marks=(Mark.HIDDEN_TEXT,),
        question=Question(f"Q-uncoded_notes.text-{Reason.TEXT}", ("coach",), Reason.TEXT),
    )


def _part(verdict: Verdict, findings: list[Finding]) -> Tendency | None:
    """The three parts of the check pile (A25)."""
    if verdict is not Verdict.CHECK:
        return None
    open_points = [one for one in findings if one.limited and one.status is Verdict.CHECK and one.rule != "FT-2"]
    if any(one.likely_barred for one in open_points):
        return Tendency.UNLIKELY
    if open_points and all(one.tendency is Tendency.LIKELY_FITS for one in open_points):
        return Tendency.PROMISING
    return Tendency.OPEN
