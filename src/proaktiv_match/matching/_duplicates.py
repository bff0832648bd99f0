"""One offer from several sources is shown once. Cautious: what differs in anything stated stays apart.

Two offers are the same only if title, employer, workplace, kind, start day, agency and fixed term agree, employer
and workplace are known, nothing that both state differs (openings, demands of one rank, accommodations, skills,
licences, languages, education, occupation, description, id of the employer), and something speaks for it: their ids
come from different sources, or they say the same in a text of some length, or in the same demands. Two bare entries
of one source with the same title may be two posts: they stay two.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from proaktiv_match.profiles import STATED, Demand, Offer, deciding, rank
from proaktiv_match.skills import label
from proaktiv_match.vocabulary import fold

__all__ = ["group_duplicates"]

_Key = tuple[Any, ...]

_TELLING_LETTERS = 80
"""Letters from which a text that two offers share tells that they are one; shorter ones are phrases."""


def _place(offer: Offer) -> _Key | None:
    place = offer.workplace
    if place is None or not (place.postcode or place.city):
        return None
    return (place.postcode.strip(),) if place.postcode else (fold(place.city or ""), "city")


def _key(offer: Offer) -> _Key | None:
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


def _lists(offer: Offer) -> tuple[frozenset[Any], ...]:
    return (
        frozenset((label(one.name).joined, one.must, one.level) for one in offer.skills),
        frozenset((label(one.name).joined, one.must) for one in offer.licences),
        frozenset((fold(one.language), one.level, one.must) for one in offer.languages),
    )


def _values(offer: Offer) -> tuple[object, ...]:
    return (
        offer.openings,
        offer.education.requirement_level if offer.education else None,
        offer.occupation.kldb if offer.occupation else None,
    )


def _letters(text: str | None) -> str:
    return "".join(char for char in fold(text or "") if char.isalnum())


def _source(offer: Offer) -> str:
    """The system that an id comes from ("ba" in `ba:10001-1`), empty if the id does not tell."""
    name, colon, _ = offer.id.partition(":")
    return name if colon else ""


def _other_source(one: Offer, other: Offer) -> bool:
    return bool(_source(one) and _source(other)) and _source(one) != _source(other)


def _speaks_for_it(one: Offer, other: Offer) -> bool:
    """Whether anything but title, employer and place says that the two are one."""
    if _other_source(one, other):
        return True
    shorter = min(_letters(one.description), _letters(other.description), key=len)
    if len(shorter) >= _TELLING_LETTERS:
        return True
    said = _by_measure(one)
    return bool(said) and said == _by_measure(other) and _letters(one.description) == _letters(other.description)


def _other_employer(one: Offer, other: Offer) -> bool:
    """Whether ids of employers tell them apart; ids of different systems cannot."""
    ids = [offer.employer.id if offer.employer else None for offer in (one, other)]
    return None not in ids and ids[0] != ids[1] and not _other_source(one, other)


def _differ(one: Offer, other: Offer) -> bool:
    """Whether the two state different things about anything, or nothing speaks for their being one."""
    if _other_employer(one, other) or not _speaks_for_it(one, other):
        return True
    statuses = {state.id: state.status for state in other.accommodations}
    if any(statuses.get(state.id, state.status) != state.status for state in one.accommodations):
        return True
    demands = _by_measure(other)
    for key, (own_rank, values) in _by_measure(one).items():
        other_rank, others = demands.get(key, (own_rank, values))
        if own_rank == other_rank and values != others:
            return True
    if any(a and b and not (a <= b or b <= a) for a, b in zip(_lists(one), _lists(other), strict=True)):
        return True
    if any(a is not None and b is not None and a != b for a, b in zip(_values(one), _values(other), strict=True)):
        return True
    # A source may shorten the text of another.
    texts = sorted((_letters(one.description), _letters(other.description)), key=len)
    return texts[0] not in texts[1]


def _best_first(offer: Offer) -> tuple[int, int, int, str]:
    """Most stated demands, then best described, then newest, then the smallest id."""
    stated = sum(1 for demand in offer.demands if rank(demand) == STATED)
    published = offer.published_on or date.min
    return (-stated, -len(offer.demands), -published.toordinal(), offer.id)


def group_duplicates(offers: Iterable[Offer]) -> list[tuple[Offer, ...]]:
    """Groups of offers that are the same, the best described first in each; sorted by the id of that one.

    Neither depends on the order of `offers`.
    """
    groups: list[list[Offer]] = []
    by_key: dict[_Key, list[list[Offer]]] = {}
    for offer in sorted(offers, key=_best_first):
        key = _key(offer)
        if key is not None:
            same = by_key.setdefault(key, [])
            fitting = next((group for group in same if not any(_differ(member, offer) for member in group)), None)
            if fitting is not None:
                fitting.append(offer)
                continue
            same.append(own := [offer])
        else:
            own = [offer]
        groups.append(own)
    return sorted((tuple(group) for group in groups), key=lambda group: group[0].id)
