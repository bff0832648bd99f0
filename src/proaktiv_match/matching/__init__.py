"""The answer: which offers for this person, in which order, why, and what was left out.

`Matcher` joins `fit` (limits), `skills` and wishes; `Result` is the contract's object. `OfferCases` asks the other way
round, and `OfferBand` is all of it that people without a right to see persons get.
"""

from proaktiv_match.matching._band import Band, OfferBand
from proaktiv_match.matching._case import Case, CaseCounts, CaseTally, ExcludedCases, LeftOut
from proaktiv_match.matching._case_json import case_json, head_json, left_out_json, tail_json
from proaktiv_match.matching._case_list import CaseList
from proaktiv_match.matching._distance import distance
from proaktiv_match.matching._for_offer import OfferCases
from proaktiv_match.matching._history import Decision, History, offer_digest
from proaktiv_match.matching._matcher import Matcher
from proaktiv_match.matching._notices import Notice
from proaktiv_match.matching._places import Places
from proaktiv_match.matching._result import (
    Counts,
    Excluded,
    OneStep,
    OpenQuestion,
    ProfileSummary,
    Result,
    Suggestion,
    Versions,
)
from proaktiv_match.matching._schema import band_schema, cases_schema, result_schema
from proaktiv_match.matching._why_before import WhyBefore
from proaktiv_match.matching._wishes import WishGroup, WishShown

__all__ = [
    "Band",
    "Case",
    "CaseCounts",
    "CaseList",
    "CaseTally",
    "Counts",
    "Decision",
    "Excluded",
    "ExcludedCases",
    "History",
    "LeftOut",
    "Matcher",
    "Notice",
    "OfferBand",
    "OfferCases",
    "OneStep",
    "OpenQuestion",
    "Places",
    "ProfileSummary",
    "Result",
    "Suggestion",
    "Versions",
    "WhyBefore",
    "WishGroup",
    "WishShown",
    "band_schema",
    "case_json",
    "cases_schema",
    "distance",
    "head_json",
    "left_out_json",
    "offer_digest",
    "result_schema",
    "tail_json",
]
