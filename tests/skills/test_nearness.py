"""What a skill brings for others follows from the taxonomy alone."""

import pytest

from proaktiv_match.skills import How, Taxonomy
from proaktiv_match.skills._nearness import near_concepts
from proaktiv_match.skills._weights import MILLION, weights
from proaktiv_match.skills.taxonomy import Concept, TaxonomyContent


def taxonomy(broader=(), related=(), essential=()):
    names = sorted({one for pairs in (broader, related) for pair in pairs for one in pair} | {s for _, s in essential})
    concepts = [Concept(name, "skill", name) for name in names]
    concepts += [Concept(name, "occupation", name) for name in sorted({one for one, _ in essential})]
    content = TaxonomyContent(concepts, list(broader), list(related), list(essential))
    return Taxonomy.of(content, "test")


CHAIN = [("d", "c"), ("c", "b"), ("b", "a")]


def near(concept, **relations):
    return {name: (one.how, one.credit) for name, one in near_concepts(taxonomy(**relations), concept).items()}


def test_up_and_down_two_steps():
    assert near("b", broader=CHAIN) == {
        "b": (How.SAME, MILLION),
        "a": (How.NARROWER, 900_000),
        "c": (How.BROADER, 400_000),
        "d": (How.BROADER, 200_000),
    }
    assert near("d", broader=CHAIN) == {
        "d": (How.SAME, MILLION),
        "c": (How.NARROWER, 900_000),
        "b": (How.NARROWER, 600_000),
    }


@pytest.mark.parametrize(("members", "credit"), [(2, 300_000), (6, 300_000), (7, 200_000), (13, 100_000), (26, None)])
def test_siblings_count_less_in_larger_families(members, credit):
    family = [(f"s{number:02}", "parent") for number in range(members)]
    found = near("s00", broader=family)
    assert found.get("s01") == (credit and (How.SIBLING, credit))


def test_skills_that_the_same_occupations_need_are_related():
    both = [(f"o{number}", skill) for number in range(3) for skill in ("s", "t")]
    assert near("s", essential=both)["t"] == (How.RELATED, 300_000)
    # Two of the three occupations of either: two thirds of the most.
    assert near("s", essential=both[:-1])["t"] == (How.RELATED, 199_999)


def test_one_common_occupation_may_be_chance():
    assert near("s", essential=[("o1", "s"), ("o1", "t"), ("o2", "s")]) == {"s": (How.SAME, MILLION)}


def test_the_best_way_counts_where_there_are_several():
    found = near("b", broader=[*CHAIN, ("e", "a")], related=[("b", "a"), ("b", "e")])
    assert found["a"] == (How.NARROWER, 900_000)
    assert found["e"] == (How.SIBLING, 300_000)


def test_every_skill_of_the_bundled_taxonomy_meets_itself_best():
    bundled = Taxonomy.bundled()
    for concept in bundled.skills:
        found = near_concepts(bundled, concept)
        assert found[concept].credit == MILLION
        others = [one for name, one in found.items() if name != concept]
        assert all(0 < one.credit <= weights().credit["narrower"] for one in others)
        assert {one.how for one in others} <= {How.NARROWER, How.BROADER, How.SIBLING, How.RELATED}


def test_an_unknown_concept_meets_only_itself():
    assert set(near_concepts(Taxonomy(), "x:1")) == {"x:1"}
