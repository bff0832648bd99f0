"""A record of a file, decoded and not yet looked at."""

from dataclasses import dataclass
from typing import Any

from proaktiv_match.profiles._fault_texts import Place
from proaktiv_match.profiles._strict_json import Oddity

__all__ = ["RawRecord"]


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record as it came in.

    Attributes:
        value: the decoded JSON.
        place: file, number of the record, line on which it begins.
        oddities: what would be lost or cannot be stored, with its place in the record.
    """

    value: Any
    place: Place
    oddities: list[Oddity]
