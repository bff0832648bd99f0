"""Safety, aims, side effects, and what no measure changes (A15, A17, A18, A20, A34, A35)."""

import pytest

from tests.fit.at_hand import (
    AD,
    COACH,
    OCCUPATION,
    compared,
    demand,
    finding,
    limit,
    listed,
    told,
    with_aids,
)

CONFIRMED = {"role": "employer_service", "ref": "AG-7", "on": "2026-11-12"}
IN_PLACE = ("present", "agreed")
LIFT = ("lift_carry", "oft")
GUIDE = ("guidance", "class")
WALK = ("commute", "metres")


# --- what a measure is aimed at, safety

DRIVE = ("driving", "share")


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"acts_on": ["driving"], "confirmed_by": CONFIRMED}, "fits"),
        ({"acts_on": ["driving"]}, "adaptable"),
        ({"confirmed_by": CONFIRMED}, "adaptable"),  # which task is swapped is not said
        ({"acts_on": ["lift_carry"], "confirmed_by": CONFIRMED}, "conflict"),
    ],
)
@pytest.mark.parametrize("place", IN_PLACE)
def test_safety(more, status, place) -> None:
    """A20, A18: on safety a task has to be removed, in place, named and confirmed by somebody to fit."""
    found = with_aids([limit(*DRIVE, 0)], [demand(*DRIVE, 20)], DRIVE, listed("task_swap", place, **more))
    assert found.status == status


@pytest.mark.parametrize("status", ["requestable", "unknown", "refused"])
def test_safety_that_is_not_in_place(status) -> None:
    """A20: on safety what is not in place leaves the conflict; a hint names what could help unless refused."""
    swap = listed("task_swap", status, acts_on=["driving"], confirmed_by=CONFIRMED)
    found = with_aids([limit(*DRIVE, 0)], [demand(*DRIVE, 20)], DRIVE, swap)
    assert (found.status, found.hints) == ("conflict", () if status == "refused" else ("task_swap",))


def test_safety_of_one_person() -> None:
    """A20, A15: what the post only could do may be agreed and confirmed for this person."""
    agreed = listed("task_swap", acts_on=["driving"], confirmed_by=CONFIRMED)
    found = compared(
        [limit(*DRIVE, 0)],
        [demand(*DRIVE, 20)],
        who={"arrangements": [{"offer": "O-1", **agreed}]},
        accommodations=[listed("task_swap", "requestable")],
    )
    assert told(finding(found, *DRIVE)) == ("fits", "AC-1", ("adapted",), ("task_swap",))


def test_safety_settles_what_an_advertisement_leaves_open() -> None:
    """A34, A20: a confirmed swap makes fit what an advertisement alone never could."""
    swap = listed("task_swap", acts_on=["driving"], confirmed_by=CONFIRMED)
    for value in (0, 20):
        found = with_aids([limit(*DRIVE, 0)], [demand(*DRIVE, value, AD)], DRIVE, swap)
        assert told(found) == ("fits", "AC-1", ("adapted",), ("task_swap",))


@pytest.mark.parametrize(
    ("acts_on", "status"), [(["lift_carry"], "fits"), (["driving"], "conflict"), (None, "adaptable"), ([], "adaptable")]
)
def test_a_swap_names_its_task(acts_on, status) -> None:
    """A18: a swap without its task is adaptable at best; aimed at another task it changes nothing."""
    swap = listed("task_swap", acts_on=acts_on) if acts_on is not None else listed("task_swap")
    assert with_aids([limit(*LIFT, 10)], [demand(*LIFT, 20)], LIFT, swap).status == status


@pytest.mark.parametrize(
    ("acts_on", "status"), [(["lift_carry"], "fits"), (["work_heaviness"], "conflict"), ([], "fits")]
)
def test_any_measure_can_be_aimed(acts_on, status) -> None:
    """A18: dimensions named in `acts_on` restrict any measure."""
    aimed = listed("lifting_aid", acts_on=acts_on)
    assert with_aids([limit(*LIFT, 10)], [demand(*LIFT, 20)], LIFT, aimed).status == status


@pytest.mark.parametrize(("share", "status"), [(100, "fits"), (60, "adaptable"), (None, "adaptable")])
def test_home_office(share, status) -> None:
    """A35: only work that is done at home altogether removes the way to work."""
    home = listed("home_office_share", **({} if share is None else {"share": share}))
    found = with_aids([limit(*WALK, 100)], [demand(*WALK, 500)], WALK, home, listed("transport_service", "refused"))
    assert (found.status, [one.id for one in found.accommodations]) == (status, ["home_office_share"])


# --- side effects

SKIN = ("skin_wet", "share")
GLOVES = ("ppe", "kinds")


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ([], ("fits", "AC-1", ("adapted",), ("skin_protection_plan",))),
        ([limit(*GLOVES, ["atemschutz"])], ("fits", "AC-1", ("adapted",), ("skin_protection_plan",))),
        ([limit(*GLOVES, ["handschuh"])], ("conflict", "P-2", (), ())),
        (
            [limit(*GLOVES, ["handschuh"], strength="conditional")],
            ("check", "AC-3", (), ("skin_protection_plan",)),
        ),
        (
            [limit(*GLOVES, ["handschuh"], valid_until="2026-11-30")],
            ("check", "AC-3", (), ("skin_protection_plan",)),
        ),
    ],
)
def test_side_effects_on_sets(own, expected) -> None:
    """A17, R7: gloves are a demand of their own: fits or not limited, no effect; open, a check; excluded, no use."""
    found = with_aids([limit(*SKIN, 5), *own], [demand(*SKIN, 50)], SKIN, listed("skin_protection_plan"))
    assert told(found) == expected
    if found.rule == "AC-3":
        assert (found.question.reason, found.question.to) == ("side_effect", ("participant",))


HAND = ("repetitive_hand", "share")
SPEECH = ("speech", "grade")


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ([limit(*SPEECH, 2)], ("fits", "AC-1", ("adapted",), ("one_hand_input",))),
        ([limit(*SPEECH, 0)], ("conflict", "P-2", (), ())),
        ([limit(*SPEECH, "[1,3]")], ("check", "AC-3", (), ("one_hand_input",))),
        ([limit(*SPEECH, "[1,3]"), limit(*SPEECH, 0, COACH)], ("conflict", "P-2", (), ())),
        ([limit(*SPEECH, 5), limit(*SPEECH, "[1,3]", COACH)], ("check", "AC-3", (), ("one_hand_input",))),
    ],
)
def test_side_effects_on_amounts(own, expected) -> None:
    """A17: the worst of all limits that a side effect meets counts."""
    found = with_aids([limit(*HAND, 5), *own], [demand(*HAND, 50)], HAND, listed("one_hand_input"))
    assert told(found) == expected


def test_a_side_effect_beside_an_open_point() -> None:
    """A17: where the measure leaves a question and brings another, both are asked."""
    limits = [limit(*HAND, "[4,10]"), limit(*SPEECH, "[1,3]")]
    found = with_aids(limits, [demand(*HAND, 50)], HAND, listed("one_hand_input"))
    assert told(found) == ("check", "P-3", (), ("one_hand_input",))
    assert (found.question.reason, found.question.to) == ("limit_range", ("participant", "doctor"))


def test_a_requestable_measure_with_a_side_effect() -> None:
    """A15, A17: the worst of effect, status and side effect counts."""
    limits = [limit(*HAND, 5), limit(*SPEECH, "[1,3]")]
    found = with_aids(limits, [demand(*HAND, 50)], HAND, listed("one_hand_input", "requestable"))
    assert told(found) == ("check", "AC-3", (), ("one_hand_input",))


def test_a_side_effect_keeps_what_the_values_rest_on() -> None:
    """A26, A40: unsure words stay marked where only a side effect is open."""
    unsure = limit(*SKIN, {"word": "zeitweise", "lexicon": "drv"})
    limits = [unsure, limit(*GLOVES, ["handschuh"], strength="conditional")]
    found = with_aids(limits, [demand(*SKIN, 100)], SKIN, listed("skin_protection_plan"))
    assert told(found) == ("check", "AC-3", ("unverified",), ("skin_protection_plan",))


# --- what stays as it is


@pytest.mark.parametrize(
    ("own", "demands", "expected"),
    [
        # A15: unknown, typical, expired and faded checks are not changed
        (limit(*LIFT, 10), [], ("check", "U-5", ())),
        (limit(*LIFT, 10), [demand(*LIFT, 20, OCCUPATION)], ("check", "U-5T", ("typical_only",))),
        (limit(*LIFT, 10, valid_until="2026-11-30"), [demand(*LIFT, 20)], ("check", "T-1", ("expired",))),
        (
            limit(*LIFT, 20, {"instrument": "drv_1a", "date": "2023-01-01"}, positive=True),
            [demand(*LIFT, 15)],
            ("check", "T-2", ("faded",)),
        ),
    ],
)
def test_open_points_that_no_measure_settles(own, demands, expected) -> None:
    """A15: an aid says nothing about what is not known or no longer proven."""
    found = with_aids([own], demands, LIFT, listed("lifting_aid"))
    assert told(found) == (*expected, ())


def test_derived_demands_are_changed_too() -> None:
    """A15, A6: a load that follows from other frequencies is capped as well, and stays marked as derived."""
    found = with_aids([limit(*LIFT, 5)], [demand("lift_carry", "selten", 30)], LIFT, listed("lifting_aid"))
    assert told(found) == ("fits", "AC-1", ("adapted", "implied"), ("lifting_aid",))


def test_what_an_advertisement_says_stays_its_word() -> None:
    """A34: a cap leaves the advertisement's word as the ground of the fit; what a measure provides is its own."""
    found = with_aids([limit(*LIFT, 5)], [demand(*LIFT, 30, AD)], LIFT, listed("lifting_aid"))
    assert told(found) == ("fits", "AC-1", ("adapted", "from_text"), ("lifting_aid",))
    found = with_aids([limit(*GUIDE, 2)], [demand(*GUIDE, 0, AD)], GUIDE, listed("mentor"))
    assert told(found) == ("fits", "AC-1", ("adapted",), ("mentor",))


def test_all_limits_are_judged_with_the_measure() -> None:
    """A3, A15: with the aid every limit is compared again, and the strictest decides."""
    limits = [limit(*LIFT, 10), limit(*LIFT, 4, COACH)]
    assert told(with_aids(limits, [demand(*LIFT, 20)], LIFT, listed("lifting_aid")))[0] == "conflict"
    limits = [limit(*LIFT, 10), limit(*LIFT, "[4,10]", COACH)]
    found = with_aids(limits, [demand(*LIFT, 20)], LIFT, listed("lifting_aid"))
    assert told(found) == ("check", "KG-3", (), ("lifting_aid",))
    assert found.question.to == ("coach",)
