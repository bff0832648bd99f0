"""Import of office tables: mapping, rows, and one report of all faults of all rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.profiles import offer_from, participant_from
from proaktiv_match.reading._faults import Faults, StopFileError, nearest
from proaktiv_match.reading._report import FileReport, Tally
from proaktiv_match.reading.sheets._csv import read_csv
from proaktiv_match.reading.sheets._fields import Kind
from proaktiv_match.reading.sheets._finish import finished_offer, finished_participant
from proaktiv_match.reading.sheets._grid import Grid
from proaktiv_match.reading.sheets._header import Row, Table, find_table
from proaktiv_match.reading.sheets._headings import guess
from proaktiv_match.reading.sheets._mapping import Column, ColumnMapping, propose
from proaktiv_match.reading.sheets._mapping_file import load_mapping
from proaktiv_match.reading.sheets._record import Draft, read_row
from proaktiv_match.reading.sheets._workbook import read_workbook

__all__ = ["OnFault", "SheetImport", "import_sheets", "propose_mapping"]

_CSV: Final = "csv"
_NOT_A_RECORD: Final = {
    "total": ("Zeile mit Summen", "row with sums"),
    "heading": ("wiederholte Überschrift", "repeated headings"),
}
_NO_TABLE: Final = ("Blatt ohne Tabelle, nicht gelesen", "sheet without a table, not read")


class OnFault(StrEnum):
    """What happens to good rows when others have faults."""

    STOP = "stop"
    TAKE_GOOD = "take-good"


@dataclass(frozen=True, slots=True)
class SheetImport:
    """The result of an import of tables.

    Attributes:
        kind: what the tables list.
        records: offers or participants in the contract's form, sorted by id.
        reports: one report for each sheet, in the order of the input.
        mapping: the mapping that was used.
        faults: faults of rows that were left out; empty unless `take-good` was asked for.
        total: number of these faults, those beyond the first 1,000 included.
    """

    kind: Kind
    records: tuple[dict[str, Any], ...]
    reports: tuple[FileReport, ...]
    mapping: ColumnMapping
    faults: tuple[Fault, ...] = ()
    total: int = 0

    @property
    def undecided(self) -> tuple[Column, ...]:
        """Columns of which nobody has said yet what they hold."""
        return tuple(column for column in self.mapping.columns.values() if column.is_open)


def import_sheets(
    form: str,
    paths: Sequence[Path],
    *,
    kind: Kind = "offers",
    mapping: Path | ColumnMapping | None = None,
    on_fault: OnFault = OnFault.STOP,
) -> SheetImport:
    """Read office tables into the contract's form.

    Args:
        form: `"csv"`, or `"xlsx"` for XLSX, XLS and ODS.
        paths: the files; they share one mapping.
        kind: what the tables list.
        mapping: the mapping or its file; `None` proposes one from the headings.
        on_fault: `stop` gives nothing if any row has a fault; `take-good` leaves out the rows that have.

    Returns:
        The records and what was not understood.

    Raises:
        InputError: with every fault of every file and row.
    """
    faults = Faults()
    try:
        used = load_mapping(mapping, kind, faults) if isinstance(mapping, Path) else mapping
    except StopFileError:
        raise InputError(faults.found, faults.total, faults.counts) from None
    tables, no_tables = _tables(form, paths, kind, used, faults)
    if faults.total:
        raise InputError(faults.found, faults.total, faults.counts)
    used = used or propose(kind, _headers(tables))
    whole = _Tables(used, faults)
    for table in tables:
        whole.check_columns(table)
    if faults.total:
        raise InputError(faults.found, faults.total, faults.counts)
    reports = (*(whole.read(table) for table in tables), *map(_not_read, no_tables))
    if faults.total and on_fault is OnFault.STOP:
        raise InputError(faults.found, faults.total, faults.counts)
    records = tuple(whole.records[name] for name in sorted(whole.records))
    return SheetImport(kind, records, reports, used, tuple(faults.found), faults.total)


def propose_mapping(form: str, paths: Sequence[Path], kind: Kind = "offers") -> ColumnMapping:
    """A mapping from the headings of tables; what is uncertain stays open.

    Args:
        form: `"csv"` or `"xlsx"`.
        paths: the files; a column that not all of them have may be missing later too.
        kind: what the tables list.

    Raises:
        InputError: a file cannot be read or has no known heading.
    """
    faults = Faults()
    tables, _ = _tables(form, paths, kind, None, faults)
    if faults.total:
        raise InputError(faults.found, faults.total, faults.counts)
    return propose(kind, _headers(tables))


def _grids(form: str, path: Path, faults: Faults, only: str | None) -> tuple[Grid, ...]:
    try:
        return read_csv(path, str(path), faults) if form == _CSV else read_workbook(path, str(path), faults, only)
    except StopFileError:
        return ()


def _tables(
    form: str, paths: Sequence[Path], kind: Kind, mapping: ColumnMapping | None, faults: Faults
) -> tuple[list[Table], list[Grid]]:
    """The tables of all files, and the sheets beside them that hold none (a legend, a pivot table)."""
    only = str(mapping.constants["sheet"]) if mapping and "sheet" in mapping.constants else None
    tables: list[Table] = []
    others: list[Grid] = []
    for path in paths:
        grids = _grids(form, Path(path), faults, only)
        found = [table for grid in grids if (table := _table(grid, kind, mapping)) is not None]
        most = max((table.known for table in found), default=0)
        # A sheet with one known word by chance is no second table.
        own = [table for table in found if 2 * table.known >= most]
        if grids and not own:
            allowed = "Titel, Arbeitgeber, PLZ …" if kind == "offers" else "Kennung …"
            faults.add("no_headings", file=str(path), allowed=allowed)
        tables += own
        others += [grid for grid in grids if own and all(table.grid is not grid for table in own)]
    return tables, others


def _not_read(grid: Grid) -> FileReport:
    tally = Tally()
    tally.skipped(*_NO_TABLE)
    return tally.report(grid.file, grid.shape, 0)


def _table(grid: Grid, kind: Kind, mapping: ColumnMapping | None) -> Table | None:
    """The table of a sheet, by the headings of the mapping or by those that are known at all."""
    table = find_table(grid, lambda header: header in mapping.columns) if mapping else None
    return table or find_table(grid, lambda header: guess(header, kind).heading is not None)


def _headers(tables: Sequence[Table]) -> list[tuple[str, bool]]:
    """Every heading once, in the order of the tables, and whether each table has it."""
    every = dict.fromkeys(header for table in tables for header in table.headers if header)
    return [(header, all(header in table.headers for table in tables)) for header in every]


class _Tables:
    """Reads tables with one mapping."""

    def __init__(self, mapping: ColumnMapping, faults: Faults) -> None:
        self._mapping = mapping
        self._faults = faults
        self._first_seen: dict[str, tuple[str, int]] = {}
        self.records: dict[str, dict[str, Any]] = {}

    # ---- columns

    def check_columns(self, table: Table) -> None:
        """A column that the mapping names and the table lacks may have been renamed: it must not be lost silently."""
        strange = [header for header in table.headers if header and header not in self._mapping.columns]
        for column in self._mapping.columns.values():
            if column.fields and not column.optional and column.header not in table.headers:
                self._faults.add(
                    "missing_column",
                    file=table.grid.file,
                    pointer=_pointer(column.header),
                    near=nearest(column.header, strange),
                    allowed="optional = true",
                    values={"column": column.header},
                )
        if self._mapping.kind == "participants":
            self._check_open(table, strange)
            self._check_source(table)

    def _check_open(self, table: Table, strange: Sequence[str]) -> None:
        """A health limit may stand in a column that nobody has decided on."""
        held = {header for row in table.rows() if isinstance(row, Row) for header in row.cells}
        columns = self._mapping.columns
        unnamed = [header for header in held if header not in table.headers]
        open_columns = [header for header in columns if columns[header].is_open]
        for header in sorted({*open_columns, *strange, *unnamed} & held):
            similar = guess(header, "participants").similar
            self._faults.add(
                "undecided_column",
                file=table.grid.file,
                pointer=_pointer(header),
                allowed=" | ".join([*similar[:3], 'field = "-"']),
                values={"column": header},
            )

    def _check_source(self, table: Table) -> None:
        """Limits and notes need to say who found them, and when."""
        fields = {name for column in self._mapping.columns.values() for name in column.fields}
        if not any(name.startswith("limits.") or name == "uncoded_notes" for name in fields):
            return
        for constant, field in (("instrument", "source.instrument"), ("date", "source.date")):
            if constant not in self._mapping.constants and field not in fields:
                self._faults.add(
                    "no_source",
                    file=table.grid.file,
                    pointer=f"/constants/{constant}",
                    allowed='instrument = "drv_1a"' if constant == "instrument" else 'date = "2026-11-21"',
                    values={"field": constant},
                )

    # ---- rows

    def read(self, table: Table) -> FileReport:
        """Read the rows of one table; good records go to `records`, faults to the collector."""
        tally = Tally()
        count = 0
        for column in self._mapping.columns.values():
            if column.left_out and column.header in table.headers:
                reason = column.reason or "laut Zuordnungsdatei weggelassen"
                tally.unused(column.header, reason, column.reason or "left out by the mapping file")
        for row in table.rows():
            if not isinstance(row, Row):
                tally.skipped(*_NOT_A_RECORD[row])
                continue
            for header in row.cells:
                known = self._mapping.columns.get(header)
                if known is None or known.is_open:
                    tally.unknown(header)
            count += self._row(table, row, tally)
        return tally.report(table.grid.file, table.grid.shape, count)

    def _row(self, table: Table, row: Row, tally: Tally) -> bool:
        before = self._faults.total
        draft = read_row(row, self._mapping, tally, typed=table.grid.typed)
        if self._mapping.kind == "offers":
            record = finished_offer(draft, self._mapping, row, tally)
        else:
            record = finished_participant(draft, self._mapping)
        file = table.grid.file
        for trouble in draft.troubles:
            self._faults.add(
                trouble.error.code,
                file=file,
                record=row.number,
                pointer=_pointer(trouble.column),
                allowed=trouble.error.allowed,
                near=trouble.error.near,
                values={"column": trouble.column},
            )
        if not draft.troubles:
            self._check(record, draft, file, row.number)
        if self._faults.total > before:
            return False
        return self._keep(record, file, row.number)

    def _check(self, record: dict[str, Any], draft: Draft, file: str, number: int) -> None:
        """The record as a whole, by the contract; its faults are told with the column they came from."""
        try:
            if self._mapping.kind == "offers":
                offer_from(record, file=file, record=number)
            else:
                participant_from(record, file=file, record=number)
        except InputError as error:
            for fault in error.faults:
                header = _origin(fault.pointer, draft.origins)
                pointer = fault.pointer if header is None else _pointer(header)
                self._faults.note(
                    Fault(file, number, pointer, fault.code, fault.message, fault.message_en, fault.allowed)
                )

    def _keep(self, record: dict[str, Any], file: str, number: int) -> bool:
        name = record["id"]
        if name not in self._first_seen:
            self._first_seen[name] = (file, number)
            self.records[name] = record
            return True
        first, row = self._first_seen[name]
        if self.records.get(name) != record:
            self._faults.add(
                "same_id",
                file=file,
                record=number,
                pointer="/id",
                values={"row": row, "place": "" if first == file else f" ({first})"},
            )
        return False


def _pointer(header: str) -> str:
    return "/" + header.replace("~", "~0").replace("/", "~1") if header else ""


def _origin(pointer: str, origins: Mapping[str, str]) -> str | None:
    """The column that gave the value at a pointer of the record."""
    while pointer:
        if pointer in origins:
            return origins[pointer]
        pointer = pointer.rpartition("/")[0]
    return None
