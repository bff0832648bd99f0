"""Participants as raw JSON: reports, limits on any measure, notes, agreements, and everything that must not matter."""

from datetime import timedelta
from typing import Any

from tests.worlds._agreements import agreement
from tests.worlds._amounts import amount, options, pool_of
from tests.worlds._calendar import Calendar
from tests.worlds._catalogue import DIMENSIONS, OF_DIMENSION, OFFER_KINDS, MeasureRow
from tests.worlds._dice import Dice, some
from tests.worlds._range import range_of
from tests.worlds._theme import accommodations_for

__all__ = ["a_limit", "a_participant", "an_uncoded_note"]

Record = dict[str, Any]

_MEDICAL = (
    "drv_1a",
    "aed",
    "imba",
    "drv_opinion",
    "gesundheitsamt",
    "company_doctor",
    "treating_doctor",
    "psych_service",
    "melba",
    "mini_icf",
    "efl",
    "ela",
    "ergos",
)


def _source(dice: Dice, calendar: Calendar) -> Record:
    instrument = dice.pick(_MEDICAL[:2]) if dice.chance(40) else dice.pick(("coach", "self_report", *_MEDICAL))
    return {"instrument": instrument, "date": calendar.statement(dice)}


def _consented(dice: Dice, source: Record, calendar: Calendar) -> Record:
    """A copy with the fields of consent; owner and ids never change a verdict."""
    source = dict(source)
    kind = dice.number(0, 99)
    if kind >= 95:
        source["consent_withdrawn"] = True
    elif kind >= 87:
        source["consent_until"] = (calendar.as_of + timedelta(days=dice.pick((0, 30, -1)))).isoformat()
    elif kind >= 82:
        source |= {"owner": "drv-westfalen", "shared_with": ["jc-mk"], "consent_id": "C-17", "consent_withdrawn": False}
    return source


def a_limit(dice: Dice, row: MeasureRow, sources: list[Record], calendar: Calendar) -> Record:
    """One limit on a measure, with every kind of strength, validity and consent."""
    limit: Record = {"dimension": row.dimension, "measure": row.measure}
    if row.kind == "ceiling":
        limit["at_most"] = amount(dice, row)
    elif row.kind == "need":
        limit["needs"] = amount(dice, row)
    else:
        chosen = options(dice, row)
        if not chosen and not dice.chance(15):
            chosen = [dice.pick(row.options)]
        limit["excluded" if row.kind == "set" else "needs"] = chosen
    if dice.chance(45):
        limit["strength"] = dice.pick(("absolute", "conditional"))
    if dice.chance(12):
        _date(dice, limit, calendar)
    if dice.chance(8):
        limit["review_on"] = calendar.edge(dice)
    if dice.chance(6):
        limit["prognosis"] = dice.pick(("temporary", "over_6_months", "permanent"))
    if dice.chance(18 if row.kind == "ceiling" else 6):
        limit["positive"] = True
    limit["source"] = _consented(dice, dice.pick(sources), calendar)
    return limit


def _date(dice: Dice, limit: Record, calendar: Calendar) -> None:
    """Put a validity on `limit` that begins or ends near the day that counts."""
    days = sorted((calendar.edge(dice), calendar.edge(dice)))
    which = dice.number(0, 2)
    if which != 1:
        limit["valid_until"] = days[1]
    if which != 0:
        limit["valid_from"] = days[0]


def _within(dice: Dice, limit: Record, row: MeasureRow, calendar: Calendar) -> Record | None:
    """A coach's or person's own value for a medical interval: inside it, or just not (A32)."""
    medical = limit["source"]
    band = range_of(limit.get("at_most"))
    if row.kind != "ceiling" or medical["instrument"] not in _MEDICAL or band is None:
        return None
    values = [value for value in pool_of(row) if band.lo <= value <= band.hi]
    value: Any = dice.pick(values) if values and dice.chance(85) else dice.pick(pool_of(row))
    own: Record = {"dimension": row.dimension, "measure": row.measure, "at_most": value}
    own["within"] = {"instrument": medical["instrument"], "date": medical["date"]}
    own["source"] = {"instrument": dice.pick(("coach", "self_report")), "date": calendar.statement(dice)}
    if dice.chance(30):
        own["strength"] = dice.pick(("conditional", "absolute"))
    return own


def _limits(dice: Dice, dimensions: tuple[str, ...], sources: list[Record], calendar: Calendar) -> list[Record]:
    limits: list[Record] = []
    for name in dimensions:
        rows = OF_DIMENSION[name]
        chosen = some(dice, rows, 3, 45) or ([dice.pick(rows)] if dice.chance(70) else [])
        for row in chosen:
            while True:
                limit = a_limit(dice, row, sources, calendar)
                limits.append(limit)
                own = _within(dice, limit, row, calendar) if dice.chance(25) else None
                if own is not None:
                    limits.append(own)
                if not dice.chance(18):
                    break
    return limits


def an_uncoded_note(dice: Dice, source: Record, calendar: Calendar) -> Record:
    """A sentence of a report that nobody has coded yet."""
    note: Record = {
        "text": "Meidet enge Räume, näheres nicht verschlüsselt",
        "source": _consented(dice, source, calendar),
    }
    settled = dice.pick((None, False, True))
    if settled is not None:
        note["settled"] = settled
    return note


def _assessment(dice: Dice, dimensions: tuple[str, ...], sources: list[Record], calendar: Calendar) -> Record:
    source = dice.pick(sources) if dice.chance(75) else _source(dice, calendar)
    covers = some(dice, dimensions, 4, 55)
    free = [name for name in dimensions if name not in covers]
    return {
        "instrument": source["instrument"],
        "date": source["date"],
        "covers": covers + ([dice.pick(DIMENSIONS)] if dice.chance(30) else []),
        "no_restriction": some(dice, free, 3, 45),
    }


def _stability(dice: Dice, calendar: Calendar) -> Record | None:
    kind = dice.number(0, 99)
    if kind >= 99:
        return None
    stability: Record = {"status": "stable", "assessed_on": calendar.as_of.replace(day=1).isoformat()}
    if kind >= 97:
        stability["status"] = dice.pick(("unstable", "labil"))
    elif kind >= 90:
        stability["valid_until"] = (calendar.as_of + timedelta(days=dice.pick((0, 100, -1)))).isoformat()
    elif kind >= 87:
        stability["kinds"] = [dice.pick(OFFER_KINDS[:3])]
    return stability


def _private(dice: Dice) -> Record:
    """What must not touch a verdict: skills, wishes, home, and a case system's own keys (A30)."""
    return {
        "skills": [{"name": "Kommissionieren", "level": dice.number(1, 4)}],
        "licences": ["Gabelstapler"],
        "languages": [{"language": "de", "level": "B2"}],
        "education": {"requirement_level": 2},
        "wishes": {
            "never": [{"dimension": "shift_pattern", "option": "spaet"}],
            "max_km": 25,
            "no_temporary_agency": True,
        },
        "home": {"postcode": "58636"},
        "ext": {"akte": "intern"},
    }


def a_participant(dice: Dice, dimensions: tuple[str, ...], calendar: Calendar, offer_id: str) -> Record:
    """A participant whose limits lie mostly on `dimensions`.

    Args:
        dice: where chance comes from.
        dimensions: the theme of the pair.
        calendar: today and the start of the offer.
        offer_id: the offer that most arrangements are for.
    """
    sources = [_source(dice, calendar) for _ in range(dice.number(1, 3))]
    limited = dimensions + ((dice.pick(DIMENSIONS),) if dice.chance(15) else ())
    person: Record = {"id": "P-1", "contract": "1"}
    stability = _stability(dice, calendar)
    if stability is not None:
        person["stability"] = stability
    person["limits"] = _limits(dice, limited, sources, calendar)
    person["assessments"] = [_assessment(dice, dimensions, sources, calendar) for _ in range(dice.pick((0, 1, 0, 2)))]
    if dice.chance(10):
        person["uncoded_notes"] = [an_uncoded_note(dice, dice.pick(sources), calendar)]
    if dice.chance(20):
        entries = [agreement(dice, row, dimensions, calendar) for row in accommodations_for(dice, dimensions)]
        person["arrangements"] = [{"offer": offer_id if dice.chance(85) else "O-2"} | entry for entry in entries]
    if dice.chance(10):
        person |= _private(dice)
    return person
