"""The rule book: every rule that can stand on a finding, with its source."""

from dataclasses import dataclass
from typing import Any

__all__ = ["Rule", "load_rules"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of comparison.

    Attributes:
        id: stable name, shown on findings, for instance `KG-2`.
        text_de: what it says, German.
        text_en: what it says, English.
        source: instrument, law or clarification it comes from.
        since: day since which it reads this way.
        verify: what still has to be checked, else empty.
        values: numbers of the rule, so that they stand in the data file and not in code.
    """

    id: str
    text_de: str
    text_en: str
    source: str
    since: str
    verify: str
    values: dict[str, Any]


def load_rules(raw: dict[str, Any]) -> dict[str, Rule]:
    """The rules of `rules.toml` by id."""
    return {
        name: Rule(
            id=name,
            text_de=entry["de"],
            text_en=entry["en"],
            source=entry["source"],
            since=entry.get("since", raw["date"]),
            verify=entry.get("verify", ""),
            values=entry.get("values", {}),
        )
        for name, entry in raw["rules"].items()
    }
