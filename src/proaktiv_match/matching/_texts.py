"""Short texts of a result, German and English, from `data/notices.toml` and `data/decisions.toml`."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from proaktiv_match.vocabulary import vocabulary

__all__ = ["dimension_labels", "read_data", "text"]


@lru_cache(maxsize=8)
def read_data(name: str) -> dict[str, Any]:
    """A data file of this room; not to be changed."""
    return tomllib.loads(files(__package__).joinpath("data", name).read_text("utf-8"))


def text(part: str, code: str, lang: str, *, source: str = "notices.toml", **values: object) -> str:
    """The text of `code` in `lang` (`"de"` or `"en"`), filled in."""
    entry = read_data(source)[part][code]
    return str(entry["en" if lang == "en" else "de"]).format(**values)


def dimension_labels(dimensions: tuple[str, ...], lang: str) -> str:
    """Labels of dimensions as a list in words."""
    known = vocabulary().dimensions
    return ", ".join(known[name].label_en if lang == "en" else known[name].label_de for name in dimensions)
