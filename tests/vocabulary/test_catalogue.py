"""The catalogue of accommodations: 29 entries, each effect on something that exists and of a kind that suits it."""

import re

import pytest

from proaktiv_match.vocabulary import Accommodation, Effect, EffectKind, Interval, Kind, SideEffect, vocabulary
from proaktiv_match.vocabulary._accommodation import parse_effects, parse_side_effects

WORDS = vocabulary()
ENTRIES = list(WORDS.accommodations.values())
SUITS = {
    EffectKind.REMOVE: {Kind.CEILING, Kind.SET},
    EffectKind.CAP: {Kind.CEILING},
    EffectKind.LOWER: {Kind.CEILING},
    EffectKind.WITHOUT: {Kind.SET},
    EffectKind.ADD: {Kind.SET, Kind.NEED_SET},
    EffectKind.PROVIDE: {Kind.NEED},
    EffectKind.SPREAD: {Kind.CEILING},
    EffectKind.RAMP: {Kind.CEILING},
    EffectKind.REOPEN: {Kind.CEILING},
}


def _ids(one: Accommodation) -> str:
    return one.id


def test_how_many() -> None:
    """Clarifications: 29 measures; four of them the person can claim without the employer (A16)."""
    assert len(ENTRIES) == 29
    assert [one.id for one in ENTRIES] == list(WORDS.accommodations)
    assert {one.id for one in ENTRIES if one.own_claim} == {
        "hearing_support",
        "screen_magnifier_reader",
        "one_hand_input",
        "transport_service",
    }


@pytest.mark.parametrize("one", ENTRIES, ids=_ids)
def test_an_entry_is_complete(one: Accommodation) -> None:
    """Domain 8.6: labels in both languages, TOPS letter, an effect, who pays, how long it takes, origin and day."""
    assert one.label_de
    assert one.label_en
    assert one.tops in ("t", "o", "p", "s")
    assert one.effects
    assert 1 <= one.lead_time_weeks <= 26
    assert "none" not in one.payers
    assert all(payer == payer.strip() and payer for payer in one.payers)
    assert one.origin
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.date)


@pytest.mark.parametrize("one", ENTRIES, ids=_ids)
def test_effects_hit_something(one: Accommodation) -> None:
    """A15, A36: every effect acts on measures that exist, with a kind, amount and options that suit them."""
    for effect in one.effects:
        hit = [measure for measure in WORDS.measures_of(effect.dimension) if effect.acts_on(*measure.key)]
        assert hit, effect
        for measure in hit:
            assert measure.kind in SUITS[effect.kind], effect
            assert set(effect.options) <= set(measure.options)
            if effect.amount is not None and measure.unit is not None:
                assert measure.unit.range.holds(Interval.point(effect.amount))
        needs_amount = effect.kind in (EffectKind.CAP, EffectKind.LOWER, EffectKind.PROVIDE)
        assert (effect.amount is not None) == needs_amount
        assert bool(effect.options) == (effect.kind in (EffectKind.WITHOUT, EffectKind.ADD))


def test_effects_with_a_place_of_their_own() -> None:
    """A19, A36: hours are ramped up by the week, spread over the day; only the class of heaviness is asked anew."""
    where = {
        kind: {(effect.dimension, effect.measure) for one in ENTRIES for effect in one.effects if effect.kind is kind}
        for kind in (EffectKind.RAMP, EffectKind.SPREAD, EffectKind.REOPEN)
    }
    assert where == {
        EffectKind.RAMP: {("weekly_hours", "hours")},
        EffectKind.SPREAD: {("daily_hours", "hours")},
        EffectKind.REOPEN: {("work_heaviness", "class")},
    }


def test_safety_is_only_ever_removed() -> None:
    """A20: nothing but the removal of the task helps on safety measures."""
    for one in ENTRIES:
        for effect in one.effects:
            if any(measure.safety and effect.acts_on(*measure.key) for measure in WORDS.measures_of(effect.dimension)):
                assert effect.kind is EffectKind.REMOVE, effect


def test_daily_hours_cannot_be_cut() -> None:
    """Domain 8.6: daily hours above a limit are not liftable by the catalogue, except by spreading the week."""
    kinds = {effect.kind for one in ENTRIES for effect in one.effects if effect.dimension == "daily_hours"}
    assert kinds == {EffectKind.SPREAD}


@pytest.mark.parametrize("one", [one for one in ENTRIES if one.side_effects], ids=_ids)
def test_side_effects_hit_something(one: Accommodation) -> None:
    """A17, R7: a side effect is a demand on a measure that exists, within its unit or among its options."""
    for side in one.side_effects:
        measure = WORDS.measures[side.dimension, side.measure]
        assert measure.is_set == (side.amount is None) == bool(side.options)
        assert set(side.options) <= set(measure.options)
        if side.amount is not None:
            assert measure.unit is not None
            assert measure.unit.range.holds(side.amount)


def test_gloves_are_a_demand_of_their_own() -> None:
    """R7: the skin protection plan brings gloves."""
    assert WORDS.accommodations["skin_protection_plan"].side_effects == (
        SideEffect("ppe", "kinds", options=("handschuh",)),
    )


def test_payers() -> None:
    """The column lists payers behind semicolons; "none" is nobody."""
    assert WORDS.accommodations["lifting_aid"].payers == ("§ 49 (8) SGB IX", "§ 50 SGB IX", "§ 185 SGB IX")
    assert WORDS.accommodations["split_weights"].payers == ()


def test_parse_effects() -> None:
    """The form of the column: measure or star, kind, value; several behind semicolons."""
    assert parse_effects("lift_carry.*=cap 5; work_heaviness.class=reopen;") == (
        Effect("lift_carry", "*", EffectKind.CAP, 5),
        Effect("work_heaviness", "class", EffectKind.REOPEN),
    )
    assert parse_effects("weekly_hours.hours=cap to the ramp's step in force") == (
        Effect("weekly_hours", "hours", EffectKind.RAMP),
    )
    assert parse_effects("a.b=without x|y; c.d=add z") == (
        Effect("a", "b", EffectKind.WITHOUT, options=("x", "y")),
        Effect("c", "d", EffectKind.ADD, options=("z",)),
    )
    assert parse_effects("a.b=lower 1; a.c=provide 2.5; a.d=remove; a.e=spread") == (
        Effect("a", "b", EffectKind.LOWER, 1),
        Effect("a", "c", EffectKind.PROVIDE, Interval.point(2.5).lo),
        Effect("a", "d", EffectKind.REMOVE),
        Effect("a", "e", EffectKind.SPREAD),
    )
    assert parse_effects("") == ()


@pytest.mark.parametrize("text", ["lift_carry", "lift_carry.oft", "lift_carry.oft=", "=cap 5", "a.b=shrink 5"])
def test_no_effect(text: str) -> None:
    """A typo in the catalogue must not silently drop an effect."""
    with pytest.raises(ValueError, match=r"not an effect|not a valid EffectKind"):
        parse_effects(text)


def test_acts_on() -> None:
    """A star acts on all measures of its dimension, a name on one."""
    star, one = parse_effects("lift_carry.*=cap 5; commute.metres=cap 50")
    assert star.acts_on("lift_carry", "oft")
    assert not star.acts_on("push_pull", "oft")
    assert one.acts_on("commute", "metres")
    assert not one.acts_on("commute", "minutes")


def test_parse_side_effects() -> None:
    """The form of the column: an interval, a number, or options."""
    assert parse_side_effects("ppe.kinds=handschuh|atemschutz; driving.share=(0,5]; speech.grade=2") == (
        SideEffect("ppe", "kinds", options=("handschuh", "atemschutz")),
        SideEffect("driving", "share", Interval(0, 5, lo_open=True)),
        SideEffect("speech", "grade", Interval.point(2)),
    )
    assert parse_side_effects("cold.share=[0,5)") == (SideEffect("cold", "share", Interval(0, 5, hi_open=True)),)
    assert parse_side_effects("") == ()


def test_what_has_to_be_verified() -> None:
    """A40: who pays against piecework and time pressure has to be checked; nothing else in the catalogue."""
    assert {one.id: one.verify for one in ENTRIES if one.verify} == {
        "no_piecework": "payers",
        "reduced_pace": "payers",
    }
