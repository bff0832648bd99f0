"""`match`: all forms of output, streaming, piles that a person can read."""

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest

from proaktiv_match.cli._csv import in_csv
from proaktiv_match.matching import result_schema
from proaktiv_match.vocabulary import vocabulary
from proaktiv_match.wording import footer
from proaktiv_match.wording._texts import all_texts

from .conftest import parsed


def test_json_is_an_array_of_the_contract(match):
    done = match("--format", "json", "--top", "3")
    assert (done.code, done.err) == (0, "")
    results = parsed(done.out)
    schema = result_schema()
    for result in results:
        jsonschema.validate(result, schema)
    assert [result["participant"] for result in results] == [f"P-{number:04}" for number in range(1, 7)]
    assert all(len(result["suggestions"]) <= 3 for result in results)
    assert all(result["as_of"] == "2026-11-21" for result in results)
    # One result a line, so that tools can take the array apart without reading all of it.
    assert len(done.out.splitlines()) == len(results) + 2


def test_the_same_input_gives_the_same_bytes(match):
    lines = Path("offers.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    first = match("--format", "json").out
    Path("offers.jsonl").write_text("".join(reversed(lines)), encoding="utf-8")
    assert match("--format", "json").out == first


def test_no_participants_is_an_empty_array(match):
    Path("participants.jsonl").write_text("[]", encoding="utf-8")
    assert parsed(match("--format", "json").out) == []
    assert "keine Teilnehmenden" in match().out


def test_a_pipe_gets_plain_text(match, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    done = match("--top", "5")
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in done.out
    assert max(map(len, done.out.splitlines())) <= 100
    assert not re.search(r" $", done.out, re.MULTILINE)
    assert " ".join(done.out.split()).endswith(footer("de"))


def test_the_width_follows_the_columns(match, monkeypatch):
    monkeypatch.setenv("COLUMNS", "140")
    assert 100 < max(map(len, match("--top", "5").out.splitlines())) <= 140


def test_piles_have_counts_and_lines_have_reasons(match):
    done = match("--top", "0")
    result = parsed(match("--top", "0", "--format", "json").out)[0]
    assert f"✔ passt nach heutigem Wissen ({result['counts']['fits']})" in done.out
    assert f"? zu klären: offen ({result['counts']['open']})" in done.out
    assert f"✘ heute nicht passend ({result['counts']['conflict']})" in done.out
    assert "Arbeitgeber fragen: " in done.out
    assert "bringt mit: " in done.out


def test_top_says_how_many_are_shown(match):
    assert re.search(r"\(\d+, davon 1 gezeigt\)", match("--top", "1").out)


def test_conflicts_follow_at_the_end_if_asked_for(match):
    results = parsed(match("--top", "1", "--include-conflicts", "--format", "json").out)
    verdicts = [one["verdict"] for one in results[0]["suggestions"]]
    assert verdicts.count("conflict") == results[0]["counts"]["conflict"] > 0
    assert verdicts.index("conflict") == 1
    assert "x überschritten: " in match("--top", "1", "--include-conflicts").out


def test_english(match):
    done = match("--top", "2", "--lang", "en")
    assert "fits by what is known today" in done.out
    assert "Participant P-0001 · as of 2026-11-21" in done.out
    german = [texts["de"] for key, texts in all_texts().items() if key.startswith("result/pile/")]
    assert not [text for text in german if text in done.out]


def test_places_tell_distances(match, tmp_path):
    def distances(*options):
        told = parsed(match("--format", "json", "--top", "0", *options).out)[0]["suggestions"]
        return {one["offer"]: one["distance_km"] for one in told}

    bundled = distances()
    assert any(far is not None for far in bundled.values())
    finer = distances("--places", "places.csv")
    assert finer != bundled
    (tmp_path / "home.csv").write_text("postcode;lat;lon\n99999;51;10\n", "utf-8")
    assert distances("--places", "home.csv") == bundled
    assert re.search(r"Fähigkeiten .* · \d+,\d km", match("--places", "places.csv").out)


def test_history_keeps_a_refused_offer_away(match):
    first = parsed(match("--format", "json", "--top", "1").out)[0]["suggestions"][0]["offer"]
    refusal = {
        "participant": "P-0001",
        "offer": first,
        "decision": "refused",
        "reason_code": "tasks",
        "date": "2026-11-20",
    }
    Path("history.jsonl").write_text(json.dumps(refusal) + "\n", encoding="utf-8")
    second = parsed(match("--format", "json", "--top", "0", "--history", "history.jsonl").out)[0]
    assert first not in [one["offer"] for one in second["suggestions"]]
    assert second["counts"]["hidden"] == 1


def test_csv_is_for_spreadsheets_and_holds_no_health(match):
    done = match("--format", "csv", "--top", "4", "--places", "places.csv")
    rows = list(csv.DictReader(io.StringIO(done.out), delimiter=";"))
    assert list(rows[0]) == [
        "Teilnehmer/in", "Rang", "Stelle", "Bezeichnung", "Ergebnis", "Tendenz", "offene Punkte", "Fähigkeiten",
        "Entfernung km", "passende Fähigkeiten", "formale Lücken",
    ]  # fmt: skip
    results = parsed(match("--format", "json", "--top", "4", "--places", "places.csv").out)
    suggestions = [(result["participant"], one) for result in results for one in result["suggestions"]]
    assert [(row["Teilnehmer/in"], row["Stelle"]) for row in rows] == [(who, one["offer"]) for who, one in suggestions]
    assert [float(row["Fähigkeiten"].replace(",", ".")) for row in rows] == [
        one["skill_score"] for _, one in suggestions
    ]
    assert not any("." in row["Entfernung km"] for row in rows)
    labels = {texts["de"] for key, texts in all_texts().items() if key.startswith("labels/dimension/")}
    labels |= {one.label_de for one in vocabulary().dimensions.values()}
    reasons = " ".join(row["passende Fähigkeiten"] + row["formale Lücken"] for row in rows)
    assert not [label for label in labels if label in reasons]


def test_csv_in_a_file_is_taken_for_utf_8_by_spreadsheets(match):
    match("--format", "csv", "--out", "list.csv")
    assert Path("list.csv").read_bytes().startswith(b"\xef\xbb\xbfTeilnehmer/in;Rang;")


@pytest.mark.parametrize("cell", ["=1+1", "+49 2371", "-x", "@sum", "\tx", "  =x"])
def test_no_cell_is_run_as_a_formula(cell):
    (row,) = csv.reader(io.StringIO(in_csv([cell])), delimiter=";")
    assert row == [f"'{cell}"]


def test_a_person_who_is_not_ready_gets_a_reason_and_no_offers(match):
    person = json.loads(Path("participants.jsonl").read_text(encoding="utf-8").splitlines()[0])
    person["stability"]["status"] = "crisis"
    Path("participants.jsonl").write_text(json.dumps(person), encoding="utf-8")
    assert "Kein Abgleich: Zurzeit steht Stabilisierung im Vordergrund." in match().out
    assert parsed(match("--format", "json").out)[0]["status"] == "not_ready"
    assert len(match("--format", "csv").out.splitlines()) == 1
