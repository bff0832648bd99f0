"""Accommodations: what a measure of the catalogue makes of one finding (A15-A20, A35, A36)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from proaktiv_match.fit._demands import CompiledOffer, ResolvedDemand
from proaktiv_match.fit._finding import Adaptation, Verdict
from proaktiv_match.fit._hours import usual_shift
from proaktiv_match.fit._limits import PersonView
from proaktiv_match.fit._ordered import compare_ordered
from proaktiv_match.fit._outcome import Context, Outcome, Reason, worst
from proaktiv_match.fit._sets import compare_set
from proaktiv_match.profiles import STATED, AccommodationState, Confirmation
from proaktiv_match.vocabulary import (
    Accommodation,
    Effect,
    EffectKind,
    Interval,
    Kind,
    Measure,
    MeasureKey,
    exact,
    vocabulary,
)

__all__ = ["Adapted", "adapt", "counts_unlisted", "effects_by_measure", "hints", "posture_after"]

_POSTURE = ("posture_change", "class")
_THROUGH_POSTURE = frozenset({("sitting", "minutes"), ("standing", "minutes")})
_WHOLE = 100
_PROVISIONS = frozenset({EffectKind.PROVIDE, EffectKind.ADD})

Judge = Callable[[ResolvedDemand | None, Context], list[Outcome]]
"""Compares each limit of the measure with a changed demand."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """The best that measures can make of a finding.

    Attributes:
        outcome: the outcome with the measure.
        deciding: the limits that give its status, where the measure leaves the point open.
        in_place: whether it needs nothing more than what is present or agreed.
        next_step: day after the start on which the next step of an hours ramp is due (A19).
        adaptations: all equally good measures, the quickest first.
    """

    outcome: Outcome
    deciding: tuple[Outcome, ...]
    in_place: bool
    next_step: date | None
    adaptations: tuple[Adaptation, ...]


@lru_cache(maxsize=1)
def effects_by_measure() -> dict[MeasureKey, tuple[tuple[Accommodation, Effect], ...]]:
    """Catalogue entries and their effects by the measure they act on."""
    index: dict[MeasureKey, list[tuple[Accommodation, Effect]]] = {}
    words = vocabulary()
    for entry in words.accommodations.values():
        for effect in entry.effects:
            for measure in words.measures_of(effect.dimension):
                if effect.acts_on(*measure.key):
                    index.setdefault(measure.key, []).append((entry, effect))
                    if measure.key == _POSTURE:
                        for key in _THROUGH_POSTURE:
                            index.setdefault(key, []).append((entry, effect))
    return {key: tuple(found) for key, found in index.items()}


@lru_cache(maxsize=128)
def _unlisted(name: str) -> AccommodationState:
    return AccommodationState(id=name, status="unknown")


@lru_cache(maxsize=1024)
def _imagined(name: str, dimension: str) -> AccommodationState:
    """The measure as if it were agreed, confirmed and aimed at the dimension: tells what it could do."""
    confirmed = Confirmation(role="hypothetical", ref="-", on=date.min)
    return AccommodationState(id=name, status="agreed", acts_on=(dimension,), confirmed_by=confirmed, share=_WHOLE)


def counts_unlisted(entry: Accommodation, measure: Measure) -> bool:
    """A16: needs, and what the person can claim without the employer; never on safety measures."""
    return measure.kind in (Kind.NEED, Kind.NEED_SET) or (entry.own_claim and not measure.safety)


def _candidates(
    measure: Measure, states: tuple[AccommodationState, ...]
) -> Iterator[tuple[Accommodation, Effect, AccommodationState]]:
    for entry, effect in effects_by_measure().get(measure.key, ()):
        listed = [state for state in states if state.id == entry.id and state.status != "unknown"]
        if not listed and counts_unlisted(entry, measure):
            listed = [_unlisted(entry.id)]
        for state in listed:
            aimed = not state.acts_on or effect.dimension in state.acts_on
            if state.status != "refused" and aimed:
                yield entry, effect, state


def posture_after(found: ResolvedDemand | None, effect: Effect, state: AccommodationState) -> Interval | None:
    """How freely posture can be changed once the measure is there; `None` if that stays unknown."""
    level = exact(effect.amount or 0)
    if found is not None and found.is_known and found.interval is not None:
        return found.interval.raised(level)
    return Interval.point(level) if state.in_place else None


def _step_in_force(state: AccommodationState, day: date) -> Interval | None:
    """A19: the last step begun, before the first one the first; of two for one day the greater."""
    starts = [step.start for step in state.steps]
    if not starts:
        return None
    start = max((one for one in starts if one <= day), default=min(starts))
    return Interval.point(max(step.amount for step in state.steps if step.start == start))


def _changed_amount(interval: Interval, effect: Effect, state: AccommodationState, day: date) -> Interval | None:
    match effect.kind:
        case EffectKind.REMOVE:
            return Interval(0, 0)
        case EffectKind.CAP:
            return interval.capped(effect.amount or 0)
        case EffectKind.LOWER:
            return interval.shifted(-(effect.amount or 0)).raised(0)
        case EffectKind.RAMP:
            step = _step_in_force(state, day)
            return None if step is None else interval.capped(step.lo)
        case _:
            # To provide; what acts on options, on the spread of hours or on the class has its own way.
            return interval.raised(effect.amount or 0)


def _provided_anew(measure: Measure, effect: Effect) -> ResolvedDemand:
    """What nobody stated, but a measure in place provides (A15)."""
    if effect.kind is EffectKind.ADD:
        return ResolvedDemand(measure, STATED, required=frozenset(effect.options))
    return ResolvedDemand(measure, STATED, Interval.point(exact(effect.amount or 0)))


def _changed(
    measure: Measure, demand: ResolvedDemand | None, effect: Effect, state: AccommodationState, offer: CompiledOffer
) -> ResolvedDemand | None:
    """The demand with the measure, or `None` if the measure changes nothing."""
    if effect.kind is EffectKind.SPREAD:
        weekly = offer.demand("weekly_hours", "hours")
        if weekly is None or weekly.interval is None:
            return None
        spread = usual_shift(weekly.interval)
        derived = demand is None or demand.derived
        return ResolvedDemand(measure, weekly.rank, spread, derived=derived, sources=weekly.sources)
    if demand is None or not demand.is_known:
        return _provided_anew(measure, effect) if effect.kind in _PROVISIONS and state.in_place else None
    if effect.kind is EffectKind.ADD:
        return replace(demand, required=demand.required | frozenset(effect.options))
    if effect.kind is EffectKind.WITHOUT:
        gone = frozenset(effect.options)
        # What was named and falls away is absent now; what nobody named stays as unknown as before.
        named = gone & (demand.required | demand.optional)
        return replace(
            demand,
            required=demand.required - gone,
            optional=demand.optional - gone,
            absent=demand.absent | named,
            answered=demand.answered | named,
        )
    if measure.is_set and effect.kind is EffectKind.REMOVE:
        nothing = frozenset[str]()
        return replace(demand, rank=STATED, required=nothing, optional=nothing, answered=frozenset({"*"}))
    interval = None if demand.interval is None else _changed_amount(demand.interval, effect, state, offer.day)
    if interval is None:
        return None
    # A task that is gone is gone, and what a measure provides is there, whoever said how much of it there was.
    rank = STATED if effect.kind in (EffectKind.REMOVE, EffectKind.PROVIDE) else demand.rank
    return replace(demand, rank=rank, interval=interval, leaning=None)


def _side_effect(entry: Accommodation, view: PersonView) -> Verdict:
    """How the person's limits take the demands that come with the measure (A17)."""
    status = Verdict.FITS
    for side in entry.side_effects:
        limits = view.limits.get((side.dimension, side.measure), ())
        for limit in limits:
            demand = ResolvedDemand(limit.measure, STATED, side.amount, required=frozenset(side.options))
            compared = compare_set(limit, demand) if limit.measure.is_set else compare_ordered(limit, demand, Context())
            if compared.status.severity > status.severity:
                status = compared.status
    return status


def _after(
    measure: Measure,
    base: Outcome,
    demand: ResolvedDemand | None,
    effect: Effect,
    state: AccommodationState,
    offer: CompiledOffer,
    context: Context,
    judge: Judge,
) -> list[Outcome]:
    """The outcomes with the measure alone, before its own status and side effects count; empty if it does nothing."""
    if effect.kind is EffectKind.REOPEN:
        stated = demand is not None and demand.is_known and not demand.derived
        if base.status is Verdict.CONFLICT and stated and state.in_place:
            return [
                replace(one, status=Verdict.CHECK, rule="AC-4", reason=Reason.WITH_AID)
                if one.status is Verdict.CONFLICT
                else one
                for one in judge(demand, context)
            ]
        return []
    if measure.key in _THROUGH_POSTURE and effect.dimension == _POSTURE[0]:
        if not state.in_place and (demand is None or not demand.is_known):
            return []
        posture = posture_after(offer.demands.get(_POSTURE), effect, state)
        if posture is None or posture.lo < _at_will():
            return []
        return judge(demand, replace(context, change_at_will=True, change_from_text=False))
    changed = _changed(measure, demand, effect, state, offer)
    return [] if changed is None else judge(changed, context)


def _at_will() -> int:
    return int(vocabulary().rules["PM-4"].values["at_will"])


def _ceiling(measure: Measure, entry: Accommodation, effect: Effect, state: AccommodationState) -> Verdict | None:
    """The best status that a measure may reach; `None` if it does not count at all (A18, A20, A35)."""
    if measure.safety:
        if effect.kind is not EffectKind.REMOVE or not state.in_place:
            return None
        if state.confirmed_by is None:
            return Verdict.ADAPTABLE
    if not state.in_place:
        return Verdict.ADAPTABLE
    if entry.id == "task_swap" and not state.acts_on:
        return Verdict.ADAPTABLE
    if entry.id == "home_office_share" and state.share != _WHOLE:
        return Verdict.ADAPTABLE
    return Verdict.FITS


def _result(outcomes: list[Outcome], best: Verdict, side: Verdict) -> tuple[Outcome, ...]:
    """The outcomes that decide once the measure's own status and its side effects count."""
    after = worst(outcomes)
    status = max((after.status, best, side), key=lambda one: one.severity)
    asked = replace(after, rule="AC-3", reason=Reason.SIDE_EFFECT)
    beside = (asked,) if side is Verdict.CHECK else ()
    if status is after.status:
        deciding = tuple(one for one in outcomes if one.status is status)
        return tuple(replace(one, rule="AC-1") for one in deciding) if status is Verdict.FITS else deciding + beside
    if status is Verdict.CHECK:
        return tuple(replace(one, status=status) for one in beside)
    return (replace(after, status=status, rule="AC-2"),)


def adapt(
    measure: Measure,
    base: Outcome,
    demand: ResolvedDemand | None,
    states: tuple[AccommodationState, ...],
    offer: CompiledOffer,
    view: PersonView,
    context: Context,
    judge: Judge,
) -> Adapted | None:
    """The best single measure for a finding, if one makes it better.

    Args:
        measure: the measure compared.
        base: the outcome without any measure.
        demand: the job's demand.
        states: accommodations of the post, and agreements for this person and this offer.
        offer: the offer.
        view: the person, for side effects.
        context: the rest of the pair.
        judge: compares all limits of the measure with a changed demand.
    """
    found: list[tuple[tuple[Outcome, ...], Accommodation, AccommodationState]] = []
    for entry, effect, state in _candidates(measure, states):
        best = _ceiling(measure, entry, effect, state)
        if best is None:
            continue
        after = _after(measure, base, demand, effect, state, offer, context, judge)
        if not after or worst(after).status is Verdict.CONFLICT:
            continue
        side = _side_effect(entry, view)
        if side is not Verdict.CONFLICT:
            found.append((_result(after, best, side), entry, state))
    if not found:
        return None
    best_severity = min(deciding[0].status.severity for deciding, _, _ in found)
    if best_severity >= base.status.severity:
        return None
    good = sorted(
        (one for one in found if one[0][0].status.severity == best_severity),
        key=lambda one: (one[1].lead_time_weeks, one[1].id, not one[2].in_place),
    )
    listed = {entry.id: (entry, state) for _, entry, state in reversed(good)}
    ordered = sorted(listed.values(), key=lambda one: (one[0].lead_time_weeks, one[0].id))
    return Adapted(
        outcome=good[0][0][0],
        deciding=good[0][0],
        in_place=good[0][0][0].status is Verdict.FITS,
        next_step=min((step.start for step in good[0][2].steps if step.start > offer.day), default=None),
        adaptations=tuple(
            Adaptation(entry.id, state.status, entry.payers, entry.lead_time_weeks) for entry, state in ordered
        ),
    )


def hints(
    measure: Measure,
    base: Outcome,
    demand: ResolvedDemand | None,
    states: tuple[AccommodationState, ...],
    offer: CompiledOffer,
    view: PersonView,
    context: Context,
    judge: Judge,
) -> tuple[str, ...]:
    """Measures that nobody offers and that would lift a conflict if they were agreed (A16)."""
    refused = {state.id for state in states if state.status == "refused"}
    lifting = set()
    for entry, effect in effects_by_measure().get(measure.key, ()):
        state = _imagined(entry.id, effect.dimension)
        if entry.id in refused or _ceiling(measure, entry, effect, state) is None:
            continue
        after = _after(measure, base, demand, effect, state, offer, context, judge)
        lifted = bool(after) and worst(after).status is not Verdict.CONFLICT
        if lifted and _side_effect(entry, view) is not Verdict.CONFLICT:
            lifting.add(entry.id)
    return tuple(sorted(lifting))
