"""Texts that name several things, "A, B" and "A (B)", and the words they are made of."""

import re
from typing import Final

from proaktiv_match.skills._label import Label, label

__all__ = ["ends_in_action", "joined", "names", "segments", "words_of"]

_BETWEEN: Final = re.compile(
    r"\s*[,;()\[\]/]\s*"
    r"|\s+[-–]\s+"
    r"|\s+(?:Fachrichtung|Schwerpunkt|Fachbereich|Einsatzgebiet|bzw\.|und|oder|u\.Ä\.|z\.B\.)\s+"
)
_ALTERNATIVES: Final = re.compile(r"\s*[,;()\[\]/]\s*")
_SHORTEST: Final = 4
_ACTION: Final = re.compile(r"\s[a-zäöüß]{3,}(?:en|ern|eln)\s*$")


def _said_once(text: str) -> Label:
    """The label of a text; "Gehilfe im Lager/Gehilfin im Lager" says one thing twice."""
    found = label(text)
    half, rest = divmod(len(found.words), 2)
    if half and not rest and found.words[:half] == found.words[half:]:
        return label(" ".join(found.words[:half]))
    return found


def words_of(text: str) -> tuple[str, ...]:
    """Folded words of a text in male form, without signs."""
    return _said_once(text).words


def joined(text: str) -> str:
    """The form in which two texts are the same text: without blanks and words that tell nothing."""
    return _said_once(text).joined


def ends_in_action(text: str) -> bool:
    """Whether a text ends with a verb: a word that is written small and ends like an infinitive."""
    return _ACTION.search(text) is not None


def segments(text: str) -> tuple[str, ...]:
    """The things a text names, as written; empty if it names one only.

    Example:
        "Backen, Kochen (Großküche)" has three: Backen · Kochen · Großküche.
    """
    whole = words_of(text)
    found: dict[tuple[str, ...], str] = {}
    for piece in _BETWEEN.split(text):
        words = words_of(piece)
        if words != whole and len(" ".join(words)) >= _SHORTEST:
            found.setdefault(words, piece)
    return tuple(found.values()) if len(found) > 1 else ()


def names(text: str) -> tuple[str, ...]:
    """The names that stand beside each other for one thing, folded and without blanks; empty if there is one only.

    "Logopädie, Sprachtherapie" and "Mykologie (Pilzkunde)" have two. "Fachsprache (juristisch)" has one: what is not a
    noun only narrows it.
    """
    pieces = [piece for piece in _ALTERNATIVES.split(text) if piece]
    if len(pieces) < 2 or any(piece[0].islower() for piece in pieces):  # noqa: PLR2004  one name needs no choice
        return ()
    return tuple(joined(piece) for piece in pieces)
