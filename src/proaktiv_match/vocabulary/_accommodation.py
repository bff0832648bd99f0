"""The catalogue of accommodations: what changes at a workplace, who pays, how long it takes."""

import re
from dataclasses import dataclass
from enum import StrEnum

from proaktiv_match.vocabulary._interval import Interval, Number, exact

__all__ = ["Accommodation", "Effect", "EffectKind", "SideEffect", "parse_effects", "parse_side_effects"]


class EffectKind(StrEnum):
    """What a measure does to a demand or to what the workplace provides (clarifications A15, A36)."""

    REMOVE = "remove"
    CAP = "cap"
    LOWER = "lower"
    WITHOUT = "without"
    SPREAD = "spread"
    RAMP = "ramp"
    REOPEN = "reopen"
    PROVIDE = "provide"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect on one dimension.

    Attributes:
        dimension: id of the dimension.
        measure: name of the measure, `"*"` for all of the dimension.
        kind: what happens.
        amount: the cap, the steps to lower, or the level provided.
        options: options removed (`without`) or added (`add`).
    """

    dimension: str
    measure: str
    kind: EffectKind
    amount: Number | None = None
    options: tuple[str, ...] = ()

    def acts_on(self, dimension: str, measure: str) -> bool:
        """Whether the effect concerns this measure."""
        return self.dimension == dimension and self.measure in ("*", measure)


@dataclass(frozen=True, slots=True)
class SideEffect:
    """A demand of its own that comes with a measure, for instance gloves with a skin protection plan.

    Attributes:
        dimension: id of the dimension.
        measure: name of the measure.
        amount: the demand of an ordered measure, else `None`.
        options: the options demanded of a set, else empty.
    """

    dimension: str
    measure: str
    amount: Interval | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accommodation:
    """One measure of the catalogue.

    Attributes:
        id: the contract's name.
        label_de: German label.
        label_en: English label.
        tops: `t`echnical, `o`rganisational, `p`erson-centred or `s`ocial (REHADAT).
        effects: what it changes.
        side_effects: demands that come with it.
        precondition: where it can work at all, English.
        own_claim: whether the person can claim it without the employer listing it (A16).
        payers: who pays, as hints with their paragraph; empty if nothing has to be paid.
        lead_time_weeks: usual time until it works.
        origin: where the entry comes from.
        date: day of the entry.
        verify: what still has to be checked, else empty.
    """

    id: str
    label_de: str
    label_en: str
    tops: str
    effects: tuple[Effect, ...]
    side_effects: tuple[SideEffect, ...]
    precondition: str
    own_claim: bool
    payers: tuple[str, ...]
    lead_time_weeks: int
    origin: str
    date: str
    verify: str


_EFFECT = re.compile(r"(?P<dimension>\w+)\.(?P<measure>\w+|\*)=(?P<kind>\w+)(?: (?P<value>.+))?")


def parse_effects(text: str) -> tuple[Effect, ...]:
    """Read the column `effects`, for instance `lift_carry.*=cap 5; work_heaviness.class=reopen`.

    Raises:
        ValueError: an entry is not of this form.
    """
    return tuple(_effect(part.strip()) for part in text.split(";") if part.strip())


def _effect(text: str) -> Effect:
    found = _EFFECT.fullmatch(text)
    if found is None:
        msg = f"not an effect: {text!r}"
        raise ValueError(msg)
    dimension, measure, value = found["dimension"], found["measure"], found["value"]
    if found["kind"] == "cap" and value == "to the ramp's step in force":
        return Effect(dimension, measure, EffectKind.RAMP)
    kind = EffectKind(found["kind"])
    if kind in (EffectKind.WITHOUT, EffectKind.ADD):
        return Effect(dimension, measure, kind, options=tuple(value.split("|")))
    if kind in (EffectKind.CAP, EffectKind.LOWER, EffectKind.PROVIDE):
        return Effect(dimension, measure, kind, amount=exact(value))
    return Effect(dimension, measure, kind)


def parse_side_effects(text: str) -> tuple[SideEffect, ...]:
    """Read the column `side_effects`, for instance `ppe.kinds=handschuh` or `moving_machines.share=(0,5]`."""
    effects = []
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        target, value = part.split("=", 1)
        dimension, measure = target.split(".")
        if value[0] in "[(":
            effects.append(SideEffect(dimension, measure, Interval.parse(value)))
        elif value[0].isdigit():
            effects.append(SideEffect(dimension, measure, Interval.point(value)))
        else:
            effects.append(SideEffect(dimension, measure, options=tuple(value.split("|"))))
    return tuple(effects)
