"""Offers by skill alone, and the short ways of the search: the oracle looks at every pair."""

import pytest

from proaktiv_match.fit import Verdict, compare_prepared, compile_offer, prepare
from proaktiv_match.index import OfferIndex, _by_skill, _search, _skill_scores
from proaktiv_match.matching._indexed import request_for
from proaktiv_match.matching._pair import Person
from proaktiv_match.skills import SkillMap, Taxonomy, compile_all, score_skills
from tests.index.markets import PLACES, random_market
from tests.index.test_search import assert_equal

TAXONOMY = Taxonomy.bundled()
SKILL_MAP = SkillMap(TAXONOMY)


@pytest.fixture(params=[False, True], ids=["as it is", "short stretches"])
def _stretches(request, monkeypatch):
    """Short stretches of offers, so that small markets are searched like large ones."""
    if request.param:
        monkeypatch.setattr(_skill_scores, "_FIRST", (2, 5))
        monkeypatch.setattr(_skill_scores, "_STRETCH", 7)
        monkeypatch.setattr(_by_skill, "_STRETCH", 3)
        # The way over the best scores is taken wherever it can be.
        monkeypatch.setattr(_search, "_AS_LONG", 1_000_000)


def one_by_one(person, offers, top):
    """Scores and ids of the offers that are no conflict, the best first."""
    found = []
    for offer, asked in zip(offers, compile_all(offers, SKILL_MAP), strict=True):
        comparison = compare_prepared(person.prepared, compile_offer(offer, person.prepared.as_of))
        if comparison.verdict is not Verdict.CONFLICT:
            score = score_skills(asked, person.evidence, person.prepared.as_of).millionths
            found.append((-score, offer.id))
    return [(-score, name) for score, name in sorted(found)[:top]]


@pytest.mark.usefixtures("_stretches")
@pytest.mark.parametrize("seed", range(12))
def test_by_skill_alone(seed):
    market = random_market(seed)
    # What was agreed for one pair is not the index's to know.
    participant = market.participant.model_copy(update={"arrangements": ()})
    prepared = prepare(participant, market.as_of)
    if prepared.not_ready is not None:
        pytest.skip("nobody to search for")
    person = Person.of(prepared, SKILL_MAP)
    index = OfferIndex.of(market.offers, TAXONOMY)
    request = request_for(person, PLACES)
    day = index.on(market.as_of)
    alone = [one for one in market.offers if day.stands(index.spot(one.id))]
    for top in (1, 3, 100):
        for offers, everything in ((market.offers, True), (alone, False)):
            found = index.by_skill(request, top, everything=everything)
            told = [(score, index.offer(spot).id) for score, spot in found]
            assert told == one_by_one(person, offers, top)


@pytest.mark.usefixtures("_stretches")
@pytest.mark.parametrize("seed", range(500, 512))
def test_short_ways_change_nothing(seed):
    assert_equal(random_market(seed))
