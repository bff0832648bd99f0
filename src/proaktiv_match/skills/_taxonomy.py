"""What labels mean: concepts with their names. The seam at which ESCO and the BA's competences will be attached."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from proaktiv_match.skills._label import Label, label

__all__ = ["Taxonomy"]


class Taxonomy:
    """Concepts and the labels under which they are known; immutable.

    An empty taxonomy is a real one: then concepts are compared by their ids and labels by their text.

    Args:
        labels: id of a concept to its labels, German; a label may belong to several concepts.
        version: names the content; it stands in every result.
    """

    __slots__ = ("_concepts", "_labels", "version")

    def __init__(self, labels: Mapping[str, Iterable[str]] | None = None, version: str = "none") -> None:
        self.version: Final = version
        self._labels: Final = MappingProxyType(
            {concept: tuple(sorted(names)) for concept, names in sorted((labels or {}).items())}
        )
        concepts: dict[str, set[str]] = {}
        for concept, names in self._labels.items():
            for name in names:
                concepts.setdefault(label(name).joined, set()).add(concept)
        self._concepts: Final = MappingProxyType({text: frozenset(found) for text, found in concepts.items()})

    @classmethod
    def bundled(cls) -> "Taxonomy":
        """The taxonomy that travels with the package: none yet, version `none`."""
        return cls()

    def __len__(self) -> int:
        """Number of concepts."""
        return len(self._labels)

    def __repr__(self) -> str:
        return f"Taxonomy(version={self.version!r}, concepts={len(self)})"

    def labels_of(self, concept: str) -> tuple[str, ...]:
        """The labels of a concept, sorted; empty if it is not known."""
        return self._labels.get(concept, ())

    def concepts_of(self, name: Label) -> frozenset[str]:
        """The concepts that are known under this label; several if it is ambiguous."""
        return self._concepts.get(name.joined, frozenset())
