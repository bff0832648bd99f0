"""One demand that was read from an advertisement, before it is written as the contract writes it."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Amount", "ReadDemand"]

Amount = float | str | dict[str, str]
"""A number, an interval ("[3,6)"), or a word with its lexicon."""


@dataclass(frozen=True, slots=True)
class ReadDemand:
    """A demand, where it was read, and by which rule.

    Exactly one kind of value is given: `amount` for ceilings, `required`, `optional` or `absent` for sets,
    `provides` for needs.

    Attributes:
        dimension: id of the dimension.
        measure: name of the measure.
        start: where the quote begins in `AdText.source.text`.
        end: where it ends.
        rule: id of the pattern or rule that read it.
        certainty: `stated`, or `implied` by a task (clarification A33).
        amount: what is demanded, for ceilings.
        required: options that are demanded, for sets.
        optional: options that are possibly demanded.
        absent: options said not to occur (A41).
        provides: the level provided, or the options of a need-set.
    """

    dimension: str
    measure: str
    start: int
    end: int
    rule: str
    certainty: Literal["stated", "implied"] = "stated"
    amount: Amount | None = None
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    provides: Amount | tuple[str, ...] | None = None
