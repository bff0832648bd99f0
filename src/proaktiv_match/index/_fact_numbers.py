"""Facts of offers by number: each distinct set of statements is resolved once, by `fit`, and remembered.

Offers repeat one another unit by unit (`units`), and only what is new is resolved. A measure whose finding reads
demands of several units gets its facts from the parts that these units give.
"""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from proaktiv_match.fit import CompiledOffer, ResolvedDemand, Strain, compile_offer
from proaktiv_match.index._facts import Facts, demand_told, facts_of, nothing, read_beside
from proaktiv_match.index._units import Acting, acting, units
from proaktiv_match.profiles import AccommodationState, Demand, Offer, OfferKind
from proaktiv_match.profiles._fields import Certainty
from proaktiv_match.vocabulary import Measure, MeasureKey

__all__ = ["FactNumbers"]

_ANY_DAY: Final = date.min
"""Demands do not depend on the day; it only decides on the start, which is kept as it was stated."""

_MOST: Final = 1 << 18
"""Sets of statements that are remembered, some 100 MB; beyond, all are forgotten and resolved anew."""

_States = dict[int, tuple[int, ...]]
"""Numbers of the accommodations that act, by unit or by shared measure."""


class _Part(NamedTuple):
    """What a unit tells a shared measure.

    Attributes:
        demands: demands that are read.
        strain: what the unit tells of the strain.
        known: whether the measure itself is among them, and known.
    """

    demands: tuple[ResolvedDemand, ...]
    strain: Strain
    known: bool


class _Resolved(NamedTuple):
    """What a unit with certain statements and accommodations gives.

    Attributes:
        numbers: of the facts of its plain measures.
        parts: for shared measures: (number of the measure, place among its units, number of the part).
    """

    numbers: tuple[int, ...]
    parts: tuple[tuple[int, int, int], ...]


_IMPLIED: Final = Certainty.IMPLIED
_NOBODY: Final[tuple[_States, _States]] = ({}, {})


class FactNumbers:
    """Numbers the facts of measures as they come.

    Attributes:
        facts: measure and facts by number.
    """

    def __init__(self) -> None:
        self.facts: Final[list[tuple[Measure, Facts]]] = []
        self._numbers: Final[dict[tuple[MeasureKey, Facts], int]] = {}
        self._statements: Final[dict[Hashable, tuple[int, int]]] = {}
        self._resolved: Final[dict[Hashable, _Resolved]] = {}
        self._parts: Final[list[_Part]] = [_Part((), Strain(), known=False)]
        self._part_numbers: Final[dict[Hashable, int]] = {}
        self._joined: Final[dict[Hashable, int | None]] = {}
        self._states: Final[dict[Hashable, int]] = {}
        self._acting: Final[list[Acting]] = []

    def of(self, offer: Offer) -> list[int]:
        """Numbers of the facts of an offer, one for each measure of which it says anything."""
        said = self._said_by_unit(offer.demands)
        by_unit, by_shared = self._acts(offer) if offer.accommodations else _NOBODY
        for unit in by_unit:
            said.setdefault(unit, -1 - unit)
        remembered = self._resolved
        found: list[int] = []
        parts: list[tuple[int, int, int]] = []
        for unit, statements in said.items():
            key = (statements, by_unit[unit]) if unit in by_unit else statements
            resolved = remembered.get(key)
            if resolved is None:
                resolved = remembered[key] = self._resolve(unit, offer, by_unit.get(unit, ()))
            numbers, own = resolved
            found += numbers
            parts += own
        if parts or by_shared:
            found += self._of_shared(offer, parts, by_shared)
        if len(remembered) + len(self._joined) + len(self._states) > _MOST:
            self._forget()
        return found

    def _said_by_unit(self, demands: tuple[Demand, ...]) -> dict[int, Any]:
        """The statements of each unit: the number of the only one, or those of all."""
        statements = self._statements
        said: dict[int, Any] = {}
        for demand in demands:
            # Fields of a record as they lie there: attributes of thirty demands would take half as long again.
            own = demand.__dict__
            source = own["source"]
            # Who said it when, and in which words, decides on nothing.
            key: Hashable = (
                own["dimension"],
                own["measure"],
                own["amount"],
                own["required"],
                own["optional"],
                own["absent"],
                own["provides"],
                source.kind,
                source.certainty is _IMPLIED,
            )
            try:
                known = statements.get(key)
            except TypeError:
                # A word of a lexicon, or a list as it was stated.
                key = repr(key)
                known = statements.get(key)
            if known is None:
                known = statements[key] = (len(statements), units().of[demand.dimension])
            number, unit = known
            before = said.get(unit)
            if before is None:
                said[unit] = number
            else:
                said[unit] = (*before, number) if type(before) is tuple else (before, number)
        return said

    def _acts(self, offer: Offer) -> tuple[_States, _States]:
        """Which accommodations have a part in which units, and in which shared measures."""
        by_unit: _States = {}
        by_shared: _States = {}
        for state in offer.accommodations:
            # Without steps, the start of the work is not looked at.
            start = offer.start_on if state.steps else None
            key = (state.id, state.status, state.acts_on, state.confirmed_by is None, state.steps, state.share, start)
            number = self._states.get(key)
            if number is None:
                number = self._states[key] = len(self._acting)
                self._acting.append(acting(state))
            for unit in self._acting[number].units:
                by_unit[unit] = (*by_unit.get(unit, ()), number)
            for shared in self._acting[number].shared:
                by_shared[shared] = (*by_shared.get(shared, ()), number)
        return by_unit, by_shared

    def _resolve(self, unit: int, offer: Offer, states: tuple[int, ...]) -> _Resolved:
        of = units().of
        only = _only(offer, (one for one in offer.demands if of[one.dimension] == unit), self._listed(states))
        compiled = compile_offer(only, _ANY_DAY)
        numbers = [self._number(measure, facts_of(measure, compiled)) for measure in units().plain[unit]]
        parts = []
        for number, place in units().parts[unit]:
            part = self._part(units().shared[number].measure, compiled)
            if part:
                parts.append((number, place, part))
        return _Resolved(tuple(one for one in numbers if one is not None), tuple(parts))

    def _of_shared(self, offer: Offer, parts: list[tuple[int, int, int]], states: _States) -> Iterator[int]:
        """Facts of the measures that read several units, put together from what these gave."""
        shared = units().shared
        rows = {number: [0] * len(shared[number].units) for number in states}
        for number, place, part in parts:
            row = rows.get(number)
            if row is None:
                row = rows[number] = [0] * len(shared[number].units)
            row[place] = part
        for number, row in rows.items():
            own = states.get(number, ())
            key = (number, *row, own)
            if key not in self._joined:
                measure = shared[number].measure
                only = _only(offer, (), self._listed(own))
                facts = facts_of(measure, _together(measure, only, [self._parts[one] for one in row]))
                self._joined[key] = self._number(measure, facts)
            found = self._joined[key]
            if found is not None:
                yield found

    def _listed(self, states: tuple[int, ...]) -> tuple[AccommodationState, ...]:
        return tuple(self._acting[number].state for number in states)

    def _part(self, measure: Measure, compiled: CompiledOffer) -> int:
        """The number of what a unit tells a shared measure; 0 for nothing."""
        read = (compiled.demands.get(key) for key in read_beside()[measure.key])
        demands = tuple(one for one in read if one is not None)
        part = _Part(demands, compiled.strain, measure in compiled.known)
        key = (tuple((one.measure.key, demand_told(one)) for one in demands), part.strain, part.known)
        if key == _NO_PART:
            return 0
        found = self._part_numbers.get(key)
        if found is None:
            found = self._part_numbers[key] = len(self._parts)
            self._parts.append(part)
        return found

    def _number(self, measure: Measure, facts: Facts) -> int | None:
        """The number of facts; `None` where they say nothing."""
        if facts == nothing(measure):
            return None
        found = self._numbers.get((measure.key, facts))
        if found is None:
            found = self._numbers[measure.key, facts] = len(self.facts)
            self.facts.append((measure, facts))
        return found

    def _forget(self) -> None:
        # Numbers of statements and states only mean something to what remembers them.
        for remembered in (self._statements, self._resolved, self._joined, self._states, self._acting):
            remembered.clear()


_NO_PART: Final = ((), Strain(), False)


def _only(offer: Offer, demands: Iterable[Demand], states: tuple[AccommodationState, ...]) -> Offer:
    """An offer that says nothing but this, and begins when `offer` does."""
    return Offer.model_construct(
        id="-",
        title="-",
        kind=OfferKind.EMPLOYMENT,
        start_on=offer.start_on,
        demands=tuple(demands),
        accommodations=states,
    )


def _together(measure: Measure, offer: Offer, parts: list[_Part]) -> CompiledOffer:
    """What several units tell a shared measure, as if one offer had been resolved."""
    demands = {one.measure.key: one for part in parts for one in part.demands}
    classes = [part.strain.load_class for part in parts if part.strain.load_class is not None]
    strain = Strain(any(part.strain.forced_posture for part in parts), max(classes, default=None))
    known = (measure,) if any(part.known for part in parts) else ()
    listed = {one.id: one for one in offer.accommodations}
    return CompiledOffer(offer, _ANY_DAY, demands, known, listed, frozenset(demands), strain)
