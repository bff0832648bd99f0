"""Results as a flat table: nobody vanishes, nothing is lost, what is repeated is the same."""

import json
from datetime import date
from pathlib import Path

import pytest

from proaktiv_match import Matcher, read_offers, read_participants
from proaktiv_match.engines import COLUMNS, suggestion_rows

FIXTURES = Path(__file__).resolve().parents[2] / "data" / "fixtures"


@pytest.fixture(scope="module")
def results():
    matcher = Matcher(read_offers(FIXTURES / "offers.jsonl")[:60])
    people = read_participants(FIXTURES / "participants.jsonl")
    return [matcher.suggest(one, date(2026, 11, 21), 3, include_conflicts=True) for one in people]


def line(result):
    return json.dumps(result.to_json(), ensure_ascii=False)


def test_one_row_a_suggestion_in_their_order(results):
    for result in results:
        rows = list(suggestion_rows(line(result)))
        assert [tuple(row) for row in rows] == [tuple(COLUMNS)] * len(rows)
        if result.suggestions:
            assert [row["offer"] for row in rows] == [one.offer for one in result.suggestions]
            assert [row["skill_score"] for row in rows] == [one.skill_score for one in result.suggestions]
            assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
        assert {(row["participant"], row["as_of"]) for row in rows} == {(result.participant, result.as_of)}


def test_people_without_a_suggestion_have_a_row(results):
    empty = [result for result in results if not result.suggestions]
    assert {result.reason for result in empty} > {None} or any(result.status == "not_ready" for result in empty)
    for result in empty:
        (row,) = suggestion_rows(line(result))
        assert (row["status"], row["reason"], row["offer"]) == (result.status, result.reason, None)
        assert row["result"] is not None
        assert row["suggestion"] is None


def test_the_results_can_be_made_again_from_the_rows(results):
    for result in results:
        rows = list(suggestion_rows(line(result)))
        assert [row["result"] is None for row in rows] == [False] + [True] * (len(rows) - 1)
        found = json.loads(rows[0]["result"])
        found["suggestions"] = [json.loads(row["suggestion"]) for row in rows if row["suggestion"] is not None]
        assert json.dumps(found, ensure_ascii=False) == line(result)
