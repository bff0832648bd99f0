"""From one row to a record of the contract: cell by cell, every fault with its column."""

from dataclasses import dataclass, field
from typing import Any, Final

from proaktiv_match.reading._meanings import meanings
from proaktiv_match.reading._report import Tally
from proaktiv_match.reading.sheets._cells import (
    CellError,
    cell_text,
    is_said,
    items_of,
    read_code,
    read_day,
    read_kldb,
    read_number,
    read_postcode,
    read_whole,
    read_yes,
)
from proaktiv_match.reading.sheets._fields import Field, known_fields
from proaktiv_match.reading.sheets._grid import Cell
from proaktiv_match.reading.sheets._header import Row
from proaktiv_match.reading.sheets._lists import level_of, read_languages, read_licences
from proaktiv_match.reading.sheets._mapping import Column, ColumnMapping
from proaktiv_match.reading.sheets._measures import Measured, unit_number

__all__ = ["Draft", "Trouble", "read_row"]

_ALL_AT_HOME: Final = 100
_PLACE_PARTS: Final = 2
_FULL, _PART = "fulltime", "parttime"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with one cell; never the value.

    Attributes:
        column: heading of the column, "" for the row as a whole.
        error: what is wrong.
    """

    column: str
    error: CellError


@dataclass(slots=True)
class Draft:
    """A record while it is being put together.

    Attributes:
        record: the contract's object so far.
        measured: demands or limits.
        origins: JSON pointer in the record -> heading of the column that gave it.
        troubles: cells that could not be taken.
        source: who said it: `instrument`, `date`, …
    """

    measured: Measured
    record: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    source: dict[str, Any] = field(default_factory=dict)

    def put(self, path: str, value: Any, header: str) -> None:
        """Write a value under a path such as `employer.name`."""
        inner = self.record
        *above, last = path.split(".")
        for name in above:
            inner = inner.setdefault(name, {})
        inner[last] = value
        self.origins["/" + path.replace(".", "/")] = header

    def add(self, name: str, entry: Any, header: str) -> None:
        """Add an entry to a list of the record."""
        entries = self.record.setdefault(name, [])
        if entry not in entries:
            self.origins[f"/{name}/{len(entries)}"] = header
            entries.append(entry)


def read_row(row: Row, mapping: ColumnMapping, tally: Tally, *, typed: bool) -> Draft:
    """One row as a record of the contract, not yet checked as a whole.

    Args:
        row: its cells.
        mapping: which column is which field.
        tally: where values that are kept aside are counted.
        typed: whether numbers are those of a workbook.
    """
    draft = Draft(Measured(mapping.kind))
    reader = _RowReader(draft, mapping, tally, typed=typed)
    for header, column in mapping.columns.items():
        cell = row.cells.get(header)
        for name in column.fields:
            try:
                reader.read(known_fields(mapping.kind).fields[name], column, cell)
            except CellError as error:
                draft.troubles.append(Trouble(header, error))
                break
    return draft


class _RowReader:
    """Reads the cells of one row into a draft."""

    def __init__(self, draft: Draft, mapping: ColumnMapping, tally: Tally, *, typed: bool) -> None:
        self._draft = draft
        self._mapping = mapping
        self._tally = tally
        self._typed = typed

    def read(self, target: Field, column: Column, cell: Cell) -> None:
        """Read one cell into one field.

        Raises:
            CellError: it cannot be taken.
        """
        if target.kind == "measure":
            self._draft.measured.read(target.name, column, cell, self._mapping.lexicons, typed=self._typed)
            return
        if not is_said(cell, tick=target.kind == "yes"):
            return
        own = self._own_value(column, cell)
        if own == "":
            return
        # Every kind of the data files has its method; a test looks.
        getattr(self, f"_{target.kind}")(target, column, cell if own is None else own)

    @staticmethod
    def _own_value(column: Column, cell: Cell) -> Any:
        """What the mapping file says this word means; `None` if it says nothing."""
        text = cell_text(cell).casefold()
        return next((value for word, value in column.values.items() if word.casefold() == text), None)

    # ---- plain values

    def _text(self, target: Field, column: Column, cell: Cell) -> None:
        name = f"ext.sheet:{column.header.replace('.', ' ')}" if target.name == "ext" else target.name
        self._put(name, cell_text(cell), column)

    def _put(self, name: str, value: Any, column: Column) -> None:
        if name.startswith("source."):
            self._draft.source[name.partition(".")[2]] = value
            self._draft.origins[f"source/{name.partition('.')[2]}"] = column.header
        elif name.startswith("occupation.") and self._mapping.kind == "participants":
            entries = self._draft.record.setdefault("occupations", [{}])
            entries[0][name.partition(".")[2]] = value
            self._draft.origins["/occupations/0"] = column.header
        else:
            self._draft.put(name, value, column.header)

    def _day(self, target: Field, column: Column, cell: Cell) -> None:
        day = read_day(cell)
        if day is not None:
            self._put(target.name, day, column)

    def _whole(self, target: Field, column: Column, cell: Cell) -> None:
        self._put(target.name, read_whole(cell), column)

    def _number(self, target: Field, column: Column, cell: Cell) -> None:
        self._put(target.name, read_number(cell), column)

    def _km(self, target: Field, column: Column, cell: Cell) -> None:
        self._put(target.name, unit_number(cell, "km"), column)

    def _postcode(self, target: Field, column: Column, cell: Cell) -> None:
        self._put(target.name, read_postcode(cell), column)

    def _place(self, target: Field, column: Column, cell: Cell) -> None:
        parts = cell_text(cell).split(maxsplit=1)
        self._draft.put("workplace.postcode", read_postcode(parts[0]), column.header)
        if len(parts) == _PLACE_PARTS:
            self._draft.put("workplace.city", parts[1].strip(" ,"), column.header)
        del target

    def _kldb(self, target: Field, column: Column, cell: Cell) -> None:
        self._put(target.name, read_kldb(cell), column)

    def _yes(self, target: Field, column: Column, cell: Cell) -> None:
        self._put(target.name, read_yes(cell), column)

    def _yes_or_day(self, target: Field, column: Column, cell: Cell) -> None:
        try:
            self._put(target.name, read_yes(cell), column)
        except CellError:
            self._put(target.name, read_day(cell), column)

    def _code(self, target: Field, column: Column, cell: Cell) -> None:
        code = read_code(cell_text(cell), target.codes)
        self._put(target.name, int(code) if target.whole else code, column)

    def _codes(self, target: Field, column: Column, cell: Cell) -> None:
        codes = [read_code(item, target.codes) for item in items_of(cell)]
        self._put(target.name, sorted(set(codes)), column)

    def _stability(self, target: Field, column: Column, cell: Cell) -> None:
        """Only `stable` is matched (A28), so that a word nobody knows ("arbeitslos") must not pass for a status."""
        self._put(target.name, read_code(cell_text(cell), "stability"), column)

    # ---- lists

    def _skills(self, target: Field, column: Column, cell: Cell) -> None:
        for name in items_of(cell):
            self._draft.add("skills", self._wanted({"name": name}, target), column.header)

    def _licences(self, target: Field, column: Column, cell: Cell) -> None:
        for name in read_licences(cell):
            entry = name if self._mapping.kind == "participants" else self._wanted({"name": name}, target)
            self._draft.add("licences", entry, column.header)

    def _languages(self, target: Field, column: Column, cell: Cell) -> None:
        for language, level in read_languages(cell):
            if level is None:
                # The contract needs a level; the language is kept aside and counted.
                self._draft.record.setdefault("ext", {}).setdefault("sheet:languages_without_level", []).append(
                    language
                )
                shown = language if self._mapping.kind == "offers" else "Sprache"
                self._tally.unknown_code(column.header, f"{shown} ohne Niveau")
            else:
                self._language(language, level, target, column)

    def _level(self, target: Field, column: Column, cell: Cell) -> None:
        level = level_of(cell)
        if level is not None:
            self._language(target.name.partition(".")[2], level, target, column)

    def _language(self, language: str, level: str, target: Field, column: Column) -> None:
        self._draft.add("languages", self._wanted({"language": language, "level": level}, target), column.header)

    def _wanted(self, entry: dict[str, Any], target: Field) -> dict[str, Any]:
        """An offer says whether it must be there."""
        return entry if self._mapping.kind == "participants" else {**entry, "must": target.name.endswith(".must")}

    def _occupations(self, target: Field, column: Column, cell: Cell) -> None:
        for title in items_of(cell):
            self._draft.add("occupations", {"title": title}, column.header)
        del target

    def _wished_occupations(self, target: Field, column: Column, cell: Cell) -> None:
        wishes = self._draft.record.setdefault("wishes", {}).setdefault("gladly", [])
        for title in items_of(cell):
            self._draft.origins[f"/wishes/gladly/{len(wishes)}"] = column.header
            wishes.append({"occupation": title})
        del target

    def _note(self, target: Field, column: Column, cell: Cell) -> None:
        """Free text of a report: kept as a note until somebody settles it (A14)."""
        self._draft.add("uncoded_notes", {"text": cell_text(cell)}, column.header)
        del target

    def _entitlement(self, target: Field, column: Column, cell: Cell) -> None:
        if read_yes(cell):
            self._draft.add("entitlements", {"kind": "gleichgestellt"}, column.header)
        del target

    # ---- statements about hours and places of work

    def _wished_hours(self, target: Field, column: Column, cell: Cell) -> None:
        self._put(target.name, self._draft.measured.wished_hours(cell), column)

    def _hours_model(self, target: Field, column: Column, cell: Cell) -> None:
        """A model without a number is an interval of hours a week; a number beside it counts instead."""
        try:
            code = read_code(cell_text(cell), target.kind)
        except CellError:
            self._draft.measured.read("demands.weekly_hours.hours", column, cell, (), typed=self._typed)
            return
        models = frozenset({_FULL, _PART} if code == "both" else {code})
        self._draft.measured.model_hours(meanings().hours[models], column)

    def _home_office(self, target: Field, column: Column, cell: Cell) -> None:
        try:
            possible, share = read_yes(cell), None
        except CellError:
            share = unit_number(cell, "%")
            possible = share > 0
        if possible:
            entry: dict[str, Any] = {"id": "home_office_share", "status": "requestable"}
            if share is not None:
                entry |= {"status": "present", "share": min(share, _ALL_AT_HOME)}
            self._draft.add("accommodations", entry, column.header)
        del target
