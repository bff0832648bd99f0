"""What importers fill: plain lists, before they are compiled into arrays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from proaktiv_match.errors import InputError
from proaktiv_match.skills.taxonomy._concept import Concept
from proaktiv_match.skills.taxonomy._faults import told

__all__ = ["RELATIONS", "Pair", "Source", "SourceFile", "TaxonomyContent", "merge"]

Pair = tuple[str, str]

RELATIONS = ("broader", "related", "essential", "optional")
"""Names of the lists of pairs of a `TaxonomyContent`."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its name, the encoding it was in, the records it held."""

    name: str
    encoding: str
    records: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where content comes from.

    Attributes:
        name: short name, lower case (`esco`, `kldb`).
        version: of the source, or `unknown`.
        date: day of the source, ISO, or empty.
        files: what was read.
        counts: what was found, in the units of the source.
        missing: files that belong to the source and were not there.
        terms: what the source asks of whoever uses it, or empty.
    """

    name: str
    version: str
    date: str = ""
    files: tuple[SourceFile, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    terms: str = ""


@dataclass(slots=True)
class TaxonomyContent:
    """Concepts and how they belong together.

    Attributes:
        concepts: may name one concept several times; their labels add up.
        broader: (narrower id, broader id).
        related: (id, id), in either direction.
        essential: (occupation id, skill id).
        optional: (occupation id, skill id).
        forms: (id, text): further names of a concept that another source describes.
        sources: where it comes from.
    """

    concepts: list[Concept] = field(default_factory=list)
    broader: list[Pair] = field(default_factory=list)
    related: list[Pair] = field(default_factory=list)
    essential: list[Pair] = field(default_factory=list)
    optional: list[Pair] = field(default_factory=list)
    forms: list[Pair] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)


def _joined(first: Concept, other: Concept) -> Concept:
    if first.kind != other.kind:
        raise InputError([told("kind_conflict", "-", id=first.id, one=first.kind, other=other.kind)])
    names = dict.fromkeys((*first.synonyms, *other.labels))
    names.pop(first.label, None)
    names.pop("", None)
    return replace(
        first,
        label=first.label or other.label,
        synonyms=tuple(name for name in names if name != (first.label or other.label)),
        code=first.code or other.code,
        description=first.description or other.description,
        level=first.level or other.level,
        transversal=first.transversal or other.transversal,
    )


def merge(contents: Iterable[TaxonomyContent]) -> TaxonomyContent:
    """One content of several: concepts of one id become one, the first has the preferred label; pairs stay once.

    Forms are added to the concepts they name; those of unknown concepts stay in `forms`.

    Raises:
        InputError: two sources give one id different kinds.
    """
    concepts: dict[str, Concept] = {}
    forms: dict[str, list[str]] = {}
    pairs: dict[str, dict[Pair, None]] = {name: {} for name in RELATIONS}
    sources: list[Source] = []
    for content in contents:
        for concept in content.concepts:
            known = concepts.get(concept.id)
            concepts[concept.id] = concept if known is None else _joined(known, concept)
        for name, text in content.forms:
            forms.setdefault(name, []).append(text)
        for relation, found in pairs.items():
            found.update(dict.fromkeys(getattr(content, relation)))
        sources += content.sources
    unknown: list[Pair] = []
    for name, texts in forms.items():
        if name in concepts:
            concept = concepts[name]
            concepts[name] = _joined(concept, replace(concept, synonyms=tuple(texts)))
        else:
            unknown += [(name, text) for text in texts]
    lists = {relation: list(found) for relation, found in pairs.items()}
    return TaxonomyContent(list(concepts.values()), **lists, forms=unknown, sources=sources)
