"""What is stated about a job, and by whom (contract, "Offer"). Nothing here depends on a person."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import (
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    model_validator,
)

from proaktiv_match.profiles._amount import Amount, amount_of
from proaktiv_match.profiles._arrangement import AccommodationState, repeated_accommodations
from proaktiv_match.profiles._checked import CheckedRecord
from proaktiv_match.profiles._faulty import Faulty, faulty, raise_faults
from proaktiv_match.profiles._fields import (
    CefrLevel,
    Certainty,
    Day,
    Ext,
    Identifier,
    OfferKind,
    Record,
    RequirementLevel,
    SkillLevel,
    StatedAmount,
    StatedNeed,
    Text,
)
from proaktiv_match.profiles._measured import check_measured
from proaktiv_match.profiles._ranks import share_sum_faults
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = [
    "Demand",
    "DemandSource",
    "Employer",
    "Offer",
    "OfferOccupation",
    "RequiredEducation",
    "RequiredLanguage",
    "RequiredLicence",
    "RequiredSkill",
    "Workplace",
]


class DemandSource(Record):
    """Who says what the job demands, and how surely.

    Attributes:
        kind: `employer`, `coach`, `ad_text` (with quote) or `occupation` (typical only).
        date: day of the statement.
        quote: the words of the advertisement, an exact substring of title or description.
        certainty: `stated`, or `implied` by a task (A33).
    """

    kind: Literal["employer", "coach", "ad_text", "occupation"]
    date: Day | None = None
    quote: StrictStr | None = None
    certainty: Certainty = Certainty.STATED

    @model_validator(mode="after")
    def _quoted(self) -> Self:
        if self.kind == "ad_text" and not self.quote:
            raise_faults(
                "DemandSource",
                [
                    faulty(
                        ("quote",),
                        "missing_quote",
                        "eine Angabe aus der Anzeige braucht ihr Zitat",
                        "a demand from an advertisement needs its quote",
                        "title, description",
                    )
                ],
            )
        return self


class Demand(CheckedRecord):
    """One demand on one measure, by one source.

    Attributes:
        dimension: id of the dimension.
        measure: name of the measure.
        amount: for ceilings: what is demanded.
        required: for sets: options that are demanded.
        optional: for sets: options that are possibly demanded.
        absent: for sets: options said not to occur (A41).
        provides: for needs: level provided, or list of what is provided.
        source: who said it.
    """

    dimension: StrictStr
    measure: StrictStr
    amount: StatedAmount = None
    required: tuple[StrictStr, ...] | None = None
    optional: tuple[StrictStr, ...] | None = None
    absent: tuple[StrictStr, ...] | None = None
    provides: StatedNeed = None
    source: DemandSource

    @classmethod
    def _raw_faults(cls, raw: Mapping[str, Any]) -> list[Faulty]:
        return check_measured(raw, "demand")

    @cached_property
    def axis(self) -> Measure:
        """The measure that is demanded."""
        return vocabulary().measures[self.dimension, self.measure]

    @cached_property
    def value(self) -> Amount | None:
        """The ordered value as stated and as interval; `None` for sets."""
        return amount_of(self.amount if self.amount is not None else self.provides, self.axis, "demand")

    @property
    def provided_options(self) -> frozenset[str]:
        """What a need-set provides; empty for other kinds."""
        return frozenset(self.provides) if isinstance(self.provides, (list, tuple)) else frozenset()


class Employer(Record):
    """The employer; a firm, never a contact person."""

    id: Identifier | None = None
    name: StrictStr | None = None


class Workplace(Record):
    """Where the work is done."""

    postcode: StrictStr | None = None
    city: StrictStr | None = None
    lat: StrictFloat | StrictInt | None = Field(default=None, ge=-90, le=90)
    lon: StrictFloat | StrictInt | None = Field(default=None, ge=-180, le=180)


class RequiredSkill(Record):
    """A skill the job asks for."""

    name: Text
    must: StrictBool = False
    level: SkillLevel | None = None
    concept: StrictStr | None = None
    source: DemandSource | None = None


class RequiredLicence(Record):
    """A licence or certificate the job asks for."""

    name: Text
    must: StrictBool = False
    source: DemandSource | None = None


class RequiredLanguage(Record):
    """A language the job asks for."""

    language: Text
    level: CefrLevel
    must: StrictBool = False
    source: DemandSource | None = None


class RequiredEducation(Record):
    """The requirement level the job asks for."""

    requirement_level: RequirementLevel | None = None
    must: StrictBool = False
    source: DemandSource | None = None


class OfferOccupation(Record):
    """The occupation of the job."""

    title: StrictStr | None = None
    kldb: StrictStr | None = None
    esco: StrictStr | None = None


class Offer(CheckedRecord):
    """A job, a trial, a Minijob …: what is stated about it. An offer with no stated demands is still an offer."""

    # Endless numbers of a case system's own fields come back from JSON as they were.
    model_config = ConfigDict(ser_json_inf_nan="constants")

    id: Identifier
    contract: Literal["1"] = "1"
    title: StrictStr
    kind: OfferKind
    temporary_agency: StrictBool = False
    fixed_term: StrictBool | Day | None = None
    employer: Employer | None = None
    start_on: Day | None = None
    workplace: Workplace | None = None
    published_on: Day | None = None
    expires_on: Day | None = None
    last_seen: Day | None = None
    openings: StrictInt | None = Field(default=None, ge=0)
    description: StrictStr | None = None
    demands: tuple[Demand, ...] = ()
    accommodations: tuple[AccommodationState, ...] = ()
    skills: tuple[RequiredSkill, ...] = ()
    licences: tuple[RequiredLicence, ...] = ()
    languages: tuple[RequiredLanguage, ...] = ()
    education: RequiredEducation | None = None
    occupation: OfferOccupation | None = None
    ext: Ext = Field(default_factory=dict)

    @classmethod
    def _raw_faults(cls, raw: Mapping[str, Any]) -> list[Faulty]:
        return repeated_accommodations(raw)

    def _made_faults(self) -> list[Faulty]:
        return share_sum_faults(self.demands)

    def gone_on(self, as_of: date) -> bool:
        """Whether the offer has expired or is filled (A39)."""
        return (self.expires_on is not None and self.expires_on < as_of) or self.openings == 0

    def quote_is_found(self, quote: str) -> bool:
        """Whether `quote` stands exactly so in title or description."""
        return quote in self.title or (self.description is not None and quote in self.description)
