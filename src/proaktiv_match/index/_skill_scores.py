"""Skill scores of offers for one person: each requirement is judged once, by `skills`, and found by postings.

The sum over all requirements of an offer, each met in the best way, is never less than its score; it is added up
stretch by stretch for all offers, and only where it is high enough the score itself is looked at.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._lookup_keys import digests, of_evidence, of_occupation
from proaktiv_match.index._search_layout import ranges
from proaktiv_match.index._segment import Segment
from proaktiv_match.index._served import Ways, served
from proaktiv_match.index._skill_texts import occupation_from, requirement_from
from proaktiv_match.skills import MILLION, Evidence, How, Requirements, score_skills
from proaktiv_match.skills._score import Way, ways_to

__all__ = ["SkillScores", "requirements_of"]

_Array = NDArray[Any]

_FIRST: Final = (1 << 13, 1 << 15)
_STRETCH: Final = 1 << 17
"""Offers whose sums are added up together: they stay in the processor's cache. The first stretches are shorter, because
nothing is known yet that would make most offers too low."""


class SkillScores:
    """Scores of the offers of a segment for one person.

    Args:
        segment: the offers.
        evidence: of the person.
        as_of: day from which "last used" is counted back.
    """

    def __init__(self, segment: Segment, evidence: Evidence, as_of: date) -> None:
        self._segment: Final = segment
        self._evidence: Final = evidence
        self._as_of: Final = as_of
        self._met: Final = self._found_ways()
        self._codes: Final = np.array(list(self._met), np.int64)
        self._credits: Final = np.array([max(way.credit for way in ways) for ways in self._met.values()], np.int64)
        self._worth: Final = self._by_occupation()

    def _found_ways(self) -> dict[int, list[Way]]:
        """The ways to all requirements that the person meets, by rising code."""
        found = {}
        for code in _found(self._segment, "requirement_keys", of_evidence(self._evidence)):
            ways = ways_to(self._segment.requirement(code), self._evidence, self._as_of)
            if ways:
                found[code] = ways
        return found

    def _by_occupation(self) -> dict[int, int]:
        """Where a post names no skill, what the occupations themselves are worth, by occupation; above 0."""
        texts = self._segment.texts("occupation")
        keys = [key for past in self._evidence.occupations for key in of_occupation(past)]
        worth = {}
        for code in _found(self._segment, "occupation_keys", keys):
            asked = Requirements((), occupation_from(texts[code]), stated=False)
            score = score_skills(asked, self._evidence, self._as_of).millionths
            if score:
                worth[code] = score
        return worth

    @property
    def postings(self) -> int:
        """How many requirements of offers the person meets at all."""
        starts = self._segment["skill_starts"]
        return int((starts[self._codes + 1] - starts[self._codes]).sum())

    @cached_property
    def _ways(self) -> Ways:
        return _ways(self._met, len(self._segment["requirement_ends"]))

    @cached_property
    def _sharing(self) -> _Array:
        return _sharing(self._met)

    @cached_property
    def highest(self) -> int:
        """What no offer is worth more than, millionths."""
        credit = int(self._credits.max(initial=0))
        by_skills = credit * max(int(self._segment["most_weight"][0]), 0) // MILLION
        return min(max(by_skills, max(self._worth.values(), default=0)), MILLION)

    def leading(
        self, room: int, step: int, able: Callable[[_Array], _Array], *, by_place: bool = False
    ) -> tuple[_Array, _Array]:
        """The offers with the best scores of at least a step, and all that tie with the last of them.

        Args:
            room: how many, at least 1.
            step: scores count in steps of so many millionths, rounded down.
            able: which of some places are asked for, as booleans.
            by_place: of equal ones the first places are enough.

        Returns:
            Places and their scores; fewer than `room` if no others are worth a step.
        """
        places, scores = np.zeros(0, np.int64), np.zeros(0, np.int64)
        least = max(step, 1)
        for first, most in self._stretches():
            found = np.flatnonzero(most >= least)
            if not len(found):
                continue
            more = found + first
            kept = able(more)
            more, own = self._exactly(more[kept], most[found[kept]])
            high = own >= least
            if not high.any():
                continue
            places, scores = np.concatenate([places, more[high]]), np.concatenate([scores, own[high]])
            if len(places) < room:
                continue
            last = int(np.partition(scores, len(scores) - room)[len(scores) - room]) // step * step
            # Among equals the offers of later stretches come later.
            least = max(last, least) if not by_place else max(last + 1, least)
            high = scores >= last
            places, scores = places[high], scores[high]
            if by_place and last >= self.highest:
                break
        return places, scores

    def _stretches(self) -> Iterator[tuple[int, _Array]]:
        """The first place of each stretch in which anything is met, and what its offers are worth at most."""
        size = len(self._segment)
        edges = [0, *(one for one in _FIRST if one < size), *range(_STRETCH, size, _STRETCH), size]
        starts, all_places, all_weights = (self._segment[f"skill_{name}"] for name in ("starts", "places", "weights"))
        postings = [slice(*starts[code : code + 2].tolist()) for code in self._codes.tolist()]
        within = [(all_places[one], all_weights[one]) for one in postings]
        # Of one kind with the places: else each list would be copied to be searched.
        borders = np.array(edges, np.int32)
        cuts = [places.searchsorted(borders).tolist() for places, _ in within]
        named = self._segment["occupation_starts"]
        occupied = [
            (self._segment["occupation_places"][slice(*named[code : code + 2].tolist())], worth)
            for code, worth in self._worth.items()
        ]
        for number, (first, stop) in enumerate(pairwise(edges)):
            parts = [slice(cut[number], cut[number + 1]) for cut in cuts]
            counts = [part.stop - part.start for part in parts]
            most = np.zeros(stop - first)
            if any(counts):
                places = np.concatenate([own[part] for (own, _), part in zip(within, parts, strict=True)])
                weights = np.concatenate([own[part] for (_, own), part in zip(within, parts, strict=True)])
                values = np.repeat(self._credits.astype(np.float64), counts)
                # Whole numbers below 2^53: the quotient is a millionth or more away from the next one.
                np.multiply(values, weights, out=values)
                np.divide(values, MILLION, out=values)
                np.floor(values, out=values)
                most = np.bincount(places - first, values, stop - first)
            for own, worth in occupied:
                here = own[slice(*own.searchsorted(borders[number : number + 2]).tolist())] - first
                most[here] = np.maximum(most[here], worth)
            yield first, most

    def _exactly(self, places: _Array, most: _Array) -> tuple[_Array, _Array]:
        """The scores of some offers, of which the sums are known."""
        scores = most.astype(np.int64)
        unsure = most > MILLION
        if self._sharing.any():
            unsure |= self._shared(places)
        at = np.flatnonzero(unsure)
        if len(at):
            scores[at] = self.of(places[at])
        return places, scores

    def _shared(self, places: _Array) -> _Array:
        """Whether one skill of the person may be near to two requirements of an offer."""
        lists, at = np.unique(self._segment["lists"][places], return_inverse=True)
        number, rows = ranges(self._segment["list_starts"], lists.astype(np.int64))
        near = self._sharing_by_code[self._segment["list_codes"][rows]]
        found: _Array = (np.bincount(number[near], minlength=len(lists)) > 1)[at]
        return found

    @cached_property
    def _sharing_by_code(self) -> _Array:
        found = np.zeros(len(self._segment["requirement_ends"]), bool)
        found[self._sharing] = True
        return found

    def of(self, places: _Array) -> _Array:
        """The scores of some offers, millionths."""
        segment = self._segment
        lists, at = np.unique(segment["lists"][places], return_inverse=True)
        lists = lists.astype(np.int64)
        starts, codes, weights = (segment[name] for name in ("list_starts", "list_codes", "list_weights"))
        scores = (
            served(lists, starts, codes, weights, self._ways) if len(self._codes) else np.zeros(len(lists), np.int64)
        )
        for place in np.flatnonzero(scores > MILLION).tolist():
            # What a long list makes more than one is cut in the order in which it is told.
            asked = requirements_of(segment, int(lists[place]))
            scores[place] = score_skills(asked, self._evidence, self._as_of).millionths
        if self._worth:
            worth = np.zeros(len(segment["occupation_ends"]) + 1, np.int64)
            worth[np.array(list(self._worth)) + 1] = list(self._worth.values())
            scores = np.maximum(scores, worth[segment["list_occupations"][lists]])
        found: _Array = scores[at]
        return found


def requirements_of(segment: Segment, place: int) -> Requirements:
    """A list of requirements as it was compiled; the occupation only where it counts."""
    start, stop = segment["list_starts"][place : place + 2].tolist()
    texts = segment.texts("requirement")
    columns = (segment[name][start:stop].tolist() for name in ("list_codes", "list_musts", "list_weights"))
    skills = tuple(
        requirement_from(texts[code], must=must, weight=weight) for code, must, weight in zip(*columns, strict=True)
    )
    occupation = int(segment["list_occupations"][place])
    named = occupation_from(segment.texts("occupation")[occupation - 1]) if occupation else None
    return Requirements(skills, named, any(not one.typical for one in skills))


def _found(segment: Segment, name: str, keys: list[str]) -> list[int]:
    """What lies under any of the keys, each once."""
    known, places = segment[name], segment[f"{name}_of"]
    wanted = np.unique(digests(keys))
    starts, stops = np.searchsorted(known, wanted, "left"), np.searchsorted(known, wanted, "right")
    parts = [places[a:b] for a, b in zip(starts.tolist(), stops.tolist(), strict=True) if b > a]
    found: list[int] = np.unique(np.concatenate([places[:0], *parts])).tolist()
    return found


def _ways(met: dict[int, list[Way]], requirements: int) -> Ways:
    counts = np.zeros(requirements + 1, np.int64)
    numbers: dict[int, int] = {}
    entries: list[tuple[int, bool, int]] = []
    for code, own in met.items():
        counts[code + 1] = len(own)
        for way in own:
            known = numbers.setdefault(id(way.known), len(numbers))
            entries.append((known, way.how is not How.SAME, way.credit))
    table = np.array(entries, np.int64).reshape(-1, 3)
    return Ways(np.cumsum(counts), table[:, 0], table[:, 1].astype(bool), table[:, 2])


def _sharing(met: dict[int, list[Way]]) -> _Array:
    """The requirements of which a skill of the person, near to one of them, meets several."""
    codes: dict[int, list[int]] = {}
    near = set()
    for code, ways in met.items():
        for way in ways:
            codes.setdefault(id(way.known), []).append(code)
            if way.how is not How.SAME:
                near.add(id(way.known))
    found = {code for known, own in codes.items() if known in near and len(set(own)) > 1 for code in own}
    return np.array(sorted(found), np.int64)
