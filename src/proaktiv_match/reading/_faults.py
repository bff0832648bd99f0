"""The faults of an import: German and English text from `data/faults.toml`."""

import tomllib
from functools import cache
from importlib import resources

from rapidfuzz import fuzz, process

from proaktiv_match.errors import Fault

__all__ = ["Faults", "StopFileError", "nearest"]

FULL_LIMIT = 1000
NEAR_ENOUGH = 70


@cache
def _texts() -> dict[str, dict[str, str]]:
    text = resources.files("proaktiv_match.reading").joinpath("data", "faults.toml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = tomllib.loads(text)
    return loaded


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
        text = _texts()[code]
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
