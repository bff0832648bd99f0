"""Arrangements that change the offer's side, and what makes an offer contradict itself (A29)."""

from collections.abc import Iterable
from typing import Any

from tests.fit.change import Change, copied, is_living, unsuitable
from tests.worlds import (
    ACCOMMODATIONS,
    BY_KEY,
    STATUSES,
    Dice,
    MeasureRow,
    Pair,
    Range,
    amounts_of,
    confirmation,
    demanded,
    drawn_pair,
    range_of,
    within_a_shift,
)

__all__ = [
    "a_better_accommodation",
    "a_confirmed_accommodation",
    "a_forgotten_measure",
    "a_narrowed_demand",
    "a_silent_offer",
    "an_accommodation_of_unknown_status",
    "contradicts_itself",
    "only_typical_demands",
]

Record = dict[str, Any]
Key = tuple[str, str]

_RANK = {"employer": 3, "coach": 3, "ad_text": 2, "occupation": 0}
_IMPLIED = 1


def _key(entry: Record) -> Key:
    return entry["dimension"], entry["measure"]


def _rank(demand: Record) -> int:
    """Weight of a statement (A22, A33)."""
    rank = _RANK[demand["source"]["kind"]]
    return min(rank, _IMPLIED) if demand["source"].get("certainty") == "implied" else rank


def _deciding(offer: Record) -> dict[Key, list[Record]]:
    """The statements that count on each measure; what is typical or implied feeds no other measure (A22)."""
    by_key: dict[Key, list[Record]] = {}
    for demand in offer["demands"]:
        if _rank(demand) > _IMPLIED:
            by_key.setdefault(_key(demand), []).append(demand)
    return {
        key: [demand for demand in demands if _rank(demand) == max(map(_rank, demands))]
        for key, demands in by_key.items()
    }


def _together(demands: Iterable[Record]) -> Range | None:
    """The more demanding of several ceilings, end by end."""
    ranges = [demanded(demand["amount"]) for demand in demands]
    if not ranges:
        return None
    lo, lo_open = max((one.lo, one.lo_open) for one in ranges)
    hi, hi_closed = max((one.hi, not one.hi_open) for one in ranges)
    return Range(lo, hi, lo_open, not hi_closed)


def contradicts_itself(offer: Record) -> bool:
    """Whether kg rise with frequency, hours do not fit into the days, or a task with share 0 lasts or occurs (A29)."""
    said = _deciding(offer)
    ordered = {key: _together(demands) for key, demands in said.items() if BY_KEY[key].kind == "ceiling"}
    return _rising_loads(ordered) or _too_many_hours(ordered) or _done_although_absent(said, ordered)


def _rising_loads(ordered: dict[Key, Range | None]) -> bool:
    for name in ("lift_carry", "push_pull"):
        loads = [ordered.get((name, point)) for point in ("oft", "manchmal", "selten")]
        known = [load for load in loads if load is not None]
        if any(often.above(rarely) for place, often in enumerate(known) for rarely in known[place + 1 :]):
            return True
    return False


def _too_many_hours(ordered: dict[Key, Range | None]) -> bool:
    daily, weekly = ordered.get(("daily_hours", "hours")), ordered.get(("weekly_hours", "hours"))
    days = ordered.get(("weekly_hours", "days"))
    return daily is not None and weekly is not None and weekly.lo > daily.hi * (6 if days is None else days.hi)


def _done_although_absent(said: dict[Key, list[Record]], ordered: dict[Key, Range | None]) -> bool:
    for (name, measure), share in ordered.items():
        if measure != "share" or share is None or not share.is_zero:
            continue
        for key, demands in said.items():
            amount = ordered.get(key)
            lasts = amount is not None and amount.excludes_zero
            if key[0] == name and (lasts or any(demand.get("required") for demand in demands)):
                return True
    return False


def _narrower(dice: Dice, demand: Record, row: MeasureRow) -> None:
    """Narrow `demand` in place: a smaller range inside, or an optional option decided."""
    if row.kind == "set":
        if not demand.get("optional"):
            unsuitable()
        option = dice.pick(demand["optional"])
        demand["optional"] = [other for other in demand["optional"] if other != option]
        target = dice.pick(("required", "absent"))
        demand[target] = [*demand.get(target, ()), option]
        return
    field = "amount" if row.kind == "ceiling" else "provides"
    if not row.is_ordered:
        unsuitable()
    was = demanded(demand[field])
    inside = [amount for amount in amounts_of(row) if _is_inside(range_of(amount), was)]
    demand[field] = dice.pick(inside) if inside else unsuitable()


def _is_inside(new: Range | None, old: Range) -> bool:
    return new is not None and new != old and new.inside(old)


def a_narrowed_demand(dice: Dice) -> Change:
    """One statement made more exact, in an offer that contradicts itself neither before nor after."""
    before = drawn_pair(dice)
    demands = before.offer["demands"]
    open_ones = [place for place, demand in enumerate(demands) if _can_be_narrowed(demand)]
    place = dice.pick(open_ones) if open_ones else unsuitable()
    key = _key(demands[place])
    after = copied(before)
    _narrower(dice, after.offer["demands"][place], BY_KEY[key])
    if contradicts_itself(before.offer) or contradicts_itself(after.offer):
        unsuitable()
    if within_a_shift(after.offer["demands"]) != after.offer["demands"]:
        unsuitable()
    return Change(before, after, key)


def _can_be_narrowed(demand: Record) -> bool:
    if demand.get("optional"):
        return True
    amount = demand.get("amount", demand.get("provides"))
    return isinstance(amount, str | dict)


def _days_follow(offer: Record) -> bool:
    """Whether 5 days follow from hours (A8): then days stated otherwise are no contradiction, yet differ."""
    said = {key: _together(demands) for key, demands in _deciding(offer).items() if BY_KEY[key].kind == "ceiling"}
    daily, weekly = said.get(("daily_hours", "hours")), said.get(("weekly_hours", "hours"))
    return daily is not None and weekly is not None and weekly.lo <= 5 * daily.hi and weekly.hi >= 5 * daily.lo


def a_forgotten_measure(dice: Dice) -> Change:
    """All that is stated on one measure left out, in an offer that does not contradict itself.

    What is typical or implied stays now and then. Two more conditions than A29 names: `days` are not left out where
    A8 would put 5 in their place, and weekly hours not where an agreed `hours_spread` rests on them (A36).
    """
    before = drawn_pair(dice)
    if not before.offer["demands"] or contradicts_itself(before.offer):
        unsuitable()
    key = _key(dice.pick(before.offer["demands"]))
    entries = [*before.offer["accommodations"], *before.participant.get("arrangements", ())]
    if key == ("weekly_hours", "hours") and any(entry["id"] == "hours_spread" for entry in entries):
        unsuitable()
    if key == ("weekly_hours", "days") and _days_follow(before.offer):
        unsuitable()
    weak_stay = dice.chance(50)
    after = copied(before)
    after.offer["demands"] = [
        demand for demand in after.offer["demands"] if _key(demand) != key or (weak_stay and _rank(demand) <= _IMPLIED)
    ]
    return Change(before, after, key)


def _entries(pair: Pair) -> list[Record]:
    """The entries on accommodations that count for the pair: the post's, and the person's agreements for this offer."""
    own = [entry for entry in pair.participant.get("arrangements", ()) if entry["offer"] == pair.offer["id"]]
    return [*pair.offer["accommodations"], *own]


def _entry(dice: Dice, pair: Pair, suits: Any = None) -> Record:
    entries = [entry for entry in _entries(pair) if suits is None or suits(entry)]
    return dice.pick(entries) if entries else unsuitable()


def a_better_accommodation(dice: Dice) -> Change:
    """One entry's status raised: refused < unknown < requestable < agreed < present; not listed is unknown."""
    before = drawn_pair(dice)
    after = copied(before)
    listed = {entry["id"] for entry in after.offer["accommodations"]}
    if dice.chance(30):
        row = dice.pick([row for row in ACCOMMODATIONS if row.id not in listed])
        entry = {"id": row.id, "status": "unknown"}
        after.offer["accommodations"].append(entry)
    else:
        entry = _entry(dice, after, lambda one: one["status"] != STATUSES[-1])
    entry["status"] = dice.pick(STATUSES[STATUSES.index(entry["status"]) + 1 :])
    return Change(before, after)


def a_confirmed_accommodation(dice: Dice) -> Change:
    """One entry confirmed by a named person."""
    before = drawn_pair(dice)
    after = copied(before)
    _entry(dice, after, lambda entry: "confirmed_by" not in entry)["confirmed_by"] = confirmation()
    return Change(before, after)


def an_accommodation_of_unknown_status(dice: Dice) -> Change:
    """Before: an entry with status unknown at the post. After: no such entry."""
    before = copied(drawn_pair(dice))
    entries = before.offer["accommodations"]
    if not entries:
        unsuitable()
    place = dice.number(0, len(entries) - 1)
    entries[place] = {"id": entries[place]["id"], "status": "unknown"}
    after = copied(before)
    after.offer["accommodations"].pop(place)
    return Change(before, after)


_FEEDERS = {"daily_hours": {"weekly_hours"}, "sitting": {"posture_change"}, "standing": {"posture_change"}}
"""Other dimensions from which something about a dimension follows (A8, A9)."""


def a_silent_offer(dice: Dice) -> Change:
    """The offer says nothing on a dimension with a living limit, and lists no measure that acts on it."""
    before = drawn_pair(dice)
    living = [limit for limit in before.participant["limits"] if is_living(limit, before.as_of)]
    key = _key(dice.pick(living)) if living else unsuitable()
    silent = {key[0]} | _FEEDERS.get(key[0], set())
    acting = {row.id for row in ACCOMMODATIONS if silent & set(row.acts_on)}
    after = copied(before)
    after.offer["demands"] = [demand for demand in after.offer["demands"] if demand["dimension"] not in silent]
    for record, name in ((after.offer, "accommodations"), (after.participant, "arrangements")):
        record[name] = [entry for entry in record.get(name, ()) if entry["id"] not in acting]
    return Change(before, after, key)


def only_typical_demands(dice: Dice) -> Change:
    """Every demand is typical for the occupation, or implied by a task; nothing is listed that could adapt."""
    before = drawn_pair(dice)
    after = copied(before)
    day = before.as_of.isoformat()
    implied = {"kind": "ad_text", "date": day, "quote": "Verstärkung", "certainty": "implied"}
    for demand in after.offer["demands"]:
        demand["source"] = dice.pick(({"kind": "occupation", "date": day}, implied))
    after.offer["accommodations"], after.participant["arrangements"] = [], []
    return Change(before, after)
