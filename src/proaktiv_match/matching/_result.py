"""The answer: suggestions with all their reasons, and what was left out and why (contract, "Result")."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from proaktiv_match import __version__
from proaktiv_match.fit import Adaptation, Finding, Question, Tendency, Verdict
from proaktiv_match.matching._notices import Notice
from proaktiv_match.matching._wishes import WishGroup
from proaktiv_match.ordering import OrderKey
from proaktiv_match.skills import MILLION, Contribution, FormalGap, Transfer
from proaktiv_match.vocabulary import RULES_VERSION, VOCABULARY_VERSION

__all__ = [
    "Counts",
    "Excluded",
    "OneStep",
    "OpenQuestion",
    "ProfileSummary",
    "Result",
    "Suggestion",
    "Versions",
    "versions",
]


@dataclass(frozen=True, slots=True)
class Versions:
    """What the result was made with."""

    package: str
    rules: str
    vocabulary: str
    taxonomy: str


def versions(taxonomy: str) -> Versions:
    """The versions in use."""
    return Versions(__version__, RULES_VERSION, VOCABULARY_VERSION, taxonomy)


@dataclass(frozen=True, slots=True)
class ProfileSummary:
    """How much is known about the person.

    Attributes:
        limited: dimensions with a limit.
        core_assessed: core dimensions with a limit or an assessment of the last 24 months.
        core_total: core dimensions of the vocabulary.
        notices: what has to be known beside the findings.
    """

    limited: int
    core_assessed: int
    core_total: int
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question of one finding."""

    dimension: str
    measure: str
    question: Question


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One offer for one person, with every reason.

    Attributes:
        rank: place in the list, counted from 1; `None` from `why`.
        offer: id of the offer.
        verdict: of the comparison.
        tendency: part of the check pile.
        open: findings beyond what is usual on measures without a limit.
        skill_millionths: skill score, 0 to 1,000,000.
        distance_tenths: distance in tenths of a kilometre, `None` if not known.
        contributions: parts of the skill score; their values add up to it.
        missing_skills: skills asked for without evidence, as (name, must).
        findings: one a measure.
        open_questions: questions of the findings, absolute limits first.
        adaptations: measures that the adaptable findings need.
        formal_gaps: licences, languages, requirement level.
        wishes: met and against.
        order: the key by which it stands where it stands.
        transfers: what past occupations cover of the offer's, the most first; only from `why`, never in the order.
    """

    rank: int | None
    offer: str
    verdict: Verdict
    tendency: Tendency | None
    open: int
    skill_millionths: int
    distance_tenths: int | None
    contributions: tuple[Contribution, ...]
    missing_skills: tuple[tuple[str, bool], ...]
    findings: tuple[Finding, ...]
    open_questions: tuple[OpenQuestion, ...]
    adaptations: tuple[Adaptation, ...]
    formal_gaps: tuple[FormalGap, ...]
    wishes: WishGroup
    order: OrderKey
    transfers: tuple[Transfer, ...] = ()

    @property
    def skill_score(self) -> float:
        """Skill score in [0, 1]."""
        return self.skill_millionths / MILLION

    @property
    def distance_km(self) -> float | None:
        """Distance as the crow flies, km with one decimal; `None` if not known."""
        return None if self.distance_tenths is None else self.distance_tenths / 10


@dataclass(frozen=True, slots=True)
class OneStep:
    """A conflict that one measure of the catalogue, not on safety, would lift.

    Attributes:
        offer: id of the offer.
        accommodation: id of the measure.
        clears: dimensions of the conflicts it would lift.
    """

    offer: str
    accommodation: str
    clears: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """Offers in conflict, counted by reason.

    Attributes:
        total: number of offers in conflict.
        by_dimension: dimension to the number of offers in conflict on it, the most frequent first.
        one_step: those that one measure would lift, in the order in which they would be suggested; an entry for
            each measure that would do, the shortest lead time first.
    """

    total: int = 0
    by_dimension: tuple[tuple[str, int], ...] = ()
    one_step: tuple[OneStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """All offers, counted once each: by pile, or by why they were not compared.

    Attributes:
        fits: offers of this pile.
        adaptable: offers of this pile.
        check: offers of this pile, its three parts together.
        promising: part of `check`.
        open: part of `check`.
        unlikely: part of `check`.
        conflict: offers in conflict.
        not_assessed: offers of this pile.
        expired: past their end, or without openings (A39).
        hidden: hidden by a wish or by an earlier refusal.
        other_kind: of a kind the person is not ready for.
    """

    fits: int = 0
    adaptable: int = 0
    check: int = 0
    promising: int = 0
    open: int = 0
    unlikely: int = 0
    conflict: int = 0
    not_assessed: int = 0
    expired: int = 0
    hidden: int = 0
    other_kind: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What the offers at hand mean for one person.

    Attributes:
        participant: id of the person.
        status: `matched` or `not_ready`.
        reason: why not ready.
        as_of: day for which it was computed.
        versions: what it was made with.
        profile: how much is known.
        suggestions: best first.
        excluded: conflicts with their reasons.
        counts: how many offers are where.
    """

    participant: str
    status: str
    reason: str | None
    as_of: date
    versions: Versions
    profile: ProfileSummary
    suggestions: tuple[Suggestion, ...]
    excluded: Excluded
    counts: Counts

    def to_json(self, lang: str = "de") -> dict[str, Any]:
        """The result as the contract writes it; texts of questions, notices and wishes in `lang`."""
        # The two describe each other: the form of the contract is kept apart from the values.
        from proaktiv_match.matching._json import result_json

        return result_json(self, lang)
