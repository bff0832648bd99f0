"""The index says what the comparison of every pair says: the oracle is the matcher on a list of offers."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from proaktiv_match.errors import DisagreementError
from proaktiv_match.index import OfferIndex
from proaktiv_match.matching import Matcher, Places, _exclusion, _matcher
from proaktiv_match.profiles import read_offers, read_participants
from proaktiv_match.skills import Taxonomy
from tests.index.markets import PLACES, markets, random_market
from tests.matching.job_market import AS_OF, demand, offer, person

TAXONOMY = Taxonomy.bundled()
FIXTURES = Path(__file__).resolve().parents[2] / "data" / "fixtures"


def matcher_of(market, offers):
    return Matcher(offers, TAXONOMY, history=market.history, places=PLACES)


def results(market, offers):
    found = matcher_of(market, offers).suggest(
        market.participant, market.as_of, market.top, include_conflicts=market.include_conflicts
    )
    return found.to_json(), [one.order for one in found.suggestions]


def assert_equal(market):
    assert results(market, OfferIndex.of(market.offers, TAXONOMY)) == results(market, market.offers)


@given(markets())
def test_any_small_market(market):
    assert_equal(market)


@pytest.mark.parametrize("start", range(0, 120, 20))
def test_larger_markets(start):
    for seed in range(start, start + 20):
        assert_equal(random_market(seed))


@pytest.mark.parametrize("seed", range(12))
def test_single_pairs_are_explained_alike(seed):
    market = random_market(seed)
    own, listed = (matcher_of(market, one) for one in (OfferIndex.of(market.offers, TAXONOMY), market.offers))
    for one in market.offers[:8]:
        asked = (market.participant, one.id)
        assert own.why(*asked, market.as_of).to_json() == listed.why(*asked, market.as_of).to_json()
        pair = (market.participant, one.id, market.offers[0].id)
        assert own.why_before(*pair, market.as_of).to_json() == listed.why_before(*pair, market.as_of).to_json()


def test_no_offers_and_the_order_of_offers():
    market = random_market(3)
    assert_equal(market._replace(offers=[]))
    forwards, backwards = (OfferIndex.of(one, TAXONOMY) for one in (market.offers, market.offers[::-1]))
    assert results(market, forwards) == results(market, backwards)
    for name, array in forwards.segments[0].arrays.items():
        assert np.array_equal(array, backwards.segments[0][name]), name


def test_a_skill_that_is_near_to_many_requirements_counts_for_one_of_them():
    wanted = [{"name": name} for name in ("Gabelstapler fahren", "Schubmaststapler fahren", "Kommissionieren", "Lager")]
    offers = [offer(f"O-{count}{must}", demands=[], skills=[one | {"must": must} for one in wanted[:count]])
              for count in range(1, 5) for must in (True, False)]  # fmt: skip
    known = [{"name": "Frontstapler fahren"}, {"name": "Waren lagern"}]
    market = random_market(3)._replace(participant=person(skills=known), offers=offers, as_of=AS_OF, top=0)
    found = results(market, OfferIndex.of(offers, TAXONOMY))
    assert found == results(market, offers)
    assert any(0 < one["skill_score"] < 1 for one in found[0]["suggestions"])


def test_no_more_offers_are_listed_as_one_step_away_than_anybody_reads(monkeypatch):
    for room in (_exclusion, _matcher):
        monkeypatch.setattr(room, "MOST_STEPS", 2)
    offers = [offer(f"O-{number}", demands=[demand(amount=20)]) for number in range(5)]
    for asked in (offers, OfferIndex.of(offers, TAXONOMY)):
        found = Matcher(asked, TAXONOMY).suggest(person(), AS_OF)
        assert {step.offer for step in found.excluded.one_step} == {"O-0", "O-1"}
        assert found.excluded.total == 5
        told = [notice.text("de") for notice in found.profile.notices if notice.code == "more_steps"]
        assert told == [
            "Bei 5 Stellen würde eine einzige Maßnahme alle Konflikte beheben; aufgeführt sind die ersten 2."
        ]


@pytest.mark.parametrize(("name", "change"), [("published", 1), ("beyond", 1)])
def test_a_pair_on_which_the_two_differ_is_named(name, change):
    offers = [offer("O-1", demands=[demand(amount=5)], published_on="2026-11-01")]
    index = OfferIndex.of(offers, TAXONOMY)
    wrong = dict(index.segments[0].arrays)
    wrong[name] = wrong[name] + change
    segment = type(index.segments[0])(wrong, index.segments[0].offers)
    broken = OfferIndex([segment], index.removed, index.twins, index.taxonomy)
    with pytest.raises(DisagreementError, match=r"P-1 .*O-1"):
        Matcher(broken, TAXONOMY).suggest(person(), AS_OF)


@pytest.mark.slow
def test_people_of_the_fixtures():
    offers = read_offers(FIXTURES / "offers.jsonl")
    places = Places.read(FIXTURES / "places.csv")
    listed = Matcher(offers, TAXONOMY, places=places)
    own = Matcher(OfferIndex.of(offers, TAXONOMY), TAXONOMY, places=places)
    # A quarter of them: all eighty take two minutes, and the random markets above differ more.
    for number, participant in enumerate(read_participants(FIXTURES / "participants.jsonl")[::4]):
        day = replace_year(AS_OF, number)
        assert own.suggest(participant, day).to_json() == listed.suggest(participant, day).to_json()


def replace_year(day, number):
    """Most on one day, some a year later, when limits have ended and offers are over."""
    return day.replace(year=day.year + 1) if number % 5 == 4 else day
