"""Lists of requirements, each distinct one kept once, with the postings that lead from a requirement to its lists."""

from array import array
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._distinct_lists import distinct
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


class SkillLists:
    """Numbers the requirements of offers as they come; each list is kept as it comes, a few bytes a requirement."""

    def __init__(self) -> None:
        self._requirements: Final = Numbering(requirement_text)
        self._occupations: Final = Numbering(occupation_text)
        self._lengths: Final = array("i")
        self._codes: Final = array("i")
        self._musts: Final = array("b")
        self._weights: Final = array("i")
        self._named: Final = array("i")

    def add(self, requirements: Requirements) -> None:
        """Take the requirements of the next offer."""
        for one in requirements.skills:
            self._codes.append(self._requirements.code(requirement_key(one)))
            self._musts.append(one.must)
            self._weights.append(one.weight)
        self._lengths.append(len(requirements.skills))
        occupation = 0
        if requirements.occupation is not None and not requirements.stated:
            occupation = self._occupations.code(requirements.occupation) + 1
        self._named.append(occupation)

    def finish(self) -> tuple[_Arrays, NDArray[np.int64]]:
        """The arrays, and for each offer, in the order of coming, the number of its list."""
        texts, _, ranks = self._requirements.sorted()
        named, _, occupation_ranks = self._occupations.sorted()
        codes = ranks[np.array(self._codes, np.int64)] if texts else np.zeros(0, np.int64)
        occupations = np.concatenate([[0], occupation_ranks + 1])[np.array(self._named, np.int64)]
        columns = (codes, np.array(self._musts, np.int64), np.array(self._weights, np.int64))
        starts = np.concatenate([[0], np.cumsum(np.array(self._lengths, np.int64))])
        order, number = distinct(starts, columns, occupations)
        first = order[np.flatnonzero(np.diff(number, prepend=-1))]
        lengths = np.diff(starts)[first]
        rows = np.repeat(starts[first] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        arrays: _Arrays = {
            "list_starts": np.concatenate([[0], np.cumsum(lengths)]),
            "list_codes": columns[0][rows].astype(np.int32),
            "list_musts": columns[1][rows].astype(np.bool_),
            "list_weights": columns[2][rows].astype(np.int32),
            "list_occupations": occupations[first].astype(np.uint32),
        }
        arrays |= _postings(arrays, len(texts))
        requirements = [of_requirement(requirement_from(text, must=False, weight=0)) for text in texts]
        arrays |= _keys("requirement_keys", requirements)
        arrays |= _keys("occupation_keys", [of_occupation(occupation_from(text)) for text in named])
        for name, told in (("requirement", texts), ("occupation", named)):
            made = Texts.of(told)
            arrays[f"{name}_text"], arrays[f"{name}_ends"] = made.text, made.ends
        lists = np.empty(len(order), np.int64)
        lists[order] = number
        return arrays, lists


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
