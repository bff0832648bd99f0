"""The words of the pages that are no data of the vocabulary, and the check that none is missing."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

__all__ = ["complete", "notes", "two"]

_FILE = Path(__file__).with_name("notes.toml")


@lru_cache(maxsize=1)
def notes() -> dict[str, Any]:
    """The whole of `notes.toml`."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def complete(name: str, found: Iterable[str], used: Iterable[str]) -> None:
    """Stop where a code has no words or words have no code.

    Raises:
        ValueError: `found` and `used` are not the same codes.
    """
    known, needed = set(found), set(used)
    missing, left = needed - known, known - needed
    if missing or left:
        raise ValueError(f"{_FILE.name} [{name}]: without words {sorted(missing)}, no longer used {sorted(left)}")


def two(entry: dict[str, str], prefix: str = "") -> str:
    """German, and English beside it in italics."""
    return f"{entry[f'{prefix}de']} · *{entry[f'{prefix}en']}*"
