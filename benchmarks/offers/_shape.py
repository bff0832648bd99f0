"""The shapes of the invented worlds, read from `data/world.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from proaktiv_match.vocabulary import vocabulary

__all__ = ["OPTIONS", "Axis", "Shape", "coded", "mask_of", "options_of", "shape"]

OPTIONS = vocabulary().measures["shift_pattern", "options"].options
"""Options of the shift measure; bit n of a mask stands for the n-th."""

AIDS = ("task_swap", "no_piecework")
"""Measures of the catalogue that take a task away; posts may be asked for them."""


def coded(value: int, step: int = 0) -> int:
    """An end of an interval as one whole number: twice the value; an open end lies one above or below."""
    return 2 * value + step


def mask_of(options: tuple[str, ...] | list[str]) -> int:
    """Options as bits."""
    return sum(1 << OPTIONS.index(option) for option in options)


def options_of(mask: int) -> list[str]:
    """Bits as options."""
    return [option for place, option in enumerate(OPTIONS) if mask >> place & 1]


@dataclass(frozen=True, slots=True)
class Axis:
    """One ordered measure of the worlds.

    Attributes:
        key: dimension and measure.
        values: values that occur, rising; whole numbers in the unit of the measure.
        ads: share of offers of the unknown world that state it.
        limited: how often people have a limit on it, compared with the others.
        removable: measure of the catalogue that takes it away, if one is in the worlds.
        safety: whether it is a measure of safety.
        graded: whether a conditional limit bends by one grade only (A23).
        usual: coded normal upper end.
        unnamed: coded ends of what is named without amount: more than nothing, or the two lowest classes (A34).
    """

    key: tuple[str, str]
    values: tuple[int, ...]
    ads: float
    limited: float
    removable: str | None
    safety: bool
    graded: bool
    usual: int
    unnamed: tuple[int, int]

    @property
    def name(self) -> str:
        """Name of its column."""
        return "_".join(self.key)


@dataclass(frozen=True, slots=True)
class Shape:
    """All shapes.

    Attributes:
        axes: ordered measures; the last two are hours a day and a week.
        drawn: number of axes that are drawn one by one, that is, all but the hours.
        raw: the file, for the rest.
    """

    axes: tuple[Axis, ...]
    drawn: int
    raw: dict[str, Any]


def _axis(key: str, values: list[int], ads: float, limited: float, removable: str | None) -> Axis:
    dimension, name = key.split(".")
    measure = vocabulary().measures[dimension, name]
    if measure.normal is None or measure.unit is None:
        raise ValueError(f"{key} has no usual upper end or no unit")
    usual, top = int(measure.normal.hi), min(float(measure.unit.range.hi), float(max(values)))
    return Axis(
        key=(dimension, name),
        values=tuple(values),
        ads=ads,
        limited=limited,
        removable=removable,
        safety=measure.safety,
        graded=measure.is_grade,
        usual=coded(usual),
        unnamed=(coded(0, 1), coded(int(top))) if values[0] == 0 else (coded(values[0]), coded(values[1])),
    )


@cache
def shape() -> Shape:
    """The shapes, read once."""
    raw = tomllib.loads((Path(__file__).parent / "data" / "world.toml").read_text("utf-8"))
    axes = [
        _axis(one["key"], one["values"], one["ads"], one["limited"], one.get("removable")) for one in raw["measure"]
    ]
    weekly = raw["hours"]["weekly"]
    limited = raw["hours"]["limited"]
    hours = [
        _axis("daily_hours.hours", [hours // 5 for hours in weekly], 0.0, limited, None),
        _axis("weekly_hours.hours", weekly, 0.0, limited / 3, None),
    ]
    return Shape((*axes, *hours), len(axes), raw)
