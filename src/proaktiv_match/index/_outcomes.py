"""One person against each distinct demand on a measure, judged by `fit`; whole columns of offers only look it up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntFlag
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.fit import Adaptation, CompiledOffer, Finding, PreparedParticipant, Tendency, Verdict
from proaktiv_match.fit._accommodations import effects_by_measure
from proaktiv_match.fit._compare import _context, _finding
from proaktiv_match.fit._findings import hidden
from proaktiv_match.fit._limits import PersonView
from proaktiv_match.fit._live_limit import LiveLimit
from proaktiv_match.fit._outcome import Context
from proaktiv_match.fit._usual import compare_usual
from proaktiv_match.index._build import beyond_usual
from proaktiv_match.index._facts import representative
from proaktiv_match.index._segment import Segment
from proaktiv_match.index._stretches import Stretches
from proaktiv_match.vocabulary import Measure, MeasureKey, vocabulary

__all__ = ["MeasureOutcomes", "Outcomes", "Standing", "safety_questions"]

_Array = NDArray[Any]

_ALL_BITS: Final = np.iinfo(np.uint64).max
_ROWS: Final = 8192
"""Rows that are kept: some thousand bytes each."""
_JOBS: Final = 512
"""Measures and days for which offers are kept."""


class Standing(IntFlag):
    """What one finding says of an offer; the standings of all its findings are put together."""

    FITS = 1
    ADAPTABLE = 2
    LEANING = 4
    """Open, and likely to fit."""
    UNDECIDED = 8
    """Open, and not likely to fit."""
    BARRED = 16
    """Open, and likely exceeded; beside `LEANING` or `UNDECIDED`."""
    CONFLICT = 32


@dataclass(frozen=True, slots=True)
class MeasureOutcomes:
    """What each code of a measure means for a person; rows are stretches of start days, columns are codes.

    Attributes:
        measure: the measure.
        standings: `Standing` of the finding, 0 where nothing is compared; bytes.
        absolute: whether it is open on an absolute limit.
        beyond: whether the demand would be beyond usual without the limit.
        hints: bits of catalogue entries that would lift the conflict; all bits where there is none, no bits on safety.
        needs: number of the equally good adaptations of an adaptable finding, 0 without.
        adaptations: these adaptations, from number 1.
    """

    measure: Measure
    standings: _Array
    absolute: _Array
    beyond: _Array
    hints: _Array
    needs: _Array
    adaptations: tuple[tuple[Adaptation, ...], ...]

    @property
    def bars(self) -> bool:
        """Whether anything conflicts."""
        return bool((self.standings & Standing.CONFLICT).any())


@dataclass(frozen=True, slots=True)
class _Said:
    """What a person's limits say of a measure, without what only the explanation shows; the key of a row.

    Attributes:
        stated: stated limits.
        derived: limits that follow from others.
        beside: limits that meet the side effects of accommodations that act on the measure, by measure.
        open_note: whether an uncoded note is unsettled.
        as_of: today, on which the steps of an hours ramp depend.
    """

    stated: tuple[LiveLimit, ...]
    derived: tuple[LiveLimit, ...]
    beside: tuple[tuple[MeasureKey, tuple[LiveLimit, ...]], ...]
    open_note: bool
    as_of: date


class Outcomes:
    """Judges the codes of a segment; what was judged once for the same limits is kept for other persons.

    Args:
        segment: the offers.
    """

    def __init__(self, segment: Segment) -> None:
        self._segment: Final = segment
        self._row: Final = lru_cache(maxsize=_ROWS)(self._judged)
        self._jobs: Final = lru_cache(maxsize=_JOBS)(self._offers)

    def of(self, person: PreparedParticipant, periods: Stretches) -> list[MeasureOutcomes]:
        """The outcomes of all measures that the person's limits speak of, in the order of the vocabulary."""
        limited = {key for _, view in periods for key in (*view.limits, *view.derived)}
        measures = [one for one in self._segment.measures if one.key in limited]
        return [_stacked(one, [self._row(one, _said(one, view, person)) for _, view in periods]) for one in measures]

    def _offers(self, measure: Measure, as_of: date) -> list[tuple[CompiledOffer, Context, bool]]:
        """An offer for each code, and whether its demand would be beyond what is usual."""
        found = []
        for facts in self._segment.facts(measure):
            offer = representative(measure, facts, as_of)
            found.append((offer, _context(offer), facts.known and beyond_usual(measure, offer)))
        return found

    def _judged(self, measure: Measure, said: _Said) -> MeasureOutcomes:
        offers = self._jobs(measure, said.as_of)
        size = len(offers)
        standings, needs = np.zeros(size, np.uint8), np.zeros(size, np.int32)
        absolute, beyonds = np.zeros(size, bool), np.zeros(size, bool)
        hints = np.full(size, _ALL_BITS, np.uint64)
        numbers: dict[tuple[Adaptation, ...], int] = {}
        limits = said.stated + said.derived
        view = PersonView(dict(said.beside), {}, frozenset(), frozenset(), said.open_note, ())
        for code, (offer, context, beyond) in enumerate(offers):
            # What only follows from other limits is compared where the job says something.
            if not limits or not (said.stated or offer.known):
                continue
            demand = offer.demands.get(measure.key)
            finding = _finding(measure, limits, demand, view, offer, tuple(offer.listed.values()), context)
            finding = hidden(finding) if said.open_note else finding
            standings[code] = _standing(finding)
            absolute[code] = finding.status is Verdict.CHECK and finding.absolute
            beyonds[code] = beyond
            if finding.status is Verdict.CONFLICT:
                hints[code] = _bits(() if finding.safety else finding.hints)
            if finding.status is Verdict.ADAPTABLE and finding.accommodations:
                needs[code] = numbers.setdefault(finding.accommodations, len(numbers) + 1)
        return MeasureOutcomes(
            measure,
            standings=standings[None, :],
            absolute=absolute[None, :],
            beyond=beyonds[None, :],
            hints=hints[None, :],
            needs=needs[None, :],
            adaptations=tuple(numbers),
        )


def _said(measure: Measure, view: PersonView, person: PreparedParticipant) -> _Said:
    beside = tuple(
        (key, tuple(map(_bare, view.limits[key]))) for key in _side_effects(measure.key) if key in view.limits
    )
    stated, derived = view.limits.get(measure.key, ()), view.derived.get(measure.key, ())
    return _Said(tuple(map(_bare, stated)), tuple(map(_bare, derived)), beside, view.has_open_note, person.as_of)


def _bare(limit: LiveLimit) -> LiveLimit:
    """A limit without its sources and days: what they tell is shown, and decides nothing."""
    return replace(limit, asks=(), self_report=False, review_due=False, stated=None, sources=(), changes_on=None)


@lru_cache(maxsize=256)
def _side_effects(key: MeasureKey) -> tuple[MeasureKey, ...]:
    """The measures on which the accommodations that act on a measure have side effects."""
    entries = [entry for entry, _ in effects_by_measure().get(key, ())]
    return tuple(sorted({(side.dimension, side.measure) for entry in entries for side in entry.side_effects}))


def _bits(names: Iterable[str]) -> int:
    places = {name: place for place, name in enumerate(vocabulary().accommodations)}
    return sum(1 << places[name] for name in names)


def _stacked(measure: Measure, rows: list[MeasureOutcomes]) -> MeasureOutcomes:
    """Rows of several stretches as one table; adaptations are numbered through."""
    if len(rows) == 1:
        return rows[0]
    needs = []
    adaptations: list[tuple[Adaptation, ...]] = []
    for row in rows:
        needs.append(np.where(row.needs > 0, row.needs + len(adaptations), 0))
        adaptations += row.adaptations
    return MeasureOutcomes(
        measure,
        standings=np.concatenate([row.standings for row in rows]),
        absolute=np.concatenate([row.absolute for row in rows]),
        beyond=np.concatenate([row.beyond for row in rows]),
        hints=np.concatenate([row.hints for row in rows]),
        needs=np.concatenate(needs),
        adaptations=tuple(adaptations),
    )


_STANDINGS: Final = {
    Verdict.FITS: Standing.FITS,
    Verdict.ADAPTABLE: Standing.ADAPTABLE,
    Verdict.CONFLICT: Standing.CONFLICT,
    Verdict.NOT_ASSESSED: Standing(0),
}


def _standing(finding: Finding) -> Standing:
    if finding.status is not Verdict.CHECK:
        return _STANDINGS[finding.status]
    leaning = Standing.LEANING if finding.tendency is Tendency.LIKELY_FITS else Standing.UNDECIDED
    return leaning | Standing.BARRED if finding.likely_barred else leaning


def safety_questions(segment: Segment, person: PreparedParticipant, periods: Stretches, measure: Measure) -> _Array:
    """Whether a safety measure is an open finding where no limit speaks of it; rows are stretches, columns codes."""
    facts = segment.facts(measure)
    found = np.zeros((len(periods), len(facts)), np.int64)
    for row, (_, view) in enumerate(periods):
        if measure.key in view.limits or measure.key in view.derived:
            continue
        assessed = measure.dimension in view.assessed
        for code, told in enumerate(facts):
            if told.known:
                demand = representative(measure, told, person.as_of).demands[measure.key]
                found[row, code] = compare_usual(measure, demand, assessed=assessed).status is Verdict.CHECK
    return found
