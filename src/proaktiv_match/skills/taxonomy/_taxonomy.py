"""What labels mean: concepts with their names, and how they belong together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np

from proaktiv_match.errors import InputError
from proaktiv_match.skills._label import Label, label
from proaktiv_match.skills.linking import Encoder, LabelIndex
from proaktiv_match.skills.linking import Kind as LinkedKind
from proaktiv_match.skills.taxonomy._arrays import Arrays, compiled, counts_of, label_hash, label_table
from proaktiv_match.skills.taxonomy._artefact import TaxonomyArtefact
from proaktiv_match.skills.taxonomy._bundled import bundled_content, bundled_version
from proaktiv_match.skills.taxonomy._concept import KINDS, Concept, Kind
from proaktiv_match.skills.taxonomy._content import Source, TaxonomyContent, merge
from proaktiv_match.skills.taxonomy._faults import told
from proaktiv_match.skills.taxonomy._link_index import forms_of_kind

__all__ = ["Taxonomy"]

_REMEMBERED = 65536
"""Labels whose concepts are remembered; the memory starts anew when it is full."""


@dataclass(frozen=True, slots=True)
class _Store:
    arrays: Arrays
    sources: tuple[Source, ...] = ()
    artefact: TaxonomyArtefact | None = None


def _arrays_of(labels: Mapping[str, Iterable[str]]) -> Arrays:
    content = TaxonomyContent()
    for concept, names in sorted(labels.items()):
        first, *others = sorted(set(names)) or [""]
        content.concepts.append(Concept(concept, "skill", first, tuple(others)))
    return compiled(content)[0]


class Taxonomy:
    """Concepts and the labels under which they are known; immutable.

    An empty taxonomy is a real one: then concepts are compared by their ids and labels by their text. A taxonomy that
    was built (`Taxonomy.open`) stays on disk and is shared by all processes that use it. Ids that are not known have
    no labels and no relations.

    Args:
        labels: id of a skill to its labels; a label may belong to several concepts.
        version: names the content; it stands in every result.

    Attributes:
        sources: where the content comes from, with counts, encodings and terms of use.
    """

    __slots__ = ("_arrays", "_artefact", "_indexes", "_kinds", "_known", "_lock", "_places", "sources", "version")

    def __init__(
        self,
        labels: Mapping[str, Iterable[str]] | None = None,
        version: str = "none",
        *,
        _store: _Store | None = None,
    ) -> None:
        store = _store or _Store(_arrays_of(labels or {}))
        self.version: Final = version
        self.sources: Final = store.sources
        self._artefact: Final = store.artefact
        self._arrays = store.arrays
        self._places: Final[dict[str, int]] = {}
        self._known: Final[dict[str, frozenset[str]]] = {}
        self._kinds: Final[dict[Kind, tuple[str, ...]]] = {}
        self._indexes: Final[dict[tuple[LinkedKind, tuple[str, str] | None], LabelIndex]] = {}
        self._lock: Final = Lock()

    @classmethod
    def of(cls, content: TaxonomyContent, version: str) -> "Taxonomy":
        """A taxonomy in memory.

        Raises:
            InputError: one id stands for two kinds of concepts.
        """
        merged = merge([content])
        return cls(version=version, _store=_Store(compiled(merged)[0], tuple(merged.sources)))

    @classmethod
    def bundled(cls) -> "Taxonomy":
        """The taxonomy that travels with the package, read once a process."""
        return _bundled()

    @classmethod
    def open(cls, directory: str | Path) -> "Taxonomy":
        """A taxonomy that `proaktiv-match taxonomy build` has made; takes milliseconds whatever its size.

        Raises:
            UnreadableFileError: there is none, it is damaged, or another version of this package made it.
        """
        artefact = TaxonomyArtefact.open(directory)
        store = _Store(artefact.arrays, artefact.sources, artefact)
        return cls(version=artefact.version, _store=store)

    def __reduce__(self) -> tuple[object, ...]:
        # Another process opens the same files and shares their memory, instead of getting a copy.
        if self._artefact is not None:
            return _reopened, (str(self._artefact.directory), self.version)
        return _refilled, (self._arrays, self.version, self.sources)

    def __len__(self) -> int:
        """Number of concepts."""
        return len(self._arrays)

    def __contains__(self, concept: object) -> bool:
        """Whether there is a concept of this id."""
        return isinstance(concept, str) and self._place(concept) is not None

    def __repr__(self) -> str:
        return f"Taxonomy(version={self.version!r}, concepts={len(self)})"

    @property
    def counts(self) -> dict[str, int]:
        """Concepts by kind, labels, and pairs of each relation."""
        return counts_of(self._arrays)

    @property
    def skills(self) -> tuple[str, ...]:
        """Ids of all skills, sorted."""
        return self._of_kind("skill")

    @property
    def occupations(self) -> tuple[str, ...]:
        """Ids of all occupations, sorted."""
        return self._of_kind("occupation")

    @property
    def groups(self) -> tuple[str, ...]:
        """Ids of all groups of skills or occupations, sorted."""
        return self._of_kind("group")

    def concept(self, concept: str) -> Concept | None:
        """The concept of an id with all its texts."""
        place = self._place(concept)
        return None if place is None else self._arrays.concept(place)

    def labels_of(self, concept: str) -> tuple[str, ...]:
        """The labels of a concept, the preferred one first; empty if it is not known."""
        place = self._place(concept)
        return () if place is None else self._arrays.labels_of(place)

    def concepts_of(self, name: Label) -> frozenset[str]:
        """The concepts that are known under this label, of every kind; several if it is ambiguous."""
        joined = name.joined
        found = self._known.get(joined)
        if found is None:
            found = frozenset(self._look_up(joined)) if joined else frozenset()
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[joined] = found
        return found

    def broader(self, concept: str) -> tuple[str, ...]:
        """The concepts directly above."""
        return self._linked("broader", concept)

    def narrower(self, concept: str) -> tuple[str, ...]:
        """The concepts directly below."""
        return self._linked("narrower", concept)

    def siblings(self, concept: str) -> tuple[str, ...]:
        """Other concepts of the same kind directly below one of those directly above."""
        place = self._place(concept)
        if place is None:
            return ()
        arrays = self._arrays
        below = {int(one) for above in arrays.linked("broader", place) for one in arrays.linked("narrower", int(above))}
        kind = arrays.facts[place, 0]
        return tuple(arrays.id_of(one) for one in sorted(below - {place}) if arrays.facts[one, 0] == kind)

    def related(self, concept: str) -> tuple[str, ...]:
        """Concepts that belong to it without being above or below."""
        return self._linked("related", concept)

    def essential(self, occupation: str) -> tuple[str, ...]:
        """The skills without which the occupation cannot be done."""
        return self._linked("essential", occupation)

    def optional(self, occupation: str) -> tuple[str, ...]:
        """The skills that belong to some posts of the occupation."""
        return self._linked("optional", occupation)

    def essential_in(self, skill: str) -> tuple[str, ...]:
        """The occupations for which a skill is essential."""
        return self._linked("essential_in", skill)

    def optional_in(self, skill: str) -> tuple[str, ...]:
        """The occupations for which a skill is optional."""
        return self._linked("optional_in", skill)

    def telling(self, skill: str) -> int:
        """In how many occupations the skill is essential: the fewer, the more it tells; 0 if in none or not known."""
        place = self._place(skill)
        return 0 if place is None else len(self._arrays.linked("essential_in", place))

    def link_index(self, kind: LinkedKind, encoder: Encoder | None = None) -> LabelIndex:
        """Finds the skills or the occupations that a text may mean; made once and kept, safe for threads.

        A taxonomy that was built has its index on disk, where it is opened in a moment; another makes it from its
        labels at the first call.

        Args:
            kind: what is looked for.
            encoder: adds nearness in meaning. A built taxonomy needs the vectors of the same encoder
                (`taxonomy build --semantic`); another has all its labels encoded now.

        Raises:
            UnreadableFileError: the index on disk is damaged, was made with other numbers, or has no vectors of this
                encoder.
        """
        key = kind, None if encoder is None else (encoder.name, encoder.version)
        with self._lock:
            if key not in self._indexes:
                if self._artefact is not None:
                    self._indexes[key] = self._artefact.link_index(kind, encoder)
                else:
                    self._indexes[key] = LabelIndex.build(forms_of_kind(self._arrays, kind), kind, encoder=encoder)
            return self._indexes[key]

    def _place(self, concept: str) -> int | None:
        place = self._places.get(concept)
        if place is None:
            place = self._arrays.place(concept)
            if place is not None:
                self._places[concept] = place
        return place

    def _linked(self, relation: str, concept: str) -> tuple[str, ...]:
        place = self._place(concept)
        if place is None:
            return ()
        return tuple(self._arrays.id_of(int(other)) for other in self._arrays.linked(relation, place))

    def _of_kind(self, kind: Kind) -> tuple[str, ...]:
        if kind not in self._kinds:
            places = np.flatnonzero(self._arrays.facts[:, 0] == KINDS.index(kind))
            self._kinds[kind] = tuple(self._arrays.id_of(int(place)) for place in places)
        return self._kinds[kind]

    def _look_up(self, joined: str) -> set[str]:
        arrays = self._arrays
        if not len(arrays.hashes) and len(arrays):
            # Taxonomies in memory make their table of labels when the first label is asked for.
            hashes, labelled = label_table(arrays)
            arrays = self._arrays = replace(arrays, hashes=hashes, labelled=labelled)
        wanted = np.uint64(label_hash(joined))
        begin = int(np.searchsorted(arrays.hashes, wanted, "left"))
        end = int(np.searchsorted(arrays.hashes, wanted, "right"))
        # Equal hashes are proof enough only together with equal labels.
        return {
            arrays.id_of(place)
            for place in map(int, arrays.labelled[begin:end])
            if any(label(text).joined == joined for text in arrays.labels_of(place))
        }


@lru_cache(maxsize=1)
def _bundled() -> Taxonomy:
    return Taxonomy.of(bundled_content(), bundled_version())


def _refilled(arrays: Arrays, version: str, sources: tuple[Source, ...]) -> Taxonomy:
    return Taxonomy(version=version, _store=_Store(arrays, sources))


def _reopened(folder: str, version: str) -> Taxonomy:
    made = Taxonomy.open(folder)
    if made.version != version:
        raise InputError([told("taxonomy_changed", folder)])
    return made
