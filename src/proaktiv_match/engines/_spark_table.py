"""Suggestions for people who are a table of Spark already, for jobs of one's own."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from proaktiv_match.engines._faults import failed
from proaktiv_match.engines._record_line import participant_line
from proaktiv_match.engines._suggestion_rows import COLUMNS, Row, row_without_offer, suggestion_rows
from proaktiv_match.engines._task import Task
from proaktiv_match.errors import InputError, ProaktivMatchError
from proaktiv_match.profiles import participant_from

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark.sql import DataFrame

__all__ = ["spark_suggestions"]

_ROWS: Final = 1_000
"""Rows that a worker hands back together, a few megabytes."""


def spark_suggestions(people: "DataFrame", task: Task, column: str = "record") -> "DataFrame":
    """Suggestions for the participants of a table, as a table with the columns of `match --format parquet`.

    Nothing passes through the driver, and nothing is computed before the result is asked for. A record with faults gets
    one row with the status `invalid` and the codes of its faults; that an id occurs twice is not noticed.

    Args:
        people: one record of the contract a row, as JSON.
        task: its paths are the same on every machine. `form` is not used.
        column: in which the records stand.

    Returns:
        The rows of one participant follow each other; more is not said about the order.

    Raises:
        InputError: a file of the task is wrong.
    """
    schema = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    return people.select(people[column]).mapInArrow(_Suggestions(replace(task, form=None).fixed()), schema)


@dataclass(frozen=True)
class _Suggestions:
    """What runs in the workers: participants to rows."""

    task: Task

    def __call__(self, batches: "Iterator[RecordBatch]") -> "Iterator[RecordBatch]":
        import pyarrow as pa

        types = {"string": pa.string(), "date": pa.date32(), "int": pa.int32(), "double": pa.float64()}
        schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
        records = (record.as_py() for batch in batches for record in batch.column(0))
        rows = (row for record in records for row in _rows(self.task, record))
        for some in iter(lambda: list(islice(rows, _ROWS)), []):
            yield pa.RecordBatch.from_pylist(some, schema=schema)


def _rows(task: Task, record: str | None) -> Iterable[Row]:
    """The rows of one record.

    Raises:
        ProaktivMatchError: Spark logs what is raised in a worker, so nothing of the participant is in it but the id.
    """
    try:
        raw = json.loads(record or "null", object_pairs_hook=_once)
    except _TwiceError:
        return [row_without_offer(None, "invalid", "duplicate_key", task.as_of)]
    except (RecursionError, ValueError):
        return [row_without_offer(None, "invalid", "invalid_json", task.as_of)]
    try:
        participant = participant_from(raw)
    except InputError as error:
        name = raw.get("id") if isinstance(raw, dict) else None
        known = name if isinstance(name, str) else None
        return [row_without_offer(known, "invalid", ", ".join(error.counts), task.as_of)]
    try:
        return suggestion_rows(task.open().answer_record(participant_line(participant)))
    except ProaktivMatchError:
        raise
    except Exception as error:  # noqa: BLE001  its text may hold what was stated about the person
        raise failed("spark_failed", kind=type(error).__name__) from None


class _TwiceError(ValueError):
    """A key stands twice, and one of the two values would be lost."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _TwiceError
    return found
