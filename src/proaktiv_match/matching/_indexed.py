"""Matching on an index: who is where comes from the index, the few that are shown are compared in full.

Pairs with something of their own, an agreement or an earlier refusal, are compared in full as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from proaktiv_match.errors import DisagreementError
from proaktiv_match.fit import CompiledOffer, compile_offer
from proaktiv_match.index import IndexDay, OfferIndex, Request, Spot, Wanted
from proaktiv_match.matching._catalogue import Entry
from proaktiv_match.matching._distance import distances, located
from proaktiv_match.matching._pair import Pair, Person
from proaktiv_match.matching._wishes import PreparedWishes, WishShown, presence
from proaktiv_match.ordering import OrderKey, deciding_criterion
from proaktiv_match.profiles import Offer, Wish
from proaktiv_match.skills import SkillMap, compile_all, label

__all__ = ["IndexedCatalogue", "IndexedDay", "agreed", "request_for"]

Group = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class IndexedDay:
    """The offers of an index as they stand on one day."""

    catalogue: "IndexedCatalogue"
    as_of: date
    day: IndexDay

    @property
    def expired(self) -> int:
        """Number of offers that are over."""
        return self.day.expired

    def spots(self, offer: str) -> tuple[Spot, ...]:
        """Where an offer and those that are the same one are; empty if it is over or not there."""
        spot = self.catalogue.index.find(offer)
        if spot is None:
            return ()
        stands = self.day.stands(spot)
        return self.day.groups.get(spot, (spot,) if stands else ())

    def group(self, spot: Spot) -> Group:
        """An offer that stands for itself, and those that are the same one, the best described first."""
        return self.catalogue.entries(self.day.groups.get(spot, (spot,)), self.as_of)

    def twins(self, offer: str) -> Group:
        """The group to which an offer belongs; empty if it is over."""
        return self.catalogue.entries(self.spots(offer), self.as_of)


class IndexedCatalogue:
    """The offers of an index, one by one.

    Args:
        index: the offers.
        skill_map: the taxonomy with which the index was compiled.

    Raises:
        UnreadableFileError: it was compiled with another one.
    """

    def __init__(self, index: OfferIndex, skill_map: SkillMap) -> None:
        index.check_taxonomy(skill_map.taxonomy.version)
        self.index: Final = index
        self._skill_map: Final = skill_map

    def __len__(self) -> int:
        """Number of offers."""
        return len(self.index)

    def entry(self, offer: str, as_of: date) -> Entry:
        """One offer, whether it is over or not.

        Raises:
            NotFoundError: there is no such offer.
        """
        return self.entries([self.index.spot(offer)], as_of)[0]

    def on(self, as_of: date) -> IndexedDay:
        """The offers on one day."""
        return IndexedDay(self, as_of, self.index.on(as_of))

    def twins(self, offer: str, as_of: date) -> Group:
        """The group to which an offer belongs on one day; empty if it is over."""
        return self.on(as_of).twins(offer)

    def entries(self, spots: Iterable[Spot], as_of: date) -> Group:
        """Offers ready for comparison, compiled from what was stated, not from the columns."""
        offers: list[Offer] = [self.index.offer(spot) for spot in spots]
        compiled = zip(offers, compile_all(offers, self._skill_map), strict=True)
        return tuple(Entry(compile_offer(offer, as_of), requirements) for offer, requirements in compiled)


def _wanted(wishes: Iterable[tuple[Wish, WishShown]]) -> tuple[Wanted, ...]:
    return tuple(_held(wish, shown) for wish, shown in wishes)


def _held(wish: Wish, shown: WishShown) -> Wanted:
    def in_offer(compiled: CompiledOffer) -> int:
        return presence(wish, compiled, ())

    def in_title(title: str) -> int:
        return presence(wish, None, (label(title),))

    return Wanted(shown, wish.dimension, in_offer, in_title)


def request_for(person: Person, places: Mapping[str, tuple[float, float]]) -> Request:
    """A person as the index asks about her or him."""
    prepared, wishes = person.prepared, person.wishes
    stability = prepared.participant.stability
    home = located(prepared.participant.home, places)
    kinds = stability.kinds if stability is not None else None
    return Request(
        person=prepared,
        evidence=person.evidence,
        kinds=None if kinds is None else frozenset(kinds),
        never=_wanted(wishes.never),
        gladly=_wanted(wishes.gladly),
        against=_wanted((*wishes.rather_not, *_possible(wishes))),
        no_agency=wishes.wishes.no_temporary_agency,
        places=places,
        located=located,
        distances=lambda points: distances(home, points),
    )


def _possible(wishes: PreparedWishes) -> list[tuple[Wish, WishShown]]:
    """Wishes of `never`: what is possible counts like `rather_not`; what was listed there as well counts once."""
    listed = {shown for _, shown in wishes.rather_not}
    return [(wish, shown) for wish, shown in wishes.never if shown not in listed]


def agreed(pair: Pair, key: OrderKey, participant: str) -> Pair:
    """A pair that the index and the comparison in full see alike.

    Raises:
        DisagreementError: they differ.
    """
    if pair.order != key:
        criterion = deciding_criterion(pair.order, key).criterion
        raise DisagreementError(
            f"Index und Vergleich sehen {participant} und {pair.offer.id} verschieden ({criterion})",
            f"index and comparison differ about {participant} and {pair.offer.id} ({criterion})",
        )
    return pair
