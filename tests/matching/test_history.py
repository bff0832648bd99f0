"""A coded refusal keeps an offer away until the offer changes."""

import json

import pytest

from proaktiv_match.errors import InputError, UnreadableFileError
from proaktiv_match.matching import Decision, History, Matcher, offer_digest
from tests.matching.job_market import AS_OF, demand, offer, person, posted

REFUSED = {"participant": "P-1", "offer": "O-1", "decision": "refused", "reason_code": "way", "date": "2026-11-10"}


def history(tmp_path, *records):
    file = tmp_path / "verlauf.jsonl"
    file.write_text("\n".join(json.dumps(REFUSED | record) for record in records) + "\n", "utf-8")
    return History.read(file)


def shown(decisions, *offers):
    result = Matcher(offers, history=decisions).suggest(person(), AS_OF)
    return [one.offer for one in result.suggestions], result


def test_a_refused_offer_is_hidden_counted_and_told(tmp_path):
    decisions = history(tmp_path, {"offer_digest": offer_digest(offer())})
    names, result = shown(decisions, offer(), offer("O-2"))
    assert names == ["O-2"]
    assert (result.counts.hidden, result.counts.fits) == (1, 1)
    assert [notice.code for notice in result.profile.notices] == ["blocked_by_history"]
    why = Matcher([offer()], history=decisions).why(person(), "O-1", AS_OF)
    assert "am 10.11.2026 abgelehnt (Weg zur Arbeit)" in why.profile.notices[0].text()
    assert "on 2026-11-10 (way to work)" in why.profile.notices[0].text("en")
    assert why.suggestions[0].rank is None


@pytest.mark.parametrize(
    ("change", "comes_back"),
    [
        ({"demands": [demand(amount=4)]}, True),
        ({"start_on": "2027-01-01"}, True),
        ({"accommodations": [{"id": "lifting_aid", "status": "present"}]}, True),
        ({"published_on": "2026-11-20", "last_seen": "2026-11-21", "openings": 2, "ext": {"nr": 1}}, False),
        ({}, False),
    ],
)
def test_it_comes_back_when_it_has_changed(tmp_path, change, comes_back):
    decisions = history(tmp_path, {"offer_digest": offer_digest(offer())})
    assert (shown(decisions, offer(**change))[0] == ["O-1"]) is comes_back


@pytest.mark.parametrize(("published", "comes_back"), [("2026-11-11", True), ("2026-11-10", False), (None, False)])
def test_without_a_digest_the_day_of_publication_decides(tmp_path, published, comes_back):
    assert (shown(history(tmp_path, {}), offer(published_on=published))[0] == ["O-1"]) is comes_back


def test_only_the_latest_decision_until_today_counts(tmp_path):
    back = {"decision": "withdrawn", "date": "2026-11-12"}
    assert shown(history(tmp_path, {}, back), offer())[0] == ["O-1"]
    assert shown(history(tmp_path, back, {}), offer())[0] == ["O-1"]
    assert shown(history(tmp_path, {"date": "2026-11-22"}), offer())[0] == ["O-1"]
    assert shown(history(tmp_path, {"decision": "postponed", "reason_code": None}), offer())[0] == ["O-1"]


def test_other_people_are_not_concerned(tmp_path):
    assert shown(history(tmp_path, {"participant": "P-2"}), offer())[0] == ["O-1"]


def test_a_refusal_holds_for_the_same_offer_from_another_source(tmp_path):
    names, result = shown(history(tmp_path, {}), posted("O-1"), posted("O-2"))
    assert names == []
    assert result.counts.hidden == 1


def test_the_digest_does_not_depend_on_the_order_of_lists():
    demands = [demand(), demand("sitting", "share", amount=20)]
    assert offer_digest(offer(demands=demands)) == offer_digest(offer(demands=demands[::-1]))


@pytest.mark.parametrize(
    ("record", "pointer", "code"),
    [
        ({"grund": "x"}, "/grund", "unknown_field"),
        ({"reason_cod": "x"}, "/reason_cod", "unknown_field"),
        ({"decision": "no"}, "/decision", "decision"),
        ({"decision": ["refused"]}, "/decision", "decision"),
        ({"reason_code": "er mag nicht"}, "/reason_code", "reason_code"),
        ({"reason_code": None}, "/reason_code", "reason_code"),
        ({"date": "2026-02-31"}, "/date", "date"),
        ({"date": "20261110"}, "/date", "date"),
        ({"date": 5}, "/date", "date"),
        ({"participant": ""}, "/participant", "missing"),
        ({"offer": None}, "/offer", "missing"),
        ({"offer_digest": "abc"}, "/offer_digest", "digest"),
    ],
)
def test_faults_name_line_field_and_what_is_allowed(tmp_path, record, pointer, code):
    with pytest.raises(InputError) as caught:
        history(tmp_path, {}, record)
    fault = caught.value.faults[0]
    file = str(tmp_path / "verlauf.jsonl")
    assert (fault.file, fault.line, fault.pointer, fault.code) == (file, 2, pointer, code)
    assert fault.allowed
    assert "er mag nicht" not in str(caught.value)


@pytest.mark.parametrize("line", ["{", "[]", "[" * 100_000, '"x"'])
def test_a_line_that_is_no_object_is_a_fault(tmp_path, line):
    file = tmp_path / "verlauf.jsonl"
    file.write_text(line, "utf-8")
    with pytest.raises(InputError) as caught:
        History.read(file)
    assert caught.value.faults[0].code == "syntax"


def test_a_file_that_is_not_there_or_not_utf_8(tmp_path):
    file = tmp_path / "verlauf.jsonl"
    with pytest.raises(UnreadableFileError, match="gibt es nicht"):
        History.read(file)
    file.write_bytes("Büro".encode("latin-1"))
    with pytest.raises(UnreadableFileError, match="nicht in UTF-8"):
        History.read(file)


def test_a_key_cannot_steer_the_terminal(tmp_path):
    with pytest.raises(InputError) as caught:
        history(tmp_path, {"\x1b[31mrot/grün": 1})
    assert caught.value.faults[0].pointer == "/\ufffd[31mrot~1grün"


def test_on_one_day_the_refusal_counts():
    refused = Decision("P-1", "O-1", "refused", AS_OF, "way")
    accepted = Decision("P-1", "O-1", "accepted", AS_OF)
    assert shown(History([refused, accepted]), offer())[0] == []
    assert shown(History([accepted, refused]), offer())[0] == []
