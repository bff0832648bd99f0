"""Statements about a person that contradict each other: shown, never resolved silently (A3, R4)."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from proaktiv_match.fit._loads import FREQUENCIES, LOADS
from proaktiv_match.profiles import Limit
from proaktiv_match.vocabulary import Interval, MeasureKey, fold, vocabulary

__all__ = ["contradicted"]


def _differ(one: Limit, other: Limit) -> bool:
    """Whether two limits of different sources share no value; sets: whether they differ."""
    if (one.source.instrument, one.source.date) == (other.source.instrument, other.source.date):
        return False
    if one.amount is not None and other.amount is not None:
        return not one.amount.interval.meets(other.amount.interval)
    return frozenset(map(fold, one.options)) != frozenset(map(fold, other.options))


def contradicted(in_force: Mapping[MeasureKey, Sequence[Limit]], unrestricted: frozenset[str]) -> frozenset[MeasureKey]:
    """Measures whose limits contradict each other or an explicit "no restriction".

    Args:
        in_force: limits in force by measure.
        unrestricted: dimensions for which a live assessment states no restriction.
    """
    found = {
        key
        for key, own in in_force.items()
        if own
        and (
            (key[0] in unrestricted and any(one.amount is not None or one.options for one in own))
            or any(_differ(one, other) for one, other in combinations(own, 2))
        )
    }
    # A load limit speaks about all frequencies, so "no restriction" contradicts it at each of them (A6).
    for dimension in LOADS:
        if dimension in unrestricted and any(in_force.get((dimension, point)) for point in FREQUENCIES):
            found |= {(dimension, point) for point in FREQUENCIES}
    return frozenset(found | _heavy_class_light_load(in_force))


def _heavy_class_light_load(in_force: Mapping[MeasureKey, Sequence[Limit]]) -> set[MeasureKey]:
    """R4: medium-heavy work is allowed, and yet hardly any load."""
    values = vocabulary().rules["R4"].values
    classes = in_force.get(("work_heaviness", "class"), ())
    heavy = any(one.amount is not None and one.amount.interval.lo >= values["class_at_least"] for one in classes)
    bound = Interval.point(values["load_below"])
    light = [
        ("lift_carry", point)
        for point in FREQUENCIES
        if any(
            one.amount is not None and bound.above(one.amount.interval)
            for one in in_force.get(("lift_carry", point), ())
        )
    ]
    return {("work_heaviness", "class"), *light} if heavy and light else set()
