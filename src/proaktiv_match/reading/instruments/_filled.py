"""A filled-in form as it comes back: CSV, a workbook, or JSON; unknown keys and lost rows are faults."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from proaktiv_match.reading._faults import Faults, StopFileError, nearest
from proaktiv_match.reading._load_json import decode_utf8, parse_json, read_bytes
from proaktiv_match.reading.instruments._form import Form
from proaktiv_match.reading.sheets import Cell, Grid, cell_text, read_csv, read_workbook

__all__ = ["FORM_KEY", "KEY", "VALUE", "Filled", "form_name", "read_filled"]

KEY: Final = "Schlüssel"
VALUE: Final = "Angabe"
FORM_KEY: Final = "form"
"""Key of the row that names form and version."""

_WORKBOOK: Final = b"PK\x03\x04"
_ZIP_OR_OLD: Final = (_WORKBOOK, b"\xd0\xcf\x11\xe0")
_JSON_KEYS: Final = ("form", "version", "title", "values", "possible", "cannot_say")
_FARTHEST: Final = 20
"""Rows in which the headings are looked for; somebody may write a title above them."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One filled-in form.

    Attributes:
        file: name for reports.
        record: number of the form in the file, counted from 1; `None` if the file holds one.
        values: key -> what was entered; empty entries are left out.
        rows: key -> row of the sheet, counted from 1; empty for JSON.
        shape: how it was read.
    """

    file: str
    record: int | None
    values: Mapping[str, Cell]
    rows: Mapping[str, int]
    shape: str

    def place(self, key: str) -> tuple[int | None, str]:
        """Record and pointer of an entry, for faults: the row of a sheet, or the key in JSON."""
        if key in self.rows:
            return self.rows[key], f"/{VALUE}"
        return self.record, "/values/" + key.replace("~", "~0").replace("/", "~1")


def read_filled(path: Path, file: str, form: Form, faults: Faults) -> tuple[Filled, ...]:
    """All forms of a file.

    Raises:
        StopFileError: the file cannot be read, or holds no form of this instrument; the fault is noted.
    """
    head = read_bytes(path, file, faults)
    if head.startswith(_ZIP_OR_OLD):
        found = tuple(_sheets(read_workbook(path, file, faults), form, faults))
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        found = tuple(_objects(parse_json(decode_utf8(head, file, faults), file, faults), file, form, faults))
    else:
        found = tuple(_sheets(read_csv(path, file, faults), form, faults))
    if not found:
        faults.add("no_form", file=file, allowed=f"{KEY}, {VALUE}", values={"form": form.source})
        raise StopFileError
    return found


# ---- sheets


def _sheets(grids: tuple[Grid, ...], form: Form, faults: Faults) -> Iterator[Filled]:
    for grid in grids:
        for at, row in enumerate(grid.rows[:_FARTHEST]):
            texts = [cell_text(cell) for cell in row]
            if KEY in texts and VALUE in texts:
                yield _sheet(grid, at, texts.index(KEY), texts.index(VALUE), form, faults)
                break


def _sheet(grid: Grid, heading: int, key_at: int, value_at: int, form: Form, faults: Faults) -> Filled:
    values: dict[str, Cell] = {}
    rows: dict[str, int] = {}
    known = {item.key for item in form.items}
    named = None
    for index in range(heading + 1, len(grid.rows)):
        row = grid.rows[index]
        key = cell_text(row[key_at]) if key_at < len(row) else ""
        value = row[value_at] if value_at < len(row) else None
        if not key:
            if cell_text(value):
                # An answer whose key was deleted would be lost.
                faults.add("no_key", file=grid.file, record=index + 1, pointer=f"/{KEY}")
            continue
        if key == FORM_KEY:
            named = cell_text(value)
            continue
        if key not in known:
            _unknown_key(key, form, faults, grid.file, index + 1, f"/{KEY}")
            continue
        if key in rows:
            faults.add("key_twice", file=grid.file, record=index + 1, pointer=f"/{KEY}", values={"key": key})
        rows[key] = index + 1
        if cell_text(value):
            values[key] = value
    _check_name(named, form, faults, grid.file, f"/{FORM_KEY}")
    for item in form.items:
        if item.key not in rows:
            faults.add("row_missing", file=grid.file, pointer=f"/{KEY}", values={"key": item.key})
    return Filled(grid.file, None, values, rows, grid.shape)


def form_name(form: Form) -> str:
    """The form and its version as the template writes them, for instance `drv-1a 1`."""
    return f"{form.source} {form.version}"


def _check_name(named: str | None, form: Form, faults: Faults, file: str, pointer: str) -> None:
    if named != form_name(form):
        faults.add("other_form", file=file, pointer=pointer, allowed=form_name(form), values={"form": form.source})


def _unknown_key(key: str, form: Form, faults: Faults, file: str, record: int | None, pointer: str) -> None:
    known = [item.key for item in form.items]
    near = nearest(key, known)
    faults.add(
        "unknown_key",
        file=file,
        record=record,
        pointer=pointer,
        allowed=near or ", ".join(known[:12]) + " …",
        near=near,
    )


# ---- JSON


def _objects(raw: Any, file: str, form: Form, faults: Faults) -> Iterator[Filled]:
    for at, entry in enumerate(raw if isinstance(raw, list) else [raw]):
        record = at + 1 if isinstance(raw, list) else None
        if not isinstance(entry, dict) or not isinstance(entry.get("values"), dict):
            faults.add(
                "wrong_type",
                file=file,
                record=record,
                pointer="/values",
                allowed='{"form": …, "version": …, "values": {…}}',
                values={"key": "values", "expected": "Objekt / object"},
            )
            continue
        yield _object(entry, file, record, form, faults)


def _object(entry: dict[str, Any], file: str, record: int | None, form: Form, faults: Faults) -> Filled:
    _check_name(f"{entry.get('form')} {entry.get('version')}", form, faults, file, f"/{FORM_KEY}")
    for name in entry:
        if name not in _JSON_KEYS:
            _unknown_key(name, form, faults, file, record, f"/{name}")
    known = {item.key for item in form.items}
    values: dict[str, Cell] = {}
    for key, value in entry["values"].items():
        if key not in known:
            _unknown_key(key, form, faults, file, record, f"/values/{key}")
        elif isinstance(value, str | int | float | bool):
            if cell_text(value):
                values[key] = value.strip() if isinstance(value, str) else value
        elif value is not None:
            faults.add(
                "wrong_type",
                file=file,
                record=record,
                pointer=f"/values/{key}",
                allowed="Text | Zahl | null",
                values={"key": key, "expected": "Text, Zahl oder null / text, number or null"},
            )
    return Filled(file, record, values, {}, "JSON")
