"""A wrong file, a wrong column, a wrong encoding: a clear fault, or an encoding that is told."""

import pytest

from proaktiv_match.errors import InputError, UnreadableFileError
from proaktiv_match.skills.taxonomy import Concept, TaxonomyContent, merge
from proaktiv_match.skills.taxonomy.sources import (
    Inputs,
    build,
    read_ba_catalogue,
    read_crosswalk,
    read_esco,
    read_kldb,
    read_own_csv,
    read_titles,
)

from .conftest import OCCUPATION, write


def codes(read, path):
    with pytest.raises(InputError) as caught:
        read(path)
    assert all(fault.message and fault.message_en for fault in caught.value.faults)
    return [fault.code for fault in caught.value.faults]


def test_every_reader_refuses_the_file_of_another(esco, kldb, dkz, directory, crosswalk):
    occupations = esco / "occupations_de.csv"
    for read, wrong in (
        (read_kldb, (occupations, dkz, directory, crosswalk)),
        (read_titles, (occupations, kldb, crosswalk)),
        (read_crosswalk, (occupations, kldb, dkz, directory)),
        (read_own_csv, (occupations, dkz, directory, crosswalk)),
    ):
        for path in wrong:
            assert codes(read, path)[0] in ("missing_header", "wrong_file", "missing_column"), (read, path)


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("occupations_de.csv", "iscoGroup", "isco", "missing_column"),
        ("skills_de.csv", "preferredLabel", "label", "missing_column"),
        ("occupationSkillRelations_de.csv", "relationType", "type", "missing_column"),
        ("broaderRelationsSkillPillar_de.csv", "broaderUri", "above", "missing_column"),
        ("occupationSkillRelations_de.csv", "essential", "vital", "unknown_value"),
        ("occupations_de.csv", OCCUPATION, "urn:x", "bad_row"),
        ("occupations_de.csv", "Kistenzähler", "", "empty_cell"),
        ("occupations_de.csv", '"Stapelt  ', '"Stapelt" ', "bad_csv"),
    ],
)
def test_wrong_columns_and_cells_of_esco(esco, name, old, new, code):
    path = esco / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert codes(read_esco, esco)[0] == code


def test_a_fault_names_columns_and_line(esco):
    path = esco / "occupations_de.csv"
    path.write_text(path.read_text("utf-8").replace("Kistenzähler", ""), "utf-8")
    with pytest.raises(InputError) as caught:
        read_esco(esco)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == ("occupations_de.csv", 4)
    assert "preferredLabel" in fault.message


def test_a_folder_without_esco_or_with_two_foreign_languages(tmp_path):
    assert codes(read_esco, tmp_path / "nowhere") == ["folder_missing"]
    write(tmp_path, "readme.txt", "x")
    assert codes(read_esco, tmp_path) == ["no_files"]
    for language in ("en", "fr"):
        write(tmp_path, f"occupations_{language}.csv", "x")
    assert codes(read_esco, tmp_path) == ["several_files"]


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac-roman", "utf-16", "utf-8-sig"])
def test_other_encodings_are_recognised_and_told(tmp_path, encoding):
    path = write(tmp_path, "own.csv", "id;label\ne:1;Größere Würfel prüfen\ne:2;Öl nachfüllen\n", encoding)
    content = read_own_csv(path)
    assert [one.label for one in content.concepts] == ["Größere Würfel prüfen", "Öl nachfüllen"]
    assert content.sources[0].files[0].encoding == encoding


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"  \n", "file_empty"),
        (b"id;label\ne:1;W\xd0\xcb\n", "encoding"),
        (b"id;label\ne:1;a\x00b\n", "encoding"),
        ("id;label\ne:1;Größe\n".encode() + b"\xff\xfe", "encoding"),
        (b"\x1f\x8bnot packed", "damaged_gzip"),
        (b"id;label\n", "no_records"),
        (b'id;label\ne:1;"broken off\n', "bad_csv"),
        (b"id;name\ne:1;x\n", "missing_column"),
        (b"id;label\n;x\n", "empty_cell"),
        (b"id;label;kind\ne:1;x;talent\n", "unknown_value"),
        (b"id;label;level\ne:1;x;5\n", "unknown_value"),
        (b"id;label;transversal\ne:1;x;maybe\n", "unknown_value"),
    ],
)
def test_damaged_tables(tmp_path, data, code):
    path = tmp_path / "own.csv"
    path.write_bytes(data)
    assert codes(read_own_csv, path) == [code]
    assert codes(read_own_csv, tmp_path / "nowhere.csv") == ["file_missing"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<suchworte/>", "xml_root"),
        ("<kompetenzen>", "bad_xml"),
        ("kein XML", "bad_xml"),
        ("<kompetenzen/>", "no_records"),
        ('<!DOCTYPE kompetenzen [<!ENTITY a "b">]><kompetenzen>&a;</kompetenzen>', "xml_forbidden"),
        ('<!DOCTYPE kompetenzen SYSTEM "file:///etc/hostname"><kompetenzen/>', "xml_forbidden"),
        ("<kompetenzen>" + "<a>" * 40, "too_deep"),
        ('<?xml version="1.0" encoding="wirr"?><kompetenzen/>', "encoding"),
    ],
)
def test_damaged_and_hostile_xml(ba, text, code):
    write(ba, "kompetenzen.xml", text)
    assert codes(read_ba_catalogue, ba) == [code]


def test_xml_in_latin_1_says_so_itself(ba):
    head = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    write(ba, "kompetenzen.xml", head + (ba / "kompetenzen.xml").read_text("utf-8"), "latin-1")
    assert read_ba_catalogue(ba).concepts[3].label == "Würfel gießen"


def test_ba_folder_without_the_catalogue(tmp_path):
    assert codes(read_ba_catalogue, tmp_path) == ["no_files"]
    assert codes(read_ba_catalogue, tmp_path / "nowhere") == ["folder_missing"]


def test_rows_that_are_not_of_the_form(kldb, dkz, directory, crosswalk):
    for read, path, old, new in (
        (read_kldb, kldb, "12;3", "12;7"),
        (read_titles, dkz, "B 01203-900", "B 01203"),
        (read_crosswalk, crosswalk, "BE 9999", "XX 1"),
        (read_crosswalk, crosswalk, "skos:broadMatch", "skos:other"),
    ):
        text = path.read_text("utf-8")
        path.write_text(text.replace(old, new), "utf-8")
        assert codes(read, path)[0] in ("bad_row", "unknown_value")
        path.write_text(text, "utf-8")
    directory.write_bytes(directory.read_bytes().replace(b"/in;01203", b"/in;x"))
    assert codes(read_titles, directory) == ["bad_row"]


def test_all_sources_tell_their_faults_at_once(tmp_path, esco, kldb, own):
    inputs = Inputs(esco=tmp_path / "no", kldb=own, own=(kldb,))
    assert codes(lambda folder: build(inputs, folder), tmp_path / "out") == [
        "folder_missing",
        "missing_header",
        "missing_header",
    ]
    assert not (tmp_path / "out").exists()


def test_nothing_given_and_the_crosswalk_alone(tmp_path, crosswalk):
    assert codes(lambda folder: build(Inputs(), folder), tmp_path / "out") == ["no_input"]
    assert codes(lambda folder: build(Inputs(crosswalk=crosswalk), folder), tmp_path / "out") == ["empty_taxonomy"]
    assert not (tmp_path / "out").exists()


def test_one_id_of_two_kinds():
    parts = [TaxonomyContent([Concept("e:1", kind, "x")]) for kind in ("skill", "occupation")]
    with pytest.raises(InputError) as caught:
        merge(parts)
    assert caught.value.faults[0].code == "kind_conflict"
    assert not isinstance(caught.value, UnreadableFileError)
