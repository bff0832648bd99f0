"""`match --format parquet`: one row a suggestion, for DuckDB, polars, Spark and whatever else reads tables."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from proaktiv_match.cli._output import output
from proaktiv_match.engines import COLUMNS, Row, suggestion_rows
from proaktiv_match.errors import Fault, InputError
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["check_parquet", "write_parquet"]

_ROWS: Final = 16_384
_CHARACTERS: Final = 1 << 25
"""A group of rows is closed at either bound. Readers skip whole groups, so they should be large; but one of them is
held in memory, and with all reasons a row has some thousand characters."""

_JSON: Final = ("suggestion", "result")
"""Columns without statistics: the least and the greatest text say nothing, and would stand in the file unpacked."""


def check_parquet() -> None:
    """Refuse to begin what could not be written at the end.

    Raises:
        InputError: the extra `parquet` is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        de, en = (terminal_text("fault/parquet_extra", lang) for lang in LANGUAGES)
        allowed = "pip install 'proaktiv_match[parquet]' | --format jsonl"
        raise InputError([Fault("match --format parquet", None, "", "missing_extra", de, en, allowed)]) from None


def write_parquet(lines: Iterable[str], path: Path | None) -> None:
    """Write results as one Parquet file, whole or not at all, readable by its owner only.

    One group of rows is in memory at a time. The same lines give the same bytes with the same version of pyarrow, which
    writes its name into the file.

    Args:
        lines: the JSON of each result.
        path: the file; `None` is standard output.

    Raises:
        InputError: the extra `parquet` is not installed.
    """
    check_parquet()
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"string": pa.string(), "date": pa.date32(), "int": pa.int32(), "double": pa.float64()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    flat = [name for name in COLUMNS if name not in _JSON]
    with (
        output(path) as stream,
        pq.ParquetWriter(
            stream.buffer, schema, compression="zstd", use_dictionary=flat, write_statistics=flat
        ) as writer,
    ):
        for group in _groups(lines):
            writer.write_table(pa.Table.from_pylist(group, schema=schema), row_group_size=_ROWS)


def _groups(lines: Iterable[str]) -> Iterator[list[Row]]:
    group: list[Row] = []
    size = 0
    for line in lines:
        for row in suggestion_rows(line):
            group.append(row)
            size += sum(len(text) for text in _texts(row))
            if len(group) == _ROWS or size >= _CHARACTERS:
                yield group
                group, size = [], 0
    if group:
        yield group


def _texts(row: Row) -> Iterator[Any]:
    return (row[name] for name in _JSON if row[name] is not None)
