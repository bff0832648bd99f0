"""The faults of an import: German and English text from `data/faults.toml` and `data/causes.toml`."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from rapidfuzz import fuzz, process

from proaktiv_match.errors import Fault

__all__ = ["Faults", "StopFileError", "damage", "nearest"]

FULL_LIMIT = 1000
NEAR_ENOUGH = 70


@cache
def _data(name: str) -> dict[str, Any]:
    text = resources.files("proaktiv_match.reading").joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def damage(kind: str, message: str, line: int | None = None, column: int = 0) -> dict[str, object]:
    """What fills the text of a file that a parser could not read.

    Args:
        kind: `json` or `xml`.
        message: what the parser says; looked up, never told.
        line: where, counted from 1, if known.
        column: character of that line, counted from 1.
    """
    cause = next(entry for entry in _data("causes.toml")[kind] if message.startswith(entry["starts"]))
    places = ("", "") if line is None else (f" (Zeile {line}, Spalte {column})", f" (line {line}, column {column})")
    return {"cause_de": cause["de"], "cause_en": cause["en"], "place_de": places[0], "place_en": places[1]}


class StopFileError(Exception):
    """The file cannot be read any further; its fault has been noted already."""


def nearest(name: str, names: list[str]) -> str | None:
    """The name most similar to `name`, or `None` if none is similar enough."""
    if not names:
        return None
    found = process.extractOne(name, sorted(names), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return None if found is None else found[0]


class Faults:
    """Collects the faults of all files: the first 1,000 in full, then counts."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self.total = 0
        self.counts: dict[str, int] = {}

    def note(self, fault: Fault) -> None:
        """Note a fault that was told elsewhere, by the check of a whole record."""
        self.total += 1
        self.counts[fault.code] = self.counts.get(fault.code, 0) + 1
        if len(self.found) < FULL_LIMIT:
            self.found.append(fault)

    def add(
        self,
        code: str,
        *,
        file: str,
        record: int | str | None = None,
        pointer: str = "",
        allowed: str | None = None,
        line: int | None = None,
        near: str | None = None,
        values: dict[str, object] | None = None,
    ) -> None:
        """Note one fault; `near` is a similar name that is there, `values` fill the text."""
        self.total += 1
        self.counts[code] = self.counts.get(code, 0) + 1
        if len(self.found) >= FULL_LIMIT:
            return
        text = _data("faults.toml")[code]
        values = values or {}
        near_de = f" (vorhanden ist „{near}“)" if near else ""
        near_en = f" (“{near}” is there)" if near else ""
        self.found.append(
            Fault(
                file=file,
                record=record,
                pointer=pointer,
                code=code,
                message=text["de"].format(near=near_de, **values),
                message_en=text["en"].format(near=near_en, **values),
                allowed=allowed,
                line=line,
            )
        )
