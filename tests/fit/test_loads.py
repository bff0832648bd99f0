"""kg between frequencies (A6)."""

import pytest

from proaktiv_match.fit._loads import FREQUENCIES, LOADS, between
from tests.fit.at_hand import reach


def test_loads_and_frequencies() -> None:
    """Two dimensions are measured in kg, at three frequencies from rare to frequent (domain 7.3, KG)."""
    assert LOADS == ("lift_carry", "push_pull")
    assert FREQUENCIES == ("selten", "manchmal", "oft")


@pytest.mark.parametrize("side", ["limit", "demand"])
@pytest.mark.parametrize(
    ("point", "stated", "range_", "ends"),
    [
        # one neighbour: from it up without bound, or from nothing up to it
        ("selten", {"oft": 10}, "[10,inf)", (None, "oft")),
        ("selten", {"manchmal": "(5,8]"}, "(5,inf)", (None, "manchmal")),
        ("oft", {"selten": 15}, "[0,15]", ("selten", None)),
        ("oft", {"manchmal": "[3,6)"}, "[0,6)", ("manchmal", None)),
        # the next stated point bounds, not the farthest
        ("selten", {"manchmal": 12, "oft": 4}, "[12,inf)", (None, "manchmal")),
        ("oft", {"selten": 20, "manchmal": 9}, "[0,9]", ("manchmal", None)),
        # from both sides: the lower end of the more frequent, the upper end of the less frequent
        ("manchmal", {"selten": "[10,15]", "oft": "[5,8]"}, "[5,15]", ("selten", "oft")),
        ("manchmal", {"selten": "[10,15)", "oft": "(5,8]"}, "(5,15)", ("selten", "oft")),
        ("manchmal", {"selten": "[3,5]", "oft": "[5,8]"}, "[5,5]", ("selten", "oft")),
    ],
)
def test_between(point, stated, range_, ends, side) -> None:
    """A6: at least the next more frequent load (else 0), at most the next less frequent one (else no bound)."""
    found = between(point, {name: reach(value) for name, value in stated.items()}, side)
    assert found == (reach(range_), ends)


@pytest.mark.parametrize(
    ("selten", "oft"),
    [("[5,6]", "[20,30]"), ("[3,5]", "(5,8]"), ("[3,5)", "[5,8]")],
    ids=["above", "touching, lower end open", "touching, upper end open"],
)
def test_statements_that_contradict_each_other(selten, oft) -> None:
    """A6: where oft lies above selten the stricter statement counts, the greater demand and the smaller limit."""
    stated = {"selten": reach(selten), "oft": reach(oft)}
    assert between("manchmal", stated, "demand") == (reach(oft), ("selten", "oft"))
    assert between("manchmal", stated, "limit") == (reach(selten), ("selten", "oft"))
