"""XLSX and ODS: the same table gives the same records; types, merged cells and formulas."""

import datetime as dt
import io
import sys
import zipfile
from xml.sax.saxutils import escape

import pytest

from proaktiv_match.errors import InputError
from proaktiv_match.reading.sheets import _workbook, import_sheets

xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra `excel` is not installed")
pytest.importorskip("python_calamine", reason="the extra `excel` is not installed")

ROWS = [
    ["Stellenliste", None, None, None, None, None, None],
    ["ID", "Titel", "PLZ", "Beginn", "Heben und Tragen (kg)", None, "Sitzen %"],
    [None, None, None, None, "selten", "manchmal", None],
    ["1", "Küche", 1067, dt.date(2026, 12, 1), 15, 10.5, 20],
    ["2", "Lager", "58636", 46357, "2,5", None, "80 %"],
]


@pytest.fixture
def workbook(tmp_path):
    """Write a workbook: rows of one sheet, merged ranges, hidden sheets."""

    def run(rows, *, merged=(), hidden=False, name="tabelle.xlsx", sheet="Stellen"):
        path = tmp_path / name
        with xlsxwriter.Workbook(path) as book:
            day, percent = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "0 %"})
            page = book.add_worksheet(sheet)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, dt.date):
                        page.write_datetime(at, column, value, day)
                    elif isinstance(value, str) and value.startswith("="):
                        page.write_formula(at, column, value, None, 42)
                    elif value is not None:
                        page.write(at, column, value, percent if value == 0.5 else None)
            for area in merged:
                page.merge_range(*area, rows[area[0]][area[1]])
            if hidden:
                secret = book.add_worksheet("Verborgen")
                secret.write(0, 0, "ID")
                secret.hide()
        return path

    return run


def ods(path, rows):
    """A small ODS file."""

    def cell(value):
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, dt.date):
            return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
        if isinstance(value, int | float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'

    body = "".join("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in rows)
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Stellen">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest/>')
    return path


CSV = """\
ID;Titel;PLZ;Beginn;Heben und Tragen (kg);;Sitzen %
;;;;selten;manchmal;
1;Küche;01067;01.12.2026;15;10,5;20
2;Lager;58636;01.12.2026;2,5;;80 %
"""


def test_csv_xlsx_and_ods_give_the_same_records(workbook, write, tmp_path):
    expected = import_sheets("csv", [write(CSV)]).records
    assert import_sheets("xlsx", [workbook(ROWS)]).records == expected
    assert import_sheets("xlsx", [workbook(ROWS, merged=[(1, 4, 1, 5), (0, 0, 0, 6)])]).records == expected
    done = import_sheets("xlsx", [ods(tmp_path / "tabelle.ods", ROWS)])
    assert done.records == expected
    assert done.reports[0].shape == "ODS Stellen"


def test_formulas_give_their_values(workbook):
    rows = [["ID", "Titel", "Sitzen %"], ["1", "Küche", "=6*7"]]
    (offer,) = import_sheets("xlsx", [workbook(rows)]).records
    assert offer["demands"][0]["amount"] == 42


def test_a_legend_beside_the_table_is_told_and_not_read(tmp_path):
    path = tmp_path / "tabelle.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (
            ("Legende", [["Titel"], ["f = Früh"]]),
            ("Stellen", [["ID", "Titel", "PLZ"], ["1", "Küche", 1067]]),
        ):
            page = book.add_worksheet(name)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    done = import_sheets("xlsx", [path])
    assert [one["id"] for one in done.records] == ["1"]
    assert [(report.offers, dict(report.skipped)) for report in done.reports] == [
        (1, {}),
        (0, {"Blatt ohne Tabelle, nicht gelesen": 1}),
    ]


def test_two_sheets_of_one_kind_are_read_together(tmp_path):
    path = tmp_path / "tabelle.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Hagen", "Iserlohn"):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["ID", "Titel"])
            page.write_row(1, 0, [name, "Küche"])
    done = import_sheets("xlsx", [path])
    assert [one["id"] for one in done.records] == ["Hagen", "Iserlohn"]
    assert [report.file.rpartition("[")[2] for report in done.reports] == ["Hagen]", "Iserlohn]"]


def test_a_percent_cell_is_not_guessed(workbook, tmp_path):
    path = workbook([["ID", "Titel", "Sitzen %"], ["1", "Küche", 0.5]])
    with pytest.raises(InputError) as caught:
        import_sheets("xlsx", [path])
    assert [fault.code for fault in caught.value.faults] == ["unclear_percent"]
    kept = tmp_path / "zuordnung.toml"
    kept.write_text(
        'version = 1\nkind = "offers"\n[constants]\nkind = "employment"\n[[column]]\nheader = "ID"\nfield = "id"\n'
        '[[column]]\nheader = "Titel"\nfield = "title"\n'
        '[[column]]\nheader = "Sitzen %"\nfield = "demands.sitting.share"\npercent = "fraction"\n',
        encoding="utf-8",
    )
    assert import_sheets("xlsx", [path], mapping=kept).records[0]["demands"][0]["amount"] == 50


def test_a_range_that_became_a_day_is_a_fault(workbook):
    with pytest.raises(InputError) as caught:
        import_sheets("xlsx", [workbook([["ID", "Titel", "Heben"], ["1", "Küche", dt.date(2026, 6, 3)]])])
    assert [fault.code for fault in caught.value.faults] == ["day_for_number"]


def test_hidden_sheets_are_not_read(workbook):
    assert len(import_sheets("xlsx", [workbook(ROWS, hidden=True)]).reports) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"ID;Titel\n", "csv_not_workbook"),
        (b"PK\x03\x04rest", "bad_workbook"),
        (b"\xd0\xcf\x11\xe0rest", "bad_workbook"),
    ],
)
def test_files_that_are_no_workbook(tmp_path, content, code):
    path = tmp_path / "tabelle.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        import_sheets("xlsx", [path])
    assert [fault.code for fault in caught.value.faults] == [code]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(_workbook, "_UNPACKED_MB", 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (2 << 20))
    path = tmp_path / "bombe.xlsx"
    path.write_bytes(stream.getvalue())
    with pytest.raises(InputError) as caught:
        import_sheets("xlsx", [path])
    assert [fault.code for fault in caught.value.faults] == ["file_too_large"]


def test_a_missing_extra_is_named(workbook, monkeypatch):
    path = workbook(ROWS)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(InputError) as caught:
        import_sheets("xlsx", [path])
    (fault,) = caught.value.faults
    assert (fault.code, fault.allowed) == ("missing_extra", "pip install 'proaktiv_match[excel]'")
