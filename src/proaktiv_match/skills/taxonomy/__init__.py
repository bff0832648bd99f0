"""Taxonomies: concepts and how they belong together, in memory, bundled, or built on disk from official sources."""

from proaktiv_match.skills.taxonomy._artefact import TaxonomyArtefact, write
from proaktiv_match.skills.taxonomy._bundled import bundled_content
from proaktiv_match.skills.taxonomy._concept import KINDS, Concept, Kind
from proaktiv_match.skills.taxonomy._content import Pair, Source, SourceFile, TaxonomyContent, merge
from proaktiv_match.skills.taxonomy._taxonomy import Taxonomy

__all__ = [
    "KINDS",
    "Concept",
    "Kind",
    "Pair",
    "Source",
    "SourceFile",
    "Taxonomy",
    "TaxonomyArtefact",
    "TaxonomyContent",
    "bundled_content",
    "merge",
    "write",
]
