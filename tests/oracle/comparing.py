"""One limit against one demand: status, its cause, whom to ask, tendency (8.2-8.4, A4, A9, A11, A21-A24, A33, A34)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .intervals import Interval, certainly_above, compare, point, shifted
from .job import FIVE, UNKNOWN, Demand, Options, Provided
from .person import Limit
from .tables import Measure

MINUTES_LIFTED = (("sitting", "minutes"), ("standing", "minutes"))  # by a change of posture at will (A9)
ORDER = ("fits", "adaptable", "check", "conflict")


def worst(*statuses: str) -> str:
    return max(statuses, key=ORDER.index)


@dataclass(frozen=True)
class Situation:
    """What else of the offer bears on this measure."""

    posture: Demand = UNKNOWN  # A9, sitting and standing minutes only
    raised_classes: tuple[Interval, ...] = ()  # R1, R2: what the class may be in truth
    by_posture: tuple[Interval, ...] = ()  # the part of them that R1 gives, which rests on an unsure step (A40)
    far_contact: bool = False  # A21
    reopened: bool = False  # A36: a present aid for loads


@dataclass(frozen=True)
class Outcome:
    """One limit compared."""

    limit: Limit
    status: str
    marks: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    tendency: str | None = None


@dataclass(frozen=True)
class Evaluation:
    """All limits of one measure compared; the worst counts (A3)."""

    outcomes: tuple[Outcome, ...]
    status: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", worst(*(outcome.status for outcome in self.outcomes)))

    @property
    def deciding(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.status == self.status]


def evaluate(measure: Measure, limits: list[Limit], demand: Demand, situation: Situation) -> Evaluation:
    return Evaluation(tuple(one_limit(measure, limit, demand, situation) for limit in limits))


def source_asks(limit: Limit) -> frozenset[str]:
    """Whom the source of a limit names: doctor, coach or participant."""
    names = {"coach": "coach", "self_report": "participant"}
    return frozenset(names.get(root.instrument, "doctor") for root in limit.roots())


EMPLOYER, PARTICIPANT = frozenset({"employer"}), frozenset({"participant"})


def one_limit(measure: Measure, limit: Limit, demand: Demand, situation: Situation) -> Outcome:
    """Compare one limit with the demand."""

    def check(asks: frozenset[str], *marks: str, tendency: str | None = None) -> Outcome:
        return Outcome(limit, "check", frozenset(marks), asks, tendency)

    if limit.outside:
        return check(source_asks(limit), "expired")
    change = situation.posture
    if change.stated and compare(point(3), change.interval) == "fits":
        return _fading(limit, Outcome(limit, "fits"))
    if demand.known == "unknown":
        return check(EMPLOYER)
    relation = relate(measure, limit, demand)
    if demand.known == "typical":
        return check(EMPLOYER, "typical_only", tendency=_tendency(relation, measure.safety))
    if demand.known == "implied":
        return check(EMPLOYER, "implied", tendency=_tendency(relation, measure.safety))
    tendency = None
    if demand.derived == "weekly" and demand.fifth is not None and limit.amount is not None:
        tendency = _tendency(compare(demand.fifth, limit.amount), measure.safety)
    if relation == "exceeded":
        return _exceeded(measure, limit, demand, situation, check, tendency)
    if relation == "overlap":
        return check(source_asks(limit) if _is_exact(demand) else EMPLOYER, tendency=tendency)
    return _fitting(measure, limit, demand, situation, tendency)


def _exceeded(
    measure: Measure,
    limit: Limit,
    demand: Demand,
    situation: Situation,
    check: Callable[..., Outcome],
    tendency: str | None,
) -> Outcome:
    if limit.derived == "r3" and not certainly_above(demand.interval, 15):
        return check(source_asks(limit))
    if limit.conditional:
        too_far = measure.is_grade and measure.kind == "ceiling" and _beyond_next_grade(limit, demand)
        if not too_far:
            return check(PARTICIPANT, "soft", tendency=tendency)
    elif situation.far_contact:
        return check(source_asks(limit))
    elif situation.reopened or (measure.key in MINUTES_LIFTED and _may_reach_three(situation.posture)):
        return check(EMPLOYER)
    return Outcome(limit, "conflict")


def _fitting(measure: Measure, limit: Limit, demand: Demand, situation: Situation, tendency: str | None) -> Outcome:
    outcome = Outcome(limit, "fits")
    if demand.derived == "weekly":  # weekly hours never prove a daily value (A8)
        outcome = Outcome(limit, "check", asks=EMPLOYER, tendency=tendency)
    if any(limit.amount is not None and compare(value, limit.amount) != "fits" for value in situation.raised_classes):
        unsure = any(compare(value, limit.amount) != "fits" for value in situation.by_posture if limit.amount)
        outcome = Outcome(limit, "check", frozenset({"implied", "unverified"} if unsure else {"implied"}), EMPLOYER)
    if measure.safety and demand.from_ad:  # A34
        outcome = Outcome(limit, "check", asks=EMPLOYER)
    return _fading(limit, outcome)


def _fading(limit: Limit, outcome: Outcome) -> Outcome:
    """A11: a faded permission turns a fit into a check."""
    if not limit.faded:
        return outcome
    return Outcome(limit, "check", outcome.marks | {"faded"}, outcome.asks | source_asks(limit), outcome.tendency)


def _beyond_next_grade(limit: Limit, demand: Demand) -> bool:
    assert limit.amount is not None
    return compare(demand.interval, shifted(limit.amount, 1)) == "exceeded"


def _may_reach_three(change: Demand) -> bool:
    """A9: the change of posture is not stated, or its interval reaches 3."""
    return not change.stated or compare(point(3), change.interval) != "exceeded"


def _is_exact(demand: Demand) -> bool:
    """The demand leaves nothing to ask the employer about."""
    return isinstance(demand.value, Interval) and demand.value.is_point


def _tendency(relation: str, safety: bool) -> str | None:
    if relation == "exceeded":
        return "likely_exceeded"
    return "likely_fits" if relation == "fits" and not safety else None


def relate(measure: Measure, limit: Limit, demand: Demand) -> str:
    """`fits`, `exceeded` or `overlap`, for every kind of measure."""
    if isinstance(demand.value, Interval):
        assert limit.amount is not None
        if measure.kind == "need":
            return compare(limit.amount, demand.value)
        return compare(demand.value, limit.amount)
    if isinstance(demand.value, Provided):
        if limit.options <= demand.value.options:
            return "fits"
        return "exceeded" if demand.value.complete else "overlap"
    assert isinstance(demand.value, Options)
    excluded = limit.options - demand.value.absent  # A41
    if not excluded:
        return "fits"
    if measure.key == ("commute", "modes"):
        return _any_of(limit.options, demand.value)  # an excluded way is of no use, absent or not
    return _none_of(measure, excluded, demand.value)


def _any_of(excluded: frozenset[str], job: Options) -> str:
    if job.required - excluded:
        return "fits"
    nothing_said = not job.required and not job.optional
    return "overlap" if job.optional - excluded or not job.complete or nothing_said else "exceeded"


def _none_of(measure: Measure, excluded: frozenset[str], job: Options) -> str:
    if excluded & job.required:
        return "exceeded"
    if excluded & job.optional or not job.says_something:
        return "overlap"
    if measure.is_open_list:
        demanded = job.required | job.optional
        if any(a in b or b in a for a in excluded for b in demanded if a and b):
            return "overlap"
    if job.complete:
        return "fits"
    unanswered = excluded - job.named
    if measure.key == ("shift_pattern", "options") and job.named & FIVE:
        unanswered -= FIVE
    return "overlap" if unanswered else "fits"
