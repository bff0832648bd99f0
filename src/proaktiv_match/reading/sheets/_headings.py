"""Which field a heading means: exactly known, similar enough to be sure, or open."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from proaktiv_match.reading.sheets._cells import word_data
from proaktiv_match.reading.sheets._fields import Heading, Kind, known_fields, plain

__all__ = ["JOINT", "Guess", "guess"]

SURE: Final = 92
"""Similarity in percent from which a spelling counts as the known heading: one letter in about twelve differs."""

SIMILAR: Final = 70
"""Similarity from which a field is named as a possibility; below it shares little more than letters."""

CLEAR: Final = 4
"""Lead in percent over the next field; with less, two fields are equally likely and a person has to say which."""

SHORTEST: Final = 6
"""Letters from which similarity says anything: "Ort" and "Art" differ by one letter and mean two things."""

JOINT: Final = " › "
"""Between the heading of a group of columns and the heading of one of them."""

_ASKED: Final = 12
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a heading probably means.

    Attributes:
        heading: the meaning, or `None` if it is not sure.
        confidence: similarity with the known heading, percent.
        similar: fields that it might mean, the likeliest first; only where it is not sure.
    """

    heading: Heading | None
    confidence: int
    similar: tuple[str, ...] = ()


def guess(header: str, kind: Kind) -> Guess:
    """What a heading means; nothing uncertain is decided here.

    A heading of two rows ("Heben › selten") is looked up as a whole, then by its last part.
    """
    parts = header.split(JOINT)
    whole = _guess(plain(" ".join(parts)), kind)
    if whole.heading is None and "(" in header:
        # What stands in brackets explains: a unit, a range, an example.
        bare = _guess(plain(_BRACKETS.sub(" ", " ".join(parts))), kind)
        whole = bare if bare.heading is not None else whole
    if whole.heading is not None or len(parts) == 1:
        return whole
    last = _guess(plain(parts[-1]), kind)
    # The part alone counts only if it is known letter by letter: "selten" alone says nothing.
    return last if last.confidence == 100 else whole  # noqa: PLR2004  percent


@lru_cache(maxsize=4096)
def _guess(text: str, kind: Kind) -> Guess:
    headings = known_fields(kind).headings
    for form in _forms(text):
        if form in headings:
            return Guess(headings[form], 100)
    if not text:
        return Guess(None, 0)
    found = process.extract(text, headings.keys(), scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=_ASKED)
    ranked = [(score, headings[name]) for name, score, _ in found]
    if not ranked:
        return Guess(None, 0)
    best, meant = ranked[0]
    others = [score for score, heading in ranked if heading != meant]
    if best >= SURE and len(text) >= SHORTEST and (not others or best - others[0] >= CLEAR):
        return Guess(meant, int(best))
    return Guess(None, int(best), tuple(dict.fromkeys(_names(heading for _, heading in ranked))))


def _forms(text: str) -> Iterator[str]:
    """The heading, and without words that only name the unit or the bound."""
    yield text
    said = text.split()
    units, bounds = _heading_words()
    while len(said) > 1 and said[-1] in units:
        said = said[:-1]
        yield " ".join(said)
    bare = [word for word in said if word not in bounds]
    if bare and bare != said:
        yield " ".join(bare)


@lru_cache(maxsize=1)
def _heading_words() -> tuple[frozenset[str], frozenset[str]]:
    raw = word_data()["headings"]
    return frozenset(map(plain, raw["units"])), frozenset(map(plain, raw["bounds"]))


def _names(headings: Iterable[Heading]) -> Iterable[str]:
    for heading in headings:
        yield from heading.fields or ("-",)
