"""May this person do this job? Every measure compared, the worst counts (contract, "Result"; clarification A2)."""

from collections.abc import Iterator
from datetime import date

from proaktiv_match.fit._accommodations import adapt, hints
from proaktiv_match.fit._demands import CompiledOffer, ResolvedDemand, compile_offer
from proaktiv_match.fit._finding import (
    Comparison,
    Finding,
    Tendency,
    Verdict,
)
from proaktiv_match.fit._findings import about_note, built, built_without_limit, hidden
from proaktiv_match.fit._limits import PersonView, PreparedParticipant, prepare
from proaktiv_match.fit._live_limit import LiveLimit
from proaktiv_match.fit._ordered import compare_ordered
from proaktiv_match.fit._outcome import Context, Outcome, worst
from proaktiv_match.fit._sets import compare_set
from proaktiv_match.fit._strain import with_strain
from proaktiv_match.fit._usual import compare_usual, not_asked
from proaktiv_match.profiles import AccommodationState, Arrangement, Offer, Participant
from proaktiv_match.vocabulary import Interval, Measure, vocabulary

__all__ = ["compare", "compare_prepared"]

_CLASS = ("work_heaviness", "class")


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
    states = _states(offer, person.arrangements.get(offer.offer.id, ()))
    findings = [*_limited(view, offer, states), *_unlimited(view, offer)]
    order = vocabulary().measures
    findings.sort(key=lambda one: order[one.dimension, one.measure].order)
    if view.has_open_note:
        findings = [hidden(one) for one in findings]
        findings.append(about_note(view.note_sources))
    limited = [one.status for one in findings if one.limited]
    verdict = max(limited, key=lambda one: one.severity, default=Verdict.NOT_ASSESSED)
    beyond = sum(one.rule in ("U-2", "U-7") for one in findings)
    return Comparison("matched", None, verdict, tuple(findings), beyond, _part(verdict, findings))


def _states(offer: CompiledOffer, arranged: tuple[Arrangement, ...]) -> tuple[AccommodationState, ...]:
    """Accommodations of the post and agreements for this pair; what was refused to this person does not count here."""
    refused = {state.id for state in arranged if state.status == "refused"}
    return (*(state for state in offer.listed.values() if state.id not in refused), *arranged)


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
        assessed = measure.dimension in view.assessed
        found = offer.usual.get((measure.key, assessed))
        if found is None:
            demand = offer.demands[measure.key]
            found = built_without_limit(measure, compare_usual(measure, demand, assessed=assessed), demand)
            offer.usual[measure.key, assessed] = found
        yield found
    for dimension in view.assessed:
        for measure in vocabulary().measures_of(dimension):
            if measure.key not in view.limits and not view.bounds_load(measure) and offer.is_silent_on(measure):
                yield built_without_limit(measure, not_asked(), None)


def _judged(limits: tuple[LiveLimit, ...], demand: ResolvedDemand | None, context: Context) -> list[Outcome]:
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
    return built(measure, limits, demand, view, outcomes, adapted, hinted)


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
