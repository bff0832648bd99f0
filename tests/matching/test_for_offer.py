"""One offer for many persons: what `why` says of each pair, in the order of the ids."""

import gc
import random
import weakref
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from proaktiv_match.errors import NotFoundError
from proaktiv_match.fit import Verdict
from proaktiv_match.index import OfferIndex
from proaktiv_match.matching import CaseTally, Decision, History, LeftOut, Matcher, Places, cases_schema
from proaktiv_match.profiles import read_offers, read_participants
from proaktiv_match.skills import Taxonomy
from tests.index.markets import PLACES, markets, random_market
from tests.matching.job_market import AS_OF, demand, limit, offer, person, posted

TAXONOMY = Taxonomy.bundled()
FIXTURES = Path(__file__).resolve().parents[2] / "data" / "fixtures"
LEFT_OUT = {
    "offer_other_kind": LeftOut.OTHER_KIND,
    "offer_hidden": LeftOut.HIDDEN,
    "offer_blocked": LeftOut.REFUSED,
}


def assert_as_why(matcher, participant, offer_id, as_of):
    """A case says what `why` says of the pair, in fewer words."""
    (case,) = matcher.for_offer([participant], offer_id, as_of)
    result = matcher.why(participant, case.offer, as_of)
    assert (case.participant, case.not_ready) == (participant.id, result.reason)
    if result.reason is not None:
        assert case.left_out is LeftOut.NOT_READY
        return case
    (told,) = result.suggestions
    reasons = [notice for notice in result.profile.notices if notice.code in LEFT_OUT]
    over = any(notice.code == "offer_expired" for notice in result.profile.notices)
    if case.left_out is not None and over:
        # Of an offer that is over, `why` tells nothing but that.
        assert case.notice.code in LEFT_OUT
    elif reasons:
        assert [case.notice] == reasons
        assert case.left_out is LEFT_OUT[reasons[0].code]
        assert (case.suggestion, case.conflicts) == (None, ())
    elif told.verdict is Verdict.CONFLICT:
        assert (case.suggestion, case.left_out) == (None, None)
        assert set(case.conflicts) == dict(result.excluded.by_dimension).keys()
        assert case.one_step == tuple(step.accommodation for step in result.excluded.one_step)
    else:
        assert case.left_out is None
        # What past occupations bring is told by `why` alone.
        assert case.suggestion == replace(told, transfers=())
    return case


@settings(max_examples=40)
@given(markets())
def test_any_small_market(market):
    both = [
        Matcher(offers, TAXONOMY, history=market.history, places=PLACES)
        for offers in (market.offers, OfferIndex.of(market.offers, TAXONOMY))
    ]
    for one in market.offers:
        listed, indexed = (assert_as_why(matcher, market.participant, one.id, market.as_of) for matcher in both)
        assert listed == indexed


def test_larger_markets_list_and_index_see_the_same_twins_and_notices():
    for seed in range(8):
        market = random_market(seed)
        listed = Matcher(market.offers, TAXONOMY, history=market.history, places=PLACES)
        indexed = Matcher(OfferIndex.of(market.offers, TAXONOMY), TAXONOMY, history=market.history, places=PLACES)
        for one in market.offers:
            asked = ([market.participant], one.id, market.as_of)
            assert listed.for_offer(*asked).collect().to_json() == indexed.for_offer(*asked).collect().to_json()


@pytest.mark.slow
def test_people_of_the_fixtures():
    people = read_participants(FIXTURES / "participants.jsonl")
    offers = read_offers(FIXTURES / "offers.jsonl")
    matcher = Matcher(offers, TAXONOMY, places=Places.read(FIXTURES / "places.csv"))
    seen = set()
    # Every person and every offer, but not every pair: that takes minutes.
    for row, participant in enumerate(people):
        for one in offers[row % 40 :: 40]:
            case = assert_as_why(matcher, participant, one.id, AS_OF)
            seen.add(case.left_out or (case.suggestion.verdict if case.suggestion else "conflict"))
    assert len(seen) >= 6


def test_the_same_numbers_as_suggest():
    people = [person(id=f"P-{number}", limits=[limit(at_most=number)]) for number in range(1, 12)]
    matcher = Matcher([offer("O-1"), offer("O-2", demands=[demand(amount=8)])])
    for case in matcher.for_offer(people, "O-2", AS_OF):
        suggested = matcher.suggest(next(one for one in people if one.id == case.participant), AS_OF).suggestions
        found = [one for one in suggested if one.offer == "O-2"]
        assert [one.order for one in found] == ([] if case.suggestion is None else [case.suggestion.order])


def test_cases_stand_in_the_order_of_their_ids_whatever_the_outcome():
    people = [
        person(id="P-2"),
        person(id="p-1", limits=[limit(at_most="[3,8]")]),
        person(id="Ä-1", limits=[]),
        person(id="P-10", limits=[limit(at_most=1)]),
        person(id="P-1", stability={"status": "stabilising"}),
    ]
    matcher = Matcher([offer()])
    found = matcher.for_offer(people, "O-1", AS_OF).collect()
    assert [one.participant for one in found.cases] == ["P-2", "p-1", "Ä-1"]
    assert [one.suggestion.verdict for one in found.cases] == [Verdict.FITS, Verdict.CHECK, Verdict.NOT_ASSESSED]
    assert [one.participant for one in found.left_out] == ["P-1"]
    random.Random(1).shuffle(people)
    assert matcher.for_offer(people, "O-1", AS_OF).collect().to_json() == found.to_json()


def test_conflicts_are_counted_by_dimension_and_by_the_one_measure_that_would_lift_them():
    heavy = [demand(amount=15), demand("sitting", "share", amount=90)]
    people = [
        person(id="P-1"),
        person(id="P-2", limits=[limit(), limit("sitting", "share", at_most=50)]),
        person(id="P-3", limits=[limit(at_most=30)]),
    ]
    found = Matcher([offer(demands=heavy)]).for_offer(people, "O-1", AS_OF).collect()
    assert [one.participant for one in found.cases] == ["P-3"]
    assert found.excluded.total == found.counts.conflict == 2
    assert found.excluded.by_dimension == (("lift_carry", 2), ("sitting", 1))
    assert dict(found.excluded.one_step)["lifting_aid"] == 1
    assert "P-1" not in str(found.to_json())


def test_everybody_is_counted_once():
    people = [
        person(id="P-1"),
        person(id="P-2", limits=[limit(at_most=1)]),
        person(id="P-3", stability=None),
        person(id="P-4", stability={"status": "stable", "kinds": ["trial"]}),
        person(id="P-5", wishes={"never": [{"occupation": "Helfer"}]}),
        person(id="P-6"),
        person(id="P-7", limits=[]),
        person(id="P-8", limits=[limit(at_most="[3,8]")]),
    ]
    history = History([Decision("P-6", "O-1", "refused", AS_OF, "other")])
    found = Matcher([offer()], history=history).for_offer(people, "O-1", AS_OF).collect()
    counts = found.counts
    assert (counts.fits, counts.check, counts.not_assessed, counts.conflict) == (1, 1, 1, 1)
    assert (counts.not_ready, counts.other_kind, counts.hidden, counts.refused) == (1, 1, 1, 1)
    assert (counts.total, counts.could_fit) == (len(people), len(found.cases))
    assert [one.left_out for one in found.left_out] == ["not_ready", "other_kind", "hidden", "refused"]
    made = found.to_json("en")
    jsonschema.validate(made, cases_schema())
    assert made["left_out"][0] == {
        "participant": "P-3", "left_out": "not_ready", "reason": "stability_missing", "notice": None,
    }  # fmt: skip
    assert "Helfer" in made["left_out"][2]["notice"]["text"]


def test_a_refusal_of_the_same_offer_from_another_source_counts():
    history = History([Decision("P-1", "hr:2", "refused", AS_OF, "other")])
    matcher = Matcher([posted("ba:1"), posted("hr:2")], history=history)
    (case,) = matcher.for_offer([person()], "ba:1", AS_OF)
    assert case.left_out is LeftOut.REFUSED


def test_the_offer_asked_about_is_compared_also_where_another_stands_for_it():
    matcher = Matcher([posted("ba:1", demands=[]), posted("hr:2")])
    (shown_as,) = matcher.suggest(person(), AS_OF).suggestions
    assert shown_as.offer == "hr:2"
    found = matcher.for_offer([person()], "ba:1", AS_OF)
    (case,) = found
    assert (case.offer, case.suggestion.verdict) == ("ba:1", Verdict.CHECK)
    assert [one.code for one in found.notices] == ["offer_duplicate"]
    assert [one.code for one in matcher.for_offer([], "hr:2", AS_OF).notices] == ["duplicates"]


def test_an_agreement_on_the_same_offer_from_another_source_counts():
    arrangement = {"offer": "hr:2", "id": "lifting_aid", "status": "agreed"}
    heavy = [demand(amount=15)]
    matcher = Matcher([posted("ba:1", demands=heavy), posted("hr:2", demands=heavy)])
    without, agreed = matcher.for_offer([person(id="P-1"), person(id="P-2", arrangements=[arrangement])], "ba:1", AS_OF)
    assert without.conflicts == ("lift_carry",)
    assert (agreed.offer, agreed.suggestion.verdict) == ("hr:2", Verdict.FITS)
    assert matcher.suggest(person(arrangements=[arrangement]), AS_OF).suggestions[0].verdict is Verdict.FITS


def test_an_offer_that_is_over_says_so():
    matcher = Matcher([offer(expires_on="2026-11-20")])
    found = matcher.for_offer([person()], "O-1", AS_OF)
    assert [one.code for one in found.notices] == ["offer_expired"]
    assert [one.suggestion.verdict for one in found] == [Verdict.FITS]


def test_an_unknown_offer_is_told_before_anybody_is_compared():
    def never():
        raise AssertionError
        yield

    for offers in ([offer()], OfferIndex.of([offer()], TAXONOMY)):
        with pytest.raises(NotFoundError, match="O-2"):
            Matcher(offers, TAXONOMY).for_offer(never(), "O-2", AS_OF)


def test_participants_stream_and_are_not_kept():
    seen = []

    def people():
        for number in range(20):
            one = person(id=f"P-{number}")
            seen.append(weakref.ref(one))
            yield one

    tally = CaseTally()
    for _ in tally.counted(Matcher([offer()]).for_offer(people(), "O-1", AS_OF)):
        gc.collect()
        assert sum(one() is not None for one in seen) <= 2
    assert tally.counts.fits == len(seen) == 20
