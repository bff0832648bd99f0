"""The numbers of the skill score, read once from `data/weights.toml`; each has its reason there."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["MILLION", "Weights", "read_data", "weights"]

MILLION = 1_000_000
"""One, in millionths."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Credits, factors and weights.

    Attributes:
        credit: credit of a link by name, millionths.
        level: factor by gap between required and known level, millionths.
        weight: plain weight of `must` and `should`.
        text: thresholds of similar text: percent, letters, letters.
        telling: least weight, and that of a skill of which nothing is known, millionths.
        traits: greatest share of all traits together, millionths.
        together: fewest and most occupations, least share in millionths, for skills that go together.
        experience: factors for skills that come from the job history, millionths.
        recency: (years, factor in millionths), longest ago first.
        family: (members of a family at most, credit of a sibling in millionths), smallest family first.
    """

    credit: dict[str, int]
    level: dict[str, int]
    weight: dict[str, int]
    text: dict[str, int]
    telling: dict[str, int]
    traits: dict[str, int]
    together: dict[str, int]
    experience: dict[str, int]
    recency: tuple[tuple[int, int], ...]
    family: tuple[tuple[int, int], ...]

    def for_levels(self, required: int | None, known: int | None) -> int:
        """Factor for a required level (0 to 5) against the person's, either may be unknown; millionths."""
        if not required:
            return MILLION
        if known is None:
            return self.level["unknown"]
        gap = required - known
        return MILLION if gap <= 0 else self.level[f"gap_{min(gap, 3)}"]

    def for_years(self, years: int | None) -> int:
        """Factor for a skill last used `years` ago; not known lowers nothing; millionths."""
        if years is None:
            return MILLION
        return next((factor for older, factor in self.recency if years > older), MILLION)

    def for_family(self, members: int) -> int:
        """Credit of a sibling in a family of so many members; 0 in large ones; millionths."""
        return next((credit for most, credit in self.family if members <= most), 0)

    def for_experience(self, years: float | None, *, kin: bool) -> int:
        """Factor for a skill typical of an occupation that the person worked in for `years`; millionths.

        Args:
            years: not known counts as enough.
            kin: only the group of the occupation is known.
        """
        short = years is not None and years < self.experience["short_years"]
        factor = self.experience["short" if short else "long"]
        return factor * self.experience["kin"] // MILLION if kin else factor


def read_data(name: str) -> dict[str, Any]:
    """A data file of this room."""
    return tomllib.loads(files(__package__).joinpath("data", name).read_text("utf-8"))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The bundled weights."""
    raw = read_data("weights.toml")
    plain = {
        part: {name: entry["value"] for name, entry in raw[part].items()}
        for part in ("credit", "level", "weight", "text", "telling", "traits", "together", "experience")
    }
    steps = sorted(((step["older_than_years"], step["value"]) for step in raw["recency"]), reverse=True)
    families = sorted((step["members_at_most"], step["value"]) for step in raw["family"])
    return Weights(**plain, recency=tuple(steps), family=tuple(families))
