"""The person's side, resolved once per start day: which limits live, are in force, have faded (A3, A10-A12, A32)."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from proaktiv_match.fit._contradictions import contradicted
from proaktiv_match.fit._derived_limits import light_work_loads, load_limits
from proaktiv_match.fit._finding import FindingSource
from proaktiv_match.fit._live_limit import LiveLimit
from proaktiv_match.profiles import Arrangement, Assessment, Limit, Participant
from proaktiv_match.vocabulary import Kind, Measure, MeasureKey, Number, fold, vocabulary

__all__ = ["PersonView", "PreparedParticipant", "months_later", "prepare"]

_NOTHING: frozenset[str] = frozenset()
_ASKS = {"coach": "coach", "self_report": "participant"}


@dataclass(frozen=True, slots=True)
class PersonView:
    """A participant on one start day.

    Attributes:
        limits: stated limits by measure, expired ones included, in the order of the vocabulary.
        derived: limits that follow from others, by measure without a limit in force of its own.
        assessed: dimensions that a live assessment of the last 24 months has looked at.
        contradictions: measures whose statements contradict each other.
        has_open_note: whether an uncoded note is unsettled (A14).
        note_sources: where the unsettled notes come from; their text stays with the coach.
    """

    limits: dict[MeasureKey, tuple[LiveLimit, ...]]
    derived: dict[MeasureKey, tuple[LiveLimit, ...]]
    assessed: frozenset[str]
    contradictions: frozenset[MeasureKey]
    has_open_note: bool
    note_sources: tuple[FindingSource, ...]

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
    """The same day some months later; the last day of the month where it has fewer days.

    The calendar ends with the year 9999, which case systems write for "without end": then its last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


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
    withdrawn = [limit.source for limit in participant.limits if not limit.source.usable_on(as_of)]
    gone = {(source.instrument, source.date) for source in withdrawn}
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


def _changes_on(limit: Limit, day: date) -> date | None:
    """The next day after the start on which the limit begins or has ended; ending lifts nothing, it asks anew (8.5)."""
    if limit.valid_from is not None and day < limit.valid_from:
        return limit.valid_from
    ends = limit.valid_until
    return ends + timedelta(days=1) if ends is not None and day <= ends < date.max else None


def _source(limit: Limit) -> FindingSource:
    return FindingSource("limit", limit.source.instrument, limit.source.date)


def _alive(limit: Limit, day: date, bands: tuple[Limit, ...]) -> LiveLimit:
    """The limit on the start day; `bands` are those that it made more precise, kept and shown beside it (A32)."""
    expired = not _in_force(limit, day)
    return LiveLimit(
        measure=limit.axis,
        interval=None if limit.amount is None else limit.amount.interval,
        options=_options(limit),
        # A band that must not be exceeded stays absolute when somebody makes it precise.
        conditional=limit.is_conditional and all(band.is_conditional for band in bands),
        expired=expired,
        faded=not expired and _has_faded(limit, day),
        review_due=limit.review_on is not None and limit.review_on <= day,
        derived=False,
        verify=limit.amount is not None and bool(limit.amount.verify),
        asks=("doctor" if limit.source.is_medical else _ASKS[limit.source.instrument],),
        self_report=limit.source.instrument == "self_report",
        stated=_stated(limit),
        changes_on=_changes_on(limit, day),
        sources=tuple(dict.fromkeys(map(_source, (limit, *bands)))),
    )


def _sort_key(limit: LiveLimit) -> tuple[object, ...]:
    """Strictest first, so that a finding shows the same limit whatever the order of the input."""
    need = limit.measure.kind is Kind.NEED
    end: Number = 0
    if limit.interval is not None:
        end = -limit.interval.hi if need else limit.interval.hi
    source = limit.sources[0]
    options = sorted(limit.options)
    return (end, limit.conditional, options, source.kind, source.date, str(limit.interval), str(limit.stated))


def _counting(own: list[Limit], day: date) -> list[tuple[Limit, tuple[Limit, ...]]]:
    """The limits of one measure that count, each with the bands that it made more precise (A32).

    Left out are those bands, and old values that a newer one has taken over (A11).
    """
    bands: dict[int, tuple[Limit, ...]] = {}
    replaced = set()
    for limit in own:
        for precise in _made_precise(limit, own, day):
            replaced.add(id(limit))
            bands[id(precise)] = (*bands.get(id(precise), ()), limit)
    return [
        (limit, bands.get(id(limit), ()))
        for limit in own
        if id(limit) not in replaced and not _superseded(limit, own, day)
    ]


def _resolve(counting: list[tuple[Limit, tuple[Limit, ...]]], day: date) -> tuple[LiveLimit, ...]:
    """The counting limits on the start day, the strictest first; an empty list is no limit (A4)."""
    resolved = [_alive(limit, day, bands) for limit, bands in counting if limit.options or not limit.axis.is_set]
    return tuple(sorted(resolved, key=_sort_key))


def _view(prepared: PreparedParticipant, day: date) -> PersonView:
    by_measure: dict[MeasureKey, list[Limit]] = {}
    for limit in sorted(prepared.live, key=lambda one: one.axis.order):
        by_measure.setdefault(limit.axis.key, []).append(limit)
    counting = {key: _counting(own, day) for key, own in by_measure.items()}
    limits = {key: resolved for key, own in counting.items() if (resolved := _resolve(own, day))}
    months = _fading()
    fresh = [one for one in prepared.assessments if day <= months_later(one.date, months)]
    in_force = {key: [limit for limit, _ in own if _in_force(limit, day)] for key, own in counting.items()}
    notes = [
        note
        for note in prepared.participant.uncoded_notes
        if not note.settled and (note.source is None or note.source.usable_on(prepared.as_of))
    ]
    return PersonView(
        limits=limits,
        derived=load_limits(limits) | light_work_loads(limits),
        assessed=frozenset(name for one in fresh for name in (*one.covers, *one.no_restriction)),
        contradictions=contradicted(
            in_force, frozenset(name for one in prepared.assessments for name in one.no_restriction)
        ),
        has_open_note=bool(notes),
        note_sources=tuple(
            FindingSource("limit", instrument, said_on)
            for said_on, instrument in sorted(
                {(note.source.date, note.source.instrument) for note in notes if note.source is not None}
            )
        ),
    )
