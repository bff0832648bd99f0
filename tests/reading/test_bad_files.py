"""Files that cannot be read give a fault, never a traceback, and never half a result."""

import json
import re

import pytest

from proaktiv_match.errors import InputError
from proaktiv_match.reading import import_offers, register, sources
from tests.reading.samples import faults_of, read, v6, v6_record, write


def test_truncated_json(tmp_path):
    text = json.dumps(v6(v6_record()), ensure_ascii=False)
    for length in range(1, len(text), 37):
        (fault,) = faults_of("ba-jobsuche", tmp_path, text[:length])
        assert fault.code in ("truncated", "bad_json")


def test_latin_1_names_the_line(tmp_path):
    content = json.dumps(v6(v6_record()), ensure_ascii=False, indent=1).encode("latin-1")
    (fault,) = faults_of("ba-jobsuche", tmp_path, content)
    assert (fault.code, fault.allowed) == ("encoding", "UTF-8")
    assert fault.line == 5


def test_a_byte_order_mark_is_fine(tmp_path):
    content = b"\xef\xbb\xbf" + json.dumps(v6(v6_record())).encode()
    assert len(read("ba-jobsuche", tmp_path, content).offers) == 1


@pytest.mark.parametrize(
    "content",
    ["[" * 100_000, '{"a":' * 100_000, '{"ergebnisliste":[' + '{"a":' * 200 + "1" + "}" * 200 + "]}"],
)
def test_deep_nesting(tmp_path, content):
    for source in ("ba-jobsuche", "schema-org"):
        codes = {fault.code for fault in faults_of(source, tmp_path, content)}
        assert codes <= {"too_deep", "truncated", "bad_json"}
        assert codes


def test_deep_nesting_around_the_records(tmp_path):
    content = '{"ergebnisliste":[],"facetten":' + '{"a":' * 200 + "1" + "}" * 200 + "}"
    assert [fault.code for fault in faults_of("ba-jobsuche", tmp_path, content)] == ["too_deep"]


def test_a_giant_line_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "riese.json"
    with path.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    for source in ("ba-jobsuche", "schema-org"):
        with pytest.raises(InputError) as caught:
            import_offers(source, [path])
        assert [fault.code for fault in caught.value.faults] == ["file_too_large"]


def test_a_long_line_below_the_limit_is_read(tmp_path):
    text = "Text mit ß. " * 100_000
    result = read("ba-jobsuche", tmp_path, v6_record(stellenangebotsBeschreibung=text))
    assert len(result.offers[0]["description"]) == len(text) - 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"  \n ", "file_empty"),
        ('{"ergebnisliste": [], "ergebnisliste": []}', "duplicate_key"),
        ('{"maxErgebnisse": NaN}', "bad_json"),
        ('{"maxErgebnisse": ' + "9" * 5000 + "}", "bad_json"),
        ("{'a': 1}", "bad_json"),
    ],
)
def test_other_damage(tmp_path, content, code):
    assert [fault.code for fault in faults_of("ba-jobsuche", tmp_path, content)] == [code]


@pytest.mark.parametrize("source", ["ba-jobsuche", "hr-ba-xml", "schema-org"])
def test_missing_files_and_folders(tmp_path, source):
    with pytest.raises(InputError) as caught:
        import_offers(source, [tmp_path / "fehlt", tmp_path])
    assert [fault.code for fault in caught.value.faults] == ["file_missing", "file_missing"]


def test_one_bad_file_stops_the_import_of_all(tmp_path):
    good = write(tmp_path, "gut.json", v6(v6_record()))
    bad = write(tmp_path, "schlecht.json", "{")
    with pytest.raises(InputError) as caught:
        import_offers("ba-jobsuche", [good, bad])
    assert [fault.file for fault in caught.value.faults] == [str(bad)]


def test_more_than_a_thousand_faults_are_counted(tmp_path):
    with pytest.raises(InputError) as caught:
        read("ba-jobsuche", tmp_path, v6(*[{"referenznummer": str(n)} for n in range(1500)]))
    assert len(caught.value.faults) == 1000
    assert caught.value.total == 1500
    assert caught.value.counts == {"missing_key": 1500}


def test_thousands_of_unknown_keys_do_not_fill_the_report(tmp_path):
    record = v6_record(**{f"neu{n}": 1 for n in range(3000)})
    unknown = read("ba-jobsuche", tmp_path, v6(record)).reports[0].unknown
    assert len(unknown) == 1001
    assert unknown["…"] == 2000


def test_lone_surrogates_and_control_characters_are_mended(tmp_path):
    text = '{"referenznummer":"1","stellenangebotsTitel":"A\\ud800\\u0000B"}'
    title = read("ba-jobsuche", tmp_path, text).offers[0]["title"]
    assert title == "A\ufffdB"
    title.encode()


def test_an_unknown_source_names_the_known_ones(tmp_path):
    with pytest.raises(InputError) as caught:
        import_offers("ba-jobsuch", [])
    assert caught.value.faults[0].allowed == " | ".join(sources())
    assert "ba-jobsuche" in caught.value.faults[0].message


def test_a_source_name_is_taken_once():
    def reader(path, file, faults):
        raise AssertionError

    with pytest.raises(ValueError, match="ba-jobsuche"):
        register("ba-jobsuche", reader)
    with pytest.raises(ValueError, match="csv"):
        register("csv", reader)
    assert {"ba-jobsuche", "csv", "hr-ba-xml", "schema-org", "xlsx"} == set(sources("offers"))
    assert not {"ba-jobsuche", "hr-ba-xml", "schema-org"} & set(sources("participants"))


def test_messages_never_say_what_a_person_might_be(tmp_path):
    """Every fault text is there in both languages and can be filled."""
    from proaktiv_match.reading._field_map import load_data

    for code, text in load_data("faults.toml").items():
        if code != "meta":
            assert set(text) == {"de", "en"}
            assert text["de"] != text["en"]


ENGLISH = re.compile(r"(?i)\b(expecting|delimiter|line|column|number|range|tag|mismatched|token|not supported)\b")


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("ba-jobsuche", "{'a': 1}"),
        ("ba-jobsuche", '{"a" 1}'),
        ("ba-jobsuche", "[1 2]"),
        ("ba-jobsuche", '{"a": "\\x"}'),
        ("ba-jobsuche", '{"maxErgebnisse": NaN}'),
        ("ba-jobsuche", "Büro"),
        ("hr-ba-xml", "<HRBAXMLJobPositionPosting><Data></Daten></HRBAXMLJobPositionPosting>"),
        ("hr-ba-xml", "<HRBAXMLJobPositionPosting><Data a='1' a='2'/></HRBAXMLJobPositionPosting>"),
        ("hr-ba-xml", "kein XML"),
        ("hr-ba-xml", '<?xml version="1.0" encoding="klingonisch"?><HRBAXMLJobPositionPosting/>'),
    ],
)
def test_what_a_parser_stumbled_over_is_said_in_both_languages(tmp_path, source, content):
    (fault,) = faults_of(source, tmp_path, content, "x.xml" if source == "hr-ba-xml" else "x.json")
    assert fault.code in ("bad_json", "bad_xml")
    assert not ENGLISH.search(fault.message), fault.message
    assert not re.search("[äöüß]|Zeile|Spalte", fault.message_en), fault.message_en
