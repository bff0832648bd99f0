"""Recorded, invented forms of every instrument, and what the importers have to make of them; drift is reported."""

import csv
import io
import json
import random
from pathlib import Path

import pytest

from proaktiv_match.reading import import_participants
from proaktiv_match.reading.instruments import SOURCES, form_of

from .conftest import HEAD, filled_csv, filled_json, said

RECORDED = [json.loads(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("recorded/*.json"))]


def by_source(sample):
    return sample["source"]


def test_every_source_has_a_recorded_form():
    assert sorted(map(by_source, RECORDED)) == sorted(SOURCES)


@pytest.mark.parametrize("sample", RECORDED, ids=by_source)
def test_a_recorded_form_gives_what_was_written_down(read, sample):
    person = read(sample["source"], sample["values"])
    assert said(person) == sample["limits"]
    (assessment,) = person["assessments"]
    assert assessment["no_restriction"] == sample["no_restriction"]
    assert [note["text"] for note in person["uncoded_notes"]] == sample["notes"]
    instrument = form_of(sample["source"]).instrument
    sources = [one["source"] for one in (*person["limits"], *person["uncoded_notes"])]
    assert {(source["instrument"], source["date"]) for source in sources} == {(instrument, "2026-08-12")}


@pytest.mark.parametrize("sample", RECORDED, ids=by_source)
def test_csv_json_and_a_workbook_say_the_same(read, tmp_path, sample):
    expected = read(sample["source"], sample["values"])
    path = tmp_path / "bogen.json"
    path.write_text(filled_json(sample["source"], HEAD | sample["values"]), encoding="utf-8")
    assert import_participants(sample["source"], [path]).participants == (expected,)
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra `excel` is not installed")
    path = tmp_path / "bogen.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Bogen")
        for at, row in enumerate(csv.reader(io.StringIO(filled_csv(sample["source"], HEAD)), delimiter=";")):
            if row[0] in sample["values"]:
                row[3] = sample["values"][row[0]]
            for column, value in enumerate(row):
                sheet.write(at, column, value)
        book.add_worksheet("Hinweise").write(0, 0, "Ein leeres Feld heißt: nicht gesagt.")
    assert import_participants(sample["source"], [path]).participants == (expected,)


@pytest.mark.parametrize("sample", RECORDED, ids=by_source)
def test_every_kind_of_drift_is_reported(faults, sample):
    """A key, an answer, a row, a version that the form does not have is told, never read as empty."""
    source, values = sample["source"], HEAD | sample["values"]
    text = filled_csv(source, values)
    key = next(iter(sample["values"]))
    line = next(line for line in text.splitlines() if line.startswith(f"{key};"))
    renamed = [fault.code for fault in faults(source, text.replace(line, "neu." + line))]
    assert sorted(renamed) == ["row_missing", "unknown_key"]
    assert [fault.code for fault in faults(source, text.replace(line + "\n", "").replace(line + "\r\n", ""))] == [
        "row_missing"
    ]
    assert [fault.code for fault in faults(source, text + ";;;hier steht noch etwas;\n")] == ["no_key"]
    assert [fault.code for fault in faults(source, text + line + "\n")] == ["key_twice"]
    assert [fault.code for fault in faults(source, text.replace(f"{source} 1", f"{source} 2"))] == ["other_form"]
    other = json.loads(filled_json(source, values))
    other["values"]["neu"] = 1
    assert [fault.pointer for fault in faults(source, json.dumps(other), "bogen.json")] == ["/values/neu"]
    del other["values"]["neu"]
    assert [fault.code for fault in faults(source, json.dumps(other | {"werte": {}}), "bogen.json")] == ["unknown_key"]
    other["values"][key] = {"wert": 1}
    assert [fault.code for fault in faults(source, json.dumps(other), "bogen.json")] == ["wrong_type"]


@pytest.mark.parametrize("source", SOURCES)
def test_an_answer_that_is_not_possible_is_a_fault_with_what_is(faults, source):
    form = form_of(source)
    closed = [item for item in form.items if item.kind not in ("note", "text", "occupation", "id")]
    text = filled_csv(source, HEAD | {item.key: "quittengelb" for item in closed})
    found = faults(source, text)
    assert {fault.code for fault in found} == {"answer", "no_day"}
    assert len(found) == len(closed)
    assert all(fault.allowed and "quittengelb" not in fault.as_line() for fault in found)


@pytest.mark.parametrize("sample", RECORDED, ids=by_source)
def test_the_order_of_rows_and_of_files_does_not_matter(read, tmp_path, sample):
    text = filled_csv(sample["source"], HEAD | sample["values"])
    head, *rows = text.splitlines()
    random.Random(7).shuffle(rows)
    assert read(sample["source"], {}, text="\n".join([head, *rows])) == read(sample["source"], sample["values"])
    paths = [tmp_path / "eins.csv", tmp_path / "zwei.csv"]
    for path, name in zip(paths, ("P-1", "P-2"), strict=True):
        path.write_text(filled_csv(sample["source"], HEAD | sample["values"] | {"id": name}), encoding="utf-8")
    one = import_participants(sample["source"], paths).participants
    assert one == import_participants(sample["source"], paths[::-1]).participants
    assert [person["id"] for person in one] == ["P-1", "P-2"]
