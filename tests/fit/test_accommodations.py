"""How far a measure of the catalogue is, and which ones count (A15, A16)."""

import pytest

from proaktiv_match.fit import Adaptation
from tests.fit.at_hand import (
    OCCUPATION,
    compared,
    demand,
    finding,
    limit,
    listed,
    reach,
    told,
    with_aids,
)

IN_PLACE = ("present", "agreed")
LIFT = ("lift_carry", "oft")


# --- how far a measure is


@pytest.mark.parametrize("status", IN_PLACE)
def test_in_place(status) -> None:
    """A15: present or agreed, a measure that is enough makes the finding fit, marked as adapted."""
    found = with_aids([limit(*LIFT, 10)], [demand(*LIFT, 20)], LIFT, listed("lifting_aid", status))
    assert told(found) == ("fits", "AC-1", ("adapted",), ("lifting_aid",))
    payers = ("§ 49 (8) SGB IX", "§ 50 SGB IX", "§ 185 SGB IX")
    assert found.accommodations == (Adaptation("lifting_aid", status, payers, 8),)
    assert (found.question, found.hints, found.tendency, found.likely_barred) == (None, (), None, False)
    assert (found.demand.stated, found.demand.interval) == (20, reach(20))  # the raw demand is kept


def test_requestable() -> None:
    """A15: a measure that can be had makes the finding adaptable."""
    found = with_aids([limit(*LIFT, 10)], [demand(*LIFT, 20)], LIFT, listed("lifting_aid", "requestable"))
    assert told(found) == ("adaptable", "AC-2", (), ("lifting_aid",))
    assert (found.question, found.hints) == (None, ())


@pytest.mark.parametrize(
    ("aids", "hints"),
    [
        ([listed("lifting_aid", "refused")], ("split_weights", "task_swap", "work_assistance")),
        ([listed("lifting_aid", "unknown")], ("lifting_aid", "split_weights", "task_swap", "work_assistance")),
        ([], ("lifting_aid", "split_weights", "task_swap", "work_assistance")),
        ([listed("mentor")], ("lifting_aid", "split_weights", "task_swap", "work_assistance")),
        (
            [listed(name, "refused") for name in ("lifting_aid", "split_weights", "task_swap", "work_assistance")],
            (),
        ),
    ],
)
def test_refused_or_unknown(aids, hints) -> None:
    """A16: against a ceiling what is refused or not listed leaves the conflict; what nobody refused is a hint."""
    found = with_aids([limit(*LIFT, 10)], [demand(*LIFT, 20)], LIFT, *aids)
    assert told(found) == ("conflict", "KG-2", (), ())
    assert found.hints == hints


def test_hints_are_only_what_would_lift_the_conflict() -> None:
    """A16: a measure that is not enough, or whose side effect the person cannot take, is no hint."""
    found = with_aids([limit(*LIFT, 3)], [demand(*LIFT, 20)], LIFT)
    assert found.hints == ("task_swap",)
    push = ("push_pull", "oft")
    assert with_aids([limit(*push, 10)], [demand(*push, 20)], push).hints == ("electric_pallet_truck", "task_swap")
    driver = limit("moving_machines", "share", 0)
    assert with_aids([limit(*push, 10), driver], [demand(*push, 20)], push).hints == ("task_swap",)
    unsure = limit("moving_machines", "share", "[0,5]")
    assert "electric_pallet_truck" in with_aids([limit(*push, 10), unsure], [demand(*push, 20)], push).hints


def test_no_hint_where_an_aid_helps_or_nothing_conflicts() -> None:
    """A16: hints stand on conflicts alone."""
    assert with_aids([limit(*LIFT, 10)], [demand(*LIFT, "[5,20]")], LIFT).hints == ()
    assert with_aids([limit(*LIFT, 10)], [demand(*LIFT, 5)], LIFT).hints == ()


def test_a_measure_that_is_not_enough_changes_nothing() -> None:
    """A15: the best measure counts only if it is better than none."""
    found = with_aids([limit(*LIFT, 3)], [demand(*LIFT, 20)], LIFT, listed("lifting_aid"), listed("split_weights"))
    assert told(found) == ("conflict", "KG-2", (), ())
    open_ = with_aids([limit(*LIFT, "[4,10]")], [demand(*LIFT, 7)], LIFT, listed("lifting_aid"))
    assert told(open_) == ("check", "KG-3", (), ())  # 5 kg are still within 4 to 10


def test_better_than_a_conflict() -> None:
    """A15: a requestable aid that leads to an overlap gives check; the question is that of the overlap."""
    for status in ("requestable", "agreed"):
        found = with_aids([limit(*LIFT, "[4,10]")], [demand(*LIFT, 20)], LIFT, listed("lifting_aid", status))
        assert told(found) == ("check", "KG-3", (), ("lifting_aid",))
        assert (found.question.reason, found.question.to) == ("limit_range", ("doctor",))
        assert found.tendency is None


@pytest.mark.parametrize("strength", ["absolute", "conditional"])
def test_an_open_or_soft_point_that_a_measure_settles(strength) -> None:
    """A15: an overlap or soft excess that a requestable measure solves is adaptable, and no longer soft or open."""
    for value in ("[8,20]", 20):
        found = with_aids(
            [limit(*LIFT, 10, strength=strength)], [demand(*LIFT, value)], LIFT, listed("lifting_aid", "requestable")
        )
        assert told(found) == ("adaptable", "AC-2", (), ("lifting_aid",))


def test_a_fit_needs_no_measure() -> None:
    """A15: what fits without is not adapted."""
    found = with_aids([limit(*LIFT, 10)], [demand(*LIFT, 5)], LIFT, listed("lifting_aid"))
    assert told(found) == ("fits", "KG-1", (), ())


def test_equally_good_measures() -> None:
    """A15: all equally good measures are listed, the shortest lead time first, then by id; the first one decides."""
    lists = [listed("work_assistance"), listed("split_weights"), listed("lifting_aid")]
    for order in (1, -1):
        found = with_aids([limit(*LIFT, 10)], [demand(*LIFT, 20)], LIFT, *lists[::order])
        assert told(found) == ("fits", "AC-1", ("adapted",), ("split_weights", "lifting_aid", "work_assistance"))
    mixed = [listed("split_weights", "requestable"), listed("lifting_aid")]
    found = with_aids([limit(*LIFT, 10)], [demand(*LIFT, 20)], LIFT, *mixed)
    assert told(found) == ("fits", "AC-1", ("adapted",), ("lifting_aid",))
    same_time = [listed("night_exemption", "requestable"), listed("fixed_shift", "requestable")]
    night = ("shift_pattern", "options")
    found = with_aids([limit(*night, ["nacht"])], [demand(*night, required=["nacht"])], night, *same_time)
    assert told(found)[3] == ("fixed_shift", "night_exemption")


def test_arrangements_of_the_person() -> None:
    """Contract: an agreement of this person for this offer counts like one of the post, for this pair alone."""
    for offer, status in (("O-1", "fits"), ("O-2", "conflict")):
        agreed = [{"offer": offer, "id": "lifting_aid", "status": "agreed"}]
        found = compared([limit(*LIFT, 10)], [demand(*LIFT, 20)], who={"arrangements": agreed})
        assert finding(found, *LIFT).status == status


def test_the_same_measure_at_the_post_and_for_the_person() -> None:
    """A15, A16: each listing is tried and the better counts; the one that is in place is shown."""
    agreed = [{"offer": "O-1", "id": "lifting_aid", "status": "agreed"}]
    for at_post in ("requestable", "refused"):
        found = compared(
            [limit(*LIFT, 10)],
            [demand(*LIFT, 20)],
            who={"arrangements": agreed},
            accommodations=[listed("lifting_aid", at_post)],
        )
        one = finding(found, *LIFT)
        assert (one.status, [taken.status for taken in one.accommodations]) == ("fits", ["agreed"])
    # both only lead to the same open point: the one in place is shown
    found = compared(
        [limit(*LIFT, "[4,10]")],
        [demand(*LIFT, 20)],
        who={"arrangements": agreed},
        accommodations=[listed("lifting_aid", "requestable")],
    )
    assert [taken.status for taken in finding(found, *LIFT).accommodations] == ["agreed"]


# --- needs and own claims

GUIDE = ("guidance", "class")


def test_needs_count_what_nobody_lists() -> None:
    """A16: for needs, what the catalogue knows makes a missing need adaptable, listed or not, unless refused."""
    found = with_aids([limit(*GUIDE, 2)], [demand(*GUIDE, 0)], GUIDE)
    assert told(found) == ("adaptable", "AC-2", (), ("mentor", "work_assistance"))
    assert [one.status for one in found.accommodations] == ["unknown", "unknown"]
    refused = with_aids([limit(*GUIDE, 2)], [demand(*GUIDE, 0)], GUIDE, listed("mentor", "refused"))
    assert told(refused) == ("adaptable", "AC-2", (), ("work_assistance",))
    as_good_as_not = with_aids([limit(*GUIDE, 2)], [demand(*GUIDE, 0)], GUIDE, listed("mentor", "unknown"))
    assert as_good_as_not == found


@pytest.mark.parametrize(
    ("needed", "aids", "expected"),
    [
        (2, [listed("mentor")], ("fits", "AC-1", ("adapted",), ("mentor",))),
        (3, [listed("mentor")], ("adaptable", "AC-2", (), ("work_assistance",))),
        (1, [], ("adaptable", "AC-2", (), ("longer_induction", "mentor", "work_assistance"))),
    ],
)
def test_a_level_that_a_measure_provides(needed, aids, expected) -> None:
    """A15: a provision raises what is there to its level and no further."""
    assert told(with_aids([limit(*GUIDE, needed)], [demand(*GUIDE, 0)], GUIDE, *aids)) == expected


@pytest.mark.parametrize(
    ("aids", "expected"),
    [
        ([listed("mentor")], ("fits", "AC-1", ("adapted",), ("mentor",))),
        ([listed("longer_induction")], ("check", "U-5", (), ())),  # provides 1, which is not enough
        ([listed("mentor", "requestable")], ("check", "U-5", (), ())),
        ([], ("check", "U-5", (), ())),
    ],
)
@pytest.mark.parametrize("demands", [[], [demand(*GUIDE, 0, OCCUPATION)]])
def test_a_provision_in_place_counts_as_stated(aids, expected, demands) -> None:
    """A15: an unknown or typical need is answered only by a provision that is present or agreed."""
    found = with_aids([limit(*GUIDE, 2)], demands, GUIDE, *aids)
    status, rule, marks, ids = expected
    if demands and rule == "U-5":
        rule, marks = "U-5T", ("typical_only",)
    assert told(found) == (status, rule, marks, ids)


ROOM = ("facilities", "kinds")


@pytest.mark.parametrize(
    ("provided", "status", "expected"),
    [
        (["barrierefreier_zugang"], "agreed", ("fits", "AC-1", ("adapted",), ("near_facilities",))),
        (["barrierefreier_zugang"], "requestable", ("adaptable", "AC-2", (), ("near_facilities",))),
        (None, "agreed", ("fits", "AC-1", ("adapted",), ("near_facilities",))),
        (None, "requestable", ("check", "U-5", (), ())),
    ],
)
def test_facilities_are_added(provided, status, expected) -> None:
    """A15: what is added stands beside what is there; where nothing is stated it counts only if in place."""
    demands = [] if provided is None else [demand(*ROOM, provided)]
    found = with_aids([limit(*ROOM, ["toilette_nah"])], demands, ROOM, listed("near_facilities", status))
    assert told(found) == expected


def test_facilities_that_are_there_stay() -> None:
    """A15: adding takes nothing away; what the measure does not add stays missing."""
    both = limit(*ROOM, ["toilette_nah", "barrierefreier_zugang"])
    there = with_aids([both], [demand(*ROOM, ["barrierefreier_zugang"])], ROOM)
    assert told(there) == ("adaptable", "AC-2", (), ("near_facilities",))
    assert told(with_aids([both], [demand(*ROOM, [])], ROOM)) == ("conflict", "N-2", (), ())


WALK = ("commute", "metres")


def test_what_the_person_can_claim() -> None:
    """A16: what the person can claim without the employer counts though nobody lists it."""
    found = with_aids([limit(*WALK, 100)], [demand(*WALK, 500)], WALK)
    assert told(found) == ("adaptable", "AC-2", (), ("transport_service",))
    modes = ("commute", "modes")
    found = with_aids([limit(*modes, ["rad"])], [demand(*modes, required=["rad"])], modes)
    assert told(found) == ("adaptable", "AC-2", (), ("transport_service",))
    unfit = [limit(*modes, ["rad", "fahrdienst"])]
    assert told(with_aids(unfit, [demand(*modes, required=["rad"])], modes))[:2] == ("conflict", "S-7")
