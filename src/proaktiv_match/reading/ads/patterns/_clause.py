"""Parts of a clause: what lies beside a hit and belongs to it."""

import re

__all__ = ["beside", "small"]

_BOUNDARY = re.compile(
    r"[;:!?•|]|(?<!\b\w)(?<!\b\w\w)(?<!\b\w\w\w)(?<!\b\w\w\w\w)\.\s|\s[-–]\s"
    r"|,\s*(?:aber|jedoch|dagegen|hingegen|während|wobei|dennoch|trotzdem|da|weil|denn)\s"
    r"|(?:,\s*|\s)(?:sondern|sonst|ansonsten|rest|stattdessen)\s"
    r"|(?:,\s*|\s)dafür(?! (?:nicht|nie|keine?[nrs]?|auch|aber|bei|hier)\b)\s"
)
"""Signs and words after which a clause speaks of something else; a stop after a short word ends an abbreviation."""


def small(text: str) -> str:
    """`text` in small letters, sign for sign, so that positions stay what they are."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(one.lower()[:1] or one for one in text)


def beside(text: str, start: int, end: int, *, past_colon: bool = False) -> tuple[int, int]:
    """The part of the clause around `text[start:end]`, up to the next boundary on either side.

    With `past_colon` a colon behind it is no boundary: "Heben von Lasten: bis 20 kg".
    """
    left = 0
    for found in _BOUNDARY.finditer(text, 0, start):
        left = found.end()
    right = _BOUNDARY.search(text, end)
    while past_colon and right is not None and right[0] == ":":
        right = _BOUNDARY.search(text, right.end())
    return left, right.start() if right else len(text)
