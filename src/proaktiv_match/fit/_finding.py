"""What a comparison says: a finding for each measure, and the verdict over all."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from proaktiv_match.vocabulary import Interval

__all__ = [
    "Adaptation",
    "Comparison",
    "Finding",
    "FindingSource",
    "Mark",
    "Question",
    "Tendency",
    "ValueShown",
    "Verdict",
]


class Verdict(StrEnum):
    """Status of a finding, and verdict over all findings (contract, "Result")."""

    FITS = "fits"
    ADAPTABLE = "adaptable"
    CHECK = "check"
    CONFLICT = "conflict"
    NOT_ASSESSED = "not_assessed"

    @property
    def severity(self) -> int:
        """Order of the overall verdict: conflict > check > adaptable > fits; `not_assessed` counts for nothing."""
        return _SEVERITY[self]


_SEVERITY = {
    Verdict.NOT_ASSESSED: 0,
    Verdict.FITS: 1,
    Verdict.ADAPTABLE: 2,
    Verdict.CHECK: 3,
    Verdict.CONFLICT: 4,
}


class Tendency(StrEnum):
    """Where an open point seems to lean; never a verdict (A25)."""

    LIKELY_FITS = "likely_fits"
    LIKELY_EXCEEDED = "likely_exceeded"
    PROMISING = "promising"
    OPEN = "open"
    UNLIKELY = "unlikely"


class Mark(StrEnum):
    """Marks on a finding (A26, A34, A40)."""

    SOFT = "soft"
    TYPICAL_ONLY = "typical_only"
    IMPLIED = "implied"
    EXPIRED = "expired"
    FADED = "faded"
    CONTRADICTION = "contradiction"
    REVIEW_DUE = "review_due"
    ADAPTED = "adapted"
    SELF_REPORT = "self_report"
    UNDERUSED = "underused"
    HIDDEN_TEXT = "hidden_text"
    FROM_TEXT = "from_text"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class ValueShown:
    """One side of a finding as it was stated, and what it means.

    Attributes:
        stated: the amount as it came in, or the options by field; `None` if derived, not stated.
        interval: what it means on the unit of the measure; `None` for sets.
        options: options that matter, for sets: excluded or needed, or demanded and provided, by role.
    """

    stated: object
    interval: Interval | None = None
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class FindingSource:
    """Where one side's value comes from.

    Attributes:
        side: `limit` or `demand`.
        kind: instrument, or kind of the demand's source.
        date: day of the statement, if known.
        quote: words of the advertisement, if it was read there.
    """

    side: str
    kind: str
    date: date | None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What has to be asked, and whom.

    Attributes:
        code: stable code `Q-<dimension>.<measure>-<reason>`.
        to: addressees: `employer`, `participant`, `doctor`, `coach`; at least one.
        reason: why it is open; key of the question's text.
    """

    code: str
    to: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A measure of the catalogue that a finding needs or rests on.

    Attributes:
        id: id in the catalogue.
        status: how far it is at this post.
        payers: who may pay, as hints.
        lead_time_weeks: usual time until it works.
    """

    id: str
    status: str
    payers: tuple[str, ...]
    lead_time_weeks: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One measure compared.

    Attributes:
        dimension: id of the dimension.
        measure: name of the measure.
        status: outcome.
        limit: the person's side, `None` if nothing is known.
        demand: the job's side, `None` if nothing is known.
        rule: id of the rule that decided.
        sources: where both values come from.
        marks: what else has to be known about the finding, sorted.
        tendency: where an open point leans.
        question: what to ask; every `check` has one.
        accommodations: all equally good measures that an `adaptable` or adapted finding rests on.
        limited: whether the person has a limit on the measure; only such findings make the verdict (A2).
        absolute: whether a limit behind the status is absolute.
        safety: whether the measure is one of safety.
        changes_on: day after the start from which the finding has to be looked at anew: a limit ends or begins, or the
            next step of an hours ramp is due; `None` if no such day is known.
        likely_barred: whether an absolute limit is likely exceeded (A25).
        hints: measures of the catalogue that would lift a conflict, but that nobody offers (A16).
    """

    dimension: str
    measure: str
    status: Verdict
    limit: ValueShown | None
    demand: ValueShown | None
    rule: str
    sources: tuple[FindingSource, ...] = ()
    marks: tuple[Mark, ...] = ()
    tendency: Tendency | None = None
    question: Question | None = None
    accommodations: tuple[Adaptation, ...] = ()
    limited: bool = True
    absolute: bool = True
    safety: bool = False
    changes_on: date | None = None
    likely_barred: bool = False
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A participant compared with an offer.

    Attributes:
        status: `matched`, or `not_ready` (then there are no findings).
        reason: why not ready, else `None`.
        verdict: the worst over the measures with a limit.
        findings: one a measure, in the order of the vocabulary.
        open: findings beyond what is usual on measures without a limit (rows 2 and 7 of the table of unknowns).
        tendency: part of the check pile (A25), `None` outside it.
    """

    status: str
    reason: str | None
    verdict: Verdict
    findings: tuple[Finding, ...]
    open: int
    tendency: Tendency | None
