"""The skill score: what the post asks for against what the person can do, as a sum of contributions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.skills._link import How, Linker, Term
from proaktiv_match.skills._text import same_text, similar_text
from proaktiv_match.skills._weights import MILLION, weights

__all__ = [
    "Contribution",
    "Evidence",
    "Requirements",
    "SkillScore",
    "compile_requirements",
    "read_evidence",
    "score_skills",
]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_KLDB = re.compile(r"\d{5}")
_HOW_ORDER = {how: place for place, how in enumerate(How)}


@dataclass(frozen=True, slots=True)
class Contribution:
    """One part of the score.

    Attributes:
        kind: `skill`, or `occupation` where the post names no skill.
        requirement: what the post asks for, as written.
        evidence: what the person brings, as written.
        how: how the two belong together.
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
        missing: requirements without evidence, as written: (name, must).
        stated: whether the post names any skill at all.
    """

    millionths: int
    contributions: tuple[Contribution, ...]
    missing: tuple[tuple[str, bool], ...] = ()
    stated: bool = True


@dataclass(frozen=True, slots=True)
class _Occupation:
    term: Term
    kldb: str | None


@dataclass(frozen=True, slots=True)
class _Requirement:
    term: Term
    must: bool
    level: int | None
    weight: int


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a post asks for, ready to be compared; does not depend on a person."""

    skills: tuple[_Requirement, ...]
    occupation: _Occupation | None


@dataclass(frozen=True, slots=True)
class _Known:
    term: Term
    level: int | None
    last_used: int | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a person can do, ready to be compared; does not depend on an offer."""

    skills: tuple[_Known, ...]
    occupations: tuple[_Occupation, ...]


def _shares(parts: list[int]) -> list[int]:
    """A million in proportion to `parts`, by largest remainder, so that the shares add up; ties to the first."""
    total = sum(parts)
    shares = [part * MILLION // total for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda place: (-(parts[place] * MILLION % total), place))
    for place in by_remainder[: MILLION - sum(shares)]:
        shares[place] += 1
    return shares


def _occupation(titles: Iterable[str | None], kldb: str | None) -> _Occupation | None:
    title = next((title for title in titles if title), None)
    if title is None:
        return None
    return _Occupation(Term.of(title), kldb if kldb and _KLDB.fullmatch(kldb) else None)


def compile_requirements(offer: Offer) -> Requirements:
    """The skills of an offer with their weights; a skill that is named twice counts once, in its stronger form."""
    merged: dict[str, tuple[Term, bool, int | None]] = {}
    for skill in sorted(offer.skills, key=lambda skill: (skill.name, skill.concept or "")):
        term = Term.of(skill.name, skill.concept)
        # A label of signs alone ("§§") has no words; it stands for itself.
        key = term.label.joined or skill.name
        first, must, level = merged.get(key, (term, False, None))
        kept = Term(first.name, first.label, first.concept or term.concept)
        merged[key] = (kept, must or skill.must, max(level or 0, skill.level or 0) or None)
    ordered = sorted(merged.items(), key=lambda entry: (not entry[1][1], entry[0]))
    plain = weights().weight
    shares = _shares([plain["must" if must else "should"] for _, (_, must, _) in ordered]) if ordered else []
    skills = tuple(_Requirement(*entry, share) for (_, entry), share in zip(ordered, shares, strict=True))
    named = offer.occupation
    return Requirements(
        skills, _occupation([named.title if named else None, offer.title], named.kldb if named else None)
    )


def _year(text: str | None) -> int | None:
    years = _YEAR.findall(text or "")
    return int(max(years)) if years else None


def read_evidence(participant: Participant) -> Evidence:
    """The skills and occupations of a person; level 0 ("none") is no evidence."""
    skills = [
        _Known(Term.of(skill.name, skill.concept), skill.level, _year(skill.last_used))
        for skill in participant.skills
        if skill.level != 0
    ]
    occupations = filter(None, (_occupation([past.title], past.kldb) for past in participant.occupations))
    return Evidence(
        tuple(
            sorted(
                skills,
                key=lambda known: (known.term.name, known.term.concept or "", known.level or 0, known.last_used or 0),
            )
        ),
        tuple(sorted(occupations, key=lambda past: (past.term.name, past.kldb or ""))),
    )


def score_skills(requirements: Requirements, evidence: Evidence, linker: Linker, as_of: date) -> SkillScore:
    """Score a post for a person.

    Stated skills count if there are any; else a past occupation like that of the post counts weakly, as what is
    typical. The score depends on this pair alone.

    Args:
        requirements: of the offer.
        evidence: of the person.
        linker: finds how two terms belong together.
        as_of: day from which "last used" is counted back.
    """
    if not requirements.skills:
        return _by_occupation(requirements.occupation, evidence.occupations)
    found: list[tuple[bool, Contribution]] = []
    missing: list[tuple[str, bool]] = []
    for required in requirements.skills:
        best = _best(required, evidence, linker, as_of)
        if best is None:
            missing.append((required.term.name, required.must))
        else:
            found.append((required.must, best))
    found.sort(key=lambda pair: (not pair[0], -pair[1].value, pair[1].requirement))
    contributions = tuple(contribution for _, contribution in found)
    return SkillScore(sum(part.value for part in contributions), contributions, tuple(missing))


def _best(required: _Requirement, evidence: Evidence, linker: Linker, as_of: date) -> Contribution | None:
    best: tuple[int, int, Term, How] | None = None
    for known in evidence.skills:
        link = linker.link(required.term, known.term)
        if link is None:
            continue
        years = None if known.last_used is None else as_of.year - known.last_used
        credit = link.credit * weights().for_levels(required.level, known.level) // MILLION
        credit = credit * weights().for_years(years) // MILLION
        candidate = (-credit, _HOW_ORDER[link.how], known.term, link.how)
        # Evidence is sorted by name, so that of equal ones the first name stays.
        if credit > 0 and (best is None or candidate[:2] < best[:2]):
            best = candidate
    if best is None:
        return None
    credit = -best[0]
    value = credit * required.weight // MILLION
    return Contribution("skill", required.term.name, best[2].name, best[3], credit, required.weight, value)


def _occupation_credit(asked: _Occupation, past: _Occupation) -> int:
    credit = weights().credit
    worth = [0]
    if same_text(asked.term.label, past.term.label):
        worth.append(credit["typical_same_title"])
    elif similar_text(asked.term.label, past.term.label):
        worth.append(credit["typical_similar_title"])
    if asked.kldb and past.kldb:
        worth += [credit[f"typical_kldb_{digits}"] for digits in (5, 4, 3) if asked.kldb[:digits] == past.kldb[:digits]]
    return max(worth)


def _by_occupation(asked: _Occupation | None, known: tuple[_Occupation, ...]) -> SkillScore:
    nothing = SkillScore(0, (), stated=False)
    if asked is None or not known:
        return nothing
    best = max(known, key=lambda past: _occupation_credit(asked, past))
    credit = _occupation_credit(asked, best)
    if not credit:
        return nothing
    part = Contribution("occupation", asked.term.name, best.term.name, How.TYPICAL, credit, MILLION, credit)
    return SkillScore(credit, (part,), stated=False)
