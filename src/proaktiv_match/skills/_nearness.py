"""Which concepts are near a concept: what a person who has this skill brings for others, by the taxonomy alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from proaktiv_match.skills._term import HOW_ORDER, How
from proaktiv_match.skills._weights import MILLION, weights
from proaktiv_match.skills.taxonomy import Taxonomy

__all__ = ["Near", "near_concepts"]


@dataclass(frozen=True, slots=True)
class Near:
    """How what is there meets what is asked for, and what it is worth in millionths."""

    how: How
    credit: int


def near_concepts(taxonomy: Taxonomy, concept: str) -> dict[str, Near]:
    """The skills that a person who has `concept` meets in part, with the best credit for each.

    `narrower` and `broader` are said of what is there: whoever can drive a reach truck (narrower) meets "forklift".
    Two steps up or down are the limit: from there on nearly everything is kin. Siblings count only in small families,
    and skills that are essential in the same occupations count as related.

    Returns:
        Id of a concept that may be asked for, to how it is met; `concept` itself is in it.
    """
    found: dict[str, Near] = {}
    for how, credit, others in _steps(taxonomy, concept):
        for other in others:
            held = found.get(other)
            if (
                other != concept
                and credit > 0
                and (held is None or _order(how, credit) < _order(held.how, held.credit))
            ):
                found[other] = Near(how, credit)
    found[concept] = Near(How.SAME, weights().credit["same"])
    return found


def _order(how: How, credit: int) -> tuple[int, int]:
    return -credit, HOW_ORDER[how]


def _steps(taxonomy: Taxonomy, concept: str) -> Iterator[tuple[How, int, Iterable[str]]]:
    credit = weights().credit
    # Who can do the special case meets the general demand: one and two steps up.
    parents = taxonomy.broader(concept)
    yield How.NARROWER, credit["narrower"], parents
    yield How.NARROWER, credit["narrower_2"], _all(taxonomy.broader(parent) for parent in parents)
    children = taxonomy.narrower(concept)
    yield How.BROADER, credit["broader"], children
    yield How.BROADER, credit["broader_2"], _all(taxonomy.narrower(child) for child in children)
    for parent in parents:
        family = taxonomy.narrower(parent)
        # In a large group the common parent says little.
        yield How.SIBLING, weights().for_family(len(family)), family
    yield How.RELATED, credit["related"], taxonomy.related(concept)
    yield from _together(taxonomy, concept)


def _all(groups: Iterable[Iterable[str]]) -> list[str]:
    return [one for group in groups for one in group]


def _together(taxonomy: Taxonomy, concept: str) -> Iterator[tuple[How, int, Iterable[str]]]:
    """Skills that are essential in the same occupations: the share of common occupations among all of both."""
    occupations = taxonomy.essential_in(concept)
    together = weights().together
    if not together["fewest"] <= len(occupations) <= together["most"]:
        return
    shared = Counter(_all(taxonomy.essential(occupation) for occupation in occupations))
    for other, count in shared.items():
        if count >= together["fewest"]:
            either = len(occupations) + taxonomy.telling(other) - count
            share = count * MILLION // either
            if share >= together["least_share"]:
                yield How.RELATED, share * weights().credit["together"] // MILLION, (other,)
