"""The same offer from several sources is shown once; what differs in anything stated stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.index import _duplicates, group_duplicates
from proaktiv_match.matching import Matcher
from tests.matching.job_market import AS_OF, demand, person, posted


def groups(*offers):
    return [[one.id for one in group] for group in group_duplicates(offers)]


SAME = [
    {},
    {"title": "LAGERHELFER (w/m/d)"},
    {"employer": {"name": "beispiel gmbh", "id": "E-1"}},
    {"published_on": "2026-11-20"},
    {"last_seen": "2026-11-20"},
    {"demands": []},
    {"demands": [demand(amount=5), demand("sitting", "share", amount=20)]},
    {"demands": [{**demand(amount=8), "source": {"kind": "ad_text", "quote": "8 kg"}}]},
    {"skills": [{"name": "Verpacken"}]},
    {"description": "Sie verpacken Ware. Wir freuen uns auf Sie!"},
]
ANOTHER = [
    {"title": "Lagerleiter/in"},
    {"employer": {"name": "Andere GmbH"}},
    {"employer": None},
    {"workplace": {"postcode": "58636", "city": "Iserlohn"} | {"postcode": "58638"}},
    {"workplace": None},
    {"start_on": "2027-01-01"},
    {"start_on": None},
    {"kind": "minijob"},
    {"temporary_agency": True},
    {"fixed_term": True},
    {"demands": [demand(amount=6)]},
    {"openings": 3},
    {"accommodations": [{"id": "lifting_aid", "status": "refused"}]},
    {"skills": [{"name": "Löten"}]},
    {"languages": [{"language": "de", "level": "C1", "must": True}]},
    {"education": {"requirement_level": 4}},
    {"occupation": {"title": "Lagerhelfer", "kldb": "51312"}},
    {"description": "Etwas ganz anderes."},
]
BASE = {
    "openings": 1,
    "accommodations": [{"id": "lifting_aid", "status": "present"}],
    "skills": [{"name": "Verpacken"}, {"name": "Etikettieren"}],
    "languages": [{"language": "de", "level": "A2", "must": True}],
    "education": {"requirement_level": 1},
    "occupation": {"title": "Lagerhelfer", "kldb": "51311"},
    "description": "Sie verpacken Ware.",
}


@pytest.mark.parametrize("change", SAME)
def test_the_same_offer(change):
    assert len(groups(posted("ba:1", **BASE), posted("hr:2", **(BASE | change)))) == 1


@pytest.mark.parametrize("change", ANOTHER)
def test_another_offer(change):
    """What differs in anything stated is another offer, whatever its source."""
    assert len(groups(posted("ba:1", **BASE), posted("hr:2", **(BASE | change)))) == 2
    assert len(groups(posted("O-1", **BASE), posted("O-2", **(BASE | change)))) == 2


LONG = "Sie verpacken Ware, kleben Etiketten auf und bereiten den Versand vor, in einem kleinen Team mit Anleitung."


def test_one_source_needs_more_than_title_employer_and_place():
    """Two bare entries of one source may be two posts; the same long text or the same demands make them one."""
    bare = {"demands": []}
    assert len(groups(posted("O-1", **bare), posted("O-2", **bare))) == 2
    assert len(groups(posted("ba:1", **bare), posted("ba:2", **bare))) == 2
    assert len(groups(posted("ba:1", **bare), posted("hr:2", **bare))) == 1
    assert len(groups(posted("O-1", **bare, description=LONG), posted("O-2", description=LONG))) == 1
    assert len(groups(posted("O-1", demands=[demand()]), posted("O-2", demands=[demand()]))) == 1


def test_ids_of_employers_of_two_systems_say_nothing():
    """Each system numbers employers in its own way."""
    one, other = ({"employer": {"id": name, "name": "Beispiel GmbH"}} for name in ("E-1", "E-2"))
    assert len(groups(posted("ba:1", **one), posted("hr:2", **other))) == 1


def test_two_ids_of_employers_are_two_employers():
    one, other = ({"employer": {"id": name, "name": "Beispiel GmbH"}} for name in ("E-1", "E-2"))
    assert len(groups(posted("O-1", **one), posted("O-2", **other))) == 2


def test_the_best_described_stands_for_all_then_the_newest_then_the_smallest_id():
    more = [demand(), demand("sitting", "share", amount=20)]
    assert groups(posted("ba:1"), posted("hr:2", demands=more)) == [["hr:2", "ba:1"]]
    assert groups(posted("O-1"), posted("O-2", published_on="2026-11-20")) == [["O-2", "O-1"]]
    assert groups(posted("O-2"), posted("O-1")) == [["O-1", "O-2"]]


def test_what_contradicts_one_of_a_group_does_not_join_it():
    five, six = [demand(amount=5)], [demand(amount=6)]
    offers = [posted("ba:1", demands=five), posted("ba:2", demands=six), posted("hr:3", demands=[])]
    assert groups(*offers) == groups(*reversed(offers)) == [["ba:1", "hr:3"], ["ba:2"]]


def test_shown_and_counted_once_and_every_id_can_be_asked_for():
    matcher = Matcher([posted("O-1"), posted("O-2", published_on="2026-11-20"), posted("O-3", title="Bote")])
    result = matcher.suggest(person(), AS_OF)
    assert [one.offer for one in result.suggestions] == ["O-2", "O-3"]
    assert result.counts.fits == 2
    assert [notice.text() for notice in result.profile.notices] == [
        "Stelle O-2 liegt mehrfach vor und wird einmal gezeigt, auch als: O-1."
    ]
    shown = matcher.why(person(), "O-1", AS_OF)
    assert shown.suggestions[0].offer == "O-1"
    assert [notice.code for notice in shown.profile.notices] == ["offer_duplicate"]
    assert "O-2" in shown.profile.notices[0].text("en")


def test_an_agreement_of_the_person_chooses_the_id_that_is_shown():
    arrangement = {"offer": "ba:1", "id": "lifting_aid", "status": "agreed"}
    matcher = Matcher([posted("ba:1", demands=[]), posted("hr:2")])
    assert [one.offer for one in matcher.suggest(person(), AS_OF).suggestions] == ["hr:2"]
    agreed = matcher.suggest(person(arrangements=[arrangement]), AS_OF)
    assert [one.offer for one in agreed.suggestions] == ["ba:1"]


def test_a_source_that_is_over_does_not_stand_for_one_that_is_not():
    matcher = Matcher([posted("O-1", expires_on="2026-11-20"), posted("O-2")])
    result = matcher.suggest(person(), AS_OF)
    assert [one.offer for one in result.suggestions] == ["O-2"]
    assert (result.counts.fits, result.counts.expired) == (1, 1)
    assert not result.profile.notices


@given(st.lists(st.sampled_from([*SAME, *ANOTHER]), max_size=8), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(changes, chance):
    offers = [posted(f"O-{number}", **(BASE | change)) for number, change in enumerate(changes)]
    found = groups(*offers)
    assert sorted(name for group in found for name in group) == [one.id for one in offers]
    chance.shuffle(offers)
    assert groups(*offers) == found


@pytest.mark.parametrize("text", ["", LONG])
def test_a_firm_with_a_thousand_equal_posts_costs_no_million_comparisons(monkeypatch, text):
    compared = []
    real = _duplicates._differ
    monkeypatch.setattr(_duplicates, "_differ", lambda *pair: compared.append(pair) or real(*pair))
    offers = [posted(f"O-{number:04}", demands=[], description=text) for number in range(1000)]
    assert len(groups(*offers)) == (1 if text else 1000)
    assert len(compared) <= 1000
