"""Text to concept: free German text finds the skill or occupation it means, or stays unlinked and visible."""

from proaktiv_match.skills.linking._candidate import Candidate
from proaktiv_match.skills.linking._encoder import BundledEncoder, Encoder
from proaktiv_match.skills.linking._index import LabelIndex
from proaktiv_match.skills.linking._parameters import Kind
from proaktiv_match.skills.linking._rows import read_pairs

__all__ = ["BundledEncoder", "Candidate", "Encoder", "Kind", "LabelIndex", "read_pairs"]
