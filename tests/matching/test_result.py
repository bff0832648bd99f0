"""The result in the form of the contract: names, order of keys, notices; the same bytes for any order of the input."""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import jsonschema
import pytest

from proaktiv_match.matching import History, Matcher, result_schema
from proaktiv_match.matching._texts import read_data
from proaktiv_match.ordering import CRITERIA
from proaktiv_match.profiles import Offer, Participant
from tests.matching.job_market import AS_OF, SOURCE, demand, limit, offer, person
from tests.worlds import random_pair

KEYS = [
    "contract",
    "participant",
    "status",
    "reason",
    "as_of",
    "versions",
    "profile",
    "suggestions",
    "excluded",
    "counts",
]
SUGGESTION = [
    "rank",
    "offer",
    "verdict",
    "tendency",
    "open",
    "skill_score",
    "distance_km",
    "contributions",
    "findings",
    "open_questions",
    "adaptations",
    "formal_gaps",
    "wishes",
]
FINDING = [
    "dimension",
    "measure",
    "status",
    "limit",
    "demand",
    "rule",
    "sources",
    "marks",
    "tendency",
    "question",
    "accommodations",
]
COUNTS = [
    "fits",
    "adaptable",
    "check",
    "promising",
    "open",
    "unlikely",
    "conflict",
    "not_assessed",
    "expired",
    "hidden",
    "other_kind",
]


def rich():
    job = offer(
        demands=[
            demand(),
            demand("shift_pattern", "options", required=["tag"], optional=["spaet"]),
            demand("sitting", "share", amount={"word": "zeitweise", "lexicon": "drv"}),
        ],
        skills=[{"name": "Verpacken", "must": True}],
        licences=[{"name": "Gabelstapler", "must": True}],
    )
    participant = person(
        limits=[
            limit(),
            limit("shift_pattern", "options", excluded=["nacht"]),
            limit("sitting", "share", at_most="[20,60]"),
            limit("bending", "share", at_most=10),
        ],
        skills=[{"name": "Verpacken"}],
        wishes={"gladly": [{"occupation": "Helfer"}]},
    )
    return Matcher([job]).suggest(participant, AS_OF)


def test_keys_are_those_of_the_contract_in_its_order():
    found = rich().to_json()
    jsonschema.validate(found, result_schema())
    assert list(found) == KEYS
    assert list(found["suggestions"][0]) == SUGGESTION
    assert list(found["suggestions"][0]["findings"][0]) == FINDING
    assert list(found["counts"]) == COUNTS
    assert list(found["excluded"]) == ["total", "by_dimension", "one_step"]
    assert list(found["versions"]) == ["package", "rules", "vocabulary", "taxonomy"]


def test_values_are_shown_as_stated_and_as_interval():
    findings = {(one["dimension"], one["measure"]): one for one in rich().to_json()["suggestions"][0]["findings"]}
    assert findings["lift_carry", "selten"]["limit"] == {"stated": 10, "interval": "[10,10]"}
    assert findings["sitting", "share"]["limit"] == {"stated": "[20,60]", "interval": "[20,60]"}
    assert findings["sitting", "share"]["demand"]["stated"] == {"word": "zeitweise", "lexicon": "drv"}
    shift = findings["shift_pattern", "options"]
    assert shift["limit"] == {"stated": {"excluded": ["nacht"]}, "interval": None}
    assert shift["demand"] == {"stated": {"required": ["tag"], "optional": ["spaet"]}, "interval": None}
    assert findings["bending", "share"]["demand"] is None
    assert [set(source) for source in shift["sources"]] == [{"side", "kind", "date"}, {"side", "kind", "date", "quote"}]


def test_every_question_stands_at_its_finding_too():
    shown = rich().to_json()["suggestions"][0]
    at_findings = {
        (one["dimension"], one["measure"], one["question"]["code"]) for one in shown["findings"] if one["question"]
    }
    assert {(one["dimension"], one["measure"], one["code"]) for one in shown["open_questions"]} == at_findings
    assert all(one["text"] and one["to"] for one in shown["open_questions"])


def test_the_score_is_the_sum_of_the_contributions_shown():
    shown = rich().to_json()["suggestions"][0]
    assert shown["skill_score"] == pytest.approx(sum(part["value"] for part in shown["contributions"]), abs=1e-9)
    assert shown["contributions"] == [
        {
            "kind": "skill",
            "requirement": "Verpacken",
            "evidence": "Verpacken",
            "how": "same",
            "credit": 1.0,
            "weight": 1.0,
            "value": 1.0,
        }
    ]
    assert shown["formal_gaps"] == [{"kind": "licence", "name": "Gabelstapler", "must": True, "status": "missing"}]
    assert shown["wishes"] == {"met": ["Helfer"], "against": []}


def notices(participant, job=None):
    return [one.code for one in Matcher([job or offer()]).suggest(participant, AS_OF).profile.notices]


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({}, []),
        ({"limits": [limit() | {"source": SOURCE | {"consent_withdrawn": True}}]}, ["source_withdrawn"]),
        ({"limits": [limit() | {"source": SOURCE | {"consent_until": "2026-11-20"}}]}, ["source_withdrawn"]),
        ({"limits": [limit() | {"source": SOURCE | {"consent_until": "2026-11-21"}}]}, []),
        ({"uncoded_notes": [{"text": "Handekzem", "source": SOURCE}]}, ["open_note"]),
        ({"uncoded_notes": [{"text": "Handekzem", "source": SOURCE, "settled": True}]}, []),
        ({"limits": [limit() | {"review_on": "2026-11-21"}]}, ["review_due"]),
        ({"limits": [limit() | {"valid_until": "2026-11-20"}]}, ["limit_expired"]),
        ({"limits": [limit(), limit(at_most=5) | {"source": SOURCE | {"instrument": "aed"}}]}, ["contradiction"]),
    ],
)
def test_notices_about_the_profile(fields, codes):
    assert notices(person(**fields)) == codes


def test_notices_name_dimensions_and_no_value():
    found = Matcher([offer()]).suggest(person(limits=[limit() | {"review_on": "2026-11-21"}]), AS_OF).profile.notices[0]
    assert found.text() == "Die Überprüfung ist fällig: Heben und Tragen."
    assert "10" not in found.text("en")


def test_a_quote_that_is_not_found_is_told_and_its_demand_counts():
    source = {"kind": "ad_text", "quote": "bis 5 kg"}
    lost, found = (
        offer(description=text, demands=[demand() | {"source": source}]) for text in ("Kein Wort.", "Nur bis 5 kg.")
    )
    assert notices(person(), lost) == ["quote_not_found"]
    assert notices(person(), found) == []
    assert Matcher([lost]).suggest(person(), AS_OF).suggestions[0].findings[0].demand is not None


def test_all_texts_are_there_in_both_languages():
    for name in ("notices.toml", "decisions.toml"):
        for part, entries in read_data(name).items():
            if isinstance(entries, dict):
                assert all(entry["de"] and entry["en"] for entry in entries.values()), part
    assert set(CRITERIA) <= set(read_data("notices.toml")["criteria"])


def world(seed, size=25):
    chance = random.Random(seed)
    people, jobs = [], []
    for number in range(size):
        pair = random_pair(chance)
        people.append(pair.participant | {"id": f"P-{number}", "stability": {"status": "stable"}})
        jobs.append(pair.offer | {"id": f"O-{number}"})
    return people, jobs


def shuffled(value, chance):
    """The same record with all its lists in another order, but for those of one quote or text."""
    if isinstance(value, dict):
        return {key: shuffled(inner, chance) for key, inner in value.items()}
    if isinstance(value, list):
        inner = [shuffled(one, chance) for one in value]
        chance.shuffle(inner)
        return inner
    return value


@pytest.mark.parametrize("seed", range(4))
def test_the_same_bytes_for_any_order_of_the_input(seed):
    people, jobs = world(seed)
    chance = random.Random(seed + 100)
    other_jobs = [shuffled(job, chance) for job in jobs]
    chance.shuffle(other_jobs)
    matcher, other = (Matcher([Offer.model_validate(job) for job in listed]) for listed in (jobs, other_jobs))
    for raw in people[:6]:
        results = [
            one.suggest(Participant.model_validate(record), AS_OF, top=0, include_conflicts=True).to_json()
            for one, record in ((matcher, raw), (other, shuffled(raw, chance)))
        ]
        assert json.dumps(results[0], ensure_ascii=False) == json.dumps(results[1], ensure_ascii=False)
        jsonschema.validate(results[0], result_schema())


def test_suggest_why_and_order_agree():
    people, jobs = world(7)
    matcher = Matcher([Offer.model_validate(job) for job in jobs])
    for raw in people[:6]:
        participant = Participant.model_validate(raw)
        result = matcher.suggest(participant, AS_OF, top=0, include_conflicts=True)
        keys = [one.order for one in result.suggestions]
        assert keys == sorted(keys)
        assert [one.rank for one in result.suggestions] == list(range(1, len(keys) + 1))
        counts = result.counts
        piles = counts.fits + counts.adaptable + counts.check + counts.not_assessed + counts.conflict
        assert piles == len(keys)
        assert counts.promising + counts.open + counts.unlikely == counts.check
        assert result.excluded.total == counts.conflict
        for one in result.suggestions:
            alone = matcher.why(participant, one.offer, AS_OF).suggestions[0]
            assert (alone.verdict, alone.findings, alone.contributions, alone.order) == (
                one.verdict,
                one.findings,
                one.contributions,
                one.order,
            )


def test_what_other_offers_are_there_changes_nothing_about_one():
    people, jobs = world(11, 12)
    offers = [Offer.model_validate(job) for job in jobs]
    participant = Participant.model_validate(people[0])
    together = Matcher(offers)
    for one in offers:
        alone = Matcher([one]).why(participant, one.id, AS_OF).suggestions
        assert alone == together.why(participant, one.id, AS_OF).suggestions


def test_a_matcher_serves_many_threads():
    people, jobs = world(3, 12)
    offers = [Offer.model_validate(job) for job in jobs]
    participants = [Participant.model_validate(raw) for raw in people]
    days = [date(2026, 11, day) for day in range(1, 13)]
    expected = [Matcher(offers).suggest(one, day) for one, day in zip(participants, days, strict=True)]
    matcher = Matcher(offers, history=History())
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(matcher.suggest, participants, days)) == expected
    assert len(matcher) == 12


def test_without_a_day_today_counts():
    assert Matcher([offer()]).suggest(person()).as_of == date.today()
