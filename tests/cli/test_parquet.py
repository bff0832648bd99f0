"""`match --format parquet`: a table of suggestions that is there whole or not at all."""

import json
import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from proaktiv_match import Matcher, read_offers, read_participants
from proaktiv_match.cli import _parquet
from proaktiv_match.cli._parquet import write_parquet
from proaktiv_match.engines import COLUMNS, suggestion_rows
from proaktiv_match.errors import InputError

FIXTURES = Path(__file__).resolve().parents[2] / "data" / "fixtures"


@pytest.fixture(scope="module")
def lines():
    matcher = Matcher(read_offers(FIXTURES / "offers.jsonl")[:60])
    people = read_participants(FIXTURES / "participants.jsonl")[:30]
    answers = [matcher.suggest(one, date(2026, 11, 21), 5) for one in people]
    return [json.dumps(one.to_json(), ensure_ascii=False) for one in answers]


def rows_of(lines):
    return [row for line in lines for row in suggestion_rows(line)]


@pytest.fixture
def parquet():
    return pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")


def test_rows_and_types(parquet, tmp_path, lines):
    write_parquet(lines, tmp_path / "out.parquet")
    table = parquet.read_table(tmp_path / "out.parquet")
    assert table.to_pylist() == rows_of(lines)
    names = {"string": "string", "date": "date32[day]", "int": "int32", "double": "double"}
    assert [str(kind) for kind in table.schema.types] == [names[kind] for kind in COLUMNS.values()]
    assert stat.S_IMODE((tmp_path / "out.parquet").stat().st_mode) == 0o600


def test_same_lines_same_bytes(parquet, tmp_path, lines):
    for name in ("a", "b"):
        write_parquet(iter(lines), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_groups_of_rows_are_bounded_and_lose_nothing(parquet, tmp_path, lines, monkeypatch):
    monkeypatch.setattr(_parquet, "_ROWS", 7)
    write_parquet(lines, tmp_path / "rows")
    assert max(_row_groups(parquet, tmp_path / "rows")) == 7
    monkeypatch.setattr(_parquet, "_ROWS", 1 << 14)
    monkeypatch.setattr(_parquet, "_CHARACTERS", 1)
    write_parquet(lines, tmp_path / "characters")
    assert set(_row_groups(parquet, tmp_path / "characters")) == {1}
    for name in ("rows", "characters"):
        assert parquet.read_table(tmp_path / name).to_pylist() == rows_of(lines)


def _row_groups(parquet, path):
    found = parquet.ParquetFile(path).metadata
    return [found.row_group(number).num_rows for number in range(found.num_row_groups)]


def test_the_reasons_do_not_stand_in_the_foot_of_the_file(parquet, tmp_path, lines):
    """Statistics hold the least and the greatest value unpacked."""
    write_parquet(lines, tmp_path / "out.parquet")
    group = parquet.ParquetFile(tmp_path / "out.parquet").metadata.row_group(0)
    with_statistics = {
        group.column(at).path_in_schema for at in range(group.num_columns) if group.column(at).is_stats_set
    }
    assert with_statistics == set(COLUMNS) - {"suggestion", "result"}


def test_nobody_is_a_table_without_rows(parquet, tmp_path):
    write_parquet([], tmp_path / "out.parquet")
    table = parquet.read_table(tmp_path / "out.parquet")
    assert (table.num_rows, table.column_names) == (0, list(COLUMNS))


def test_what_breaks_off_leaves_nothing(parquet, tmp_path, lines):
    def broken():
        yield from lines[:3]
        raise OSError(28, "No space left on device")

    (tmp_path / "out.parquet").write_bytes(b"of yesterday")
    with pytest.raises(OSError, match="No space"):
        write_parquet(broken(), tmp_path / "out.parquet")
    assert [one.name for one in tmp_path.iterdir()] == ["out.parquet"]
    assert (tmp_path / "out.parquet").read_bytes() == b"of yesterday"


def test_without_the_extra_nothing_is_begun(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(InputError) as caught:
        write_parquet(iter(()), tmp_path / "out.parquet")
    fault = caught.value.faults[0]
    assert fault.code == "missing_extra"
    assert "proaktiv_match[parquet]" in (fault.allowed or "")
    assert list(tmp_path.iterdir()) == []
