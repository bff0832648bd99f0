"""The job's side, resolved once per offer: which statement decides, and what follows from it (A5-A8, A22, A33, A41)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from proaktiv_match.fit._ends import highest, lowest
from proaktiv_match.fit._finding import Finding, FindingSource, ValueShown
from proaktiv_match.fit._hours import days_from_hours, longest_shift, usual_shift
from proaktiv_match.fit._implied_class import NO_STRAIN, Strain, strain_of
from proaktiv_match.fit._loads import FREQUENCIES, LOADS, between
from proaktiv_match.fit._shifts import with_rotation
from proaktiv_match.profiles import ADVERTISED, IMPLIED, STATED, AccommodationState, Demand, Offer, deciding, rank
from proaktiv_match.vocabulary import Interval, Kind, Measure, MeasureKey, fold, vocabulary

__all__ = ["RESOLVED_TOGETHER", "STRAINING", "CompiledOffer", "ResolvedDemand", "compile_offer"]

RESOLVED_TOGETHER = (("weekly_hours", "daily_hours"),)
"""Dimensions whose demands follow from each other (A8). All others are resolved by what is said of them alone."""

STRAINING = ("forced_posture", "lift_carry")
"""Dimensions that tell the strain, each one part of it (R1, R2)."""

_NOTHING: frozenset[str] = frozenset()
_ZERO = Interval(0, 0)


@dataclass(frozen=True, slots=True)
class ResolvedDemand:
    """What the job demands on one measure, after all statements about it were weighed.

    Attributes:
        measure: the measure.
        rank: weight of the deciding statement (`TYPICAL`, `IMPLIED`, `ADVERTISED`, `STATED`).
        interval: what is demanded or provided, for ordered measures.
        required: demanded options; for need-sets, what is provided.
        optional: possibly demanded options.
        absent: options that every deciding statement says not to occur (A41).
        answered: options that the list speaks about without naming them (A4).
        derived: it follows from other measures (A6-A8), nobody stated it.
        contradiction: an advertisement shares no value with the deciding statement.
        verify: the value rests on a word that still has to be checked.
        stated: JSON of the statement, `None` if derived.
        sources: the deciding statements.
        leaning: value that tells the tendency of an open daily value (A25).
    """

    measure: Measure
    rank: int
    interval: Interval | None = None
    required: frozenset[str] = _NOTHING
    optional: frozenset[str] = _NOTHING
    absent: frozenset[str] = _NOTHING
    answered: frozenset[str] = _NOTHING
    derived: bool = False
    contradiction: bool = False
    verify: bool = False
    stated: object = None
    sources: tuple[FindingSource, ...] = ()
    leaning: Interval | None = None

    @property
    def is_known(self) -> bool:
        """Whether somebody said it, in person or in an advertisement."""
        return self.rank >= ADVERTISED

    @property
    def from_text(self) -> bool:
        """Whether it rests on the words of an advertisement."""
        return self.rank == ADVERTISED

    @property
    def is_incomplete(self) -> bool:
        """Whether a list may be silent on something: it was read from an advertisement, or follows from a task (A4)."""
        return self.rank in (ADVERTISED, IMPLIED)

    def shown(self) -> ValueShown:
        """As a finding shows it."""
        if not self.measure.is_set:
            return ValueShown(self.stated, self.interval)
        roles = [("required", self.required), ("optional", self.optional), ("absent", self.absent)]
        if self.measure.kind is Kind.NEED_SET:
            roles = [("provides", self.required)]
        return ValueShown(self.stated, None, tuple((role, tuple(sorted(options))) for role, options in roles))


@dataclass(frozen=True, slots=True)
class CompiledOffer:
    """An offer, resolved for comparison; nothing in it depends on a person.

    Attributes:
        offer: the offer as stated.
        day: day on which the work would start (A10).
        demands: resolved demands by measure, derived ones included.
        known: measures with a demand that somebody stated, or that follows from it as one value (A7, five days
            of A8), in the order of the vocabulary. Ranges of A6 and A8 are not among them: they are compared with
            limits, but ask nobody anything.
        listed: accommodations of the post by id.
        spoken: measures that any statement speaks about, typical ones included.
        strain: what posture and loads tell of the class of heaviness (R1, R2).
        usual: findings of measures without a limit, which are the same for every person, by whether it was assessed.
    """

    offer: Offer
    day: date
    demands: dict[MeasureKey, ResolvedDemand]
    known: tuple[Measure, ...]
    listed: dict[str, AccommodationState]
    spoken: frozenset[MeasureKey]
    strain: Strain = NO_STRAIN
    usual: dict[tuple[MeasureKey, bool], Finding] = field(default_factory=dict, repr=False, compare=False)

    def is_silent_on(self, measure: Measure) -> bool:
        """Whether nobody says anything of the measure, and at most a range follows from others."""
        return measure.key not in self.spoken and measure not in self.known

    def demand(self, dimension: str, measure: str) -> ResolvedDemand | None:
        """The demand, if somebody stated it or it follows from what was stated."""
        found = self.demands.get((dimension, measure))
        return found if found is not None and found.is_known else None


def _sources(demands: Iterable[Demand]) -> tuple[FindingSource, ...]:
    found = {FindingSource("demand", demand.source.kind, demand.source.date, demand.source.quote) for demand in demands}
    return tuple(sorted(found, key=lambda one: (one.kind, one.date or date.min, one.quote or "")))


def _named(options: tuple[str, ...] | None, measure: Measure) -> frozenset[str]:
    """Options of a list; those of open lists in the form in which they are compared."""
    return frozenset(fold(option) if measure.open_list else option for option in options or ())


def _stated_options(demands: list[Demand]) -> dict[str, list[str]]:
    roles = ("required", "optional", "absent", "provides")
    return {
        role: sorted({option for demand in demands for option in getattr(demand, role) or ()})
        for role in roles
        if any(getattr(demand, role) is not None for demand in demands)
    }


def _resolved_set(measure: Measure, chosen: list[Demand], own_rank: int) -> ResolvedDemand | None:
    if measure.kind is Kind.NEED_SET:
        provided = frozenset.intersection(*(_named(demand.provides, measure) for demand in chosen))
        return ResolvedDemand(
            measure, own_rank, required=provided, stated=_stated_options(chosen), sources=_sources(chosen)
        )
    required = frozenset().union(*(_named(demand.required, measure) for demand in chosen))
    optional = frozenset().union(*(_named(demand.optional, measure) for demand in chosen)) - required
    absent = frozenset.intersection(*(_named(demand.absent, measure) for demand in chosen)) - required - optional
    answered = _NOTHING
    if measure.dimension == "shift_pattern":
        if own_rank >= ADVERTISED and not (required or optional or absent):
            return None
        optional, answered = with_rotation(required, optional)
        optional -= absent
    return ResolvedDemand(
        measure,
        own_rank,
        required=required,
        optional=optional,
        absent=absent,
        answered=answered,
        stated=_stated_options(chosen),
        sources=_sources(chosen),
    )


def _resolved_amount(measure: Measure, chosen: list[Demand], own_rank: int) -> ResolvedDemand:
    values = [demand.value for demand in chosen if demand.value is not None]
    intervals = [value.interval for value in values]
    interval = highest(intervals) if measure.kind is Kind.CEILING else lowest(intervals)
    # Of two ways to write one value (12 and 12.0) always the same is shown, whatever the order of the statements.
    said = sorted(
        (value.stated for value in values if value.interval == interval), key=lambda one: (str(one), repr(one))
    )
    stated = said[0] if said else str(interval)
    return ResolvedDemand(
        measure,
        own_rank,
        interval,
        verify=any(value.verify for value in values),
        stated=stated,
        sources=_sources(chosen),
    )


def _disagree(one: ResolvedDemand, advertised: ResolvedDemand) -> bool:
    """Whether an advertisement has no value in common with the deciding statement (A22)."""
    if one.interval is not None and advertised.interval is not None:
        return not one.interval.meets(advertised.interval)
    said = advertised.required | advertised.optional
    decided = one.required | one.optional
    if decided:
        return bool(said) and not said & decided
    return bool(said) and said <= one.absent


def _resolve(measure: Measure, demands: list[Demand]) -> ResolvedDemand | None:
    chosen = deciding(demands)
    own_rank = rank(chosen[0])
    build = _resolved_set if measure.is_set else _resolved_amount
    resolved = build(measure, chosen, own_rank)
    if resolved is None or own_rank < STATED:
        return resolved
    for demand in demands:
        if rank(demand) == ADVERTISED:
            advertised = build(measure, [demand], ADVERTISED)
            if advertised is not None and _disagree(resolved, advertised):
                return replace(resolved, contradiction=True)
    return resolved


def _derive_loads(demands: dict[MeasureKey, ResolvedDemand]) -> None:
    measures = vocabulary().measures
    for dimension in LOADS:
        stated = {
            point: found
            for point in FREQUENCIES
            if (found := demands.get((dimension, point))) is not None and found.is_known
        }
        if not stated:
            continue
        for point in FREQUENCIES:
            if point in stated:
                continue
            bounds = {name: found.interval for name, found in stated.items() if found.interval is not None}
            interval, ends = between(point, bounds, "demand")
            used = [name for name in ends if name is not None]
            demands[dimension, point] = ResolvedDemand(
                measures[dimension, point],
                min(stated[name].rank for name in used),
                interval,
                derived=True,
                sources=tuple(source for name in used for source in stated[name].sources),
            )


def _derive_zero(demands: dict[MeasureKey, ResolvedDemand]) -> None:
    """A7: what takes no share of the time takes no minute, no metre, no agent."""
    for (dimension, name), share in list(demands.items()):
        if name != "share" or not share.is_known or share.interval != _ZERO:
            continue
        for measure in vocabulary().measures_of(dimension):
            own = demands.get(measure.key)
            if own is not None and own.is_known:
                continue
            demands[measure.key] = ResolvedDemand(
                measure,
                share.rank,
                None if measure.is_set else _ZERO,
                absent=frozenset(measure.options),
                answered=frozenset({"*"}) if measure.is_set else _NOTHING,
                derived=True,
                sources=share.sources,
            )


def _known(demands: dict[MeasureKey, ResolvedDemand], dimension: str, name: str) -> ResolvedDemand | None:
    found = demands.get((dimension, name))
    return found if found is not None and found.is_known else None


def _derive_days(demands: dict[MeasureKey, ResolvedDemand]) -> None:
    """A8: a week of exactly five shifts has five days."""
    daily, weekly = _known(demands, "daily_hours", "hours"), _known(demands, "weekly_hours", "hours")
    if daily is None or daily.interval is None or weekly is None or weekly.interval is None:
        return
    interval = days_from_hours(weekly.interval, daily.interval)
    if interval is not None and _known(demands, "weekly_hours", "days") is None:
        demands["weekly_hours", "days"] = ResolvedDemand(
            vocabulary().measures["weekly_hours", "days"],
            min(weekly.rank, daily.rank),
            interval,
            derived=True,
            sources=weekly.sources + daily.sources,
        )


def _derive_shift(demands: dict[MeasureKey, ResolvedDemand]) -> None:
    """A8: weekly hours alone leave the longest shift open, but not below hours by days."""
    weekly, days = _known(demands, "weekly_hours", "hours"), _known(demands, "weekly_hours", "days")
    if weekly is None or weekly.interval is None or _known(demands, "daily_hours", "hours") is not None:
        return
    used = [weekly] if days is None else [weekly, days]
    demands["daily_hours", "hours"] = ResolvedDemand(
        vocabulary().measures["daily_hours", "hours"],
        min(one.rank for one in used),
        longest_shift(weekly.interval, None if days is None else days.interval),
        derived=True,
        sources=tuple(source for one in used for source in one.sources),
        leaning=usual_shift(weekly.interval),
    )


def _strain(demands: dict[MeasureKey, ResolvedDemand]) -> Strain:
    posture = _known(demands, "forced_posture", "share")
    loads = (_known(demands, "lift_carry", point) for point in ("manchmal", "oft"))
    return strain_of(
        None if posture is None else posture.interval,
        [load.interval for load in loads if load is not None and load.interval is not None],
    )


def compile_offer(offer: Offer, as_of: date) -> CompiledOffer:
    """Resolve an offer for comparisons on the day `as_of`.

    Args:
        offer: the offer as stated.
        as_of: today; the start day if the offer names none or a past one (A10).
    """
    by_measure: dict[MeasureKey, list[Demand]] = {}
    for demand in offer.demands:
        by_measure.setdefault(demand.axis.key, []).append(demand)
    demands: dict[MeasureKey, ResolvedDemand] = {}
    for key, listed in by_measure.items():
        resolved = _resolve(listed[0].axis, listed)
        if resolved is not None:
            demands[key] = resolved
    spoken = frozenset(demands)
    _derive_zero(demands)
    _derive_days(demands)
    known = sorted((one.measure for one in demands.values() if one.is_known), key=lambda measure: measure.order)
    _derive_loads(demands)
    _derive_shift(demands)
    day = as_of if offer.start_on is None or offer.start_on < as_of else offer.start_on
    states = {one.id: one for one in offer.accommodations}
    return CompiledOffer(offer, day, demands, tuple(known), states, spoken, _strain(demands))
