"""Heaviness beyond the stated class: awkward posture (R1) and loads (R2), both only ever asked about (A24)."""

import pytest

from proaktiv_match.fit import Mark, Verdict
from proaktiv_match.fit._outcome import Outcome
from proaktiv_match.fit._strain import relieves_loads, with_strain
from tests.fit.at_hand import AD, OCCUPATION, aid, compiled, demand, live

CLASS = ("work_heaviness", "class")


def _told(limit, *demands, states=(), rule="C-1", marks=()):
    """What becomes of a class that fits as stated."""
    one = live(*CLASS, limit)
    status = Verdict.FITS if rule == "C-1" else Verdict.CHECK
    outcome = Outcome(status, rule, None, one, marks)
    return outcome, with_strain(outcome, compiled(*demands), states)


def _posture(value, source=None):
    return demand("forced_posture", "share", value, **({"source": source} if source else {}))


@pytest.mark.parametrize(
    ("limit", "stated", "posture", "asked"),
    [
        # one to two classes heavier: 1 becomes [2,3]
        (2, 1, 50, True),
        (3, 1, 50, False),
        (3, 2, 50, True),
        (4, 2, 50, False),
        # never heavier than the heaviest
        (5, 4, 50, False),
        (5, 5, 50, False),
        (4, 4, 50, True),
        ("[4,5]", 4, 50, True),
        # above a third of the time for certain
        (2, 1, 33, False),
        (2, 1, "(33,66]", True),
        (2, 1, "[33,66]", False),
        (2, 1, "[5,66]", False),
        # a class stated as a range
        (3, "[1,2]", 50, True),
        (4, "[1,2]", 50, False),
        (3, "(1,2)", 50, True),
    ],
)
def test_posture(limit, stated, posture, asked) -> None:
    """R1, A24, REFA: awkward posture for more than a third of the time raises the class by one to two."""
    outcome, found = _told(limit, demand(*CLASS, stated), _posture(posture))
    marks = (Mark.IMPLIED, Mark.UNVERIFIED)
    assert found == ([Outcome(Verdict.CHECK, "R1", "strain", outcome.limit, marks)] if asked else [outcome])


@pytest.mark.parametrize(
    ("limit", "stated", "loads", "asked"),
    [
        (2, 1, {"manchmal": 11}, True),  # above 10 kg: class 3
        (2, 1, {"oft": 11}, True),
        (2, 1, {"selten": 50}, False),  # seldom loads do not make the work heavier
        (2, 1, {"manchmal": 10}, False),
        (2, 1, {"manchmal": "(10,12]"}, True),
        (2, 1, {"manchmal": "[10,12]"}, False),
        (3, 1, {"manchmal": 15}, False),
        (3, 1, {"manchmal": 16}, True),  # above 15 kg: class 4
        (4, 1, {"manchmal": 16}, False),
        (4, 1, {"manchmal": 40}, False),
        (4, 1, {"manchmal": 41}, True),  # above 40 kg: class 5
        (5, 1, {"manchmal": 41}, False),
        (3, 1, {"manchmal": 16, "oft": 11}, True),  # the heavier of the two counts
        (3, 1, {"manchmal": 12, "oft": 11}, False),
        (3, 1, {"manchmal": 5, "oft": 16}, True),  # a job that contradicts itself (A6)
        (3, 1, {"manchmal": 11, "oft": 16}, True),
        (4, 4, {"manchmal": 16}, False),
        ("[3,5]", "[2,3]", {"manchmal": 11}, False),
    ],
)
def test_loads(limit, stated, loads, asked) -> None:
    """R2, A24, REFA: more than 10, 15 or 40 kg beyond seldom mean class 3, 4 or 5."""
    outcome, found = _told(
        limit, demand(*CLASS, stated), *(demand("lift_carry", point, value) for point, value in loads.items())
    )
    expected = [Outcome(Verdict.CHECK, "R2", "strain", outcome.limit, (Mark.IMPLIED,))] if asked else [outcome]
    assert found == expected


def test_the_stated_class_stays_where_it_is_heavier() -> None:
    """R2: the loads raise the class, they never lower it."""
    _, found = _told("[3,5]", demand(*CLASS, "[1,5]"), demand("lift_carry", "oft", 16))
    assert [one.rule for one in found] == ["R2"]


@pytest.mark.parametrize("value", [_posture(50, OCCUPATION), demand("lift_carry", "oft", 50, OCCUPATION)])
def test_typical_values_imply_nothing(value) -> None:
    """A22: typical values feed neither R1 nor R2, nor is a typical class raised; advertised ones do and are."""
    outcome, found = _told(1, demand(*CLASS, 1), value)
    assert found == [outcome]
    outcome, found = _told(1, demand(*CLASS, 1, OCCUPATION), demand("lift_carry", "oft", 50))
    assert found == [outcome]
    _, found = _told(1, demand(*CLASS, 1, AD), demand("lift_carry", "oft", 50, AD))
    assert [one.rule for one in found] == ["R2"]


def test_posture_is_asked_before_loads() -> None:
    """A24: where both make the work heavier, posture is named."""
    _, found = _told(1, demand(*CLASS, 1), _posture(50), demand("lift_carry", "oft", 50))
    assert [one.rule for one in found] == ["R1"]


def test_marks_are_kept() -> None:
    """A26: the marks of the fit stay on the question."""
    _, found = _told(1, demand(*CLASS, 1), _posture(50), marks=(Mark.FROM_TEXT,))
    assert found[0].marks == (Mark.FROM_TEXT, Mark.IMPLIED, Mark.UNVERIFIED)
    _, found = _told(1, demand(*CLASS, 1), demand("lift_carry", "oft", 50), marks=(Mark.FROM_TEXT,))
    assert found[0].marks == (Mark.FROM_TEXT, Mark.IMPLIED)


def test_an_old_permission_leaves_both_questions() -> None:
    """A11, A24: a class that would fit but for an old permission is asked about for both reasons."""
    for strain, rule in ((_posture(50), "R1"), (demand("lift_carry", "oft", 50), "R2")):
        outcome, found = _told(1, demand(*CLASS, 1), strain, rule="T-2", marks=(Mark.FADED,))
        assert found[0] == outcome
        assert [one.rule for one in found] == ["T-2", rule]


@pytest.mark.parametrize("rule", ["C-2", "C-3", "T-1", "U-5"])
def test_only_a_fit_is_questioned(rule) -> None:
    """A24: R1 and R2 turn a fit into a check and nothing else."""
    outcome, found = _told(1, demand(*CLASS, 1), _posture(50), rule=rule)
    assert found == [outcome]


def test_an_aid_takes_the_loads_off() -> None:
    """R2, A24: with a lift measure present or agreed the loads no longer tell the class; posture still does."""
    loads = demand("lift_carry", "oft", 50)
    outcome, found = _told(1, demand(*CLASS, 1), loads, states=(aid("lifting_aid"),))
    assert found == [outcome]
    _, found = _told(1, demand(*CLASS, 1), loads, states=(aid("lifting_aid", "requestable"), aid("mentor")))
    assert [one.rule for one in found] == ["R2"]
    _, found = _told(1, demand(*CLASS, 1), _posture(50), states=(aid("lifting_aid"),))
    assert [one.rule for one in found] == ["R1"]


@pytest.mark.parametrize(
    ("state", "relieves"),
    [
        (aid("lifting_aid", "present"), True),
        (aid("lifting_aid", "agreed"), True),
        (aid("lifting_aid", "requestable"), False),
        (aid("lifting_aid", "refused"), False),
        (aid("split_weights"), True),
        (aid("mentor"), False),
        (aid("electric_pallet_truck"), False),  # pushes and pulls, does not lift
        (aid("lifting_aid", acts_on=["lift_carry"]), True),
        (aid("lifting_aid", acts_on=["work_heaviness"]), False),
        (aid("lifting_aid", acts_on=[]), True),
        # A18: a task swap has to name its task
        (aid("task_swap"), False),
        (aid("task_swap", acts_on=["lift_carry"]), True),
        (aid("task_swap", acts_on=["driving"]), False),
    ],
)
def test_relieves_loads(state, relieves) -> None:
    """R2, A18: present or agreed, acts on lifting, and aimed at it."""
    assert relieves_loads(state) is relieves
