"""`match --for-offer`: one offer and one's own cases, in every form; and the band for those who may not see persons."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.cli._sorted_lines import SortedLines
from proaktiv_match.matching import Matcher, Places, band_schema, cases_schema
from proaktiv_match.profiles import read_offers, read_participants
from proaktiv_match.vocabulary import vocabulary
from proaktiv_match.wording import footer

from .conftest import AS_OF, FIXTURES, parsed

OFFER = "O-0004"
DAY = date.fromisoformat(AS_OF)


@pytest.fixture
def everybody(call):
    """All eighty invented people."""
    text = (FIXTURES / "participants.jsonl").read_text(encoding="utf-8")
    Path("participants.jsonl").write_text(text, encoding="utf-8")


@pytest.fixture
def for_offer(match, everybody):
    """`match --for-offer` over all people."""
    return lambda *words: match("--for-offer", OFFER, *words)


def collected():
    matcher = Matcher(read_offers("offers.jsonl"), places=Places.bundled() | Places.read("places.csv"))
    return matcher.for_offer(read_participants("participants.jsonl"), OFFER, DAY).collect()


def test_json_is_what_the_library_says(for_offer):
    done = for_offer("--format", "json", "--places", "places.csv")
    assert (done.code, done.err) == (0, "")
    made = parsed(done.out)
    jsonschema.validate(made, cases_schema())
    expected = collected().to_json()
    assert made == expected
    assert list(made) == list(expected)
    # A case a line, so that tools can take the object apart without reading all of it.
    assert len(done.out.splitlines()) == len(made["cases"]) + len(made["left_out"]) + 3


def test_the_same_input_in_another_order_gives_the_same_bytes(for_offer):
    first = {form: for_offer("--format", form).out for form in ("json", "csv", "table")}
    lines = Path("participants.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("participants.jsonl").write_text("".join(reversed(lines)), encoding="utf-8")
    assert {form: for_offer("--format", form).out for form in first} == first


def test_an_index_gives_the_same_bytes(for_offer, call):
    assert call("index", "build", "--offers", "offers.jsonl", "--out", "stellen").code == 0
    words = ("--participants", "participants.jsonl", "--as-of", AS_OF, "--for-offer", OFFER, "--format", "json")
    assert call("match", "--index", "stellen", *words).out == for_offer("--format", "json").out


def test_the_table_stands_in_the_order_of_the_ids(for_offer, monkeypatch):
    for columns in ("80", "100"):
        monkeypatch.setenv("COLUMNS", columns)
        done = for_offer()
        assert (done.code, done.err) == (0, "")
        assert max(map(len, done.out.splitlines())) <= int(columns)
    found = collected()
    listed = re.findall(r"^(P-\d+) ", done.out, re.MULTILINE)
    assert listed == sorted(listed) == [one.participant for one in found.cases]
    assert f"Kommt für {len(listed)} von 80 Fällen in Frage" in done.out
    assert f"✘ heute nicht passend ({found.counts.conflict})" in done.out
    assert f"zurzeit kein Abgleich ({found.counts.not_ready}): P-" in done.out
    assert "Nach Kennung geordnet, nicht nach Eignung." in done.out
    assert " ".join(done.out.split()).endswith(footer("de"))


def test_the_table_in_english(for_offer):
    done = for_offer("--lang", "en")
    assert "of 80 cases" in done.out
    assert "not matched at present" in done.out
    assert not re.search(r"Kommt|Fällen|Kennung|Abgleich", done.out)


def test_many_who_were_not_compared_are_counted(for_offer):
    text = Path("participants.jsonl").read_text(encoding="utf-8").replace('"status": "stable"', '"status": "resting"')
    Path("participants.jsonl").write_text(text.replace('"status":"stable"', '"status":"resting"'), encoding="utf-8")
    out = " ".join(for_offer().out.split())
    assert "Kommt für keinen der 80 Fälle in Frage" in out
    assert "P-0008 und 72 weitere" in out


def test_nobody_at_all(for_offer):
    Path("participants.jsonl").write_text("[]", encoding="utf-8")
    assert "keine Teilnehmenden" in for_offer().out
    assert parsed(for_offer("--format", "json").out)["cases"] == []


def test_csv_tells_nothing_of_health_but_the_pile(for_offer):
    done = for_offer("--format", "csv", "--out", "cases.csv")
    assert (done.code, done.out) == (0, "")
    text = Path("cases.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeffTeilnehmer/in;Stelle;")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert [row["Teilnehmer/in"] for row in rows] == [one.participant for one in collected().cases]
    assert [one.label_de for one in vocabulary().dimensions.values() if one.label_de in text] == []


def test_a_band_holds_neither_persons_nor_health(for_offer, match):
    made = parsed(for_offer("--bands", "--format", "json").out)
    jsonschema.validate(made, band_schema())
    count = len(collected().cases)
    assert made["could_fit"]["from"] <= count <= made["could_fit"]["to"]
    table = for_offer("--bands").out
    assert f"Kommt in Frage: für {made['could_fit']['from']} bis {made['could_fit']['to']} Fälle" in table
    assert " ".join(table.split()).endswith(footer("de"))
    rows = for_offer("--bands", "--format", "csv", "--lang", "en").out
    assert rows == f"offer;as of;from;to\r\n{OFFER};{AS_OF};{made['could_fit']['from']};{made['could_fit']['to']}\r\n"
    for text in (json.dumps(made), table, rows):
        assert "P-0" not in text
        assert not re.search(r"passt|fits|conflict|heute nicht|Anpassung", text)


def test_few_and_none_give_the_same_bytes(match):
    # The six people of this folder, and nobody.
    few = [match("--for-offer", OFFER, "--bands", "--format", form).out for form in ("json", "csv", "table")]
    assert "weniger als 5" in few[-1]
    Path("participants.jsonl").write_text("[]", encoding="utf-8")
    assert few == [match("--for-offer", OFFER, "--bands", "--format", form).out for form in ("json", "csv", "table")]


@pytest.mark.parametrize("name", ["O-9999", ""])
def test_an_unknown_offer(match, name):
    done = match("--for-offer", name, "--out", "cases.json", "--format", "json")
    assert (done.code, done.out) == (2, "")
    assert parsed(done.err)["code"] == "not_found"
    assert not Path("cases.json").exists()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("--bands",), "--bands"),
        (("--for-offer", OFFER, "--top", "3"), "--top"),
        (("--for-offer", OFFER, "--include-conflicts"), "--include-conflicts"),
        (("--for-offer", OFFER, "--engine", "processes"), "--engine"),
        (("--for-offer", OFFER, "--format", "parquet"), "--format parquet"),
    ],
)
def test_options_that_say_nothing_here_are_refused(match, words, name):
    done = match(*words)
    assert (done.code, done.out) == (2, "")
    assert name in done.err


def test_faults_of_files_are_those_of_match(match):
    Path("participants.jsonl").write_text('{"id": "P-1", "limts": []}', encoding="utf-8")
    done = match("--for-offer", OFFER, "--out", "cases.txt")
    assert done.code == 2
    assert "unknown_field" in done.err
    assert not Path("cases.txt").exists()


def test_the_schemas_are_printed(call):
    assert parsed(call("schema", "cases").out) == cases_schema()
    assert parsed(call("schema", "band").out) == band_schema()


@given(st.lists(st.tuples(st.text(), st.text(st.characters(codec="utf-8")))), st.integers(1, 60))
def test_lines_come_back_by_key_however_little_memory_there_is(pairs, in_memory):
    with SortedLines(in_memory) as lines:
        for key, text in dict(pairs).items():
            lines.add(key, text)
        assert list(lines) == [text for _, text in sorted(dict(pairs).items())]
