"""Several statements about one value, combined end by end (A22, A6)."""

import pytest

from proaktiv_match.fit._ends import highest, lowest
from tests.fit.at_hand import reach


@pytest.mark.parametrize(
    ("stated", "demanding", "strict"),
    [
        (["[3,6]"], "[3,6]", "[3,6]"),
        (["[3,9]", "[4,6]"], "[4,9]", "[3,6]"),
        (["[4,6]", "[3,9]"], "[4,9]", "[3,6]"),
        # equal ends: open lies further up below, and further down above
        (["[3,6]", "(3,6)"], "(3,6]", "[3,6)"),
        (["(3,6)", "[3,6]"], "(3,6]", "[3,6)"),
        (["(3,6]", "[3,6)"], "(3,6]", "[3,6)"),
        (["[0,5]", "[2,inf)"], "[2,inf)", "[0,5]"),
        ([5, "[1,2]", "(7,8]"], "(7,8]", "[1,2]"),
    ],
)
def test_highest_and_lowest(stated, demanding, strict) -> None:
    """A22: of several demands the more demanding, of several limits the stricter, each end for itself."""
    intervals = [reach(value) for value in stated]
    assert highest(iter(intervals)) == reach(demanding)
    assert lowest(iter(intervals)) == reach(strict)
