"""The form of an index on disk and in memory: flat arrays by name. Strings lie in one block, hashes stand sorted."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

__all__ = ["SCHEMA", "TYPES", "Tables", "block", "check_tables", "hashes_of", "places_of", "strings", "text_hash"]

Tables = Mapping[str, npt.NDArray[Any]]
"""Arrays by name; see `TYPES`."""

SCHEMA: Final = 2
"""Raised whenever the arrays or their meaning change: older ones have to be built anew."""

_PLACES: Final = (np.uint16, np.uint32)

TYPES: Final[Mapping[str, tuple[tuple[type, ...], int]]] = {
    # Words of a space, their n-grams by hash, and for each n-gram the words that hold it, as often as they hold it.
    "words": ((np.uint8,), 1),
    "grams": ((np.uint64,), 1),
    "gram_starts": ((np.int32,), 1),
    "holders": (_PLACES, 1),
    # A view: weights of features, rarity of words, and its texts as rows over the words (CSR).
    "weights": ((np.float32,), 1),
    "rarity": ((np.float32,), 1),
    "starts": ((np.int32,), 1),
    "places": ((np.int32,), 1),
    "values": ((np.float32,), 1),
    # Forms of concepts: how often each was given, where those of a concept begin, and their parts in order.
    "counts": ((np.float32,), 1),
    "concept_starts": ((np.int32,), 1),
    "part_starts": ((np.int32,), 1),
    "part_places": (_PLACES, 1),
    "part_marks": ((np.uint8,), 1),
    # Stems of the words that compounds are split by, and how often they occur.
    "stems": ((np.uint8,), 1),
    "stem_counts": ((np.int32,), 1),
    # Own forms: hash of the compared text, and the concept.
    "own": ((np.uint64,), 1),
    "own_concepts": ((np.int32,), 1),
    # Nearness in meaning: one vector a text, their mean, and the text of each form.
    "vectors": ((np.int8,), 2),
    "mean": ((np.float32,), 1),
    "form_texts": ((np.int32,), 1),
    "text_starts": ((np.int32,), 1),
}
"""Types and dimensions of the arrays; a name may have the name of its space or view before it (`parts.words`)."""


def block(texts: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Strings without line feeds as one array."""
    return np.frombuffer("\n".join(texts).encode("utf-8"), dtype=np.uint8)


def strings(found: npt.NDArray[np.uint8]) -> tuple[str, ...]:
    """The strings of a block."""
    return tuple(found.tobytes().decode("utf-8").split("\n")) if len(found) else ()


def text_hash(text: str) -> int:
    """64 bits of a text; equal on every machine."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def hashes_of(texts: Iterable[str]) -> npt.NDArray[np.uint64]:
    """The hashes of texts, in their order."""
    return np.fromiter(map(text_hash, texts), dtype=np.uint64)


def places_of(count: int) -> Any:
    """The smallest type for places below `count`."""
    return np.uint16 if count <= 1 << 16 else np.uint32


def check_tables(tables: Tables, concepts: int) -> None:
    """Compare arrays with `TYPES` and with each other, so that no damaged index gives an answer.

    Args:
        tables: the arrays.
        concepts: how many there are.

    Raises:
        ValueError: with the name of the array that does not fit.
        KeyError: an array is not there.
    """
    for name, found in tables.items():
        kinds, dimensions = TYPES[name.rpartition(".")[2]]
        if found.dtype not in [np.dtype(kind) for kind in kinds] or found.ndim != dimensions:
            raise ValueError(name)
    views = [name.removesuffix(".weights") for name in tables if name.endswith(".weights")]
    rows = [
        *((f"{name}.gram_starts", f"{name}.holders", None) for name in ("words", "parts")),
        *((f"{name}.starts", f"{name}.places", None) for name in views),
        ("concept_starts", "counts", concepts),
        ("part_starts", "part_places", len(tables["counts"])),
    ]
    for starts, entries, count in rows:
        found = tables[starts]
        right = (
            len(found) > 0 and found[0] == 0 and found[-1] == len(tables[entries]) and not (np.diff(found) < 0).any()
        )
        if not right or (count is not None and len(found) != count + 1):
            raise ValueError(starts)
    pairs = [("own", "own_concepts"), ("part_places", "part_marks"), *((f"{v}.places", f"{v}.values") for v in views)]
    for one, other in pairs:
        if len(tables[one]) != len(tables[other]):
            raise ValueError(other)
    for name in tables:
        if name.endswith(".vectors"):
            _check_vectors(tables, name.removesuffix("vectors"), concepts)


def _check_vectors(tables: Tables, name: str, concepts: int) -> None:
    texts, dimensions = tables[f"{name}vectors"].shape
    forms, starts = tables[f"{name}form_texts"], tables[f"{name}text_starts"]
    right = {
        "mean": len(tables[f"{name}mean"]) == dimensions,
        "form_texts": len(forms) > 0 and int(forms.min()) >= 0 and int(forms.max()) < texts,
        "text_starts": len(starts) == concepts and bool((np.diff(starts) > 0).all()) and int(starts[-1]) < len(forms),
    }
    for part, holds in right.items():
        if not holds:
            raise ValueError(f"{name}{part}")
