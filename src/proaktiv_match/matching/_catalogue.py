"""The offers of a matcher: compiled once for each day, the same offer from several sources grouped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final

from proaktiv_match.errors import Fault, InputError, NotFoundError
from proaktiv_match.fit import CompiledOffer, compile_offer
from proaktiv_match.index import group_duplicates
from proaktiv_match.profiles import Offer
from proaktiv_match.skills import Requirements, SkillMap, compile_all

__all__ = ["Catalogue", "Day", "Entry"]

_DAYS_KEPT = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One offer, ready for comparison on one day."""

    compiled: CompiledOffer
    requirements: Requirements

    @property
    def offer(self) -> Offer:
        """The offer as stated."""
        return self.compiled.offer


@dataclass(frozen=True, slots=True)
class Day:
    """The offers as they stand on one day.

    Attributes:
        groups: offers that are not over, by the id of the best described; each group is one offer.
        expired: number of offers that are over.
    """

    groups: tuple[tuple[Entry, ...], ...]
    expired: int

    def twins(self, offer: str) -> tuple[Entry, ...]:
        """The group to which an offer belongs; empty if it is over."""
        return next((group for group in self.groups if any(one.offer.id == offer for one in group)), ())


class Catalogue:
    """All offers by id; immutable, only compiled days are kept for later.

    Args:
        offers: in any order.
        skill_map: what their skills mean.

    Raises:
        InputError: two offers have one id.
    """

    __slots__ = ("_days", "_lock", "_offers", "_requirements", "_skill_map")

    def __init__(self, offers: Iterable[Offer], skill_map: SkillMap) -> None:
        by_id: dict[str, Offer] = {}
        faults = []
        for number, offer in enumerate(offers, 1):
            if offer.id in by_id:
                faults.append(
                    Fault(
                        "-",
                        number,
                        "/id",
                        "duplicate_id",
                        "diese Kennung kommt zweimal vor",
                        "this id occurs twice",
                        None,
                    )
                )
            by_id[offer.id] = offer
        if faults:
            raise InputError(faults)
        self._offers: Final = dict(sorted(by_id.items()))
        self._skill_map: Final = skill_map
        self._requirements: Final[dict[str, Requirements]] = {}
        self._days: Final[dict[date, Day]] = {}
        self._lock: Final = Lock()

    def __len__(self) -> int:
        """Number of offers."""
        return len(self._offers)

    def entry(self, offer: str, as_of: date) -> Entry:
        """One offer, whether it is over or not.

        Raises:
            NotFoundError: there is no such offer.
        """
        found = self._offers.get(offer)
        if found is None:
            raise NotFoundError(f"Stelle {offer} gibt es hier nicht", f"there is no offer {offer} here")
        return Entry(compile_offer(found, as_of), self._required([found])[offer])

    def on(self, as_of: date) -> Day:
        """The offers on one day."""
        with self._lock:
            day = self._days.get(as_of)
        if day is None:
            day = self._compiled(as_of)
            with self._lock:
                self._days[as_of] = day
                while len(self._days) > _DAYS_KEPT:
                    del self._days[next(iter(self._days))]
        return day

    def twins(self, offer: str, as_of: date) -> tuple[Entry, ...]:
        """The group to which an offer belongs on one day; empty if it is over. No other offer is compiled for it."""
        with self._lock:
            day = self._days.get(as_of)
        if day is not None:
            return day.twins(offer)
        live = [one for one in self._offers.values() if not one.gone_on(as_of)]
        group = next((group for group in group_duplicates(live) if any(one.id == offer for one in group)), ())
        required = self._required(list(group))
        return tuple(Entry(compile_offer(one, as_of), required[one.id]) for one in group)

    def _compiled(self, as_of: date) -> Day:
        live = [offer for offer in self._offers.values() if not offer.gone_on(as_of)]
        required = self._required(live)
        groups = tuple(
            tuple(Entry(compile_offer(offer, as_of), required[offer.id]) for offer in group)
            for group in group_duplicates(live)
        )
        return Day(groups, len(self._offers) - len(live))

    def _required(self, offers: list[Offer]) -> dict[str, Requirements]:
        """Their requirements, compiled when first needed: one pair needs those of one offer only."""
        new = [offer for offer in offers if offer.id not in self._requirements]
        for offer, requirements in zip(new, compile_all(new, self._skill_map), strict=True):
            self._requirements[offer.id] = requirements
        return self._requirements
