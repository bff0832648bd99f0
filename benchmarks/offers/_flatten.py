"""Validated records as columns: what every engine without a reader of records needs before it can be filled."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from benchmarks.offers._records import places
from benchmarks.offers._shape import mask_of
from benchmarks.offers._world import AD, AS_OF, EMPLOYER, NOWHERE, TYPICAL, Columns, Maker
from proaktiv_match.profiles import Offer
from proaktiv_match.skills import compile_all

__all__ = ["flattened"]

_SOURCES = {"employer": EMPLOYER, "ad_text": AD, "occupation": TYPICAL}


def flattened(maker: Maker, offers: Iterable[Offer]) -> Columns:
    """The columns of records of one world, in the order in which they come."""
    listed = list(offers)
    axes = {axis.key: number for number, axis in enumerate(maker.shape.axes)}
    skills = {one: number for number, one in enumerate(maker.skills)}
    kinds = {name: number for number, name in enumerate(maker.shape.raw["kinds"]["names"])}
    towns = {postcode: number for number, (postcode, _, _) in enumerate(places())}
    titles = {title: number for number, title in enumerate(maker.occupations)}
    source = np.zeros((len(axes), len(listed)), np.uint8)
    low = np.zeros((len(axes), len(listed)), np.int16)
    high = np.zeros((len(axes), len(listed)), np.int16)
    shifts: list[tuple[int, int, int]] = []
    rest: list[tuple[int, int, bool, bool, int, int, int]] = []
    postings: list[tuple[int, bool, int]] = []
    start = [0]
    for place, (offer, asked) in enumerate(zip(listed, compile_all(listed, maker.skill_map), strict=True)):
        shift = (0, 0, 0)
        for demand in offer.demands:
            said = _SOURCES[demand.source.kind]
            if demand.value is None:
                shift = (said, mask_of(demand.required or ()), mask_of(demand.optional or ()))
                continue
            number, ends = axes[demand.dimension, demand.measure], demand.value.interval
            source[number, place] = said
            low[number, place] = 2 * ends.lo + ends.lo_open
            high[number, place] = 2 * ends.hi - ends.hi_open
        shifts.append(shift)
        rest.append(
            (
                _removable(maker, offer),
                kinds[offer.kind],
                offer.temporary_agency,
                offer.gone_on(AS_OF),
                offer.published_on.toordinal() if offer.published_on else 0,
                towns[offer.workplace.postcode or ""] if offer.workplace else NOWHERE,
                titles[offer.title],
            )
        )
        postings += sorted((skills[one.concepts[0]], one.must, one.weight) for one in asked.skills)
        start.append(len(postings))
    said_by, required, optional = zip(*shifts, strict=True)
    columns: list[Any] = list(zip(*rest, strict=True))
    concept, must, weight = zip(*postings, strict=True)
    return Columns(
        first=0,
        source=source,
        low=low,
        high=high,
        shift_source=np.array(said_by, np.uint8),
        required=np.array(required, np.uint16),
        optional=np.array(optional, np.uint16),
        removable=np.array(columns[0], np.uint64),
        kind=np.array(columns[1], np.uint8),
        agency=np.array(columns[2], bool),
        gone=np.array(columns[3], bool),
        published=np.array(columns[4], np.int32),
        place=np.array(columns[5], np.uint8),
        occupation=np.array(columns[6], np.uint16),
        start=np.array(start, np.int64),
        concept=np.array(concept, np.uint16),
        must=np.array(must, bool),
        weight=np.array(weight, np.int32),
    )


def _removable(maker: Maker, offer: Offer) -> int:
    """Axes that a listed measure takes away, as bits."""
    found = 0
    for state in offer.accommodations:
        for number, axis in enumerate(maker.shape.axes):
            if axis.removable == state.id and (not state.acts_on or axis.key[0] in state.acts_on):
                found |= 1 << number
    return found
