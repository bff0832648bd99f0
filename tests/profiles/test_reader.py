"""Files as they come: arrays, lines, one object; whole, broken off, in the wrong encoding."""

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from proaktiv_match.errors import Fault, InputError, UnreadableFileError
from proaktiv_match.profiles import iter_offers, iter_participants, read_offers, read_participants
from tests.profiles.sound import lines, offer, participant, put, written


def faults(path: Any, read=read_offers) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read(path)
    return caught.value.faults


def placed(found: tuple[Fault, ...]) -> list[tuple[int | None, int | str | None, str, str]]:
    return [(fault.line, fault.record, fault.pointer, fault.code) for fault in found]


THREE = [offer(id="O-1"), offer(id="O-ü"), offer(id="O-3")]
FORMS = {
    "lines": lines(*THREE),
    "lines without the last line end": lines(*THREE).rstrip(),
    "lines of Windows": lines(*THREE).replace(b"\n", b"\r\n"),
    "lines with blank ones": b"\n \n" + lines(*THREE).replace(b"\n", b"\n\t\n"),
    "array": json.dumps(THREE).encode(),
    "array, indented": json.dumps(THREE, indent=2, ensure_ascii=False).encode(),
    "array after blank lines": b"\n\n  " + json.dumps(THREE).encode() + b"\n\n",
    "array of one line each": b"[\n" + b",\n".join(lines(record).rstrip() for record in THREE) + b"\n]\n",
}
MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", [b"", MARK])
@pytest.mark.parametrize("name", ["offers.jsonl", "offers.json", "Angebote Lüdenscheid.txt"])
def test_the_content_tells_the_form_and_the_order_stays(tmp_path, form, mark, name):
    path = written(tmp_path / name, mark + FORMS[form])
    assert [record.id for record in read_offers(path)] == ["O-1", "O-ü", "O-3"]
    assert [record.id for record in iter_offers(str(path))] == ["O-1", "O-ü", "O-3"]
    assert read_offers(path)[1].description == THREE[1]["description"]


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object_is_a_file_with_one_record(tmp_path, indent):
    path = written(tmp_path / "one.json", json.dumps(participant(), indent=indent).encode())
    assert [record.id for record in read_participants(path)] == ["P-Märkisch-1"]


@pytest.mark.parametrize("data", [b"", b"\n \n", MARK, b"[]", b" [ ] \n"])
def test_no_record_is_no_fault(tmp_path, data):
    assert read_offers(written(tmp_path / "empty.jsonl", data)) == []


def test_marks_of_joined_files_are_skipped(tmp_path):
    data = MARK + lines(THREE[0]) + MARK + lines(THREE[1])
    assert len(read_offers(written(tmp_path / "joined.jsonl", data))) == 2


def test_several_files_are_one_input(tmp_path):
    first = written(tmp_path / "a.jsonl", lines(*THREE))
    second = written(tmp_path / "b.json", json.dumps([offer(id="O-4"), offer(id="O-ü")]).encode())
    assert len(read_offers([first])) == 3
    found = faults([first, str(second)])
    assert placed(found) == [(1, 2, "/id", "duplicate_id")]
    assert found[0].file == str(second)
    assert found[0].message == f"dieselbe id steht schon in Satz 2 von {first}"
    assert found[0].message_en == f"the same id already stands in record 2 of {first}"


@pytest.mark.parametrize("form", ["lines", "array"])
def test_two_records_with_one_id(tmp_path, form):
    records = [participant(id="P-1"), participant(id="P-2"), participant(id="P-1")]
    data = lines(*records) if form == "lines" else b"[\n" + b",\n".join(map(lines, records)) + b"]"
    found = faults(written(tmp_path / "p", data), read_participants)
    assert [(fault.record, fault.pointer, fault.code) for fault in found] == [(3, "/id", "duplicate_id")]
    assert found[0].message == "dieselbe id steht schon in Satz 1"
    assert "P-1" not in found[0].as_line()


def test_a_faulty_record_still_holds_its_id(tmp_path):
    found = faults(written(tmp_path / "o", lines(offer(id="O-1", kind="job"), offer(id="O-1"))))
    assert placed(found) == [(1, 1, "/kind", "unknown_value"), (2, 2, "/id", "duplicate_id")]


def test_all_faults_of_a_file_with_line_record_and_pointer(tmp_path):
    records = [offer(id="O-1"), put(offer(id="O-2"), "/start_on", "2026-02-31"), offer(id="O-3", kind="job")]
    spread = lines(records[0]) + b"\n\n" + lines(*records[1:])
    assert placed(faults(written(tmp_path / "o.jsonl", spread))) == [
        (4, 2, "/start_on", "date"),
        (5, 3, "/kind", "unknown_value"),
    ]
    indented = json.dumps(records, indent=1).encode()
    starts = [number for number, line in enumerate(indented.splitlines(), 1) if line == b" {"]
    assert placed(faults(written(tmp_path / "o.json", indented))) == [
        (starts[1], 2, "/start_on", "date"),
        (starts[2], 3, "/kind", "unknown_value"),
    ]


def test_the_first_thousand_in_full_then_counts(tmp_path):
    data = lines(*[offer(id=f"O-{number}", kind="job", openings=-1) for number in range(700)])
    with pytest.raises(InputError) as caught:
        read_offers(written(tmp_path / "o.jsonl", data))
    assert len(caught.value.faults) == 1000
    assert caught.value.total == 1400
    assert caught.value.counts == {"unknown_value": 700, "out_of_range": 700}
    assert caught.value.faults[-1].record == 500


# -------------------------------------------------------------------------------------------------- broken JSON


@pytest.mark.parametrize(
    ("data", "place", "code", "told"),
    [
        (b'{"id": "O-1", "title": "x"', (1, 1, 27), "truncated_json", "neu exportieren"),
        (b'{"id": "O-1", "title": "x', (1, 1, 24), "truncated_json", "dieser Text endet nicht"),
        (b'{"id": "O-1", "temporary_agency": fal', (1, 1, 35), "truncated_json", ""),
        ('{"id": "Ä-1", "title": "ü'.encode()[:-1], (1, None, 25), "truncated_json", ""),
        (b'{"id": "O-1",}', (1, 1, None), "json_syntax", ""),
        (b'{"id": "O-1" "title": "x"}', (1, 1, 14), "json_syntax", "Komma"),
        (b"{'id': 'O-1'}", (1, 1, 2), "json_syntax", "Anführungszeichen"),
        (b'{"id": None}', (1, 1, 8), "json_syntax", "ein Wert erwartet"),
        (b'{"id" "O-1"}', (1, 1, 7), "json_syntax", "Doppelpunkt"),
        (b'{"id": "a\tb"}', (1, 1, 10), "json_syntax", "Tabulator"),
        (b'{"id": "a\\xb"}', (1, 1, None), "json_syntax", "Rückstrich"),
        (b'{"id": "O-1"}{"id": "O-2"}', (1, 1, 14), "json_syntax", "nach dem Ende des Satzes"),
        (b'{"id": "O-1",\n "title": "x",\n "kind": }', (3, 1, 10), "json_syntax", ""),
        (b'{"id": "O-1",\n "title": "x",\n', (2, 1, None), "truncated_json", ""),
        (b'[{"id": "O-1"', (1, 1, 14), "truncated_json", ""),
        (b"[", (1, 1, 2), "truncated_json", ""),
        (b'[\n {"id": "O-1"},\n {"id": ]', (3, 2, 9), "json_syntax", ""),
        (b'[{"id": "O-1"},]', (1, 1, 16), "json_syntax", "kein Komma"),
        (b'[{"id": "O-1"} {"id": "O-2"}]', (1, 1, 16), "json_syntax", "Komma"),
        (b'[{"id": "O-1"},', (1, 2, 16), "truncated_json", ""),
        (b'[{"id": "O-1"}', (1, 1, 15), "truncated_json", ""),
        (b'[{"id": "O-1"}]\n{"id": "O-2"}', (2, None, None), "trailing_text", "Array"),
        (b'{\n"id": "O-1"\n}\n{\n"id": "O-2"\n}', (4, None, None), "trailing_text", "Array"),
    ],
)
def test_wrong_json_names_line_and_column(tmp_path, data, place, code, told):
    found = [fault for fault in faults(written(tmp_path / "o", data)) if fault.code == code]
    assert len(found) == 1
    line, record, column = place
    assert (found[0].line, found[0].record) == (line, record)
    assert column is None or f"Spalte {column}" in found[0].message
    assert column is None or f"column {column}" in found[0].message_en
    assert told in found[0].message


def test_after_a_broken_line_the_next_ones_are_read(tmp_path):
    data = b'{"id": "O-0", "demands": [\n' + lines(offer(id="O-1"), offer(id="O-2", kind="job"))
    assert placed(faults(written(tmp_path / "o.jsonl", data))) == [
        (1, 1, "", "truncated_json"),
        (3, 3, "/kind", "unknown_value"),
    ]


def test_the_bracket_may_stand_on_the_first_line_of_an_object(tmp_path):
    text = json.dumps(offer()).replace('"demands": [', '"demands": [\n')
    assert len(read_offers(written(tmp_path / "o.json", text.encode()))) == 1


@pytest.mark.parametrize("wrap", ["{}", "[{}]"])
def test_a_key_that_stands_twice(tmp_path, wrap):
    text = json.dumps(participant())
    twice = text.replace('"at_most": 10', '"at_most": 10, "at_most": 5').replace(
        '"ext": {', '"ext": {"fallnummer": 1, '
    )
    found = faults(written(tmp_path / "p", wrap.replace("{}", twice).encode()), read_participants)
    assert [(fault.pointer, fault.code) for fault in found] == [
        ("/limits/0/at_most", "duplicate_key"),
        ("/ext/fallnummer", "duplicate_key"),
    ]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 301, "9" * 5000])
@pytest.mark.parametrize("wrap", ["{}", "[{}]"])
def test_numbers_that_are_none(tmp_path, number, wrap):
    text = json.dumps(participant()).replace('"at_most": 10', f'"at_most": {number}')
    found = faults(written(tmp_path / "p", wrap.replace("{}", text).encode()), read_participants)
    assert [(fault.pointer, fault.code) for fault in found] == [("/limits/0/at_most", "not_a_number")]


def test_half_a_character(tmp_path):
    text = json.dumps(offer(title="Lager \ud83d", ext={"\udc00": 1}))
    found = faults(written(tmp_path / "o", text.encode()))
    assert [(fault.pointer, fault.code) for fault in found] == [
        ("/title", "invalid_text"),
        ("/ext/\ufffd", "invalid_text"),
    ]
    assert found[0].as_line().encode()
    whole = json.dumps(offer(title="Lager 📦"))
    assert read_offers(written(tmp_path / "o", whole.encode()))[0].title == "Lager 📦"


@pytest.mark.parametrize("wrap", ["{}", "[{}]", '{{"id": "O-1", "ext": {}}}', "{{\n{}\n}}"])
def test_a_nested_bomb(tmp_path, wrap):
    bomb = "[" * 50_000 + "]" * 50_000
    found = faults(written(tmp_path / "o", wrap.format(bomb).encode()))
    assert {fault.code for fault in found} & {"too_deep", "object_expected", "json_syntax"}
    deep: Any = 1
    for _ in range(200):
        deep = {"x": deep}
    found = faults(written(tmp_path / "o", lines(offer(ext={"tief": deep}))))
    assert placed(found) == [(1, 1, "/ext", "too_deep")]


@pytest.mark.parametrize("inside", ["[[[[[[[[[[1]]]]]]]]]]", '{"a":' * 10 + "1" + "}" * 10])
def test_ten_levels_are_refused_wherever_they_stand(tmp_path, inside):
    for place in ('"ext": {"tief": %s}', '"demands": %s', '"title": %s', '"x": %s', '"employer": %s'):
        text = '{"id": "O-1", "kind": "minijob", ' + place % inside + "}"
        for data in (text, f"[{text}]", inside, f"[{inside}]"):
            assert faults(written(tmp_path / "o", data.encode()))


def test_the_deepest_level_is_read_and_searched(tmp_path):
    text = json.dumps(offer(ext={"a": [[[[[["Grund"]]]]]]}))
    assert read_offers(written(tmp_path / "o", text.encode()))
    for bad, code in (("NaN", "not_a_number"), ('"\\ud800"', "invalid_text"), ('{"a": 1, "a": 2}', "duplicate_key")):
        assert code in {fault.code for fault in faults(written(tmp_path / "o", text.replace('"Grund"', bad).encode()))}


# -------------------------------------------------------------------------------------------------- other files


@pytest.mark.parametrize(
    ("codec", "seen", "iconv"),
    [
        ("latin-1", "ISO-8859-1 (Latin-1)", "ISO-8859-1"),
        ("cp1252", "Windows-1252", "WINDOWS-1252"),
        ("cp850", "DOS (Codepage 850)", "CP850"),
        ("mac_roman", "Mac Roman", "MACINTOSH"),
        ("utf-16", "UTF-16", "UTF-16"),
        ("utf-16-le", "UTF-16", "UTF-16LE"),
        ("utf-16-be", "UTF-16", "UTF-16LE"),
        ("utf-32", "UTF-32", "UTF-32"),
    ],
)
@pytest.mark.parametrize("form", ["lines", "array", "one object"])
def test_another_encoding_is_named_once(tmp_path, codec, seen, iconv, form):
    price = " – 14 € die Stunde" if codec in ("cp1252", "mac_roman") else ""
    records = [offer(id="O-1", title="Lager", description=None), offer(id="O-2", title="Küche, Größe egal" + price),
               offer(id="O-3", title="Näherei")]  # fmt: skip
    for record in records:
        record["demands"] = []
    text = {
        "lines": "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records),
        "array": json.dumps(records, ensure_ascii=False, indent=1),
        "one object": json.dumps(records[1], ensure_ascii=False, indent=1),
    }[form]
    with pytest.raises(UnreadableFileError) as caught:
        read_offers(written(tmp_path / "o", text.encode(codec)))
    (fault,) = caught.value.faults
    assert (fault.code, fault.record) == ("encoding", None)
    first = next(number for number, line in enumerate(text.splitlines(), 1) if not line.isascii())
    assert fault.line == (1 if codec.startswith("utf") else first)
    assert f"sieht aus wie {seen};" in fault.message
    assert f"iconv -f {iconv} -t UTF-8" in fault.message


def test_lines_in_utf8_are_checked_beside_others(tmp_path):
    data = lines(offer(id="O-1")) + '{"id": "Ü"}\n'.encode("latin-1") * 3 + lines(offer(id="O-2", kind="job"))
    assert placed(faults(written(tmp_path / "o.jsonl", data))) == [
        (2, None, "", "encoding"),
        (5, 5, "/kind", "unknown_value"),
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"PK\x03\x04\x14", "import --from xlsx"),
        (b"%PDF-1.7", "PDF"),
        (b"<?xml version='1.0'?>", "import --from hr-ba-xml"),
        (b"id;title\nO-1;Lager", "import --from csv"),
        (b'"O-1"', "ein Array [...] oder ein Objekt je Zeile"),
    ],
)
def test_files_that_are_no_json(tmp_path, data, told):
    with pytest.raises(UnreadableFileError) as caught:
        read_offers(written(tmp_path / "o.jsonl", data))
    (fault,) = caught.value.faults
    assert fault.code in ("not_json", "encoding")
    assert fault.code == "encoding" or told in fault.message


@pytest.mark.parametrize("line", [b"5", b'"x"', b"null", b"[]"])
def test_a_line_that_is_no_object(tmp_path, line):
    data = lines(offer(id="O-1")) + line + b"\n" + lines(offer(id="O-2"))
    assert placed(faults(written(tmp_path / "o", data))) == [(2, 2, "", "object_expected")]
    inside = b"[" + lines(offer(id="O-1")) + b"," + line + b"]"
    assert placed(faults(written(tmp_path / "o", inside))) == [(2, 2, "", "object_expected")]


def test_files_that_cannot_be_opened(tmp_path):
    for path, told in ((tmp_path / "gibt-es-nicht.jsonl", "es gibt sie nicht"), (tmp_path, "es ist ein Ordner")):
        with pytest.raises(UnreadableFileError) as caught:
            read_participants(path)
        (fault,) = caught.value.faults
        assert (fault.file, fault.record, fault.code) == (str(path), None, "unreadable_file")
        assert told in fault.message
    assert [fault.code for fault in faults("null\x00byte")] == ["unreadable_file"]


def test_a_file_without_permission(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError

    monkeypatch.setattr("builtins.open", refuse)
    assert "die Berechtigung fehlt" in faults(tmp_path / "o.jsonl")[0].message


def test_an_error_of_the_disk_is_a_fault(tmp_path, monkeypatch):
    class Broken(io.BufferedReader):
        def readline(self, *_):
            raise OSError(5, "input/output error")

    path = written(tmp_path / "o.jsonl", lines(offer()))
    monkeypatch.setattr("builtins.open", lambda *_: Broken(io.FileIO(path)))
    assert "das Betriebssystem meldet einen Fehler" in faults(path)[0].message


def test_one_file_missing_does_not_hide_the_faults_of_the_other(tmp_path):
    there = written(tmp_path / "o.jsonl", lines(offer(kind="job")))
    with pytest.raises(InputError) as caught:
        read_offers([tmp_path / "nicht-da", there])
    assert not isinstance(caught.value, UnreadableFileError)
    assert caught.value.counts == {"unreadable_file": 1, "unknown_value": 1}


def test_participants_where_offers_are_expected_are_told_once(tmp_path):
    path = written(tmp_path / "p.jsonl", lines(*[participant(id=f"P-{number}") for number in range(50)]))
    found = faults(path)
    assert placed(found) == [(1, 1, "", "wrong_kind_of_record")]


def test_a_stray_participant_among_offers_is_told_and_the_rest_read(tmp_path):
    stray = {"id": "P-1", "limits": []}
    found = faults(written(tmp_path / "o.jsonl", lines(offer(id="O-1"), stray, offer(id="O-2", kind="job"))))
    assert placed(found) == [(2, 2, "", "wrong_kind_of_record"), (3, 3, "/kind", "unknown_value")]


# -------------------------------------------------------------------------------------------------- one by one


def test_nothing_is_handed_out_of_a_file_with_faults(tmp_path):
    path = written(tmp_path / "o.jsonl", lines(offer(id="O-1"), offer(id="O-2", kind="job")))
    with pytest.raises(InputError):
        iter_offers(path)


def test_in_one_pass_the_faults_come_after_the_sound_records(tmp_path):
    path = written(tmp_path / "o.jsonl", lines(offer(id="O-1"), offer(kind="job"), offer(id="O-2"), offer(id="O-1")))
    records = iter_offers(path, check_first=False)
    assert [next(records).id, next(records).id] == ["O-1", "O-2"]
    with pytest.raises(InputError) as caught:
        next(records)
    assert caught.value.counts == {"unknown_value": 1, "duplicate_id": 1}


def test_a_file_that_changes_between_the_passes_is_noticed(tmp_path):
    path = written(tmp_path / "p.jsonl", lines(participant(id="P-1")))
    records = iter_participants(path)
    written(path, lines(participant(id="P-1"), participant(id="P-1")))
    with pytest.raises(InputError):
        list(records)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_read_once(tmp_path):
    import threading

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for read in (read_offers, iter_offers):
        writer = threading.Thread(target=Path(pipe).write_bytes, args=(lines(*THREE),))
        writer.start()
        assert [record.id for record in read(pipe)] == ["O-1", "O-ü", "O-3"]
        writer.join()
