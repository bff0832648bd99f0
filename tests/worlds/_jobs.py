"""Offers as raw JSON: demands of every kind of source, accommodations of every status, advertisement texts."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

from tests.worlds._agreements import agreement
from tests.worlds._amounts import amount, options
from tests.worlds._calendar import Calendar
from tests.worlds._catalogue import DIMENSIONS, OF_DIMENSION, OFFER_KINDS, MeasureRow
from tests.worlds._dice import Dice
from tests.worlds._range import demanded
from tests.worlds._theme import accommodations_for

__all__ = ["an_offer", "within_a_shift"]

Record = dict[str, Any]

_QUOTES = (
    "Schichtarbeit nach Plan",
    "teamfähig und belastbar",
    "körperlich fit",
    "überwiegend stehende Tätigkeit",
    "Führerschein von Vorteil",
    "Kundenkontakt gehört dazu",
)


def _source(dice: Dice, calendar: Calendar) -> Record:
    kind = dice.number(0, 99)
    day = (calendar.as_of - timedelta(days=18)).isoformat()
    if kind < 50:
        return {"kind": "employer", "date": day}
    if kind < 57:
        return {"kind": "coach", "date": day}
    if kind < 66:
        return {"kind": "occupation", "date": day}
    source: Record = {"kind": "ad_text", "date": day, "quote": dice.pick(_QUOTES)}
    if kind >= 92:
        source["certainty"] = "implied"
    elif kind >= 85:
        source["certainty"] = "stated"
    return source


def _demand(dice: Dice, row: MeasureRow, calendar: Calendar) -> Record:
    demand: Record = {"dimension": row.dimension, "measure": row.measure}
    if row.kind == "ceiling":
        demand["amount"] = amount(dice, row)
    elif row.kind == "need":
        demand["provides"] = amount(dice, row)
    elif row.kind == "need-set":
        demand["provides"] = options(dice, row, 65)
    else:
        _set_demand(dice, row, demand)
    demand["source"] = _source(dice, calendar)
    return demand


def _set_demand(dice: Dice, row: MeasureRow, demand: Record) -> None:
    """Deal some options out to the three lists; all three stay empty now and then (A4)."""
    lists: dict[str, list[str]] = {"required": [], "optional": [], "absent": []}
    chosen = options(dice, row, 70)
    for option in chosen:
        lists[dice.pick(("required", "required", "optional", "absent"))].append(option)
    for name, dealt in lists.items():
        if dealt or (name == "required" and not chosen):
            demand[name] = dealt


def _demands(dice: Dice, dimensions: tuple[str, ...], calendar: Calendar) -> list[Record]:
    demands: list[Record] = []
    others = (dice.pick(DIMENSIONS),) if dice.chance(40) else ()
    for name in (*dimensions, *others):
        for row in OF_DIMENSION[name]:
            share = 80
            while dice.chance(share):
                demands.append(_demand(dice, row, calendar))
                share = 16
    return within_a_shift(demands)


def within_a_shift(demands: list[Record]) -> list[Record]:
    """Leave out shares of posture whose lower ends add up to more than 100 % (R6, an input error)."""
    kept: list[Record] = []
    floors: dict[str, Fraction] = {}
    for demand in demands:
        name = demand["dimension"]
        if name in ("sitting", "standing", "walking") and demand["measure"] == "share":
            floor = max(floors.get(name, Fraction(0)), demanded(demand["amount"]).lo)
            if sum(floors.values()) - floors.get(name, 0) + floor > 100:
                continue
            floors[name] = floor
        kept.append(demand)
    return kept


def _description(dice: Dice, demands: list[Record]) -> str | None:
    """A text that holds every quote, or one that lacks them, or none."""
    quotes = dict.fromkeys(demand["source"]["quote"] for demand in demands if "quote" in demand["source"])
    kind = dice.number(0, 99)
    if kind >= 92:
        return None
    if kind >= 86:
        return "Wir freuen uns auf Ihre Bewerbung."
    return " ".join(f"{sentence}." for sentence in ("Wir suchen Verstärkung", *quotes))


def _business(dice: Dice) -> Record:
    """What must not touch a verdict: the employer, the place, skills and other formal wants (A30)."""
    return {
        "employer": {"id": "E-3", "name": "Beispiel GmbH"},
        "workplace": {"postcode": "58636", "city": "Iserlohn"},
        "temporary_agency": dice.chance(20),
        "skills": [{"name": "Kommissionieren", "must": True, "level": 2}],
        "licences": [{"name": "Fahrerlaubnis B", "must": True}],
        "languages": [{"language": "de", "level": "B1", "must": False}],
        "education": {"requirement_level": 2, "must": False},
        "occupation": {"title": "Lagerhelfer/in", "kldb": "51311", "esco": None},
        "ext": {"quelle": "intern"},
    }


def an_offer(dice: Dice, dimensions: tuple[str, ...], calendar: Calendar) -> Record:
    """An offer that speaks mostly about `dimensions`, and starts as `calendar` says."""
    offer: Record = {"id": "O-1", "contract": "1", "title": "Mitarbeit im Betrieb (m/w/d)"}
    offer["kind"] = "employment" if dice.chance(80) else dice.pick(OFFER_KINDS)
    if calendar.start_on is not None:
        offer["start_on"] = calendar.start_on.isoformat()
    offer["demands"] = [] if dice.chance(3) else _demands(dice, dimensions, calendar)
    description = _description(dice, offer["demands"])
    if description is not None:
        offer["description"] = description
    offer["accommodations"] = [
        agreement(dice, row, dimensions, calendar) for row in accommodations_for(dice, dimensions)
    ]
    kind = dice.number(0, 99)
    if kind >= 98:
        offer["expires_on"] = (calendar.as_of - timedelta(days=1)).isoformat()
    elif kind >= 97:
        offer["openings"] = 0
    elif kind >= 90:
        offer |= _business(dice)
    return offer
