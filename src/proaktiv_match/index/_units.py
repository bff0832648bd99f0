"""Units: dimensions whose demands follow from each other, and which findings need the demands of more than one.

What follows from a statement stays within its unit: one dimension, or those of `RESOLVED_TOGETHER`.
"""

from functools import lru_cache
from typing import NamedTuple

from proaktiv_match.fit._demands import RESOLVED_TOGETHER
from proaktiv_match.index._facts import acting_on, dimensions_read
from proaktiv_match.profiles import AccommodationState
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = ["Acting", "Shared", "acting", "units"]


class Shared(NamedTuple):
    """A measure whose finding reads demands of several units.

    Attributes:
        measure: the measure.
        units: the units, its own first.
    """

    measure: Measure
    units: tuple[int, ...]


class Units(NamedTuple):
    """How the measures fall into units.

    Attributes:
        of: unit of each dimension.
        plain: by unit, the measures whose findings read nothing else.
        shared: the other measures.
        parts: by unit, which shared measures read it: (number of the measure, place among its units).
    """

    of: dict[str, int]
    plain: tuple[tuple[Measure, ...], ...]
    shared: tuple[Shared, ...]
    parts: tuple[tuple[tuple[int, int], ...], ...]


@lru_cache(maxsize=1)
def units() -> Units:
    """The units of the vocabulary."""
    first_of = {name: together[0] for together in RESOLVED_TOGETHER for name in together}
    firsts = list(dict.fromkeys(first_of.get(name, name) for name in vocabulary().dimensions))
    of = {name: firsts.index(first_of.get(name, name)) for name in vocabulary().dimensions}
    plain: list[list[Measure]] = [[] for _ in firsts]
    parts: list[list[tuple[int, int]]] = [[] for _ in firsts]
    shared: list[Shared] = []
    for measure in sorted(vocabulary().measures.values(), key=lambda one: one.order):
        read = tuple(dict.fromkeys(of[dimension] for dimension in dimensions_read(measure)))
        if len(read) == 1:
            plain[read[0]].append(measure)
            continue
        for place, unit in enumerate(read):
            parts[unit].append((len(shared), place))
        shared.append(Shared(measure, read))
    return Units(of, tuple(map(tuple, plain)), tuple(shared), tuple(map(tuple, parts)))


class Acting(NamedTuple):
    """Where an accommodation has a part.

    Attributes:
        state: the accommodation.
        units: units with a plain measure on which it acts.
        shared: the shared measures on which it acts.
    """

    state: AccommodationState
    units: tuple[int, ...]
    shared: tuple[int, ...]


def acting(state: AccommodationState) -> Acting:
    """Where an accommodation has a part."""

    def acts(measure: Measure) -> bool:
        found = acting_on()[measure.key].get(state.id)
        return found is not None and found.tells(state)

    plain = (number for number, own in enumerate(units().plain) if any(map(acts, own)))
    shared = (number for number, one in enumerate(units().shared) if acts(one.measure))
    return Acting(state, tuple(plain), tuple(shared))
