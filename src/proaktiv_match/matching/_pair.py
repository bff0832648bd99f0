"""One person and one offer: everything a suggestion shows, and the key by which it is ordered."""

from collections.abc import Mapping
from dataclasses import dataclass

from proaktiv_match.fit import (
    Adaptation,
    Comparison,
    CompiledOffer,
    Finding,
    PreparedParticipant,
    compare_prepared,
)
from proaktiv_match.matching._distance import distance
from proaktiv_match.matching._result import OpenQuestion, Suggestion
from proaktiv_match.matching._wishes import PreparedWishes, WishGroup, prepare_wishes
from proaktiv_match.ordering import OrderKey, needed_adaptations, order_key
from proaktiv_match.profiles import Offer
from proaktiv_match.skills import (
    Evidence,
    Requirements,
    SkillMap,
    SkillScore,
    formal_gaps,
    read_evidence,
    score_skills,
)

__all__ = ["Pair", "Person", "judge", "shown"]


@dataclass(frozen=True, slots=True)
class Person:
    """A participant ready for many offers.

    Attributes:
        prepared: limits, for `fit`.
        evidence: skills, for the score.
        wishes: ready to be held against offers.
    """

    prepared: PreparedParticipant
    evidence: Evidence
    wishes: PreparedWishes

    @classmethod
    def of(cls, prepared: PreparedParticipant, skill_map: SkillMap) -> "Person":
        """The person behind a prepared participant."""
        participant = prepared.participant
        return cls(prepared, read_evidence(participant, skill_map), prepare_wishes(participant.wishes))


@dataclass(frozen=True, slots=True)
class Pair:
    """One offer compared with a person, not yet spelt out."""

    offer: Offer
    comparison: Comparison
    score: SkillScore
    distance: int | None
    wishes: WishGroup
    adaptations: tuple[Adaptation, ...]
    order: OrderKey


def judge(
    person: Person,
    compiled: CompiledOffer,
    requirements: Requirements,
    places: Mapping[str, tuple[float, float]],
    comparison: Comparison | None = None,
) -> Pair:
    """Compare a person with an offer in everything; `comparison` if it is known already."""
    participant, offer = person.prepared.participant, compiled.offer
    compared = comparison or compare_prepared(person.prepared, compiled)
    score = score_skills(requirements, person.evidence, person.prepared.as_of)
    way = distance(participant.home, offer.workplace, places)
    wishes = person.wishes.about(compiled, way)
    adaptations = needed_adaptations(compared.findings)
    key = order_key(
        compared,
        skill_score=score.millionths,
        adaptations=adaptations,
        wishes=wishes.balance,
        distance=way,
        published_on=offer.published_on,
        offer=offer.id,
    )
    return Pair(offer, compared, score, way, wishes, adaptations, key)


def _questions(findings: tuple[Finding, ...]) -> tuple[OpenQuestion, ...]:
    """Questions of all findings: absolute limits, other limits, then what is beyond the usual without a limit."""
    asked = [(one, one.question) for one in findings if one.question is not None]
    asked.sort(key=lambda pair: (not pair[0].limited, not pair[0].absolute))
    return tuple(OpenQuestion(finding.dimension, finding.measure, question) for finding, question in asked)


def shown(pair: Pair, person: Person, rank: int | None) -> Suggestion:
    """A pair spelt out as a suggestion."""
    comparison, score = pair.comparison, pair.score
    return Suggestion(
        rank=rank,
        offer=pair.offer.id,
        verdict=comparison.verdict,
        tendency=comparison.tendency,
        open=comparison.open,
        skill_millionths=score.millionths,
        distance_tenths=pair.distance,
        contributions=score.contributions,
        missing_skills=score.missing,
        findings=comparison.findings,
        open_questions=_questions(comparison.findings),
        adaptations=pair.adaptations,
        formal_gaps=formal_gaps(person.prepared.participant, pair.offer),
        wishes=pair.wishes,
        order=pair.order,
    )
