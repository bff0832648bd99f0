"""A table as it stands in a file: cells, not yet understood."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Cell", "Grid", "MergedRange"]

Cell = str | int | float | bool | date | None
"""One cell: text, a number, a tick of a workbook, a day, or nothing."""

MergedRange = tuple[int, int, int, int]
"""First row, first column, last row, last column of cells shown as one; counted from 0, all inclusive."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet.

    Attributes:
        file: name for reports; a workbook with several sheets adds the sheet's name in square brackets.
        rows: the cells, row by row from the first row of the file; rows may differ in length.
        merged: cells that the workbook shows as one; empty for CSV, which cannot say it.
        typed: whether cells carry types (a workbook); in CSV everything is text.
        shape: how the file was read, for the report, for instance `csv, ;, cp1252`.
    """

    file: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[MergedRange, ...] = ()
    typed: bool = False
    shape: str = ""
