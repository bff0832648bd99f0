"""Transferable skills: how much of another occupation the experience in one covers, and through which skills.

The idea of transferable skills analysis (DOT work fields, O*NET related occupations): occupations are neighbours where
skills of one serve in the other. It is not symmetric: a cook covers more of a kitchen helper than the reverse.
"""

from dataclasses import dataclass

from proaktiv_match.skills._nearness import Near
from proaktiv_match.skills._occupation import Occupation, typical_skills
from proaktiv_match.skills._shares import shares
from proaktiv_match.skills._skill_map import SkillMap
from proaktiv_match.skills._term import HOW_ORDER, How
from proaktiv_match.skills._weights import MILLION

__all__ = ["Transfer", "TransferredSkill", "neighbours", "transfer"]


@dataclass(frozen=True, slots=True)
class TransferredSkill:
    """A skill of the other occupation that experience covers.

    Attributes:
        skill: its name.
        through: name of the skill that the experience brings.
        how: how the two belong together.
        value: share of the other occupation that is covered by it, millionths.
    """

    skill: str
    through: str
    how: How
    value: int


@dataclass(frozen=True, slots=True)
class Transfer:
    """What the experience in one occupation covers of another.

    Attributes:
        source: the occupation worked in, as named.
        target: the other occupation, as named.
        covered: millionths, the sum of the values of `skills`.
        skills: what is covered, the greatest share first.
        missing: names of the skills that nothing covers, the most telling first.
    """

    source: str
    target: str
    covered: int
    skills: tuple[TransferredSkill, ...]
    missing: tuple[str, ...]


def transfer(skill_map: SkillMap, source: Occupation, target: Occupation) -> Transfer | None:
    """What of `target` experience in `source` covers; `None` if the skills of one of them are not known.

    Skills are weighted by how telling they are. Traits that all kinds of work ask for do not count.
    """
    brought, needed = typical_skills(skill_map, source), typical_skills(skill_map, target)
    if not brought or not needed:
        return None
    return _transfer(skill_map, source.term.name, target.term.name, _reached(skill_map, brought), needed)


def neighbours(skill_map: SkillMap, source: Occupation, top: int = 10) -> tuple[Transfer, ...]:
    """The occupations of which experience in `source` covers most, best first; its own concepts are left out.

    Args:
        skill_map: the taxonomy.
        source: the occupation worked in.
        top: at most so many.
    """
    brought = typical_skills(skill_map, source)
    reached = _reached(skill_map, brought)
    taxonomy = skill_map.taxonomy
    near = {occupation for skill in reached for occupation in taxonomy.essential_in(skill)} - set(source.concepts)
    found = []
    for occupation in sorted(near):
        name = skill_map.name(occupation)
        needed = tuple(skill for skill in taxonomy.essential(occupation) if not skill_map.transversal(skill))
        if needed:
            found.append(_transfer(skill_map, source.term.name, name, reached, needed))
    found.sort(key=lambda one: (-one.covered, one.target))
    return tuple(found[:top])


def _reached(skill_map: SkillMap, brought: tuple[str, ...]) -> dict[str, tuple[Near, str]]:
    """Concepts that the skills meet, each with the best way and the skill that meets it."""
    reached: dict[str, tuple[Near, str]] = {}
    for skill in brought:
        for other, near in skill_map.near(skill).items():
            held = reached.get(other)
            if held is None or _order(near, skill) < _order(*held):
                reached[other] = (near, skill)
    return reached


def _order(near: Near, skill: str) -> tuple[int, int, str]:
    return -near.credit, HOW_ORDER[near.how], skill


def _transfer(
    skill_map: SkillMap, source: str, target: str, reached: dict[str, tuple[Near, str]], needed: tuple[str, ...]
) -> Transfer:
    weights = shares([skill_map.telling((skill,)) for skill in needed], MILLION)
    found: list[TransferredSkill] = []
    missing: list[tuple[int, str]] = []
    for skill, weight in zip(needed, weights, strict=True):
        if skill not in reached:
            missing.append((-weight, skill_map.name(skill)))
            continue
        near, through = reached[skill]
        value = near.credit * weight // MILLION
        found.append(TransferredSkill(skill_map.name(skill), skill_map.name(through), near.how, value))
    found.sort(key=lambda one: (-one.value, one.skill))
    covered = sum(one.value for one in found)
    return Transfer(source, target, covered, tuple(found), tuple(name for _, name in sorted(missing)))
