"""Patterns out of data files: their macros filled in, compiled once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Rule", "compiled", "filled"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its id and what else its entry says."""

    id: str
    pattern: re.Pattern[str]
    raw: Mapping[str, Any]


def filled(pattern: str, macros: Mapping[str, str]) -> str:
    """`pattern` with its macros; a macro may hold another one."""
    before = ""
    while before != pattern:
        before = pattern
        for name, text in macros.items():
            pattern = pattern.replace("{" + name + "}", text)
    return pattern


def compiled(entries: Iterable[Mapping[str, Any]], macros: Mapping[str, str] | None = None) -> tuple[Rule, ...]:
    """Entries of a data file, each with `id` and `pattern`, in their order."""
    return tuple(Rule(entry["id"], re.compile(filled(entry["pattern"], macros or {})), entry) for entry in entries)
