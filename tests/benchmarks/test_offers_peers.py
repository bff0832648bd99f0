"""Every engine gives the same answers as the plainest Python; those that are not installed here are skipped."""

import numpy as np
import pytest

from benchmarks.offers._cache import world_of
from benchmarks.offers.peers import ENGINES, Missing, peer
from tests.benchmarks.offers_truth import Truth

OFFERS = 300
PEOPLE = 15


@pytest.fixture(scope="module", params=["unknown", "known"])
def world(request, tmp_path_factory):
    return world_of(request.param, OFFERS, tmp_path_factory.mktemp("worlds"))


@pytest.fixture(scope="module")
def questions(world):
    return list(world.people.questions(PEOPLE))


@pytest.fixture(scope="module")
def truth(world):
    return Truth(world.maker, world.columns)


@pytest.fixture(params=list(ENGINES))
def engine(request, world, tmp_path):
    try:
        made = peer(request.param)(world, tmp_path)
    except Missing as missing:
        pytest.skip(str(missing))
    yield made
    made.close()


def test_filtered_is_the_truth(engine, truth, questions):
    if not engine.skill_order:
        pytest.skip("this engine has no order by skill alone")
    assert [engine.filtered(one) for one in questions] == [truth.w1(one) for one in questions]


def test_ordered_is_the_truth(engine, truth, questions):
    if not engine.full_order:
        pytest.skip("this engine is measured on W1 alone")
    assert [engine.ordered(one) for one in questions] == [truth.w2(one) for one in questions]


def test_kept_world_is_read_again(world, tmp_path):
    made, again = (world_of(world.maker.world, 50, tmp_path) for _ in range(2))
    assert all(np.array_equal(array, again.columns.arrays()[name]) for name, array in made.columns.arrays().items())
    assert len(list(again.records())) == 50
