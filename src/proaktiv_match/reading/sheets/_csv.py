"""CSV as offices save it: the encoding and the separator are told by the content."""

import csv
import io
from pathlib import Path
from typing import Final

from proaktiv_match.profiles import single_byte_encoding
from proaktiv_match.reading._faults import Faults, StopFileError
from proaktiv_match.reading._load_json import read_bytes
from proaktiv_match.reading.sheets._grid import Grid

__all__ = ["read_csv"]

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS: Final = (";", "\t", ",", "|")
_LOOKED_AT: Final = 60
"""Rows by which the separator is told; title lines and blank lines above the table are among them."""
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LONGEST_CELL: Final = 1 << 20


def read_csv(path: Path, file: str, faults: Faults) -> tuple[Grid, ...]:
    """The one table of a CSV file.

    Raises:
        StopFileError: the file cannot be read; the fault is noted.
    """
    content = read_bytes(path, file, faults)
    if content.startswith(_WORKBOOKS):
        faults.add("workbook_not_csv", file=file, allowed="--from xlsx")
        raise StopFileError
    text, encoding = _decoded(content, file, faults)
    separator, text = _separator(text)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = tuple(
            tuple(cell.strip() for cell in row)
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        )
    except csv.Error as error:
        faults.add("bad_csv", file=file, allowed="RFC 4180")
        raise StopFileError from error
    shown = "Tab" if separator == "\t" else separator
    return (Grid(file, rows, shape=f"CSV {shown} {encoding.removesuffix('-sig')}"),)


def _decoded(content: bytes, file: str, faults: Faults) -> tuple[str, str]:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None) or _unmarked_wide(content)
    try:
        text = content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        guessed = None if encoding else single_byte_encoding(content)
        if guessed is None:
            faults.add(
                "encoding",
                file=file,
                allowed="UTF-8 | UTF-16 | cp1252",
                values={"byte": error.start + 1, "extra": ""},
            )
            raise StopFileError from error
        encoding, text = guessed, content.decode(guessed, "replace")
    if "\x00" in text:
        faults.add("bad_csv", file=file, allowed="CSV")
        raise StopFileError
    return text, encoding or "utf-8"


def _unmarked_wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of plain letters is zero."""
    head = content[:400]
    if head[1::2].count(0) * 3 > len(head):
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) * 3 > len(head) else None


def _separator(text: str) -> tuple[str, str]:
    """The separator by which most rows have the same number of cells, and the text without Excel's `sep=` line."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return first.strip()[-1], rest
    sample = "".join(text.splitlines(keepends=True)[:_LOOKED_AT])
    best, most = ";", (0, 0)
    for separator in _SEPARATORS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if any(row)]
        except csv.Error:
            continue
        wide = [width for width in widths if width > 1]
        # A sign inside cells splits some rows, and each differently; the separator splits all of them alike.
        score = max(((wide.count(width), width) for width in set(wide)), default=(0, 0))
        if score > most:
            best, most = separator, score
    return best, text
