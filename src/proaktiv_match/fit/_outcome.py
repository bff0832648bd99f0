"""The outcome of one limit against one demand, before it becomes a finding."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from proaktiv_match.fit._finding import Mark, Tendency, Verdict
from proaktiv_match.fit._live_limit import LiveLimit

__all__ = ["Context", "Outcome", "Reason", "from_safety_text", "worst"]


class Reason:
    """Why a finding is open; key of its question (vocabulary/data/questions.toml)."""

    UNKNOWN = "unknown"
    TYPICAL = "typical"
    IMPLIED = "implied"
    OPTIONAL = "optional"
    INCOMPLETE = "incomplete"
    SIMILAR = "similar"
    DEMAND_RANGE = "demand_range"
    LIMIT_RANGE = "limit_range"
    SAFETY_TEXT = "safety_text"
    SOFT = "soft"
    EXPIRED = "expired"
    FADED = "faded"
    CHANNEL = "channel"
    POSTURE_CHANGE = "posture_change"
    LIGHT_WORK = "light_work"
    STRAIN = "strain"
    WITH_AID = "with_aid"
    SIDE_EFFECT = "side_effect"
    BEYOND_USUAL = "beyond_usual"
    NOT_ASKED = "not_asked"
    TEXT = "text"


_EMPLOYER = frozenset(
    {
        Reason.UNKNOWN,
        Reason.TYPICAL,
        Reason.IMPLIED,
        Reason.OPTIONAL,
        Reason.INCOMPLETE,
        Reason.SIMILAR,
        Reason.DEMAND_RANGE,
        Reason.SAFETY_TEXT,
        Reason.POSTURE_CHANGE,
        Reason.STRAIN,
        Reason.WITH_AID,
    }
)
_PARTICIPANT = frozenset({Reason.SOFT, Reason.SIDE_EFFECT, Reason.BEYOND_USUAL, Reason.NOT_ASKED})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One limit against one demand.

    Attributes:
        status: outcome.
        rule: id of the rule that decided.
        reason: why it is open, for a `check`.
        limit: the limit; `None` on measures without one.
        marks: marks of this outcome.
        tendency: where an open point leans.
    """

    status: Verdict
    rule: str
    reason: str | None = None
    limit: LiveLimit | None = None
    marks: tuple[Mark, ...] = ()
    tendency: Tendency | None = None

    def addressees(self) -> tuple[str, ...]:
        """Whom to ask about this open point (A26)."""
        if self.reason in _EMPLOYER:
            # An old permission behind an advertised safety demand leaves two questions.
            faded = self.limit is not None and Mark.FADED in self.marks
            return ("employer", *self.limit.asks) if faded and self.limit is not None else ("employer",)
        if self.reason in _PARTICIPANT:
            return ("participant",)
        return ("coach",) if self.limit is None else self.limit.asks


def from_safety_text(fitting: Outcome) -> Outcome:
    """A34: on safety an advertisement alone never proves a fit."""
    faded = (Mark.FADED,) if fitting.limit is not None and fitting.limit.faded else ()
    return replace(
        fitting, status=Verdict.CHECK, rule="SF-1", reason=Reason.SAFETY_TEXT, marks=(*fitting.marks, *faded)
    )


def worst(outcomes: Sequence[Outcome]) -> Outcome:
    """The outcome that decides: the worst status, the first of them as the limits are sorted."""
    return max(outcomes, key=lambda one: one.status.severity)


@dataclass(frozen=True, slots=True)
class Context:
    """What the comparison of one measure has to know about the rest of the pair.

    Attributes:
        channels_without_person: the job's public contact is stated and never in person (A21).
        change_at_will: whether posture can be changed at will: `True` certainly, `None` perhaps, `False` no (A9).
        change_from_text: whether an advertisement says so.
    """

    channels_without_person: bool = False
    change_at_will: bool | None = None
    change_from_text: bool = False
