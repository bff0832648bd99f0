"""A skill as it is named on one side, and how two skills belong together."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from proaktiv_match.skills._label import Label, label

__all__ = ["HOW_ORDER", "How", "Term"]


class How(StrEnum):
    """How a skill that is there meets one that is asked for (contract, `contributions[].how`), the strongest first."""

    SAME = "same"
    NARROWER = "narrower"
    BROADER = "broader"
    SIBLING = "sibling"
    RELATED = "related"
    TEXT = "text"
    TYPICAL = "typical"


HOW_ORDER: Final = {how: place for place, how in enumerate(How)}


@dataclass(frozen=True, slots=True)
class Term:
    """A skill as it is named on one side.

    Attributes:
        name: as written.
        label: in the form that is compared.
        concept: id of the concept, if it was given.
    """

    name: str
    label: Label
    concept: str | None = None

    @classmethod
    def of(cls, name: str, concept: str | None = None) -> "Term":
        """The term for a name as written."""
        return cls(name, label(name), concept or None)
