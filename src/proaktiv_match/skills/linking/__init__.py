"""Text to concept: free German text finds the skill or occupation it means, or stays unlinked and visible."""

from proaktiv_match.skills.linking._candidate import Candidate
from proaktiv_match.skills.linking._compile import SEMANTIC, Compiled, compiled
from proaktiv_match.skills.linking._encoder import BundledEncoder, Encoder
from proaktiv_match.skills.linking._index import LabelIndex
from proaktiv_match.skills.linking._parameters import Kind
from proaktiv_match.skills.linking._rows import read_pairs
from proaktiv_match.skills.linking._rules import linking_rules
from proaktiv_match.skills.linking._tables import check_tables

__all__ = [
    "SEMANTIC",
    "BundledEncoder",
    "Candidate",
    "Compiled",
    "Encoder",
    "Kind",
    "LabelIndex",
    "check_tables",
    "compiled",
    "linking_rules",
    "read_pairs",
]
