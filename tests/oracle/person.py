"""The participant's side: which limits count at the day t, what was assessed, what stands uncoded."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from .days import day, older_than_24_months
from .intervals import Interval, compare, fold, inside, limit_amount, point, rests_on_unsure_word, share_a_value
from .tables import FREQUENCIES, Key, measures

DOCTORS = frozenset({"drv_1a", "drv_opinion", "aed", "gesundheitsamt", "company_doctor", "treating_doctor"})
MEDICAL = DOCTORS | {"psych_service", "imba", "melba", "mini_icf", "efl", "ela", "ergos"}


@dataclass(frozen=True)
class Limit:
    """One limit at the day t. `derived`: empty if stated, `kg` if bounded by neighbours, `r3` if from light work."""

    key: Key
    amount: Interval | None  # ceilings and needs
    options: frozenset[str]  # excluded options, or needed ones
    conditional: bool
    instrument: str
    dated: date | None
    valid_from: date | None = None
    valid_until: date | None = None
    review_on: date | None = None
    positive: bool = False
    within: tuple[str, date | None] | None = None
    unsure: bool = False
    outside: bool = False  # not in force at t: expired, or in the future
    faded: bool = False
    derived: str = ""
    origins: tuple[Limit, ...] = field(default=())

    @property
    def is_empty_list(self) -> bool:
        return self.amount is None and not self.options

    @property
    def medical(self) -> bool:
        return self.instrument in MEDICAL

    @property
    def source(self) -> tuple[str, date | None]:
        return (self.instrument, self.dated)

    def roots(self) -> tuple[Limit, ...]:
        """The stated limits it rests on."""
        return self.origins or (self,)


def has_consent(source: dict[str, Any], today: date) -> bool:
    until = day(source.get("consent_until"))
    return not source.get("consent_withdrawn") and (until is None or until >= today)


def is_ready(participant: dict[str, Any], today: date) -> bool:
    """A28."""
    stability = participant.get("stability") or {}
    until = day(stability.get("valid_until"))
    return stability.get("status") == "stable" and (until is None or until >= today)


def has_uncoded_text(participant: dict[str, Any], today: date) -> bool:
    """A note that may be used and is not settled (A12, A14)."""
    notes = participant.get("uncoded_notes") or []
    return any(has_consent(note.get("source") or {}, today) and note.get("settled") is not True for note in notes)


def read_limit(raw: dict[str, Any], t: date) -> Limit:
    measure = measures()[raw["dimension"], raw["measure"]]
    source = raw.get("source") or {}
    instrument, dated = source.get("instrument", ""), day(source.get("date"))
    amount, options, unsure = None, frozenset[str](), False
    if measure.kind in ("ceiling", "need"):
        stated = raw["at_most"] if measure.kind == "ceiling" else raw["needs"]
        amount, unsure = limit_amount(stated), rests_on_unsure_word(stated)
    else:
        options = frozenset(fold(option) for option in raw["excluded" if measure.kind == "set" else "needs"])
    strength = raw.get("strength")
    if strength is None:  # A37
        strength = "conditional" if instrument in ("coach", "self_report") and measure.group in "HI" else "absolute"
    first, last = day(raw.get("valid_from")), day(raw.get("valid_until"))
    outside = (first is not None and t < first) or (last is not None and t > last)
    positive = bool(raw.get("positive"))
    within = raw.get("within")
    return Limit(
        measure.key,
        amount,
        options,
        strength == "conditional",
        instrument,
        dated,
        first,
        last,
        day(raw.get("review_on")),
        positive,
        (within["instrument"], day(within["date"])) if within else None,
        unsure,
        outside,
        positive and not outside and older_than_24_months(dated, t),
    )


class Person:
    """What is known about the participant on the day t of one offer."""

    def __init__(self, participant: dict[str, Any], today: date, t: date) -> None:
        self.t = t
        live = [raw for raw in participant.get("limits") or [] if has_consent(raw.get("source") or {}, today)]
        gone = {
            ((raw.get("source") or {}).get("instrument"), day((raw.get("source") or {}).get("date")))
            for raw in participant.get("limits") or []
            if not has_consent(raw.get("source") or {}, today)
        }
        stated = _without_settled([read_limit(raw, t) for raw in live])
        stated = _with_exact_statements(stated)
        self.statements = stated  # with empty lists, which can contradict
        self.limits = [limit for limit in stated if not limit.is_empty_list]
        self.assessments = [
            raw
            for raw in participant.get("assessments") or []
            if (raw.get("instrument"), day(raw.get("date"))) not in gone
        ]
        self.uncoded = has_uncoded_text(participant, today)

    def stated_limits(self, key: Key) -> list[Limit]:
        return [limit for limit in self.limits if limit.key == key]

    def limits_on(self, key: Key, stated_load: bool) -> list[Limit]:
        """All limits compared on a measure. `stated_load`: whether the offer states a load at this very point."""
        limits = self.stated_limits(key)
        if measures()[key].is_load:
            if all(limit.outside for limit in limits) and (limits or stated_load):
                limits = limits + self._between_neighbours(key)
            if key[0] == "lift_carry" and stated_load:
                limits = limits + self._light_work_load(key)
        return limits

    def has_load_limit_in_force(self, dimension: str) -> bool:
        return any(limit.key[0] == dimension and not limit.outside for limit in self.limits)

    def _between_neighbours(self, key: Key) -> list[Limit]:
        """A6: a point not stated lies between the next more frequent and the next less frequent stated point."""
        place = FREQUENCIES.index(key[1])
        more = self._first_stated(key[0], FREQUENCIES[:place][::-1])
        less = self._first_stated(key[0], FREQUENCIES[place + 1 :])
        if not more and not less:
            return []
        lows = [(limit.amount.lo, limit.amount.lo_open) for limit in more if limit.amount is not None]
        highs = [
            (limit.amount.hi, not limit.amount.hi_open)
            for limit in less
            if limit.amount is not None and limit.amount.hi is not None
        ]
        lo, lo_open = min(lows) if lows else (point(0).lo, False)
        between = Interval(lo, None, lo_open)
        if highs:
            hi, closed = min(highs)
            between = Interval(lo, hi, lo_open, not closed)
            if lo > hi or (lo == hi and (lo_open or not closed)):  # they contradict each other: the smaller counts
                least = [(one.amount.lo, one.amount.lo_open) for one in less if one.amount is not None]
                between = Interval(min(least)[0], hi, min(least)[1], not closed)
        bounding = less or more
        found = [
            Limit(
                key,
                between,
                frozenset(),
                all(limit.conditional for limit in bounding),
                "",
                None,
                faded=any(limit.faded for limit in more),  # a fit rests on the lower bound
                derived="kg",
                origins=tuple(more + less),
            )
        ]
        if all(limit.conditional for limit in bounding):
            found += self._firm_behind(key, found[0])
        return found

    def _firm_behind(self, key: Key, softer: Limit) -> list[Limit]:
        """8.8: a conditional limit at a nearer point does not soften an absolute one at a less frequent point."""
        for frequency in FREQUENCIES[FREQUENCIES.index(key[1]) + 1 :]:
            firm = [
                limit
                for limit in self.stated_limits((key[0], frequency))
                if not limit.outside and not limit.conditional and limit.amount is not None
            ]
            if firm:
                hi, closed = min((one.amount.hi, not one.amount.hi_open) for one in firm if one.amount is not None)
                lo, lo_open = softer.amount.lo, softer.amount.lo_open
                amount = Interval(lo, hi, lo_open, not closed) if lo < hi else Interval(hi, hi)
                return [
                    Limit(
                        key,
                        amount,
                        frozenset(),
                        conditional=False,
                        instrument="",
                        dated=None,
                        faded=softer.faded,
                        derived="kg",
                        origins=tuple(firm),
                    )
                ]
        return []

    def _first_stated(self, dimension: str, frequencies: tuple[str, ...]) -> list[Limit]:
        for frequency in frequencies:
            found = [limit for limit in self.stated_limits((dimension, frequency)) if not limit.outside]
            if found:
                return found
        return []

    def _light_work_load(self, key: Key) -> list[Limit]:
        """R3: light work without any stated load limit implies 15 kg selten and 10 kg otherwise."""
        if any(limit.key[0] == "lift_carry" for limit in self.limits):
            return []
        light = [
            limit
            for limit in self.stated_limits(("work_heaviness", "class"))
            if not limit.outside and limit.amount is not None and compare(limit.amount, point(1)) == "fits"
        ]
        if not light:
            return []
        return [
            Limit(
                key,
                point(15 if key[1] == "selten" else 10),
                frozenset(),
                all(limit.conditional for limit in light),
                "",
                None,
                faded=all(limit.faded for limit in light),
                derived="r3",
                origins=tuple(light),
            )
        ]

    def is_assessed(self, dimension: str) -> bool:
        """A12, A13: the closed world of an assessment that is not older than 24 months."""
        return any(
            dimension in (raw.get("covers") or []) or dimension in (raw.get("no_restriction") or [])
            for raw in self.assessments
            if not older_than_24_months(day(raw.get("date")), self.t)
        )

    def contradicts_itself(self, key: Key, limits: list[Limit]) -> bool:
        """A3: two limits of different sources share no value, a limit meets a `no_restriction`, or R4."""
        if not limits:
            return False
        here = [limit for limit in self.statements if limit.key == key and not limit.outside]
        for a in here:
            for b in here:
                if a.source != b.source and _disagree(a, b):
                    return True
        stated = any(not limit.outside and limit.derived != "r3" for limit in limits)
        if stated and any(key[0] in (raw.get("no_restriction") or []) for raw in self.assessments):
            return True
        heavy = any(
            limit.key == ("work_heaviness", "class") and limit.amount is not None and limit.amount.lo >= 3
            for limit in self.limits
            if not limit.outside
        )
        small = {
            limit.key
            for limit in self.limits
            if limit.key[0] == "lift_carry" and not limit.outside and limit.amount and _below(limit.amount, 10)
        }
        return heavy and bool(small) and (key == ("work_heaviness", "class") or key in small)


def _below(value: Interval, bound: int) -> bool:
    """Every value of the interval is smaller than the bound."""
    return compare(point(bound), value) == "exceeded"


def _disagree(a: Limit, b: Limit) -> bool:
    if a.amount is not None and b.amount is not None:
        return not share_a_value(a.amount, b.amount)
    return a.options != b.options


def _without_settled(limits: list[Limit]) -> list[Limit]:
    """A11: an expired limit or a faded permission ends once a later limit in force speaks about the same measure."""

    def settles(new: Limit, old: Limit) -> bool:
        if new.key != old.key or new.outside or new.faded or (old.medical and not new.medical):
            return False
        after = old.valid_until if old.outside else old.dated
        return new.dated is not None and after is not None and new.dated > after

    return [
        limit
        for limit in limits
        if not ((limit.outside or limit.faded) and any(settles(other, limit) for other in limits if other is not limit))
    ]


def _with_exact_statements(limits: list[Limit]) -> list[Limit]:
    """A32: a statement of coach or person inside the interval of the named medical limit takes its place.

    It never loosens: it is absolute where the replaced limit was, and it replaces only what is in force and not faded.
    """
    kept = []
    for limit in limits:
        if any(_is_made_exact(limit, own) for own in limits):
            continue
        bands = [band for band in limits if _is_made_exact(band, limit)]
        kept.append(replace(limit, conditional=limit.conditional and all(band.conditional for band in bands)))
    return kept


def _is_made_exact(band: Limit, own: Limit) -> bool:
    if own.medical or not band.medical or own.key != band.key or own.within != band.source:
        return False
    if own.outside or band.outside or band.faded or own.amount is None or band.amount is None:
        return False
    return inside(own.amount, band.amount)
