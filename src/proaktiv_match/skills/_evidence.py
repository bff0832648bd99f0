"""What a person can do, ready to be compared: stated skills, and those of past occupations."""

import re
from dataclasses import dataclass, field

from proaktiv_match.profiles import Participant
from proaktiv_match.skills._occupation import Occupation, read_occupation, typical_skills
from proaktiv_match.skills._skill_map import Meaning, SkillMap
from proaktiv_match.skills._term import How, Term
from proaktiv_match.skills._weights import MILLION, weights

__all__ = ["Evidence", "Known", "Reach", "read_evidence"]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Known:
    """A skill of the person.

    Attributes:
        name: as it is shown; "Lagerhelfer → Waren kommissionieren" was derived from the job history.
        term: the skill.
        level: 1 to 5, or not known.
        last_used: year, or not known.
        worth: factor for how it is known, millionths: a million for a stated skill, less for a derived one.
    """

    name: str
    term: Term
    level: int | None
    last_used: int | None
    worth: int


@dataclass(frozen=True, slots=True)
class Reach:
    """A way in which a skill of the person meets a concept: how, and with what credit before level and recency."""

    known: Known
    how: How
    credit: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a person can do; does not depend on an offer.

    Attributes:
        labels: skills by their label in compared form.
        reach: concepts that the skills meet, with all ways of meeting them.
        texts: stated skills whose meaning is not known; they are compared as text only.
        stated: all stated skills.
        occupations: past occupations.
    """

    labels: dict[str, list[Known]] = field(default_factory=dict)
    reach: dict[str, list[Reach]] = field(default_factory=dict)
    texts: tuple[Known, ...] = ()
    stated: tuple[Known, ...] = ()
    occupations: tuple[Occupation, ...] = ()


def read_evidence(participant: Participant, skill_map: SkillMap, asked: frozenset[str] | None = None) -> Evidence:
    """The skills and occupations of a person; level 0 ("none") is no evidence.

    A skill that is stated, with level 0 too, is not derived from the job history as well: the person's word counts.

    Args:
        participant: the person.
        skill_map: what skills mean.
        asked: concepts that will be asked for, where they are known: nothing else is reached then,
            which takes half the time. Without it the evidence serves any offer.
    """
    terms = [Term.of(skill.name, skill.concept) for skill in participant.skills]
    meanings = skill_map.meanings(terms)
    silenced = {concept for meaning in meanings for concept in meaning.concepts}
    stated: list[tuple[Known, Meaning]] = []
    for skill, term, meaning in zip(participant.skills, terms, meanings, strict=True):
        if skill.level != 0:
            stated.append((Known(skill.name, term, skill.level, _year(skill.last_used), MILLION), meaning))
    stated = sorted(dict.fromkeys(stated), key=lambda pair: _order(pair[0]))
    occupations = []
    derived: list[tuple[Known, Meaning]] = []
    for past in participant.occupations:
        occupation = read_occupation(skill_map, [past.title], past.esco, past.kldb)
        if occupation is None:
            continue
        occupations.append(occupation)
        worth = weights().for_experience(past.years, kin=occupation.kin)
        for concept in typical_skills(skill_map, occupation):
            if concept not in silenced:
                term = Term.of(skill_map.name(concept), concept)
                known = Known(f"{past.title} → {term.name}", term, None, None, worth)
                derived.append((known, Meaning((concept,))))
    derived.sort(key=lambda pair: _order(pair[0]))
    occupations.sort(key=lambda one: (one.term.name, one.kldb or "", one.concepts))
    texts = tuple(known for known, meaning in stated if not meaning.concepts)
    evidence = Evidence(texts=texts, stated=tuple(known for known, _ in stated), occupations=tuple(occupations))
    for known, meaning in (*stated, *derived):
        if known.term.label.joined:
            evidence.labels.setdefault(known.term.label.joined, []).append(known)
        _reach(evidence, known, meaning, skill_map, asked)
    similar = weights().credit["similar"]
    for known, found in zip(texts, skill_map.resembling([known.term for known in texts]), strict=True):
        for concept, share in found:
            if asked is not None and concept not in asked:
                continue
            evidence.reach.setdefault(concept, []).append(Reach(known, How.TEXT, similar * share // MILLION))
    return evidence


def _reach(
    evidence: Evidence, known: Known, meaning: Meaning, skill_map: SkillMap, asked: frozenset[str] | None
) -> None:
    for concept in meaning.concepts:
        near_by = skill_map.near(concept)
        for other in near_by if asked is None else asked & near_by.keys():
            near = near_by[other]
            credit = near.credit * meaning.sureness // MILLION * known.worth // MILLION
            evidence.reach.setdefault(other, []).append(Reach(known, near.how, credit))


def _order(known: Known) -> tuple[str, str, int, int, int]:
    return known.name, known.term.concept or "", known.level or 0, known.last_used or 0, known.worth


def _year(text: str | None) -> int | None:
    years = _YEAR.findall(text or "")
    return int(max(years)) if years else None
