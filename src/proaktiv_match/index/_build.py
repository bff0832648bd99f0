"""Offers become columns: the builder of a segment."""

import hashlib
from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.fit import CompiledOffer, compile_offer
from proaktiv_match.fit._usual import compare_usual
from proaktiv_match.index._duplicates import bucket
from proaktiv_match.index._facts import Facts, facts_of, to_text, touched
from proaktiv_match.index._numbering import Numbering, in_order
from proaktiv_match.index._segment import NEVER
from proaktiv_match.index._skill_lists import SkillLists
from proaktiv_match.index._texts import Texts
from proaktiv_match.index._workplaces import place_text, where
from proaktiv_match.profiles import Offer
from proaktiv_match.profiles._fields import OfferKind
from proaktiv_match.skills import Requirements
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = ["SegmentBuilder", "beyond_usual"]

_Arrays = dict[str, NDArray[Any]]

_DENSE_FROM: Final = 4
"""A column holds all offers once one in so many says something: then reading all is quicker than finding some."""

_MAX_FAULTS: Final = 1000

_ANY_DAY: Final = date.min
"""Demands do not depend on the day; it only decides on the start, which is kept as it was stated."""


def beyond_usual(measure: Measure, offer: CompiledOffer) -> bool:
    """Whether a known demand is more than usual, so that it asks a question wherever no limit speaks of it."""
    demand = offer.demands[measure.key]
    return compare_usual(measure, demand, assessed=False).rule == "U-7"


class _Measured:
    """The column of one measure while it grows."""

    def __init__(self) -> None:
        self.facts: Final = Numbering(to_text)
        self.places: Final = array("i")
        self.codes: Final = array("i")
        self.beyond: Final[dict[int, bool]] = {}

    def add(self, place: int, measure: Measure, offer: CompiledOffer) -> bool:
        """Note an offer; whether its demand is beyond what is usual."""
        facts: Facts = facts_of(measure, offer)
        code = self.facts.code(facts)
        self.places.append(place)
        self.codes.append(code)
        found = self.beyond.get(code)
        if found is None:
            found = self.beyond[code] = facts.known and beyond_usual(measure, offer)
        return found


class SegmentBuilder:
    """Takes offers in any order and makes the arrays of a segment. The same offers give the same bytes."""

    def __init__(self) -> None:
        self._ids: Final[list[str]] = []
        self._columns: Final = {
            measure.key: _Measured() for measure in sorted(vocabulary().measures.values(), key=lambda one: one.order)
        }
        self._skills: Final = SkillLists()
        self._titles: Final = Numbering[str](str)
        self._workplaces: Final = Numbering(place_text)
        names = ("kinds", "agencies", "last_days", "starts", "published", "lists", "beyond", *_CODED)
        self._plain: Final = {name: array("q") for name in names}
        self._buckets: Final = array("Q")

    def __len__(self) -> int:
        """Number of offers."""
        return len(self._ids)

    def add(self, offer: Offer, requirements: Requirements) -> None:
        """Take one offer.

        Args:
            offer: as stated.
            requirements: what it asks for, compiled with the taxonomy of the index.
        """
        place = len(self._ids)
        self._ids.append(offer.id)
        compiled = compile_offer(offer, _ANY_DAY)
        beyond = 0
        for key in touched(compiled):
            measure = vocabulary().measures[key]
            beyond += self._columns[key].add(place, measure, compiled)
        last = NEVER if offer.expires_on is None else offer.expires_on.toordinal()
        for name, value in (
            ("kinds", list(OfferKind).index(offer.kind)),
            ("agencies", offer.temporary_agency),
            ("last_days", 0 if offer.openings == 0 else last),
            ("starts", offer.start_on.toordinal() if offer.start_on else 0),
            ("published", offer.published_on.toordinal() if offer.published_on else 0),
            ("lists", self._skills.code(requirements)),
            ("titles", self._title(offer.title)),
            ("occupation_titles", self._title(offer.occupation.title if offer.occupation else None)),
            ("workplaces", self._workplaces.code(where(offer))),
            ("beyond", beyond),
        ):
            self._plain[name].append(value)
        self._buckets.append(_bucket_digest(offer))

    def _title(self, title: str | None) -> int:
        return self._titles.code(title) + 1 if title else 0

    def finish(self) -> tuple[_Arrays, Sequence[int]]:
        """The arrays, and which offer (by the order of coming) stands at each place.

        Raises:
            InputError: two offers have one id.
        """
        came = sorted(range(len(self)), key=self._ids.__getitem__)
        self._check_ids(came)
        order = np.array(came, np.int64)
        arrays: _Arrays = {}
        _put(arrays, "id", [self._ids[place] for place in came])
        told, _, ranks = self._titles.sorted()
        _put(arrays, "title", told)
        ranks = np.concatenate([[0], ranks + 1])
        for name in ("titles", "occupation_titles"):
            arrays[name] = ranks[in_order(self._plain[name], order, np.int64)].astype(np.uint32)
        told, _, ranks = self._workplaces.sorted()
        _put(arrays, "workplace", told)
        column = in_order(self._plain["workplaces"], order, np.int64)
        arrays["workplaces"] = ranks[column].astype(np.uint32) if len(told) else column.astype(np.uint32)
        for name, kind in _PLAIN.items():
            arrays[name] = in_order(self._plain[name], order, kind)
        arrays["buckets"] = in_order(self._buckets, order, np.uint64)
        lists, ranks = self._skills.finish()
        arrays |= lists
        column = in_order(self._plain["lists"], order, np.int64)
        arrays["lists"] = ranks[column].astype(np.uint32) if len(ranks) else column.astype(np.uint32)
        return arrays | self._measured(order), came

    def _check_ids(self, came: list[int]) -> None:
        again = sorted(later for first, later in pairwise(came) if self._ids[first] == self._ids[later])
        if again:
            de, en = "diese Kennung kommt zweimal vor", "this id occurs twice"
            faults = [Fault("-", place + 1, "/id", "duplicate_id", de, en) for place in again]
            raise InputError(faults[:_MAX_FAULTS], len(faults), {"duplicate_id": len(faults)})

    def _measured(self, order: NDArray[np.int64]) -> _Arrays:
        """The columns of all measures, laid out one behind the other."""
        size = len(order)
        rank = np.empty(size, np.int64)
        rank[order] = np.arange(size)
        texts: list[str] = []
        starts = [0]
        parts: dict[str, list[NDArray[Any]]] = {"sparse_places": [], "sparse_codes": [], "dense_codes": []}
        layout = []
        at = dict.fromkeys(("sparse", "dense"), 0)
        for places, codes, told in self._sorted(rank):
            texts += told
            starts.append(len(texts))
            dense = len(places) * _DENSE_FROM >= size > 0
            if dense:
                column = np.zeros(size, np.int64)
                column[places] = codes
                parts["dense_codes"].append(column)
            else:
                parts["sparse_places"].append(places)
                parts["sparse_codes"].append(codes)
            name = "dense" if dense else "sparse"
            length = size if dense else len(places)
            layout.append((int(dense), at[name], at[name] + length))
            at[name] += length
        most = max((stop - start for start, stop in pairwise(starts)), default=0)
        narrow = np.uint16 if most <= np.iinfo(np.uint16).max else np.uint32
        nothing = np.zeros(0, np.int64)
        arrays: _Arrays = {
            "layout": np.array(layout, np.int64),
            "facts_starts": np.array(starts, np.int64),
            "sparse_places": np.concatenate([nothing, *parts["sparse_places"]]).astype(np.int32),
            "sparse_codes": np.concatenate([nothing, *parts["sparse_codes"]]).astype(narrow),
            "dense_codes": np.concatenate([nothing, *parts["dense_codes"]]).astype(narrow),
        }
        _put(arrays, "facts", texts)
        return arrays

    def _sorted(self, rank: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], list[str]]]:
        for column in self._columns.values():
            told, _, ranks = column.facts.sorted()
            places = rank[np.array(column.places, np.int64)] if told else np.zeros(0, np.int64)
            codes = ranks[np.array(column.codes, np.int64)] + 1 if told else np.zeros(0, np.int64)
            by_place = np.argsort(places)
            yield places[by_place], codes[by_place], told


_CODED: Final = ("titles", "occupation_titles", "workplaces")
_PLAIN: Final[dict[str, type]] = {
    "kinds": np.uint8,
    "agencies": np.bool_,
    "last_days": np.int32,
    "starts": np.int32,
    "published": np.int32,
    "beyond": np.uint8,
}


def _put(arrays: _Arrays, name: str, texts: list[str]) -> None:
    made = Texts.of(texts)
    arrays[f"{name}_text"], arrays[f"{name}_ends"] = made.text, made.ends


def _bucket_digest(offer: Offer) -> int:
    """64 bits of what the sources of one offer must agree on; 0 if too little is known to tell."""
    key = bucket(offer)
    if key is None:
        return 0
    return int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=8).digest(), "little") or 1
