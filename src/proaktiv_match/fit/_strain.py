"""Heaviness that posture and loads imply beyond the stated class: R1 and R2 (A24, REFA ladder)."""

from collections.abc import Iterable

from proaktiv_match.fit._demands import CompiledOffer
from proaktiv_match.fit._finding import Mark, Verdict
from proaktiv_match.fit._outcome import Outcome, Reason
from proaktiv_match.profiles import AccommodationState
from proaktiv_match.vocabulary import Interval, Number, exact, vocabulary

__all__ = ["relieves_loads", "with_strain"]

_CLASS = ("work_heaviness", "class")


def relieves_loads(state: AccommodationState) -> bool:
    """Whether a measure that is present or agreed takes loads off, so that loads no longer tell the class (R2)."""
    if not state.in_place or (state.id == "task_swap" and not state.acts_on):
        return False
    return any(
        effect.dimension == "lift_carry" and (not state.acts_on or "lift_carry" in state.acts_on)
        for effect in vocabulary().accommodations[state.id].effects
    )


def _by_posture(offer: CompiledOffer, stated: Interval) -> Interval | None:
    rule = vocabulary().rules["R1"].values
    posture = offer.demand("forced_posture", "share")
    if posture is None or posture.interval is None or not posture.interval.above(Interval.point(rule["share_above"])):
        return None
    heaviest = exact(rule["heaviest_class"])
    low = min(stated.lo + rule["steps_low"], heaviest)
    high = min(stated.hi + rule["steps_high"], heaviest)
    # A closed range: where it is cut at the heaviest class, that class itself is meant.
    return Interval(low, high)


def _by_loads(offer: CompiledOffer, stated: Interval) -> Interval | None:
    classes = vocabulary().rules["R2"].values["classes"]
    heaviest: Number | None = None
    for point in ("manchmal", "oft"):
        load = offer.demand("lift_carry", point)
        if load is None or load.interval is None:
            continue
        for step in classes:
            bound = exact(step["above_kg"])
            surely = load.interval.lo > bound or (load.interval.lo == bound and load.interval.lo_open)
            if surely and (heaviest is None or step["class"] > heaviest):
                heaviest = step["class"]
    return None if heaviest is None else stated.raised(heaviest)


def with_strain(outcome: Outcome, offer: CompiledOffer, states: Iterable[AccommodationState]) -> list[Outcome]:
    """A class that fits as stated is asked about where posture or loads imply a heavier one; never more than that.

    A class that would fit but for an old permission leaves both questions.
    """
    limit, demand = outcome.limit, offer.demand(*_CLASS)
    fits = outcome.status is Verdict.FITS
    if limit is None or limit.interval is None or demand is None or demand.interval is None:
        return [outcome]
    if not (fits or outcome.rule == "T-2"):
        return [outcome]
    beside = [] if fits else [outcome]
    implied = _by_posture(offer, demand.interval)
    if implied is not None and not implied.at_or_below(limit.interval):
        marks = (*outcome.marks, Mark.IMPLIED, Mark.UNVERIFIED)
        return [*beside, Outcome(Verdict.CHECK, "R1", Reason.STRAIN, limit, marks)]
    implied = None if any(map(relieves_loads, states)) else _by_loads(offer, demand.interval)
    if implied is not None and not implied.at_or_below(limit.interval):
        return [*beside, Outcome(Verdict.CHECK, "R2", Reason.STRAIN, limit, (*outcome.marks, Mark.IMPLIED))]
    return [outcome]
