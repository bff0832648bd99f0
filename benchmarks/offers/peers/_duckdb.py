"""DuckDB: offers as a wide table, skills as postings sorted by concept."""

from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from benchmarks.offers._answer import PILES, TOP, Filtered, Ordered
from benchmarks.offers._cache import World
from benchmarks.offers._people import Question
from benchmarks.offers.peers._peer import Peer
from benchmarks.offers.peers._sql import filtered_sql, filtered_without_skills_sql, ordered_sql
from benchmarks.offers.peers._tables import offer_table, posting_table

__all__ = ["ENGINE"]


class DuckDb(Peer):
    """In memory; zone maps find the postings of a concept, because they are sorted."""

    setup = "in memory, one wide table, postings sorted by concept (zone maps), threads=1"
    full_order = True

    def __init__(self, world: World, folder: Path) -> None:
        shape, columns = world.shape, world.columns
        del folder
        self.shape = shape
        self.base = duckdb.connect(":memory:", config={"threads": 1})
        self.base.execute("SET preserve_insertion_order = true")
        offers, postings = (_arrow(table) for table in (offer_table(shape, columns), posting_table(columns)))
        self.base.register("given_offers", offers)
        self.base.register("given_postings", postings)
        self.base.execute("CREATE TABLE offers AS SELECT * FROM given_offers")
        self.base.execute("CREATE TABLE postings AS SELECT * FROM given_postings")
        self.base.unregister("given_offers")
        self.base.unregister("given_postings")

    def filtered(self, question: Question) -> Filtered:
        rows = self.base.execute(filtered_sql(question, "//", nulls=False)).fetchall()
        if len(rows) < TOP:
            rest = self.base.execute(filtered_without_skills_sql(question, len(rows), nulls=False)).fetchall()
            rows += [(0, offer) for (offer,) in rest]
        return Filtered(tuple(rows))

    def ordered(self, question: Question) -> Ordered:
        rows = self.base.execute(ordered_sql(self.shape, question)).fetchall()
        counts = {pile: size for pile, size, offer in rows if offer is None}
        best = tuple((score, offer) for _, score, offer in rows if offer is not None)
        return Ordered(best, tuple(counts.get(place, 0) for place in range(len(PILES))))

    def close(self) -> None:
        self.base.close()


def _arrow(table: dict[str, Any]) -> pa.Table:
    return pa.table({name: pa.array(np.ascontiguousarray(array)) for name, array in table.items()})


ENGINE = DuckDb
