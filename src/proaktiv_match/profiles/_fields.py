"""Field types of the contract: days, amounts, codes; strict, and never echoing a value."""

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from proaktiv_match.profiles._fault_texts import fault_texts

__all__ = [
    "CefrLevel",
    "Certainty",
    "Day",
    "Ext",
    "Identifier",
    "LimitSource",
    "OfferKind",
    "Record",
    "RequirementLevel",
    "SkillLevel",
    "StatedAmount",
    "StatedNeed",
    "Text",
]


class Record(BaseModel):
    """Base of all records: frozen, unknown fields refused, values kept out of error texts."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=False)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(value: Any) -> Any:
    """A day as `YYYY-MM-DD` or a `date`; 31 February and numbers are refused."""
    if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError(
        "proaktiv_date",
        "{en} (allowed: {allowed})",
        {
            "de": "kein Tag des Kalenders; ein Datum steht als JJJJ-MM-TT",
            "en": "not a day of the calendar; a date is written YYYY-MM-DD",
            "allowed": "2026-11-21",
        },
    )


Day = Annotated[dt.date, BeforeValidator(_day)]
"""A day of the calendar, `YYYY-MM-DD`."""


def _not_too_deep(value: dict[str, Any]) -> dict[str, Any]:
    """Refuse what is nested so deeply that the search for diagnoses would not see its ground."""
    deepest = fault_texts().bounds.depth
    open_values: list[tuple[Any, int]] = [(value, 1)]
    while open_values:
        held, depth = open_values.pop()
        if depth > deepest:
            texts = fault_texts().codes["too_deep"]
            context = {"de": texts["de"], "en": texts["en"], "allowed": f"<= {deepest}"}
            raise PydanticCustomError("proaktiv_too_deep", "{en} (allowed: {allowed})", context)
        inner = held.values() if isinstance(held, dict) else held
        open_values += [(part, depth + 1) for part in inner if isinstance(part, (dict, list, tuple))]
    return value


Ext = Annotated[dict[str, Any], AfterValidator(_not_too_deep)]
"""A case system's own fields: kept, never compared."""

Identifier = Annotated[StrictStr, Field(min_length=1, max_length=200)]
"""An id of the case system; no names."""

Text = Annotated[StrictStr, Field(min_length=1)]
"""A text that is not empty."""

RequirementLevel = Annotated[StrictInt, Field(ge=1, le=4)]
"""Requirement level of KldB 2010: 1 helper, 2 skilled, 3 specialist, 4 expert."""

SkillLevel = Annotated[StrictInt, Field(ge=0, le=5)]
"""Level of a skill, 0 none to 5 very high."""

CefrLevel = Literal["A1", "A2", "B1", "B2", "C1", "C2"]
"""Level of the Common European Framework of Reference for Languages."""


class OfferKind(StrEnum):
    """Kinds of offers (contract, "Offer")."""

    EMPLOYMENT = "employment"
    MINIJOB = "minijob"
    APPRENTICESHIP = "apprenticeship"
    ENTRY_QUALIFICATION = "entry_qualification"
    TRIAL = "trial"
    PROBATION = "probation"
    INTERNSHIP = "internship"
    TRAINING = "training"
    SUBSIDISED_16E = "subsidised_16e"
    SUBSIDISED_16I = "subsidised_16i"
    WORK_OPPORTUNITY = "work_opportunity"
    SUPPORTED = "supported"
    ADDITIONAL_INCOME = "additional_income"
    BUDGET_FOR_WORK = "budget_for_work"


class Certainty(StrEnum):
    """Whether a demand is said, or follows from a task that is said (A33)."""

    STATED = "stated"
    IMPLIED = "implied"


_AMOUNT_SCHEMA = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^\s*[\[(].+,.+[\])]\s*$", "examples": ["[3,6)", "(5,33]"]},
        {
            "type": "object",
            "properties": {"word": {"type": "string"}, "lexicon": {"type": "string"}},
            "required": ["word", "lexicon"],
            "additionalProperties": False,
        },
        {"type": "null"},
    ]
}
_NEED_SCHEMA = {"anyOf": [*_AMOUNT_SCHEMA["anyOf"], {"type": "array", "items": {"type": "string"}}]}

StatedAmount = Annotated[Any, WithJsonSchema(_AMOUNT_SCHEMA)]
"""An amount as it was stated: number, interval text or word with lexicon; read by `read_amount`."""

StatedNeed = Annotated[Any, WithJsonSchema(_NEED_SCHEMA)]
"""A level needed or provided, or a list of options where the measure is a need-set."""

Instrument = Literal[
    "drv_1a",
    "drv_opinion",
    "aed",
    "gesundheitsamt",
    "company_doctor",
    "treating_doctor",
    "psych_service",
    "imba",
    "melba",
    "mini_icf",
    "efl",
    "ela",
    "ergos",
    "coach",
    "self_report",
]

NOT_MEDICAL = frozenset({"coach", "self_report"})


class LimitSource(Record):
    """Who said it, with which instrument, when, and under which consent.

    `owner`, `shared_with`, `consent_id` and `legal_basis` never change a verdict.
    """

    instrument: Instrument
    date: Day
    owner: StrictStr | None = None
    shared_with: tuple[StrictStr, ...] = ()
    consent_id: StrictStr | None = None
    consent_until: Day | None = None
    consent_withdrawn: StrictBool = False
    legal_basis: StrictStr | None = None

    @property
    def is_medical(self) -> bool:
        """Whether a doctor's or test centre's instrument speaks, not the coach or the person."""
        return self.instrument not in NOT_MEDICAL

    def usable_on(self, as_of: dt.date) -> bool:
        """Whether consent still covers the value on that day (A12)."""
        return not self.consent_withdrawn and (self.consent_until is None or self.consent_until >= as_of)
