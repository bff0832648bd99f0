"""Demands beyond what is usual: counted once an offer when an engine is filled, whatever the person (A2, A13)."""

from typing import Any

import numpy as np

from benchmarks.offers._shape import Shape, mask_of
from benchmarks.offers._world import AD, EMPLOYER, Columns
from proaktiv_match.vocabulary import vocabulary

__all__ = ["beyond"]


def beyond(shape: Shape, columns: Columns) -> tuple[Any, Any, Any]:
    """For each offer: ordered demands beyond what is usual, those on safety, and whether its shifts are usual."""
    over = np.zeros(len(columns), np.int16)
    over_safety = np.zeros(len(columns), np.int16)
    for number, axis in enumerate(shape.axes):
        source = columns.source[number]
        found = ((source == EMPLOYER) | (source == AD)) & (columns.high[number] > axis.usual)
        over += found
        if axis.safety:
            over_safety += found
    usual = mask_of(sorted(vocabulary().measures["shift_pattern", "options"].normal_options))
    return over, over_safety, ((columns.required | columns.optional) & ~np.uint16(usual)) == 0
