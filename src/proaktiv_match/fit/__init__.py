"""May this person do this job? Limits against demands: findings, verdict, questions. Pure functions, no I/O."""

from proaktiv_match.fit._compare import compare, compare_prepared
from proaktiv_match.fit._demands import CompiledOffer, ResolvedDemand, compile_offer
from proaktiv_match.fit._finding import (
    Adaptation,
    Comparison,
    Finding,
    FindingSource,
    Mark,
    Question,
    Tendency,
    ValueShown,
    Verdict,
)
from proaktiv_match.fit._implied_class import NO_STRAIN, Strain
from proaktiv_match.fit._limits import PreparedParticipant, prepare

__all__ = [
    "NO_STRAIN",
    "Adaptation",
    "Comparison",
    "CompiledOffer",
    "Finding",
    "FindingSource",
    "Mark",
    "PreparedParticipant",
    "Question",
    "ResolvedDemand",
    "Strain",
    "Tendency",
    "ValueShown",
    "Verdict",
    "compare",
    "compare_prepared",
    "compile_offer",
    "prepare",
]
