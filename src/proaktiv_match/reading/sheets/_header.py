"""Where the table begins: title lines above it, one to three rows of headings, merged headings of groups."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from proaktiv_match.reading.sheets._cells import cell_text, total_words
from proaktiv_match.reading.sheets._fields import plain
from proaktiv_match.reading.sheets._grid import Cell, Grid
from proaktiv_match.reading.sheets._headings import JOINT

__all__ = ["Row", "Table", "column_name", "find_table"]

DEEPEST: Final = 3
"""Rows of headings; office tables have a row of groups, a row of columns, sometimes a row of units."""

FARTHEST: Final = 40
"""Rows in which the headings are looked for."""

_TOTAL_CELLS: Final = 3
"""A row that sums up fills few cells: the word and a sum or two."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table.

    Attributes:
        number: row of the sheet, counted from 1.
        cells: heading -> cell, empty ones left out.
    """

    number: int
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a sheet.

    Attributes:
        grid: the sheet.
        headers: heading of each column; "" where there is none.
        first: index of the first row behind the headings.
        known: how many of the headings are known.
    """

    grid: Grid
    headers: tuple[str, ...]
    first: int
    known: int

    def rows(self) -> Iterator[Row | str]:
        """The records; in place of a row that is none the reason: `total` or `heading`."""
        heading = tuple(cell_text(cell) for cell in self.grid.rows[self.first - 1])
        for index in range(self.first, len(self.grid.rows)):
            cells = self.grid.rows[index]
            texts = tuple(cell_text(cell) for cell in cells)
            if not any(texts):
                continue
            if texts == heading:
                yield "heading"
            elif _is_total(texts):
                yield "total"
            else:
                yield Row(index + 1, self._named(cells))

    def _named(self, cells: tuple[Cell, ...]) -> dict[str, Cell]:
        named: dict[str, Cell] = {}
        for at, cell in enumerate(cells):
            if cell is not None and cell_text(cell):
                header = self.headers[at] if at < len(self.headers) else ""
                named[header or column_name(at)] = cell
        return named


def column_name(at: int) -> str:
    """The name of a column without a heading, as spreadsheets name it: `Spalte A`, `Spalte AB`."""
    letters = ""
    number = at + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"Spalte {letters}"


def find_table(grid: Grid, known: Callable[[str], bool]) -> Table | None:
    """The table with the most known headings; of equal ones that with fewer rows of headings, then the first.

    Args:
        grid: the sheet.
        known: whether a heading is known.

    Returns:
        The table, or `None` if no row holds a known heading.
    """
    best: tuple[int, Table] | None = None
    for depth in range(1, DEEPEST + 1):
        for start in range(min(FARTHEST, len(grid.rows) - depth + 1)):
            block = grid.rows[start : start + depth]
            if any(not any(cell_text(cell) for cell in row) for row in block):
                continue
            headers = _headers(grid, start, depth)
            count = sum(known(header) for header in headers if header)
            if count and (best is None or count > best[0]):
                best = (count, Table(grid, headers, start + depth, count))
    return None if best is None else best[1]


def _headers(grid: Grid, start: int, depth: int) -> tuple[str, ...]:
    """The headings of a block: parts from above to below, joined, each name once."""
    rows = [[" ".join(cell_text(cell).split()) for cell in row] for row in grid.rows[start : start + depth]]
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    lowest = rows[-1]
    for at, row in enumerate(rows[:-1]):
        _spread(grid, start + at, row, lowest)
    found: list[str] = []
    seen: dict[str, int] = {}
    for at in range(width):
        parts = list(dict.fromkeys(part for row in rows if (part := row[at])))
        header = JOINT.join(parts)
        seen[header] = seen.get(header, 0) + 1
        found.append(f"{header} ({seen[header]})" if header and seen[header] > 1 else header)
    return tuple(found)


def _spread(grid: Grid, index: int, row: list[str], lowest: list[str]) -> None:
    """Write the heading of a group over each of its columns.

    A workbook says which cells are merged. CSV does not: there a group reaches to the next heading in its row, as far
    as a heading stands below.
    """
    if grid.merged:
        for top, left, bottom, right in grid.merged:
            if top <= index <= bottom and left < len(row):
                for at in range(left, min(right + 1, len(row))):
                    row[at] = cell_text(grid.rows[top][left])
        return
    group = ""
    for at, text in enumerate(row):
        group = text or (group if lowest[at] else "")
        row[at] = group


def _is_total(texts: tuple[str, ...]) -> bool:
    filled = [text for text in texts if text]
    return len(filled) <= _TOTAL_CELLS and plain(filled[0]) in total_words()
