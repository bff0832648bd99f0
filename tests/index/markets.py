"""Random job markets: one person and many offers that speak of the same things, with ties, twins and refusals."""

import random
from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from proaktiv_match.matching import Decision, History, offer_digest
from proaktiv_match.profiles import Offer, Participant
from tests.worlds import AS_OF_DAYS, Calendar, Dice, DrawnDice, SeededDice, some
from tests.worlds._jobs import an_offer
from tests.worlds._people import a_participant
from tests.worlds._theme import theme

__all__ = ["PLACES", "Market", "drawn_market", "markets", "random_market"]

Record = dict[str, Any]

PLACES = {"58636": (51.376, 7.694), "58638": (51.386, 7.661), "44135": (51.514, 7.468)}

_SKILLS = (
    "Kommissionieren", "Waren kommissionieren", "Gabelstapler fahren", "Schubmaststapler fahren", "Lagerlogistik",
    "Kochen", "Koch", "Speisen zubereiten", "Spülen", "Teamfähigkeit", "Zuverlässigkeit", "Excel", "MS Excel",
    "Bürokommunikation", "Xylophonbau", "Xylophonbauen", "Geigenbau", "§§",
)  # fmt: skip
_TITLES = (
    "Lagerhelfer/in (m/w/d)", "Koch/Köchin", "Küchenhilfe", "Bürokraft", "Fachkraft für Lagerlogistik",
    "Xylophonbauer", "Mitarbeit im Betrieb (m/w/d)", "Helfer/in Hochregallager",
)  # fmt: skip
_KLDB = ("51311", "51312", "29302", "71402", "513", None)
_WORDS = ("Lager", "Koch", "Helfer", "Bau", "Büro")


class Market(NamedTuple):
    """A person, offers, and the rest of a call."""

    participant: Participant
    offers: list[Offer]
    as_of: date
    history: History
    top: int
    include_conflicts: bool


def _skills(dice: Dice, *, wanted: bool) -> list[Record]:
    found = []
    for name in some(dice, _SKILLS, 18 if dice.chance(8) else 5, 95 if dice.chance(8) else 65):
        skill: Record = {"name": name}
        if dice.chance(40):
            skill["level"] = dice.number(0, 5)
        if wanted:
            skill["must"] = dice.chance(50)
            if dice.chance(15):
                skill["source"] = {"kind": "occupation"}
        elif dice.chance(30):
            skill["last_used"] = str(dice.number(2012, 2026))
        found.append(skill)
    return found


def _occupation(dice: Dice) -> Record:
    return {"title": dice.pick(_TITLES), "kldb": dice.pick(_KLDB)}


def _wish(dice: Dice, dimensions: tuple[str, ...]) -> Record:
    kind = dice.number(0, 2)
    if kind == 0:
        return {"occupation": dice.pick(_WORDS)}
    if kind == 1:
        return {"dimension": "shift_pattern", "option": dice.pick(("nacht", "spaet", "wechsel", "frueh"))}
    return {"dimension": dice.pick((*dimensions, "driving"))}


def _place(dice: Dice) -> Record | None:
    kind = dice.number(0, 3)
    if kind == 0:
        return None
    place: Record = {"postcode": dice.pick((*PLACES, "99999")), "city": "Iserlohn"}
    return place if kind < 3 else place | {"lat": 51.4 + dice.number(0, 3) / 10, "lon": 7.6}


def _business(dice: Dice, offer: Record, as_of: date) -> None:
    offer["title"] = dice.pick(_TITLES)
    offer["temporary_agency"] = dice.chance(15)
    if dice.chance(70):
        offer["skills"] = _skills(dice, wanted=True)
    if dice.chance(60):
        offer["occupation"] = _occupation(dice)
    if dice.chance(60):
        offer["published_on"] = (as_of - timedelta(days=dice.number(0, 3))).isoformat()
    place = _place(dice)
    if place is not None:
        offer["workplace"] = place
    if dice.chance(10):
        offer["kind"] = "trial"
    if dice.chance(12):
        offer["expires_on"] = (as_of + timedelta(days=dice.number(-2, 2))).isoformat()
    if dice.chance(40):
        offer["employer"] = {"name": dice.pick(("Beispiel GmbH", "Muster AG"))}


def _twin(dice: Dice, offer: Record) -> Record:
    """The same post again, in another source or said a little differently."""
    twin = dict(offer)
    if dice.chance(50) and twin["demands"]:
        twin["demands"] = twin["demands"][: dice.number(0, len(twin["demands"]) - 1)]
    if dice.chance(20):
        twin["openings"] = 0
    return twin


def drawn_market(dice: Dice, most: int) -> Market:
    """A market of at most `most` offers."""
    as_of = AS_OF_DAYS[0] if dice.chance(70) else dice.pick(AS_OF_DAYS)
    dimensions = theme(dice)
    offers: list[Record] = []
    for number in range(dice.number(0, most)):
        if offers and dice.chance(25):
            offer = _twin(dice, dice.pick(offers))
        else:
            offer = an_offer(dice, dimensions if dice.chance(80) else theme(dice), Calendar.drawn(dice, as_of))
            _business(dice, offer, as_of)
        source = dice.pick(("", "ba:", "hr:"))
        offers.append(offer | {"id": f"{source}O-{dice.number(0, 9)}{number}"})
    first = offers[0]["id"] if offers else "O-1"
    person = a_participant(dice, dimensions, Calendar.drawn(dice, as_of), first)
    if dice.chance(70):
        person["skills"] = _skills(dice, wanted=False)
    if dice.chance(60):
        person["occupations"] = [_occupation(dice) | {"years": dice.pick((None, 0.5, 3))} for _ in range(2)]
    if dice.chance(60):
        kinds = ("never", "rather_not", "gladly")
        person["wishes"] = {kind: [_wish(dice, dimensions) for _ in range(dice.number(0, 2))] for kind in kinds}
        person["wishes"]["no_temporary_agency"] = dice.chance(30)
    person["home"] = {"postcode": dice.pick(tuple(PLACES))} if dice.chance(60) else None
    made = [Offer.model_validate(one) for one in offers]
    decisions = []
    for offer in made:
        if dice.chance(6):
            digest = offer_digest(offer) if dice.chance(50) else None
            decisions.append(Decision("P-1", offer.id, "refused", as_of, "other", digest))
    top = dice.pick((20, 0, 1, 3, 7, 500))
    return Market(Participant.model_validate(person), made, as_of, History(decisions), top, dice.chance(40))


def random_market(seed: int, most: int = 40) -> Market:
    """One market; the same seed gives the same one."""
    return drawn_market(SeededDice(random.Random(seed)), most)


@st.composite
def markets(draw: Any) -> Market:
    """A small market that Hypothesis can shrink."""
    return drawn_market(DrawnDice(draw), 8)
