"""Files of notes: a JSON array, or JSON Lines; every fault with its place, never with a word of a note."""

import datetime as dt
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.profiles import LimitSource
from proaktiv_match.reading._faults import Faults, nearest
from proaktiv_match.reading._json_records import json_records
from proaktiv_match.reading.reports._data import load
from proaktiv_match.reading.reports._note import ReportNote

__all__ = ["read_notes"]

_LIMIT_MB = 256
"""Largest file: about 100,000 reports of two pages."""

_LONGEST_ID = 200
_ALLOWED = '[{"id", "instrument", "text"}]'
_NEEDED = ("id", "instrument", "text")
_KEYS = (*_NEEDED, "date")
_INSTRUMENTS: tuple[str, ...] = typing.get_args(LimitSource.model_fields["instrument"].annotation)


def read_notes(path: Path) -> list[ReportNote]:
    """The notes of a file.

    Keys beside `id`, `instrument`, `text` and `date` are passed over, unless they look like a misspelt one of these.

    Args:
        path: a JSON array, or JSON Lines where the name ends in `.jsonl`.

    Raises:
        InputError: with all faults of the file.
    """
    reader = _NotesFile(path)
    notes = [note for number, line, raw in reader.records() if (note := reader.note(raw, number, line)) is not None]
    reader.raise_all()
    return notes


class _NotesFile:
    """One file and its faults."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = str(path)
        self._faults = Faults()
        self._seen: dict[str, int] = {}

    def raise_all(self) -> None:
        """Raise what was noted, if anything."""
        if self._faults.total:
            raise InputError(self._faults.found, self._faults.total, self._faults.counts)

    def records(self) -> Iterator[tuple[int, int | None, Any]]:
        """Number, line where known, and content of every record."""
        return json_records(self._path, self._faults, _LIMIT_MB, self._not_a_list)

    def _not_a_list(self) -> None:
        self._fault("note_list", None, "", allowed=_ALLOWED)

    def note(self, raw: Any, number: int, line: int | None) -> ReportNote | None:
        """The note of a record, or `None` after noting its faults."""
        if not isinstance(raw, dict):
            self._fault("note_object", number, "", line=line, allowed=_ALLOWED)
            return None
        before = self._faults.total
        said = {key: self._text(raw, key, number, line) for key in _KEYS}
        name, instrument = said["id"], said["instrument"]
        if name is not None and not 0 < len(name) <= _LONGEST_ID:
            self._fault("note_id", number, "/id", line=line, allowed=f"1–{_LONGEST_ID}")
        elif name is not None and self._seen.setdefault(name, number) != number:
            self._fault("note_duplicate_id", number, "/id", line=line, other=self._seen[name])
        if instrument is not None and instrument not in _INSTRUMENTS:
            self._fault("note_instrument", number, "/instrument", line=line, allowed=", ".join(_INSTRUMENTS))
        day = _day(said["date"])
        if said["date"] and day is None:
            self._fault("note_date", number, "/date", line=line, allowed="2026-11-21")
        if self._faults.total != before or name is None or instrument is None or said["text"] is None:
            return None
        return ReportNote(name, instrument, said["text"], day)

    def _text(self, raw: dict[str, Any], key: str, number: int, line: int | None) -> str | None:
        value = raw.get(key)
        if value is None:
            near = nearest(key, [name for name in raw if name not in _KEYS])
            if key in _NEEDED or (key not in raw and near is not None):
                self._fault("note_missing_key", number, f"/{key}", line=line, allowed=_ALLOWED, key=key)
            return None
        if not isinstance(value, str):
            self._fault("note_text_expected", number, f"/{key}", line=line, allowed='"…"', key=key)
            return None
        return value

    def _fault(
        self,
        code: str,
        record: int | None,
        pointer: str,
        *,
        line: int | None = None,
        allowed: str | None = None,
        **values: object,
    ) -> None:
        text = load("faults.toml")[code]
        de, en = text["de"].format(**values), text["en"].format(**values)
        self._faults.note(Fault(self._file, record, pointer, code, de, en, allowed, line))


def _day(text: str | None) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if day.isoformat() == text else None
