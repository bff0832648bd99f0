"""polars: offers as a wide frame, skills as postings sorted by concept, expressions for every rule."""

from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from benchmarks.offers._answer import LEAD_WEEKS, PILES, TOP, Filtered, Ordered
from benchmarks.offers._cache import World
from benchmarks.offers._people import Limited, Question
from benchmarks.offers._shape import AIDS
from benchmarks.offers._world import AD, EMPLOYER, NOWHERE, TYPICAL
from benchmarks.offers.peers._beyond import beyond
from benchmarks.offers.peers._firm import firm_low
from benchmarks.offers.peers._peer import Peer
from benchmarks.offers.peers._status import ADAPTABLE, BARRED, CONFLICT, FITS, LIKELY, OPEN

__all__ = ["ENGINE"]

_MILLION = 1_000_000


class Polars(Peer):
    """Eager frames; the postings of a concept are a slice, the mask of the offers is read by row number."""

    setup = "one wide frame (k = -1 where not known), postings sorted by concept and sliced, POLARS_MAX_THREADS=1"
    full_order = True

    def __init__(self, world: World, folder: Path) -> None:
        shape, columns = world.shape, world.columns
        del folder
        self.shape = shape
        count = len(columns)
        wide: dict[str, Any] = {}
        for number in range(len(shape.axes)):
            source = np.asarray(columns.source[number])
            wide[f"s{number}"] = source
            wide[f"l{number}"] = np.asarray(columns.low[number])
            wide[f"h{number}"] = np.asarray(columns.high[number])
            wide[f"k{number}"] = firm_low(columns, number)
        over, over_safety, usual_shifts = beyond(shape, columns)
        wide |= {
            "shift_source": columns.shift_source,
            "required": columns.required,
            "optional": columns.optional,
            "unanswered": columns.unanswered,
            "removable": columns.removable,
            "gone": columns.gone,
            "published": columns.published,
            "place": columns.place,
            "over": over,
            "over_safety": over_safety,
            "beyond_shift": ~usual_shifts,
        }
        self.offers = pl.DataFrame({name: np.asarray(array) for name, array in wide.items()}).with_row_index("offer")
        order = np.argsort(columns.concept, kind="stable")
        offer = np.repeat(np.arange(count, dtype=np.uint32), np.diff(columns.start))[order]
        self.postings = pl.DataFrame({"offer": offer, "weight": columns.weight[order].astype(np.int64)})
        counts = np.bincount(columns.concept)
        self.ends = np.concatenate([[0], np.cumsum(counts)]).tolist()

    def _scores(self, question: Question) -> pl.DataFrame:
        known = [(one, credit) for one, credit in question.credits.items() if one + 1 < len(self.ends)]
        if not known:
            return pl.DataFrame(schema={"offer": pl.UInt32, "score": pl.Int64})
        sizes = [self.ends[one + 1] - self.ends[one] for one, _ in known]
        parts = [self.postings.slice(self.ends[one], size) for (one, _), size in zip(known, sizes, strict=True)]
        credit = pl.Series(np.repeat(np.array([credit for _, credit in known], np.int64), sizes))
        score = pl.col("weight") * credit // _MILLION
        return (
            pl.concat(parts, rechunk=False)
            .lazy()
            .select("offer", score=score)
            .group_by("offer")
            .agg(pl.col("score").sum())
            .collect()
        )

    def filtered(self, question: Question) -> Filtered:
        out = [pl.col(f"k{axis}") > bound for axis, bound in question.bars]
        if question.excluded and question.excluded_absolute:
            out.append((pl.col("required") & question.excluded) != 0)
        kept = ~reduce(or_, out) if out else pl.lit(value=True)
        mask = self.offers.select(kept=kept).to_series()
        if len(mask) != len(self.offers):
            mask = pl.Series("kept", [True]).new_from_index(0, len(self.offers))
        scores = self._scores(question)
        best = scores.filter(mask.gather(scores["offer"])).sort(["score", "offer"], descending=[True, False]).head(TOP)
        if len(best) < TOP:
            rest = self.offers.select("offer").filter(mask).join(scores, on="offer", how="anti")
            best = pl.concat(
                [best, rest.head(TOP - len(best)).with_columns(score=pl.lit(0, pl.Int64)).select(best.columns)]
            )
        return Filtered(tuple(zip(best["score"].to_list(), best["offer"].to_list(), strict=True)))

    def _status(self, limit: Limited) -> pl.Expr:
        """Status of one limit on all offers."""
        axis = self.shape.axes[limit.axis]
        source, low, high = (pl.col(f"{name}{limit.axis}") for name in "slh")
        inside, above = high <= limit.low, low > limit.high
        barred = pl.when(above).then(BARRED)
        typical = (barred if axis.safety else barred.when(inside).then(LIKELY)).otherwise(OPEN)
        rule = pl.when(source == 0).then(OPEN).when(source == TYPICAL).then(typical).when(inside).then(FITS)
        if axis.removable:
            rule = rule.when((pl.col("removable") & (1 << limit.axis)) != 0).then(ADAPTABLE)
        if limit.absolute:
            return rule.when(above).then(CONFLICT).otherwise(OPEN).cast(pl.Int8)
        if axis.graded:
            return rule.when(low > limit.high + 2).then(CONFLICT).otherwise(OPEN).cast(pl.Int8)
        return rule.otherwise(OPEN).cast(pl.Int8)

    def _shift(self, question: Question) -> pl.Expr:
        excluded = question.excluded
        open_options = (pl.col("optional") | pl.col("unanswered")) & excluded
        return (
            pl.when(pl.col("shift_source") == 0)
            .then(OPEN)
            .when((pl.col("required") & excluded) != 0)
            .then(CONFLICT if question.excluded_absolute else OPEN)
            .when(open_options != 0)
            .then(OPEN)
            .otherwise(FITS)
            .cast(pl.Int8)
        )

    def ordered(self, question: Question) -> Ordered:
        scores = self._scores(question)
        names = [f"t{limit.axis}" for limit in question.limits]
        absolute = [limit.absolute for limit in question.limits]
        statuses = {f"t{limit.axis}": self._status(limit) for limit in question.limits}
        if question.excluded:
            statuses["shift"] = self._shift(question)
            names.append("shift")
            absolute.append(question.excluded_absolute)
        frame = self.offers.lazy().with_columns(**statuses)
        status = [pl.col(name) for name in names]
        is_open = [one.is_in([OPEN, LIKELY, BARRED]) for one in status]
        barred = [one == BARRED for one, strict in zip(status, absolute, strict=True) if strict]
        pile = (
            pl.when(pl.col("gone"))
            .then(PILES.index("expired"))
            .when((pl.col("required") & question.never) != 0)
            .then(PILES.index("hidden"))
            .when(pl.any_horizontal(one == CONFLICT for one in status))
            .then(PILES.index("conflict"))
            .when(pl.any_horizontal(barred) if barred else pl.lit(value=False))
            .then(PILES.index("unlikely"))
            .when(pl.any_horizontal(one == OPEN for one in status))
            .then(PILES.index("open"))
            .when(pl.any_horizontal(one == BARRED for one in status))
            .then(PILES.index("open"))
            .when(pl.any_horizontal(one == LIKELY for one in status))
            .then(PILES.index("promising"))
            .when(pl.any_horizontal(one == ADAPTABLE for one in status))
            .then(PILES.index("adaptable"))
            .otherwise(PILES.index("fits"))
            .cast(pl.Int8)
        )
        counted = frame.with_columns(pile=pile).collect()
        counts = dict(counted.group_by("pile").len().iter_rows())
        kept = counted.lazy().filter(pl.col("pile") < PILES.index("conflict"))
        best = (
            kept.join(scores.lazy(), on="offer", how="left")
            .with_columns(pl.col("score").fill_null(0))
            .select("offer", "score", **self._keys(question, is_open, absolute))
            .sort(
                [f"key{number}" for number in range(10)] + ["score", "key10", "offer"],
                descending=[False] * 10 + [True, False, False],
            )
            .head(TOP)
            .collect()
        )
        return Ordered(
            tuple(zip(best["score"].to_list(), best["offer"].to_list(), strict=True)),
            tuple(counts.get(number, 0) for number in range(len(PILES))),
        )

    def _keys(self, question: Question, is_open: list[pl.Expr], absolute: list[bool]) -> dict[str, pl.Expr]:
        """The criteria of A25 in their order, but for the exact score; smaller comes first."""
        fits = pl.col("pile") == PILES.index("fits")
        over, over_safety = pl.col("over").cast(pl.Int32), pl.col("over_safety").cast(pl.Int32)
        for limit in question.limits:
            axis = self.shape.axes[limit.axis]
            known = pl.col(f"s{limit.axis}").is_in([EMPLOYER, AD])
            is_over = (known & (pl.col(f"h{limit.axis}") > axis.usual)).cast(pl.Int32)
            over = over - is_over
            over_safety = over_safety - is_over if axis.safety else over_safety
        if not question.excluded:
            over = over + pl.col("beyond_shift").cast(pl.Int32)
        needed = [
            reduce(or_, listed).cast(pl.Int8)
            for aid in AIDS
            if (
                listed := [
                    pl.col(f"t{limit.axis}") == ADAPTABLE
                    for limit in question.limits
                    if self.shape.axes[limit.axis].removable == aid
                ]
            )
        ]
        adaptations = sum(needed, pl.lit(0, pl.Int8))
        named = pl.col("required") | pl.col("optional")
        gladly = (named & question.gladly).bitwise_count_ones().cast(pl.Int8)
        against = (named & (question.rather_not | question.never)).bitwise_count_ones().cast(pl.Int8)
        nowhere = pl.col("place") == NOWHERE
        away = pl.Series([*question.distances, *([0] * (256 - len(question.distances)))], dtype=pl.Int32)
        strict = [one.cast(pl.Int8) for one, counts in zip(is_open, absolute, strict=True) if counts]
        keys = [
            pl.col("pile"),
            pl.when(fits).then(over_safety).otherwise(0),
            pl.when(fits).then(over).otherwise(0),
            -(pl.col("score") // 100_000),
            sum(strict, pl.lit(0, pl.Int8)),
            adaptations,
            (adaptations > 0).cast(pl.Int8) * LEAD_WEEKS,
            against - gladly,
            nowhere,
            pl.lit(away).gather(pl.col("place")),
            -pl.col("published"),
        ]
        # A day that is not known is 0 and so comes last by itself.
        return {f"key{number}": key for number, key in enumerate(keys)}


ENGINE = Polars
