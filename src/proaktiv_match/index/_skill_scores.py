"""Skill scores of all offers for one person: each requirement is judged once, by `skills`, and found by postings.

Offers that ask for the same share one list of requirements; scores are those of lists. The sum over all requirements,
each met in the best way, is never less than the score; only lists whose sum is high enough are scored exactly.
"""

from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._lookup_keys import digests, of_evidence, of_occupation
from proaktiv_match.index._segment import Segment
from proaktiv_match.index._served import Ways, served
from proaktiv_match.index._skill_texts import occupation_from, requirement_from
from proaktiv_match.skills import MILLION, Evidence, How, Requirements, score_skills
from proaktiv_match.skills._score import Way, ways_to

__all__ = ["SkillScores", "requirements_of"]

_Array = NDArray[Any]


class SkillScores:
    """Scores of the lists of a segment for one person.

    Args:
        segment: the offers.
        evidence: of the person.
        as_of: day from which "last used" is counted back.
    """

    def __init__(self, segment: Segment, evidence: Evidence, as_of: date) -> None:
        self._segment: Final = segment
        self._evidence: Final = evidence
        self._as_of: Final = as_of
        size = len(segment["list_starts"]) - 1
        met = _met(segment, evidence, as_of)
        self._ways: Final = _ways(met, len(segment["posting_starts"]) - 1)
        summed = _summed(segment, met, size)
        self._by_occupation: Final = _by_occupation(segment, evidence, as_of)
        self._known: Final = ~(_shared(segment, met, size) | (summed > MILLION))
        self._found: Final = np.maximum(np.minimum(summed, MILLION), self._by_occupation)

    def at_most(self, lists: _Array) -> _Array:
        """Millionths that the scores of some lists do not exceed."""
        found: _Array = self._found[lists]
        return found

    def of(self, lists: _Array) -> _Array:
        """The scores of some lists, millionths."""
        new = np.unique(lists[~self._known[lists]])
        if len(new):
            segment = self._segment
            starts, codes, weights = (segment[name] for name in ("list_starts", "list_codes", "list_weights"))
            scores = served(new, starts, codes, weights, self._ways)
            for place in np.flatnonzero(scores > MILLION).tolist():
                # What a long list makes more than one is cut in the order in which it is told.
                asked = requirements_of(segment, int(new[place]))
                scores[place] = score_skills(asked, self._evidence, self._as_of).millionths
            self._found[new] = np.maximum(scores, self._by_occupation[new])
            self._known[new] = True
        return self.at_most(lists)


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


def _met(segment: Segment, evidence: Evidence, as_of: date) -> dict[int, list[Way]]:
    """The ways to all requirements that the person meets."""
    texts = segment.texts("requirement")
    found = {}
    for code in _found(segment, "requirement_keys", of_evidence(evidence)):
        ways = ways_to(requirement_from(texts[code], must=True, weight=MILLION), evidence, as_of)
        if ways:
            found[code] = ways
    return found


def _ways(met: dict[int, list[Way]], requirements: int) -> Ways:
    counts = np.zeros(requirements + 1, np.int64)
    numbers: dict[int, int] = {}
    entries: list[tuple[int, bool, int]] = []
    for code, ways in met.items():
        counts[code + 1] = len(ways)
        for way in ways:
            known = numbers.setdefault(id(way.known), len(numbers))
            entries.append((known, way.how is not How.SAME, way.credit))
    table = np.array(entries, np.int64).reshape(-1, 3)
    return Ways(np.cumsum(counts), table[:, 0], table[:, 1].astype(bool), table[:, 2])


def _postings(segment: Segment, code: int) -> slice:
    starts = segment["posting_starts"]
    return slice(int(starts[code]), int(starts[code + 1]))


def _summed(segment: Segment, met: dict[int, list[Way]], size: int) -> _Array:
    """For each list the sum over its requirements, each met in the best way."""
    if not met:
        return np.zeros(size, np.int64)
    lists, weights = segment["posting_lists"], segment["posting_weights"]
    parts = [(_postings(segment, code), max(way.credit for way in ways)) for code, ways in met.items()]
    places = np.concatenate([lists[part] for part, _ in parts])
    values = np.concatenate([weights[part].astype(np.int64) * credit // MILLION for part, credit in parts])
    # Sums of some millions are exact in floats.
    return np.bincount(places, values, size).astype(np.int64)


def _shared(segment: Segment, met: dict[int, list[Way]], size: int) -> _Array:
    """The lists of which one skill of the person meets two requirements or more."""
    by_known: dict[int, list[int]] = {}
    for code, ways in met.items():
        for known in {id(way.known) for way in ways}:
            by_known.setdefault(known, []).append(code)
    shared = np.zeros(size, bool)
    lists = segment["posting_lists"]
    for codes in by_known.values():
        if len(codes) > 1:
            places = np.concatenate([lists[_postings(segment, code)] for code in codes])
            shared |= np.bincount(places, minlength=size) > 1
    return shared


def _by_occupation(segment: Segment, evidence: Evidence, as_of: date) -> _Array:
    """Where a post names no skill, what the occupations themselves are worth; 0 elsewhere."""
    texts = segment.texts("occupation")
    worth = np.zeros(len(texts) + 1, np.int64)
    keys = [key for past in evidence.occupations for key in of_occupation(past)]
    for code in _found(segment, "occupation_keys", keys):
        asked = Requirements((), occupation_from(texts[code]), stated=False)
        worth[code + 1] = score_skills(asked, evidence, as_of).millionths
    found: _Array = worth[segment["list_occupations"]]
    return found
