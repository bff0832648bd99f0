"""All cases of an offer at once, in the order of their ids."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from proaktiv_match.matching._case import Case, CaseCounts, ExcludedCases
from proaktiv_match.matching._case_json import case_json, head_json, left_out_json, tail_json
from proaktiv_match.matching._notices import Notice
from proaktiv_match.matching._result import Versions

__all__ = ["CaseList"]


@dataclass(frozen=True, slots=True)
class CaseList:
    """All cases of an offer.

    Attributes:
        offer: id of the offer asked about.
        as_of: day for which it was computed.
        versions: what it was made with.
        notices: what has to be known about the offer itself.
        cases: those for whom there is no conflict, by id (code point).
        left_out: those who were not compared, by id (code point).
        excluded: those in conflict, counted by reason; `why` shows each.
        counts: how many cases are where.
    """

    offer: str
    as_of: date
    versions: Versions
    notices: tuple[Notice, ...]
    cases: tuple[Case, ...]
    left_out: tuple[Case, ...]
    excluded: ExcludedCases
    counts: CaseCounts

    def to_json(self, lang: str = "de") -> dict[str, Any]:
        """The object of `match --for-offer`; `schema cases` describes it."""
        return {
            **head_json(self.offer, self.as_of, self.versions, self.notices, lang),
            "cases": [case_json(one, lang) for one in self.cases],
            "left_out": [left_out_json(one, lang) for one in self.left_out],
            **tail_json(self.excluded, self.counts),
        }
