"""Which statement about a demand decides (A22, A33), and the sum rule that needs it (R6, A31)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from proaktiv_match.profiles._faulty import Faulty, faulty
from proaktiv_match.vocabulary import Number

if TYPE_CHECKING:
    from proaktiv_match.profiles._offer import Demand

__all__ = ["ADVERTISED", "IMPLIED", "STATED", "TYPICAL", "deciding", "rank", "share_sum_faults"]

TYPICAL, IMPLIED, ADVERTISED, STATED = 0, 1, 2, 3
"""Ranks from weak to strong: typical of the occupation, implied by a task, said in the advertisement, by somebody."""

_KINDS = {"employer": STATED, "coach": STATED, "ad_text": ADVERTISED, "occupation": TYPICAL}
_POSTURES = ("sitting", "standing", "walking")
_WHOLE = 100


def rank(demand: "Demand") -> int:
    """Weight of a statement: employer and coach, then advertisement, then what a task implies, then the occupation."""
    own = _KINDS[demand.source.kind]
    return min(own, IMPLIED) if demand.source.certainty.value == "implied" else own


def deciding(demands: Iterable["Demand"]) -> list["Demand"]:
    """The statements of the highest rank; lower ones are ignored."""
    listed = list(demands)
    highest = max((rank(demand) for demand in listed), default=TYPICAL)
    return [demand for demand in listed if rank(demand) == highest]


def share_sum_faults(demands: Iterable["Demand"]) -> list[Faulty]:
    """R6: what is surely demanded of sitting, standing and walking together cannot exceed the whole shift."""
    stated = [demand for demand in demands if demand.dimension in _POSTURES]
    if not stated:
        return []
    total: Number = 0
    for posture in _POSTURES:
        own = [demand for demand in stated if demand.dimension == posture and demand.measure == "share"]
        strongest = [demand for demand in deciding(own) if rank(demand) > IMPLIED]
        total += max((demand.value.interval.lo for demand in strongest if demand.value), default=0)
    if total <= _WHOLE:
        return []
    return [
        faulty(
            ("demands",),
            "share_sum",
            "Sitzen, Stehen und Gehen verlangen zusammen mehr als die ganze Arbeitszeit (R6)",
            "sitting, standing and walking together demand more than the whole working time (R6)",
            "<= 100 %",
        )
    ]
