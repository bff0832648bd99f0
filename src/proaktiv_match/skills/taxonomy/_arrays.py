"""Content compiled into flat arrays: one blob of text with offsets, relations as rows of ids. The form on disk."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from proaktiv_match.skills._label import label
from proaktiv_match.skills.taxonomy._concept import KINDS, Concept
from proaktiv_match.skills.taxonomy._content import RELATIONS, Pair, TaxonomyContent

__all__ = ["LINKS", "Arrays", "compiled", "counts_of", "label_hash", "label_table"]

LINKS: Final = ("broader", "narrower", "related", "essential", "optional", "essential_in", "optional_in")
"""Relations of a concept, in the order of their rows in `Arrays.link_starts`."""

_FIXED = 4
"""Strings of a concept before its synonyms: id, label, code, description."""


@dataclass(frozen=True, slots=True)
class Arrays:
    """A taxonomy of n concepts, ordered by id.

    Attributes:
        text: uint8, all strings in UTF-8, one behind the other.
        ends: int64 (strings + 1), where each string begins; the last entry is the length of the text.
        first: int32 (n + 1), first string of each concept: id, label, code, description, then its synonyms.
        facts: uint8 (n, 3): place of the kind in `KINDS`, requirement level (0 is none), transversal (0 or 1).
        link_starts: int32 (7, n + 1), for each relation of `LINKS` where the concept's row begins in `links`.
        links: int32, concepts by their place.
        hashes: uint64 (labels), sorted: `label_hash` of every label; empty if it was not computed yet.
        labelled: int32 (labels), the concept of each.
    """

    text: npt.NDArray[np.uint8]
    ends: npt.NDArray[np.int64]
    first: npt.NDArray[np.int32]
    facts: npt.NDArray[np.uint8]
    link_starts: npt.NDArray[np.int32]
    links: npt.NDArray[np.int32]
    hashes: npt.NDArray[np.uint64]
    labelled: npt.NDArray[np.int32]

    def __len__(self) -> int:
        """Number of concepts."""
        return len(self.first) - 1

    def string(self, place: int) -> str:
        """One string."""
        return self.text[self.ends[place] : self.ends[place + 1]].tobytes().decode("utf-8")

    def id_of(self, concept: int) -> str:
        """The id of a concept."""
        return self.string(int(self.first[concept]))

    def labels_of(self, concept: int) -> tuple[str, ...]:
        """The labels of a concept, the preferred one first."""
        begin, end = int(self.first[concept]), int(self.first[concept + 1])
        return (self.string(begin + 1), *(self.string(place) for place in range(begin + _FIXED, end)))

    def concept(self, concept: int) -> Concept:
        """A concept with all its texts."""
        begin = int(self.first[concept])
        kind, level, transversal = (int(fact) for fact in self.facts[concept])
        name, *synonyms = self.labels_of(concept)
        return Concept(
            id=self.string(begin),
            kind=KINDS[kind],
            label=name,
            synonyms=tuple(synonyms),
            code=self.string(begin + 2) or None,
            description=self.string(begin + 3),
            level=level or None,
            transversal=bool(transversal),
        )

    def place(self, name: str) -> int | None:
        """The concept of an id, found by halving; `None` if there is none."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            found = self.id_of(middle)
            if found == name:
                return middle
            low, high = (middle + 1, high) if found < name else (low, middle)
        return None

    def linked(self, relation: str, concept: int) -> npt.NDArray[np.int32]:
        """The concepts to which a relation of `LINKS` leads, in the order of their ids."""
        starts = self.link_starts[LINKS.index(relation)]
        return self.links[starts[concept] : starts[concept + 1]]


def label_hash(joined: str) -> int:
    """64 bits of a label in its compared form; equal on every machine."""
    return int.from_bytes(hashlib.blake2b(joined.encode(), digest_size=8).digest(), "little")


def label_table(arrays: Arrays) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32]]:
    """Hash and concept of every label, sorted; a concept stands once for a hash."""
    found = {
        (label_hash(joined), concept)
        for concept in range(len(arrays))
        for joined in {label(name).joined for name in arrays.labels_of(concept)}
        if joined
    }
    ordered = sorted(found)
    return (
        np.array([entry for entry, _ in ordered], dtype=np.uint64),
        np.array([concept for _, concept in ordered], dtype=np.int32),
    )


def _rows(pairs: npt.NDArray[np.int64], count: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Starts and entries of the rows of sorted pairs (m, 2)."""
    unique = np.unique(pairs, axis=0) if len(pairs) else pairs
    return np.searchsorted(unique[:, 0], np.arange(count + 1)), unique[:, 1]


def _numbered(pairs: Iterable[Pair], places: dict[str, int]) -> tuple[npt.NDArray[np.int64], int]:
    """Pairs of places, without pairs of a concept with itself; and how many name a concept that is not there."""
    known: list[tuple[int, int]] = []
    dangling = 0
    for one, other in pairs:
        left, right = places.get(one), places.get(other)
        if left is None or right is None:
            dangling += 1
        elif left != right:
            known.append((left, right))
    return np.array(known, dtype=np.int64).reshape(-1, 2), dangling


def compiled(content: TaxonomyContent) -> tuple[Arrays, dict[str, int]]:
    """The arrays of a content whose concepts have one entry each (`merge`), without the table of labels.

    Returns:
        The arrays, and for each relation and `forms` how many entries name a concept that is not there.
    """
    concepts = sorted(content.concepts, key=lambda concept: concept.id)
    places = {concept.id: place for place, concept in enumerate(concepts)}
    count = len(concepts)
    strings = [
        text.encode("utf-8")
        for one in concepts
        for text in (one.id, one.label, one.code or "", one.description, *one.synonyms)
    ]
    sizes = np.fromiter(chain((0,), map(len, strings)), dtype=np.int64, count=len(strings) + 1)
    shares = chain((0,), (_FIXED + len(one.synonyms) for one in concepts))
    facts = [(KINDS.index(one.kind), one.level or 0, int(one.transversal)) for one in concepts]
    pairs, dangling = {}, {}
    for relation in RELATIONS:
        pairs[relation], dangling[relation] = _numbered(getattr(content, relation), places)
    dangling["forms"] = len(content.forms)
    pairs["narrower"] = pairs["broader"][:, ::-1]
    pairs["related"] = np.concatenate([pairs["related"], pairs["related"][:, ::-1]])
    # What is essential is not optional as well: the stronger word counts.
    if len(pairs["optional"]) and len(pairs["essential"]):
        strong = pairs["essential"] @ np.array([count, 1])
        pairs["optional"] = pairs["optional"][~np.isin(pairs["optional"] @ np.array([count, 1]), strong)]
    pairs["essential_in"], pairs["optional_in"] = pairs["essential"][:, ::-1], pairs["optional"][:, ::-1]
    starts, links, begin = [], [], 0
    for name in LINKS:
        row_starts, entries = _rows(pairs[name], count)
        starts.append(row_starts + begin)
        links.append(entries)
        begin += len(entries)
    arrays = Arrays(
        text=np.frombuffer(b"".join(strings), dtype=np.uint8),
        ends=np.cumsum(sizes),
        first=np.cumsum(np.fromiter(shares, dtype=np.int64, count=count + 1)).astype(np.int32),
        facts=np.array(facts, dtype=np.uint8).reshape(-1, 3),
        link_starts=np.array(starts, dtype=np.int32),
        links=np.concatenate(links).astype(np.int32),
        hashes=np.empty(0, dtype=np.uint64),
        labelled=np.empty(0, dtype=np.int32),
    )
    return arrays, dangling


def counts_of(arrays: Arrays) -> dict[str, int]:
    """Concepts by kind, labels, and pairs of each relation (related pairs once)."""
    count = len(arrays)
    kinds = np.bincount(arrays.facts[:, 0], minlength=len(KINDS))
    counts = {f"{kind}s": int(kinds[place]) for place, kind in enumerate(KINDS)}
    counts["labels"] = len(arrays.ends) - 1 - (_FIXED - 1) * count
    for name in RELATIONS:
        starts = arrays.link_starts[LINKS.index(name)]
        pairs = int(starts[count] - starts[0])
        counts[name] = pairs // 2 if name == "related" else pairs
    return counts
