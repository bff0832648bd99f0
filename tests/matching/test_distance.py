"""Distances from coordinates and from a table of postcodes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.matching import Places, distance
from proaktiv_match.matching._distance import distances
from proaktiv_match.profiles import Home, Workplace

PLACES = Places({"58636": (51.3746, 7.6999), "58095": (51.3595, 7.4750)})


def test_from_postcodes_coordinates_and_both():
    home = Home(postcode="58636")
    assert distance(home, Workplace(postcode="58095"), PLACES) == 157
    assert distance(home, Workplace(postcode="99999", lat=51.3595, lon=7.4750), PLACES) == 157
    assert distance(home, Workplace(postcode="58636"), PLACES) == 0
    assert distance(Home(lat=0, lon=0), Workplace(lat=0, lon=180), {}) == 200151


@pytest.mark.parametrize(
    ("home", "workplace"),
    [
        (None, Workplace(postcode="58095")),
        (Home(postcode="58636"), None),
        (Home(postcode="00000"), Workplace(postcode="58095")),
        (Home(lat=51.3), Workplace(postcode="58095")),
    ],
)
def test_what_is_not_known_has_no_distance(home, workplace):
    assert distance(home, workplace, PLACES) is None


EARTH = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
GERMANY = st.tuples(st.floats(47, 55.1), st.floats(5.8, 15.1))


@given(st.one_of(GERMANY, EARTH), st.lists(st.one_of(GERMANY, EARTH, st.none()), max_size=20), st.booleans())
def test_many_at_once_are_as_far_as_one_by_one(start, ends, far):
    if far:
        # The same place, and the other side of the earth.
        ends = [*ends, start, (-start[0], start[1] - 180 if start[1] > 0 else start[1] + 180)]
    points = np.array([end or (np.nan, np.nan) for end in ends], float).reshape(-1, 2)
    home = Home(lat=start[0], lon=start[1])
    single = [distance(home, None if end is None else Workplace(lat=end[0], lon=end[1]), {}) for end in ends]
    assert distances(start, points).tolist() == [-1 if one is None else one for one in single]
    assert distances(None, points).tolist() == [-1] * len(ends)
