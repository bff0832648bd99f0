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

from proaktiv_match.fit import NO_STRAIN, CompiledOffer, ResolvedDemand, Strain
from proaktiv_match.fit._accommodations import counts_unlisted, effects_by_measure
from proaktiv_match.fit._demands import STRAINING
from proaktiv_match.profiles import AccommodationState, Confirmation, Offer, OfferKind, RampStep
from proaktiv_match.vocabulary import EffectKind, Interval, Measure, MeasureKey, Number, vocabulary

__all__ = [
    "Facts",
    "acting_on",
    "demand_told",
    "dimensions_read",
    "facts_of",
    "from_text",
    "nothing",
    "read_beside",
    "representative",
    "to_text",
]

_LIFTING: Final = "lift_carry"
_POSTURE: Final = ("posture_change", "class")
_WEEKLY: Final = ("weekly_hours", "hours")
_READ: Final[dict[MeasureKey, tuple[MeasureKey, ...]]] = {
    ("public_contact", "share"): (("public_contact", "channels"),),  # A21
    ("sitting", "minutes"): (_POSTURE,),  # A9
    ("standing", "minutes"): (_POSTURE,),  # A9
}
"""Demands that a rule of `fit` reads beside that of the measure itself."""

_CLASS = ("work_heaviness", "class")
_RELIEVED: Final[dict[MeasureKey, tuple[str, ...]]] = {_CLASS: (_LIFTING,)}
"""Dimensions whose accommodations a rule of `fit` looks at for another measure (R2)."""

_DUMMY: Final = Offer.model_construct(id="-", title="-", kind=OfferKind.EMPLOYMENT)


class Facts(NamedTuple):
    """What one offer says of one measure.

    Attributes:
        known: whether somebody stated the demand, or it follows from what was stated.
        demands: of the measure itself and of those that `fit` reads beside it; `None` where nothing is said.
        states: accommodations that act on them, those of unknown status left out.
        start: stated start as ordinal, only where a state has steps; 0 without.
        strain: what is told of the class of heaviness, for that measure alone.
    """

    known: bool
    demands: tuple[tuple[Any, ...] | None, ...]
    states: tuple[tuple[Any, ...], ...] = ()
    start: int = 0
    strain: Strain = NO_STRAIN


@lru_cache(maxsize=1)
def read_beside() -> dict[MeasureKey, tuple[MeasureKey, ...]]:
    """The measures that each measure needs, itself first."""
    found = {key: (key, *_READ.get(key, ())) for key in vocabulary().measures}
    for entry in vocabulary().accommodations.values():
        for effect in entry.effects:
            if effect.kind is EffectKind.SPREAD:
                for measure in vocabulary().measures_of(effect.dimension):
                    if effect.acts_on(*measure.key) and _WEEKLY not in found[measure.key]:
                        found[measure.key] = (*found[measure.key], _WEEKLY)
    return found


class _Acting(NamedTuple):
    """How an entry of the catalogue can change the finding of a measure.

    Attributes:
        dimensions: through which of its dimensions, its own or one that is read beside it.
        claimed: whether it counts unlisted (A16): then it matters that it is listed, whatever it was meant for.
    """

    dimensions: frozenset[str]
    claimed: bool

    def tells(self, state: AccommodationState) -> bool:
        """Whether a listed state can change the finding. What was refused is not asked for, whatever it was for."""
        if state.status == "unknown":
            return False
        aimed = not state.acts_on or not self.dimensions.isdisjoint(state.acts_on)
        return aimed or self.claimed or state.status == "refused"


@lru_cache(maxsize=1)
def acting_on() -> dict[MeasureKey, dict[str, _Acting]]:
    """The catalogue entries that can change the finding of each measure."""
    found: dict[MeasureKey, dict[str, _Acting]] = {}
    for measure in vocabulary().measures.values():
        dimensions: dict[str, set[str]] = {}
        for entry, effect in effects_by_measure().get(measure.key, ()):
            dimensions.setdefault(entry.id, set()).add(effect.dimension)
        for entry in vocabulary().accommodations.values():
            for effect in entry.effects:
                if effect.dimension in _RELIEVED.get(measure.key, ()):
                    dimensions.setdefault(entry.id, set()).add(effect.dimension)
        found[measure.key] = {
            name: _Acting(frozenset(own), counts_unlisted(vocabulary().accommodations[name], measure))
            for name, own in dimensions.items()
        }
    return found


def dimensions_read(measure: Measure) -> tuple[str, ...]:
    """Dimensions whose demands have a part in the finding of a measure, its own first."""
    own = [dimension for dimension, _ in read_beside()[measure.key]]
    return tuple(dict.fromkeys((*own, *(STRAINING if measure.key == _CLASS else ()))))


def nothing(measure: Measure) -> Facts:
    """The facts of an offer that says nothing of a measure."""
    return Facts(known=False, demands=(None,) * len(read_beside()[measure.key]))


def demand_told(found: ResolvedDemand | None) -> tuple[Any, ...] | None:
    """What of a demand tells a finding: all but how it was stated and by whom."""
    if found is None:
        return None
    sets = (found.required, found.optional, found.absent, found.answered)
    return (found.rank, found.interval, sets, found.derived, found.verify, found.leaning)


def _state(state: AccommodationState, acting: _Acting) -> tuple[Any, ...]:
    """What of a state tells a finding."""
    if state.status == "refused":
        return (state.id, state.status, None, False, (), None)
    # What is meant for others only has to be there.
    aimed = (
        tuple(sorted(acting.dimensions.intersection(state.acts_on or ()))) or tuple(sorted(state.acts_on or ())) or None
    )
    # Numbers in one form: 100 and 100.0 are one share.
    steps = tuple((step.start.toordinal(), float(step.amount)) for step in state.steps)
    share = None if state.share is None else float(state.share)
    return (state.id, state.status, aimed, state.confirmed_by is not None, steps, share)


def facts_of(measure: Measure, offer: CompiledOffer) -> Facts:
    """What `offer` says of `measure`; the day of the comparison has no part in it."""
    demands = tuple(demand_told(offer.demands.get(key)) for key in read_beside()[measure.key])
    states: tuple[tuple[Any, ...], ...] = ()
    start = 0
    if offer.listed:
        acting = acting_on()[measure.key]
        listed = [one for one in offer.listed.values() if one.id in acting and acting[one.id].tells(one)]
        states = tuple(sorted((_state(one, acting[one.id]) for one in listed), key=lambda one: one[0]))
        if any(one.steps for one in listed) and offer.offer.start_on is not None:
            start = offer.offer.start_on.toordinal()
    # Nothing is told of a class that nobody stated.
    strain = offer.strain if measure.key == _CLASS and offer.demand(*_CLASS) is not None else NO_STRAIN
    return Facts(measure in offer.known, demands, states, start, strain)


def representative(measure: Measure, facts: Facts, as_of: date) -> CompiledOffer:
    """An offer that says just this, for comparisons on the day `as_of`."""
    demands = {}
    for key, told in zip(read_beside()[measure.key], facts.demands, strict=True):
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
    known = (measure,) if facts.known else ()
    return CompiledOffer(_DUMMY, day, demands, known, listed, frozenset(demands), facts.strain)


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


def _told(strain: Strain) -> list[Any]:
    return [strain.forced_posture, None if strain.load_class is None else _end(strain.load_class)]


def to_text(facts: Facts) -> str:
    """The facts as JSON; equal facts give equal text."""
    demands = [
        told and [told[0], _ends(told[1]), [sorted(one) for one in told[2]], told[3], told[4], _ends(told[5])]
        for told in facts.demands
    ]
    return json.dumps(
        [facts.known, demands, facts.states, facts.start, _told(facts.strain)],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_text(text: str) -> Facts:
    """The facts behind `to_text`."""
    known, demands, states, start, (posture, load_class) = json.loads(text)
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
        Strain(posture, None if load_class is None else _number(load_class)),
    )
