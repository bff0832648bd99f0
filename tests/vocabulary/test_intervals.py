"""Intervals against a naive reading: the set of the numbers inside, counted on a fine grid of fractions.

Ends are drawn on halves and members are eighths, so that two ranges that differ, or meet, differ or meet in a member.
A range without upper bound also holds one number far above all others.
"""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from proaktiv_match.vocabulary import Interval, Number, exact

HALF = Fraction(1, 2)
GRID = tuple(Fraction(step, 8) for step in range(-32, 81))
FAR = Fraction(10**9)

halves = st.integers(-4, 12).map(lambda twice: exact(Fraction(twice, 2)))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any range that holds a number, with open and closed ends, without an upper bound now and then."""
    low, high = sorted((draw(halves), draw(halves)))
    if draw(st.integers(0, 5)) == 0:
        return Interval(low, math.inf, draw(st.booleans()), hi_open=True)
    if low == high:
        return Interval.point(low)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


def members(one: Interval) -> set[Fraction]:
    """The numbers of the grid that are inside."""
    below = {x for x in GRID if x > one.lo or (x == one.lo and not one.lo_open)}
    inside = {x for x in below if x < one.hi or (x == one.hi and not one.hi_open)}
    return inside | ({FAR} if one.hi == math.inf else set())


@given(one=intervals(), other=intervals())
def test_at_or_below(one: Interval, other: Interval) -> None:
    """8.2: at or below if no number of the one is greater than a number of the other."""
    assert one.at_or_below(other) == all(x <= y for x in members(one) for y in members(other))


@given(one=intervals(), other=intervals())
def test_above(one: Interval, other: Interval) -> None:
    """8.2: above if every number of the one is greater than every number of the other; open ends count."""
    assert one.above(other) == all(x > y for x in members(one) for y in members(other))


@given(one=intervals(), other=intervals())
def test_meets(one: Interval, other: Interval) -> None:
    """A3, A22: two ranges meet if they share a number, whichever is asked."""
    assert one.meets(other) == other.meets(one) == bool(members(one) & members(other))


@given(one=intervals(), other=intervals())
def test_holds(one: Interval, other: Interval) -> None:
    """A32: a range holds another if all its numbers are inside."""
    assert one.holds(other) == (members(other) <= members(one))


@given(one=intervals(), at=halves)
def test_capped(one: Interval, at: Number) -> None:
    """A15: capping puts every greater number to the cap and leaves the others."""
    assert members(one.capped(at)) == {min(x, Fraction(at)) for x in members(one)}


@given(one=intervals(), to=halves)
def test_raised(one: Interval, to: Number) -> None:
    """A15: raising puts every smaller number to the level and leaves the others."""
    assert members(one.raised(to)) == {max(x, Fraction(to)) for x in members(one)}


@given(one=intervals(), by=halves)
def test_shifted(one: Interval, by: Number) -> None:
    """A23, A36: shifting moves every number."""
    moved = one.shifted(by)
    assert (moved.is_unbounded, moved.is_point) == (one.is_unbounded, one.is_point)
    before, after = members(one), members(moved)
    assert all((x in before) == (x + by in after) for x in GRID if GRID[0] <= x + by <= GRID[-1])


@given(one=intervals(), by=st.integers(1, 7))
def test_divided(one: Interval, by: int) -> None:
    """A8: dividing keeps ends exact, thirds and sixths too."""
    shared = one.divided(by)
    assert shared.lo == Fraction(one.lo) / by
    assert shared.hi == (math.inf if one.is_unbounded else Fraction(one.hi) / by)
    assert (shared.lo_open, shared.hi_open) == (one.lo_open, one.hi_open)
    if not shared.is_unbounded:
        assert shared.shifted(0).divided(Fraction(1, by)) == one


@given(one=intervals())
def test_points_and_bounds(one: Interval) -> None:
    """A point holds exactly one number; a range without bound holds any number however great."""
    assert one.is_point == (len(members(one)) == 1)
    assert one.is_unbounded == (FAR in members(one))


def test_divided_by_a_fraction() -> None:
    """A8: 39 hours by six days are exactly six and a half, 20 by three exactly twenty thirds."""
    assert Interval.point(39).divided(6).lo == Fraction(13, 2)
    assert Interval.point(20).divided(3) == Interval(Fraction(20, 3), Fraction(20, 3))
    assert Interval.point(20).divided(HALF) == Interval.point(40)
    assert type(Interval.point(20).divided(5).lo) is int


decimals = st.decimals(-999, 999, places=4).map(exact)


@given(low=decimals, high=decimals, left=st.booleans(), right=st.booleans(), unbounded=st.booleans())
def test_round_trip(low: Number, high: Number, left: bool, right: bool, unbounded: bool) -> None:
    """Contract: what is written can be read again, to the fourth decimal, with its open and closed ends."""
    assume(low < high or unbounded or not (left or right))
    low, high = min(low, high), max(low, high)
    one = Interval(low, math.inf, left, hi_open=True) if unbounded else Interval(low, high, left, right)
    assert Interval.parse(str(one)) == one


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("[3,6)", Interval(3, 6, hi_open=True)),
        ("(5,33]", Interval(5, 33, lo_open=True)),
        ("[10,15]", Interval(10, 15)),
        (" ( 0.5 , 2.25 ) ", Interval(HALF, Fraction(9, 4), lo_open=True, hi_open=True)),
        ("[6,6]", Interval.point(6)),
        ("[0,inf)", Interval(0, math.inf, hi_open=True)),
        ("[0,inf]", Interval(0, math.inf, hi_open=True)),  # nothing reaches what nothing bounds
        ("(-2,∞)", Interval(-2, math.inf, lo_open=True, hi_open=True)),
    ],
)
def test_parse(text: str, interval: Interval) -> None:
    """Contract: round brackets are open ends, square ones closed."""
    assert Interval.parse(text) == interval


@pytest.mark.parametrize(
    "text",
    ["", "3", "3,6", "[3,6", "[3;6]", "[a,b]", "[3,6]]", "[,6]", "[inf,3]", "[1e3,2e3]", "[3,,6]", "[3.,6]", "{3,6}"],
)
def test_no_interval(text: str) -> None:
    """Contract: anything else is refused, and the message shows the form."""
    with pytest.raises(ValueError, match=r"an interval is written"):
        Interval.parse(text)


@pytest.mark.parametrize("text", ["[6,3]", "[3,3)", "(3,3]", "(3,3)", "(0,-1)"])
def test_an_empty_interval(text: str) -> None:
    """Contract: a range that holds no number is a mistake."""
    with pytest.raises(ValueError, match=r"at least one number"):
        Interval.parse(text)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(Fraction(20, 3), 24), "[6.6667,24]"),
        (Interval(Fraction(13, 2), 24, lo_open=True), "(6.5,24]"),
        (Interval(0, math.inf, hi_open=True), "[0,inf)"),
        (Interval(100, 1000), "[100,1000]"),
    ],
)
def test_print(interval: Interval, text: str) -> None:
    """Contract: printed as it is written, thirds rounded for print only."""
    assert str(interval) == text


@pytest.mark.parametrize(
    ("value", "end"),
    [
        (3, 3),
        (3.0, 3),
        (2.5, Fraction(5, 2)),
        (0.1, Fraction(1, 10)),
        ("0.1", Fraction(1, 10)),
        ("12", 12),
        (Decimal("2.50"), Fraction(5, 2)),
        (Fraction(6, 2), 3),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_exact(value: float | str | Decimal | Fraction, end: Number) -> None:
    """Ends are whole numbers or fractions as written, never rounded in binary."""
    found = exact(value)
    assert found == end
    assert type(found) is type(end)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, "zehn", "", "inf"])
def test_not_exact(value: float | str) -> None:
    """Only finite numbers can be stated."""
    with pytest.raises(ValueError, match=r"."):
        exact(value)
