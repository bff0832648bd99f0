"""The answer: which offers for this person, in which order, why, and what was left out.

`Matcher` joins `fit` (limits), `skills` and wishes; `Result` is the contract's object.
"""

from proaktiv_match.matching._distance import Places, distance
from proaktiv_match.matching._history import Decision, History, offer_digest
from proaktiv_match.matching._matcher import Matcher
from proaktiv_match.matching._notices import Notice
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
from proaktiv_match.matching._schema import result_schema
from proaktiv_match.matching._why_before import WhyBefore
from proaktiv_match.matching._wishes import WishGroup, WishShown

__all__ = [
    "Counts",
    "Decision",
    "Excluded",
    "History",
    "Matcher",
    "Notice",
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
    "distance",
    "offer_digest",
    "result_schema",
]
