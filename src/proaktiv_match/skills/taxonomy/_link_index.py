"""The link index inside a built taxonomy: a group of arrays for skills, and one for occupations."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol, overload

import numpy as np
import numpy.typing as npt

from proaktiv_match.skills.linking import SEMANTIC, Encoder, LabelIndex, check_tables, compiled, linking_rules
from proaktiv_match.skills.linking import Kind as LinkedKind
from proaktiv_match.skills.taxonomy._arrays import Arrays
from proaktiv_match.skills.taxonomy._concept import KINDS
from proaktiv_match.skills.taxonomy._faults import unreadable

__all__ = ["LINKED_KINDS", "Step", "forms_of_kind", "link_arrays", "open_link_index"]

LINKED_KINDS: Final[tuple[LinkedKind, ...]] = ("skill", "occupation")
"""Kinds of concepts that text is linked to."""

_CONCEPTS: Final = "concepts"
_VECTORS: Final = f"{SEMANTIC}."


class Step(Protocol):
    """Told what is done now, and where it is known, how far it is."""

    def __call__(self, name: str, done: int = 0, total: int = 0) -> None:
        """Take the name of a step and how much of how much of it is done."""
        ...


class _Ids(Sequence[str]):
    """Ids of the concepts of an index, read from the taxonomy one by one."""

    def __init__(self, arrays: Arrays, places: npt.NDArray[np.int32]) -> None:
        self._arrays, self._places = arrays, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...

    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        if isinstance(place, slice):
            return tuple(self._arrays.id_of(int(one)) for one in self._places[place])
        return self._arrays.id_of(int(self._places[place]))


def forms_of_kind(arrays: Arrays, kind: LinkedKind) -> list[tuple[str, str]]:
    """(id, label) of all concepts of a kind."""
    places = np.flatnonzero(arrays.facts[:, 0] == KINDS.index(kind))
    return [(arrays.id_of(place), name) for place in places.tolist() for name in arrays.labels_of(place)]


def link_arrays(
    arrays: Arrays, encoder: Encoder | None = None, step: Step | None = None
) -> tuple[dict[str, npt.NDArray[Any]], dict[str, Any]]:
    """Make the link index of a taxonomy.

    Args:
        arrays: the taxonomy.
        encoder: adds vectors of all labels of skills and occupations.
        step: told `link_skill` and `link_occupation`, with the labels that are encoded.

    Returns:
        The arrays by the names of their files, and what the manifest says of them.
    """
    made: dict[str, npt.NDArray[Any]] = {}
    counts: dict[str, dict[str, int]] = {}
    for kind in LINKED_KINDS:

        def told(done: int, total: int, name: str = f"link_{kind}") -> None:
            if step is not None:
                step(name, done, total)

        told(0, 0)
        index = compiled(forms_of_kind(arrays, kind), kind, encoder, told)
        places = np.array([arrays.place(concept) for concept in index.concepts], dtype=np.int32)
        for name, table in {_CONCEPTS: places, **index.tables}.items():
            made[_file(kind, name)] = table
        counts[kind] = {
            "concepts": len(places),
            "labels": len(index.tables.get("counts", ())),
            "vectors": len(index.tables.get(f"{SEMANTIC}.vectors", ())),
        }
    named = None if encoder is None else {"name": encoder.name, "version": encoder.version}
    return made, {"rules": linking_rules(), "encoder": named, "counts": counts}


def open_link_index(
    folder: Path, manifest: Mapping[str, Any], arrays: Arrays, kind: LinkedKind, encoder: Encoder | None
) -> LabelIndex:
    """Map the link index of a built taxonomy into memory.

    Args:
        folder: of the taxonomy.
        manifest: of the taxonomy.
        arrays: of the taxonomy.
        kind: what is linked.
        encoder: the one that the vectors were made with, `None` to compare text alone.

    Raises:
        UnreadableFileError: the index is damaged, was made with other numbers or another encoder, has no vectors, or
            was replaced meanwhile.
    """
    inner = folder / str(manifest["folder"])
    if not inner.is_dir():
        raise unreadable("taxonomy_changed", str(folder))
    try:
        about = manifest["linking"]
        if about["rules"] == linking_rules():
            _check_encoder(folder, about["encoder"], encoder)
            tables, places = _read(inner, manifest["files"], kind, with_vectors=encoder is not None)
            _check(tables, places, arrays)
            return LabelIndex(tables, _Ids(arrays, places), kind, encoder)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, EOFError) as error:
        part = Path(str(error.filename)).name if isinstance(error, OSError) and error.filename else str(error)
        raise unreadable("taxonomy_damaged", str(folder), part=part.strip("'")[:60]) from None
    raise unreadable("link_index_version", str(folder))


def _read(
    inner: Path, made: Iterable[str], kind: LinkedKind, *, with_vectors: bool
) -> tuple[dict[str, npt.NDArray[Any]], npt.NDArray[np.int32]]:
    """The arrays of a kind by name, and the places of its concepts in the taxonomy."""
    beginning, ending = _file(kind, "*").split("*")
    names = [name.removeprefix(beginning).removesuffix(ending) for name in made if name.startswith(beginning)]
    tables = {
        name: _mapped(inner / _file(kind, name)) for name in names if with_vectors or not name.startswith(_VECTORS)
    }
    return tables, tables.pop(_CONCEPTS)


def _check(tables: Mapping[str, npt.NDArray[Any]], places: npt.NDArray[np.int32], arrays: Arrays) -> None:
    if places.dtype != np.int32 or places.ndim != 1:
        raise ValueError(_CONCEPTS)
    if len(places):
        if int(places.min()) < 0 or int(places.max()) >= len(arrays):
            raise ValueError(_CONCEPTS)
        check_tables(tables, len(places))


def _check_encoder(folder: Path, made: Mapping[str, str] | None, encoder: Encoder | None) -> None:
    if encoder is None:
        return
    if made is None:
        raise unreadable("no_vectors", str(folder))
    if (made["name"], made["version"]) != (encoder.name, encoder.version):
        one, other = f"{made['name']} ({made['version']})", f"{encoder.name} ({encoder.version})"
        raise unreadable("other_encoder", str(folder), made=one, asked=other)


def _file(kind: LinkedKind, name: str) -> str:
    return f"index_{kind}.{name}.npy"


def _mapped(path: Path) -> npt.NDArray[Any]:
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
