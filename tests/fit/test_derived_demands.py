"""What follows from the job's statements: loads, nothing of a share, days, the longest shift (A6-A8, A22, A25)."""

from datetime import date

import pytest

from proaktiv_match.fit import FindingSource
from proaktiv_match.profiles import ADVERTISED
from proaktiv_match.vocabulary import Interval
from tests.fit.at_hand import AD, EMPLOYER, OCCUPATION, asked, axis, compiled, demand, reach

TOLD = FindingSource("demand", "employer", date(2026, 11, 3))
READ = FindingSource("demand", "ad_text", date(2026, 11, 10), "Anzeige")
TASK = AD | {"certainty": "implied"}


def test_loads_between() -> None:
    """A6: an unstated load lies between its neighbours; it rests on both, and on the weaker of them."""
    job = compiled(demand("lift_carry", "selten", 12), demand("lift_carry", "oft", "[3,5]", AD))
    assert job.demands["lift_carry", "manchmal"] == asked(
        "lift_carry", "manchmal", "[3,12]", ADVERTISED, derived=True, sources=(TOLD, READ)
    )
    assert [measure.name for measure in job.known] == ["selten", "oft"]
    assert job.is_silent_on(axis("lift_carry", "manchmal"))
    assert not any(key[0] == "push_pull" for key in job.demands)


def test_loads_from_one_point() -> None:
    """A6: one stated load bounds the more frequent ones from above and the less frequent ones from below."""
    job = compiled(demand("push_pull", "manchmal", 8))
    assert job.demands["push_pull", "selten"] == asked("push_pull", "selten", "[8,inf)", derived=True, sources=(TOLD,))
    assert job.demands["push_pull", "oft"] == asked("push_pull", "oft", "[0,8]", derived=True, sources=(TOLD,))


def test_typical_loads_bound_nothing() -> None:
    """A22: typical and implied values never feed A6; a stated neighbour replaces them."""
    for source in (OCCUPATION, TASK):
        job = compiled(demand("lift_carry", "selten", 12, source))
        assert set(job.demands) == {("lift_carry", "selten")}
        with_stated = compiled(demand("lift_carry", "selten", 12, source), demand("lift_carry", "oft", 5))
        assert with_stated.demands["lift_carry", "selten"] == asked(
            "lift_carry", "selten", "[5,inf)", derived=True, sources=(TOLD,)
        )


def test_a_share_of_nothing() -> None:
    """A7: what takes no share of the time takes no minute, no metre, and no agent; that is known, not asked."""
    job = compiled(demand("walking", "share", 0), demand("skin_wet", "share", 0, AD))
    zero = {"derived": True, "sources": (TOLD,)}
    assert job.demands["walking", "minutes"] == asked("walking", "minutes", 0, **zero)
    assert job.demands["walking", "metres"] == asked("walking", "metres", 0, **zero)
    assert job.demands["skin_wet", "agents"] == asked(
        "skin_wet", "agents", None, ADVERTISED, answered={"*"}, derived=True, sources=(READ,)
    )
    assert [measure.key for measure in job.known] == [
        ("walking", "share"),
        ("walking", "minutes"),
        ("walking", "metres"),
        ("skin_wet", "share"),
        ("skin_wet", "agents"),
    ]
    assert not job.is_silent_on(axis("walking", "minutes"))
    ppe = compiled(demand("ppe", "share", 0)).demands["ppe", "kinds"]
    assert ppe.absent == {"handschuh", "atemschutz", "sicherheitsschuh", "gehoerschutz", "schutzanzug"}
    assert ppe.answered == {"*"}


@pytest.mark.parametrize(
    ("value", "source"), [(5, EMPLOYER), ("[0,5]", EMPLOYER), ("(0,5]", EMPLOYER), (0, OCCUPATION), (0, TASK)]
)
def test_only_a_stated_share_of_exactly_nothing(value, source) -> None:
    """A7, A22: no other share says anything about minutes, and a typical one feeds nothing."""
    assert set(compiled(demand("walking", "share", value, source)).demands) == {("walking", "share")}


def test_a_share_of_nothing_and_stated_minutes() -> None:
    """A7: what is stated stays, what is only typical is replaced; an order of statements does not matter."""
    listed = [
        demand("walking", "share", 0),
        demand("walking", "minutes", 5, AD),
        demand("walking", "metres", 5, OCCUPATION),
    ]
    for order in (1, -1):
        job = compiled(*listed[::order])
        assert job.demands["walking", "minutes"].interval == reach(5)
        assert not job.demands["walking", "minutes"].derived
        assert job.demands["walking", "metres"].interval == reach(0)
    kept = compiled(demand("walking", "minutes", 0)).demands
    assert set(kept) == {("walking", "minutes")}  # no minute says nothing about the share


def test_five_days() -> None:
    """A8: weekly hours of five shifts mean five days; they rest on both statements and on the weaker."""
    job = compiled(demand("daily_hours", "hours", 6), demand("weekly_hours", "hours", 30, AD))
    assert job.demands["weekly_hours", "days"] == asked(
        "weekly_hours", "days", 5, ADVERTISED, derived=True, sources=(READ, TOLD)
    )
    assert axis("weekly_hours", "days") in job.known


@pytest.mark.parametrize(
    ("daily", "weekly", "days"),
    [
        ((6, EMPLOYER), (25, EMPLOYER), None),
        ((6, OCCUPATION), (30, EMPLOYER), None),
        ((6, EMPLOYER), (30, OCCUPATION), None),
        (None, (30, EMPLOYER), None),
        ((6, EMPLOYER), None, None),
        ((6, EMPLOYER), (30, EMPLOYER), (4, EMPLOYER)),
    ],
)
def test_days_stay_unknown(daily, weekly, days) -> None:
    """A8, A22: without five equal shifts that somebody stated the days stay unknown; stated days stay."""
    stated = {"daily_hours.hours": daily, "weekly_hours.hours": weekly, "weekly_hours.days": days}
    job = compiled(*(demand(*key.split("."), *value) for key, value in stated.items() if value))
    found = job.demands.get(("weekly_hours", "days"))
    assert (found is None) if days is None else found == asked("weekly_hours", "days", 4, stated=4, sources=(TOLD,))


def test_five_days_replace_typical_ones() -> None:
    """A8, A22: what follows from stated hours counts more than what is typical of the occupation."""
    job = compiled(
        demand("daily_hours", "hours", 6),
        demand("weekly_hours", "hours", 30),
        demand("weekly_hours", "days", 3, OCCUPATION),
    )
    assert job.demands["weekly_hours", "days"].interval == reach(5)


def test_the_longest_shift() -> None:
    """A8, A25: weekly hours alone bound the shift from below; the usual week tells the tendency; it asks nobody."""
    job = compiled(demand("weekly_hours", "hours", 39, AD))
    assert job.demands["daily_hours", "hours"] == asked(
        "daily_hours", "hours", "[6.5,24]", ADVERTISED, derived=True, sources=(READ,), leaning=reach(7.8)
    )
    assert [measure.key for measure in job.known] == [("weekly_hours", "hours")]
    assert job.is_silent_on(axis("daily_hours", "hours"))


def test_the_longest_shift_with_days() -> None:
    """A8: stated days tell more than six; the value rests on the weaker statement."""
    job = compiled(demand("weekly_hours", "hours", 20), demand("weekly_hours", "days", 4, AD))
    assert job.demands["daily_hours", "hours"] == asked(
        "daily_hours", "hours", "[5,24]", ADVERTISED, derived=True, sources=(TOLD, READ), leaning=reach(4)
    )
    typical = compiled(demand("weekly_hours", "hours", 20), demand("weekly_hours", "days", 1, OCCUPATION))
    assert typical.demands["daily_hours", "hours"].interval == Interval(reach(20).divided(6).lo, 24)


@pytest.mark.parametrize(("weekly", "daily"), [((39, OCCUPATION), None), ((39, EMPLOYER), (6, EMPLOYER)), (None, None)])
def test_a_stated_shift_stays(weekly, daily) -> None:
    """A8, A22: a stated shift needs no deriving, and typical weekly hours derive nothing."""
    stated = [
        demand(name, "hours", *value) for name, value in (("weekly_hours", weekly), ("daily_hours", daily)) if value
    ]
    found = compiled(*stated).demands.get(("daily_hours", "hours"))
    assert found is None if daily is None else found == asked("daily_hours", "hours", 6, stated=6, sources=(TOLD,))


def test_a_typical_shift_is_replaced() -> None:
    """A8, A22: stated weekly hours count more than what is typical of the occupation."""
    job = compiled(demand("weekly_hours", "hours", 39), demand("daily_hours", "hours", 4, OCCUPATION))
    assert job.demands["daily_hours", "hours"].interval == reach("[6.5,24]")
