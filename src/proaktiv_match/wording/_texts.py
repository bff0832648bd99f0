"""Texts of the data files, German and English side by side, filled in by name."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["LANGUAGES", "Texts", "all_texts", "terminal_text"]

LANGUAGES = ("de", "en")
"""German is the default everywhere."""

_LEAF = frozenset(LANGUAGES)


def _walk(path: str, node: Mapping[str, Any], found: dict[str, dict[str, str]]) -> None:
    for name, inner in node.items():
        if not isinstance(inner, Mapping):
            continue
        key = f"{path}/{name}"
        if set(inner) == _LEAF:
            found[key] = dict(inner)
        else:
            _walk(key, inner, found)


@lru_cache(maxsize=1)
def all_texts() -> dict[str, dict[str, str]]:
    """Every text by its key `file/table/name`, in both languages."""
    found: dict[str, dict[str, str]] = {}
    for entry in sorted(files(__package__).joinpath("data").iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".toml"):
            _walk(entry.name.removesuffix(".toml"), tomllib.loads(entry.read_text("utf-8")), found)
    return found


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts in one language.

    Attributes:
        lang: `"de"` or `"en"`.
    """

    lang: str = "de"

    def say(self, key: str, /, **fields: object) -> str:
        """The text of `key` with its fields filled in."""
        return all_texts()[key][self.lang].format(**fields)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in all_texts()

    def joined(self, parts: list[str], how: str = "and") -> str:
        """`a`, `a und b`, `a, b und c`."""
        if len(parts) < 2:  # noqa: PLR2004  one thing needs no word between
            return "".join(parts)
        return self.say(f"values/join/{how}", rest=", ".join(parts[:-1]), last=parts[-1])


def terminal_text(key: str, lang: str = "de", /, **fields: object) -> str:
    """A text of the command line (`data/terminal.toml`), for instance `match/head`."""
    return Texts(lang).say(f"terminal/{key}", **fields)
