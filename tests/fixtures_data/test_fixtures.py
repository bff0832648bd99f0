"""The invented participants and offers: reproducible, faithful to the contract, and as varied as they claim."""

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).resolve().parents[2] / "data" / "fixtures"
AS_OF = date(2026, 11, 21)


def _records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FIXTURES / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def participants() -> list[dict[str, Any]]:
    return _records("participants.jsonl")


@pytest.fixture(scope="module")
def offers() -> list[dict[str, Any]]:
    return _records("offers.jsonl")


def _by_hand(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [record for record in records if record["ext"].get("made") == "by_hand"]


def _gone(offer: dict[str, Any]) -> bool:
    expires = offer["expires_on"]
    return offer["openings"] == 0 or (expires is not None and date.fromisoformat(expires) < AS_OF)


def test_the_files_are_what_the_generator_makes():
    command = [sys.executable, str(FIXTURES / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_check_notices_a_changed_file(tmp_path):
    for source in (*FIXTURES.glob("*.toml"), *FIXTURES.glob("*.jsonl"), FIXTURES / "generate.py"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / "fixture_maker").mkdir()
    for source in (FIXTURES / "fixture_maker").glob("*.py"):
        (tmp_path / "fixture_maker" / source.name).write_bytes(source.read_bytes())
    changed = tmp_path / "offers.jsonl"
    changed.write_bytes(changed.read_bytes().replace(b"O-0001", b"O-9999", 1))
    command = [sys.executable, str(tmp_path / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "offers.jsonl" in done.stderr
    assert "participants.jsonl" not in done.stderr


def test_counts_and_ids(participants, offers):
    assert [own["id"] for own in participants] == [f"P-{place:04d}" for place in range(1, 81)]
    assert [own["id"] for own in offers] == [f"O-{place:04d}" for place in range(1, 801)]
    assert len(_by_hand(participants)) == 15
    # Three of the copies show a post that is described by hand, under another board and without that mark.
    assert len(_by_hand(offers)) == 40


def test_every_record_obeys_the_contract(participants, offers):
    from proaktiv_match.profiles import Offer, Participant

    for record in participants:
        Participant.model_validate(record)
    for record in offers:
        Offer.model_validate(record)


def test_every_quote_stands_in_title_or_description(offers):
    quoted = [
        (offer, entry["source"]["quote"])
        for offer in offers
        for part in ("demands", "skills", "licences", "languages")
        for entry in offer[part]
        if entry.get("source", {}).get("quote")
    ]
    assert len(quoted) > 800
    for offer, quote in quoted:
        assert quote in offer["title"] or quote in (offer["description"] or ""), (offer["id"], quote)


def test_offers_by_hand_are_described_in_full(offers):
    for offer in _by_hand(offers):
        stated = [own for own in offer["demands"] if own["source"]["kind"] in ("employer", "coach")]
        assert len(stated) >= 20, offer["id"]
        assert offer["description"]


def test_most_generated_offers_state_next_to_nothing(offers):
    generated = [own for own in offers if own["ext"].get("made") != "by_hand"]
    few = [own for own in generated if sum(entry["source"]["kind"] == "employer" for entry in own["demands"]) <= 3]
    half = [
        own
        for own in generated
        if sum(entry["source"]["kind"] in ("employer", "coach") for entry in own["demands"]) >= 8
    ]
    assert len(few) > 600
    assert 100 <= len(half) <= 140
    assert sum(not own["demands"] for own in generated) > 20


def test_everything_the_contract_knows_occurs(participants, offers):
    from proaktiv_match.profiles import Offer
    from proaktiv_match.vocabulary import vocabulary

    kinds = set(Offer.model_json_schema()["$defs"]["OfferKind"]["enum"])
    assert {own["kind"] for own in offers} == kinds
    measures = set(vocabulary().measures)
    assert {(own["dimension"], own["measure"]) for offer in offers for own in offer["demands"]} == measures
    assert {(own["dimension"], own["measure"]) for person in participants for own in person["limits"]} == measures
    listed = {own["id"] for offer in offers for own in offer["accommodations"]}
    assert listed == set(vocabulary().accommodations)
    statuses = {own["status"] for offer in offers for own in offer["accommodations"]}
    assert statuses == {"present", "agreed", "requestable", "refused", "unknown"}


def test_every_instrument_speaks(participants):
    spoken = Counter(own["source"]["instrument"] for person in participants for own in person["limits"])
    assert set(spoken) == {
        "drv_1a", "drv_opinion", "aed", "gesundheitsamt", "company_doctor", "treating_doctor", "psych_service", "imba",
        "melba", "mini_icf", "efl", "ela", "ergos", "coach", "self_report",
    }  # fmt: skip


def test_dates_fit_the_day_of_the_demo(offers):
    for offer in offers:
        published = date.fromisoformat(offer["published_on"])
        assert published <= AS_OF
        start = offer["start_on"] and date.fromisoformat(offer["start_on"])
        assert start is None or date(2026, 11, 1) <= start <= date(2027, 3, 31)
    gone = sum(_gone(own) for own in offers)
    assert 30 <= gone <= 100
    assert any(own["last_seen"] < "2026-10-15" for own in offers if not _gone(own))


def test_fifteen_posts_are_shown_twice(offers):
    places = Counter((own["title"], own["employer"]["id"], own["workplace"]["postcode"]) for own in offers)
    assert sorted(count for count in places.values() if count > 1) == [2] * 15


def test_readiness_and_empty_profiles_occur(participants):
    states = [own["stability"] for own in participants]
    assert any(own is None for own in states)
    assert any(own and own["status"] != "stable" for own in states)
    assert any(own and own["status"] == "stable" and (own["valid_until"] or "9") < "2026-11-21" for own in states)
    assert any(own and own["kinds"] for own in states)
    assert sum(not own["limits"] and not own["assessments"] for own in participants) == 5


def test_the_counts_of_the_readme_are_true(participants, offers):
    text = (FIXTURES / "README.md").read_text(encoding="utf-8")
    told = {name: int(count) for name, count in re.findall(r"`(\w+)` \| (\d+) ", text)}
    counted = Counter(own["kind"] for own in offers)
    counted += Counter(own["source"]["instrument"] for person in participants for own in person["limits"])
    assert told == counted
    assert f"{sum(own['temporary_agency'] for own in offers)} posts are temporary agency work" in text
    assert f"{sum(map(_gone, offers))} have expired" in text


def test_every_verdict_is_reached(participants, offers):
    from proaktiv_match.fit import compare_prepared, compile_offer, prepare
    from proaktiv_match.profiles import Offer, Participant

    people = [prepare(Participant.model_validate(own), AS_OF) for own in participants[:24]]
    posts = [compile_offer(Offer.model_validate(own), AS_OF) for own in offers[:160]]
    compared = [compare_prepared(person, post) for person in people for post in posts]
    assert {own.verdict.value for own in compared} == {"fits", "adaptable", "check", "conflict", "not_assessed"}
    parts = {own.tendency.value for own in compared if own.tendency is not None}
    assert parts == {"promising", "open", "unlikely"}


@pytest.mark.parametrize(
    ("person", "post", "verdict"),
    [
        (1, 1, "fits"),
        (3, 19, "fits"),
        (9, 37, "fits"),
        (13, 19, "fits"),
        (14, 2, "adaptable"),
        (5, 17, "check"),
        (1, 4, "conflict"),
    ],
)
def test_pairs_that_were_written_for_each_other(participants, offers, person, post, verdict):
    from proaktiv_match.fit import compare
    from proaktiv_match.profiles import Offer, Participant

    one, other = Participant.model_validate(participants[person - 1]), Offer.model_validate(offers[post - 1])
    assert compare(one, other, AS_OF).verdict.value == verdict


def test_offers_carry_no_health_of_a_person(offers):
    for offer in offers:
        assert not {"limits", "assessments", "uncoded_notes"} & set(offer)


def test_own_words_keep_their_letters(offers):
    text = (FIXTURES / "offers.jsonl").read_text(encoding="utf-8")
    assert all(letter in text for letter in "äöüÄÖÜß")
    assert "\\u" not in text
    assert "Bürgergeld" not in text
    assert not any(offer["title"] != offer["title"].strip() for offer in offers)
