"""How telling a skill is: the fewer occupations need it, the more it says about one of them."""

from functools import lru_cache
from typing import Final

from proaktiv_match.skills._weights import MILLION, weights
from proaktiv_match.skills.taxonomy import Taxonomy

__all__ = ["telling_weight"]

_STEPS: Final = 1024
"""Parts into which the binary logarithm of a number is cut, so that it is a whole number on every machine."""


@lru_cache(maxsize=4096)
def _bits(number: int) -> int:
    """1024 times the binary logarithm of a number from 1, rounded down: the length of its 1024th power in bits."""
    power: int = number**_STEPS
    return power.bit_length() - 1


def telling_weight(taxonomy: Taxonomy, concept: str) -> int:
    """Weight of a skill in millionths, from the least one up to a million.

    The inverse document frequency of Spärck Jones (1972) with occupations as documents, cut to the range from
    `telling.least` to one: `least + (1 - least) * log(occupations / essential in) / log(occupations)`.

    Args:
        taxonomy: knows in how many occupations the skill is essential.
        concept: id of a skill; one that is essential nowhere has the weight of a text without concept.
    """
    told = weights().telling
    occupations, needed = len(taxonomy.occupations), taxonomy.telling(concept)
    if not needed or occupations <= 1:
        return told["unknown"]
    rare = (_bits(occupations) - _bits(needed)) * MILLION // _bits(occupations)
    return told["least"] + (MILLION - told["least"]) * rare // MILLION
