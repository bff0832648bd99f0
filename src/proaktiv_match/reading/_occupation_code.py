"""Which group of the KldB 2010 an offer belongs to: the stated code, else the occupation that its title means."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

from proaktiv_match.profiles import Offer
from proaktiv_match.skills import Taxonomy
from proaktiv_match.skills.linking import Candidate

__all__ = ["OccupationCode", "OccupationLinker", "stated_code"]

_KLDB: Final = re.compile(r"(?:B )?(\d{3,5})(?:-\d{3})?", re.ASCII)
_ESCO: Final = "http://data.europa.eu/esco/"
_GROUP: Final = 3


@dataclass(frozen=True, slots=True)
class OccupationCode:
    """A code, and how it was found.

    Attributes:
        kldb: three to five digits of the KldB 2010.
        by: `stated` by the offer, or linked from the `title`.
        concept: the concept that was linked, else `None`.
    """

    kldb: str
    by: Literal["stated", "title"]
    concept: str | None = None


def _digits(code: str | None) -> str | None:
    found = _KLDB.fullmatch(code.strip()) if code else None
    return found[1] if found else None


def stated_code(offer: Offer) -> OccupationCode | None:
    """The code that the offer names; `None` if it names none that can be read."""
    digits = _digits(offer.occupation.kldb) if offer.occupation is not None else None
    return None if digits is None else OccupationCode(digits, "stated")


@dataclass(frozen=True, slots=True)
class _Titles:
    separator: re.Pattern[str]
    shortest: int
    nearest: int


@lru_cache(maxsize=1)
def _titles() -> _Titles:
    text = files("proaktiv_match.reading").joinpath("data", "titles.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    signs = [rf"\s{re.escape(sign.strip())}\s" if sign != sign.strip() else re.escape(sign) for sign in raw["signs"]]
    # "in" after a slash is the ending of a name.
    words = [rf"(?<!/)\b{re.escape(word)}\b" for word in raw["words"]]
    return _Titles(
        re.compile("|".join([*signs, *words, raw["figures"]]), re.IGNORECASE), raw["shortest"], raw["nearest"]
    )


def _names(offer: Offer) -> list[str]:
    """What may be the name of the occupation, the surest first: its title, that of the offer, then parts of this."""
    titles = _titles()
    own = offer.occupation.title if offer.occupation is not None else None
    parts = (part.strip() for part in titles.separator.split(offer.title))
    found = [own or "", offer.title, *(part for part in parts if sum(map(str.isalpha, part)) >= titles.shortest)]
    return [name for name in dict.fromkeys(found) if name.strip()]


class OccupationLinker:
    """Links the titles of offers to occupations; what is not safe stays without a code.

    Args:
        taxonomy: its occupations need codes of the KldB, as those of the bundled one have; ESCO occupations get them
            by the crosswalk to titles of the DKZ.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy: Final = taxonomy
        self._index: Final = taxonomy.link_index("occupation")

    def codes(self, offers: Sequence[Offer]) -> list[OccupationCode | None]:
        """The code of each offer, in their order; `None` where nothing is stated and no title is safely linked."""
        found = [stated_code(offer) for offer in offers]
        names = [[] if code is not None else _names(offer) for offer, code in zip(offers, found, strict=True)]
        for turn in range(max(map(len, names), default=0)):
            asked = [place for place, own in enumerate(names) if found[place] is None and turn < len(own)]
            answers = self._index.search([names[place][turn] for place in asked], _titles().nearest)
            for place, candidates in zip(asked, answers, strict=True):
                found[place] = self._safe(candidates)
        return found

    def _safe(self, candidates: Sequence[Candidate]) -> OccupationCode | None:
        """The code of the concepts whose own name was asked for, if they agree, else of the safely linked one."""
        named = [one.concept for one in candidates if one.score == 1]
        if named:
            codes = [self._code_of(concept) for concept in named]
            groups = {None if code is None else code.kldb[:_GROUP] for code in codes}
            return codes[0] if len(groups) == 1 else None
        return self._code_of(candidates[0].concept) if candidates and candidates[0].linked else None

    def _code_of(self, concept: str) -> OccupationCode | None:
        own = self._taxonomy.concept(concept)
        if not concept.startswith(_ESCO):
            digits = _digits(own.code) if own is not None else None
            return None if digits is None else OccupationCode(digits, "title", concept)
        # The code of an ESCO occupation is one of ISCO; the titles of the DKZ beside and below it have the KldB's.
        beside = (*self._taxonomy.related(concept), *self._taxonomy.narrower(concept))
        groups = {
            digits[:_GROUP]
            for other in beside
            if not other.startswith(_ESCO)
            and (known := self._taxonomy.concept(other)) is not None
            and (digits := _digits(known.code)) is not None
        }
        return OccupationCode(groups.pop(), "title", concept) if len(groups) == 1 else None
