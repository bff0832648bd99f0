"""All that `fit` looks at on the job's side to compare one measure: offers with equal facts have equal findings.

A finding rests on the demand on its measure, on a few neighbouring demands that a rule of `fit` reads, and on the
accommodations that act on the measure. Few such combinations occur, so each is judged once, by `fit` itself.
"""

import json
import math
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, NamedTuple

from proaktiv_match.fit import CompiledOffer, ResolvedDemand
from proaktiv_match.profiles import AccommodationState, Confirmation, Offer, OfferKind, RampStep
from proaktiv_match.vocabulary import EffectKind, Interval, Measure, MeasureKey, Number, vocabulary

__all__ = ["Facts", "facts_of", "from_text", "nothing", "representative", "to_text", "touched"]

_LIFTING: Final = "lift_carry"
_POSTURE: Final = ("posture_change", "class")
_WEEKLY: Final = ("weekly_hours", "hours")
_READ: Final[dict[MeasureKey, tuple[MeasureKey, ...]]] = {
    ("public_contact", "share"): (("public_contact", "channels"),),  # A21
    ("sitting", "minutes"): (_POSTURE,),  # A9
    ("standing", "minutes"): (_POSTURE,),  # A9
    ("work_heaviness", "class"): (("forced_posture", "share"), (_LIFTING, "manchmal"), (_LIFTING, "oft")),  # R1, R2
}
"""Demands that a rule of `fit` reads beside that of the measure itself."""

_DUMMY: Final = Offer.model_construct(id="-", title="-", kind=OfferKind.EMPLOYMENT)


class Facts(NamedTuple):
    """What one offer says of one measure.

    Attributes:
        known: whether somebody stated the demand, or it follows from what was stated.
        demands: of the measure itself and of those that `fit` reads beside it; `None` where nothing is said.
        states: accommodations that act on them, those of unknown status left out.
        start: stated start as ordinal, only where a state has steps; 0 without.
    """

    known: bool
    demands: tuple[tuple[Any, ...] | None, ...]
    states: tuple[tuple[Any, ...], ...] = ()
    start: int = 0


@lru_cache(maxsize=1)
def _read_beside() -> dict[MeasureKey, tuple[MeasureKey, ...]]:
    """The measures that each measure needs, itself first."""
    found = {key: (key, *_READ.get(key, ())) for key in vocabulary().measures}
    for entry in vocabulary().accommodations.values():
        for effect in entry.effects:
            if effect.kind is EffectKind.SPREAD:
                for measure in vocabulary().measures_of(effect.dimension):
                    if effect.acts_on(*measure.key) and _WEEKLY not in found[measure.key]:
                        found[measure.key] = (*found[measure.key], _WEEKLY)
    return found


@lru_cache(maxsize=1)
def _acting_on() -> dict[MeasureKey, frozenset[str]]:
    """Ids of the catalogue entries that can change the finding of a measure, directly or through what it reads."""
    found: dict[MeasureKey, frozenset[str]] = {}
    for key, read in _read_beside().items():
        dimensions = {dimension for dimension, _ in read}
        found[key] = frozenset(
            entry.id
            for entry in vocabulary().accommodations.values()
            if any(effect.dimension in dimensions for effect in entry.effects)
        )
    return found


def nothing(measure: Measure) -> Facts:
    """The facts of an offer that says nothing of a measure."""
    return Facts(known=False, demands=(None,) * len(_read_beside()[measure.key]))


def _demand(found: ResolvedDemand | None) -> tuple[Any, ...] | None:
    """What of a demand tells a finding: all but how it was stated and by whom."""
    if found is None:
        return None
    sets = (found.required, found.optional, found.absent, found.answered)
    return (found.rank, found.interval, sets, found.derived, found.verify, found.leaning)


def _state(state: AccommodationState) -> tuple[Any, ...]:
    steps = tuple((step.start.toordinal(), step.amount) for step in state.steps)
    return (state.id, state.status, state.acts_on, state.confirmed_by is not None, steps, state.share)


def facts_of(measure: Measure, offer: CompiledOffer) -> Facts:
    """What `offer` says of `measure`; the day of the comparison has no part in it."""
    demands = tuple(_demand(offer.demands.get(key)) for key in _read_beside()[measure.key])
    states: tuple[tuple[Any, ...], ...] = ()
    start = 0
    if offer.listed:
        acting = _acting_on()[measure.key]
        listed = [one for one in offer.listed.values() if one.id in acting and one.status != "unknown"]
        states = tuple(sorted((_state(one) for one in listed), key=lambda one: one[0]))
        if any(one.steps for one in listed) and offer.offer.start_on is not None:
            start = offer.offer.start_on.toordinal()
    return Facts(measure in offer.known, demands, states, start)


def touched(offer: CompiledOffer) -> set[MeasureKey]:
    """The measures of which an offer says anything at all; the facts of all others are `nothing`."""
    by_demand, by_state = _touching()
    found = {key for named in offer.demands for key in by_demand[named]}
    for state in offer.listed.values():
        if state.status != "unknown":
            found |= by_state[state.id]
    return found


@lru_cache(maxsize=1)
def _touching() -> tuple[dict[MeasureKey, tuple[MeasureKey, ...]], dict[str, frozenset[MeasureKey]]]:
    read = _read_beside()
    by_demand = {key: tuple(other for other, beside in read.items() if key in beside) for key in read}
    acting = _acting_on()
    by_state = {
        entry: frozenset(key for key, ids in acting.items() if entry in ids) for entry in vocabulary().accommodations
    }
    return by_demand, by_state


def representative(measure: Measure, facts: Facts, as_of: date) -> CompiledOffer:
    """An offer that says just this, for comparisons on the day `as_of`."""
    demands = {}
    for key, told in zip(_read_beside()[measure.key], facts.demands, strict=True):
        if told is not None:
            rank, interval, (required, optional, absent, answered), derived, verify, leaning = told
            demands[key] = ResolvedDemand(
                measure=vocabulary().measures[key],
                rank=rank,
                interval=interval,
                required=required,
                optional=optional,
                absent=absent,
                answered=answered,
                derived=derived,
                verify=verify,
                leaning=leaning,
            )
    listed = {told[0]: _listed(*told) for told in facts.states}
    day = max(as_of, date.fromordinal(facts.start)) if facts.start else as_of
    return CompiledOffer(_DUMMY, day, demands, (measure,) if facts.known else (), listed, frozenset(demands))


def _listed(
    name: str,
    status: Any,
    acts_on: tuple[str, ...] | None,
    confirmed: bool,  # noqa: FBT001 - fields of a tuple, in their order
    steps: tuple[tuple[int, float], ...],
    share: float | None,
) -> AccommodationState:
    return AccommodationState(
        id=name,
        status=status,
        acts_on=acts_on,
        confirmed_by=Confirmation(role="-", ref="-", on=date.min) if confirmed else None,
        steps=tuple(
            RampStep.model_validate({"from": date.fromordinal(day), "amount": amount}) for day, amount in steps
        ),
        share=share,
    )


def _end(value: Number) -> int | str:
    return value if isinstance(value, int) else "inf" if value == math.inf else str(Fraction(value))


def _number(told: int | str) -> Number:
    return told if isinstance(told, int) else math.inf if told == "inf" else Fraction(told)


def _ends(interval: Interval | None) -> list[Any] | None:
    return None if interval is None else [_end(interval.lo), _end(interval.hi), interval.lo_open, interval.hi_open]


def _interval(told: list[Any] | None) -> Interval | None:
    return None if told is None else Interval(_number(told[0]), _number(told[1]), told[2], told[3])


def to_text(facts: Facts) -> str:
    """The facts as JSON; equal facts give equal text."""
    demands = [
        told and [told[0], _ends(told[1]), [sorted(one) for one in told[2]], told[3], told[4], _ends(told[5])]
        for told in facts.demands
    ]
    return json.dumps([facts.known, demands, facts.states, facts.start], ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Facts:
    """The facts behind `to_text`."""
    known, demands, states, start = json.loads(text)
    return Facts(
        known,
        tuple(
            told
            and (
                told[0],
                _interval(told[1]),
                tuple(frozenset(one) for one in told[2]),
                told[3],
                told[4],
                _interval(told[5]),
            )
            for told in demands
        ),
        tuple(
            (one[0], one[1], one[2] and tuple(one[2]), one[3], tuple(tuple(step) for step in one[4]), one[5])
            for one in states
        ),
        start,
    )
