"""Accommodations: which may be tried on a measure, what each changes, which are the best (A15-A20, A35, A36)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from .comparing import MINUTES_LIFTED, ORDER, Evaluation, Situation, evaluate, worst
from .days import day
from .intervals import Interval, divided, fold, larger_of, not_below_zero, point, shifted, smaller_of
from .job import NOTHING, Demand, Job, Options, Provided, employer_demand
from .person import Limit, Person
from .tables import Accommodation, Effect, Measure, catalogue, measures


@dataclass(frozen=True)
class Entry:
    """One accommodation at this post, or one that nobody listed."""

    accommodation: Accommodation
    status: str  # present | agreed | requestable | refused | unlisted
    raw: dict[str, Any]

    @property
    def in_place(self) -> bool:
        return self.status in ("present", "agreed")

    @property
    def named_dimensions(self) -> list[str]:
        return self.raw.get("acts_on") or []

    @property
    def confirmed(self) -> bool:
        by = self.raw.get("confirmed_by") or {}
        return all(by.get(part) for part in ("role", "ref", "on"))


@dataclass(frozen=True)
class Trial:
    """One accommodation tried on one measure."""

    entry: Entry
    status: str
    after: Evaluation
    side: str
    rests_on_ad: bool


def entries(participant: dict[str, Any], offer: dict[str, Any]) -> list[Entry]:
    """What the offer lists, what was arranged for this person at it, and the rest of the catalogue as unlisted."""
    arranged = [raw for raw in participant.get("arrangements") or [] if raw.get("offer") == offer.get("id")]
    refused = {raw["id"] for raw in arranged if raw.get("status") == "refused"}
    listed = [raw for raw in offer.get("accommodations") or [] if raw["id"] not in refused] + arranged
    known = [
        Entry(catalogue()[raw["id"]], raw["status"], raw)
        for raw in listed
        if raw.get("status") in ("present", "agreed", "requestable", "refused")
    ]
    seen = {entry.accommodation.id for entry in known}
    return known + [Entry(item, "unlisted", {}) for item in catalogue().values() if item.id not in seen]


def lift_aid_in_place(found: list[Entry]) -> bool:
    """R2 rests where an accommodation that acts on loads is present or agreed."""
    return any(
        entry.in_place
        and any(effect.dimension == "lift_carry" for effect in entry.accommodation.effects)
        and (not entry.named_dimensions or "lift_carry" in entry.named_dimensions)
        and (entry.accommodation.id != "task_swap" or bool(entry.named_dimensions))
        for entry in found
    )


def best_trials(
    measure: Measure,
    limits: list[Limit],
    demand: Demand,
    situation: Situation,
    found: list[Entry],
    job: Job,
    person: Person,
) -> list[Trial]:
    """All equally good accommodations that make the measure better than without, by lead time, then id."""
    without = evaluate(measure, limits, demand, situation).status
    trials = [
        trial
        for entry in found
        for trial in [_try(entry, measure, limits, demand, situation, job, person)]
        if trial is not None and ORDER.index(trial.status) < ORDER.index(without)
    ]
    if not trials:
        return []
    best = min(ORDER.index(trial.status) for trial in trials)
    good = [trial for trial in trials if ORDER.index(trial.status) == best]
    return sorted(good, key=lambda trial: (trial.entry.accommodation.lead_time_weeks, trial.entry.accommodation.id))


def _try(
    entry: Entry,
    measure: Measure,
    limits: list[Limit],
    demand: Demand,
    situation: Situation,
    job: Job,
    person: Person,
) -> Trial | None:
    effect = _effect_on(entry, measure)
    if effect is None or not _counts(entry, measure, effect):
        return None
    changed = _changed(entry, measure, effect, demand, situation, job, person.t)
    if changed is None:
        return None
    after = evaluate(measure, limits, *changed)
    side = _side_effect(entry, person)
    if side == "conflict":
        return None
    status = worst(after.status, _ceiling_of_help(entry, measure), side)
    return Trial(entry, status, after, side, rests_on_ad(*changed))


def rests_on_ad(demand: Demand, situation: Situation) -> bool:
    """A fit on this demand would rest on an advertisement (A34)."""
    change = situation.posture
    return change.from_ad if change.stated and change.interval.lo >= 3 else demand.from_ad


def _effect_on(entry: Entry, measure: Measure) -> Effect | None:
    """The effect on this measure; the desk reaches the minutes of sitting and standing through posture_change (A15)."""
    for effect in entry.accommodation.effects:
        direct = effect.dimension == measure.dimension and effect.measure in (measure.name, "*")
        through_posture = effect.dimension == "posture_change" and measure.key in MINUTES_LIFTED
        named = entry.named_dimensions
        if (direct or through_posture) and (not named or effect.dimension in named):
            return effect
    return None


def _counts(entry: Entry, measure: Measure, effect: Effect) -> bool:
    """A16, A20: the status allows it to be tried here."""
    if measure.safety:
        return entry.in_place and effect.verb == "remove"
    if entry.in_place or entry.status == "requestable":
        return True
    if entry.status != "unlisted":
        return False
    return measure.kind in ("need", "need-set") or entry.accommodation.own_claim


def _ceiling_of_help(entry: Entry, measure: Measure) -> str:
    """The best status that this entry can give (A15, A18, A20, A35)."""
    if not entry.in_place:
        return "adaptable"
    if measure.safety and not entry.confirmed:
        return "adaptable"
    if entry.accommodation.id == "task_swap" and not entry.named_dimensions:
        return "adaptable"
    if entry.accommodation.id == "home_office_share" and entry.raw.get("share") != 100:
        return "adaptable"
    return "fits"


def _changed(
    entry: Entry, measure: Measure, effect: Effect, demand: Demand, situation: Situation, job: Job, t: date
) -> tuple[Demand, Situation] | None:
    """Demand and situation with the effect; None where it changes nothing."""
    if effect.verb in ("provide", "add"):
        return _provision(entry, measure, effect, demand, situation)
    if effect.verb == "spread":
        weekly = job.weekly_hours()
        if weekly is None:
            return None
        from_ad = job.own(("weekly_hours", "hours")).from_ad
        return Demand("stated", divided(weekly, 5), from_ad, demand.contradiction), situation
    if not demand.stated or demand.derived == "weekly":
        return None  # what is unknown stays unknown
    if effect.verb == "reopen":
        return (demand, replace(situation, reopened=True)) if entry.in_place else None
    value: Interval | Options
    if effect.verb == "remove":
        value = NOTHING if measure.kind == "set" else point(0)
        demand = replace(demand, from_ad=False)  # the removal decides, not the advertisement
    elif effect.verb == "without":
        assert isinstance(demand.value, Options)
        value = _without(demand.value, frozenset(map(fold, effect.argument.split("|"))))
    elif effect.verb == "lower":
        value = not_below_zero(shifted(demand.interval, -int(effect.argument)))
    else:
        cap = _ramp_step(entry, t) if entry.accommodation.id == "hours_ramp" else Fraction(effect.argument)
        if cap is None:
            return None
        value = smaller_of(demand.interval, point(cap))
    return replace(demand, value=value), situation


def _without(options: Options, gone: frozenset[str]) -> Options:
    """Named options that fall away are as good as said not to occur; what was not named stays unknown."""
    return replace(
        options,
        required=options.required - gone,
        optional=options.optional - gone,
        absent=options.absent | (options.named & gone),
    )


def _ramp_step(entry: Entry, t: date) -> Fraction | None:
    """A19: the step in force at t, before the first one the first."""
    steps = sorted((day(step["from"]) or t, Fraction(str(step["amount"]))) for step in entry.raw.get("steps") or [])
    if not steps:
        return None
    begun = [amount for start, amount in steps if start <= t]
    return begun[-1] if begun else steps[0][1]


def _provision(
    entry: Entry, measure: Measure, effect: Effect, demand: Demand, situation: Situation
) -> tuple[Demand, Situation] | None:
    """A15: in place it counts as stated; otherwise it only raises what is stated."""
    if measure.key in MINUTES_LIFTED:
        change = situation.posture
        if not entry.in_place and not (demand.stated and change.stated):
            return None
        given = point(int(effect.argument))
        value = larger_of(change.interval, given) if change.stated else given
        return demand, replace(situation, posture=replace(change, known="stated", value=value, from_ad=False))
    if not entry.in_place and not demand.stated:
        return None
    if measure.kind == "need":
        given = point(int(effect.argument))
        value = larger_of(demand.interval, given) if demand.stated else given
        return replace(_as_stated(demand, value), from_ad=False), situation
    options = frozenset(map(fold, effect.argument.split("|")))
    if measure.kind == "need-set":
        before = demand.value if demand.stated and isinstance(demand.value, Provided) else Provided(frozenset(), True)
        return _as_stated(demand, replace(before, options=before.options | options)), situation
    listed = demand.value if demand.stated and isinstance(demand.value, Options) else NOTHING
    more = replace(listed, required=listed.required | options, named=listed.named | options, says_something=True)
    return _as_stated(demand, more), situation


def _as_stated(demand: Demand, value: Interval | Options | Provided) -> Demand:
    if demand.stated:
        return replace(demand, value=value)
    return Demand("stated", value, contradiction=demand.contradiction)


def _side_effect(entry: Entry, person: Person) -> str:
    """A17: what the accommodation itself demands, against the person's limits."""
    status = "fits"
    for key, text in entry.accommodation.side_effects:
        measure, limits = measures()[key], person.stated_limits(key)
        if limits:
            status = worst(status, evaluate(measure, limits, employer_demand(measure, text), Situation()).status)
    return status
