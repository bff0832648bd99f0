"""One offer from several sources is shown once. Cautious: what differs in anything stated stays apart.

Two offers are the same only if title, employer, workplace, kind, start day, agency and fixed term agree, employer
and workplace are known, nothing that both state differs (openings, demands of one rank, accommodations, skills,
licences, languages, education, occupation, description, id of the employer), and something speaks for it: their ids
come from different sources, or they say the same in a text of some length, or in the same demands. Two bare entries
of one source with the same title may be two posts: they stay two.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from proaktiv_match.profiles import STATED, Demand, Offer, deciding, rank
from proaktiv_match.skills import label
from proaktiv_match.vocabulary import fold

__all__ = ["bucket", "bucket_digest", "group_duplicates"]

_Key = tuple[Any, ...]

_TELLING_LETTERS = 80
"""Letters from which a text that two offers share tells that they are one; shorter ones are phrases."""


def _place(offer: Offer) -> _Key | None:
    place = offer.workplace
    if place is None or not (place.postcode or place.city):
        return None
    return (place.postcode.strip(),) if place.postcode else (fold(place.city or ""), "city")


def bucket(offer: Offer) -> _Key | None:
    """What the sources of one offer must agree on; `None` if too little is known to tell."""
    employer = offer.employer
    place = _place(offer)
    if employer is None or not (employer.name or employer.id) or place is None:
        return None
    name = label(employer.name).joined if employer.name else f"id {employer.id}"
    return (
        label(offer.title).joined,
        name,
        place,
        offer.kind,
        offer.start_on,
        offer.temporary_agency,
        offer.fixed_term,
    )


def bucket_digest(offer: Offer) -> int:
    """64 bits of the bucket of an offer; 0 if too little is known to tell. What has one bucket has one digest."""
    key = bucket(offer)
    if key is None:
        return 0
    told = "\x1f".join(map(str, chain(key[:2], key[2], key[3:])))
    return int.from_bytes(hashlib.blake2b(told.encode(), digest_size=8).digest(), "little") or 1


@dataclass(frozen=True, slots=True)
class _Said:
    """All that an offer says beside its key; two offers that say the same are compared with others only once.

    Attributes:
        source: the system that its id comes from ("ba" in `ba:10001-1`), empty if the id does not tell.
        employer: id of the employer.
        statuses: status of each accommodation.
        demands: rank and values of each demanded measure.
        lists: skills, licences, languages.
        values: openings, requirement level, occupation.
        letters: letters and digits of the description.
    """

    source: str
    employer: str | None
    statuses: frozenset[tuple[str, str]]
    demands: frozenset[tuple[tuple[str, str], tuple[int, frozenset[str]]]]
    lists: tuple[frozenset[Any], ...]
    values: tuple[object, ...]
    letters: str


def _said(offer: Offer) -> _Said:
    name, colon, _ = offer.id.partition(":")
    return _Said(
        source=name if colon else "",
        employer=offer.employer.id if offer.employer else None,
        statuses=frozenset((state.id, state.status) for state in offer.accommodations),
        demands=frozenset(_by_measure(offer).items()),
        lists=(
            frozenset((label(one.name).joined, one.must, one.level) for one in offer.skills),
            frozenset((label(one.name).joined, one.must) for one in offer.licences),
            frozenset((fold(one.language), one.level, one.must) for one in offer.languages),
        ),
        values=(
            offer.openings,
            offer.education.requirement_level if offer.education else None,
            offer.occupation.kldb if offer.occupation else None,
        ),
        letters="".join(char for char in fold(offer.description or "") if char.isalnum()),
    )


def _by_measure(offer: Offer) -> dict[tuple[str, str], tuple[int, frozenset[str]]]:
    found: dict[tuple[str, str], list[Demand]] = {}
    for demand in offer.demands:
        found.setdefault(demand.axis.key, []).append(demand)
    values = {}
    for key, own in found.items():
        chosen = deciding(own)
        shown = (
            (
                str(one.value.interval) if one.value else "",
                sorted(one.required or ()),
                sorted(one.optional or ()),
                sorted(one.absent or ()),
                sorted(one.provided_options),
            )
            for one in chosen
        )
        values[key] = (rank(chosen[0]), frozenset(map(str, shown)))
    return values


def _other_source(one: _Said, other: _Said) -> bool:
    return bool(one.source and other.source) and one.source != other.source


def _speaks_for_it(one: _Said, other: _Said) -> bool:
    """Whether anything but title, employer and place says that the two are one."""
    if _other_source(one, other) or min(len(one.letters), len(other.letters)) >= _TELLING_LETTERS:
        return True
    return bool(one.demands) and one.demands == other.demands and one.letters == other.letters


def _other_employer(one: _Said, other: _Said) -> bool:
    """Whether ids of employers tell them apart; ids of different systems cannot."""
    ids = (one.employer, other.employer)
    return None not in ids and ids[0] != ids[1] and not _other_source(one, other)


def _differ(one: _Said, other: _Said) -> bool:
    """Whether the two state different things about anything, or nothing speaks for their being one."""
    if _other_employer(one, other) or not _speaks_for_it(one, other):
        return True
    if any(a is not None and b is not None and a != b for a, b in zip(one.values, other.values, strict=True)):
        return True
    if any(a and b and not (a <= b or b <= a) for a, b in zip(one.lists, other.lists, strict=True)):
        return True
    statuses = dict(other.statuses)
    if any(statuses.get(name, status) != status for name, status in one.statuses):
        return True
    demands = dict(other.demands)
    for key, (own_rank, values) in one.demands:
        other_rank, others = demands.get(key, (own_rank, values))
        if own_rank == other_rank and values != others:
            return True
    # A source may shorten the text of another.
    texts = sorted((one.letters, other.letters), key=len)
    return texts[0] not in texts[1]


def _best_first(offer: Offer) -> tuple[int, int, int, str]:
    """Most stated demands, then best described, then newest, then the smallest id."""
    stated = sum(1 for demand in offer.demands if rank(demand) == STATED)
    published = offer.published_on or date.min
    return (-stated, -len(offer.demands), -published.toordinal(), offer.id)


def _grouped(offers: list[Offer]) -> list[list[Offer]]:
    """Groups of offers with one key: each joins the first group of which no member differs, else it begins one.

    A firm may advertise a post hundreds of times: what was compared once is not compared again. A group that an
    offer does not fit will not fit another that says the same, because groups only grow.
    """
    if len(offers) == 1:
        return [offers]
    groups: list[tuple[list[Offer], set[_Said]]] = []
    begin: dict[_Said, int] = {}
    for offer in offers:
        said = _said(offer)
        place = begin.get(said, 0)
        while place < len(groups) and any(_differ(member, said) for member in groups[place][1]):
            place += 1
        begin[said] = place
        if place == len(groups):
            groups.append(([], set()))
        groups[place][0].append(offer)
        groups[place][1].add(said)
    return [members for members, _ in groups]


def group_duplicates(offers: Iterable[Offer]) -> list[tuple[Offer, ...]]:
    """Groups of offers that are the same, the best described first in each; sorted by the id of that one.

    Neither depends on the order of `offers`.
    """
    by_key: dict[_Key, list[Offer]] = {}
    for offer in sorted(offers, key=_best_first):
        # Too little is known of an offer without a key: it stands for itself.
        by_key.setdefault(bucket(offer) or ("id", offer.id), []).append(offer)
    groups = (group for same in by_key.values() for group in _grouped(same))
    return sorted((tuple(group) for group in groups), key=lambda group: group[0].id)
