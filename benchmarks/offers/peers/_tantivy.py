"""tantivy: skills as terms with a score of their own, demands as terms that must not occur.

A posting's weight cannot be its score here; but few weights occur, so a term names concept and weight, and scores what
such a posting is worth to the person. Sums of whole numbers below 2**24 are exact in the engine's 32-bit scores.
"""

from pathlib import Path
from typing import Any

import numpy as np
import tantivy

from benchmarks.offers._answer import TOP, Filtered
from benchmarks.offers._cache import World
from benchmarks.offers._people import Question
from benchmarks.offers._shape import Shape
from benchmarks.offers._world import Columns
from benchmarks.offers.peers._firm import firm_low
from benchmarks.offers.peers._peer import Peer

__all__ = ["ENGINE"]

_MILLION = 1_000_000
_HEAP = 1_000_000_000
"""Bytes; large enough for one segment, so that places in the index rise with the numbers of the offers."""


class Tantivy(Peer):
    """One segment on disk, opened by mmap; `basic` postings, no norms needed."""

    setup = "one segment, terms concept x weight with const_score, firm demands as excluded terms, one writer thread"

    def __init__(self, world: World, folder: Path) -> None:
        shape, columns = world.shape, world.columns
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("number", fast=True)
        builder.add_unsigned_field("skill", indexed=True)
        builder.add_unsigned_field("demand", indexed=True)
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=str(folder))
        self.weights, step = np.unique(np.asarray(columns.weight), return_inverse=True)
        skill = columns.concept.astype(np.int64) * len(self.weights) + step
        self.by_concept: dict[int, list[int]] = {}
        for one in np.unique(skill).tolist():
            self.by_concept.setdefault(one // len(self.weights), []).append(one)
        self.start = np.asarray(columns.start)
        self.levels = self._fill(shape, columns, skill)
        self.searcher = self.index.searcher()

    def _fill(self, shape: Shape, columns: Columns, skill: Any) -> list[Any]:
        """Write the documents; gives for each axis the lower ends that occur."""
        axes = len(shape.axes)
        low = np.stack([firm_low(columns, axis) for axis in range(axes)])
        levels = [np.unique(firm[firm >= 0]) for firm in low]
        # Shifts are one more axis whose value is the mask.
        required = np.asarray(columns.required)
        levels.append(np.unique(required[required > 0]))
        starts, skills = self.start.tolist(), skill.tolist()
        writer = self.index.writer(heap_size=_HEAP, num_threads=1)
        for first in range(0, len(columns), 10_000):
            end = min(first + 10_000, len(columns))
            rows = low[:, first:end].T
            places = np.nonzero(rows >= 0)
            terms = (places[1].astype(np.int64) << 20 | rows[places].astype(np.int64)).tolist()
            counts = np.cumsum(np.bincount(places[0], minlength=end - first)).tolist()
            shifts = required[first:end].tolist()
            begin = 0
            for place, number in enumerate(range(first, end)):
                document = tantivy.Document()
                document.add_unsigned("number", number)
                for one in skills[starts[number] : starts[number + 1]]:
                    document.add_unsigned("skill", one)
                for one in terms[begin : counts[place]]:
                    document.add_unsigned("demand", one)
                if shifts[place]:
                    document.add_unsigned("demand", axes << 20 | shifts[place])
                begin = counts[place]
                writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        return levels

    def _excluded(self, question: Question) -> list[int]:
        found = [
            axis << 20 | value for axis, bound in question.bars for value in self.levels[axis].tolist() if value > bound
        ]
        if question.excluded and question.excluded_absolute:
            axes = len(self.levels) - 1
            found += [axes << 20 | int(mask) for mask in self.levels[-1].tolist() if mask & question.excluded]
        return found

    def filtered(self, question: Question) -> Filtered:
        query = tantivy.Query
        clauses = [
            (
                tantivy.Occur.Should,
                query.const_score_query(
                    query.term_query(self.schema, "skill", one),
                    float(credit * int(self.weights[one % len(self.weights)]) // _MILLION),
                ),
            )
            for concept, credit in question.credits.items()
            for one in self.by_concept.get(concept, ())
        ]
        excluded = self._excluded(question)
        without = [(tantivy.Occur.MustNot, query.term_set_query(self.schema, "demand", excluded))] if excluded else []
        wanted = TOP
        while True:
            found = self.searcher.search(query.boolean_query([*clauses, *without]), limit=wanted, count=False).hits
            # With one segment, of equal scores the lower number comes first by itself.
            if self.searcher.num_segments <= 1 or len(found) < wanted or found[-1][0] < found[TOP - 1][0]:
                break
            wanted *= 4
        numbers = self._numbers([address for _, address in found])
        scored = [(int(score), number) for (score, _), number in zip(found, numbers, strict=True)]
        best = sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:TOP]
        if len(best) < TOP:
            best += self._without_skills(without, {number for _, number in best}, TOP - len(best))
        return Filtered(tuple(best))

    def _numbers(self, addresses: list[tantivy.DocAddress]) -> list[int]:
        """Numbers of the offers at some places of the index."""
        return [int(one or 0) for one in self.searcher.fast_field_values("number", addresses)] if addresses else []

    def _without_skills(self, without: list[Any], known: set[int], missing: int) -> list[tuple[int, int]]:
        every = tantivy.Query.boolean_query([(tantivy.Occur.Must, tantivy.Query.all_query()), *without])
        found = self.searcher.search(
            every, limit=missing + len(known), count=False, order_by_field="number", order=tantivy.Order.Asc
        )
        numbers = self._numbers([address for _, address in found.hits])
        return [(0, one) for one in numbers if one not in known][:missing]


ENGINE = Tantivy
