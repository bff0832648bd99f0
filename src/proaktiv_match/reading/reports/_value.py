"""The value of a proposed limit."""

from dataclasses import dataclass
from typing import Any

from proaktiv_match.reading.reports._stance import Said
from proaktiv_match.vocabulary import vocabulary

__all__ = ["Value", "measure_of", "open_amount", "plain"]

_OPEN = {"%": "[0,100]", "kg": "[0,inf)", "min at a stretch": "[0,480]", "m at a stretch": "[0,inf)",
         "m on foot at a stretch": "[0,inf)", "min one way": "[0,180]", "0..5": "[0,5]", "0..1": "[0,1]",
         "1..5": "[1,5]", "0..3": "[1,3]", "min/day": "(0,480]", "h/week": "(0,40]", "h/day": "[0,8]",
         "days/week": "[0,6]"}  # fmt: skip
"""Limited, extent to be asked: the true maximum lies somewhere in what a working day can demand."""


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a proposed limit.

    Attributes:
        measure: "dimension.measure".
        fields: `at_most`, `excluded`, `needs`, and `allowed` of a permission.
        conditional: whether it reads "möglichst vermeiden".
        positive: whether it is a permission.
    """

    measure: str
    fields: dict[str, Any]
    conditional: bool = False
    positive: bool = False


def open_amount(measure: str) -> str:
    """The whole range of a measure: it is limited, nobody said how far."""
    dimension, _, name = measure.partition(".")
    unit = vocabulary().measures[dimension, name].unit
    return _OPEN[unit.id] if unit is not None else "[0,100]"


def measure_of(said: Said) -> str:
    """The measure of the topic, "dimension.measure"."""
    return f"{said.mention.topic.dimension}.{said.mention.topic.measure}"


def plain(number: float) -> int | float:
    """A whole number without decimals."""
    return int(number) if float(number).is_integer() else round(number, 2)
