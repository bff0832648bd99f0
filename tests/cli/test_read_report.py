"""`read-report`: notes in, proposed limits out, whole or not at all; no word of a note in a message."""

import json
import stat

import pytest

NOTE = {"id": "N-1", "instrument": "drv_1a", "text": "Keine Arbeiten auf Leitern, Heben bis 10 kg."}


@pytest.fixture
def read_report(call, tmp_path):
    def run(content, *words, name="notes.json"):
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        (tmp_path / name).write_bytes(raw)
        return call("read-report", "--notes", name, "--out", "limits.jsonl", *words)

    return run


def _rows(folder):
    return [json.loads(line) for line in (folder / "limits.jsonl").read_text(encoding="utf-8").splitlines()]


def test_each_note_becomes_a_row_with_proposals(read_report, tmp_path):
    done = read_report([NOTE, NOTE | {"id": "N-2", "text": "Guter Verlauf.", "date": "2026-05-02"}])
    assert done.code == 0, done.err
    first, second = _rows(tmp_path)
    assert [one["dimension"] for one in first["proposed"]] == ["heights_ladders", "lift_carry", "lift_carry"]
    assert all(one["quote"] in NOTE["text"] for one in first["proposed"])
    assert (second["id"], second["proposed"]) == ("N-2", [])
    assert "erst, wenn eine Person sie bestätigt" in done.err
    assert "ohne Datum: 1" in done.err
    assert stat.S_IMODE((tmp_path / "limits.jsonl").stat().st_mode) == 0o600


def test_the_messages_speak_english_too(read_report):
    assert "only when a person has confirmed them" in read_report([NOTE], "--lang", "en").err


def test_json_lines_give_the_same_bytes(read_report, tmp_path):
    assert read_report([NOTE]).code == 0
    whole = (tmp_path / "limits.jsonl").read_bytes()
    assert read_report(json.dumps(NOTE).encode() + b"\n\n", name="notes.jsonl").code == 0
    assert (tmp_path / "limits.jsonl").read_bytes() == whole


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"id": "N-1"}, "note_list"),
        (["Keine Leitern"], "note_object"),
        ([{"id": "N-1", "instrument": "aed"}], "note_missing_key"),
        ([NOTE | {"text": 7}], "note_text_expected"),
        ([NOTE | {"id": ""}], "note_id"),
        ([NOTE, NOTE], "note_duplicate_id"),
        ([NOTE | {"instrument": "hausarzt"}], "note_instrument"),
        ([NOTE | {"date": "2026-02-31"}], "note_date"),
        (b'[{"id": "N-1"', "truncated"),
        (b"", "file_empty"),
        ('[{"id": "Gespräch"}]'.encode("cp1252"), "encoding"),
    ],
)
def test_a_wrong_file_is_told_and_nothing_is_written(read_report, tmp_path, content, code):
    done = read_report(content)
    assert done.code == 2
    assert f"[{code}]" in done.err
    assert "Leitern" not in done.err
    assert not (tmp_path / "limits.jsonl").exists()
