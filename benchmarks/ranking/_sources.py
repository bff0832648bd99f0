"""What the world is made from: ESCO as published, and the BA's terms that its official mapping links to ESCO skills."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from proaktiv_match.skills.linking import read_pairs
from proaktiv_match.skills.taxonomy import TaxonomyContent
from proaktiv_match.skills.taxonomy.sources import read_esco

__all__ = ["SYNONYMS", "read_mapped", "read_taxonomy", "words_of"]

SYNONYMS = ("exactMatch", "closeMatch")
"""Relations of the mapping in which both sides say about the same."""


def read_taxonomy(folder: Path) -> TaxonomyContent:
    """ESCO by our own importer."""
    return read_esco(folder / "esco")


def read_mapped(folder: Path, relations: Iterable[str]) -> dict[str, list[str]]:
    """BA terms by ESCO skill, of the given relations of the mapping."""
    wanted = set(relations)
    terms = dict(read_pairs(folder / "linking" / "ba_skills" / "queries.tsv"))
    words: dict[str, list[str]] = defaultdict(list)
    lines = (folder / "linking" / "ba_skills" / "relations.tsv").read_text("utf-8").splitlines()
    for term, concept, relation in (line.split("\t") for line in lines):
        if relation in wanted:
            words[concept].append(terms[term])
    return dict(words)


def words_of(content: TaxonomyContent, mapped: dict[str, list[str]]) -> dict[str, list[str]]:
    """Texts that may stand for a skill: its synonyms and the terms mapped to it."""
    words = {one.id: list(one.synonyms) for one in content.concepts if one.kind == "skill" and one.synonyms}
    for concept, terms in mapped.items():
        words.setdefault(concept, []).extend(terms)
    return words
