"""Counts for people who may not see persons: a band, and nothing in which a person could be seen."""

import json
import random
from dataclasses import fields
from itertools import pairwise

import jsonschema
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from proaktiv_match.matching import Band, Matcher, OfferBand, band_schema
from proaktiv_match.matching._texts import read_data
from proaktiv_match.vocabulary import vocabulary
from tests.matching.job_market import AS_OF, limit, offer, person

MATCHER = Matcher([offer()])

COULD_FIT = (
    {},
    {"limits": []},
    {"limits": [limit(at_most="[3,8]")]},
    {"limits": [limit(), limit("noise", "grade", at_most=1)]},
    {"skills": [{"name": "Kochen"}]},
)
OTHERS = (
    {"limits": [limit(at_most=1)]},
    {"limits": [limit(at_most=0), limit("sitting", "share", at_most=5)]},
    {"stability": {"status": "stabilising"}},
    {"stability": {"status": "stable", "kinds": ["minijob"]}},
    {"wishes": {"never": [{"occupation": "Helfer"}]}},
)


def people(chosen):
    return [person(id=f"P-{number}", **kind) for number, kind in enumerate(chosen)]


def told(chosen):
    return json.dumps(MATCHER.for_offer(people(chosen), "O-1", AS_OF).band().to_json())


@pytest.mark.parametrize(
    ("count", "first", "last"),
    [(0, 0, 4), (4, 0, 4), (5, 5, 9), (9, 5, 9), (10, 10, 19), (49, 20, 49), (50, 50, 99), (199, 100, 199),
     (984, 500, 999), (1_000_000, 1_000_000, None), (10**9, 1_000_000, None)],
)  # fmt: skip
def test_bands(count, first, last):
    assert Band.of(count) == Band(first, last)


def test_bands_follow_each_other_and_none_is_narrower_than_five():
    starts = read_data("bands.toml")["starts"]
    assert starts[:3] == [0, 5, 10]
    assert all(after - before >= 5 for before, after in pairwise(starts))


def test_a_count_is_not_negative():
    with pytest.raises(ValueError, match="negative"):
        Band.of(-1)


@given(st.lists(st.sampled_from(COULD_FIT), max_size=24), st.lists(st.sampled_from(OTHERS), max_size=24), st.data())
def test_persons_exchanged_within_a_band_give_the_same_bytes(fitting, others, data):
    band = Band.of(len(fitting))
    size = st.integers(band.first, 24 if band.last is None else min(band.last, 24))
    count = data.draw(size)
    exchanged = data.draw(st.lists(st.sampled_from(COULD_FIT), min_size=count, max_size=count))
    exchanged += data.draw(st.lists(st.sampled_from(OTHERS), max_size=24))
    data.draw(st.randoms(use_true_random=False)).shuffle(exchanged)
    assert told(exchanged) == told([*fitting, *others])


@given(st.lists(st.sampled_from([*COULD_FIT, *OTHERS]), max_size=30), st.integers(0, 1000))
def test_the_order_of_persons_gives_the_same_bytes(chosen, seed):
    mixed = people(chosen)
    random.Random(seed).shuffle(mixed)
    assert json.dumps(MATCHER.for_offer(mixed, "O-1", AS_OF).band().to_json()) == told(chosen)


@given(st.lists(st.sampled_from([*COULD_FIT, *OTHERS]), max_size=30))
def test_the_band_holds_the_cases_that_are_listed(chosen):
    listed = len(MATCHER.for_offer(people(chosen), "O-1", AS_OF).collect().cases)
    assume(listed == sum(kind in COULD_FIT for kind in chosen))
    assert json.loads(told(chosen))["could_fit"]["from"] == Band.of(listed).first


def test_every_kind_of_person_is_where_the_tests_above_put_it():
    for kind in COULD_FIT:
        assert MATCHER.for_offer(people([kind]), "O-1", AS_OF).collect().counts.could_fit == 1, kind
    for kind in OTHERS:
        assert MATCHER.for_offer(people([kind]), "O-1", AS_OF).collect().counts.could_fit == 0, kind


def test_the_type_has_no_room_for_a_person_or_for_health():
    assert [one.name for one in fields(OfferBand)] == ["offer", "as_of", "could_fit"]
    assert [one.name for one in fields(Band)] == ["first", "last"]
    made = OfferBand("O-1", AS_OF, Band.of(7)).to_json()
    jsonschema.validate(made, band_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**made, "fits": {"from": 0, "to": 4}}, band_schema())
    text = json.dumps([made, band_schema()["properties"]])
    assert [name for name in vocabulary().dimensions if name in text] == []
    assert "participant" not in text
