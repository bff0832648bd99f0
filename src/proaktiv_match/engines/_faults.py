"""What can go wrong in a run over many participants: German and English text from `data/faults.toml`."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from proaktiv_match.errors import Fault, InputError, RunError

__all__ = ["failed", "unusable"]


@lru_cache(maxsize=1)
def _texts() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", "faults.toml").read_text("utf-8"))


def unusable(code: str, file: str, allowed: str | None = None, **fields: object) -> InputError:
    """The error of a call or a file with which a run cannot begin or go on."""
    text = _texts()[code]
    return InputError([Fault(file, None, "", code, text["de"].format(**fields), text["en"].format(**fields), allowed)])


def failed(code: str, **fields: object) -> RunError:
    """The error of a run that broke off; it names a case by its id at most."""
    text = _texts()[code]
    return RunError(text["de"].format(**fields), text["en"].format(**fields))
