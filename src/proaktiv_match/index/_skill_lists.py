"""Lists of requirements, each distinct one kept once, with the postings that lead from a requirement to its lists."""

from array import array
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._lookup_keys import digests, of_occupation, of_requirement
from proaktiv_match.index._numbering import Numbering
from proaktiv_match.index._skill_texts import (
    occupation_from,
    occupation_text,
    requirement_from,
    requirement_key,
    requirement_text,
)
from proaktiv_match.index._texts import Texts
from proaktiv_match.skills import Requirements

__all__ = ["SkillLists"]

_Arrays = dict[str, NDArray[Any]]
_List = tuple[tuple[tuple[int, bool, int], ...], int]
"""Codes, `must` and weights of the requirements, and the code of the occupation, 0 if it does not count."""


class SkillLists:
    """Numbers the requirements of offers as they come."""

    def __init__(self) -> None:
        self._requirements: Final = Numbering(requirement_text)
        self._occupations: Final = Numbering(occupation_text)
        self._lists: Final[dict[_List, int]] = {}

    def code(self, requirements: Requirements) -> int:
        """The number of a list of requirements."""
        own = tuple(
            (self._requirements.code(requirement_key(one)), one.must, one.weight) for one in requirements.skills
        )
        occupation = 0
        if requirements.occupation is not None and not requirements.stated:
            occupation = self._occupations.code(requirements.occupation) + 1
        return self._lists.setdefault((own, occupation), len(self._lists))

    def finish(self) -> tuple[_Arrays, NDArray[np.int64]]:
        """The arrays, and the final number of each list."""
        texts, _, ranks = self._requirements.sorted()
        named, _, occupation_ranks = self._occupations.sorted()
        final = [
            (
                tuple((int(ranks[code]), must, weight) for code, must, weight in own),
                int(occupation_ranks[occupation - 1]) + 1 if occupation else 0,
            )
            for own, occupation in self._lists
        ]
        order = sorted(range(len(final)), key=final.__getitem__)
        list_ranks = np.empty(len(final), np.int64)
        list_ranks[order] = np.arange(len(final))
        lists = [final[place] for place in order]
        arrays = _forward(lists) | {"list_occupations": np.array([one for _, one in lists], np.uint32)}
        arrays |= _postings(arrays, len(texts))
        requirements = [of_requirement(requirement_from(text, must=False, weight=0)) for text in texts]
        arrays |= _keys("requirement_keys", requirements)
        arrays |= _keys("occupation_keys", [of_occupation(occupation_from(text)) for text in named])
        for name, told in (("requirement", texts), ("occupation", named)):
            made = Texts.of(told)
            arrays[f"{name}_text"], arrays[f"{name}_ends"] = made.text, made.ends
        return arrays, list_ranks


def _forward(lists: list[_List]) -> _Arrays:
    starts = np.zeros(len(lists) + 1, np.int64)
    codes, musts, weights = array("i"), array("b"), array("i")
    for place, (own, _) in enumerate(lists, 1):
        for code, must, weight in own:
            codes.append(code)
            musts.append(must)
            weights.append(weight)
        starts[place] = len(codes)
    return {
        "list_starts": starts,
        "list_codes": np.array(codes, np.int32),
        "list_musts": np.array(musts, np.bool_),
        "list_weights": np.array(weights, np.int32),
    }


def _postings(forward: _Arrays, requirements: int) -> _Arrays:
    """From each requirement to the lists it stands in, in the order of the lists."""
    codes = forward["list_codes"]
    order = np.argsort(codes, kind="stable")
    lists = np.repeat(np.arange(len(forward["list_starts"]) - 1), np.diff(forward["list_starts"]))
    starts = np.zeros(requirements + 1, np.int64)
    np.cumsum(np.bincount(codes, minlength=requirements), out=starts[1:])
    return {
        "posting_starts": starts,
        "posting_lists": lists[order].astype(np.int32),
        "posting_weights": forward["list_weights"][order],
    }


def _keys(name: str, keys: list[list[str]]) -> _Arrays:
    """A table from digests of keys to what lies under them."""
    found = digests(key for own in keys for key in own)
    places = np.repeat(np.arange(len(keys)), [len(own) for own in keys]) if keys else np.zeros(0, np.int64)
    order = np.lexsort((places, found))
    return {name: found[order], f"{name}_of": places[order].astype(np.int32)}
