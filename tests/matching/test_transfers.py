"""`why` tells what past occupations cover of the offer's; it orders nothing."""

from dataclasses import replace

from proaktiv_match.matching import Matcher
from proaktiv_match.skills import MILLION
from proaktiv_match.wording import Coach
from tests.matching.job_market import AS_OF, offer, person

HELPER = {"title": "Küchenhilfe"}
COOK = {"title": "Koch/Köchin", "years": 12}


def why(*occupations, **fields):
    matcher = Matcher([offer(**({"occupation": HELPER} | fields))])
    return matcher.why(person(occupations=list(occupations)), "O-1", AS_OF).suggestions[0]


def test_the_past_occupation_that_covers_most_comes_first():
    suggestion = why({"title": "Bürokraft"}, COOK)
    first = suggestion.transfers[0]
    assert (first.source, first.target) == ("Koch/Köchin", "Küchenhilfe")
    assert MILLION // 3 < first.covered == sum(one.value for one in first.skills) < MILLION
    covered = [one.covered for one in suggestion.transfers]
    assert covered == sorted(covered, reverse=True)


def test_a_stated_skill_does_not_hide_it():
    assert why(COOK, skills=[{"name": "Spülen"}]).transfers


def test_what_nobody_knows_is_not_told():
    assert why({"title": "Xylophonbauer"}).transfers == ()
    assert why(COOK, occupation=None, title="Xylophonbauer").transfers == ()
    assert why().transfers == ()


def test_match_orders_without_it():
    matcher = Matcher([offer(occupation=HELPER)])
    participant = person(occupations=[COOK])
    suggested = matcher.suggest(participant, AS_OF).suggestions[0]
    assert suggested.transfers == ()
    assert replace(why(COOK), rank=1, transfers=()) == suggested


def test_it_is_said_in_both_languages():
    suggestion = why(COOK, occupation={"title": "Spülkraft"})
    percent = suggestion.transfers[0].covered * 100 // MILLION
    (german,), (english,) = (Coach(lang).transfers(suggestion) for lang in ("de", "en"))
    assert german.startswith(f"Koch/Köchin deckt {percent} % von Spülkraft: ")
    assert "; offen bleibt: " in german
    assert english.startswith(f"Koch/Köchin covers {percent} % of Spülkraft: ")


def test_a_beginning_is_not_said_to_be_brought():
    pros = Coach().highlights(why(COOK, occupation=None, title="Stelle", skills=[{"name": "Gemüse schneiden"}])).pros
    assert pros[-1] == "verwandte Erfahrung: Gemüse schneiden (Koch/Köchin → Gemüse putzen und schneiden)"
    brought = person(skills=[{"name": "Gemüse schneiden"}])
    matcher = Matcher([offer(skills=[{"name": "Gemüse schneiden"}])])
    assert Coach().highlights(matcher.suggest(brought, AS_OF).suggestions[0]).pros[-1] == (
        "bringt mit: Gemüse schneiden"
    )
