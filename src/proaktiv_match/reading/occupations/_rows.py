"""Rows of a table of text: columns found by name, each row with its line."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from proaktiv_match.reading.occupations._faults import unreadable

__all__ = ["Row", "rows_of"]

Row = tuple[int, dict[str, str]]

_DELIMITERS: Final = ",;\t"


def rows_of(path: Path, required: Sequence[str]) -> Iterator[Row]:
    """Line and cells of each row that is not empty, by the names of the header in lower case, trimmed.

    The delimiter is whichever of comma, semicolon and tab the header has most of. Columns that are not asked for are
    there too; a row that is too short has empty cells.

    Args:
        path: of the table, UTF-8.
        required: columns that have to be there.

    Raises:
        UnreadableFileError: the file cannot be read, is no table, lacks a column or has no row.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise unreadable("file_missing", path.name) from None
    except UnicodeDecodeError:
        raise unreadable("encoding", path.name, allowed="UTF-8") from None
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    # The tab-separated files of O*NET have quotation marks inside of cells that mean themselves.
    stream = io.StringIO(text, newline="")
    if delimiter == "\t":
        reader = csv.reader(stream, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)
    else:
        reader = csv.reader(stream, delimiter=delimiter, strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in required if name not in header]
        if missing:
            raise unreadable("missing_column", path.name, allowed=", ".join(required), missing=", ".join(missing))
        found = False
        for cells in reader:
            if any(map(str.strip, cells)):
                found = True
                short = [""] * (len(header) - len(cells))
                yield reader.line_num, dict(zip(header, [*map(str.strip, cells), *short], strict=False))
    except csv.Error:
        raise unreadable("bad_csv", path.name) from None
    if not found:
        raise unreadable("no_records", path.name)
