"""The order of suggestions (A25): integers only, the first difference decides.

Piles come in the order fits, adaptable, check (promising, open, unlikely), not_assessed, and conflict at the end
where it is shown at all. No health finding is weighed against a skill: inside a pile the criteria come one by one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from proaktiv_match.fit import Adaptation, Comparison, Finding, Tendency, Verdict

__all__ = [
    "CRITERIA",
    "PARTS",
    "PILES",
    "TENTH",
    "Deciding",
    "OrderKey",
    "chosen_adaptations",
    "deciding_criterion",
    "needed_adaptations",
    "order_key",
]

PILES = (Verdict.FITS, Verdict.ADAPTABLE, Verdict.CHECK, Verdict.NOT_ASSESSED, Verdict.CONFLICT)
"""The piles, first shown first."""

PARTS = (Tendency.PROMISING, Tendency.OPEN, Tendency.UNLIKELY)
"""The parts of the check pile, first shown first."""

_PILE_PLACE = {verdict: place for place, verdict in enumerate(PILES)}
_PART_PLACE = {tendency: place for place, tendency in enumerate(PARTS)}
TENTH = 100_000
"""A tenth in millionths, the step in which skill scores are first compared."""


class OrderKey(NamedTuple):
    """Place of a suggestion; smaller comes first. The names are those of the criteria, in their order.

    Attributes:
        pile: place of the pile.
        part: place of the part of the check pile, 0 elsewhere.
        open_safety: in `fits` only: open findings on measures of safety without a limit, 0 elsewhere.
        open: in `fits` only: all open findings on measures without a limit, 0 elsewhere.
        skill_tenths: skill score in steps of a tenth, rounded down, negative.
        open_absolute: open points on absolute limits.
        adaptations: needed adaptations.
        lead_time: longest lead time of the needed adaptations, weeks.
        wishes: gladly minus rather_not, negative.
        distance_unknown: 1 if the distance is not known.
        distance: tenths of a kilometre, as shown.
        skill: skill score in millionths, negative.
        published_unknown: 1 if the day of publication is not known.
        published: day of publication as ordinal, negative.
        offer: id, compared by code point.
    """

    pile: int
    part: int
    open_safety: int
    open: int
    skill_tenths: int
    open_absolute: int
    adaptations: int
    lead_time: int
    wishes: int
    distance_unknown: int
    distance: int
    skill: int
    published_unknown: int
    published: int
    offer: str


CRITERIA = OrderKey._fields
"""Names of the criteria, in their order; keys of the texts that say them."""

# More is better here, so that the key holds them negated.
_NEGATED = frozenset({"skill_tenths", "wishes", "skill", "published"})


def needed_adaptations(findings: tuple[Finding, ...]) -> tuple[Adaptation, ...]:
    """Measures that serve all adaptable findings: of equally good ones the first, one that serves two only once."""
    return chosen_adaptations(one.accommodations for one in findings if one.status is Verdict.ADAPTABLE)


def chosen_adaptations(needs: Iterable[tuple[Adaptation, ...]]) -> tuple[Adaptation, ...]:
    """Measures that serve all needs, quickest first.

    Args:
        needs: equally good measures for each finding, in the order of the findings.
    """
    chosen: dict[str, Adaptation] = {}
    # Findings without a choice come first, so that their measure can serve the others too.
    for equally_good in sorted(filter(None, needs), key=len):
        if not any(one.id in chosen for one in equally_good):
            chosen[equally_good[0].id] = equally_good[0]
    return tuple(sorted(chosen.values(), key=lambda one: (one.lead_time_weeks, one.id)))


def order_key(
    comparison: Comparison,
    *,
    skill_score: int,
    adaptations: tuple[Adaptation, ...],
    wishes: int,
    distance: int | None,
    published_on: date | None,
    offer: str,
) -> OrderKey:
    """The key of one suggestion.

    Args:
        comparison: of the pair.
        skill_score: millionths.
        adaptations: those the pair needs.
        wishes: number of met `gladly` minus number of `rather_not`.
        distance: tenths of a kilometre, `None` if not known.
        published_on: day of publication of the offer.
        offer: id of the offer.
    """
    open_points = [finding for finding in comparison.findings if finding.status is Verdict.CHECK]
    fits = comparison.verdict is Verdict.FITS
    return OrderKey(
        pile=_PILE_PLACE[comparison.verdict],
        part=_PART_PLACE.get(comparison.tendency, 0) if comparison.tendency else 0,
        open_safety=sum(1 for one in open_points if one.safety and not one.limited) if fits else 0,
        open=comparison.open if fits else 0,
        skill_tenths=-(skill_score // TENTH),
        open_absolute=sum(1 for one in open_points if one.limited and one.absolute),
        adaptations=len(adaptations),
        lead_time=max((one.lead_time_weeks for one in adaptations), default=0),
        wishes=-wishes,
        distance_unknown=int(distance is None),
        distance=distance or 0,
        skill=-skill_score,
        published_unknown=int(published_on is None),
        published=-published_on.toordinal() if published_on else 0,
        offer=offer,
    )


@dataclass(frozen=True, slots=True)
class Deciding:
    """The criterion by which one suggestion comes before another.

    Attributes:
        criterion: its name, one of `CRITERIA`.
        first: its value for the first of the two asked about, as a person reads it.
        second: the same for the second.
        first_leads: whether the first comes before the second.
    """

    criterion: str
    first: int | str
    second: int | str
    first_leads: bool


def _readable(criterion: str, value: int | str) -> int | str:
    if isinstance(value, str):
        return value
    if criterion == "pile":
        return PILES[value].value
    if criterion == "part":
        return PARTS[value].value
    return -value if criterion in _NEGATED else value


def deciding_criterion(first: OrderKey, second: OrderKey) -> Deciding:
    """The first criterion in which the keys of two offers differ.

    Raises:
        ValueError: the two keys are the same, so that they belong to one offer.
    """
    pairs: zip[tuple[str, int | str, int | str]] = zip(CRITERIA, first, second, strict=True)
    for criterion, one, other in pairs:
        if one != other:
            return Deciding(criterion, _readable(criterion, one), _readable(criterion, other), first < second)
    raise ValueError("one offer is not before itself")
