"""Lists of requirements are sorted and told apart as tuples would be."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.index._distinct_lists import distinct

ENTRY = st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 2))


@given(st.lists(st.tuples(st.lists(ENTRY, max_size=4), st.integers(0, 1)), max_size=12))
def test_as_tuples(lists):
    starts = np.cumsum([0, *(len(own) for own, _ in lists)])
    entries = np.array([entry for own, _ in lists for entry in own], np.int64).reshape(-1, 3)
    order, number = distinct(starts, tuple(entries.T), np.array([last for _, last in lists], np.int64))
    told = [(tuple(own), last) for own, last in lists]
    assert [told[place] for place in order] == sorted(told)
    ranks = {one: rank for rank, one in enumerate(sorted(set(told)))}
    assert number.tolist() == [ranks[told[place]] for place in order]
