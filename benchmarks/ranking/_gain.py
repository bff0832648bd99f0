"""How good an order of offers is: gains and nDCG."""

from typing import Any

import numpy as np

__all__ = ["GAINS", "TOP", "gain", "ndcg"]

TOP = 10

GAINS = {"same occupation": 3, "same ISCO-08, four digits": 2, "same ISCO-08, three digits": 1}
"""What an offer is worth to a person whose occupation is as near as this; 0 for all others."""


def gain(occupation: str, isco: str, other: str, other_isco: str) -> int:
    """What an offer is worth; the same in both directions."""
    if occupation == other:
        return GAINS["same occupation"]
    if isco == other_isco:
        return GAINS["same ISCO-08, four digits"]
    return GAINS["same ISCO-08, three digits"] if isco[:3] == other_isco[:3] else 0


def ndcg(scores: Any, gains: Any, top: int = TOP) -> Any:
    """Measure each row by nDCG, linear gains; offers of one score stay in the order of their ids, which say nothing.

    Args:
        scores: (persons, offers), the greater the better.
        gains: (persons, offers).
        top: places that count.

    Returns:
        (persons,), 0 to 1.
    """
    places = min(top, scores.shape[1])
    discount = 1 / np.log2(np.arange(2, places + 2))
    order = np.argsort(-scores, axis=1, kind="stable")[:, :places]
    reached = np.take_along_axis(gains, order, axis=1) @ discount
    best = -np.sort(-gains, axis=1)[:, :places] @ discount
    return reached / best
