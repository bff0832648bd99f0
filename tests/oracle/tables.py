"""The three tables of the specification: dimensions with measures, normal bounds, the catalogue of accommodations."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from .intervals import fold

_PROJECT = Path(__file__).resolve().parents[2]
_SHARED = _PROJECT.parent / "shared"
_BUNDLED = _PROJECT / "src" / "proaktiv_match" / "vocabulary" / "data"

FREQUENCIES = ("oft", "manchmal", "selten")  # from the most to the least frequent (A6)
Key = tuple[str, str]


@dataclass(frozen=True)
class Measure:
    """One axis of one dimension."""

    dimension: str
    name: str
    kind: str  # ceiling | need | set | need-set
    unit: str
    group: str
    safety: bool

    @property
    def key(self) -> Key:
        return (self.dimension, self.name)

    @property
    def is_load(self) -> bool:
        return self.unit == "kg"

    @property
    def is_grade(self) -> bool:
        return self.unit == "0..5"

    @property
    def is_open_list(self) -> bool:
        return self.unit == "open list"


@dataclass(frozen=True)
class Effect:
    """What an accommodation does to one measure (`measure` may be `*`)."""

    dimension: str
    measure: str
    verb: str  # remove | cap | lower | without | provide | add | reopen | spread
    argument: str


@dataclass(frozen=True)
class Accommodation:
    id: str
    effects: tuple[Effect, ...]
    side_effects: tuple[tuple[Key, str], ...]
    own_claim: bool
    lead_time_weeks: int


def _rows(shared_name: str, bundled_name: str) -> list[dict[str, str]]:
    path = _SHARED / shared_name
    if not path.exists():
        path = _BUNDLED / bundled_name
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def measures() -> dict[Key, Measure]:
    """All measures in the order of the vocabulary."""
    found: dict[Key, Measure] = {}
    for row in _rows("vocabulary.csv", "dimensions.csv"):
        for part in row["measures"].split(";"):
            name, kind, unit = part.strip().split(":", 2)
            safety = row["safety"].strip() in ("all", name)
            found[row["id"], name] = Measure(row["id"], name, kind, unit, row["group"], safety)
    return found


@cache
def normal_bounds() -> dict[Key, Fraction]:
    """The normal upper bound of each ceiling (A13)."""
    return {key: Fraction(text) for key, text in _normals().items() if measures()[key].kind == "ceiling"}


@cache
def usual_options() -> dict[Key, frozenset[str]]:
    """The usual options of each set (A13)."""
    return {
        key: frozenset(fold(option) for option in text.split("|") if option)
        for key, text in _normals().items()
        if measures()[key].kind == "set"
    }


@cache
def _normals() -> dict[Key, str]:
    return {(row["dimension"], row["measure"]): row["normal"].strip() for row in _rows("normals.csv", "normals.csv")}


@cache
def catalogue() -> dict[str, Accommodation]:
    return {row["id"]: _accommodation(row) for row in _rows("accommodations.csv", "accommodations.csv")}


def _accommodation(row: dict[str, str]) -> Accommodation:
    effects = []
    for part in filter(None, (piece.strip() for piece in row["effects"].split(";"))):
        target, action = part.split("=", 1)
        dimension, measure = target.split(".")
        verb, _, argument = action.strip().partition(" ")
        effects.append(Effect(dimension, measure, verb, argument.strip()))
    sides = []
    for part in filter(None, (piece.strip() for piece in row["side_effects"].split(";"))):
        target, demand = part.split("=", 1)
        dimension, measure = target.split(".")
        sides.append(((dimension, measure), demand.strip()))
    own = row["own_claim"].strip().lower() in ("1", "true", "yes")
    return Accommodation(row["id"], tuple(effects), tuple(sides), own, int(row["lead_time_weeks"] or 0))
