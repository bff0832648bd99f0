"""Accommodations as they stand at a post, and agreements for one person and one offer."""

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field, StrictFloat, StrictInt, StrictStr, model_validator

from proaktiv_match.profiles._amount import nearest
from proaktiv_match.profiles._faulty import Faulty, faulty, raise_faults
from proaktiv_match.profiles._fields import Day, Identifier, Record, Text
from proaktiv_match.profiles._measured import unknown_dimension
from proaktiv_match.vocabulary import vocabulary

__all__ = [
    "AccommodationState",
    "Arrangement",
    "Confirmation",
    "RampStep",
    "repeated_accommodations",
    "repeated_arrangements",
]


class Confirmation(Record):
    """Who confirmed that a measure really works; a role and a reference, never a name."""

    role: Text
    ref: Text
    on: Day


class RampStep(Record):
    """From a day on, so many hours a week (A19)."""

    start: Day = Field(alias="from")
    amount: StrictInt | StrictFloat = Field(ge=0, le=168)


class AccommodationState(Record):
    """One measure of the catalogue at a post.

    Attributes:
        id: id in the catalogue.
        status: how far it is (A16): `unknown` is the same as not listed.
        acts_on: dimensions it is restricted to; names the task of a `task_swap` (A18).
        confirmed_by: who confirmed it; without it no safety measure clears (A20).
        steps: the steps of an `hours_ramp` (A19).
        share: share of the work done at home, percent (A35).
    """

    id: StrictStr
    status: Literal["present", "agreed", "requestable", "refused", "unknown"]
    acts_on: tuple[StrictStr, ...] | None = None
    confirmed_by: Confirmation | None = None
    steps: tuple[RampStep, ...] = ()
    share: StrictInt | StrictFloat | None = Field(default=None, ge=0, le=100)

    @model_validator(mode="after")
    def _known(self) -> Self:
        words = vocabulary()
        faults = []
        if self.id not in words.accommodations:
            near = nearest(self.id, words.accommodations)
            faults.append(
                faulty(
                    ("id",),
                    "unknown_accommodation",
                    "diese Anpassung steht nicht im Katalog",
                    "this measure is not in the catalogue",
                    near or "proaktiv-match vocabulary",
                )
            )
        faults += [
            unknown_dimension(name, ("acts_on", index))
            for index, name in enumerate(self.acts_on or ())
            if name not in words.dimensions
        ]
        raise_faults(type(self).__name__, faults)
        return self

    @property
    def in_place(self) -> bool:
        """Whether it is there or agreed upon."""
        return self.status in ("present", "agreed")


class Arrangement(AccommodationState):
    """An agreement for this person and one offer; counts for that pair alone."""

    offer: Identifier


def _repeated(entries: Any, field: str, key: tuple[str, ...]) -> list[Faulty]:
    seen = set()
    faults = []
    for index, entry in enumerate(entries if isinstance(entries, (list, tuple)) else ()):
        if not isinstance(entry, Mapping):
            continue
        name = tuple(str(entry.get(part)) for part in key)
        if name in seen:
            faults.append(
                faulty(
                    (field, index, "id"),
                    "duplicate_accommodation",
                    "dieselbe Anpassung steht zweimal",
                    "the same measure is listed twice",
                    "<= 1",
                )
            )
        seen.add(name)
    return faults


def repeated_arrangements(raw: Mapping[str, Any]) -> list[Faulty]:
    """Faults of agreements that name the same measure for the same offer twice."""
    return _repeated(raw.get("arrangements"), "arrangements", ("offer", "id"))


def repeated_accommodations(raw: Mapping[str, Any]) -> list[Faulty]:
    """Faults of accommodations that are listed twice (A31)."""
    return _repeated(raw.get("accommodations"), "accommodations", ("id",))
