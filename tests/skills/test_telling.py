"""The fewer occupations need a skill, the more it weighs."""

import math

import pytest

from proaktiv_match.skills import Taxonomy
from proaktiv_match.skills._telling import _bits, telling_weight
from proaktiv_match.skills._weights import MILLION
from proaktiv_match.skills.taxonomy import Concept, TaxonomyContent


def needed_by(count, occupations=64):
    concepts = [Concept("s", "skill", "s"), *(Concept(f"o{one}", "occupation", "o") for one in range(occupations))]
    return Taxonomy.of(TaxonomyContent(concepts, essential=[(f"o{one}", "s") for one in range(count)]), "test")


@pytest.mark.parametrize(("count", "weight"), [(1, MILLION), (2, 866_666), (8, 600_000), (64, 200_000), (0, 600_000)])
def test_weight_falls_with_the_logarithm(count, weight):
    assert telling_weight(needed_by(count), "s") == weight


def test_more_occupations_never_weigh_more():
    weights = [telling_weight(needed_by(count), "s") for count in range(1, 65)]
    assert weights == sorted(weights, reverse=True)


def test_the_whole_numbers_follow_the_logarithm():
    assert all(abs(_bits(number) - 1024 * math.log2(number)) <= 1 for number in (1, 2, 3, 7, 100, 3039, 99_999))


def test_without_occupations_nothing_is_known():
    assert telling_weight(Taxonomy({"s": ["s"]}), "s") == 600_000
    assert telling_weight(Taxonomy(), "x") == 600_000
