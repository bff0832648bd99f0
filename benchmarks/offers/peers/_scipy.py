"""scipy: skills as a sparse matrix, demands as columns that are read where a skill matches."""

from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from benchmarks.offers._answer import TOP, Filtered
from benchmarks.offers._cache import World
from benchmarks.offers._people import Question
from benchmarks.offers.peers._firm import firm_low
from benchmarks.offers.peers._peer import Peer

__all__ = ["ENGINE"]

_MILLION = 1_000_000


class ScipySparse(Peer):
    """Rows are concepts, columns are offers; the score of all offers is a sum of weighted rows."""

    setup = "CSR matrix concept x offer (int64); int16 columns of demands, read where a skill matches; numpy top-k"

    def __init__(self, world: World, folder: Path) -> None:
        shape, columns = world.shape, world.columns
        del folder
        count = len(columns)
        by_offer = csr_array(
            (columns.weight.astype(np.int64), columns.concept.astype(np.int32), np.asarray(columns.start)),
            shape=(count, int(columns.concept.max(initial=0)) + 1),
        )
        self.skills = by_offer.T.tocsr()
        self.count = count
        self.demands = [firm_low(columns, axis) for axis in range(len(shape.axes))]
        self.required = np.array(columns.required)

    def filtered(self, question: Question) -> Filtered:
        concepts = [one for one in question.credits if one < self.skills.shape[0]]
        rows = self.skills[concepts]
        worth = np.array([question.credits[one] for one in concepts], np.int64)
        rows.data = np.repeat(worth, np.diff(rows.indptr)) * rows.data // _MILLION
        scores = np.ones(len(concepts), np.int64) @ rows
        able = np.flatnonzero(scores)
        able = able[self._kept(question, able)]
        best = _best(scores[able], able)
        if len(best) < TOP:
            others = np.flatnonzero(scores == 0)
            best += [(0, int(one)) for one in others[self._kept(question, others)][: TOP - len(best)]]
        return Filtered(tuple(best))

    def _kept(self, question: Question, offers: Any) -> Any:
        """Which of some offers are no conflict."""
        kept = np.ones(len(offers), bool)
        for axis, bound in question.bars:
            kept &= self.demands[axis][offers] <= bound
        if question.excluded and question.excluded_absolute:
            kept &= (self.required[offers] & question.excluded) == 0
        return kept


def _best(scores: Any, offers: Any) -> list[tuple[int, int]]:
    """The highest scores with their offers; the lower number first where they are equal."""
    if len(scores) > TOP:
        bound = np.partition(scores, len(scores) - TOP)[len(scores) - TOP]
        scores, offers = scores[scores >= bound], offers[scores >= bound]
    first = np.lexsort((offers, -scores))[:TOP]
    return list(zip(scores[first].tolist(), offers[first].tolist(), strict=True))


ENGINE = ScipySparse
