"""The floor: what any engine has to read at least, at the speed at which this machine copies memory."""

import time
from statistics import median

import numpy as np

from benchmarks.offers._people import Question
from benchmarks.offers._world import Columns

__all__ = ["POSTING", "copy_bandwidth", "floor_bytes"]

POSTING = 8
"""Bytes of a posting: an offer and a weight, four each."""

_COPIED = 256 * 2**20
_REPEATS = 9


def copy_bandwidth() -> float:
    """Bytes copied a second of CPU by one core; the copy is far larger than the caches."""
    source, target = np.ones(_COPIED // 8), np.zeros(_COPIED // 8)
    times = []
    for _ in range(_REPEATS):
        begin = time.process_time()
        np.copyto(target, source)
        times.append(time.process_time() - begin)
    return _COPIED / median(times)


def floor_bytes(columns: Columns, question: Question) -> int:
    """Bytes for one person: the postings of her or his skills, and one bit an offer and limit."""
    counts = np.bincount(columns.concept)
    postings = sum(int(counts[one]) for one in question.credits if one < len(counts))
    limits = len(question.limits) + bool(question.excluded)
    return POSTING * postings + limits * len(columns) // 8
