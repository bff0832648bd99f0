"""The faults of tables of this room: German and English text from `data/faults.toml`."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final

from proaktiv_match.errors import Fault, InputError, UnreadableFileError

__all__ = ["TableFaults", "unreadable"]

_MOST: Final = 1000


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    text = files("proaktiv_match.reading.occupations").joinpath("data", "faults.toml").read_text("utf-8")
    loaded: dict[str, dict[str, str]] = tomllib.loads(text)
    return loaded


def _fault(code: str, file: str, pointer: str, line: int | None, allowed: str | None, **values: object) -> Fault:
    text = _texts()[code]
    return Fault(file, None, pointer, code, text["de"].format(**values), text["en"].format(**values), allowed, line)


def unreadable(code: str, file: str, *, allowed: str | None = None, **values: object) -> UnreadableFileError:
    """The error of a file that cannot be used as a whole."""
    return UnreadableFileError([_fault(code, file, "", None, allowed, **values)])


class TableFaults:
    """Collects the faults of the rows of a table, so that all are told at once; the first 1,000 in full.

    Args:
        file: name of the table.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Fault] = []
        self._total = 0
        self._counts: dict[str, int] = {}

    def add(self, code: str, line: int, column: str, *, allowed: str | None = None, **values: object) -> None:
        """Note what is wrong in one column of one row."""
        self._total += 1
        self._counts[code] = self._counts.get(code, 0) + 1
        if len(self._found) < _MOST:
            self._found.append(_fault(code, self._file, f"/{column}", line, allowed, **values))

    def raise_all(self) -> None:
        """Raise what was noted, if anything.

        Raises:
            InputError: with the faults.
        """
        if self._total:
            raise InputError(self._found, self._total, self._counts)
