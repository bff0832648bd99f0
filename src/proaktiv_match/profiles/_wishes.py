"""Wishes of the participant: they hide or order offers and never touch a verdict (A30)."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Self

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr, model_validator

from proaktiv_match.profiles._amount import Amount, amount_of, read_amount
from proaktiv_match.profiles._checked import CheckedRecord
from proaktiv_match.profiles._faulty import Faulty, faulty, raise_faults
from proaktiv_match.profiles._fields import OfferKind, Record, StatedAmount
from proaktiv_match.profiles._measured import find_measure
from proaktiv_match.profiles._options import check_options
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = ["Wish", "Wishes"]


class Wish(Record):
    """One wish: an option of a dimension ("nie nachts"), or an occupation, in words.

    `{"dimension": "driving"}` alone speaks of the dimension as a whole.
    """

    dimension: StrictStr | None = None
    option: StrictStr | None = None
    occupation: StrictStr | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        faults = []
        if (self.dimension is None) == (self.occupation is None):
            faults.append(
                faulty(
                    (),
                    "wish",
                    "ein Wunsch nennt dimension oder occupation",
                    "a wish names dimension or occupation",
                    "dimension (+ option) | occupation",
                )
            )
        if self.dimension is not None:
            _, named = find_measure({"dimension": self.dimension, "measure": ""})
            faults += [fault for fault in named if fault.code == "unknown_dimension"]
            faults += self._option_faults()
        elif self.option is not None:
            faults.append(
                faulty(("option",), "wish", "option braucht eine dimension", "option needs a dimension", "dimension")
            )
        raise_faults("Wish", faults)
        return self

    def _option_faults(self) -> list[Faulty]:
        sets = [measure for measure in vocabulary().measures_of(self.dimension or "") if measure.is_set]
        if self.option is None:
            return []
        if not sets:
            return [faulty(("option",), "wish", "diese Dimension hat keine Angaben zur Auswahl",
                           "this dimension has no options", "—")]  # fmt: skip
        return [fault._replace(loc=("option",)) for fault in check_options([self.option], sets[0], ("option",))]


class Wishes(CheckedRecord):
    """What the person wants, in three strengths, and its frame.

    Attributes:
        never: hides offers; the person can undo it.
        rather_not: moves offers down.
        gladly: moves offers up.
        max_km: farthest distance, km as the crow flies.
        weekly_hours: wanted hours a week.
        kinds: wanted kinds of offers.
        no_temporary_agency: hides offers of temporary agencies.
    """

    never: tuple[Wish, ...] = ()
    rather_not: tuple[Wish, ...] = ()
    gladly: tuple[Wish, ...] = ()
    max_km: StrictInt | StrictFloat | None = Field(default=None, ge=0)
    weekly_hours: StatedAmount = None
    kinds: tuple[OfferKind, ...] | None = None
    no_temporary_agency: StrictBool = False

    @classmethod
    def _raw_faults(cls, raw: Mapping[str, Any]) -> list[Faulty]:
        if raw.get("weekly_hours") is None:
            return []
        read = read_amount(raw["weekly_hours"], _weekly_hours(), "demand", ("weekly_hours",))
        return [read] if isinstance(read, Faulty) else []

    @cached_property
    def hours(self) -> Amount | None:
        """Wanted hours a week as an interval."""
        return amount_of(self.weekly_hours, _weekly_hours(), "demand")


def _weekly_hours() -> Measure:
    return vocabulary().measures["weekly_hours", "hours"]
