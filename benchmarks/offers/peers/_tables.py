"""The offers as two tables, for engines that know SQL."""

from typing import Any

import numpy as np

from benchmarks.offers._shape import Shape
from benchmarks.offers._world import Columns
from benchmarks.offers.peers._beyond import beyond
from benchmarks.offers.peers._firm import firm_low

__all__ = ["offer_table", "posting_table"]


def offer_table(shape: Shape, columns: Columns) -> dict[str, Any]:
    """One row an offer: for each axis n source `sn`, coded ends `ln` and `hn`, and the firm `kn`."""
    table: dict[str, Any] = {"offer": np.arange(len(columns), dtype=np.int32)}
    for number in range(len(shape.axes)):
        table[f"s{number}"] = np.asarray(columns.source[number])
        table[f"l{number}"] = np.asarray(columns.low[number])
        table[f"h{number}"] = np.asarray(columns.high[number])
        table[f"k{number}"] = firm_low(columns, number)
    over, over_safety, usual_shifts = beyond(shape, columns)
    return table | {
        "shift_source": np.asarray(columns.shift_source),
        "required": np.asarray(columns.required).astype(np.int32),
        "optional": np.asarray(columns.optional).astype(np.int32),
        "unanswered": np.asarray(columns.unanswered).astype(np.int32),
        "removable": np.asarray(columns.removable).astype(np.int64),
        "gone": np.asarray(columns.gone),
        "published": np.asarray(columns.published),
        "place": np.asarray(columns.place),
        "over": over,
        "over_safety": over_safety,
        "beyond_shift": (~usual_shifts).astype(np.int8),
    }


def posting_table(columns: Columns) -> dict[str, Any]:
    """One row a required skill, sorted by concept, then by offer."""
    order = np.argsort(columns.concept, kind="stable")
    offer = np.repeat(np.arange(len(columns), dtype=np.int32), np.diff(columns.start))
    return {
        "concept": columns.concept[order].astype(np.int32),
        "offer": offer[order],
        "weight": columns.weight[order],
    }
