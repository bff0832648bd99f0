"""Limits that follow from others: loads at other frequencies (A6), loads of light work (R3, A24)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from proaktiv_match.fit import FindingSource
from proaktiv_match.fit._derived_limits import light_work_loads, load_limits
from proaktiv_match.fit._live_limit import LiveLimit
from tests.fit.at_hand import LIMIT_SOURCE, axis, live, reach

COACHED = FindingSource("limit", "coach", date(2026, 10, 1))


def _by_measure(*limits: LiveLimit) -> dict[Any, tuple[LiveLimit, ...]]:
    found: dict[Any, tuple[LiveLimit, ...]] = {}
    for one in limits:
        found[one.measure.key] = (*found.get(one.measure.key, ()), one)
    return found


def _loads(*limits: LiveLimit) -> dict[str, tuple[LiveLimit, ...]]:
    """Derived limits on lifting, by frequency."""
    return {
        point: found
        for (dimension, point), found in load_limits(_by_measure(*limits)).items()
        if dimension == "lift_carry"
    }


def _derived(point: str, value: Any, **changed: Any) -> LiveLimit:
    """A derived limit on lifting as it is expected."""
    return live("lift_carry", point, value, **({"derived": True, "stated": None} | changed))


def test_one_limit_bounds_the_other_frequencies() -> None:
    """A6: a load allowed sometimes is allowed seldom and bounds what is allowed often; nobody stated that."""
    assert load_limits(_by_measure(live("push_pull", "manchmal", 8))) == {
        ("push_pull", "selten"): (live("push_pull", "selten", "[8,inf)", derived=True, stated=None),),
        ("push_pull", "oft"): (live("push_pull", "oft", "[0,8]", derived=True, stated=None),),
    }


def test_two_limits() -> None:
    """A6: the point between lies between; it rests on both sources, the less frequent first."""
    own = live("lift_carry", "oft", 5, sources=(COACHED,), asks=("coach",))
    assert _loads(live("lift_carry", "selten", 12), own) == {
        "manchmal": (_derived("manchmal", "[5,12]", sources=(LIMIT_SOURCE, COACHED), asks=("coach", "doctor")),)
    }


def test_all_stated_or_none() -> None:
    """A6: where every frequency has its limit, and where none has, nothing is derived."""
    assert load_limits(_by_measure(*(live("lift_carry", point, 5) for point in ("selten", "manchmal", "oft")))) == {}
    assert load_limits(_by_measure(live("noise", "grade", 2))) == {}


def test_the_strictest_of_several_bounds() -> None:
    """A6: of several limits at a point the lowest ends bound the others."""
    found = _loads(live("lift_carry", "oft", "[4,9]"), live("lift_carry", "oft", "[5,6]"))
    assert found["manchmal"][0].interval == reach("[4,inf)")
    found = _loads(live("lift_carry", "selten", "[4,9]"), live("lift_carry", "selten", "[5,6]"))
    assert found["manchmal"][0].interval == reach("[0,6]")


def test_expired_limits_bound_nothing() -> None:
    """A11, A6: a limit outside its validity bounds no neighbour, and its own point is derived from them."""
    old, own = live("lift_carry", "oft", 5, expired=True), live("lift_carry", "selten", 12)
    assert _loads(old) == {}
    assert _loads(old, own) == {
        "manchmal": (_derived("manchmal", "[0,12]"),),
        "oft": (_derived("oft", "[0,12]"),),
    }


@pytest.mark.parametrize(
    ("selten", "oft", "conditional"),
    [
        # the less frequent point is the upper bound, and only that can be exceeded
        (True, False, True),
        (False, True, False),
        (None, True, True),
        (None, False, False),
    ],
)
def test_conditional(selten, oft, conditional) -> None:
    """A6: a derived limit is conditional if all limits at the bounding point are."""
    limits = [live("lift_carry", "oft", 5, conditional=oft)]
    if selten is not None:
        limits.append(live("lift_carry", "selten", 12, conditional=selten))
    assert _loads(*limits)["manchmal"][0].conditional is conditional


def test_conditional_only_if_all_are() -> None:
    """A6: one absolute limit at the bounding point keeps the derived one absolute."""
    soft, hard = live("lift_carry", "selten", 8, conditional=True), live("lift_carry", "selten", 12)
    assert [one.conditional for one in _loads(soft, hard)["oft"]] == [False]
    assert [one.conditional for one in _loads(soft, soft)["oft"]] == [True]


def test_fading() -> None:
    """A11, A6: only the more frequent point proves a fit, so only its fading counts."""
    old = {"faded": True}
    assert not _loads(live("lift_carry", "selten", 12, **old))["oft"][0].faded
    assert _loads(live("lift_carry", "oft", 5, **old))["selten"][0].faded
    both = _loads(live("lift_carry", "selten", 12, **old), live("lift_carry", "oft", 5))
    assert not both["manchmal"][0].faded
    one_of_two = _loads(live("lift_carry", "oft", 5, **old), live("lift_carry", "oft", 5))
    assert one_of_two["manchmal"][0].faded


@pytest.mark.parametrize(
    ("changed", "field", "of_two", "of_all"),
    [({"review_due": True}, "review_due", True, True), ({"self_report": True}, "self_report", False, True)],
)
def test_review_and_self_report(changed, field, of_two, of_all) -> None:
    """A26: a review due at any bounding limit is told; a self-report only if all bounding limits are."""
    seldom, often = live("lift_carry", "selten", 12, **changed), live("lift_carry", "oft", 5)
    assert getattr(_loads(seldom, often)["manchmal"][0], field) is of_two
    assert getattr(_loads(seldom, replace(often, **changed))["manchmal"][0], field) is of_all
    assert getattr(_loads(seldom)["oft"][0], field) is of_all
    # what does not bound does not count
    near = live("lift_carry", "manchmal", 9)
    assert getattr(_loads(seldom, near)["oft"][0], field) is False


def test_an_absolute_limit_behind_a_softer_one() -> None:
    """8.8, A6: a conditional limit nearer by must not soften an absolute one further off."""
    hard = live("lift_carry", "selten", 15)
    soft = live("lift_carry", "manchmal", 10, conditional=True, sources=(COACHED,), faded=True)
    assert _loads(hard, soft)["oft"] == (
        _derived("oft", "[0,10]", conditional=True, sources=(COACHED,)),
        _derived("oft", "[0,15]"),
    )


def test_an_absolute_limit_that_bounds_by_itself() -> None:
    """A6: where the absolute limit itself is the upper bound, it is compared once, however soft the lower one."""
    found = _loads(live("lift_carry", "selten", 15), live("lift_carry", "oft", 3, conditional=True))
    assert found == {"manchmal": (_derived("manchmal", "[3,15]", sources=(LIMIT_SOURCE, LIMIT_SOURCE)),)}


def test_no_upper_bound_needs_nothing_behind() -> None:
    """A6: an absolute limit at a more frequent point sets no upper bound, so there is nothing to exceed."""
    hard = live("lift_carry", "oft", 5)
    soft = live("lift_carry", "manchmal", 8, conditional=True)
    assert [one.interval for one in _loads(hard, soft)["selten"]] == [reach("[8,inf)")]


LIGHT = ("work_heaviness", "class")


def test_light_work() -> None:
    """R3, A24: a limit to light work without a stated load means 15 kg seldom and 10 kg else; above 15 kg conflicts."""
    found = light_work_loads(_by_measure(live(*LIGHT, 1, verify=True)))
    assert found == {
        ("lift_carry", point): (live("lift_carry", point, kilos, derived=True, stated=None, conflict_above=15),)
        for point, kilos in (("selten", 15), ("manchmal", 10), ("oft", 10))
    }


@pytest.mark.parametrize(("value", "light"), [(1, True), (2, False), ("[1,2]", False), ("[1,2)", False)])
def test_what_is_light(value, light) -> None:
    """R3: only a class limit that lies at light work for certain implies loads."""
    assert bool(light_work_loads(_by_measure(live(*LIGHT, value)))) is light


def test_light_work_in_force() -> None:
    """R3: an expired class implies nothing; a stated load, expired too, replaces what the class implies (A24, A29)."""
    assert light_work_loads(_by_measure(live(*LIGHT, 1, expired=True))) == {}
    for load in (live("lift_carry", "oft", 5), live("lift_carry", "oft", 5, expired=True)):
        assert light_work_loads(_by_measure(live(*LIGHT, 1), load)) == {}
    assert light_work_loads(_by_measure(live(*LIGHT, 1), live("push_pull", "oft", 5)))


@pytest.mark.parametrize(
    ("field", "one_of_two"),
    [("conditional", False), ("faded", False), ("self_report", False), ("review_due", True)],
)
def test_several_light_works(field, one_of_two) -> None:
    """R3: soft, faded and self-reported only if all limits to light work are; a review due at any of them."""
    plain, marked = live(*LIGHT, 1), live(*LIGHT, 1, **{field: True})

    def told(*limits: LiveLimit) -> bool:
        (one,) = light_work_loads(_by_measure(*limits))["lift_carry", "oft"]
        return bool(getattr(one, field))

    assert told(plain, marked) is one_of_two
    assert told(marked, plain) is one_of_two
    assert told(marked, marked) is True
    assert told(plain, plain) is False


def test_sources_of_light_work() -> None:
    """R3, A26: what light work implies rests on all its limits, and is asked of all who said so."""
    coached = live(*LIGHT, 1, asks=("coach",), sources=(COACHED,))
    (one,) = light_work_loads(_by_measure(live(*LIGHT, 1), coached))["lift_carry", "oft"]
    assert one.sources == (LIMIT_SOURCE, COACHED)
    assert one.asks == ("coach", "doctor")
    assert one.measure is axis("lift_carry", "oft")


SOON, LATER = date(2027, 1, 1), date(2027, 6, 1)


def test_the_first_change() -> None:
    """8.5: a derived limit has to be looked at anew when the first of the limits behind it ends or begins."""
    seldom, often = live("lift_carry", "selten", 12, changes_on=LATER), live("lift_carry", "oft", 5, changes_on=SOON)
    for limits, day in (
        ((seldom, often), SOON),
        ((seldom, replace(often, changes_on=None)), LATER),
        ((replace(seldom, changes_on=None), replace(often, changes_on=None)), None),
    ):
        assert _loads(*limits)["manchmal"][0].changes_on == day
    assert _loads(seldom, live("lift_carry", "manchmal", 9))["oft"][0].changes_on is None  # it does not bound
    first, second = live(*LIGHT, 1, changes_on=LATER), live(*LIGHT, 1, changes_on=SOON)
    for light, day in (((first, second), SOON), ((first,), LATER), ((live(*LIGHT, 1),), None)):
        (one,) = light_work_loads(_by_measure(*light))["lift_carry", "oft"]
        assert one.changes_on == day
