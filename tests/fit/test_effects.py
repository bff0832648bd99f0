"""What each effect of the catalogue makes of a demand (A9, A15, A19, A36)."""

from dataclasses import replace
from datetime import date

import pytest

from proaktiv_match.fit import FindingSource
from proaktiv_match.fit._accommodations import _changed, posture_after
from proaktiv_match.profiles import ADVERTISED, STATED, TYPICAL
from proaktiv_match.vocabulary import Effect, EffectKind, vocabulary
from tests.fit.at_hand import (
    AD,
    COACH,
    OCCUPATION,
    aid,
    asked,
    compiled,
    demand,
    limit,
    listed,
    reach,
    told,
    with_aids,
)

LIFT = ("lift_carry", "oft")


# --- each effect


@pytest.mark.parametrize("value", [20, "[8,20]", "[3,20]"])
def test_cap(value) -> None:
    """A15: a cap brings the load down to its level and leaves what lies below."""
    aided = listed("lifting_aid")
    assert told(with_aids([limit(*LIFT, 5)], [demand(*LIFT, value)], LIFT, aided))[:2] == ("fits", "AC-1")
    assert told(with_aids([limit(*LIFT, 4)], [demand(*LIFT, value)], LIFT, aided))[0] in ("check", "conflict")


LEARN = ("learning_memory", "grade")
PLAN = ("planning_autonomy", "grade")


@pytest.mark.parametrize(
    ("key", "demanded", "allowed", "status"),
    [
        (PLAN, 4, 2, "fits"),
        (PLAN, 4, 1, "conflict"),
        (LEARN, 4, 3, "fits"),
        (LEARN, 4, 2, "conflict"),
        (PLAN, 1, 0, "fits"),  # a grade never falls below nothing
        (PLAN, "[1,4]", 2, "fits"),
    ],
)
def test_lower(key, demanded, allowed, status) -> None:
    """A36: lowering takes grades off the demand, down to nothing at most."""
    assert with_aids([limit(*key, allowed)], [demand(*key, demanded)], key, listed("task_structure")).status == status


def test_remove() -> None:
    """A15: a task that is gone demands nothing."""
    pace = ("pace_piecework", "share")
    found = with_aids([limit(*pace, 0)], [demand(*pace, 50)], pace, listed("no_piecework"))
    assert told(found) == ("fits", "AC-1", ("adapted",), ("no_piecework",))


def test_remove_a_list() -> None:
    """A15, A18: where a task is gone no agent of it is left, whatever an advertisement does not name."""
    agents = ("skin_wet", "agents")
    swap = listed("task_swap", acts_on=["skin_wet"])
    for job in (
        demand(*agents, required=["Chrom"]),
        demand(*agents, None, AD, required=["Chrom"]),
        demand(*agents, None, AD, optional=["Chrom"]),
    ):
        found = with_aids([limit(*agents, ["chrom"])], [job], agents, swap)
        assert told(found) == ("fits", "AC-1", ("adapted",), ("task_swap",))
    unknown = with_aids([limit(*agents, ["chrom"])], [], agents, swap)
    assert told(unknown) == ("check", "U-5", (), ())


NIGHT = ("shift_pattern", "options")


@pytest.mark.parametrize(
    ("named", "source", "expected"),
    [
        ({"required": ["nacht"]}, None, ("fits", "AC-1", ("adapted",))),
        ({"required": ["tag"], "optional": ["nacht"]}, None, ("fits", "AC-1", ("adapted",))),
        ({"required": ["nacht", "tag"]}, AD, ("fits", "AC-1", ("adapted", "from_text"))),
        ({"required": ["wochenende"]}, AD, ("check", "S-4", ())),  # what nobody named stays unknown
    ],
)
def test_without(named, source, expected) -> None:
    """A15: what was named and falls away is absent; what nobody named stays as unknown as before."""
    job = demand(*NIGHT, **named, **({"source": source} if source else {}))
    found = with_aids([limit(*NIGHT, ["nacht"])], [job], NIGHT, listed("night_exemption"))
    assert told(found)[:3] == expected


def test_without_leaves_the_rest() -> None:
    """A15: an exemption from nights leaves late shifts as they are."""
    job = demand(*NIGHT, required=["nacht", "spaet"], absent=["wochenende"])
    found = with_aids([limit(*NIGHT, ["nacht", "spaet"])], [job], NIGHT, listed("night_exemption"))
    assert told(found)[:2] == ("conflict", "S-2")
    assert "fixed_shift" in found.hints
    fixed = with_aids([limit(*NIGHT, ["nacht", "spaet", "wochenende"])], [job], NIGHT, listed("fixed_shift"))
    assert told(fixed)[:2] == ("fits", "AC-1")


DAY = ("daily_hours", "hours")
WEEK = ("weekly_hours", "hours")


@pytest.mark.parametrize(
    ("daily", "weekly", "status", "expected"),
    [
        (8, 20, "agreed", ("fits", "AC-1", ("adapted",), ("hours_spread",))),
        (8, 20, "requestable", ("adaptable", "AC-2", (), ("hours_spread",))),
        (8, 25, "agreed", ("conflict", "H-2", (), ())),
        # only weekly hours: the daily value is derived, with the measure too
        (None, 20, "agreed", ("fits", "AC-1", ("adapted", "implied"), ("hours_spread",))),
        (8, None, "agreed", ("conflict", "H-2", (), ())),
    ],
)
def test_spread(daily, weekly, status, expected) -> None:
    """A36: spreading sets the daily hours to a fifth of the weekly ones, where these are stated."""
    demands = [demand(*key, value) for key, value in ((DAY, daily), (WEEK, weekly)) if value]
    assert told(with_aids([limit(*DAY, 4)], demands, DAY, listed("hours_spread", status))) == expected


def test_spread_of_typical_hours() -> None:
    """A36, A22: typical weekly hours cannot be spread; advertised ones can and say so."""
    typical = with_aids([limit(*DAY, 4)], [demand(*DAY, 8), demand(*WEEK, 20, OCCUPATION)], DAY, listed("hours_spread"))
    assert told(typical)[:2] == ("conflict", "H-2")
    text = with_aids([limit(*DAY, 4)], [demand(*DAY, 8), demand(*WEEK, 20, AD)], DAY, listed("hours_spread"))
    assert told(text) == ("fits", "AC-1", ("adapted", "from_text"), ("hours_spread",))


STEPS = [
    {"from": "2026-12-01", "amount": 15},
    {"from": "2027-02-01", "amount": 20},
    {"from": "2027-04-01", "amount": 30},
]


@pytest.mark.parametrize(
    ("start", "steps", "status"),
    [
        ("2026-11-25", STEPS, "fits"),  # before the first step the first counts
        ("2026-12-01", STEPS, "fits"),
        ("2027-01-31", STEPS, "fits"),
        ("2027-02-01", STEPS, "conflict"),
        ("2027-05-01", STEPS, "conflict"),
        ("2026-12-01", [], "conflict"),  # no steps, no effect
        ("2026-12-01", [{"from": "2026-12-01", "amount": 12}, {"from": "2026-12-01", "amount": 16}], "conflict"),
        ("2026-11-30", [{"from": "2026-12-01", "amount": 12}, {"from": "2026-12-01", "amount": 16}], "conflict"),
    ],
)
def test_ramp(start, steps, status) -> None:
    """A19: the step in force on the start day caps the weekly hours, in any order of the steps."""
    for order in (1, -1):
        found = with_aids(
            [limit(*WEEK, 15)], [demand(*WEEK, 35)], WEEK, listed("hours_ramp", steps=steps[::order]), start_on=start
        )
        assert found.status == status


HEAVY = ("work_heaviness", "class")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("agreed", ("check", "AC-4", (), ("lifting_aid",))),
        ("present", ("check", "AC-4", (), ("lifting_aid",))),
        ("requestable", ("conflict", "C-2", (), ())),
    ],
)
def test_reopen(status, expected) -> None:
    """A36: an aid for loads in place turns a conflict on the stated class into a question, a requestable one not."""
    found = with_aids([limit(*HEAVY, 2)], [demand(*HEAVY, 4)], HEAVY, listed("lifting_aid", status))
    assert told(found) == expected
    if found.status == "check":
        assert (found.question.reason, found.question.to) == ("with_aid", ("employer",))


@pytest.mark.parametrize(
    ("limits", "demanded", "rule"),
    [
        ([limit(*HEAVY, "[2,4]")], demand(*HEAVY, 3), "C-3"),  # an open class stays the question it is
        ([limit(*HEAVY, 2)], demand(*HEAVY, 4, OCCUPATION), "U-5T"),
        ([limit(*HEAVY, 2, strength="conditional")], demand(*HEAVY, 4), "SO-1"),
    ],
)
def test_reopen_only_a_conflict(limits, demanded, rule) -> None:
    """A36: only a conflict on a stated class is reopened."""
    assert told(with_aids(limits, [demanded], HEAVY, listed("lifting_aid")))[1:] == (
        rule,
        ("typical_only",) if rule == "U-5T" else ("soft",) if rule == "SO-1" else (),
        (),
    )


def test_reopen_keeps_other_questions() -> None:
    """A36: of two limits the exceeded one is asked with the aid, the soft one as before."""
    limits = [limit(*HEAVY, 2), limit(*HEAVY, 3, COACH, strength="conditional")]
    found = with_aids(limits, [demand(*HEAVY, 4)], HEAVY, listed("lifting_aid"))
    assert told(found) == ("check", "AC-4", ("contradiction", "soft"), ("lifting_aid",))
    assert found.question.to == ("employer", "participant")


# --- change of posture

SIT = ("sitting", "minutes")
POSTURE = ("posture_change", "class")


@pytest.mark.parametrize(
    ("posture", "sitting", "status", "expected"),
    [
        # A15: the desk acts on sitting and standing minutes through the change of posture
        (0, 240, "agreed", ("fits", "AC-1", ("adapted",), ("height_adjustable_desk",))),
        (0, 240, "requestable", ("adaptable", "AC-2", (), ("height_adjustable_desk",))),
        (None, 240, "agreed", ("fits", "AC-1", ("adapted",), ("height_adjustable_desk",))),
        (None, None, "agreed", ("fits", "AC-1", ("adapted",), ("height_adjustable_desk",))),
        # what is unknown stays unknown until the desk is there
        (None, 240, "requestable", ("check", "PM-5", (), ())),
        (None, None, "requestable", ("check", "U-5", (), ())),
        (0, None, "requestable", ("check", "U-5", (), ())),
    ],
)
def test_the_desk(posture, sitting, status, expected) -> None:
    """A9, A15: with the desk posture can be changed at will."""
    demands = [demand(*key, value) for key, value in ((POSTURE, posture), (SIT, sitting)) if value is not None]
    found = with_aids([limit(*SIT, 60)], demands, SIT, listed("height_adjustable_desk", status))
    assert told(found) == expected


def test_the_desk_and_an_advertisement() -> None:
    """A34: that posture can be changed rests on the desk, not on the text of the advertisement."""
    demands = [demand(*POSTURE, 1, AD), demand(*SIT, 240)]
    found = with_aids([limit(*SIT, 60)], demands, SIT, listed("height_adjustable_desk"))
    assert told(found) == ("fits", "AC-1", ("adapted",), ("height_adjustable_desk",))


def test_the_desk_does_not_act_on_shares() -> None:
    """A9: no change of posture shortens the share of sitting, nor the stretches of walking."""
    for key in (("sitting", "share"), ("walking", "minutes")):
        found = with_aids([limit(*key, 30)], [demand(*key, 90)], key, listed("height_adjustable_desk"))
        assert told(found)[0] == "conflict"
    stand = ("standing", "minutes")
    assert (
        told(with_aids([limit(*stand, 30)], [demand(*stand, 90)], stand, listed("height_adjustable_desk")))[0] == "fits"
    )
    aimed = listed("height_adjustable_desk", acts_on=["sitting"])
    assert told(with_aids([limit(*stand, 30)], [demand(*stand, 90)], stand, aimed))[0] == "check"


def test_the_aid_for_standing_removes_the_minutes_itself() -> None:
    """A15: not every measure for standing works through the change of posture."""
    stand = ("standing", "minutes")
    found = with_aids([limit(*stand, 30)], [demand(*POSTURE, 0), demand(*stand, 90)], stand, listed("standing_aid"))
    assert told(found) == ("fits", "AC-1", ("adapted",), ("standing_aid",))


def test_posture_after() -> None:
    """A15: a stated change of posture is raised; an unknown one counts only once the measure is there."""
    (desk,) = vocabulary().accommodations["height_adjustable_desk"].effects
    there, wanted = aid("height_adjustable_desk"), aid("height_adjustable_desk", "requestable")
    assert posture_after(asked(*POSTURE, 1), desk, wanted) == reach(3)
    assert posture_after(asked(*POSTURE, "[1,3]", ADVERTISED), desk, there) == reach(3)
    assert posture_after(None, desk, there) == reach(3)
    assert posture_after(asked(*POSTURE, 1, TYPICAL), desk, there) == reach(3)
    assert posture_after(None, desk, wanted) is None
    assert posture_after(asked(*POSTURE, 3, TYPICAL), desk, wanted) is None


# --- the changed demand itself

HOURS_TOLD = FindingSource("demand", "employer", date(2026, 11, 3))


def _demand_after(job, kind, *, status="agreed", value=None, options=(), offer=None):
    """A demand with one effect of a measure."""
    effect = Effect(job.measure.dimension, job.measure.name, kind, value, tuple(options))
    return _changed(job.measure, job, effect, aid("mentor", status), offer or compiled())


def test_changed_lists() -> None:
    """A15: what was named and falls away is absent and answered for; everything else stays as it was said."""
    shift = asked(
        *NIGHT,
        rank=ADVERTISED,
        required={"nacht", "tag"},
        optional={"frueh", "spaet"},
        absent={"wochenende"},
        answered={"wechsel"},
        stated={"required": ["nacht", "tag"]},
    )
    assert _demand_after(shift, EffectKind.WITHOUT, options=("nacht", "frueh", "rufbereitschaft")) == replace(
        shift,
        required=frozenset({"tag"}),
        optional=frozenset({"spaet"}),
        absent=frozenset({"wochenende", "nacht", "frueh"}),
        answered=frozenset({"wechsel", "nacht", "frueh"}),
    )
    room = asked("facilities", "kinds", rank=ADVERTISED, required={"barrierefreier_zugang"})
    assert _demand_after(room, EffectKind.ADD, options=("toilette_nah",)) == replace(
        room, required=frozenset({"barrierefreier_zugang", "toilette_nah"})
    )
    agents = asked("skin_wet", "agents", rank=ADVERTISED, required={"chrom"}, optional={"latex"}, absent={"blei"})
    assert _demand_after(agents, EffectKind.REMOVE) == asked("skin_wet", "agents", absent={"blei"}, answered={"*"})
    for kind in (EffectKind.CAP, EffectKind.LOWER, EffectKind.PROVIDE):
        assert _demand_after(agents, kind, value=1) is None  # amounts do not touch a list


@pytest.mark.parametrize(
    ("kind", "value", "changed", "rank"),
    [
        (EffectKind.REMOVE, None, 0, STATED),
        (EffectKind.CAP, 3, "[0.5,3]", ADVERTISED),
        (EffectKind.CAP, 0, 0, ADVERTISED),
        (EffectKind.LOWER, 2, "[0,2]", ADVERTISED),
        (EffectKind.LOWER, 0, "[0.5,4]", ADVERTISED),
        (EffectKind.PROVIDE, 2, "[2,4]", STATED),
        (EffectKind.PROVIDE, 0, "[0.5,4]", STATED),
        (EffectKind.PROVIDE, 5, 5, STATED),
    ],
)
def test_changed_amounts(kind, value, changed, rank) -> None:
    """A15, A36: removed, capped, lowered or provided; what is gone or provided no longer rests on a text."""
    job = asked(*PLAN, "[0.5,4]", ADVERTISED, stated="[0.5,4]", leaning=reach(2))
    assert _demand_after(job, kind, value=value) == asked(*PLAN, changed, rank, stated="[0.5,4]")


@pytest.mark.parametrize("kind", [EffectKind.PROVIDE, EffectKind.ADD, EffectKind.REMOVE, EffectKind.CAP])
@pytest.mark.parametrize("status", ["agreed", "requestable"])
def test_what_is_unknown(kind, status) -> None:
    """A15: only what a measure in place provides or adds answers for an unknown demand."""
    guide, room = asked("guidance", "class", 0, TYPICAL), asked("facilities", "kinds", rank=TYPICAL)
    provided = _demand_after(guide, kind, value=2, status=status)
    added = _demand_after(room, kind, options=("toilette_nah",), status=status)
    if status == "agreed" and kind is EffectKind.PROVIDE:
        assert provided == asked("guidance", "class", 2)
        assert _demand_after(guide, kind, value=0) == asked("guidance", "class", 0)
    elif status == "agreed" and kind is EffectKind.ADD:
        assert added == asked("facilities", "kinds", required={"toilette_nah"})
    else:
        assert (provided, added) == (None, None)


def test_spread_hours() -> None:
    """A36, A26: a fifth of the weekly hours, on their source; derived where the daily hours were."""
    job = compiled(demand(*WEEK, 20))
    day = asked(*DAY, 8)
    fifth = asked(*DAY, 4, sources=(HOURS_TOLD,))
    assert _demand_after(day, EffectKind.SPREAD, offer=job) == fifth
    assert _demand_after(replace(day, derived=True), EffectKind.SPREAD, offer=job) == replace(fifth, derived=True)
    effect = Effect(*DAY, EffectKind.SPREAD)
    assert _changed(day.measure, None, effect, aid("hours_spread"), job) == replace(fifth, derived=True)
    assert _changed(day.measure, day, effect, aid("hours_spread"), compiled()) is None


def test_a_level_of_nothing() -> None:
    """A15: a provision of level 0 is no provision of level 1."""
    nothing = Effect(*POSTURE, EffectKind.PROVIDE, 0)
    assert posture_after(None, nothing, aid("height_adjustable_desk")) == reach(0)
