"""The table of typical demands: every row is checked, all faults are told at once."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from proaktiv_match.reading.occupations._faults import TableFaults
from proaktiv_match.reading.occupations._rows import rows_of
from proaktiv_match.reading.occupations._typical_demand import CONFIDENCES, TypicalDemand
from proaktiv_match.vocabulary import Interval, Measure, vocabulary

__all__ = ["COLUMNS", "read_cells"]

COLUMNS: Final = ("kldb", "dimension", "measure", "amount", "source", "evidence", "confidence", "date")
_REQUIRED: Final = ("kldb", "dimension", "measure", "amount", "source", "confidence", "date")

_KLDB: Final = re.compile(r"\d{3,5}")
_SOME_POSTS: Final = "?"
_NONE: Final = "-"


def read_cells(path: Path) -> list[TypicalDemand]:
    """The cells of a table, in its order.

    Raises:
        InputError: with the faults of all rows.
        UnreadableFileError: the file is no such table.
    """
    faults = TableFaults(path.name)
    cells: list[TypicalDemand] = []
    lines: dict[tuple[str, str, str], int] = {}
    for line, row in rows_of(path, _REQUIRED):
        place = _Place(faults, line)
        cell = _cell(row, place)
        if cell is None:
            continue
        first = lines.setdefault((cell.kldb, *cell.axis.key), line)
        if first != line:
            place.add("repeated_cell", "measure", first=first)
        cells.append(cell)
    faults.raise_all()
    return cells


class _Place:
    """A line of the table, to which its faults belong."""

    def __init__(self, faults: TableFaults, line: int) -> None:
        self._faults, self._line = faults, line

    def add(self, code: str, column: str, *, allowed: str | None = None, **values: object) -> None:
        self._faults.add(code, self._line, column, allowed=allowed, **values)


def _cell(row: Mapping[str, str], place: _Place) -> TypicalDemand | None:
    sound = _sound(row, place)
    axis = _axis(row, place)
    if axis is None:
        return None
    interval = None if axis.is_set else _interval(row["amount"], axis, place)
    options = _options(row["amount"], axis, place) if axis.is_set else _Options()
    if not sound or options is None or (interval is None and not axis.is_set):
        return None
    return TypicalDemand(
        row["kldb"],
        axis,
        row["amount"],
        interval,
        options.required,
        options.optional,
        row["source"],
        row.get("evidence", ""),
        row["confidence"],
        row["date"],
    )


def _sound(row: Mapping[str, str], place: _Place) -> bool:
    faults = []
    if not _KLDB.fullmatch(row["kldb"]):
        faults.append(("kldb", "kldb", "513, 51311"))
    if row["confidence"] not in CONFIDENCES:
        faults.append(("confidence", "confidence", ", ".join(CONFIDENCES)))
    if not _is_day(row["date"]):
        faults.append(("date", "date", "YYYY-MM-DD"))
    for code, column, allowed in faults:
        place.add(code, column, allowed=allowed)
    return not faults


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _axis(row: Mapping[str, str], place: _Place) -> Measure | None:
    known = vocabulary()
    if row["dimension"] not in known.dimensions:
        place.add("unknown_dimension", "dimension", allowed=", ".join(known.dimensions))
        return None
    found = known.measures.get((row["dimension"], row["measure"]))
    if found is None:
        names = (measure.name for measure in known.measures_of(row["dimension"]))
        place.add("unknown_measure", "measure", allowed=", ".join(names))
    return found


def _interval(text: str, axis: Measure, place: _Place) -> Interval | None:
    unit = axis.unit
    if unit is None:
        return None
    interval = _parsed(text)
    if interval is None:
        place.add("amount", "amount", allowed=f'{unit.range} {unit.id}; "[3,6)"')
        return None
    if not unit.range.holds(interval):
        place.add("out_of_range", "amount", allowed=f"{unit.range} {unit.id}")
        return None
    return interval


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Interval | None:
    """The same few amounts stand in thousands of cells."""
    try:
        return Interval.parse(text) if text.startswith(("[", "(")) else Interval.point(text)
    except (ValueError, ZeroDivisionError):
        return None


class _Options(NamedTuple):
    """Options of nearly all posts, and of some."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


def _options(text: str, axis: Measure, place: _Place) -> _Options | None:
    named = [] if text == _NONE else [part.strip() for part in text.split(";")]
    bare = [part.removesuffix(_SOME_POSTS) for part in named]
    if not all(bare) or not (axis.open_list or set(bare) <= set(axis.options)):
        place.add("unknown_option", "amount", allowed=_allowed(axis))
        return None
    if len(set(bare)) < len(bare):
        place.add("repeated_option", "amount")
        return None
    marked = [part.endswith(_SOME_POSTS) for part in named]
    required = tuple(part for part, some in zip(bare, marked, strict=True) if not some)
    return _Options(required, tuple(part for part, some in zip(bare, marked, strict=True) if some))


def _allowed(axis: Measure) -> str:
    return "Staub;Rauch?; -" if axis.open_list else f"{', '.join(axis.options)}; -"
