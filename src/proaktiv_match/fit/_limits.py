"""The person's side, resolved once per start day: which limits live, are in force, have faded (A3, A10-A12, A32)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from proaktiv_match.fit._contradictions import contradicted
from proaktiv_match.fit._ends import lowest
from proaktiv_match.fit._finding import FindingSource, ValueShown
from proaktiv_match.fit._loads import FREQUENCIES, LOADS, between
from proaktiv_match.profiles import Arrangement, Assessment, Limit, Participant
from proaktiv_match.vocabulary import Interval, Kind, Measure, MeasureKey, Number, exact, fold, vocabulary

__all__ = ["LiveLimit", "PersonView", "PreparedParticipant", "months_later", "prepare"]

_NOTHING: frozenset[str] = frozenset()
_ASKS = {"coach": "coach", "self_report": "participant"}


@dataclass(frozen=True, slots=True)
class LiveLimit:
    """One limit as it stands on the start day.

    Attributes:
        measure: the measure.
        interval: where the true maximum (or the need) lies, for ordered measures.
        options: excluded or needed options of a set; folded for open lists.
        conditional: exceeded it gives a soft check, not a conflict.
        expired: the start day lies outside its validity.
        faded: an old permission: it no longer proves a fit.
        review_due: its review day has come.
        derived: it follows from limits at other frequencies (A6) or from the class (R3).
        verify: it rests on a word that still has to be checked.
        asks: whom to ask about it: `doctor`, `coach` or `participant`, by its sources (A26).
        self_report: only the person says so.
        stated: JSON of the value, `None` if derived.
        sources: where it comes from.
        conflict_above: R3 only: loads above this conflict, lesser excess is asked.
    """

    measure: Measure
    interval: Interval | None
    options: frozenset[str]
    conditional: bool
    expired: bool
    faded: bool
    review_due: bool
    derived: bool
    verify: bool
    asks: tuple[str, ...]
    self_report: bool
    stated: object
    sources: tuple[FindingSource, ...]
    conflict_above: Number | None = None

    def shown(self) -> ValueShown:
        """As a finding shows it."""
        if not self.measure.is_set:
            return ValueShown(self.stated, self.interval)
        role = "needs" if self.measure.kind is Kind.NEED_SET else "excluded"
        return ValueShown(self.stated, None, ((role, tuple(sorted(self.options))),))


@dataclass(frozen=True, slots=True)
class PersonView:
    """A participant on one start day.

    Attributes:
        limits: stated limits by measure, expired ones included, in the order of the vocabulary.
        derived: limits that follow from others, by measure without a limit in force of its own.
        assessed: dimensions that a live assessment of the last 24 months has looked at.
        contradictions: measures whose statements contradict each other.
        has_open_note: whether an uncoded note is unsettled (A14).
    """

    limits: dict[MeasureKey, tuple[LiveLimit, ...]]
    derived: dict[MeasureKey, tuple[LiveLimit, ...]]
    assessed: frozenset[str]
    contradictions: frozenset[MeasureKey]
    has_open_note: bool

    def bounds_load(self, measure: Measure) -> bool:
        """Whether limits at other frequencies bound this load (A6); what light work implies (R3) does not count."""
        return any(limit.conflict_above is None for limit in self.derived.get(measure.key, ()))


@dataclass(frozen=True, slots=True)
class PreparedParticipant:
    """A participant ready for many comparisons; views by start day are kept.

    Attributes:
        participant: the participant as stated.
        as_of: today; decides on consent and stability.
        not_ready: why no comparison takes place, else `None` (A28).
        live: limits that may still be used.
        assessments: assessments that may still be used.
        arrangements: agreements by offer.
    """

    participant: Participant
    as_of: date
    not_ready: str | None
    live: tuple[Limit, ...]
    assessments: tuple[Assessment, ...]
    arrangements: dict[str, tuple[Arrangement, ...]]
    _views: dict[date, PersonView] = field(default_factory=dict, repr=False, compare=False)

    def on(self, day: date) -> PersonView:
        """The limits as they stand on a start day."""
        view = self._views.get(day)
        if view is None:
            view = self._views.setdefault(day, _view(self, day))
        return view


def months_later(day: date, months: int) -> date:
    """The same day some months later; the last day of the month where it has fewer days."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, 28)  # pragma: no cover


def _stability(participant: Participant, as_of: date) -> str | None:
    stability = participant.stability
    if stability is None:
        return "stability_missing"
    if stability.status != "stable":
        return "not_stable"
    if stability.valid_until is not None and stability.valid_until < as_of:
        return "stability_expired"
    return None


def prepare(participant: Participant, as_of: date) -> PreparedParticipant:
    """Make a participant ready for comparisons on the day `as_of`: drop what consent no longer covers (A12)."""
    live = tuple(limit for limit in participant.limits if limit.source.usable_on(as_of))
    gone = {
        (limit.source.instrument, limit.source.date) for limit in participant.limits if not limit.source.usable_on(as_of)
    }
    arrangements: dict[str, tuple[Arrangement, ...]] = {}
    for agreed in sorted(participant.arrangements, key=lambda one: one.id):
        arrangements[agreed.offer] = (*arrangements.get(agreed.offer, ()), agreed)
    return PreparedParticipant(
        participant=participant,
        as_of=as_of,
        not_ready=_stability(participant, as_of),
        live=live,
        assessments=tuple(one for one in participant.assessments if (one.instrument, one.date) not in gone),
        arrangements=arrangements,
    )


def _fading() -> int:
    return int(vocabulary().rules["T-2"].values["months"])


def _in_force(limit: Limit, day: date) -> bool:
    return not (
        (limit.valid_from is not None and day < limit.valid_from)
        or (limit.valid_until is not None and day > limit.valid_until)
    )


def _has_faded(limit: Limit, day: date) -> bool:
    return limit.positive and day > months_later(limit.source.date, _fading())


def _superseded(limit: Limit, own: Iterable[Limit], day: date) -> bool:
    """A11: an expired or faded value no longer counts once a newer one on the same measure has taken over."""
    expired, faded = not _in_force(limit, day), _has_faded(limit, day)
    if not (expired or faded):
        return False
    since = limit.valid_until if expired else limit.source.date
    return since is not None and any(
        _in_force(newer, day)
        and not _has_faded(newer, day)
        and newer.source.date > since
        and (newer.source.is_medical or not limit.source.is_medical)
        for newer in own
    )


def _made_precise(limit: Limit, own: Iterable[Limit], day: date) -> list[Limit]:
    """A32: the limits inside this medical band that take its place."""
    if not limit.source.is_medical or limit.amount is None or not _in_force(limit, day) or _has_faded(limit, day):
        return []
    return [
        other
        for other in own
        if other.within is not None
        and not other.source.is_medical
        and (other.within.instrument, other.within.date) == (limit.source.instrument, limit.source.date)
        and other.amount is not None
        and _in_force(other, day)
        and limit.amount.interval.holds(other.amount.interval)
    ]


def _options(limit: Limit) -> frozenset[str]:
    return frozenset(fold(one) for one in limit.options) if limit.axis.open_list else limit.options


def _stated(limit: Limit) -> object:
    if limit.amount is not None:
        return limit.amount.stated
    role = "needs" if limit.axis.kind is Kind.NEED_SET else "excluded"
    return {role: sorted(limit.options)}


def _alive(limit: Limit, day: date, *, stays_absolute: bool) -> LiveLimit:
    expired = not _in_force(limit, day)
    return LiveLimit(
        measure=limit.axis,
        interval=None if limit.amount is None else limit.amount.interval,
        options=_options(limit),
        conditional=limit.is_conditional and not stays_absolute,
        expired=expired,
        faded=not expired and _has_faded(limit, day),
        review_due=limit.review_on is not None and limit.review_on <= day,
        derived=False,
        verify=limit.amount is not None and bool(limit.amount.verify),
        asks=("doctor" if limit.source.is_medical else _ASKS[limit.source.instrument],),
        self_report=limit.source.instrument == "self_report",
        stated=_stated(limit),
        sources=(FindingSource("limit", limit.source.instrument, limit.source.date),),
    )


def _sort_key(limit: LiveLimit) -> tuple[object, ...]:
    """Strictest first, so that a finding shows the same limit whatever the order of the input."""
    need = limit.measure.kind is Kind.NEED
    end: Number = 0
    if limit.interval is not None:
        end = -limit.interval.hi if need else limit.interval.hi
    source = limit.sources[0]
    return (end, limit.conditional, sorted(limit.options), source.kind, source.date, str(limit.interval), str(limit.stated))


def _counting(own: list[Limit], day: date) -> list[tuple[Limit, bool]]:
    """The limits of one measure that count, and whether each has to stay absolute.

    Left out are bands that a limit made more precise (A32) and old values that a newer one has taken over (A11).
    """
    stays_absolute = set()
    replaced = set()
    for limit in own:
        substitutes = _made_precise(limit, own, day)
        if substitutes:
            replaced.add(id(limit))
        if not limit.is_conditional:
            # A band that must not be exceeded stays absolute when somebody makes it precise.
            stays_absolute |= {id(one) for one in substitutes}
    return [
        (limit, id(limit) in stays_absolute)
        for limit in own
        if id(limit) not in replaced and not _superseded(limit, own, day)
    ]


def _resolve(counting: list[tuple[Limit, bool]], day: date) -> tuple[LiveLimit, ...]:
    """The counting limits on the start day, the strictest first; an empty list is no limit (A4)."""
    resolved = [
        _alive(limit, day, stays_absolute=absolute)
        for limit, absolute in counting
        if limit.options or not limit.axis.is_set
    ]
    return tuple(sorted(resolved, key=_sort_key))


def _derived_load(measure: Measure, stated: dict[str, tuple[LiveLimit, ...]]) -> LiveLimit:
    """A6 on the person's side: what limits at other frequencies say about this one."""
    bounds = {
        name: lowest(one.interval for one in own if one.interval is not None) for name, own in stated.items()
    }
    interval, (above, below) = between(measure.name, bounds, "limit")
    # Only the upper bound can be exceeded, and only the lower one can prove a fit.
    deciding = stated[above or below or measure.name]
    proving = stated.get(below or "", ())
    used = [one for name in (above, below) if name is not None for one in stated[name]]
    return LiveLimit(
        measure=measure,
        interval=interval,
        options=_NOTHING,
        conditional=all(one.conditional for one in deciding),
        expired=False,
        faded=any(one.faded for one in proving),
        review_due=any(one.review_due for one in used),
        derived=True,
        verify=False,
        asks=tuple(sorted({name for one in used for name in one.asks})),
        self_report=all(one.self_report for one in used),
        stated=None,
        sources=tuple(source for one in used for source in one.sources),
    )


def _firm_load(firm: LiveLimit, softer: LiveLimit) -> list[LiveLimit]:
    """The absolute limit behind a softer, nearer one: what both leave possible, up to what is surely too much."""
    if firm.interval is None or softer.interval is None or firm.interval.is_unbounded:
        return []
    reached = softer.interval.lo < firm.interval.hi
    low, low_open = (softer.interval.lo, softer.interval.lo_open) if reached else (firm.interval.hi, False)
    interval = Interval(low, firm.interval.hi, low_open, firm.interval.hi_open and reached)
    return [replace(firm, interval=interval, faded=softer.faded)]


def _load_limits(limits: dict[MeasureKey, tuple[LiveLimit, ...]]) -> dict[MeasureKey, tuple[LiveLimit, ...]]:
    """Derived limits of all frequencies without a limit in force.

    Where conditional limits take part, the absolute ones are also taken alone: a conditional limit at a nearer
    frequency must not soften an absolute one further off (8.8: adding a restriction never improves).
    """
    derived: dict[MeasureKey, tuple[LiveLimit, ...]] = {}
    for dimension in LOADS:
        in_force: dict[str, tuple[LiveLimit, ...]] = {}
        for point in FREQUENCIES:
            own = tuple(one for one in limits.get((dimension, point), ()) if not one.expired)
            if own:
                in_force[point] = own
        firm = {
            point: absolute
            for point, own in in_force.items()
            if (absolute := tuple(one for one in own if not one.conditional))
        }
        if not in_force:
            continue
        for point in FREQUENCIES:
            if point not in in_force:
                measure = vocabulary().measures[dimension, point]
                found = [_derived_load(measure, in_force)]
                if firm and found[0].conditional:
                    found += _firm_load(_derived_load(measure, firm), found[0])
                derived[measure.key] = tuple(found)
    return derived


def _light_work_loads(limits: dict[MeasureKey, tuple[LiveLimit, ...]]) -> dict[MeasureKey, tuple[LiveLimit, ...]]:
    """R3: light work without a stated load implies loads."""
    values = vocabulary().rules["R3"].values
    light = [
        one
        for one in limits.get(("work_heaviness", "class"), ())
        if not one.expired and one.interval is not None and one.interval.hi <= values["class_at_most"]
    ]
    if not light or any(dimension == "lift_carry" for dimension, _ in limits):
        return {}
    strictest = light[0]
    return {
        ("lift_carry", point): (replace(
            strictest,
            measure=vocabulary().measures["lift_carry", point],
            interval=Interval.point(values[point]),
            conditional=all(one.conditional for one in light),
            faded=all(one.faded for one in light),
            asks=tuple(sorted({name for one in light for name in one.asks})),
            self_report=all(one.self_report for one in light),
            derived=True,
            verify=False,
            stated=None,
            sources=tuple(source for one in light for source in one.sources),
            conflict_above=exact(values["conflict_above"]),
        ),)
        for point in FREQUENCIES
    }


def _view(prepared: PreparedParticipant, day: date) -> PersonView:
    by_measure: dict[MeasureKey, list[Limit]] = {}
    for limit in sorted(prepared.live, key=lambda one: one.axis.order):
        by_measure.setdefault(limit.axis.key, []).append(limit)
    counting = {key: _counting(own, day) for key, own in by_measure.items()}
    limits = {key: resolved for key, own in counting.items() if (resolved := _resolve(own, day))}
    months = _fading()
    fresh = [one for one in prepared.assessments if day <= months_later(one.date, months)]
    in_force = {key: [limit for limit, _ in own if _in_force(limit, day)] for key, own in counting.items()}
    return PersonView(
        limits=limits,
        derived=_load_limits(limits) | _light_work_loads(limits),
        assessed=frozenset(name for one in fresh for name in (*one.covers, *one.no_restriction)),
        contradictions=contradicted(
            in_force, frozenset(name for one in prepared.assessments for name in one.no_restriction)
        ),
        has_open_note=any(
            not note.settled and (note.source is None or note.source.usable_on(prepared.as_of))
            for note in prepared.participant.uncoded_notes
        ),
    )
