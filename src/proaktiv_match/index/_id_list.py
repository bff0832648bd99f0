"""A list of ids in a file, one a line: offers that are to be taken out."""

from pathlib import Path

from proaktiv_match.index._faults import unreadable

__all__ = ["read_ids"]


def read_ids(path: str | Path) -> list[str]:
    """The ids of a file, UTF-8, one a line; empty lines do not count.

    Raises:
        UnreadableFileError: the file is missing or not UTF-8.
    """
    try:
        lines = Path(path).read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        raise unreadable("ids_unreadable", str(path)) from None
    return [line.strip() for line in lines if line.strip()]
