"""Which elements of O*NET speak about which measure, and how their scale reads as an amount: `data/onet_rules.toml`."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = ["Curve", "OnetRule", "OnetRules", "onet_rules"]

_ROUND_BACK = 9


@dataclass(frozen=True, slots=True)
class Curve:
    """Reads a value of a scale as an amount.

    Attributes:
        points: (value, amount), ascending; straight lines between them, the ends beyond.
        step: amounts are rounded to it, outward.
    """

    points: tuple[tuple[float, float], ...]
    step: float

    def amount(self, value: float) -> float:
        """The amount at a value of the scale."""
        before = self.points[0]
        for point in self.points:
            if value <= point[0]:
                if point[0] == before[0]:
                    return point[1]
                return before[1] + (point[1] - before[1]) * (value - before[0]) / (point[0] - before[0])
            before = point
        return before[1]

    def between(self, low: float, high: float) -> tuple[float, float]:
        """The amounts at two values, rounded outward, inside the amounts of the curve."""
        steps = [round(self.amount(value) / self.step, _ROUND_BACK) for value in (low, high)]
        return (
            max(math.floor(steps[0]) * self.step, self.points[0][1]),
            min(math.ceil(steps[1]) * self.step, self.points[-1][1]),
        )


@dataclass(frozen=True, slots=True)
class OnetRule:
    """One measure out of one file of O*NET.

    Attributes:
        axis: the measure.
        file: name of the file.
        scale: id of the scale.
        elements: id to name; of several the highest value counts.
        curve: how a value reads as an amount.
        reason: why.
    """

    axis: Measure
    file: str
    scale: str
    elements: Mapping[str, str]
    curve: Curve
    reason: str


@dataclass(frozen=True, slots=True)
class OnetRules:
    """All rules with what they share.

    Attributes:
        rules: in the order of the vocabulary.
        scales: id of a scale to its ends.
        spread: id of a scale to what is added on both sides.
        confidence: name to the least number of occupations, the surest first.
        date: day of the rules.
    """

    rules: tuple[OnetRule, ...]
    scales: Mapping[str, Sequence[float]]
    spread: Mapping[str, float]
    confidence: Mapping[str, int]
    date: str

    @property
    def files(self) -> tuple[str, ...]:
        """The files that are read, sorted."""
        return tuple(sorted({rule.file for rule in self.rules}))


def _rule(raw: Mapping[str, Any], curves: Mapping[str, Curve]) -> OnetRule:
    dimension, _, measure = raw["measure"].partition(".")
    axis = vocabulary().measures[dimension, measure]
    return OnetRule(axis, raw["file"], raw["scale"], raw["elements"], curves[raw["curve"]], raw["reason"])


@lru_cache(maxsize=1)
def onet_rules() -> OnetRules:
    """The bundled rules, read once."""
    data = files("proaktiv_match.reading.occupations").joinpath("data", "onet_rules.toml")
    raw = tomllib.loads(data.read_text("utf-8"))
    curves = {
        name: Curve(tuple((point[0], point[1]) for point in curve["points"]), curve["step"])
        for name, curve in raw["curves"].items()
    }
    rules = sorted((_rule(one, curves) for one in raw["rules"]), key=lambda rule: rule.axis.order)
    return OnetRules(tuple(rules), raw["scales"], raw["spread"], raw["confidence"], raw["date"])
