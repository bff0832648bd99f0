"""The person's side on a start day: strength, source, precision, order, notes (A3, A4, A14, A26, A28, A32, A37)."""

from datetime import date

import pytest

from proaktiv_match.fit import ValueShown, _limits, prepare
from tests.fit.at_hand import (
    COACH,
    MEDICAL,
    OWN_WORD,
    START,
    TODAY,
    axis,
    limit,
    live,
    person,
    reach,
    seen_on,
)

HOURS = ("daily_hours", "hours")
NIGHT = ("shift_pattern", "options")
OLD = {"instrument": "drv_1a", "date": "2023-05-02"}


@pytest.mark.parametrize(
    ("stability", "reason"),
    [
        ({"status": "stable"}, None),
        ({"status": "stable", "valid_until": "2026-11-21"}, None),
        ({"status": "stable", "valid_until": "2026-11-20"}, "stability_expired"),
        ({"status": "stable", "valid_until": "2026-11-25"}, None),  # today counts, not the start day
        ({"status": "crisis"}, "not_stable"),
        ({"status": "Stable"}, "not_stable"),
        ({"status": "crisis", "valid_until": "2026-01-01"}, "not_stable"),
        (None, "stability_missing"),
    ],
)
def test_not_ready(stability, reason) -> None:
    """A28, A10: only who is stable today is compared, and the reason is told."""
    assert prepare(person(stability=stability), TODAY).not_ready == reason


def test_one_limit() -> None:
    """Contract: a limit as it stands on the start day, with value, strength, source and whom to ask."""
    view = seen_on(START, limit(*HOURS, "[3,6)"))
    assert view.limits == {HOURS: (live(*HOURS, "[3,6)"),)}
    assert (view.derived, view.assessed, view.contradictions, view.has_open_note) == ({}, set(), set(), False)
    assert view.note_sources == ()


def test_a_set_and_a_need() -> None:
    """Contract: options are shown by role; open lists are folded for comparison and stated as written (A4)."""
    view = seen_on(
        START,
        limit(*NIGHT, ["nacht", "frueh"]),
        limit("skin_wet", "agents", ["Kühlschmierstoff"]),
        limit("facilities", "kinds", ["toilette_nah"]),
    )
    assert view.limits == {
        NIGHT: (live(*NIGHT, {"nacht", "frueh"}, stated={"excluded": ["frueh", "nacht"]}),),
        ("skin_wet", "agents"): (
            live("skin_wet", "agents", {"kuehlschmierstoff"}, stated={"excluded": ["Kühlschmierstoff"]}),
        ),
        ("facilities", "kinds"): (live("facilities", "kinds", {"toilette_nah"}, stated={"needs": ["toilette_nah"]}),),
    }
    assert list(view.limits) == [NIGHT, ("skin_wet", "agents"), ("facilities", "kinds")]


def test_shown() -> None:
    """Contract "Result": an amount as stated and as interval, options sorted under their role."""
    assert live(*HOURS, "[3,6)").shown() == ValueShown("[3,6)", reach("[3,6)"))
    assert live(*NIGHT, {"nacht", "frueh"}, stated=1).shown() == ValueShown(
        1, None, (("excluded", ("frueh", "nacht")),)
    )
    need = live("facilities", "kinds", {"toilette_nah"}, stated=2)
    assert need.shown() == ValueShown(2, None, (("needs", ("toilette_nah",)),))


@pytest.mark.parametrize(
    ("source", "asks", "own_word"),
    [
        (MEDICAL, "doctor", False),
        (MEDICAL | {"instrument": "efl"}, "doctor", False),
        (COACH, "coach", False),
        (OWN_WORD, "participant", True),
    ],
)
def test_whom_to_ask(source, asks, own_word) -> None:
    """A26: the doctor about a medical source, the coach about the coach's, the participant about a self-report."""
    (one,) = seen_on(START, limit(*HOURS, 4, source)).limits[HOURS]
    assert (one.asks, one.self_report) == ((asks,), own_word)


@pytest.mark.parametrize(
    ("key", "source", "strength", "conditional"),
    [
        (HOURS, MEDICAL, None, False),
        (HOURS, MEDICAL, "conditional", True),
        (HOURS, OWN_WORD, None, False),
        (("persistence", "grade"), OWN_WORD, None, True),
        (("teamwork", "grade"), COACH, None, True),
        (("teamwork", "grade"), COACH, "absolute", False),
        (("teamwork", "grade"), MEDICAL, None, False),
    ],
)
def test_strength(key, source, strength, conditional) -> None:
    """A37: absolute unless stated, but mental and social limits of coach and person are conditional."""
    (one,) = seen_on(START, limit(*key, 2, source, strength=strength)).limits[key]
    assert one.conditional is conditional


def test_unsure_words() -> None:
    """A40: a limit that rests on a word to be verified is known to do so, one that does not is not."""
    for word, verify in (("zeitweise", True), ("gelegentlich", False)):
        (one,) = seen_on(START, limit("cold", "share", {"word": word, "lexicon": "drv"})).limits["cold", "share"]
        assert one.verify is verify


WITHIN = {"instrument": "drv_1a", "date": "2026-08-12"}
BAND = limit(*HOURS, "[3,6)")


@pytest.mark.parametrize(
    ("exact", "replaced"),
    [
        (limit(*HOURS, 5, COACH, within=WITHIN), True),
        (limit(*HOURS, 5, OWN_WORD, within=WITHIN), True),
        (limit(*HOURS, "[4,6)", COACH, within=WITHIN), True),
        (limit(*HOURS, 6, COACH, within=WITHIN), False),  # outside the band
        (limit(*HOURS, "[2,4]", COACH, within=WITHIN), False),
        (limit(*HOURS, 5, COACH), False),
        (limit(*HOURS, 5, COACH, within=WITHIN | {"date": "2026-08-11"}), False),
        (limit(*HOURS, 5, COACH, within=WITHIN | {"instrument": "aed"}), False),
        (limit(*HOURS, 5, MEDICAL | {"instrument": "aed"}, within=WITHIN), False),  # not of coach or person
        (limit(*HOURS, 5, COACH, within=WITHIN, valid_until="2026-11-30"), False),
        (limit("weekly_hours", "hours", 5, COACH, within=WITHIN), False),
    ],
)
def test_within(exact, replaced) -> None:
    """A32: an exact limit of coach or person inside a medical band takes its place, and nothing else does."""
    stated = [one.stated for one in seen_on(START, BAND, exact).limits[HOURS]]
    assert ("[3,6)" not in stated) is replaced


@pytest.mark.parametrize("band", [{"valid_until": "2026-11-30"}, {"positive": True}])
def test_within_what_no_longer_counts(band) -> None:
    """A32, A11: a band that is expired or faded is not made precise; only a medical word may settle it."""
    old = limit(*HOURS, "[3,6)", OLD, **band)
    exact = limit(*HOURS, 5, COACH, within={"instrument": "drv_1a", "date": "2023-05-02"})
    assert {one.stated for one in seen_on(START, old, exact).limits[HOURS]} == {"[3,6)", 5}


def test_only_a_medical_band_is_made_precise() -> None:
    """A32: a coach's range is not replaced by a self-report within it."""
    band = limit(*HOURS, "[3,6)", COACH)
    exact = limit(*HOURS, 5, OWN_WORD, within={"instrument": "coach", "date": "2026-10-01"})
    assert len(seen_on(START, band, exact).limits[HOURS]) == 2


def test_a_set_is_not_made_precise() -> None:
    """A32: only amounts have a band."""
    exact = limit(*NIGHT, ["nacht"], COACH, within=WITHIN)
    assert len(seen_on(START, limit(*NIGHT, ["nacht", "spaet"]), exact).limits[NIGHT]) == 2


@pytest.mark.parametrize(("strength", "conditional"), [("absolute", False), ("conditional", True), (None, False)])
def test_a_precise_limit_stays_absolute(strength, conditional) -> None:
    """A32, A37: making an absolute band precise does not soften it, though the coach's own limits are conditional."""
    grade = ("persistence", "grade")
    band = limit(*grade, "[2,4]", strength=strength)
    exact = limit(*grade, 3, COACH, within=WITHIN)
    assert [one.conditional for one in seen_on(START, band, exact).limits[grade]] == [conditional]
    wider = limit(*grade, "[1,5]", strength="conditional")
    for bands in ((band, wider), (wider, band)):
        assert [one.conditional for one in seen_on(START, *bands, exact).limits[grade]] == [conditional]
    beside = limit(*grade, 4, COACH)
    assert [one.conditional for one in seen_on(START, band, exact, beside).limits[grade]] == [conditional, True]


def test_the_strictest_first() -> None:
    """Contract, A29: the smallest limit first, then absolute before conditional, then by source and day."""
    listed = [
        limit(*HOURS, 6, COACH),
        limit(*HOURS, 4, MEDICAL, strength="conditional"),
        limit(*HOURS, 4, OWN_WORD),
        limit(*HOURS, 4, MEDICAL),
        limit(*HOURS, 4, MEDICAL | {"date": "2026-08-11"}),
        limit(*HOURS, "[3,4]", MEDICAL),
        limit(*HOURS, "[4,4]", MEDICAL),
    ]
    expected = [
        (4, "drv_1a", "2026-08-11", False),
        ("[3,4]", "drv_1a", "2026-08-12", False),
        (4, "drv_1a", "2026-08-12", False),
        ("[4,4]", "drv_1a", "2026-08-12", False),
        (4, "self_report", "2026-10-02", False),
        (4, "drv_1a", "2026-08-12", True),
        (6, "coach", "2026-10-01", False),
    ]
    for order in (1, -1):
        found = seen_on(START, *listed[::order]).limits[HOURS]
        assert [
            (one.stated, one.sources[0].kind, str(one.sources[0].date), one.conditional) for one in found
        ] == expected


def test_the_greatest_need_first() -> None:
    """Contract, A29: of several needs the greatest is the strictest; of sets the options decide."""
    needs = [limit("guidance", "class", value) for value in (1, 3, 2)]
    assert [one.stated for one in seen_on(START, *needs).limits["guidance", "class"]] == [3, 2, 1]
    sets = [limit(*NIGHT, value) for value in (["spaet"], ["nacht"], ["frueh", "wechsel"])]
    assert [sorted(one.options) for one in seen_on(START, *sets).limits[NIGHT]] == [
        ["frueh", "wechsel"],
        ["nacht"],
        ["spaet"],
    ]
    sources = [limit(*NIGHT, ["nacht"], MEDICAL | {"instrument": "aed"}), limit(*NIGHT, ["frueh"])]
    assert [sorted(one.options) for one in seen_on(START, *sources).limits[NIGHT]] == [["frueh"], ["nacht"]]


def test_in_the_order_of_the_vocabulary() -> None:
    """A29: measures come in the order of the vocabulary, whatever the order of the limits."""
    listed = [limit("noise", "grade", 2), limit(*HOURS, 4), limit("lift_carry", "oft", 5)]
    assert [key[0] for key in seen_on(START, *listed).limits] == ["daily_hours", "lift_carry", "noise"]


def test_derived_limits_of_a_view() -> None:
    """A6, R3: loads and light work imply limits; only the former bound a load for certain."""
    loads = seen_on(START, limit("lift_carry", "oft", 5))
    assert set(loads.derived) == {("lift_carry", "selten"), ("lift_carry", "manchmal")}
    assert loads.bounds_load(axis("lift_carry", "selten"))
    assert not loads.bounds_load(axis("lift_carry", "oft"))
    light = seen_on(START, limit("work_heaviness", "class", 1), limit("push_pull", "oft", 5))
    assert {key[0] for key in light.derived} == {"lift_carry", "push_pull"}
    assert not light.bounds_load(axis("lift_carry", "selten"))
    assert light.bounds_load(axis("push_pull", "selten"))


@pytest.mark.parametrize(
    ("note", "open_"),
    [
        ({"text": "Handekzem", "source": MEDICAL}, True),
        ({"text": "Handekzem"}, True),
        ({"text": "Handekzem", "source": MEDICAL, "settled": False}, True),
        ({"text": "Handekzem", "source": MEDICAL, "settled": True}, False),
        ({"text": "Handekzem", "source": MEDICAL | {"consent_withdrawn": True}}, False),
        ({"text": "Handekzem", "source": MEDICAL | {"consent_until": "2026-11-20"}}, False),
        ({"text": "Handekzem", "source": MEDICAL | {"consent_until": "2026-11-21"}}, True),
    ],
)
def test_notes(note, open_) -> None:
    """A14, A12: a note is open until it is settled; a withdrawn one does not exist; today decides, not the start."""
    assert seen_on(START, uncoded_notes=[note]).has_open_note is open_
    assert seen_on(START, uncoded_notes=[{"text": "erledigt", "settled": True}, note]).has_open_note is open_


def test_arrangements() -> None:
    """Contract: agreements count for their offer alone, in the order of their ids."""
    agreed = [
        {"offer": "O-2", "id": "mentor", "status": "agreed"},
        {"offer": "O-1", "id": "task_swap", "status": "agreed"},
        {"offer": "O-1", "id": "mentor", "status": "present"},
    ]
    for order in (1, -1):
        found = prepare(person(arrangements=agreed[::order]), TODAY).arrangements
        assert {name: [one.id for one in own] for name, own in found.items()} == {
            "O-1": ["mentor", "task_swap"],
            "O-2": ["mentor"],
        }


def test_a_view_is_worked_out_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Views are kept: the same day gives the same view without a second look, another day its own."""
    days: list[date] = []
    view = _limits._view
    monkeypatch.setattr(_limits, "_view", lambda who, day: (days.append(day), view(who, day))[1])
    ready = prepare(person(limit(*HOURS, 4, valid_until="2026-11-30")), TODAY)
    assert ready.on(TODAY) is ready.on(TODAY)
    assert [ready.on(day).limits[HOURS][0].expired for day in (TODAY, START)] == [False, True]
    assert days == [TODAY, START]
    assert ready == prepare(ready.participant, TODAY)
    assert (ready.participant.id, ready.as_of) == ("P-1", TODAY)


def test_contradictions_of_a_view() -> None:
    """A3, A11: only limits in force contradict each other, and only those that count."""
    own, other = limit(*HOURS, 4), limit(*HOURS, 6, COACH)
    assert seen_on(START, own, other).contradictions == {HOURS}
    assert seen_on(START, own, limit(*HOURS, 6, COACH, valid_until="2026-11-30")).contradictions == set()
    assert seen_on(START, BAND, limit(*HOURS, 5, COACH, within=WITHIN)).contradictions == set()
