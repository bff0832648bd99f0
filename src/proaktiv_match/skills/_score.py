"""The skill score: what the post asks for against what the person can do, as a sum of contributions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from proaktiv_match.skills._evidence import Evidence, Known
from proaktiv_match.skills._occupation import Occupation, occupation_credit
from proaktiv_match.skills._requirements import Requirement, Requirements
from proaktiv_match.skills._term import HOW_ORDER, How
from proaktiv_match.skills._text import similar_text
from proaktiv_match.skills._weights import MILLION, weights

__all__ = ["Contribution", "SkillScore", "Way", "score_skills", "ways_to"]


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
class Way:
    """One way in which the person meets a requirement, whatever else the post asks for.

    Attributes:
        known: the evidence.
        how: how the two belong together.
        shown: how that is told: `typical` where the requirement is only typical of the occupation.
        credit: after level and recency, millionths, above 0.
    """

    known: Known
    how: How
    shown: How
    credit: int

    @property
    def order(self) -> tuple[int, int, str]:
        """The best way first; of equally good ones the first name."""
        return -self.credit, HOW_ORDER[self.how], self.known.name


def score_skills(requirements: Requirements, evidence: Evidence, as_of: date) -> SkillScore:
    """Score a post for a person. The score depends on this pair alone.

    Each requirement counts with its best evidence. What a skill is only near to counts once: for the requirement of the
    post where it is worth most. A post that names no skill is scored by the skills typical of its
    occupation or by the occupations themselves, whichever explains more; both count less than what is stated.

    Args:
        requirements: of the offer, compiled with the same skill map as the evidence.
        evidence: of the person.
        as_of: day from which "last used" is counted back.
    """
    found: list[tuple[bool, Contribution]] = []
    missing: list[tuple[str, bool]] = []
    for required, best in zip(requirements.skills, _best_ways(requirements.skills, evidence, as_of), strict=True):
        if best is not None:
            found.append((required.must, _contribution(required, best)))
        elif not required.typical:
            missing.append((required.term.name, required.must))
    found.sort(key=lambda pair: (not pair[0], -pair[1].value, pair[1].requirement))
    contributions = _up_to_one([contribution for _, contribution in found])
    score = SkillScore(
        sum(part.value for part in contributions), contributions, tuple(missing), stated=requirements.stated
    )
    if requirements.stated:
        return score
    return max(score, _by_occupation(requirements.occupation, evidence.occupations), key=lambda one: one.millionths)


def _up_to_one(found: list[Contribution]) -> tuple[Contribution, ...]:
    """The contributions, the last cut where those of a long list make more than one; the rest is left out."""
    kept: list[Contribution] = []
    room = MILLION
    for part in found:
        if part.value > room:
            weight = room * MILLION // part.credit
            cut = replace(part, weight=weight, value=part.credit * weight // MILLION)
            kept += [cut] if cut.value else []
            break
        kept.append(part)
        room -= part.value
    return tuple(kept)


def _contribution(required: Requirement, best: Way) -> Contribution:
    value = best.credit * required.weight // MILLION
    return Contribution("skill", required.term.name, best.known.name, best.shown, best.credit, required.weight, value)


def _best_ways(required: Sequence[Requirement], evidence: Evidence, as_of: date) -> list[Way | None]:
    """The best way for each requirement, or none.

    A skill of the person serves every requirement that asks for the same. One that is the same as none serves a single
    requirement it is near to: that of the greatest value, of equal ones the first. This depends on no other skill, so
    that more skills never lower the score.
    """
    ways = [ways_to(one, evidence, as_of) for one in required]
    serves: dict[int, tuple[bool, int, int]] = {}
    for place, (one, found) in enumerate(zip(required, ways, strict=True)):
        for way in found:
            claim = _claim(way, one, place)
            serves[id(way.known)] = min(claim, serves.get(id(way.known), claim))
    return [
        min(
            (way for way in found if way.how is How.SAME or serves[id(way.known)] == _claim(way, one, place)),
            key=lambda way: way.order,
            default=None,
        )
        for place, (one, found) in enumerate(zip(required, ways, strict=True))
    ]


def _claim(way: Way, required: Requirement, place: int) -> tuple[bool, int, int]:
    """How well a requirement can be served by a way, the best first; nothing near comes before what is the same."""
    return way.how is not How.SAME, -(way.credit * required.weight // MILLION), place


def ways_to(required: Requirement, evidence: Evidence, as_of: date) -> list[Way]:
    """All ways in which the person meets a requirement, whatever else the post asks for; its weight does not count."""
    ways = []
    for known, how, near in _near(required, evidence):
        years = None if known.last_used is None else as_of.year - known.last_used
        credit = near * weights().for_levels(required.level, known.level) // MILLION
        credit = credit * weights().for_years(years) // MILLION
        if required.typical:
            credit = credit * weights().credit["typical"] // MILLION
        if credit > 0:
            ways.append(Way(known, how, How.TYPICAL if required.typical else how, credit))
    return ways


def _near(required: Requirement, evidence: Evidence) -> Iterator[tuple[Known, How, int]]:
    """Evidence that meets a requirement, how, and with what credit before level and recency."""
    credit = weights().credit
    for known in evidence.labels.get(required.term.label.joined, ()):
        yield known, How.SAME, credit["same"] * known.worth // MILLION
    for concept in required.concepts:
        for reach in evidence.reach.get(concept, ()):
            yield reach.known, reach.how, reach.credit * required.sureness // MILLION
    for concept, share in required.similar:
        for reach in evidence.reach.get(concept, ()):
            if reach.how is How.SAME:
                yield reach.known, How.TEXT, reach.credit * share // MILLION * credit["similar"] // MILLION
    # Where both meanings are known, letters tell nothing more.
    for known in evidence.texts if required.concepts else evidence.stated:
        if similar_text(required.term.label, known.term.label):
            yield known, How.TEXT, credit["text"]


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
