"""The table against the European tasks database, of which nothing went into it (issue: at least .5)."""

from pathlib import Path

import pytest

from benchmarks.typical_demands import AIM, COMPARED, correlation, isco_of_groups, middles, pairs, tasks
from proaktiv_match.reading.occupations import TypicalDemands

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the data of others are not beside the project")


@pytest.mark.parametrize(("column", "dimension", "measure"), COMPARED)
def test_ranks_agree(column, dimension, measure):
    ours = middles(TypicalDemands.bundled(), dimension, measure)
    assert correlation(pairs(isco_of_groups(SHARED), ours, tasks(SHARED, column))) >= AIM
