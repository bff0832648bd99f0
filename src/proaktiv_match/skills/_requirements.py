"""What a post asks for, ready to be compared: its stated skills, or those typical of its occupation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from proaktiv_match.profiles import Offer, RequiredSkill
from proaktiv_match.skills._occupation import Occupation, read_occupation, typical_skills
from proaktiv_match.skills._shares import shares
from proaktiv_match.skills._skill_map import Meaning, SkillMap
from proaktiv_match.skills._term import Term
from proaktiv_match.skills._weights import MILLION, weights

__all__ = ["Requirement", "Requirements", "compile_all", "compile_requirements", "occupation_of"]

_TOGETHER: Final = 4096


@dataclass(frozen=True, slots=True)
class Requirement:
    """One skill that a post asks for.

    Attributes:
        term: the skill as written.
        concepts: what it may mean; empty if it is compared as text.
        sureness: how sure that is, millionths.
        must: whether the post insists on it.
        level: required level, 1 to 5.
        typical: whether it was read from the occupation instead of the post.
        weight: its share of the score, millionths.
        similar: where it means nothing sure, concepts whose words resemble it: (id, share in millionths).
    """

    term: Term
    concepts: tuple[str, ...]
    sureness: int
    must: bool
    level: int | None
    typical: bool
    weight: int = 0
    similar: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a post asks for; does not depend on a person.

    Attributes:
        skills: must before should before typical; the weights add up to a million, to more in long lists, and to less
            where only traits are asked for that all kinds of work need.
        occupation: of the post; only looked up where it counts, which is where the post names no skill.
        stated: whether the post itself names a skill.
    """

    skills: tuple[Requirement, ...]
    occupation: Occupation | None
    stated: bool


def compile_requirements(offer: Offer, skill_map: SkillMap) -> Requirements:
    """The skills of an offer with their weights; a skill that is named twice counts once, in its stronger form.

    A post that names nothing but traits of all kinds of work is read like one that names nothing: the skills typical
    of its occupation join, so that traits never outweigh them.
    """
    return next(compile_all([offer], skill_map))


def compile_all(offers: Sequence[Offer], skill_map: SkillMap) -> Iterator[Requirements]:
    """The requirements of many offers; their texts are linked together, which is many times faster than one by one."""
    for start in range(0, len(offers), _TOGETHER):
        some = offers[start : start + _TOGETHER]
        named = [sorted(offer.skills, key=_naming_order) if offer.skills else () for offer in some]
        terms = [Term.of(skill.name, skill.concept) for own in named for skill in own]
        meanings = skill_map.meanings(terms)
        skill_map.resembling([term for term, one in zip(terms, meanings, strict=True) if not one.concepts])
        meant = zip(terms, meanings, strict=True)
        for offer, own in zip(some, named, strict=True):
            yield _compiled(offer, _merged(own, islice(meant, len(own))), skill_map)


def _compiled(offer: Offer, stated: list[Requirement], skill_map: SkillMap) -> Requirements:
    skills = _with_similar(stated, skill_map)
    occupation = None
    if all(_trait(one, skill_map) for one in skills):
        occupation = occupation_of(offer, skill_map)
        known = {concept for one in skills for concept in one.concepts}
        found = typical_skills(skill_map, occupation) if occupation else ()
        skills += [_typical(skill_map, skill) for skill in found if skill not in known]
    skills.sort(key=lambda one: (one.typical, not one.must, one.term.label.joined, one.term.name))
    return Requirements(_weighted(skills, skill_map), occupation, any(not one.typical for one in skills))


def occupation_of(offer: Offer, skill_map: SkillMap) -> Occupation | None:
    """The occupation of an offer, by its id, its own title, the title of the offer, or its KldB code."""
    named = offer.occupation
    return read_occupation(
        skill_map,
        [named.title if named else None, offer.title],
        named.esco if named else None,
        named.kldb if named else None,
    )


def _naming_order(skill: RequiredSkill) -> tuple[bool, str, str]:
    return (_read_from_occupation(skill), skill.name, skill.concept or "")


def _merged(skills: Iterable[RequiredSkill], meant: Iterable[tuple[Term, Meaning]]) -> list[Requirement]:
    """The skills of an offer, each once."""
    merged: dict[str, Requirement] = {}
    for skill, (term, meaning) in zip(skills, meant, strict=True):
        # A label of signs alone ("§§") has no words; it stands for itself.
        key = term.label.joined or skill.name
        one = Requirement(
            term, meaning.concepts, meaning.sureness, skill.must, skill.level or None, _read_from_occupation(skill)
        )
        first = merged.get(key)
        merged[key] = one if first is None else _both(first, one)
    return list(merged.values())


def _both(first: Requirement, again: Requirement) -> Requirement:
    """A skill that is named twice."""
    # With and without an id, the name says the same skill; the id is the surer word.
    surer = again if again.term.concept and not first.term.concept else first
    return replace(
        first,
        term=Term(first.term.name, first.term.label, surer.term.concept),
        concepts=surer.concepts,
        sureness=surer.sureness,
        must=first.must or again.must,
        level=max(first.level or 0, again.level or 0) or None,
        typical=first.typical and again.typical,
    )


def _with_similar(skills: list[Requirement], skill_map: SkillMap) -> list[Requirement]:
    """Concepts that resemble what means nothing sure."""
    texts = [one.term for one in skills if not one.concepts]
    if not texts:
        return skills
    similar = iter(skill_map.resembling(texts))
    return [one if one.concepts else replace(one, similar=next(similar)) for one in skills]


def _read_from_occupation(skill: RequiredSkill) -> bool:
    return skill.source is not None and skill.source.kind == "occupation"


def _typical(skill_map: SkillMap, skill: str) -> Requirement:
    return Requirement(Term.of(skill_map.name(skill), skill), (skill,), MILLION, must=False, level=None, typical=True)


def _trait(one: Requirement, skill_map: SkillMap) -> bool:
    return bool(one.concepts) and all(map(skill_map.transversal, one.concepts))


def _weighted(skills: list[Requirement], skill_map: SkillMap) -> tuple[Requirement, ...]:
    plain = weights().weight
    parts = [
        plain["typical" if one.typical else "must" if one.must else "should"] * skill_map.telling(one.concepts)
        for one in skills
    ]
    traits = [_trait(one, skill_map) for one in skills]
    most = weights().traits["most"]
    of_traits = sum(part for part, trait in zip(parts, traits, strict=True) if trait)
    # Nobody has to meet a list of forty: beyond so much, more requirements do not make each of them worth less.
    full = weights().weight["full"] * plain["must"] * MILLION
    whole = max(MILLION, sum(parts) * MILLION // full)
    if of_traits * MILLION <= most * sum(parts):
        return tuple(map(_weighing, skills, shares(parts, whole)))
    # Traits share what they may have at most; the other skills share the rest.
    for_traits = iter(shares([part for part, trait in zip(parts, traits, strict=True) if trait], most))
    for_others = iter(shares([part for part, trait in zip(parts, traits, strict=True) if not trait], whole - most))
    return tuple(
        _weighing(one, next(for_traits if trait else for_others)) for one, trait in zip(skills, traits, strict=True)
    )


def _weighing(one: Requirement, weight: int) -> Requirement:
    # By hand: `dataclasses.replace` takes longer than all the rest of an offer.
    return Requirement(one.term, one.concepts, one.sureness, one.must, one.level, one.typical, weight, one.similar)
