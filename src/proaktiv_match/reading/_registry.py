"""Which sources can be read. A new source registers its reader; nothing else has to change."""

from collections.abc import Callable
from pathlib import Path

from proaktiv_match.reading._faults import Faults
from proaktiv_match.reading._reading import FileResult

__all__ = ["Reader", "reader_of", "register", "sources"]

Reader = Callable[[Path, str, Faults], FileResult]
"""Reads one file. Takes its path, the name for reports, and the collector of faults.

Raises `StopFileError` after noting a fault when the file cannot be read at all.
"""

_READERS: dict[str, Reader] = {}


def register(source: str, reader: Reader) -> None:
    """Make a source readable under a name.

    Args:
        source: name on the command line (`import --from …`).
        reader: reads one file of it.

    Raises:
        ValueError: if another reader has that name.
    """
    if _READERS.setdefault(source, reader) is not reader:
        raise ValueError(f"source {source!r} is registered already")


def reader_of(source: str) -> Reader | None:
    """The reader of a source, or `None`."""
    return _READERS.get(source)


def sources() -> tuple[str, ...]:
    """The names of all sources, sorted."""
    return tuple(sorted(_READERS))
