"""Offers by skill score alone, among those that no limit rules out."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._lookup import Lookup
from proaktiv_match.index._outcomes import Outcomes, Standing
from proaktiv_match.index._request import Request
from proaktiv_match.index._segment import Segment
from proaktiv_match.index._skill_scores import SkillScores
from proaktiv_match.index._stretches import stretches

__all__ = ["BySkill"]

_Array = NDArray[Any]

_STRETCH: Final = 1 << 14
"""Offers without a score that are looked at together."""


class BySkill:
    """One person and one segment; what is unknown passes.

    Args:
        segment: the offers.
        judges: what limits mean for them.
        request: the person; wishes and kinds have no part in this.
        left_out: 255 for offers that do not count, else 0; bytes. `None` if all count.
    """

    def __init__(self, segment: Segment, judges: Outcomes, request: Request, left_out: _Array | None) -> None:
        periods = stretches(request.person, segment.latest_start)
        self._segment: Final = segment
        self._lookup: Final = Lookup(segment, periods)
        self._barring: Final = [one for one in judges.of(request.person, periods) if one.bars]
        self._skills: Final = SkillScores(segment, request.evidence, request.person.as_of)
        self._left_out: Final = left_out

    def _able(self, places: _Array) -> _Array:
        """Which of some offers are no conflict."""
        able = np.arange(len(places))
        if self._left_out is not None:
            able = able[self._left_out[places] == 0]
        for one in self._barring:
            barred = self._lookup.at(one.measure, one.standings, places[able]) & np.uint8(Standing.CONFLICT)
            able = able[barred == 0]
        found = np.zeros(len(places), bool)
        found[able] = True
        return found

    def first(self, top: int) -> list[tuple[int, int]]:
        """Scores (millionths) and places of the first offers, the best score first, then by place.

        Args:
            top: how many at most, at least 1.
        """
        places, scores = self._skills.leading(top, 1, self._able, by_place=True)
        order = np.lexsort((places, -scores))[:top]
        places, scores = places[order], scores[order]
        if len(places) < top:
            others = self._without_score(top - len(places), places)
            places, scores = np.concatenate([places, others]), np.concatenate([scores, np.zeros_like(others)])
        return list(zip(scores.tolist(), places.tolist(), strict=True))

    def _without_score(self, room: int, found: _Array) -> _Array:
        """The first places of offers of which the person meets nothing."""
        others = np.zeros(0, np.int64)
        for start in range(0, len(self._segment), _STRETCH):
            if len(others) >= room:
                break
            places = np.setdiff1d(np.arange(start, min(start + _STRETCH, len(self._segment))), found)
            others = np.concatenate([others, places[self._able(places)]])
        return others[:room]
