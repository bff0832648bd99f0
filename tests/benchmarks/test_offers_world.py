"""The invented worlds of the offers benchmark: seeded, the same as columns and as records, and true to the matcher."""

from itertools import islice

import numpy as np
import pytest

from benchmarks.offers._answer import PILES, TOP
from benchmarks.offers._flatten import flattened
from benchmarks.offers._people import People, place_table
from benchmarks.offers._records import identifier, offers_of, places
from benchmarks.offers._shape import mask_of
from benchmarks.offers._world import AD, AS_OF, BLOCK, EMPLOYER, NOWHERE, TYPICAL, Maker, joined
from proaktiv_match import Matcher
from proaktiv_match.skills import compile_requirements
from tests.benchmarks.offers_truth import Truth

OFFERS = 250
SOURCES = {"employer": EMPLOYER, "ad_text": AD, "occupation": TYPICAL}
WORLDS = ("unknown", "known")


@pytest.fixture(scope="module", params=WORLDS)
def maker(request):
    return Maker(request.param, 7)


@pytest.fixture(scope="module")
def columns(maker):
    return joined(list(maker.blocks(OFFERS)))


@pytest.fixture(scope="module")
def offers(maker):
    return list(offers_of(maker, OFFERS))


def test_same_seed_same_columns(maker, columns):
    again = joined(list(Maker(maker.world, 7).blocks(OFFERS)))
    other = joined(list(Maker(maker.world, 8).blocks(OFFERS)))
    assert all(np.array_equal(array, again.arrays()[name]) for name, array in columns.arrays().items())
    assert not np.array_equal(columns.low, other.low)


def test_first_offers_are_the_same_in_a_larger_world(maker, columns):
    larger = joined(list(maker.blocks(BLOCK + 5)))
    assert len(larger) == BLOCK + 5
    assert np.array_equal(larger.low[:, :OFFERS], columns.low)
    assert np.array_equal(larger.weight[: columns.start[-1]], columns.weight)
    assert larger.start[-1] == len(larger.concept)


def test_offers_stream(maker):
    stream = offers_of(maker, 10**9)
    assert [one.id for one in islice(stream, 3)] == [identifier(number) for number in range(3)]


def test_columns_and_records_say_the_same(maker, columns, offers):
    axes = {axis.key: number for number, axis in enumerate(maker.shape.axes)}
    postcodes = [postcode for postcode, _, _ in places()]
    kinds = maker.shape.raw["kinds"]["names"]
    for number, offer in enumerate(offers):
        source = np.zeros(len(axes), int)
        required = optional = shift_source = 0
        for demand in offer.demands:
            if demand.dimension == "shift_pattern":
                required, optional = mask_of(demand.required), mask_of(demand.optional)
                shift_source = SOURCES[demand.source.kind]
                continue
            place, ends = axes[demand.dimension, demand.measure], demand.value.interval
            source[place] = SOURCES[demand.source.kind]
            assert columns.low[place, number] == 2 * ends.lo + ends.lo_open
            assert columns.high[place, number] == 2 * ends.hi - ends.hi_open
            assert demand.source.kind != "ad_text" or offer.quote_is_found(demand.source.quote)
        assert columns.source[:, number].tolist() == source.tolist()
        assert (columns.required[number], columns.optional[number]) == (required, optional)
        assert columns.shift_source[number] == shift_source
        assert offer.kind == kinds[columns.kind[number]]
        assert offer.temporary_agency == columns.agency[number]
        assert offer.gone_on(AS_OF) == columns.gone[number]
        assert (offer.published_on.toordinal() if offer.published_on else 0) == columns.published[number]
        assert (postcodes.index(offer.workplace.postcode) if offer.workplace else NOWHERE) == columns.place[number]
        assert offer.occupation.title == maker.occupations[columns.occupation[number]]
        begin, end = columns.start[number : number + 2]
        postings = zip(columns.concept[begin:end], columns.must[begin:end], columns.weight[begin:end], strict=True)
        compiled = compile_requirements(offer, maker.skill_map).skills
        assert sorted((maker.skills[concept], must, weight) for concept, must, weight in postings) == sorted(
            (one.concepts[0], one.must, one.weight) for one in compiled
        )
        taken = {state.id for state in offer.accommodations}
        listed = {
            axis.removable for place, axis in enumerate(maker.shape.axes) if columns.removable[number] >> place & 1
        }
        assert taken == listed


def test_records_are_flattened_to_the_same_columns(maker, columns, offers):
    found = flattened(maker, offers)
    assert all(np.array_equal(array, found.arrays()[name]) for name, array in columns.arrays().items())


def test_worlds_are_what_they_say(maker, columns):
    stated = ((columns.source == EMPLOYER) | (columns.source == AD)).mean() * len(maker.shape.axes)
    assert 2 < stated < 5 if maker.world == "unknown" else stated > 25


def test_people_are_the_same_in_any_number(maker):
    people = People(maker, 7)
    assert list(people.records(3))[2] == next(people.records(1, 2))
    assert list(people.questions(3))[2] == next(people.questions(1, 2))


def test_truth_is_what_the_matcher_says(maker, columns, offers):
    """The plain conditions that all engines get are the rules themselves: nothing is lost in these worlds."""
    matcher, truth, people = (
        Matcher(offers, maker.taxonomy, places=place_table()),
        Truth(maker, columns),
        People(maker, 7),
    )
    piles = set()
    for person in people.records(40):
        result = matcher.suggest(person, AS_OF, top=TOP)
        counts = tuple(getattr(result.counts, pile) for pile in PILES)
        shown = tuple((round(one.skill_score * 1_000_000), int(one.offer[2:])) for one in result.suggestions)
        answer = truth.w2(people.question(person))
        assert answer.counts == counts
        assert answer.offers == shown
        piles |= {pile for pile, count in zip(PILES, counts, strict=True) if count}
    assert piles == set(PILES) if maker.world == "known" else piles >= {"open", "unlikely", "conflict", "hidden"}
