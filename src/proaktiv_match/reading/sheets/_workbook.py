"""XLSX, XLS and ODS through python-calamine (extra `excel`): values only, formulas as they were last computed."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any, Final

from proaktiv_match.reading._faults import Faults, StopFileError
from proaktiv_match.reading._load_json import read_bytes
from proaktiv_match.reading.sheets._grid import Cell, Grid, MergedRange

__all__ = ["read_workbook"]

_ZIP: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0"
_UNPACKED_MB: Final = 256
"""A table of 100,000 rows and 40 columns unpacks to about 150 megabytes; what is larger is no office table."""


def read_workbook(path: Path, file: str, faults: Faults, only: str | None = None) -> tuple[Grid, ...]:
    """The visible sheets of a workbook that hold anything.

    Args:
        path: the file.
        file: its name in reports.
        faults: where faults are noted.
        only: name of the one sheet to read, if not all.

    Raises:
        StopFileError: the file cannot be read, or the extra is not installed; the fault is noted.
    """
    content = read_bytes(path, file, faults)
    if not content.startswith((_ZIP, _OLD)):
        faults.add("csv_not_workbook", file=file, allowed="--from csv")
        raise StopFileError
    _check_size(content, file, faults)
    try:
        from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum
    except ImportError as error:
        faults.add("missing_extra", file=file, allowed="pip install 'proaktiv_match[excel]'", values={"extra": "excel"})
        raise StopFileError from error
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
        wanted = [name for name in names if only is None or name == only]
        sheets = [(name, book.get_sheet_by_name(name)) for name in wanted]
        tables = [(name, _rows(sheet), _merged(sheet)) for name, sheet in sheets]
    except (CalamineError, ValueError) as error:
        faults.add("bad_workbook", file=file, allowed="XLSX | ODS | XLS")
        raise StopFileError from error
    if only is not None and not wanted:
        faults.add("no_such_sheet", file=file, allowed=" | ".join(names))
        raise StopFileError
    filled = [entry for entry in tables if any(any(cell not in (None, "") for cell in row) for row in entry[1])]
    return tuple(
        Grid(
            file if len(filled) == 1 else f"{file}[{name}]", rows, merged, typed=True, shape=f"{_form(content)} {name}"
        )
        for name, rows, merged in filled
    )


def _form(content: bytes) -> str:
    if content.startswith(_OLD):
        return "XLS"
    return "ODS" if b"opendocument" in content[:200] else "XLSX"


def _check_size(content: bytes, file: str, faults: Faults) -> None:
    """A small packed file may unpack to more than the memory holds."""
    if not content.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        faults.add("bad_workbook", file=file, allowed="XLSX | ODS | XLS")
        raise StopFileError from error
    if size > _UNPACKED_MB << 20:
        faults.add("file_too_large", file=file, allowed=f"≤ {_UNPACKED_MB} MB", values={"limit": _UNPACKED_MB})
        raise StopFileError


def _rows(sheet: Any) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(_cell(value) for value in row) for row in sheet.to_python(skip_empty_area=False))


def _cell(value: Any) -> Cell:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dt.time | dt.timedelta):
        return str(value)
    return value if isinstance(value, bool | int | float | dt.date) else None


def _merged(sheet: Any) -> tuple[MergedRange, ...]:
    found = sheet.merged_cell_ranges or []
    return tuple((first[0], first[1], last[0], last[1]) for first, last in found)
