"""One person against the offers of a segment: who is where, and the order of A25, without looking at a single pair."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import compress
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.fit import Tendency, Verdict
from proaktiv_match.index._facts import representative
from proaktiv_match.index._order import Bounded, Criterion, first_of, sorted_by
from proaktiv_match.index._outcomes import MeasureOutcomes, Outcomes, field, safety_questions
from proaktiv_match.index._request import Request, Wanted
from proaktiv_match.index._segment import Segment
from proaktiv_match.index._skill_scores import SkillScores
from proaktiv_match.index._stretches import stretches
from proaktiv_match.index._workplaces import place_from
from proaktiv_match.ordering import PARTS, PILES, TENTH, OrderKey, chosen_adaptations
from proaktiv_match.profiles._fields import OfferKind
from proaktiv_match.skills import MILLION
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = ["Search", "Step"]

_Array = NDArray[Any]

_PARTS: Final = len(PARTS)
_CONFLICT: Final = PILES.index(Verdict.CONFLICT)
_CHECK: Final = PILES.index(Verdict.CHECK)
_SURELY: Final = 2

Step = tuple[OrderKey, tuple[str, ...], tuple[str, ...]]
"""An offer in conflict, the single measures that would lift all its conflicts, and the dimensions these are in."""


class Search:
    """One person and one segment. Everything is exact; what a pair means is always said by `fit` and `skills`.

    Args:
        segment: the offers.
        judges: what limits mean for them.
        request: the person.
        compared: which offers stand for themselves today: not over, and not another's duplicate.
    """

    def __init__(self, segment: Segment, judges: Outcomes, request: Request, compared: _Array) -> None:
        self._segment: Final = segment
        self._request: Final = request
        self._person: Final = request.person
        self._periods: Final = stretches(self._person, segment.latest_start)
        self.other_kind, self.hidden, self._compared = self._left_out(compared)
        self._outcomes: Final = judges.of(self._person, self._periods)
        self._packed: Final = self._added_up()
        self._ranked: Final = self._piles()

    # Who is compared at all ------------------------------------------------------------------------------------------

    def _left_out(self, compared: _Array) -> tuple[int, int, _Array]:
        """Number of offers of another kind and of hidden ones, and which remain."""
        other = np.zeros(len(self._segment), bool)
        if self._request.kinds is not None:
            wrong = [kind not in self._request.kinds for kind in OfferKind]
            other = compared & np.array(wrong)[self._segment["kinds"]]
        compared = compared & ~other
        hidden = np.zeros(len(self._segment), bool)
        if self._request.no_agency:
            hidden |= self._segment["agencies"]
        for wanted in self._request.never:
            hidden |= self._presence(wanted) >= _SURELY
        hidden &= compared
        return int(np.count_nonzero(other)), int(np.count_nonzero(hidden)), compared & ~hidden

    def _presence(self, wanted: Wanted) -> _Array:
        """How surely each offer has what a wish speaks of."""
        if wanted.dimension is None:
            told = [wanted.in_title(text) for text in self._segment.texts("title")]
            # Code 0 is no title at all.
            table = np.array([0, *told], np.uint8)
            own, occupation = (table[self._segment[name]] for name in ("titles", "occupation_titles"))
            surest: _Array = np.maximum(own, occupation)
            return surest
        found = np.zeros(len(self._segment), np.uint8)
        for measure in vocabulary().measures_of(wanted.dimension):
            offers = (representative(measure, facts, self._person.as_of) for facts in self._segment.facts(measure))
            table = np.array([wanted.in_offer(offer) for offer in offers], np.uint8)
            for level in range(1, _SURELY + 1):
                has = np.zeros(len(self._segment), bool)
                self._segment.column(measure).mark((table >= level)[None, :], has, None)
                found[has] = np.maximum(found[has], level)
        return found

    # Piles -----------------------------------------------------------------------------------------------------------

    @cached_property
    def _stretch(self) -> _Array | None:
        """Number of the stretch of each offer's start day; `None` if there is only one."""
        if len(self._periods) == 1:
            return None
        days = np.array([day for day, _ in self._periods])
        found: _Array = np.searchsorted(days, np.maximum(self._segment["starts"], days[0]), "right") - 1
        return found

    def _added_up(self) -> _Array:
        packed = np.zeros(len(self._segment), np.uint64)
        for one in self._outcomes:
            self._segment.column(one.measure).add(one.packed, packed, self._stretch)
        return packed

    @property
    def _has_open_note(self) -> bool:
        # A note does not depend on the start day.
        return self._periods[0][1].has_open_note

    def _piles(self) -> _Array:
        """Pile and part of each offer as one number, the first shown the smallest."""
        counts = {name: field(self._packed, name) > 0 for name in ("fits", "adaptable", "check", "conflict")}
        checked = counts["check"] | self._has_open_note
        piles = np.full(len(self._packed), PILES.index(Verdict.NOT_ASSESSED), np.int8)
        for verdict, holds in (
            (Verdict.FITS, counts["fits"]),
            (Verdict.ADAPTABLE, counts["adaptable"]),
            (Verdict.CHECK, checked),
            (Verdict.CONFLICT, counts["conflict"]),
        ):
            piles[holds] = PILES.index(verdict)
        leaning = counts["check"] & (field(self._packed, "undecided") == 0)
        parts = np.full(len(piles), PARTS.index(Tendency.OPEN), np.int8)
        parts[leaning] = PARTS.index(Tendency.PROMISING)
        parts[field(self._packed, "barred") > 0] = PARTS.index(Tendency.UNLIKELY)
        return piles * _PARTS + np.where(piles == _CHECK, parts, 0)

    @cached_property
    def piles(self) -> Counter[str]:
        """Number of compared offers by pile, and by part of the check pile."""
        found: Counter[str] = Counter()
        counted = np.bincount(self._ranked[self._compared], minlength=len(PILES) * _PARTS)
        for place, count in enumerate(counted.tolist()):
            pile, part = divmod(place, _PARTS)
            found[PILES[pile].value] += count
            if pile == _CHECK:
                found[PARTS[part].value] += count
        return found

    # The order -------------------------------------------------------------------------------------------------------

    def first(self, top: int) -> list[tuple[OrderKey, int]]:
        """Keys and places of the first suggestions; `top` 0 means all. Conflicts are none."""
        places = np.flatnonzero(self._compared & (self._ranked < _CONFLICT * _PARTS))
        return list(self._keyed(first_of(places, self._criteria, top)))

    def conflicts(self) -> list[tuple[OrderKey, int]]:
        """Keys and places of all conflicts, in their order."""
        return list(self._keyed(sorted_by(np.flatnonzero(self._in_conflict), self._criteria)))

    @cached_property
    def _criteria(self) -> Sequence[Criterion]:
        segment = self._segment
        return (
            lambda places: self._ranked[places],
            self._open_safety,
            self._open,
            Bounded(lambda places: -(self._scores(places) // TENTH), self._high_enough),
            self._open_absolute,
            lambda places: self._adaptations(places)[0],
            lambda places: self._adaptations(places)[1],
            lambda places: -self._balance[places],
            lambda places: self._distances(places) < 0,
            lambda places: np.maximum(self._distances(places), 0),
            lambda places: -self._scores(places),
            lambda places: segment["published"][places] == 0,
            lambda places: -segment["published"][places],
        )

    def _keyed(self, places: _Array) -> Iterator[tuple[OrderKey, int]]:
        columns = [criterion(places).tolist() for criterion in self._criteria]
        for place, (ranked, *values) in zip(places.tolist(), zip(*columns, strict=True), strict=True):
            pile, part = divmod(ranked, _PARTS)
            yield OrderKey._make((pile, part, *map(int, values), self._segment.ids[place])), place

    def _fits(self, places: _Array) -> _Array:
        found: _Array = self._ranked[places] < _PARTS
        return found

    def _open(self, places: _Array) -> _Array:
        """Findings beyond what is usual on measures without a limit, in the pile of fitting offers."""
        beyond = self._segment["beyond"][places].astype(np.int64)
        return np.where(self._fits(places), beyond - field(self._packed[places], "beyond").astype(np.int64), 0)

    def _open_safety(self, places: _Array) -> _Array:
        fits = self._fits(places)
        found = np.zeros(len(places), np.int64)
        if fits.any():
            for measure, table in self._safety:
                found += self._told(table, measure, places)
        return np.where(fits, found, 0)

    @cached_property
    def _safety(self) -> list[tuple[Measure, _Array]]:
        measures = [measure for measure in self._segment.measures if measure.safety]
        return [(one, safety_questions(self._segment, self._person, self._periods, one)) for one in measures]

    def _told(self, table: _Array, measure: Measure, places: _Array) -> _Array:
        """What a table by stretch and code says of some offers."""
        rows = 0 if self._stretch is None else self._stretch[places]
        found: _Array = table[rows, self._segment.column(measure).at(places)]
        return found

    def _scores(self, places: _Array) -> _Array:
        return self._skills.of(self._segment["lists"][places])

    @cached_property
    def _skills(self) -> SkillScores:
        return SkillScores(self._segment, self._request.evidence, self._person.as_of)

    def _high_enough(self, places: _Array, room: int) -> _Array:
        """The places among which the best `room` by tenths are, those that tie with the last of them included."""
        tenths = self._skills.at_most(self._segment["lists"][places]) // TENTH
        for least in range(MILLION // TENTH, 0, -1):
            able = places[tenths >= least]
            if len(able) >= room and np.count_nonzero(self._scores(able) >= least * TENTH) >= room:
                return able
        return places

    def _open_absolute(self, places: _Array) -> _Array:
        # What an unread note asks counts as one more.
        return field(self._packed[places], "absolute").astype(np.int64) + self._has_open_note

    def _adaptations(self, places: _Array) -> tuple[_Array, _Array]:
        """Number of needed adaptations, and their longest lead time in weeks."""
        needing: list[MeasureOutcomes] = [one for one in self._outcomes if one.adaptations]
        if not needing or not len(places):
            return np.zeros(len(places), np.int64), np.zeros(len(places), np.int64)
        needs = np.stack([self._told(one.needs, one.measure, places) for one in needing], axis=1)
        distinct, inverse = np.unique(needs, axis=0, return_inverse=True)
        chosen = [
            chosen_adaptations(one.adaptations[need - 1] for one, need in zip(needing, row, strict=True) if need)
            for row in distinct.tolist()
        ]
        counts = np.array([len(one) for one in chosen])
        weeks = np.array([max((each.lead_time_weeks for each in one), default=0) for one in chosen])
        return counts[inverse.ravel()], weeks[inverse.ravel()]

    @cached_property
    def _balance(self) -> _Array:
        """Wishes met minus wishes against."""
        found = np.zeros(len(self._segment), np.int64)
        for wanted in self._request.gladly:
            found += self._presence(wanted) > 0
        for wanted in self._request.against:
            found -= self._presence(wanted) > 0
        return found

    def _distances(self, places: _Array) -> _Array:
        """Tenths of a kilometre, -1 where not known; computed once for each workplace that is asked about."""
        wanted, inverse = np.unique(self._segment["workplaces"][places], return_inverse=True)
        texts = self._segment.texts("workplace")
        for code in wanted.tolist():
            if code not in self._ways:
                way = self._request.distance(place_from(texts[code]))
                self._ways[code] = -1 if way is None else way
        told = np.array([self._ways[code] for code in wanted.tolist()], np.int64)
        found: _Array = told[inverse.ravel()]
        return found

    @cached_property
    def _ways(self) -> dict[int, int]:
        return {}

    # Conflicts -------------------------------------------------------------------------------------------------------

    @cached_property
    def _in_conflict(self) -> _Array:
        found: _Array = self._compared & (self._ranked >= _CONFLICT * _PARTS)
        return found

    @cached_property
    def _excluded_by(self) -> dict[str, _Array]:
        """For each dimension in which anything conflicts: which offers do."""
        found: dict[str, _Array] = {}
        for one in self._outcomes:
            if one.conflict.any():
                marked = found.setdefault(one.measure.dimension, np.zeros(len(self._segment), bool))
                self._segment.column(one.measure).mark(one.conflict, marked, self._stretch)
        return {name: marked & self._compared for name, marked in found.items()}

    def by_dimension(self) -> Counter[str]:
        """Number of offers in conflict by dimension."""
        counted = {name: int(np.count_nonzero(marked)) for name, marked in self._excluded_by.items()}
        return Counter({name: count for name, count in counted.items() if count})

    def steps(self) -> list[Step]:
        """Offers of which one measure alone would lift all conflicts, in their order."""
        places = np.flatnonzero(self._in_conflict)
        common = np.full(len(places), np.iinfo(np.uint64).max, np.uint64)
        for one in self._outcomes:
            if one.conflict.any():
                common &= self._told(one.hints, one.measure, places)
        # Lists of thousands are as long as they are; places without a way out are gone first.
        liftable = sorted_by(places[common != 0], self._criteria)
        lifting = dict(zip(places.tolist(), common.tolist(), strict=True))
        names = list(self._excluded_by)
        marks = zip(*(self._excluded_by[name][liftable].tolist() for name in names), strict=True)
        clears = (tuple(compress(names, row)) for row in marks)
        return [
            (key, _quickest_first(lifting[place]), cleared)
            for (key, place), cleared in zip(self._keyed(liftable), clears, strict=True)
        ]


@lru_cache(maxsize=4096)
def _quickest_first(bits: int) -> tuple[str, ...]:
    """Ids of catalogue entries, the shortest lead time first."""
    catalogue = enumerate(vocabulary().accommodations.values())
    found = sorted((entry.lead_time_weeks, entry.id) for number, entry in catalogue if bits >> number & 1)
    return tuple(name for _, name in found)
