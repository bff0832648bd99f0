"""What a search asks for: one person, ready for many offers, and what other rooms know about the pair."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.fit import CompiledOffer, PreparedParticipant
from proaktiv_match.profiles import Workplace
from proaktiv_match.skills import Evidence

__all__ = ["Request", "Wanted"]

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One wish as it is held against offers.

    Attributes:
        key: what tells it from other wishes; equal ones find the same offers.
        dimension: the dimension it speaks of; `None` for a wish about the occupation, which looks at titles only.
        in_offer: whether an offer has what the wish speaks of: 0 no, 1 possibly, 2 surely. Of several demands on the
            measures of the dimension the surest counts.
        in_title: the same of a title, for a wish about the occupation; of two titles the surer counts.
    """

    key: Hashable
    dimension: str | None = field(compare=False)
    in_offer: Callable[[CompiledOffer], int] = field(compare=False, repr=False)
    in_title: Callable[[str], int] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """One person against all offers.

    Attributes:
        person: limits.
        evidence: skills.
        kinds: kinds the person is ready for; `None` for all.
        never: an offer that surely has it is hidden.
        gladly: an offer that may have it moves up by one.
        against: an offer that may have it moves down by one.
        no_agency: whether offers of temporary agencies are hidden.
        places: what is known of postcodes; the same table gives the same points.
        located: coordinates of a workplace in degrees, with that table.
        distances: tenths of a kilometre from the person's home to points (n x 2, NaN where not known), -1 where not
            known.
    """

    person: PreparedParticipant
    evidence: Evidence
    kinds: frozenset[str] | None
    never: tuple[Wanted, ...]
    gladly: tuple[Wanted, ...]
    against: tuple[Wanted, ...]
    no_agency: bool
    places: Mapping[str, Point]
    located: Callable[[Workplace | None, Mapping[str, Point]], Point | None]
    distances: Callable[[NDArray[np.float64]], NDArray[np.int64]]
