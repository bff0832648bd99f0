"""Demands that can make a conflict: what somebody said, and no measure that the post could be asked for takes away."""

from typing import Any

import numpy as np

from benchmarks.offers._world import AD, EMPLOYER, Columns

__all__ = ["firm_low"]


def firm_low(columns: Columns, axis: int) -> Any:
    """Coded lower ends on one axis, -1 where there is no such demand."""
    source, low = np.asarray(columns.source[axis]), np.asarray(columns.low[axis])
    stays = (columns.removable >> np.uint64(axis) & np.uint64(1)) == 0
    return np.where(((source == EMPLOYER) | (source == AD)) & stays, low, np.int16(-1)).astype(np.int16)
