"""Wishes of the participant: they hide or order offers and never touch a verdict (A30)."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import (
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    ValidationError,
    model_validator,
)

from proaktiv_match.profiles._amount import Amount, read_amount
from proaktiv_match.profiles._faulty import Faulty, faulty, merged, raise_faults
from proaktiv_match.profiles._fields import OfferKind, Record, StatedAmount
from proaktiv_match.profiles._measured import find_measure
from proaktiv_match.profiles._options import check_options
from proaktiv_match.vocabulary import vocabulary

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


class Wishes(Record):
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

    _hours: Amount | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _check(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(data, Mapping):
            return handler(data)
        faults = []
        hours = None
        if data.get("weekly_hours") is not None:
            measure = vocabulary().measures["weekly_hours", "hours"]
            read = read_amount(data["weekly_hours"], measure, "demand", ("weekly_hours",))
            if isinstance(read, Faulty):
                faults.append(read)
            else:
                hours = read
        try:
            made = handler(data)
        except ValidationError as error:
            raise merged("Wishes", error, faults) from None
        raise_faults("Wishes", faults)
        made._hours = hours  # noqa: SLF001 - our own instance
        return made

    @property
    def hours(self) -> Amount | None:
        """Wanted hours a week as an interval."""
        return self._hours
