"""`fit` against an independent reading of the rules: the same verdict, findings, marks, addressees and measures."""

import os

import pytest
from hypothesis import given

from tests.fit.differential import differences, disagreement, numbered_pair, reduced
from tests.fit.seen import seen_by_fit, seen_by_oracle
from tests.fit.told import told_pair
from tests.worlds import Pair, pairs

PAIRS = 300 if os.environ.get("HYPOTHESIS_PROFILE") == "mutation" else 3000
STRETCHES = 10


@pytest.mark.parametrize("stretch", range(STRETCHES))
def test_the_same_on_seeded_pairs(stretch: int) -> None:
    """Both judges say the same on some thousand seeded pairs; a failure shows the first difference, reduced."""
    for number in range(stretch, PAIRS, STRETCHES):
        pair = numbered_pair(2026, number)
        found = disagreement(pair)
        if found:
            small = reduced(pair, found[0].signature)
            pytest.fail(f"pair {number}\n{told_pair(small)}\n" + "\n".join(map(str, disagreement(small))))


@given(pair=pairs())
def test_the_same_on_drawn_pairs(pair: Pair) -> None:
    """Both judges say the same on pairs drawn by Hypothesis, which shrinks what it finds."""
    found = differences(seen_by_fit(pair), seen_by_oracle(pair))
    assert not found, f"{told_pair(pair)}\n" + "\n".join(map(str, found))
