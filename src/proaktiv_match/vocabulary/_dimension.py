"""Dimensions and their measures: the axes on which a person and a job are compared."""

from dataclasses import dataclass, field
from enum import StrEnum

from proaktiv_match.vocabulary._interval import Interval

__all__ = ["Dimension", "Kind", "Measure", "MeasureKey", "Unit"]

MeasureKey = tuple[str, str]
"""Dimension id and measure name."""


class Kind(StrEnum):
    """How a measure is compared (contract, "Amounts and measures")."""

    CEILING = "ceiling"
    NEED = "need"
    SET = "set"
    NEED_SET = "need-set"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an ordered measure.

    Attributes:
        id: the contract's name, for instance `h/day`.
        range: values that can be meant at all.
        label_de: how German says it.
        label_en: how English says it.
        rule: letters of the rules that compare it.
        words: whether words of a lexicon are allowed.
    """

    id: str
    range: Interval
    label_de: str
    label_en: str
    rule: str
    words: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """One axis of one dimension.

    Attributes:
        dimension: id of the dimension.
        name: name of the measure, for instance `share`.
        kind: how it is compared.
        unit: unit of an ordered measure, else `None`.
        options: the options of a set; empty for an open list.
        open_list: whether any text may be named.
        safety: whether a wrong "fits" can endanger life or limb (clarifications A20, A34).
        normal: cautious upper bound of what is usual (A13), for ceilings.
        normal_options: usual options, for sets.
        normal_basis: where the normal comes from.
        order: position in the vocabulary, for a stable order of findings.
        label_de: German label of the measure alone ("Anteil").
        label_en: English label of the measure alone.
        key: dimension id and name of the measure.
        is_set: whether options are compared, not amounts.
    """

    dimension: str
    name: str
    kind: Kind
    unit: Unit | None
    options: tuple[str, ...]
    open_list: bool
    safety: bool
    normal: Interval | None
    normal_options: frozenset[str]
    normal_basis: str
    order: int
    label_de: str
    label_en: str
    key: MeasureKey = field(init=False, compare=False)
    is_set: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Keep what every comparison asks for."""
        object.__setattr__(self, "key", (self.dimension, self.name))
        object.__setattr__(self, "is_set", self.kind in (Kind.SET, Kind.NEED_SET))

    @property
    def is_grade(self) -> bool:
        """Whether the unit is a grade from 0 to 5, the scale with the gap rule (A23)."""
        return self.unit is not None and self.unit.id == "0..5"

    @property
    def allows_words(self) -> bool:
        """Whether a word of a lexicon may stand for the amount (A1)."""
        return self.unit is not None and self.unit.words


@dataclass(frozen=True, slots=True)
class Dimension:
    """One question that a person ("how much is possible?") and a job ("how much is demanded?") can both answer.

    Attributes:
        id: the contract's name.
        group: letter of the group.
        group_de: German name of the group.
        group_en: English name of the group.
        core: whether it belongs to the quick capture of 27.
        label_de: German label.
        label_en: English label.
        measures: its axes, in the order of the vocabulary.
        sources: instruments that know it, by name.
        icf: codes of the ICF.
        employer_sheet: `short` or `full`: the sheet on which an employer is asked.
        origin: where the entry comes from.
        date: day of the entry.
        verify: what still has to be checked against a primary source, else empty.
    """

    id: str
    group: str
    group_de: str
    group_en: str
    core: bool
    label_de: str
    label_en: str
    measures: tuple[Measure, ...]
    sources: str
    icf: str
    employer_sheet: str
    origin: str
    date: str
    verify: str
