"""Heaviness that posture and loads imply beyond the stated class: R1 and R2 (A24, REFA ladder)."""

from collections.abc import Iterable

from proaktiv_match.fit._demands import CompiledOffer
from proaktiv_match.fit._finding import Mark, Verdict
from proaktiv_match.fit._outcome import Outcome, Reason
from proaktiv_match.profiles import AccommodationState
from proaktiv_match.vocabulary import Interval, exact, vocabulary

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


def _by_posture(stated: Interval) -> Interval:
    rule = vocabulary().rules["R1"].values
    heaviest = exact(rule["heaviest_class"])
    low = min(stated.lo + rule["steps_low"], heaviest)
    high = min(stated.hi + rule["steps_high"], heaviest)
    # A closed range: where it is cut at the heaviest class, that class itself is meant.
    return Interval(low, high)


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
    if offer.strain.forced_posture and not _by_posture(demand.interval).at_or_below(limit.interval):
        marks = (*outcome.marks, Mark.IMPLIED, Mark.UNVERIFIED)
        return [*beside, Outcome(Verdict.CHECK, "R1", Reason.STRAIN, limit, marks)]
    loads = None if any(map(relieves_loads, states)) else offer.strain.load_class
    if loads is not None and not demand.interval.raised(loads).at_or_below(limit.interval):
        return [*beside, Outcome(Verdict.CHECK, "R2", Reason.STRAIN, limit, (*outcome.marks, Mark.IMPLIED))]
    return [outcome]
