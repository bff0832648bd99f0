"""Counts in bands, for people who may see offers but no persons: a type without any field in which a person fits."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Any

from proaktiv_match.matching._texts import read_data

__all__ = ["Band", "OfferBand"]


@dataclass(frozen=True, slots=True)
class Band:
    """A range in which a count lies.

    Attributes:
        first: smallest count.
        last: largest count; `None` for the last band, which has no end.
    """

    first: int
    last: int | None

    @classmethod
    def of(cls, count: int) -> "Band":
        """The band of a count (`data/bands.toml`).

        Raises:
            ValueError: the count is negative.
        """
        if count < 0:
            raise ValueError("a count is not negative")
        starts: list[int] = read_data("bands.toml")["starts"]
        after = bisect_right(starts, count)
        return cls(starts[after - 1], starts[after] - 1 if after < len(starts) else None)


@dataclass(frozen=True, slots=True)
class OfferBand:
    """For how many cases an offer could be worth a talk; all that the employer's side learns.

    One number, and a coarse one. Cases whose limits the offer exceeds are not told apart from those who are not ready,
    do not wish it, have refused it, or are ready for other kinds only: whoever is not counted may be so for any reason.
    There are no piles, because the difference of two piles can be a single person; no total, because it would tell how
    many are not counted; and nothing else that depends on persons, so that two groups of people with counts in one band
    give the same bytes.

    What a type cannot prevent: who asks about many offers that differ in one demand, or about one offer every day, sees
    a band change when one person crosses its end. So an offer is reported once for a day on which the cases are frozen,
    offers are those of employers and not made up for the question, and who asks is not who may look at the persons'
    files. A group of which the reader knows the size should be much larger than the band: a band that holds everybody
    tells that nobody's limits are exceeded.

    Attributes:
        offer: id of the offer.
        as_of: day for which it was counted.
        could_fit: cases without a conflict, questions still open included.
    """

    offer: str
    as_of: date
    could_fit: Band

    def to_json(self) -> dict[str, Any]:
        """The object that leaves the house; `schema band` describes it."""
        return {
            "contract": "1",
            "offer": self.offer,
            "as_of": self.as_of.isoformat(),
            "could_fit": {"from": self.could_fit.first, "to": self.could_fit.last},
        }
