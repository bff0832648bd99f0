"""The columns of all measures while they grow: two bytes for the place and four for the facts of each that is said."""

from array import array
from datetime import date
from itertools import accumulate
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.fit import CompiledOffer
from proaktiv_match.fit._usual import compare_usual
from proaktiv_match.index._fact_numbers import FactNumbers
from proaktiv_match.index._facts import Facts, representative, to_text
from proaktiv_match.index._texts import Texts
from proaktiv_match.profiles import Offer
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = ["FactColumns", "beyond_usual"]

_Array = NDArray[Any]
_Arrays = dict[str, _Array]

_BLOCK: Final = 1 << 16
"""Offers that are laid out together: as many places as two bytes can tell."""

_DENSE_FROM: Final = 16
"""A column holds all offers once one in so many says something: then reading all is quicker than finding some."""


def beyond_usual(measure: Measure, offer: CompiledOffer) -> bool:
    """Whether a known demand is more than usual, so that it asks a question wherever no limit speaks of it."""
    demand = offer.demands[measure.key]
    return compare_usual(measure, demand, assessed=False).rule == "U-7"


def _is_beyond(measure: Measure, facts: Facts) -> bool:
    return facts.known and beyond_usual(measure, representative(measure, facts, date.min))


class _Block:
    """What some offers say, by measure.

    Args:
        numbers: numbers of facts, offer by offer.
        counts: how many each offer has.
        measures: measure of each number of facts.
        beyond: whether these facts are more than usual.

    Attributes:
        size: number of offers.
        starts: where each measure begins; one more entry at the end.
        places: places in the block, ascending within a measure.
        numbers: numbers of facts at these places.
        beyond: for each offer, how many of its measures are more than usual.
    """

    __slots__ = ("beyond", "numbers", "places", "size", "starts")

    def __init__(self, numbers: _Array, counts: _Array, measures: _Array, beyond: _Array) -> None:
        self.size: Final = len(counts)
        places = np.repeat(np.arange(self.size, dtype=np.uint16), counts)
        own = measures[numbers]
        order = np.argsort(own, kind="stable")
        self.starts: Final = np.concatenate([[0], np.cumsum(np.bincount(own, minlength=len(vocabulary().measures)))])
        self.places: Final = places[order]
        self.numbers: Final = numbers[order]
        self.beyond: Final = np.bincount(places, beyond[numbers], self.size).astype(np.uint8)

    def of(self, measure: int) -> tuple[_Array, _Array]:
        """Places and numbers of facts of a measure."""
        own = slice(self.starts[measure], self.starts[measure + 1])
        return self.places[own], self.numbers[own]


class FactColumns:
    """Takes offers one after the other and lays out by measure what they say."""

    def __init__(self) -> None:
        self._numbers: Final = FactNumbers()
        self._measures: Final = array("B")
        self._beyond: Final = array("B")
        self._open = array("i")
        self._counts = array("B")
        self._blocks: Final[list[_Block]] = []

    def add(self, offer: Offer) -> None:
        """Take one offer."""
        found = self._numbers.of(offer)
        self._open.extend(found)
        self._counts.append(len(found))
        if len(self._counts) == _BLOCK:
            self._close()

    def _close(self) -> None:
        for measure, facts in self._numbers.facts[len(self._measures) :]:
            self._measures.append(measure.order)
            self._beyond.append(_is_beyond(measure, facts))
        told = (
            np.frombuffer(column, kind)
            for column, kind in (
                (self._open, np.int32),
                (self._counts, np.uint8),
                (self._measures, np.uint8),
                (self._beyond, np.uint8),
            )
        )
        self._blocks.append(_Block(*told))
        self._open, self._counts = array("i"), array("B")

    def finish(self, rank: NDArray[np.int64]) -> _Arrays:
        """The columns of all measures, one behind the other.

        Args:
            rank: final place of each offer, in the order in which they came.
        """
        self._close()
        texts, starts, codes = self._sorted()
        size, most = len(rank), int(np.diff(starts).max())
        narrow = np.uint16 if most <= np.iinfo(np.uint16).max else np.uint32
        lengths = np.sum([np.diff(block.starts) for block in self._blocks], axis=0, dtype=np.int64)
        dense = (lengths * _DENSE_FROM >= size) & (size > 0)
        held = np.where(dense, size, lengths)
        stops = np.where(dense, np.cumsum(held * dense), np.cumsum(held * ~dense))
        arrays: _Arrays = {
            "layout": np.stack([dense, stops - held, stops], axis=1).astype(np.int64),
            "facts_starts": starts,
            "sparse_places": np.empty(int(held[~dense].sum()), np.int32),
            "sparse_codes": np.empty(int(held[~dense].sum()), narrow),
            "dense_codes": np.zeros(int(held[dense].sum()), narrow),
        }
        for measure, (is_dense, start, stop) in enumerate(arrays["layout"].tolist()):
            places, own = self._column(measure, rank, codes.astype(narrow))
            if is_dense:
                arrays["dense_codes"][start:stop][places] = own
            else:
                order = np.argsort(places)
                arrays["sparse_places"][start:stop] = places[order]
                arrays["sparse_codes"][start:stop] = own[order]
        made = Texts.of(texts)
        beyond = np.empty(size, np.uint8)
        beyond[rank] = np.concatenate([block.beyond for block in self._blocks])
        return arrays | {"facts_text": made.text, "facts_ends": made.ends, "beyond": beyond}

    def _sorted(self) -> tuple[list[str], NDArray[np.int64], _Array]:
        """Texts of all facts by measure, where each measure begins, and the code of each number of facts."""
        listed = [
            (measure.order, to_text(facts), number) for number, (measure, facts) in enumerate(self._numbers.facts)
        ]
        listed.sort()
        counts = np.bincount(np.frombuffer(self._measures, np.uint8), minlength=len(vocabulary().measures))
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)])
        codes = np.empty(len(listed), np.int64)
        # Code 0 of each measure says nothing.
        codes[[number for _, _, number in listed]] = np.arange(len(listed)) - np.repeat(starts[:-1], counts) + 1
        return [text for _, text, _ in listed], starts, codes

    def _column(self, measure: int, rank: NDArray[np.int64], codes: _Array) -> tuple[_Array, _Array]:
        """Places of the offers that say something of a measure, and their codes."""
        places, numbers = zip(*(block.of(measure) for block in self._blocks), strict=True)
        first = accumulate((block.size for block in self._blocks), initial=0)
        came = [start + own.astype(np.int64) for start, own in zip(first, places, strict=False)]
        return rank[np.concatenate(came)], codes[np.concatenate(numbers)]
