"""Shift positions: what rotation includes, and what naming one position says about the others (A4, A5, R5)."""

from proaktiv_match.vocabulary import SHIFT_POSITIONS

__all__ = ["with_rotation"]

_ROTATING = frozenset({"frueh", "spaet", "nacht"})
_POSITIONS = frozenset({"tag", "frueh", "spaet", "nacht"})
_AT_LEAST = 2


def with_rotation(required: frozenset[str], optional: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Optional positions after rule R5, and the positions that the list answers for.

    Args:
        required: positions demanded.
        optional: positions possibly demanded.

    Returns:
        The optional positions: `wechsel` with fewer than two of its parts named makes early, late and night possible;
        two or more positions without `wechsel` make `wechsel` possible. And the five positions of the day if any
        of them is named: an advertisement that names one speaks about all five.
    """
    named = required | optional
    answered = SHIFT_POSITIONS if named & SHIFT_POSITIONS else frozenset[str]()
    if "wechsel" in named:
        if len(named & _ROTATING) < _AT_LEAST:
            optional |= _ROTATING - required
    elif len(named & _POSITIONS) >= _AT_LEAST:
        optional |= {"wechsel"}
    return optional, answered
