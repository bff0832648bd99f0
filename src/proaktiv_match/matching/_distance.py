"""Distance as the crow flies between home and workplace, from coordinates or from a table of postcodes."""

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.matching._places import Point
from proaktiv_match.profiles import Home, Workplace

__all__ = ["distance", "distances", "located"]

_EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG), km."""


_UNSURE = 1e-6
"""Tenths of a kilometre around a half within which the last bit of a number could turn the rounding."""
_FAR = 0.99
"""Nearly on the other side of the earth the arc is too flat for that bound."""


def located(place: Home | Workplace | None, places: Mapping[str, Point]) -> Point | None:
    """Coordinates of a place: its own, or those of its postcode; `None` if neither is known."""
    if place is None:
        return None
    if place.lat is not None and place.lon is not None:
        return (float(place.lat), float(place.lon))
    return places.get(place.postcode.strip()) if place.postcode else None


def distance(home: Home | None, workplace: Workplace | None, places: Mapping[str, Point]) -> int | None:
    """Distance as the crow flies in tenths of a kilometre, the form in which it is shown and compared.

    Args:
        home: where the way begins.
        workplace: where it ends.
        places: postcode to coordinates, for sides without coordinates of their own.

    Returns:
        Whole tenths of a kilometre, `None` if one of the two places is not known.
    """
    start, end = located(home, places), located(workplace, places)
    return None if start is None or end is None else _between(start, end)


def _between(start: Point, end: Point) -> int:
    lat_1, lon_1, lat_2, lon_2 = (radians(value) for value in (*start, *end))
    half = sin((lat_2 - lat_1) / 2) ** 2 + cos(lat_1) * cos(lat_2) * sin((lon_2 - lon_1) / 2) ** 2
    return round(20 * _EARTH_KM * asin(min(1.0, sqrt(half))))


def distances(start: Point | None, points: NDArray[np.float64]) -> NDArray[np.int64]:
    """The distances of one point to many, each as `distance` tells it.

    numpy and the standard library may differ in the last bit; where that could turn a rounding, the single distance
    decides.

    Args:
        start: where all ways begin.
        points: n x 2, latitude and longitude in degrees; NaN where a place is not known.

    Returns:
        Whole tenths of a kilometre, -1 where one of the two places is not known.
    """
    found = np.full(len(points), -1, np.int64)
    if start is None:
        return found
    known = np.flatnonzero(~np.isnan(points[:, 0]))
    lat, lon = np.radians(points[known]).T
    lat_1, lon_1 = (radians(value) for value in start)
    half = np.sin((lat - lat_1) / 2) ** 2 + cos(lat_1) * np.cos(lat) * np.sin((lon - lon_1) / 2) ** 2
    tenths = 20 * _EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    found[known] = np.rint(tenths)
    unsure = (np.abs(tenths - np.floor(tenths) - 0.5) < _UNSURE) | (half > _FAR)
    for place in known[unsure].tolist():
        lat_2, lon_2 = points[place].tolist()
        found[place] = _between(start, (lat_2, lon_2))
    return found
