"""Similar text, cautiously: a differing spelling or inflection, never another thing."""

from functools import lru_cache

from rapidfuzz import fuzz

from proaktiv_match.skills._label import Label
from proaktiv_match.skills._weights import weights

__all__ = ["same_text", "similar_text"]


def same_text(one: Label, other: Label) -> bool:
    """Whether the two labels say the same, whatever their blanks and hyphens."""
    return bool(one.joined) and one.joined == other.joined


def _similar_words(one: str, other: str) -> bool:
    if one == other:
        return True
    limits = weights().text
    if min(len(one), len(other)) < limits["shortest"] or not (one + other).isalpha():
        return False
    beginning = limits["beginning"]
    return one[:beginning] == other[:beginning] and fuzz.ratio(one, other) >= limits["similarity"]


def _pairs(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether each word finds its own counterpart; words are sorted, so that their order does not count."""
    return len(one) == len(other) and all(map(_similar_words, sorted(one), sorted(other)))


@lru_cache(maxsize=65536)
def similar_text(one: Label, other: Label) -> bool:
    """Whether the labels differ in spelling or inflection only.

    Every word needs a counterpart: "Kommunikation" is not "Kommunikation unterrichten".
    """
    return same_text(one, other) or _pairs(one.core, other.core)
