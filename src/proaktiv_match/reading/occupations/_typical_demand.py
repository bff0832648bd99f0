"""One cell of the table: what work of an occupation typically demands on one measure."""

from dataclasses import dataclass
from typing import Any, Final

from proaktiv_match.vocabulary import Interval, Kind, Measure

__all__ = ["CONFIDENCES", "TypicalDemand"]

CONFIDENCES: Final = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class TypicalDemand:
    """A tendency of an occupation; never more than that (clarifications A22).

    Attributes:
        kldb: three to five digits of the KldB 2010 for which it holds.
        axis: the measure of the vocabulary.
        amount: as the table writes it: number, interval, or options divided by `;`, those of some posts with `?`.
        interval: what an ordered measure demands, or what the work provides on a need.
        required: options that belong to nearly all posts.
        optional: options that belong to some posts.
        source: where it comes from, such as `expert`, `onet` or `both`.
        evidence: file, rule or elements in detail.
        confidence: `high`, `medium` or `low`.
        date: day of the cell, `YYYY-MM-DD`.
    """

    kldb: str
    axis: Measure
    amount: str
    interval: Interval | None
    required: tuple[str, ...]
    optional: tuple[str, ...]
    source: str
    evidence: str
    confidence: str
    date: str

    @property
    def dimension(self) -> str:
        """Id of the dimension."""
        return self.axis.dimension

    @property
    def measure(self) -> str:
        """Name of the measure."""
        return self.axis.name

    def as_demand(self) -> dict[str, Any] | None:
        """The demand as an offer of the contract states it, or `None` where nothing may be said.

        A list of agents is never complete: what it does not name would look as if it did not occur. So open lists
        are stated on safety measures only, on which a typical value never lets expect a fit.
        """
        demand: dict[str, Any] = {"dimension": self.dimension, "measure": self.measure}
        if self.axis.kind is Kind.NEED_SET:
            demand["provides"] = list(self.required)
        elif self.axis.is_set:
            if self.axis.open_list and not (self.axis.safety and self.required + self.optional):
                return None
            demand |= {"required": list(self.required), "optional": list(self.optional)}
        else:
            demand["provides" if self.axis.kind is Kind.NEED else "amount"] = self._number_or_interval()
        return demand | {"source": {"kind": "occupation", "date": self.date}}

    def _number_or_interval(self) -> float | str:
        interval = self.interval
        if interval is None or not interval.is_point:
            return str(interval)
        number = float(interval.lo)
        return int(number) if number.is_integer() else number
