"""Time on the person's side: consent, validity, fading, newer statements, assessments (A3, A4, A10-A12)."""

from datetime import date

import pytest

from proaktiv_match.fit import prepare
from proaktiv_match.fit._limits import months_later
from tests.fit.at_hand import (
    COACH,
    MEDICAL,
    OWN_WORD,
    START,
    TODAY,
    limit,
    person,
    seen_on,
)

HOURS = ("daily_hours", "hours")
NIGHT = ("shift_pattern", "options")
OLD = {"instrument": "drv_1a", "date": "2023-05-02"}


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-08-12", 24, "2028-08-12"),
        ("2024-02-29", 24, "2026-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-01-30", 1, "2026-02-28"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-12-15", 12, "2027-12-15"),
        ("2026-01-01", 0, "2026-01-01"),
        ("9997-12-31", 24, "9999-12-31"),
        ("9997-06-15", 24, "9999-06-15"),
        ("9998-01-01", 24, "9999-12-31"),  # beyond the calendar
        ("9999-12-31", 24, "9999-12-31"),
    ],
)
def test_months_later(day, months, later) -> None:
    """A11: "24 months" is the same day two years later, in shorter months the last day."""
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)


def test_consent() -> None:
    """A12: what is withdrawn, or covered until before today, does not exist; the start day does not matter."""
    gone = [
        limit(*HOURS, 4, MEDICAL | {"consent_withdrawn": True}),
        limit(*HOURS, 4, MEDICAL | {"consent_until": "2026-11-20"}),
    ]
    assert seen_on(START, *gone).limits == {}
    kept = limit(*HOURS, 4, MEDICAL | {"consent_until": "2026-11-21"})
    assert HOURS in seen_on(START, kept).limits
    ready = prepare(person(*gone, kept), TODAY)
    assert [one.source.consent_until for one in ready.live] == [TODAY]


def test_assessments_of_a_withdrawn_source() -> None:
    """A12: an assessment of the instrument and day of a withdrawn limit disappears with it, others stay."""
    looked = [
        {"instrument": "drv_1a", "date": "2026-08-12", "covers": ["noise"]},
        {"instrument": "drv_1a", "date": "2026-08-13", "covers": ["cold"]},
        {"instrument": "aed", "date": "2026-08-12", "no_restriction": ["heat"]},
    ]
    assert seen_on(START, limit(*HOURS, 4), assessments=looked).assessed == {"noise", "cold", "heat"}
    gone = limit(*HOURS, 4, MEDICAL | {"consent_withdrawn": True})
    assert seen_on(START, gone, assessments=looked).assessed == {"cold", "heat"}


@pytest.mark.parametrize(("day", "fresh"), [("2026-11-30", False), ("2026-12-01", True), ("2026-12-02", True)])
def test_old_assessments(day, fresh) -> None:
    """A12: an assessment older than 24 months on the start day no longer closes the world."""
    year = int(day[:4]) - 2
    looked = [{"instrument": "drv_1a", "date": f"{year}{day[4:]}", "covers": ["noise"], "no_restriction": ["cold"]}]
    assert seen_on(START, assessments=looked).assessed == ({"noise", "cold"} if fresh else set())


def test_old_assessments_still_contradict() -> None:
    """A3: "no restriction" contradicts a limit however old it is."""
    looked = [{"instrument": "aed", "date": "2020-01-01", "no_restriction": ["noise"], "covers": ["cold"]}]
    view = seen_on(START, limit("noise", "grade", 2), limit("cold", "share", 5), assessments=looked)
    assert view.contradictions == {("noise", "grade")}
    assert view.assessed == set()


@pytest.mark.parametrize(
    ("dates", "expired"),
    [
        ({}, False),
        ({"valid_from": "2026-12-01", "valid_until": "2026-12-01"}, False),  # first and last day count
        ({"valid_from": "2026-12-02"}, True),
        ({"valid_until": "2026-11-30"}, True),
        ({"valid_from": "2026-11-01", "valid_until": "2027-11-01"}, False),
        ({"prognosis": "temporary"}, False),
    ],
)
def test_validity(dates, expired) -> None:
    """A10, A11: outside its validity on the start day a limit is kept, as expired; a prognosis changes nothing."""
    (one,) = seen_on(START, limit(*HOURS, 4, **dates)).limits[HOURS]
    assert one.expired is expired


@pytest.mark.parametrize(
    ("dates", "changes_on"),
    [
        ({}, None),
        ({"valid_from": "2026-12-02"}, date(2026, 12, 2)),
        ({"valid_from": "2026-12-01"}, None),
        ({"valid_from": "2026-12-01", "valid_until": "2026-12-01"}, date(2026, 12, 2)),
        ({"valid_from": "2026-12-02", "valid_until": "2026-12-03"}, date(2026, 12, 2)),
        ({"valid_until": "2026-11-30"}, None),
        ({"valid_until": "9999-12-31"}, None),
    ],
)
def test_the_day_it_changes(dates, changes_on) -> None:
    """8.5: the next day after the start on which a limit begins, or no longer holds."""
    (one,) = seen_on(START, limit(*HOURS, 4, **dates)).limits[HOURS]
    assert one.changes_on == changes_on


@pytest.mark.parametrize(
    ("review_on", "due"), [(None, False), ("2026-11-30", True), ("2026-12-01", True), ("2026-12-02", False)]
)
def test_review(review_on, due) -> None:
    """A11: a review that is due on the start day is told, the limit still counts."""
    (one,) = seen_on(START, limit(*HOURS, 4, review_on=review_on)).limits[HOURS]
    assert (one.review_due, one.expired) == (due, False)


@pytest.mark.parametrize(
    ("said_on", "positive", "faded"),
    [
        ("2024-11-30", True, True),
        ("2024-12-01", True, False),  # 24 months to the day: not yet
        ("2024-11-30", False, False),  # a prohibition never fades
        ("2026-08-12", True, False),
    ],
)
def test_fading(said_on, positive, faded) -> None:
    """A11: a permission older than 24 months on the start day fades, a prohibition never."""
    source = MEDICAL | {"date": said_on}
    (one,) = seen_on(START, limit(*HOURS, 8, source, positive=positive)).limits[HOURS]
    assert (one.faded, one.expired) == (faded, False)


def test_an_expired_permission_is_expired_only() -> None:
    """A11: outside its validity a permission is asked about as expired, not as faded."""
    (one,) = seen_on(START, limit(*HOURS, 8, OLD, positive=True, valid_until="2024-01-01")).limits[HOURS]
    assert (one.expired, one.faded) == (True, False)


@pytest.mark.parametrize(
    ("newer", "taken_over"),
    [
        (limit(*HOURS, 6, MEDICAL | {"date": "2025-01-02"}), True),
        (limit(*HOURS, 6, MEDICAL | {"date": "2025-01-01"}), False),  # on the last day: not after the end
        (limit(*HOURS, 6, MEDICAL | {"instrument": "aed"}), True),
        (limit(*HOURS, 6, COACH), False),  # not medical, as the old one was
        (limit(*HOURS, 6, MEDICAL, valid_from="2026-12-02"), False),  # not in force
        (limit(*HOURS, 6, MEDICAL, valid_until="2026-11-30"), False),
        (limit("weekly_hours", "hours", 6, MEDICAL), False),  # another measure
    ],
)
def test_an_expired_limit_and_a_newer_one(newer, taken_over) -> None:
    """A11: an expired limit no longer counts once a limit in force, dated after its end, has taken over."""
    old = limit(*HOURS, 4, OLD, valid_until="2025-01-01")
    stated = [one.stated for one in seen_on(START, old, newer).limits[HOURS]]
    assert (4 not in stated) is taken_over


@pytest.mark.parametrize(
    ("newer", "taken_over"),
    [
        (limit(*HOURS, 6, MEDICAL | {"date": "2023-05-03"}), True),
        (limit(*HOURS, 6, MEDICAL | {"date": "2023-05-02"}), False),
        (limit(*HOURS, 6, MEDICAL | {"date": "2023-05-03"}, positive=True), False),  # faded itself
        (limit(*HOURS, 6, MEDICAL, positive=True), True),
        (limit(*HOURS, 6, COACH), False),
    ],
)
def test_a_faded_permission_and_a_newer_one(newer, taken_over) -> None:
    """A11: a faded permission no longer counts once a limit in force, not faded, of a later day has taken over."""
    old = limit(*HOURS, 8, OLD, positive=True)
    stated = [one.stated for one in seen_on(START, old, newer).limits[HOURS]]
    assert (8 not in stated) is taken_over


def test_who_may_take_over() -> None:
    """A11: what a coach or the person said is taken over by anybody's newer word."""
    old = limit(*HOURS, 4, COACH | {"date": "2024-01-01"}, valid_until="2025-01-01")
    assert [one.stated for one in seen_on(START, old, limit(*HOURS, 6, OWN_WORD)).limits[HOURS]] == [6]


def test_a_limit_still_to_come_is_never_taken_over() -> None:
    """A11: before its first day a limit without end has no end that a newer one could be dated after."""
    later = limit(*HOURS, 4, valid_from="2027-01-01")
    newer = limit(*HOURS, 6, MEDICAL | {"date": "2026-11-01"})
    assert [one.expired for one in seen_on(START, later, newer).limits[HOURS]] == [True, False]


def test_limits_in_force_are_not_taken_over() -> None:
    """A11: prohibitions stay until withdrawn; a newer one stands beside them."""
    both = seen_on(START, limit(*HOURS, 4, OLD), limit(*HOURS, 6)).limits[HOURS]
    assert [one.stated for one in both] == [4, 6]


def test_an_empty_list_settles_an_expired_one() -> None:
    """A4, A11: an empty list is no limit, but it can settle an expired one and contradict one in force."""
    expired = limit(*NIGHT, ["nacht"], OLD, valid_until="2024-01-01")
    empty = limit(*NIGHT, [])
    assert seen_on(START, expired, empty).limits == {}
    assert seen_on(START, empty).limits == {}
    view = seen_on(START, limit(*NIGHT, ["nacht"], OLD), empty)
    assert [one.options for one in view.limits[NIGHT]] == [{"nacht"}]
    assert view.contradictions == {NIGHT}
