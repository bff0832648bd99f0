"""Files of advertisements: a JSON array, or JSON Lines; every fault with its place."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.reading._faults import FULL_LIMIT, Faults, nearest
from proaktiv_match.reading._json_records import json_records
from proaktiv_match.reading.ads._clauses import read_data
from proaktiv_match.reading.ads._offer import Ad

__all__ = ["iter_ads"]

_LIMIT_MB = 1024
"""Largest JSON array: about 300,000 advertisements. JSON Lines are read line by line and have no limit."""

_LONGEST_ID = 200
_ALLOWED = '[{"id", "title", "location", "text"}]'
_OPTIONAL = ("title", "location", "published_on")
_KEYS = ("id", "text", *_OPTIONAL)


def iter_ads(path: Path) -> Iterator[Ad]:
    """The advertisements of a file, one by one.

    Keys beside `id`, `title`, `location`, `text` and `published_on` are passed over: what portals add is not ours.

    Args:
        path: a JSON array, or JSON Lines where the name ends in `.jsonl`.

    Raises:
        InputError: after the last advertisement that could be read, with all faults of the file.
    """
    reader = _AdsFile(path)
    yield from reader.ads()
    reader.raise_all()


class _AdsFile:
    """One file and its faults."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = str(path)
        self._faults = Faults()
        self._own: list[Fault] = []
        self._own_total = 0
        self._counts: dict[str, int] = {}
        self._seen: dict[str, int] = {}

    def raise_all(self) -> None:
        """Raise what was noted, if anything."""
        total = self._own_total + self._faults.total
        if total:
            counts = self._counts | self._faults.counts
            raise InputError([*self._faults.found, *self._own][:FULL_LIMIT], total, counts)

    def ads(self) -> Iterator[Ad]:
        """Every advertisement that is one."""
        for number, line, raw in json_records(self._path, self._faults, _LIMIT_MB, self._not_a_list):
            ad = self._ad(raw, number, line)
            if ad is not None:
                yield ad

    def _not_a_list(self) -> None:
        self._fault("ad_list", None, "", allowed=_ALLOWED)

    def _ad(self, raw: Any, number: int, line: int | None) -> Ad | None:
        if not isinstance(raw, dict):
            self._fault("ad_object", number, "", line=line, allowed=_ALLOWED)
            return None
        before = self._own_total
        said = {key: self._text(raw, key, number, line) for key in _KEYS}
        known = said["id"]
        if known is not None and not 0 < len(known) <= _LONGEST_ID:
            self._fault("ad_empty_id", number, "/id", line=line, allowed=f"1–{_LONGEST_ID}")
        elif known is not None:
            first = self._seen.setdefault(known, number)
            if first != number:
                self._fault("ad_duplicate_id", number, "/id", line=line, other=first)
        day = said["published_on"] or None
        if day is not None and not _is_day(day):
            self._fault("ad_not_a_day", number, "/published_on", line=line, allowed="2026-11-21", key="published_on")
        if self._own_total != before or known is None:
            return None
        return Ad(known, said["title"] or "", said["text"] or "", said["location"] or "", day)

    def _text(self, raw: dict[str, Any], key: str, number: int, line: int | None) -> str | None:
        """The text under a key; a similar key that is no other one counts as a slip of the pen."""
        value = raw.get(key)
        if value is None:
            near = nearest(key, [name for name in raw if name not in _KEYS])
            # An optional key that is not there at all is fine; one that is misspelt would be lost silently.
            if key not in _OPTIONAL or (key not in raw and near is not None):
                shown = {"near_de": f" (vorhanden ist „{near}“)", "near_en": f" (“{near}” is there)"} if near else {}
                blank = {"near_de": "", "near_en": ""}
                self._fault(
                    "ad_missing_key", number, f"/{key}", line=line, allowed=_ALLOWED, key=key, **(blank | shown)
                )
            return None
        if not isinstance(value, str):
            self._fault("ad_text_expected", number, f"/{key}", line=line, allowed='"…"', key=key)
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
        self._own_total += 1
        self._counts[code] = self._counts.get(code, 0) + 1
        if len(self._own) >= FULL_LIMIT:
            return
        text = read_data("faults.toml")[code]
        de, en = text["de"].format(**values), text["en"].format(**values)
        self._own.append(Fault(self._file, record, pointer, code, de, en, allowed, line))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
