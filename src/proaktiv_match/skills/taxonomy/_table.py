"""Tables of text: columns found by name, rows with their line, faults with what was expected."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proaktiv_match.skills.taxonomy._content import SourceFile
from proaktiv_match.skills.taxonomy._faults import unreadable
from proaktiv_match.skills.taxonomy._text_file import read_text

__all__ = ["Table", "bare_rows", "read_table"]

Row = tuple[int, list[str]]

_DELIMITERS: Final = ",;\t"
_BEGINNING: Final = 65536
"""Characters among which the header has to stand."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was read.

    Attributes:
        name: of the file.
        encoding: in which it was.
        header: names of the columns, as written.
        rows: line and cells of each row that is not empty.
    """

    name: str
    encoding: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def cells(self, *columns: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Line and the cells of these columns, trimmed; empty where a row or the table lacks one."""
        names = {name.casefold(): place for place, name in reversed(list(enumerate(self.header)))}
        places = [names.get(column.casefold(), -1) for column in columns]
        for line, row in self.rows:
            width = len(row)
            yield line, tuple([row[place].strip() if 0 <= place < width else "" for place in places])

    def source_file(self) -> SourceFile:
        """What is told about the file."""
        return SourceFile(self.name, self.encoding, len(self.rows))


def bare_rows(path: Path, delimiter: str | None) -> tuple[list[Row], str]:
    """Line and cells of every row, empty ones included, and the encoding.

    Args:
        path: of the file; gzip is unpacked.
        delimiter: between cells; `None` takes comma, semicolon or tab, whichever the first line has most of.

    Raises:
        UnreadableFileError: the file cannot be read, or is no such table.
    """
    text, encoding = read_text(path)
    return _parsed(text, delimiter, path.name), encoding


def _parsed(text: str, delimiter: str | None, name: str) -> list[Row]:
    line = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter or max(_DELIMITERS, key=line.count), strict=True
    )
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error:
        raise unreadable("bad_csv", name) from None


def read_table(path: Path, required: Sequence[str], *, expected: str, delimiter: str | None = ",") -> Table:
    """Read a table whose header may have lines above it.

    Args:
        path: of the file; gzip is unpacked.
        required: names of columns; the first row that has the first of them is the header.
        expected: what file is expected, for the fault.
        delimiter: between cells; `None` finds it (`bare_rows`).

    Raises:
        UnreadableFileError: the file cannot be read, a column is missing, or there is no row.
    """
    first = required[0].casefold()
    text, encoding = read_text(path)
    if first not in text[:_BEGINNING].casefold():
        raise unreadable("missing_header", path.name, allowed=", ".join(required), expected=expected)
    rows = _parsed(text, delimiter, path.name)
    for place, (_, row) in enumerate(rows):
        names = [cell.strip() for cell in row]
        folded = {name.casefold() for name in names}
        if first not in folded:
            continue
        missing = [column for column in required if column.casefold() not in folded]
        if missing:
            allowed = ", ".join(required)
            raise unreadable(
                "missing_column", path.name, allowed=allowed, missing=", ".join(missing), expected=expected
            )
        kept = tuple((line, cells) for line, cells in rows[place + 1 :] if any(cell.strip() for cell in cells))
        if not kept:
            raise unreadable("no_records", path.name)
        return Table(path.name, encoding, tuple(names), kept)
    raise unreadable("missing_header", path.name, allowed=", ".join(required), expected=expected)
