"""`template` and `import --from` of its forms."""

from pathlib import Path

import pytest

from proaktiv_match.profiles import read_participants
from proaktiv_match.reading.instruments import SOURCES

from .conftest import parsed


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_every_form_in_every_format(call, source, form):
    if form == "xlsx":
        pytest.importorskip("xlsxwriter", reason="the extra `excel` is not installed")
    done = call("template", "--instrument", source, "--format", form, "--out", f"bogen.{form}")
    assert done.code == 0, done.err
    assert Path(f"bogen.{form}").stat().st_size > 1000
    assert f"import --from {source}" in done.err


def test_filled_in_and_read_back(call):
    assert call("template", "--instrument", "drv_1a", "--format", "csv", "--out", "bogen.csv", "--lang", "en").code == 0
    text = Path("bogen.csv").read_text("utf-8-sig")
    for key, value in (("id", "P-1"), ("date", "12.08.2026"), ("c.hours", "unter 3 Stunden")):
        line = next(line for line in text.splitlines() if line.startswith(f"{key};"))
        cells = line.split(";")
        cells[3] = value
        text = text.replace(line, ";".join(cells))
    Path("bogen.csv").write_text(text, encoding="cp1252")
    done = call(
        "import", "--from", "drv-1a", "--kind", "participants", "bogen.csv", "--out", "p.jsonl", "--format", "json"
    )
    assert done.code == 0, done.err
    assert parsed(done.err)["participants"] == 1
    (person,) = read_participants("p.jsonl")
    assert str(person.limits[0].amount.interval) == "[0,3)"
    assert person.limits[0].source.instrument == "drv_1a"


def test_an_empty_form_names_what_is_missing(call):
    call("template", "--instrument", "efl", "--format", "csv", "--out", "bogen.csv")
    done = call("import", "--from", "efl", "bogen.csv", "--out", "p.jsonl")
    assert done.code == 2
    assert done.err.count("[empty_value]") == 2
    assert not Path("p.jsonl").exists()


def test_an_unknown_form_names_the_nearest(call):
    done = call("template", "--instrument", "drv-1b", "--out", "bogen.csv")
    assert done.code == 2
    assert "erlaubt: drv-1a" in done.err


def test_offers_do_not_come_from_a_form(call):
    call("template", "--instrument", "efl", "--format", "csv", "--out", "bogen.csv")
    done = call("import", "--from", "efl", "--kind", "offers", "bogen.csv", "--out", "o.jsonl")
    assert (done.code, "participants" in done.err) == (2, True)
