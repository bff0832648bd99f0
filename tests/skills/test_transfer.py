"""How much of another occupation the experience in one covers."""

import pytest

from proaktiv_match.skills import MILLION, How, SkillMap, Taxonomy, neighbours, read_occupation, transfer
from proaktiv_match.skills.taxonomy import Concept, TaxonomyContent

BUNDLED = SkillMap(Taxonomy.bundled())


def small():
    """Cook (cutting, boiling, ordering), helper (cutting, rinsing), clerk (ordering, filing); boiling is cooking."""
    skills = ["cut", "boil", "order", "rinse", "file", "cook"]
    concepts = [Concept(f"s:{name}", "skill", name) for name in skills]
    concepts += [Concept("s:calm", "skill", "calm", transversal=True)]
    concepts += [Concept(f"o:{name}", "occupation", name) for name in ("chef", "helper", "clerk", "grill")]
    needs = {
        "chef": ["cut", "boil", "order", "calm"],
        "helper": ["cut", "rinse"],
        "clerk": ["order", "file", "calm"],
        "grill": ["cook"],
    }
    essential = [(f"o:{name}", f"s:{skill}") for name, found in needs.items() for skill in found]
    content = TaxonomyContent(concepts, broader=[("s:boil", "s:cook")], essential=essential)
    return SkillMap(Taxonomy.of(content, "test"))


def between(source, target, skill_map=None):
    skill_map = skill_map or small()
    one, other = (read_occupation(skill_map, [name]) for name in (source, target))
    return transfer(skill_map, one, other)


def test_what_is_covered_and_what_stays_open():
    found = between("chef", "helper")
    # Two of the four occupations need cutting, one rinsing: weights .6 and 1, traits do not count.
    assert found.covered == 375_000
    assert [(one.skill, one.through, one.how) for one in found.skills] == [("cut", "cut", How.SAME)]
    assert found.missing == ("rinse",)
    assert found.covered == sum(one.value for one in found.skills)


def test_it_is_not_symmetric():
    assert between("helper", "chef").covered < between("chef", "helper").covered


def test_near_skills_cover_in_part():
    found = between("chef", "grill")
    assert (found.covered, found.skills[0].how) == (900_000, How.NARROWER)


def test_an_occupation_covers_itself():
    assert between("chef", "chef").covered == MILLION
    for name in BUNDLED.taxonomy.occupations[::20]:
        label = BUNDLED.name(name)
        assert between(label, label, BUNDLED).covered == MILLION


def test_unknown_occupations_have_no_transfer():
    assert between("Xylophonbauer", "chef") is None
    assert between("chef", "Xylophonbauer") is None


def test_neighbours_are_the_best_of_all_pairs():
    skill_map = small()
    source = read_occupation(skill_map, ["chef"])
    found = neighbours(skill_map, source)
    assert [one.target for one in found] == ["grill", "clerk", "helper"]
    every = [between("chef", name) for name in ("helper", "clerk", "grill")]
    assert list(found) == sorted(every, key=lambda one: (-one.covered, one.target))
    assert neighbours(skill_map, source, top=1) == found[:1]


@pytest.mark.parametrize(
    ("source", "near"),
    [("Köchin", "Küchenhilfe"), ("Lagerhelfer", "Fachlagerist"), ("Altenpfleger", "Pflegehelfer")],
)
def test_known_neighbours_of_the_bundled_taxonomy(source, near):
    found = neighbours(BUNDLED, read_occupation(BUNDLED, [source]), 20)
    assert near in " ".join(one.target for one in found)
