"""German compounds, split by the words of the index itself: no dictionary but the labels at hand."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from proaktiv_match.skills.linking._stem import stem

__all__ = ["LINKING_ELEMENTS", "SHORTEST_PART", "Compounds", "stem_counts"]

LINKING_ELEMENTS: Final = ("", "s", "n", "es", "en", "er", "e")
"""What may stand between two parts: Arbeit-s-platz, Blume-n-laden, Kind-er-garten."""

SHORTEST_PART: Final = 4
"""Shorter parts (`amt`, `ei`) hide in too many words."""

# Each part costs so much that rare parts, which are parts by accident, do not win; ln of a count is the gain.
# Chosen once on the development sets: 9 splits the known compounds and leaves "Kommunikation" whole.
_PRICE = 9.0
_SHORTEST_STEM = 2

_Cover = tuple[float, tuple[str, ...]]


def stem_counts(words: Iterable[str]) -> dict[str, int]:
    """How often each stem occurs that may be a part of a compound, in the order of the alphabet."""
    counts = Counter(stem(word) for word in words if word.isalpha() and len(word) >= SHORTEST_PART)
    return dict(sorted(counts.items()))


class Compounds:
    """Splits words into parts that occur as words of their own; immutable, deterministic.

    Args:
        words: folded words of all labels, repetitions count.
        counts: what `stem_counts` says of them, where it is known already.
    """

    __slots__ = ("_beginnings", "_gains", "_split")

    def __init__(self, words: Iterable[str] = (), counts: Mapping[str, int] | None = None) -> None:
        known = stem_counts(words) if counts is None else counts
        self._gains: Final = {word: math.log(count + 1) - _PRICE for word, count in known.items()}
        self._beginnings: Final = frozenset(map(_plain, self._gains))
        self._split: Final[dict[str, tuple[str, ...]]] = {}

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a folded word without linking elements, or the word alone if it cannot be covered by parts."""
        found = self._split.get(word)
        if found is None:
            found = self._cover(word)
            if len(self._split) < 1 << 17:
                self._split[word] = found
        return found

    def _cover(self, word: str) -> tuple[str, ...]:
        size = len(word)
        if size < 2 * SHORTEST_PART or not word.isalpha():
            return (word,)
        best: list[_Cover | None] = [(0.0, ()), *[None] * size]
        for end in range(SHORTEST_PART, size + 1):
            for start in range(end - SHORTEST_PART + 1):
                before = best[start]
                if before is None or (start == 0 and end == size):
                    continue
                for part in self._parts(word[start:end], last=end == size):
                    cover = (before[0] + self._gains[stem(part)], (*before[1], part))
                    held = best[end]
                    if held is None or _order(cover) < _order(held):
                        best[end] = cover
        whole = best[size]
        return whole[1] if whole else (word,)

    def _parts(self, piece: str, *, last: bool) -> Iterable[str]:
        """The known words that the piece may stand for: with its linking element cut off, unless it ends the word."""
        # A stem is the beginning of its word; few pieces begin with a known one, and only those are worth the stemmer.
        plain = _plain(piece)
        if not any(plain[:end] in self._beginnings for end in range(_SHORTEST_STEM, len(plain) + 1)):
            return
        for element in ("",) if last else LINKING_ELEMENTS:
            part = piece.removesuffix(element)
            if piece.endswith(element) and len(part) >= SHORTEST_PART and stem(part) in self._gains:
                yield part


def _order(cover: _Cover) -> tuple[float, tuple[str, ...]]:
    """The most telling cover first, then the first in the alphabet: nothing depends on the order of the words."""
    return -cover[0], cover[1]


def _plain(word: str) -> str:
    """The word without umlauts, which a stem may have lost."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
