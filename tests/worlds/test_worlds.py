"""The generators keep to the contract, reach everything in it, and give the same pair for the same seed."""

import random
from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given

from proaktiv_match.profiles import Offer, Participant
from tests.worlds import (
    ACCOMMODATIONS,
    MEASURES,
    STATUSES,
    Pair,
    dates,
    demanded,
    offers,
    pairs,
    participants,
    random_pair,
    range_of,
)

Record = dict[str, Any]


def _many(count: int) -> list[Pair]:
    return [random_pair(random.Random(f"worlds:{number}")) for number in range(count)]


@given(person=participants(), offer=offers(), day=dates())
def test_drawn_records_are_valid(person: Record, offer: Record, day: date) -> None:
    Participant.model_validate(person)
    Offer.model_validate(offer)
    assert isinstance(day, date)


@given(pair=pairs())
def test_drawn_pairs_are_valid(pair: Pair) -> None:
    Participant.model_validate(pair.participant)
    Offer.model_validate(pair.offer)


def test_seeded_pairs_are_valid() -> None:
    for pair in _many(1000):
        Participant.model_validate(pair.participant)
        Offer.model_validate(pair.offer)


def test_the_same_seed_gives_the_same_pair() -> None:
    assert _many(20) == _many(20)


def test_everything_of_the_contract_occurs() -> None:
    seen: Counter[object] = Counter()
    for pair in _many(2500):
        person, offer = pair.participant, pair.offer
        for limit in person["limits"]:
            source = limit["source"]
            seen.update([("limit", limit["dimension"], limit["measure"]), ("instrument", source["instrument"])])
            seen.update(("limit field", name) for name in (*limit, *source))
        for demand in offer["demands"]:
            seen.update([("demand", demand["dimension"], demand["measure"]), ("kind", demand["source"]["kind"])])
            seen.update(("demand field", name) for name in (*demand, *demand["source"]))
        for entry in offer["accommodations"]:
            seen.update([("aid", entry["id"]), ("aid status", entry["status"])])
            seen.update(("aid field", name) for name in entry)
        seen.update(("person", name) for name in person)
        seen.update(("offer", name) for name in offer)
    wanted: set[object] = {(side, row.dimension, row.measure) for row in MEASURES for side in ("limit", "demand")}
    wanted |= {("aid", row.id) for row in ACCOMMODATIONS} | {("aid status", name) for name in STATUSES}
    wanted |= {("kind", name) for name in ("employer", "coach", "ad_text", "occupation")}
    limit_fields = "at_most excluded needs strength valid_from valid_until review_on prognosis positive within"
    wanted |= {("limit field", name) for name in f"{limit_fields} consent_withdrawn consent_until consent_id".split()}
    demand_fields = "amount required optional absent provides quote certainty"
    wanted |= {("demand field", name) for name in demand_fields.split()}
    wanted |= {("aid field", name) for name in ("acts_on", "confirmed_by", "steps", "share")}
    wanted |= {
        ("person", name) for name in ["stability", "assessments", "uncoded_notes", "arrangements", "wishes", "ext"]
    }
    wanted |= {("offer", name) for name in ["start_on", "description", "expires_on", "openings", "ext"]}
    instruments = "drv_1a drv_opinion aed gesundheitsamt company_doctor treating_doctor psych_service imba melba"
    wanted |= {("instrument", name) for name in f"{instruments} mini_icf efl ela ergos coach self_report".split()}
    assert not wanted - set(seen)


def test_limits_and_demands_meet() -> None:
    """Bias towards what is worth testing: in most pairs a limit meets a demand on the same measure."""
    met = 0
    for pair in _many(500):
        limited = {(limit["dimension"], limit["measure"]) for limit in pair.participant["limits"]}
        met += any((demand["dimension"], demand["measure"]) in limited for demand in pair.offer["demands"])
    assert met > 350


def test_ranges_of_the_tests_read_amounts_as_the_contract_does() -> None:
    assert demanded({"word": "Überwiegend", "lexicon": "drv"}) == demanded("(50,90]")
    assert demanded({"word": "SEHR OFT", "lexicon": "canonical"}) == demanded("(66,100]")
    assert range_of({"word": "selten", "lexicon": "canonical"}) is None
    assert demanded("[6,8]").above(demanded("[3,6)"))
    assert not demanded(6).above(demanded("[3,6]"))
    assert demanded("(3,5]").inside(demanded("[3,5]"))
    assert not demanded("[3,5]").inside(demanded("(3,5]"))
    assert demanded("[3,6)").at_or_below(demanded("[3,6]"))
    assert not demanded("[3,6]").at_or_below(demanded("[3,6)"))
