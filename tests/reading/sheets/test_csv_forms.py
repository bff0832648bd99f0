"""CSV in every form in which German offices save it."""

import pytest

from proaktiv_match.errors import InputError
from proaktiv_match.reading.sheets import import_sheets

from .conftest import OFFERS, demand


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "cp850", "mac-roman", "utf-16", "utf-16-le"])
def test_every_encoding_gives_the_same_offers(read, encoding):
    plain = read(OFFERS)
    assert read(OFFERS, encoding=encoding).records == plain.records
    assert plain.records[1]["employer"]["name"] == "Süd & Söhne KG"


@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
def test_every_separator_is_told_by_the_table(read, separator):
    rows = [["ID", "Titel", "PLZ", "Sitzen %"], ["1", "Küche", "01067", "12,5"], ["2", "Lager", "58636", "33"]]
    text = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    first = read(text).records[0]
    assert (first["title"], first["workplace"]["postcode"]) == ("Küche", "01067")
    assert demand(first, "sitting.share") == {"amount": 12.5}


def test_the_separator_line_of_excel_is_no_row(read):
    assert [one["id"] for one in read("sep=;\r\nID;Titel\r\n1;Küche\r\n").records] == ["1"]


def test_line_ends_in_cells_stay_in_the_text(read):
    text = 'ID;Titel;Beschreibung\n1;Küche;"Erste Zeile\nZweite; mit ""Wort"""\n'
    assert read(text).records[0]["description"] == 'Erste Zeile\nZweite; mit "Wort"'


def test_titles_blank_lines_sums_and_groups_of_columns(read):
    done = read(OFFERS)
    assert [one["id"] for one in done.records] == ["A-1", "A-2"]
    first, second = done.records
    assert demand(first, "lift_carry.selten") == {"amount": 15}
    assert demand(first, "lift_carry.manchmal") == {"amount": 10}
    assert demand(second, "lift_carry.selten") == {"amount": 2.5}
    # A dash in a column of amounts is not said: it must not become "no load".
    assert "manchmal" not in [one["measure"] for one in second["demands"]]
    assert done.reports[0].skipped == {"Zeile mit Summen": 1}


def test_headings_repeated_at_a_page_break_are_no_record(read):
    done = read("ID;Titel\n1;Küche\nID;Titel\n2;Lager\n")
    assert [one["id"] for one in done.records] == ["1", "2"]
    assert done.reports[0].skipped == {"wiederholte Überschrift": 1}


def test_a_title_that_begins_like_a_sum_is_a_record(read):
    assert (
        read("Titel;Arbeitgeber;PLZ\nGesamtleitung Pflege;Haus;58636\n").records[0]["title"] == "Gesamtleitung Pflege"
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"PK\x03\x04rest", "workbook_not_csv"),
        (b"ID;Titel\n1;\x00\x00K\xfc", "bad_csv"),
        (b"rot;blau\n1;2\n", "no_headings"),
    ],
)
def test_files_that_are_no_table(tmp_path, content, code):

    path = tmp_path / "tabelle.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        import_sheets("csv", [path])
    assert [fault.code for fault in caught.value.faults] == [code]
