"""A part of all participants, for jobs that run side by side on machines that know nothing of each other."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from proaktiv_match.profiles import Participant

__all__ = ["Shard"]

_WRITTEN: Final = re.compile(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})", re.ASCII)
_BYTES: Final = 8
"""Of the digest that decides; with 64 bits no part is larger than another by more than chance."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `count` parts. Whose part a participant is in depends on the id of the case alone.

    So it does not matter in which order a file lists people, who else is in it, or on which machine it is read.

    Attributes:
        number: of this part, from 1.
        count: of all parts.

    Raises:
        ValueError: there is no such part.
    """

    number: int = 1
    count: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.count:
            raise ValueError("parts are counted from 1")

    @classmethod
    def of(cls, text: str) -> "Shard":
        """The part that is written as `3/16`.

        Raises:
            ValueError: it is written otherwise, or there is no such part.
        """
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError("a part is written as 3/16")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    @property
    def name(self) -> str:
        """Name of its files, `part-03-of-16`: sorted by name they stand in their order."""
        return f"part-{self.number:0{len(str(self.count))}}-of-{self.count}"

    def holds(self, case: str) -> bool:
        """Whether a case is in this part."""
        digest = hashlib.blake2b(case.encode(), digest_size=_BYTES).digest()
        return int.from_bytes(digest, "big") % self.count == self.number - 1

    def chosen(self, participants: Iterable[Participant]) -> Iterator[Participant]:
        """The participants of this part, in the order in which they come."""
        return (participant for participant in participants if self.holds(participant.id))
