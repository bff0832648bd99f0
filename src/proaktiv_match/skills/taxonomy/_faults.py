"""The faults of files of taxonomies: German and English text from `data/faults.toml`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from proaktiv_match.errors import Fault, InputError, UnreadableFileError

__all__ = ["RowFaults", "told", "unreadable"]

_MOST = 1000


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    text = files("proaktiv_match.skills.taxonomy").joinpath("data", "faults.toml").read_text("utf-8")
    loaded: dict[str, dict[str, str]] = tomllib.loads(text)
    return loaded


def _fault(code: str, file: str, line: int | None, allowed: str | None, values: Mapping[str, object]) -> Fault:
    text = _texts()[code]
    return Fault(file, None, "", code, text["de"].format(**values), text["en"].format(**values), allowed, line)


def told(code: str, file: str, *, line: int | None = None, allowed: str | None = None, **values: object) -> Fault:
    """The fault `code` of a file; `values` fill its text."""
    return _fault(code, file, line, allowed, values)


def unreadable(code: str, file: str, *, allowed: str | None = None, **values: object) -> UnreadableFileError:
    """The error of a file that cannot be used as a whole."""
    return UnreadableFileError([_fault(code, file, None, allowed, values)])


class RowFaults:
    """Collects the faults of the rows of a file, so that all are told at once."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Fault] = []
        self._total = 0
        self._counts: dict[str, int] = {}

    def add(self, code: str, line: int, *, allowed: str | None = None, **values: object) -> None:
        """Note the fault of one row."""
        self._total += 1
        self._counts[code] = self._counts.get(code, 0) + 1
        if len(self._found) < _MOST:
            self._found.append(_fault(code, self._file, line, allowed, values))

    def raise_all(self) -> None:
        """Raise what was noted, if anything.

        Raises:
            InputError: with the faults.
        """
        if self._total:
            raise InputError(self._found, self._total, self._counts)
