"""What is stated about a participant, and by whom (contract, "Participant")."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import (
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    model_validator,
)

from proaktiv_match.profiles._amount import Amount, amount_of
from proaktiv_match.profiles._arrangement import Arrangement, repeated_arrangements
from proaktiv_match.profiles._checked import CheckedRecord
from proaktiv_match.profiles._diagnosis import diagnosis_faults
from proaktiv_match.profiles._faulty import Faulty, faulty, raise_faults
from proaktiv_match.profiles._fields import (
    CefrLevel,
    Day,
    Ext,
    Identifier,
    Instrument,
    LimitSource,
    OfferKind,
    Record,
    RequirementLevel,
    SkillLevel,
    StatedAmount,
    StatedNeed,
    Text,
)
from proaktiv_match.profiles._measured import check_measured, unknown_dimension
from proaktiv_match.profiles._wishes import Wishes
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = [
    "Assessment",
    "Education",
    "Entitlement",
    "Home",
    "KnownLanguage",
    "KnownSkill",
    "Limit",
    "Note",
    "Participant",
    "PastOccupation",
    "Stability",
    "Within",
]


class Stability(Record):
    """Whether the person can be matched at all (A28); only `stable` is."""

    status: Text
    assessed_on: Day | None = None
    valid_until: Day | None = None
    kinds: tuple[OfferKind, ...] | None = None


class Assessment(Record):
    """What an instrument has looked at, and where it found no restriction.

    Closes the world for its dimensions, for 24 months (A12, A13).
    """

    instrument: Instrument
    date: Day
    covers: tuple[StrictStr, ...] = ()
    no_restriction: tuple[StrictStr, ...] = ()

    @model_validator(mode="after")
    def _known_dimensions(self) -> Self:
        known = vocabulary().dimensions
        raise_faults(
            "Assessment",
            [
                unknown_dimension(name, (field, index))
                for field, names in (("covers", self.covers), ("no_restriction", self.no_restriction))
                for index, name in enumerate(names)
                if name not in known
            ],
        )
        return self


class Within(Record):
    """The medical band that a limit makes more precise (A32)."""

    instrument: Instrument
    date: Day


class Limit(CheckedRecord):
    """One limit on one measure, by one source.

    Attributes:
        dimension: id of the dimension.
        measure: name of the measure.
        at_most: for ceilings: where the true maximum lies.
        excluded: for sets: options that must not be demanded.
        needs: for needs: level needed, or list of what is needed.
        strength: `absolute` or `conditional`; default A37.
        positive: a permission ("vollschichtig leistungsfähig"), which fades (A11).
        within: the band of a medical source that this limit makes more precise (A32).
        source: who said it, when.
    """

    dimension: StrictStr
    measure: StrictStr
    at_most: StatedAmount = None
    excluded: tuple[StrictStr, ...] | None = None
    needs: StatedNeed = None
    strength: Literal["absolute", "conditional"] | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    review_on: Day | None = None
    prognosis: Literal["temporary", "over_6_months", "permanent"] | None = None
    positive: StrictBool = False
    within: Within | None = None
    source: LimitSource

    @classmethod
    def _raw_faults(cls, raw: Mapping[str, Any]) -> list[Faulty]:
        return check_measured(raw, "limit")

    def _made_faults(self) -> list[Faulty]:
        if self.valid_from is None or self.valid_until is None or self.valid_from <= self.valid_until:
            return []
        de, en = "das Ende liegt vor dem Anfang", "the end is before the start"
        return [faulty(("valid_until",), "period", de, en, "valid_from …")]

    @cached_property
    def axis(self) -> Measure:
        """The measure that is limited."""
        return vocabulary().measures[self.dimension, self.measure]

    @cached_property
    def amount(self) -> Amount | None:
        """The ordered value as stated and as interval; `None` for sets."""
        return amount_of(self.at_most if self.at_most is not None else self.needs, self.axis, "limit")

    @property
    def options(self) -> frozenset[str]:
        """Excluded or needed options of a set; empty for ordered measures."""
        named = self.excluded if self.excluded is not None else self.needs
        return frozenset(named) if isinstance(named, (list, tuple)) else frozenset()

    @property
    def is_conditional(self) -> bool:
        """Whether the limit reads "möglichst vermeiden", stated or by default (A37)."""
        if self.strength is not None:
            return self.strength == "conditional"
        group = vocabulary().dimensions[self.dimension].group
        return group in ("H", "I") and not self.source.is_medical


class Note(Record):
    """A sentence of a report that nobody has put into values yet; for the coach's eyes only (A14)."""

    text: StrictStr
    source: LimitSource | None = None
    settled: StrictBool = False


class KnownSkill(Record):
    """A skill of the person in her or his own words."""

    name: Text
    level: SkillLevel | None = None
    concept: StrictStr | None = None
    last_used: StrictStr | None = None


class KnownLanguage(Record):
    """A language and how well it is known."""

    language: Text
    level: CefrLevel


class Education(Record):
    """The requirement level that the person's education reaches."""

    requirement_level: RequirementLevel | None = None


class PastOccupation(Record):
    """An occupation the person has worked in."""

    title: Text
    kldb: StrictStr | None = None
    esco: StrictStr | None = None
    years: StrictInt | StrictFloat | None = None


class Entitlement(Record):
    """A legal status that opens support, for instance `gleichgestellt`; never part of a comparison."""

    kind: Text
    consent_id: StrictStr | None = None
    consent_until: Day | None = None
    consent_withdrawn: StrictBool = False


class Home(Record):
    """Where the way to work begins."""

    postcode: StrictStr | None = None
    lat: StrictFloat | StrictInt | None = Field(default=None, ge=-90, le=90)
    lon: StrictFloat | StrictInt | None = Field(default=None, ge=-180, le=180)


class Participant(CheckedRecord):
    """A person who looks for a job: health limits, skills, wishes; an id of the case system, never a name.

    Diagnoses have no field and their codes are refused anywhere (A27).
    """

    id: Identifier
    contract: Literal["1"] = "1"
    stability: Stability | None = None
    assessments: tuple[Assessment, ...] = ()
    limits: tuple[Limit, ...] = ()
    uncoded_notes: tuple[Note, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    skills: tuple[KnownSkill, ...] = ()
    licences: tuple[StrictStr, ...] = ()
    languages: tuple[KnownLanguage, ...] = ()
    education: Education | None = None
    occupations: tuple[PastOccupation, ...] = ()
    entitlements: tuple[Entitlement, ...] = ()
    wishes: Wishes = Field(default_factory=Wishes)
    home: Home | None = None
    ext: Ext = Field(default_factory=dict)

    @classmethod
    def _raw_faults(cls, raw: Mapping[str, Any]) -> list[Faulty]:
        return diagnosis_faults(raw) + repeated_arrangements(raw)
