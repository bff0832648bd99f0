"""Typical demands of occupations, by code of the KldB 2010."""

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from proaktiv_match.reading.occupations._cells import read_cells
from proaktiv_match.reading.occupations._typical_demand import TypicalDemand

__all__ = ["TypicalDemands"]

_SHORTEST: Final = 3
_LONGEST: Final = 5
_NO_DIGIT: Final = re.compile(r"\D")


class TypicalDemands:
    """What the work of an occupation typically demands. Immutable.

    The bundled table has the 144 groups of three digits. A table of one's own may have codes of up to five digits;
    on each measure the longest code that the occupation begins with decides.

    Args:
        cells: at most one for each code and measure; their order does not matter.

    Attributes:
        groups: codes that have a cell, sorted.
    """

    __slots__ = ("_by_code", "groups")

    def __init__(self, cells: Iterable[TypicalDemand]) -> None:
        by_code: dict[str, list[TypicalDemand]] = {}
        for cell in cells:
            by_code.setdefault(cell.kldb, []).append(cell)
        self._by_code: Final = {
            code: tuple(sorted(found, key=lambda cell: cell.axis.order)) for code, found in by_code.items()
        }
        self.groups: Final = tuple(sorted(by_code))

    @classmethod
    def bundled(cls) -> "TypicalDemands":
        """The table that travels with the package, read once a process."""
        return _bundled()

    @classmethod
    def open(cls, path: str | Path) -> "TypicalDemands":
        """A table of one's own: CSV with the columns of the bundled one, made by hand or by `demands derive`.

        Raises:
            InputError: with the faults of all rows.
            UnreadableFileError: the file is no such table.
        """
        return cls(read_cells(Path(path)))

    def __len__(self) -> int:
        """Number of cells."""
        return sum(map(len, self._by_code.values()))

    def __repr__(self) -> str:
        return f"TypicalDemands(groups={len(self.groups)}, cells={len(self)})"

    def of(self, kldb: str) -> tuple[TypicalDemand, ...]:
        """The cells of an occupation, in the order of the vocabulary; empty if its group is not known.

        Args:
            kldb: code of the KldB 2010 with three digits or more, also as `B 51311-101`; digits after the fifth say
                nothing about the group.
        """
        digits = _NO_DIGIT.sub("", kldb)[:_LONGEST]
        found: dict[int, TypicalDemand] = {}
        for length in range(_SHORTEST, len(digits) + 1):
            # Longer codes come later and take the place of shorter ones.
            found.update({cell.axis.order: cell for cell in self._by_code.get(digits[:length], ())})
        return tuple(found[order] for order in sorted(found))


@lru_cache(maxsize=1)
def _bundled() -> TypicalDemands:
    entry = files("proaktiv_match.reading.occupations").joinpath("data", "typical_demands.csv")
    with as_file(entry) as path:
        return TypicalDemands.open(path)
