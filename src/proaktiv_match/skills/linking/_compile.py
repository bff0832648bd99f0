"""From labels to the arrays of an index."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from proaktiv_match.skills.linking._compound import Compounds, stem_counts
from proaktiv_match.skills.linking._encoder import Encoder
from proaktiv_match.skills.linking._grams import Lexicon, lexicon_tables
from proaktiv_match.skills.linking._meanings import meaning_tables
from proaktiv_match.skills.linking._parameters import Kind, parameters, word_lists
from proaktiv_match.skills.linking._segments import joined, words_of
from proaktiv_match.skills.linking._splitter import Splitter
from proaktiv_match.skills.linking._subwords import SUBWORDS, subwords
from proaktiv_match.skills.linking._tables import block, places_of, text_hash
from proaktiv_match.skills.linking._view import forms_of_views, view_tables

__all__ = ["GENERIC", "LIGHT", "SEMANTIC", "Compiled", "compiled"]

SEMANTIC: Final = "semantic"
"""Stands before the names of the arrays of the encoder."""

Words = tuple[str, ...]
Arrays = dict[str, npt.NDArray[Any]]

LIGHT: Final = 1
GENERIC: Final = 2
"""Bits of `part_marks`: the part comes from a word that says that something is done at all, or names a kind."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """An index as arrays.

    Attributes:
        tables: arrays by name; see `TYPES`.
        concepts: ids, sorted.
    """

    tables: Arrays
    concepts: tuple[str, ...]


def compiled(
    forms: Iterable[tuple[str, str]],
    kind: Kind,
    encoder: Encoder | None = None,
    step: Callable[[int, int], None] | None = None,
) -> Compiled:
    """Compile labels.

    Args:
        forms: (id of a concept, one of its labels), in any order; a label given twice counts twice.
        kind: what the concepts are.
        encoder: adds vectors of the labels.
        step: called with how many labels are encoded, and how many there are.
    """
    taken: Counter[tuple[str, Words]] = Counter()
    own: dict[str, set[str]] = defaultdict(set)
    plain: set[tuple[str, str]] = set()
    for concept, text in forms:
        words = words_of(text)
        if words:
            taken[concept, words] += 1
            own[joined(text)].add(concept)
            plain.add((concept, text))
    concepts = tuple(sorted({concept for concept, _ in taken}))
    if not concepts:
        return Compiled({}, ())
    place = {concept: place for place, concept in enumerate(concepts)}
    held = sorted(taken.items())
    owned = [(place[concept], count) for (concept, _), count in held]
    written = [words for (_, words), _ in held]
    tables = _own_tables(own, place)
    tables["counts"] = np.array([count for _, count in owned], dtype=np.float32)
    owners = [concept for concept, _ in owned]
    tables["concept_starts"] = np.searchsorted(owners, np.arange(len(concepts) + 1)).astype(np.int32)
    stems = stem_counts(word for words in written for word in sorted(set(words)))
    tables["stems"] = block(list(stems))
    tables["stem_counts"] = np.array(list(stems.values()), dtype=np.int32)
    tables |= _views(written, Splitter(Compounds(counts=stems)), kind, owned, len(concepts))
    texts = sorted((place[concept], text) for concept, text in plain)
    tables |= meaning_tables(SUBWORDS, texts, len(concepts), subwords(), kind=kind)
    if encoder is not None:
        tables |= meaning_tables(SEMANTIC, texts, len(concepts), encoder, step, kind)
    return Compiled(tables, concepts)


def _own_tables(own: dict[str, set[str]], place: dict[str, int]) -> Arrays:
    pairs = sorted((text_hash(text), place[concept]) for text, found in own.items() for concept in found)
    return {
        "own": np.array([entry for entry, _ in pairs], dtype=np.uint64),
        "own_concepts": np.array([concept for _, concept in pairs], dtype=np.int32),
    }


def _views(written: list[Words], split: Splitter, kind: Kind, owned: list[tuple[int, int]], concepts: int) -> Arrays:
    numbers = parameters(kind).views
    parts = [split(words) for words in written]
    tables = lexicon_tables(written, "words") | lexicon_tables(parts, "parts")
    lexicons = {name: Lexicon(tables, name) for name in ("words", "parts")}
    for form in forms_of_views(single=len(written) == concepts):
        texts = parts if form.lexicon == "parts" else written
        if form.concept:
            texts = _together(texts, owned, concepts)
        tables |= view_tables(texts, lexicons[form.lexicon], form, numbers)
    return tables | _part_tables(written, split, lexicons["parts"])


def _together(texts: Sequence[Words], owned: list[tuple[int, int]], concepts: int) -> list[Words]:
    """All forms of each concept as one text."""
    whole: list[list[str]] = [[] for _ in range(concepts)]
    for words, (concept, count) in zip(texts, owned, strict=True):
        whole[concept] += words * count
    return [tuple(words) for words in whole]


def _part_tables(written: Sequence[Words], split: Splitter, lexicon: Lexicon) -> Arrays:
    """The parts of each form in order, each with its marks."""
    lists = word_lists()
    rows: list[list[tuple[int, int]]] = []
    for words in written:
        row: list[tuple[int, int]] = []
        for word in words:
            light = word in lists.light
            marks = LIGHT * light | GENERIC * (light or word in lists.generic)
            row += [(place, marks) for part in split((word,)) if (place := lexicon.place(part)) is not None]
        rows.append(row)
    starts = np.zeros(len(rows) + 1, dtype=np.int32)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    return {
        "part_starts": starts,
        "part_places": np.array([p for row in rows for p, _ in row], dtype=places_of(len(lexicon.words))),
        "part_marks": np.array([marks for row in rows for _, marks in row], dtype=np.uint8),
    }
