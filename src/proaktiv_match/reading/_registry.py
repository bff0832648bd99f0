"""Which sources can be read. A new source registers its reader; nothing else has to change."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from proaktiv_match.reading._faults import Faults
from proaktiv_match.reading._reading import FileResult, ParticipantsResult

__all__ = [
    "TABLES",
    "ParticipantsReader",
    "Reader",
    "participants_reader_of",
    "reader_of",
    "register",
    "register_participants",
    "sources",
]

Reader = Callable[[Path, str, Faults], FileResult]
"""Reads one file of offers. Takes its path, the name for reports, and the collector of faults.

Raises `StopFileError` after noting a fault when the file cannot be read at all.
"""

ParticipantsReader = Callable[[Path, str, Faults], ParticipantsResult]
"""Reads one file of participants, as `Reader` does for offers."""

TABLES: Final = ("csv", "xlsx")
"""Office tables: their columns are mapped, so that they are read by `sheets.import_sheets`."""

_READERS: dict[str, Reader] = {}
_PARTICIPANTS: dict[str, ParticipantsReader] = {}


def register(source: str, reader: Reader) -> None:
    """Make a source of offers readable under a name.

    Args:
        source: name on the command line (`import --from …`).
        reader: reads one file of it.

    Raises:
        ValueError: if another reader has that name.
    """
    if source in _PARTICIPANTS or source in TABLES or _READERS.setdefault(source, reader) is not reader:
        raise ValueError(f"source {source!r} is registered already")


def register_participants(source: str, reader: ParticipantsReader) -> None:
    """Make a source of participants readable under a name.

    Args:
        source: name on the command line (`import --from …`).
        reader: reads one file of it.

    Raises:
        ValueError: if another reader has that name.
    """
    if source in _READERS or source in TABLES or _PARTICIPANTS.setdefault(source, reader) is not reader:
        raise ValueError(f"source {source!r} is registered already")


def reader_of(source: str) -> Reader | None:
    """The reader of a source of offers, or `None`."""
    return _READERS.get(source)


def participants_reader_of(source: str) -> ParticipantsReader | None:
    """The reader of a source of participants, or `None`."""
    return _PARTICIPANTS.get(source)


def sources(kind: str | None = None) -> tuple[str, ...]:
    """The names of sources, sorted.

    Args:
        kind: `"offers"` or `"participants"`: only those that hold them; `None` for all.
    """
    offers = _READERS if kind != "participants" else ()
    people = _PARTICIPANTS if kind != "offers" else ()
    return tuple(sorted({*offers, *people, *TABLES}))
