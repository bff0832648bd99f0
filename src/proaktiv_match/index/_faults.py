"""The faults of an index on disk: German and English text from `data/faults.toml`."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from proaktiv_match.errors import Fault, UnreadableFileError

__all__ = ["unreadable"]


@lru_cache(maxsize=1)
def _texts() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", "faults.toml").read_text("utf-8"))


def unreadable(code: str, file: str, part: str = "") -> UnreadableFileError:
    """The error of an index that cannot be used as a whole; `part` names what is wrong with it."""
    text = _texts()[code]
    return UnreadableFileError(
        [Fault(file, None, "", code, text["de"].format(part=part), text["en"].format(part=part))]
    )
