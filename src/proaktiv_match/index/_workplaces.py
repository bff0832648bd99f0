"""The workplace of an offer as far as a distance can tell, each kept once."""

import json

from proaktiv_match.profiles import Offer, Workplace

__all__ = ["place_from", "place_text", "where"]

Place = tuple[str | None, float | None, float | None]
"""Postcode, latitude and longitude."""


def where(offer: Offer) -> Place | None:
    """Where an offer is, as far as a distance can tell."""
    place = offer.workplace
    if place is None:
        return None
    # Numbers in one form: 51 and 51.0 are one place.
    lat, lon = (None if end is None else float(end) for end in (place.lat, place.lon))
    return (place.postcode, lat, lon)


def place_text(place: Place | None) -> str:
    """The workplace as JSON."""
    return json.dumps(place, ensure_ascii=False)


def place_from(text: str) -> Workplace | None:
    """The workplace behind `place_text`."""
    told = json.loads(text)
    return None if told is None else Workplace(postcode=told[0], lat=told[1], lon=told[2])
