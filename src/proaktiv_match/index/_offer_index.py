"""Many offers at once: compiled, and searched for one person exactly."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.errors import NotFoundError
from proaktiv_match.index._by_skill import BySkill
from proaktiv_match.index._compiling import compiled_in_memory
from proaktiv_match.index._faults import unreadable
from proaktiv_match.index._generations import build_index, open_state
from proaktiv_match.index._outcomes import Outcomes
from proaktiv_match.index._presence import Presences
from proaktiv_match.index._request import Request
from proaktiv_match.index._search import Search, Step
from proaktiv_match.index._segment import Segment
from proaktiv_match.index._standings import LEFT_OUT
from proaktiv_match.index._twins import Spot, Twins
from proaktiv_match.ordering import OrderKey
from proaktiv_match.profiles import Offer
from proaktiv_match.skills import SkillMap, Taxonomy

__all__ = ["Answer", "IndexDay", "OfferIndex"]

_DAYS_KEPT: Final = 4

Found = tuple[OrderKey, Spot]


@dataclass(frozen=True, slots=True)
class IndexDay:
    """The offers as they stand on one day.

    Attributes:
        left_out: for each segment, 255 for offers that do not stand for themselves, else 0; bytes. An offer that stands
            for itself is not over, and not another's duplicate.
        expired: number of offers that are over.
        groups: for each offer that has others like it, all of them, the best described first.
    """

    left_out: tuple[NDArray[np.uint8], ...]
    expired: int
    groups: dict[Spot, tuple[Spot, ...]]

    def stands(self, spot: Spot) -> bool:
        """Whether an offer stands for itself."""
        return not self.left_out[spot[0]][spot[1]]


class Answer:
    """What a search says of all offers, segments put together. Nothing depends on how offers lie in segments."""

    def __init__(self, searches: Sequence[Search], expired: int) -> None:
        self._searches: Final = searches
        self.expired: Final = expired
        self.hidden: Final = sum(one.hidden for one in searches)
        self.other_kind: Final = sum(one.other_kind for one in searches)
        self.piles: Final = sum((one.piles for one in searches), Counter[str]())

    def first(self, top: int) -> list[Found]:
        """Keys of the first suggestions and where their offers are; `top` 0 means all."""
        found = self._merged(lambda search: search.first(top))
        return list(islice(found, top)) if top else list(found)

    def conflicts(self) -> list[Found]:
        """Keys of all conflicts and where their offers are, in their order."""
        return list(self._merged(Search.conflicts))

    def by_dimension(self) -> Counter[str]:
        """Number of offers in conflict by dimension."""
        return sum((one.by_dimension() for one in self._searches), Counter[str]())

    def steps(self, top: int) -> tuple[int, list[Step]]:
        """Of how many offers one measure alone would lift all conflicts, and the first of them in their order.

        Args:
            top: how many at most; 0 for all.
        """
        told = [one.steps(top) for one in self._searches]
        found = merge(*(steps for _, steps in told), key=lambda step: step[0])
        return sum(count for count, _ in told), list(islice(found, top)) if top else list(found)

    def _merged(self, of: Callable[[Search], list[tuple[OrderKey, int]]]) -> Iterable[Found]:
        own = ([(key, (number, place)) for key, place in of(search)] for number, search in enumerate(self._searches))
        return merge(*own, key=lambda found: found[0])


class OfferIndex:
    """Offers compiled for exact search. Immutable and safe for threads.

    Args:
        segments: offers that were compiled together; no id occurs in two of them unless it is removed in one.
        removed: for each segment, which offers no longer count.
        twins: offers that are the same one.
        taxonomy: version of the taxonomy with which it was compiled.
    """

    def __init__(
        self, segments: Sequence[Segment], removed: Sequence[NDArray[np.bool_]], twins: Twins, taxonomy: str
    ) -> None:
        self.segments: Final = tuple(segments)
        self.removed: Final = tuple(removed)
        self.twins: Final = twins
        self.taxonomy: Final = taxonomy
        self._judges: Final = tuple(Outcomes(segment) for segment in self.segments)
        self._presences: Final = tuple(Presences(segment) for segment in self.segments)
        self._days: Final[dict[date, IndexDay]] = {}
        self._lock: Final = Lock()

    @classmethod
    def of(cls, offers: Iterable[Offer], taxonomy: Taxonomy | None = None) -> "OfferIndex":
        """Compile offers in memory.

        Args:
            offers: in any order, read once; each id once.
            taxonomy: what labels of skills mean; default is the bundled one.
        """
        known = taxonomy if taxonomy is not None else Taxonomy.bundled()
        segment = compiled_in_memory(offers, SkillMap(known))
        removed = [np.zeros(len(segment), bool)]
        return cls([segment], removed, Twins.among([segment], removed), known.version)

    @classmethod
    def build(
        cls, offers: Iterable[Offer], taxonomy: Taxonomy | None = None, directory: str | Path | None = None
    ) -> "OfferIndex":
        """Compile offers, in memory or on disk.

        Args:
            offers: in any order; each id once. They are read once and not kept.
            taxonomy: what labels of skills mean; default is the bundled one.
            directory: new, empty, or holding an index that is replaced; `None` for memory.

        Raises:
            InputError: two offers have one id; the directory holds something else.
        """
        if directory is None:
            return cls.of(offers, taxonomy)
        build_index(directory, offers, taxonomy)
        return cls.open(directory)

    @classmethod
    def open(cls, directory: str | Path) -> "OfferIndex":
        """Open an index on disk; its arrays are mapped, not read, and shared by all processes.

        Raises:
            UnreadableFileError: there is none, it is damaged, or it was built with other rules or another vocabulary.
        """
        segments, removed, twins, taxonomy = open_state(directory)
        return cls(segments, removed, twins, taxonomy)

    def check_taxonomy(self, version: str) -> None:
        """Refuse another taxonomy than that with which the skills of the offers were compiled.

        Raises:
            UnreadableFileError: it is another one.
        """
        if version != self.taxonomy:
            raise unreadable("index_version", "-", "taxonomy")

    def __len__(self) -> int:
        """Number of offers."""
        return sum(int(np.count_nonzero(~gone)) for gone in self.removed)

    def spot(self, offer: str) -> Spot:
        """Where an offer is.

        Raises:
            NotFoundError: there is no such offer.
        """
        found = self.find(offer)
        if found is None:
            raise NotFoundError(f"Stelle {offer} gibt es hier nicht", f"there is no offer {offer} here")
        return found

    def find(self, offer: str) -> Spot | None:
        """Where an offer is; `None` if it is not there."""
        for number, segment in enumerate(self.segments):
            place = segment.ids.find(offer)
            if place is not None and not self.removed[number][place]:
                return number, place
        return None

    def offer(self, spot: Spot) -> Offer:
        """The offer at a place."""
        return self.segments[spot[0]].offers[spot[1]]

    def on(self, as_of: date) -> IndexDay:
        """The offers on one day."""
        with self._lock:
            day = self._days.get(as_of)
        if day is None:
            day = self._resolved(as_of)
            with self._lock:
                self._days[as_of] = day
                while len(self._days) > _DAYS_KEPT:
                    del self._days[next(iter(self._days))]
        return day

    def _resolved(self, as_of: date) -> IndexDay:
        over = [segment.gone(as_of) for segment in self.segments]
        gone = [own | removed for own, removed in zip(over, self.removed, strict=True)]
        left_out = tuple(own * np.uint8(LEFT_OUT) for own in gone)
        groups: dict[Spot, tuple[Spot, ...]] = {}
        for group in self.twins.live(self.segments, gone):
            for number, place in group[1:]:
                left_out[number][place] = LEFT_OUT
            groups.update(dict.fromkeys(group, group))
        expired = sum(int(np.count_nonzero(own & ~removed)) for own, removed in zip(over, self.removed, strict=True))
        return IndexDay(left_out, expired, groups)

    def search(self, request: Request, apart: Iterable[Spot] = ()) -> Answer:
        """Hold a person against all offers of a day.

        Args:
            request: the person.
            apart: offers that stand for themselves today and are judged elsewhere; they do not count here.
        """
        day = self.on(request.person.as_of)
        left_out = list(day.left_out)
        for number, place in apart:
            if left_out[number] is day.left_out[number]:
                left_out[number] = left_out[number].copy()
            left_out[number][place] = LEFT_OUT
        searches = [
            Search(segment, judges, presences, request, own)
            for segment, judges, presences, own in zip(
                self.segments, self._judges, self._presences, left_out, strict=True
            )
        ]
        return Answer(searches, day.expired)

    def by_skill(self, request: Request, top: int, *, everything: bool = False) -> list[tuple[int, Spot]]:
        """Offers that no limit rules out, by skill score alone: whatever the piles, wishes and distances.

        Args:
            request: the person.
            top: how many at most, at least 1.
            everything: also those that are over, and each of several that are the same one.

        Returns:
            Scores in millionths and spots, the best score first, then by id.
        """
        day = None if everything else self.on(request.person.as_of)
        found = []
        for number, (segment, judges) in enumerate(zip(self.segments, self._judges, strict=True)):
            gone = self.removed[number]
            own = day.left_out[number] if day is not None else gone * np.uint8(LEFT_OUT) if gone.any() else None
            for score, place in BySkill(segment, judges, request, own).first(top):
                found.append((-score, segment.ids[place], (number, place)))
        return [(-score, spot) for score, _, spot in sorted(found)[:top]]
