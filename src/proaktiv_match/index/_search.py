"""One person against the offers of a segment: who is where, and the order of A25, without looking at a single pair."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._lookup import Lookup
from proaktiv_match.index._order import Bounded, Criterion, first_of, sorted_by
from proaktiv_match.index._outcomes import MeasureOutcomes, Outcomes, safety_questions
from proaktiv_match.index._presence import Presences
from proaktiv_match.index._request import Request
from proaktiv_match.index._segment import Segment
from proaktiv_match.index._skill_scores import SkillScores
from proaktiv_match.index._standings import CONFLICT, FITS, LEFT_OUT, Standings, pile_and_part
from proaktiv_match.index._stretches import stretches
from proaktiv_match.ordering import TENTH, OrderKey, chosen_adaptations
from proaktiv_match.profiles._fields import OfferKind
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = ["Search", "Step"]

T = TypeVar("T")

_Array = NDArray[Any]

_SURELY: Final = 2

_BY_SKILL: Final = 3
"""Place of the skill score among the criteria."""

_AS_LONG: Final = 100
"""So many postings of the person's skills take as long as the scores of one offer by itself."""

Step = tuple[OrderKey, tuple[str, ...], tuple[str, ...]]
"""An offer in conflict, the single measures that would lift all its conflicts, and the dimensions these are in."""


class Search:
    """One person and one segment. Everything is exact; what a pair means is always said by `fit` and `skills`.

    Args:
        segment: the offers.
        judges: what limits mean for them.
        presences: what wishes mean for them.
        request: the person.
        left_out: 255 for offers that do not stand for themselves today (over, or another's duplicate), else 0; bytes.
    """

    def __init__(
        self, segment: Segment, judges: Outcomes, presences: Presences, request: Request, left_out: _Array
    ) -> None:
        self._segment: Final = segment
        self._presences: Final = presences
        self._request: Final = request
        self._person: Final = request.person
        self._periods: Final = stretches(self._person, segment.latest_start)
        self._outcomes: Final = judges.of(self._person, self._periods)
        self.other_kind, self.hidden, left_out = self._left_out(left_out)
        self._lookup: Final = Lookup(segment, self._periods)
        self._standings: Final = Standings(self._lookup, self._outcomes, left_out, open_note=self._has_open_note)
        self._ranks: Final = self._standings.ranks

    @property
    def _has_open_note(self) -> bool:
        # A note does not depend on the start day.
        return self._periods[0][1].has_open_note

    # Who is compared at all ------------------------------------------------------------------------------------------

    def _left_out(self, left_out: _Array) -> tuple[int, int, _Array]:
        """Number of offers of another kind and of hidden ones, and which are left out with them."""
        own = left_out.copy()
        before = np.count_nonzero(own == LEFT_OUT)
        if self._request.kinds is not None:
            wrong = bytes(LEFT_OUT * (kind not in self._request.kinds) for kind in OfferKind)
            kinds = bytearray(self._segment["kinds"]).translate(wrong.ljust(256, b"\0"))
            np.bitwise_or(own, np.frombuffer(kinds, np.uint8), out=own)
        right = before if self._request.kinds is None else np.count_nonzero(own == LEFT_OUT)
        if self._request.no_agency:
            own[self._segment["agencies"]] = LEFT_OUT
        for wanted in self._request.never:
            np.bitwise_or(own, (self._presences.of_all(wanted) == _SURELY) * np.uint8(LEFT_OUT), out=own)
        return int(right - before), int(np.count_nonzero(own == LEFT_OUT) - right), own

    @property
    def piles(self) -> Counter[str]:
        """Number of compared offers by pile, and by part of the check pile."""
        return self._standings.piles

    # The order -------------------------------------------------------------------------------------------------------

    def first(self, top: int) -> list[tuple[OrderKey, int]]:
        """Keys and places of the first suggestions; `top` 0 means all. Conflicts are none."""
        counts = {rank: count for rank, count in sorted(self._standings.counts.items()) if rank < CONFLICT}
        if not top or top >= sum(counts.values()):
            places = np.flatnonzero(self._ranks < np.uint8(CONFLICT))
            return list(self._keyed(*sorted_by(places, self._criteria)))
        found: list[tuple[OrderKey, int]] = []
        for rank, count in counts.items():
            room = top - len(found)
            if room <= 0:
                break
            found += self._keyed(*self._best(self._ranks == np.uint8(rank), count, rank, room))
        return found

    def conflicts(self) -> list[tuple[OrderKey, int]]:
        """Keys and places of all conflicts, in their order."""
        return list(self._keyed(*sorted_by(np.flatnonzero(self._standings.in_conflict), self._criteria)))

    def _best(self, group: _Array, count: int, rank: int, room: int) -> tuple[_Array, list[_Array]]:
        """The first places of a group of one rank, in their order, and what all criteria say of them.

        Args:
            group: whether each offer belongs to it.
            count: how many do.
            rank: of all of them.
            room: how many places at most.
        """
        if rank == FITS or count <= room:
            return first_of(np.flatnonzero(group), self._criteria, room)
        # Outside of the fitting offers skills decide first: only those with the best scores are looked at.
        high = self._high_enough(group, count, room)
        places, columns = first_of(np.flatnonzero(group) if high is None else high, self._criteria[_BY_SKILL:], room)
        nothing = np.zeros(len(places), np.int64)
        return places, [np.full(len(places), rank), nothing, nothing, *columns]

    def _high_enough(self, group: _Array, count: int, room: int) -> _Array | None:
        """The best `room` of a group by tenths of the score, and all that tie with the last of them.

        Nothing where it is quicker to look at each, or where too few are worth a tenth.
        """
        if self._skills.postings > _AS_LONG * count:
            return None
        places, _ = self._skills.leading(room, TENTH, lambda places: group[places])
        return np.sort(places) if len(places) >= room else None

    def _among(self, places: _Array, room: int) -> _Array:
        group = np.zeros(len(self._segment), bool)
        group[places] = True
        found = self._high_enough(group, len(places), room)
        return places if found is None else found

    @cached_property
    def _criteria(self) -> Sequence[Criterion]:
        segment = self._segment
        return (
            lambda places: self._ranks[places],
            self._open_safety,
            self._open,
            Bounded(lambda places: -(self._scores(places) // TENTH), self._among),
            self._open_absolute,
            lambda places: self._once("adaptations", places, self._adaptations)[0],
            lambda places: self._once("adaptations", places, self._adaptations)[1],
            lambda places: -self._balance(places),
            lambda places: self._once("distances", places, self._distances) < 0,
            lambda places: np.maximum(self._once("distances", places, self._distances), 0),
            lambda places: -self._scores(places),
            lambda places: segment["published"][places] == 0,
            lambda places: -segment["published"][places],
        )

    def _keyed(self, places: _Array, columns: list[_Array]) -> Iterator[tuple[OrderKey, int]]:
        rows = zip(*(column.tolist() for column in columns), strict=True)
        for place, (rank, *values) in zip(places.tolist(), rows, strict=True):
            yield OrderKey._make((*pile_and_part(rank), *map(int, values), self._segment.ids[place])), place

    def _fits(self, places: _Array) -> _Array:
        found: _Array = self._ranks[places] == np.uint8(FITS)
        return found

    def _open(self, places: _Array) -> _Array:
        """Findings beyond what is usual on measures without a limit, in the pile of fitting offers."""
        found = self._segment["beyond"][places].astype(np.int64)
        for one in self._outcomes:
            if one.beyond.any():
                found -= self._lookup.at(one.measure, one.beyond, places)
        return np.where(self._fits(places), found, 0)

    def _open_safety(self, places: _Array) -> _Array:
        fits = self._fits(places)
        found = np.zeros(len(places), np.int64)
        if fits.any():
            for measure, table in self._safety:
                found += self._lookup.at(measure, table, places)
        return np.where(fits, found, 0)

    @cached_property
    def _safety(self) -> list[tuple[Measure, _Array]]:
        measures = [measure for measure in self._segment.measures if measure.safety]
        tables = [(one, safety_questions(self._segment, self._person, self._periods, one)) for one in measures]
        return [(one, table) for one, table in tables if table.any()]

    @cached_property
    def _skills(self) -> SkillScores:
        return SkillScores(self._segment, self._request.evidence, self._person.as_of)

    def _scores(self, places: _Array) -> _Array:
        return self._once("scores", places, self._skills.of)

    def _once(self, name: str, places: _Array, of: Callable[[_Array], T]) -> T:
        """What is asked twice of the same places, because it makes two criteria, is worked out once."""
        known, value = self._last.get(name, (None, None))
        if known is not places:
            value = of(places)
            self._last[name] = places, value
        return cast("T", value)

    @cached_property
    def _last(self) -> dict[str, tuple[_Array, Any]]:
        return {}

    def _open_absolute(self, places: _Array) -> _Array:
        # What an unread note asks counts as one more.
        found = np.full(len(places), int(self._has_open_note), np.int64)
        for one in self._outcomes:
            if one.absolute.any():
                found += self._lookup.at(one.measure, one.absolute, places)
        return found

    def _adaptations(self, places: _Array) -> tuple[_Array, _Array]:
        """Number of needed adaptations, and their longest lead time in weeks."""
        needing: list[MeasureOutcomes] = [one for one in self._outcomes if one.adaptations]
        if not needing or not len(places):
            return np.zeros(len(places), np.int64), np.zeros(len(places), np.int64)
        needs = np.stack([self._lookup.at(one.measure, one.needs, places) for one in needing], axis=1)
        distinct, inverse = np.unique(needs, axis=0, return_inverse=True)
        chosen = [
            chosen_adaptations(one.adaptations[need - 1] for one, need in zip(needing, row, strict=True) if need)
            for row in distinct.tolist()
        ]
        counts = np.array([len(one) for one in chosen])
        weeks = np.array([max((each.lead_time_weeks for each in one), default=0) for one in chosen])
        return counts[inverse.ravel()], weeks[inverse.ravel()]

    def _balance(self, places: _Array) -> _Array:
        """Wishes met minus wishes against."""
        found = np.zeros(len(places), np.int64)
        for wanted in self._request.gladly:
            found += self._presences.at(wanted, places) > 0
        for wanted in self._request.against:
            found -= self._presences.at(wanted, places) > 0
        return found

    def _distances(self, places: _Array) -> _Array:
        """Tenths of a kilometre, -1 where not known."""
        codes = self._segment["workplaces"][places]
        points = self._segment.points(self._request.places, self._request.located)
        if len(codes) < len(points):
            return self._request.distances(points[codes])
        found: _Array = self._request.distances(points)[codes]
        return found

    # Conflicts -------------------------------------------------------------------------------------------------------

    def by_dimension(self) -> Counter[str]:
        """Number of offers in conflict by dimension."""
        return self._standings.by_dimension()

    def steps(self, top: int) -> tuple[int, list[Step]]:
        """Of how many offers one measure alone would lift all conflicts, and the first of them in their order.

        Args:
            top: how many at most; 0 for all.
        """
        group = self._standings.liftable()
        count = int(np.count_nonzero(group))
        places, columns = self._best(group, count, CONFLICT, top or count)
        hints = self._standings.hints(places)
        clears = self._standings.barring_dimensions(places)
        return count, [
            (key, _quickest_first(bits), cleared)
            for (key, _), bits, cleared in zip(self._keyed(places, columns), hints, clears, strict=True)
        ]


@lru_cache(maxsize=4096)
def _quickest_first(bits: int) -> tuple[str, ...]:
    """Ids of catalogue entries, the shortest lead time first."""
    catalogue = enumerate(vocabulary().accommodations.values())
    found = sorted((entry.lead_time_weeks, entry.id) for number, entry in catalogue if bits >> number & 1)
    return tuple(name for _, name in found)
