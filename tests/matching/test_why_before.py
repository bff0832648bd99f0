"""Why one offer stands before another."""

import pytest

from proaktiv_match.matching import Matcher
from tests.matching.job_market import AS_OF, demand, offer, person

SKILLS = [{"name": "Verpacken"}]
PLACES = {"58636": (51.3746, 7.6999), "58095": (51.3595, 7.4750)}
CASES = [
    ("pile", {}, {"demands": []}, "Stapel: passt nach heutigem Wissen gegenüber zu klären"),
    ("skill_tenths", {"skills": SKILLS}, {}, "Fähigkeiten in Zehnteln: 10 gegenüber 0"),
    ("wishes", {"title": "Packdienst"}, {"title": "Sonstiges"}, "Wünsche (gern minus lieber nicht): 1 gegenüber 0"),
    (
        "distance",
        {"workplace": {"postcode": "58636"}},
        {"workplace": {"postcode": "58095"}},
        "Entfernung: 0,0 km gegenüber 15,7 km",
    ),
    ("distance_unknown", {"workplace": {"postcode": "58095"}}, {}, "Entfernung: 15,7 km gegenüber nicht bekannt"),
    (
        "published",
        {"published_on": "2026-11-20"},
        {"published_on": "2026-11-19"},
        "Veröffentlicht: 20.11.2026 gegenüber 19.11.2026",
    ),
    ("published_unknown", {"published_on": "2026-11-20"}, {}, "Veröffentlicht: 20.11.2026 gegenüber nicht bekannt"),
    ("offer", {}, {}, "sonst alles gleich, es entscheidet die Kennung: O-1 gegenüber O-2"),
    ("pile", {}, {"demands": [demand(amount=30)]}, "Stapel: passt nach heutigem Wissen gegenüber heute nicht passend"),
]


@pytest.mark.parametrize(("criterion", "first", "second", "text"), CASES)
def test_the_deciding_criterion_is_named_with_both_values(criterion, first, second, text):
    matcher = Matcher([offer("O-1", **first), offer("O-2", **second)], places=PLACES)
    participant = person(skills=SKILLS, wishes={"gladly": [{"occupation": "Pack"}]}, home={"postcode": "58636"})
    found = matcher.why_before(participant, "O-1", "O-2", AS_OF)
    assert (found.before, found.criterion, found.text()) == ("O-1", criterion, text)
    turned = matcher.why_before(participant, "O-2", "O-1", AS_OF)
    assert (turned.before, turned.criterion, turned.values) == ("O-1", criterion, found.values[::-1])
    listed = matcher.suggest(participant, AS_OF, include_conflicts=True).suggestions
    assert [one.offer for one in listed] == ["O-1", "O-2"]


def test_what_is_not_suggested_has_no_place():
    matcher = Matcher([offer("O-1"), offer("O-2", expires_on="2026-01-01")])
    found = matcher.why_before(person(), "O-1", "O-2", AS_OF)
    assert (found.before, found.criterion, found.comparable) == (None, "not_compared", False)
    assert found.text() == "Nicht vergleichbar: Stelle O-2 ist abgelaufen oder besetzt und wird nicht vorgeschlagen."
    assert found.to_json()["reasons"] == [None, "offer_expired"]


def test_one_offer_twice_and_a_person_who_is_not_ready():
    matcher = Matcher([offer("O-1"), offer("O-2")])
    assert matcher.why_before(person(), "O-1", "O-1", AS_OF).text("en") == "It is the same offer."
    found = matcher.why_before(person(stability=None), "O-1", "O-2", AS_OF)
    assert (found.criterion, found.before) == ("not_ready", None)
    assert found.text()


def test_the_json_has_both_offers_and_the_text():
    found = Matcher([offer("O-1"), offer("O-2")]).why_before(person(), "O-2", "O-1", AS_OF).to_json("en")
    assert found == {
        "contract": "1",
        "participant": "P-1",
        "first": "O-2",
        "second": "O-1",
        "before": "O-1",
        "criterion": "offer",
        "values": ["O-2", "O-1"],
        "reasons": [None, None],
        "text": "all else is equal, the id decides: O-2 against O-1",
    }
