"""The order of A25: criterion by criterion, a total order of integers."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.fit import Adaptation, Comparison, Finding, Tendency, Verdict
from proaktiv_match.ordering import CRITERIA, PILES, OrderKey, deciding_criterion, order_key

DAY = date(2026, 11, 21)


def finding(status=Verdict.CHECK, **fields):
    start = {"dimension": "bending", "measure": "share", "limit": None, "demand": None, "rule": "P-3"}
    return Finding(status=status, **(start | fields))


def comparison(verdict=Verdict.FITS, findings=(), tendency=None, beyond=0):
    return Comparison("matched", None, verdict, tuple(findings), beyond, tendency)


def key(compared=None, **fields):
    start = {"skill_score": 0, "adaptations": (), "wishes": 0, "distance": None, "published_on": None, "offer": "O-1"}
    return order_key(compared or comparison(), **(start | fields))


def weeks(*numbers):
    return tuple(Adaptation(f"a{place}", "requestable", (), number) for place, number in enumerate(numbers))


BEYOND = finding(limited=False)
ON_SAFETY = finding(limited=False, safety=True)
STEPS = [
    ("pile", key(comparison(Verdict.FITS)), key(comparison(Verdict.ADAPTABLE))),
    ("pile", key(comparison(Verdict.ADAPTABLE)), key(comparison(Verdict.CHECK, tendency=Tendency.PROMISING))),
    ("pile", key(comparison(Verdict.CHECK, tendency=Tendency.UNLIKELY)), key(comparison(Verdict.NOT_ASSESSED))),
    ("pile", key(comparison(Verdict.NOT_ASSESSED)), key(comparison(Verdict.CONFLICT))),
    (
        "part",
        key(comparison(Verdict.CHECK, tendency=Tendency.PROMISING)),
        key(comparison(Verdict.CHECK, tendency=Tendency.OPEN), skill_score=1_000_000),
    ),
    (
        "part",
        key(comparison(Verdict.CHECK, tendency=Tendency.OPEN)),
        key(comparison(Verdict.CHECK, tendency=Tendency.UNLIKELY)),
    ),
    (
        "open_safety",
        key(comparison(findings=[BEYOND, BEYOND], beyond=2)),
        key(comparison(findings=[ON_SAFETY], beyond=1)),
    ),
    ("open", key(comparison()), key(comparison(findings=[BEYOND], beyond=1), skill_score=1_000_000)),
    ("skill_tenths", key(skill_score=700_000), key(skill_score=699_999, wishes=9)),
    (
        "open_absolute",
        key(comparison(findings=[finding(absolute=False)]), skill_score=700_000),
        key(comparison(findings=[finding()]), skill_score=799_999),
    ),
    ("adaptations", key(adaptations=weeks(20)), key(adaptations=weeks(1, 1))),
    ("lead_time", key(adaptations=weeks(4, 6)), key(adaptations=weeks(2, 8))),
    ("wishes", key(wishes=1), key(wishes=0, distance=1)),
    ("wishes", key(wishes=0), key(wishes=-1)),
    ("distance_unknown", key(distance=9000), key(skill_score=99_999)),
    ("distance", key(distance=31), key(distance=32, skill_score=99_999)),
    ("skill", key(skill_score=99_999), key(skill_score=99_998, published_on=DAY)),
    ("published_unknown", key(published_on=date(2020, 1, 1)), key()),
    ("published", key(published_on=DAY), key(published_on=DAY - timedelta(1))),
    ("offer", key(offer="O-10"), key(offer="O-2")),
    ("offer", key(offer="Z"), key(offer="a")),
    ("offer", key(offer="z"), key(offer="Ä")),
]


@pytest.mark.parametrize(("criterion", "first", "second"), STEPS)
def test_the_first_difference_decides(criterion, first, second):
    assert first < second
    found = deciding_criterion(first, second)
    assert (found.criterion, found.first_leads) == (criterion, True)
    turned = deciding_criterion(second, first)
    assert (turned.first, turned.second, turned.first_leads) == (found.second, found.first, False)


def test_open_findings_without_a_limit_count_in_fits_only():
    many = comparison(Verdict.ADAPTABLE, [ON_SAFETY, BEYOND], beyond=2)
    assert key(many) == key(comparison(Verdict.ADAPTABLE))


def test_values_are_read_as_a_person_reads_them():
    found = deciding_criterion(key(skill_score=700_000), key(skill_score=650_000))
    assert (found.first, found.second) == (7, 6)
    found = deciding_criterion(key(comparison(Verdict.FITS)), key(comparison(Verdict.CONFLICT)))
    assert (found.first, found.second) == ("fits", "conflict")
    open_part, unlikely = (key(comparison(Verdict.CHECK, tendency=one)) for one in (Tendency.OPEN, Tendency.UNLIKELY))
    assert deciding_criterion(open_part, unlikely).first == "open"


def test_an_offer_is_not_before_itself():
    with pytest.raises(ValueError, match="itself"):
        deciding_criterion(key(), key())


def test_all_but_the_id_are_integers():
    assert {type(value) for value in key(published_on=DAY, distance=3)[:-1]} == {int}
    assert len(CRITERIA) == len(OrderKey._fields)
    assert set(PILES) == set(Verdict)


KEYS = st.builds(
    key,
    st.builds(
        comparison,
        st.sampled_from(PILES),
        st.lists(st.sampled_from([BEYOND, ON_SAFETY, finding(), finding(absolute=False)]), max_size=3),
        st.sampled_from([None, Tendency.PROMISING, Tendency.OPEN, Tendency.UNLIKELY]),
        st.integers(0, 2),
    ),
    skill_score=st.integers(0, 10).map(lambda tenth: tenth * 100_000) | st.integers(0, 1_000_000),
    adaptations=st.lists(st.integers(0, 9), max_size=2).map(lambda numbers: weeks(*numbers)),
    wishes=st.integers(-2, 2),
    distance=st.none() | st.integers(0, 50),
    published_on=st.none() | st.sampled_from([DAY, date(2026, 1, 1)]),
    offer=st.sampled_from(["O-1", "O-2", "Ö-1"]),
)


@given(st.lists(KEYS, min_size=3, max_size=4, unique=True))
def test_the_order_is_total_and_the_deciding_criterion_agrees_with_it(keys):
    expected = sorted(keys)
    for listed in permutations(keys):
        assert sorted(listed) == expected
    for place, first in enumerate(expected):
        for second in expected[place + 1 :]:
            assert deciding_criterion(first, second).first_leads
