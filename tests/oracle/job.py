"""The offer's side: the demand that decides on each measure, and what its neighbours tell (A5-A9, A22, A33, A41)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from .intervals import (
    Interval,
    demand_amount,
    divided,
    fold,
    larger_of,
    point,
    rests_on_unsure_word,
    share_a_value,
    smaller_of,
)
from .tables import FREQUENCIES, Key, Measure, measures

ALTERNATING = frozenset({"frueh", "spaet", "nacht"})
DAY_POSITIONS = ALTERNATING | {"tag"}
FIVE = DAY_POSITIONS | {"wechsel"}  # naming one of them answers for all five (A4)

DIRECT, ADVERTISED, IMPLIED, TYPICAL = 3, 2, 1, 0
_NAMES = {DIRECT: "stated", ADVERTISED: "stated", IMPLIED: "implied", TYPICAL: "typical"}


@dataclass(frozen=True)
class Options:
    """A set demand after A5. `named` keeps what was named before an accommodation took options away."""

    required: frozenset[str]
    optional: frozenset[str]
    absent: frozenset[str]
    named: frozenset[str]
    complete: bool
    says_something: bool = True  # False: both lists empty on shift_pattern


@dataclass(frozen=True)
class Provided:
    """A need-set demand: what the job provides."""

    options: frozenset[str]
    complete: bool


Value = Interval | Options | Provided


@dataclass(frozen=True)
class Demand:
    """The demand that decides on one measure."""

    known: str  # stated | implied | typical | unknown
    value: Value | None = None
    from_ad: bool = False
    contradiction: bool = False
    unsure: bool = False
    derived: str = ""  # kg | zero | weekly | five_days
    fifth: Interval | None = None  # weekly hours / 5, for the tendency (A25)

    @property
    def stated(self) -> bool:
        return self.known == "stated"

    @property
    def interval(self) -> Interval:
        assert isinstance(self.value, Interval)
        return self.value


UNKNOWN = Demand("unknown")
NOTHING = Options(frozenset(), frozenset(), frozenset(), frozenset(), complete=True)


class Job:
    """The demands of one offer."""

    def __init__(self, offer: dict[str, Any]) -> None:
        self._raw: dict[Key, list[dict[str, Any]]] = {}
        for raw in offer.get("demands") or []:
            self._raw.setdefault((raw["dimension"], raw["measure"]), []).append(raw)

    def own(self, key: Key) -> Demand:
        """The deciding demand as the offer gives it, nothing derived."""
        measure, statements = measures()[key], self._raw.get(key, [])
        if not statements:
            return UNKNOWN
        rank = max(map(_rank, statements))
        deciding = [raw for raw in statements if _rank(raw) == rank]
        value = _joined(measure, deciding, rank)
        contradiction = False
        if rank == DIRECT:
            advertised = [raw for raw in statements if _rank(raw) == ADVERTISED]
            contradiction = any(not _common(value, _joined(measure, [raw], ADVERTISED)) for raw in advertised)
        return Demand(
            _NAMES[rank],
            value,
            rank == ADVERTISED,
            contradiction,
            any(rests_on_unsure_word(raw.get("amount")) for raw in deciding),
        )

    def states(self, key: Key) -> bool:
        """Said by employer, coach or advertisement; typical and implied values do not state."""
        return self.own(key).stated

    def demand(self, key: Key) -> Demand:
        """The deciding demand, or what stated neighbours tell about it; they outweigh a typical value."""
        own = self.own(key)
        if own.stated:
            return own
        return self._zero_share(key) or self._load(key) or self._hours(key) or own

    def _zero_share(self, key: Key) -> Demand | None:
        """A7: a stated share of exactly 0 makes the other measures of the dimension 0 or empty."""
        share_key = (key[0], "share")
        if key == share_key or share_key not in measures():
            return None
        share = self.own(share_key)
        if not share.stated or share.value != point(0):
            return None
        value: Value = NOTHING if measures()[key].kind == "set" else point(0)
        return Demand("stated", value, share.from_ad, derived="zero")

    def _load(self, key: Key) -> Demand | None:
        """A6 on the job's side."""
        if not measures()[key].is_load:
            return None
        place = FREQUENCIES.index(key[1])
        more = self._first_stated(key[0], FREQUENCIES[:place][::-1])
        less = self._first_stated(key[0], FREQUENCIES[place + 1 :])
        if more is None and less is None:
            return None
        low, high = more.interval if more else point(0), less.interval if less else Interval(point(0).lo, None)
        value = Interval(low.lo, high.hi, low.lo_open, high.hi_open)
        if high.hi is not None and (low.lo > high.hi or (low.lo == high.hi and (low.lo_open or high.hi_open))):
            value = low  # statements that contradict each other: the greater load counts
        return Demand("stated", value, any(side.from_ad for side in (more, less) if side), derived="kg")

    def _first_stated(self, dimension: str, frequencies: tuple[str, ...]) -> Demand | None:
        for frequency in frequencies:
            if self.states((dimension, frequency)):
                return self.own((dimension, frequency))
        return None

    def weekly_hours(self) -> Interval | None:
        weekly = self.own(("weekly_hours", "hours"))
        return weekly.interval if weekly.stated else None

    def _hours(self, key: Key) -> Demand | None:
        """A8."""
        weekly, days = self.own(("weekly_hours", "hours")), self.own(("weekly_hours", "days"))
        daily = self.own(("daily_hours", "hours"))
        if not weekly.stated:
            return None
        if key == ("daily_hours", "hours"):
            per_week = days.interval if days.stated else point(6)
            if not per_week.hi:
                return None
            least = weekly.interval.lo / per_week.hi
            value = Interval(least, point(24).hi, weekly.interval.lo_open or per_week.hi_open)
            from_ad = weekly.from_ad or (days.stated and days.from_ad)
            return Demand("stated", value, from_ad, derived="weekly", fifth=divided(weekly.interval, 5))
        if key == ("weekly_hours", "days") and daily.stated:
            both_points = weekly.interval.is_point and daily.interval.is_point
            if both_points and weekly.interval.lo == 5 * daily.interval.lo > 0:
                return Demand("stated", point(5), weekly.from_ad or daily.from_ad, derived="five_days")
        return None

    def posture_change(self) -> Demand:
        """What the job states about changing posture; typical and implied values do not count (A9, A22)."""
        own = self.own(("posture_change", "class"))
        return own if own.stated else UNKNOWN

    def has_public_contact_only_from_afar(self) -> bool:
        """A21: the channels are stated without `persoenlich`."""
        own = self.own(("public_contact", "channels"))
        if not own.stated or not isinstance(own.value, Options):
            return False
        named = own.value.required | own.value.optional
        return "persoenlich" not in named and (bool(named) or "persoenlich" in own.value.absent)


def _rank(raw: dict[str, Any]) -> int:
    source = raw.get("source") or {}
    if source.get("kind") == "occupation":
        return TYPICAL
    if source.get("certainty") == "implied":
        return IMPLIED
    return ADVERTISED if source.get("kind") == "ad_text" else DIRECT


def _joined(measure: Measure, statements: list[dict[str, Any]], rank: int) -> Value:
    """Several statements of one rank: the more demanding, the least provided, the union (A22)."""
    if measure.kind == "set":
        return _options(measure, statements, rank)
    if measure.kind == "need-set":
        lists = [frozenset(map(fold, raw.get("provides") or [])) for raw in statements]
        return Provided(frozenset.intersection(*lists), rank in (DIRECT, TYPICAL))
    amounts = [demand_amount(raw["amount" if measure.kind == "ceiling" else "provides"]) for raw in statements]
    result = amounts[0]
    for amount in amounts[1:]:
        result = larger_of(result, amount) if measure.kind == "ceiling" else smaller_of(result, amount)
    return result


def _options(measure: Measure, statements: list[dict[str, Any]], rank: int) -> Options:
    def union(name: str) -> frozenset[str]:
        return frozenset(fold(option) for raw in statements for option in raw.get(name) or [])

    required = union("required")
    optional = union("optional") - required
    lists = [frozenset(map(fold, raw.get("absent") or [])) for raw in statements]
    absent = frozenset.intersection(*lists) - required - optional
    says_something = True
    if measure.key == ("shift_pattern", "options"):
        says_something = bool(required | optional)
        named = required | optional
        if "wechsel" in named and len(named & ALTERNATING) < 2:
            optional |= ALTERNATING - required
        elif "wechsel" not in named and len(named & DAY_POSITIONS) >= 2:
            optional |= {"wechsel"}
        optional -= absent
    return Options(required, optional, absent, required | optional, rank in (DIRECT, TYPICAL), says_something)


def _common(deciding: Value, advertised: Value) -> bool:
    """The advertisement and the deciding statement have a value in common; silence has."""
    if isinstance(deciding, Interval) and isinstance(advertised, Interval):
        return share_a_value(deciding, advertised)
    if isinstance(deciding, Options) and isinstance(advertised, Options):
        a, b = deciding.named, advertised.named
        if a == frozenset() != b and b <= deciding.absent:
            return False
    else:
        assert isinstance(deciding, Provided)
        assert isinstance(advertised, Provided)
        a, b = deciding.options, advertised.options
    return not a or not b or bool(a & b)


def employer_demand(measure: Measure, text: str) -> Demand:
    """A side effect of the catalogue, read as a stated demand (A17)."""
    if measure.kind == "set":
        listed = frozenset(fold(option) for option in text.split("|"))
        return Demand("stated", replace(NOTHING, required=listed, named=listed))
    return Demand("stated", demand_amount(text if text[0] in "[(" else Fraction(text)))
