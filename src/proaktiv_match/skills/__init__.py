"""Can this person do this job? Requirement against evidence, as a sum of contributions; formal gaps beside it.

Pure functions; nothing here knows about health, and `fit` knows nothing of this room.
"""

from proaktiv_match.skills._evidence import Evidence, read_evidence
from proaktiv_match.skills._formal import FormalGap, GapKind, GapStatus, formal_gaps
from proaktiv_match.skills._label import Label, label
from proaktiv_match.skills._occupation import Occupation, read_occupation
from proaktiv_match.skills._requirements import Requirements, compile_all, compile_requirements, occupation_of
from proaktiv_match.skills._score import Contribution, SkillScore, score_skills
from proaktiv_match.skills._skill_map import SkillMap
from proaktiv_match.skills._term import How, Term
from proaktiv_match.skills._text import same_text, similar_text
from proaktiv_match.skills._transfer import Transfer, TransferredSkill, neighbours, transfer
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
    "Occupation",
    "Requirements",
    "SkillMap",
    "SkillScore",
    "Taxonomy",
    "Term",
    "Transfer",
    "TransferredSkill",
    "compile_all",
    "compile_requirements",
    "formal_gaps",
    "label",
    "neighbours",
    "occupation_of",
    "read_evidence",
    "read_occupation",
    "same_text",
    "score_skills",
    "similar_text",
    "transfer",
]
