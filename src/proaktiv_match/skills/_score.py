"""The skill score: what the post asks for against what the person can do, as a sum of contributions."""

from dataclasses import dataclass
from datetime import date

from proaktiv_match.skills._evidence import Evidence, Known
from proaktiv_match.skills._occupation import Occupation, occupation_credit
from proaktiv_match.skills._requirements import Requirement, Requirements
from proaktiv_match.skills._term import HOW_ORDER, How
from proaktiv_match.skills._text import similar_text
from proaktiv_match.skills._weights import MILLION, weights

__all__ = ["Contribution", "SkillScore", "score_skills"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """One part of the score.

    Attributes:
        kind: `skill`, or `occupation` where the post names no skill and the occupations themselves are compared.
        requirement: what the post asks for, as written; or the name of a skill typical of its occupation.
        evidence: what the person brings, as written; "Lagerhelfer → Waren kommissionieren" comes from the job history.
        how: how the two belong together; `typical` where the requirement is only typical of the occupation.
        credit: how far the evidence meets the requirement, millionths.
        weight: share of the requirement among all of the post, millionths.
        value: `credit * weight`, rounded down, millionths.
    """

    kind: str
    requirement: str
    evidence: str
    how: How
    credit: int
    weight: int
    value: int


@dataclass(frozen=True, slots=True)
class SkillScore:
    """The score and its parts.

    Attributes:
        millionths: sum of the values of the contributions, 0 to 1,000,000.
        contributions: must before should, then the greater value first.
        missing: stated requirements without evidence, as written: (name, must).
        stated: whether the post names any skill at all.
    """

    millionths: int
    contributions: tuple[Contribution, ...]
    missing: tuple[tuple[str, bool], ...] = ()
    stated: bool = True


@dataclass(frozen=True, slots=True)
class _Met:
    """The best way in which a requirement is met."""

    credit: int
    how: How
    name: str

    @property
    def order(self) -> tuple[int, int, str]:
        return -self.credit, HOW_ORDER[self.how], self.name


def score_skills(requirements: Requirements, evidence: Evidence, as_of: date) -> SkillScore:
    """Score a post for a person. The score depends on this pair alone.

    Each requirement counts with its best evidence. A post that names no skill is scored by the skills typical of its
    occupation or by the occupations themselves, whichever explains more; both count less than what is stated.

    Args:
        requirements: of the offer, compiled with the same skill map as the evidence.
        evidence: of the person.
        as_of: day from which "last used" is counted back.
    """
    found: list[tuple[bool, Contribution]] = []
    missing: list[tuple[str, bool]] = []
    for required in requirements.skills:
        met = _best(required, evidence, as_of)
        if met is not None:
            found.append((required.must, _contribution(required, met)))
        elif not required.typical:
            missing.append((required.term.name, required.must))
    found.sort(key=lambda pair: (not pair[0], -pair[1].value, pair[1].requirement))
    contributions = tuple(contribution for _, contribution in found)
    score = SkillScore(
        sum(part.value for part in contributions), contributions, tuple(missing), stated=requirements.stated
    )
    if requirements.stated:
        return score
    return max(score, _by_occupation(requirements.occupation, evidence.occupations), key=lambda one: one.millionths)


def _contribution(required: Requirement, met: _Met) -> Contribution:
    value = met.credit * required.weight // MILLION
    return Contribution("skill", required.term.name, met.name, met.how, met.credit, required.weight, value)


def _best(required: Requirement, evidence: Evidence, as_of: date) -> _Met | None:
    best: _Met | None = None
    for known, how, near in _ways(required, evidence):
        years = None if known.last_used is None else as_of.year - known.last_used
        credit = near * weights().for_levels(required.level, known.level) // MILLION
        credit = credit * weights().for_years(years) // MILLION
        if required.typical:
            met = _Met(credit * weights().credit["typical"] // MILLION, How.TYPICAL, known.name)
        else:
            met = _Met(credit, how, known.name)
        if met.credit > 0 and (best is None or met.order < best.order):
            best = met
    return best


def _ways(required: Requirement, evidence: Evidence) -> list[tuple[Known, How, int]]:
    """All ways in which the person meets a requirement: evidence, how, credit before level and recency."""
    credit = weights().credit
    ways = [
        (known, How.SAME, credit["same"] * known.worth // MILLION)
        for known in evidence.labels.get(required.term.label.joined, ())
    ]
    for concept in required.concepts:
        ways += [
            (reach.known, reach.how, reach.credit * required.sureness // MILLION)
            for reach in evidence.reach.get(concept, ())
        ]
    # Where both meanings are known, letters tell nothing more.
    compared = evidence.texts if required.concepts else evidence.stated
    ways += [
        (known, How.TEXT, credit["text"]) for known in compared if similar_text(required.term.label, known.term.label)
    ]
    return ways


def _by_occupation(asked: Occupation | None, known: tuple[Occupation, ...]) -> SkillScore:
    nothing = SkillScore(0, (), stated=False)
    if asked is None or not known:
        return nothing
    best = max(known, key=lambda past: occupation_credit(asked, past))
    credit = occupation_credit(asked, best)
    if not credit:
        return nothing
    part = Contribution("occupation", asked.term.name, best.term.name, How.TYPICAL, credit, MILLION, credit)
    return SkillScore(credit, (part,), stated=False)
