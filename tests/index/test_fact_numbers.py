"""Facts by number are the facts of each offer by itself, however much of it was remembered from others."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.fit import compile_offer
from proaktiv_match.index import _fact_numbers
from proaktiv_match.index._fact_numbers import FactNumbers
from proaktiv_match.index._facts import facts_of, nothing
from proaktiv_match.profiles import Offer
from proaktiv_match.vocabulary import vocabulary
from tests.worlds import offers, random_pair


def one_by_one(offer):
    compiled = compile_offer(offer, date(2026, 11, 21))
    found = {measure.key: facts_of(measure, compiled) for measure in vocabulary().measures.values()}
    return {key: facts for key, facts in found.items() if facts != nothing(vocabulary().measures[key])}


def by_number(numbers, offer):
    found = [numbers.facts[number] for number in numbers.of(offer)]
    assert len({measure.key for measure, _ in found}) == len(found)
    return {measure.key: facts for measure, facts in found}


@given(st.lists(offers(), min_size=1, max_size=4))
def test_some_offers(raw):
    numbers = FactNumbers()
    for one in raw:
        offer = Offer.model_validate(one)
        assert by_number(numbers, offer) == one_by_one(offer)
        assert by_number(numbers, offer) == one_by_one(offer)


@pytest.mark.parametrize("most", [1 << 18, 40])
def test_many_offers_that_repeat_one_another(most, monkeypatch):
    monkeypatch.setattr(_fact_numbers, "_MOST", most)
    rng, numbers, compared = random.Random(7), FactNumbers(), 0
    for _ in range(400):
        offer = Offer.model_validate(random_pair(rng).offer)
        expected = one_by_one(offer)
        assert by_number(numbers, offer) == expected
        compared += len(expected)
    assert compared > 1500
    assert len(set(numbers.facts)) == len(numbers.facts)


def test_the_start_counts_where_an_accommodation_has_steps():
    raw = {"id": "O-1", "title": "…", "kind": "employment"}
    ramp = {"id": "hours_ramp", "status": "agreed", "steps": [{"from": "2027-01-01", "amount": 15}]}
    numbers, told = FactNumbers(), set()
    for start in ("2027-01-01", "2027-02-01", None):
        offer = Offer.model_validate(raw | {"start_on": start, "accommodations": [ramp]})
        assert by_number(numbers, offer) == one_by_one(offer)
        told.add(tuple(numbers.of(offer)))
    assert len(told) == 3


@pytest.mark.parametrize("status", ["refused", "agreed"])
def test_what_was_refused_counts_whatever_it_was_meant_for(status):
    aid = {"id": "lifting_aid", "status": status, "acts_on": ["work_heaviness"]}
    raw = {"id": "O-1", "title": "…", "kind": "employment", "accommodations": [aid]}
    told = one_by_one(Offer.model_validate(raw)).get(("lift_carry", "oft"))
    assert (told is not None) == (status == "refused")


def test_offers_that_differ_in_form_alone_are_one():
    raw = {"id": "O-1", "title": "…", "kind": "employment"}
    states = [
        {"id": "home_office_share", "status": "present", "share": share, "acts_on": aimed}
        for share, aimed in ((100, ["commute", "driving"]), (100.0, ["driving", "commute"]))
    ]
    numbers = FactNumbers()
    told = {tuple(numbers.of(Offer.model_validate(raw | {"accommodations": [one]}))) for one in states}
    assert len(told) == 1
    assert told != {()}
