"""Limits that follow from others: loads at other frequencies (A6), loads of light work (R3)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from proaktiv_match.fit._ends import lowest
from proaktiv_match.fit._live_limit import LiveLimit
from proaktiv_match.fit._loads import FREQUENCIES, LOADS, between
from proaktiv_match.vocabulary import Interval, Measure, MeasureKey, exact, vocabulary

__all__ = ["light_work_loads", "load_limits"]


def _first_change(limits: Iterable[LiveLimit]) -> date | None:
    return min((one.changes_on for one in limits if one.changes_on is not None), default=None)


def _derived_load(measure: Measure, stated: dict[str, tuple[LiveLimit, ...]]) -> LiveLimit:
    """A6 on the person's side: what limits at other frequencies say about this one."""
    bounds = {name: lowest(one.interval for one in own if one.interval is not None) for name, own in stated.items()}
    interval, (above, below) = between(measure.name, bounds, "limit")
    # Only the upper bound can be exceeded, and only the lower one can prove a fit.
    deciding = stated[above or below or measure.name]
    proving = stated.get(below or "", ())
    used = [one for name in (above, below) if name is not None for one in stated[name]]
    return LiveLimit(
        measure=measure,
        interval=interval,
        options=frozenset(),
        conditional=all(one.conditional for one in deciding),
        expired=False,
        faded=any(one.faded for one in proving),
        review_due=any(one.review_due for one in used),
        derived=True,
        verify=False,
        asks=tuple(sorted({name for one in used for name in one.asks})),
        self_report=all(one.self_report for one in used),
        stated=None,
        sources=tuple(source for one in used for source in one.sources),
        changes_on=_first_change(used),
    )


def load_limits(limits: dict[MeasureKey, tuple[LiveLimit, ...]]) -> dict[MeasureKey, tuple[LiveLimit, ...]]:
    """Derived limits of all frequencies without a limit in force.

    Where conditional limits take part, the absolute ones are also taken alone: a conditional limit at a nearer
    frequency must not soften an absolute one further off (8.8: adding a restriction never improves).
    """
    derived: dict[MeasureKey, tuple[LiveLimit, ...]] = {}
    for dimension in LOADS:
        in_force: dict[str, tuple[LiveLimit, ...]] = {}
        for point in FREQUENCIES:
            own = tuple(one for one in limits.get((dimension, point), ()) if not one.expired)
            if own:
                in_force[point] = own
        firm = {
            point: absolute
            for point, own in in_force.items()
            if (absolute := tuple(one for one in own if not one.conditional))
        }
        if not in_force:
            continue
        for point in FREQUENCIES:
            if point not in in_force:
                measure = vocabulary().measures[dimension, point]
                found = [_derived_load(measure, in_force)]
                if firm and found[0].conditional:
                    behind = _derived_load(measure, firm)
                    # Without an upper bound there is nothing that could be exceeded.
                    if behind.interval is not None and not behind.interval.is_unbounded:
                        found.append(behind)
                derived[measure.key] = tuple(found)
    return derived


def light_work_loads(limits: dict[MeasureKey, tuple[LiveLimit, ...]]) -> dict[MeasureKey, tuple[LiveLimit, ...]]:
    """R3: light work without a stated load implies loads."""
    values = vocabulary().rules["R3"].values
    light = [
        one
        for one in limits.get(("work_heaviness", "class"), ())
        if not one.expired and one.interval is not None and one.interval.hi <= values["class_at_most"]
    ]
    if not light or any(dimension == "lift_carry" for dimension, _ in limits):
        return {}
    strictest = light[0]
    return {
        ("lift_carry", point): (
            replace(
                strictest,
                measure=vocabulary().measures["lift_carry", point],
                interval=Interval.point(values[point]),
                conditional=all(one.conditional for one in light),
                faded=all(one.faded for one in light),
                asks=tuple(sorted({name for one in light for name in one.asks})),
                self_report=all(one.self_report for one in light),
                review_due=any(one.review_due for one in light),
                derived=True,
                verify=False,
                stated=None,
                sources=tuple(source for one in light for source in one.sources),
                changes_on=_first_change(light),
                conflict_above=exact(values["conflict_above"]),
            ),
        )
        for point in FREQUENCIES
    }
