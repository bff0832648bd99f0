"""Arrangements that change the participant's side."""

from datetime import date, timedelta
from typing import Any

from tests.fit.change import Change, copied, is_living, unsuitable
from tests.worlds import (
    BY_KEY,
    DIMENSIONS,
    OF_DIMENSION,
    Calendar,
    Dice,
    MeasureRow,
    Pair,
    Range,
    a_limit,
    amounts_of,
    drawn_pair,
    range_of,
    some,
)

__all__ = [
    "a_further_note",
    "a_limit_made_absolute",
    "a_lowered_limit",
    "a_note_without_effect",
    "a_restriction_on_a_new_dimension",
    "a_second_limit_on_a_measure",
    "a_withdrawn_limit",
    "an_older_prohibition",
]

Record = dict[str, Any]
Key = tuple[str, str]


def _key(entry: Record) -> Key:
    return entry["dimension"], entry["measure"]


def _calendar(pair: Pair) -> Calendar:
    start = pair.offer.get("start_on")
    return Calendar(pair.as_of, None if start is None else date.fromisoformat(start))


def _new_limit(dice: Dice, row: MeasureRow, pair: Pair) -> Record:
    calendar = _calendar(pair)
    source = {"instrument": dice.pick(("drv_1a", "aed", "coach", "self_report")), "date": calendar.statement(dice)}
    return a_limit(dice, row, [source], calendar)


def a_restriction_on_a_new_dimension(dice: Dice) -> Change:
    """A further limit on a dimension that had none; not lift_carry where R3 derives limits from the class."""
    before = drawn_pair(dice)
    limited = {limit["dimension"] for limit in before.participant["limits"]}
    demanded = {demand["dimension"] for demand in before.offer["demands"]}
    barred = limited | ({"lift_carry"} if "work_heaviness" in limited else set())
    free = [name for name in DIMENSIONS if name not in barred]
    met = [name for name in free if name in demanded]
    row = dice.pick(OF_DIMENSION[dice.pick(met if met and dice.chance(80) else free)])
    after = copied(before)
    after.participant["limits"].append(_new_limit(dice, row, before))
    return Change(before, after, row.key)


def _limit_of(dice: Dice, pair: Pair, suits: Any = None) -> int:
    places = [place for place, limit in enumerate(pair.participant["limits"]) if suits is None or suits(limit)]
    return dice.pick(places) if places else unsuitable()


def a_second_limit_on_a_measure(dice: Dice) -> Change:
    """Another limit beside one in force; neither narrows the other by `within`, and neither is a permission."""
    before = drawn_pair(dice)
    place = _limit_of(dice, before, lambda limit: is_living(limit, before.as_of))
    key = _key(before.participant["limits"][place])
    barred = ("valid_from", "valid_until", "positive", "within")
    if any(name in limit for limit in before.participant["limits"] if _key(limit) == key for name in barred):
        unsuitable()
    after = copied(before)
    after.participant["limits"].append(_new_limit(dice, BY_KEY[key], before))
    return Change(before, after, key)


def _stricter(dice: Dice, limit: Record, row: MeasureRow) -> Any:
    """A stricter value: both ends lower (higher for needs), more excluded, more needed."""
    field = "at_most" if row.kind == "ceiling" else "excluded" if row.kind == "set" else "needs"
    old = limit[field]
    if not row.is_ordered:
        added = some(dice, [option for option in row.options if option not in old], 3, 70)
        return (field, [*old, *added]) if old and added else unsuitable()
    was = range_of(old)
    if was is None:
        unsuitable()
    stricter = [amount for amount in amounts_of(row) if _is_stricter(range_of(amount), was, row)]
    return (field, dice.pick(stricter)) if stricter else unsuitable()


def _is_stricter(new: Range | None, old: Range, row: MeasureRow) -> bool:
    if new is None or new == old:
        return False
    return new.at_or_below(old) if row.kind == "ceiling" else old.at_or_below(new)


def a_lowered_limit(dice: Dice) -> Change:
    """A limit made stricter, on a measure where nobody's `within` stands.

    A lowered band may come to hold a value that then takes its place (A32), or no longer hold one that had.
    Words are left as they are, and an empty list is no limit that could be lowered (A4).
    """
    before = drawn_pair(dice)
    place = _limit_of(dice, before)
    key = _key(before.participant["limits"][place])
    if any("within" in limit for limit in before.participant["limits"] if _key(limit) == key):
        unsuitable()
    after = copied(before)
    limit = after.participant["limits"][place]
    field, value = _stricter(dice, limit, BY_KEY[key])
    limit[field] = value
    return Change(before, after, key)


def a_limit_made_absolute(dice: Dice) -> Change:
    """The strength of a limit stated as absolute; before it was stated as conditional, or not at all."""
    before = drawn_pair(dice)
    place = _limit_of(dice, before, lambda limit: limit.get("strength") != "absolute")
    after = copied(before)
    after.participant["limits"][place]["strength"] = "absolute"
    return Change(before, after, _key(after.participant["limits"][place]))


def a_withdrawn_limit(dice: Dice) -> Change:
    """Before: a limit without consent. After: no such limit, and no assessment of the same report (A12)."""
    before = copied(drawn_pair(dice))
    place = _limit_of(dice, before)
    source = before.participant["limits"][place]["source"]
    if dice.chance(50):
        source["consent_withdrawn"] = True
    else:
        source["consent_until"] = (before.as_of - timedelta(days=1)).isoformat()
    after = copied(before)
    limit = after.participant["limits"].pop(place)
    report = (source["instrument"], source["date"])
    after.participant["assessments"] = [
        entry for entry in after.participant["assessments"] if (entry["instrument"], entry["date"]) != report
    ]
    return Change(before, after, _key(limit))


_NOTE: Record = {"text": "Meidet enge Räume", "source": {"instrument": "ergos", "date": "2019-05-05"}}


def a_further_note(dice: Dice) -> Change:
    """A live note that nobody has settled, beside all that is there."""
    before = drawn_pair(dice)
    after = copied(before)
    note = _NOTE | ({"settled": False} if dice.chance(50) else {})
    after.participant.setdefault("uncoded_notes", []).append(note)
    return Change(before, after)


def a_note_without_effect(dice: Dice) -> Change:
    """A note that is settled, or whose consent has ended."""
    before = drawn_pair(dice)
    after = copied(before)
    note = dice.pick(
        (
            _NOTE | {"settled": True},
            _NOTE | {"source": _NOTE["source"] | {"consent_withdrawn": True}},
            _NOTE | {"source": _NOTE["source"] | {"consent_until": (before.as_of - timedelta(days=1)).isoformat()}},
        )
    )
    after.participant.setdefault("uncoded_notes", []).append(note)
    return Change(before, after)


def an_older_prohibition(dice: Dice) -> Change:
    """The only limit on a measure, no permission, ten years older; no assessments, which do grow old (A12)."""
    before = copied(drawn_pair(dice))
    before.participant["assessments"] = []
    limits = before.participant["limits"]
    place = _limit_of(dice, before, lambda limit: "positive" not in limit and "within" not in limit)
    key = _key(limits[place])
    if sum(_key(limit) == key for limit in limits) > 1:
        unsuitable()
    after = copied(before)
    source = after.participant["limits"][place]["source"]
    day = date.fromisoformat(source["date"])
    source["date"] = day.replace(year=day.year - 10, day=min(day.day, 28)).isoformat()
    return Change(before, after, key)
