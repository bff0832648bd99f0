"""The templates: the same bytes each time, lists to choose from, labels protected, no texts of the instruments."""

import io
import json
import re
import sys
import zipfile

import pytest

from proaktiv_match.errors import InputError
from proaktiv_match.reading import import_participants
from proaktiv_match.reading.instruments import SOURCES, form_of, template_csv, template_json, template_xlsx


@pytest.mark.parametrize("source", SOURCES)
def test_csv_and_json_have_every_item(source):
    form = form_of(source)
    lines = template_csv(form).removeprefix("\ufeff").splitlines()
    assert lines[0] == "Schlüssel;Nr.;Merkmal;Angabe;Möglich ist"
    keys = [line.partition(";")[0] for line in lines[1:]]
    assert [key for key in keys if key and key != "form"] == [item.key for item in form.items]
    content = json.loads(template_json(form))
    assert set(content["values"]) == set(content["possible"]) == {item.key for item in form.items}
    assert set(content["values"].values()) == {None}


@pytest.mark.parametrize("source", SOURCES)
def test_labels_are_names_not_texts(source):
    for item in form_of(source).items:
        assert len(item.de) <= 90
        assert not item.de.endswith(".")


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


@pytest.mark.parametrize("source", SOURCES)
def test_workbooks(source):
    pytest.importorskip("xlsxwriter", reason="the extra `excel` is not installed")
    form = form_of(source)
    content = template_xlsx(form)
    assert content == template_xlsx(form)
    sheet = parts(content)["xl/worksheets/sheet1.xml"]
    assert "<sheetProtection" in sheet
    assert "<pageSetup" in sheet
    assert "fitToHeight" in sheet
    validations = re.findall(r"<dataValidation [^>]*", sheet)
    assert len(validations) == len(form.items)
    lists = [
        item
        for item in form.items
        if item.kind in ("yes", "stable", "shift", "prognosis", "area", "unrestricted", "choice")
    ]
    assert sum('type="list"' in one for one in validations) == len(lists)
    book = parts(content)["xl/workbook.xml"]
    assert 'name="Listen" sheetId="3" state="hidden"' in book


@pytest.mark.parametrize("source", SOURCES)
def test_an_empty_workbook_can_be_read_and_lacks_id_and_date_only(source, tmp_path):
    pytest.importorskip("xlsxwriter", reason="the extra `excel` is not installed")
    pytest.importorskip("python_calamine", reason="the extra `excel` is not installed")
    path = tmp_path / "bogen.xlsx"
    path.write_bytes(template_xlsx(form_of(source)))
    with pytest.raises(InputError) as caught:
        import_participants(source, [path])
    assert [fault.code for fault in caught.value.faults] == ["empty_value", "empty_value"]


def test_a_missing_extra_names_the_other_formats(monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(InputError) as caught:
        template_xlsx(form_of("efl"))
    (fault,) = caught.value.faults
    assert fault.code == "missing_extra"
    assert "proaktiv_match[excel]" in fault.allowed
    assert "--format csv" in fault.allowed
