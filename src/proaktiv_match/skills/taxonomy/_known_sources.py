"""What is known about the sources of taxonomies, read once from `data/sources.toml`."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["known_sources"]


@lru_cache(maxsize=1)
def known_sources() -> dict[str, Any]:
    """The data file."""
    return tomllib.loads(files("proaktiv_match.skills.taxonomy").joinpath("data", "sources.toml").read_text("utf-8"))
