"""Can this person do this job? Requirement against evidence, as a sum of contributions; formal gaps beside it.

Pure functions; nothing here knows about health, and `fit` knows nothing of this room.
"""

from proaktiv_match.skills._formal import FormalGap, GapKind, GapStatus, formal_gaps
from proaktiv_match.skills._label import Label, label
from proaktiv_match.skills._link import How, LabelLinker, Link, Linker, Term
from proaktiv_match.skills._score import (
    Contribution,
    Evidence,
    Requirements,
    SkillScore,
    compile_requirements,
    read_evidence,
    score_skills,
)
from proaktiv_match.skills._text import same_text, similar_text
from proaktiv_match.skills._weights import MILLION
from proaktiv_match.skills.taxonomy import Taxonomy

__all__ = [
    "MILLION",
    "Contribution",
    "Evidence",
    "FormalGap",
    "GapKind",
    "GapStatus",
    "How",
    "Label",
    "LabelLinker",
    "Link",
    "Linker",
    "Requirements",
    "SkillScore",
    "Taxonomy",
    "Term",
    "compile_requirements",
    "formal_gaps",
    "label",
    "read_evidence",
    "same_text",
    "score_skills",
    "similar_text",
]
