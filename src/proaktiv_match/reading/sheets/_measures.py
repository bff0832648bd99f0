"""Demands and limits out of cells: amounts, options, ticks; a yes or no only where it is clear what it says."""

from dataclasses import dataclass, field
from typing import Any, Final

from proaktiv_match.reading.sheets._amounts import Side, read_amount, unit_factor
from proaktiv_match.reading.sheets._cells import (
    CellError,
    cell_text,
    folded_word,
    is_said,
    number_in,
    read_number,
    read_yes,
    words,
)
from proaktiv_match.reading.sheets._fields import Kind
from proaktiv_match.reading.sheets._grid import Cell
from proaktiv_match.reading.sheets._lists import read_options
from proaktiv_match.reading.sheets._mapping import Column
from proaktiv_match.vocabulary import Kind as MeasureKind
from proaktiv_match.vocabulary import Measure, MeasureKey, vocabulary

__all__ = ["Measured", "unit_number"]

_NO_RESTRICTION: Final = "no_restriction"
_NAMED_WITHOUT_AMOUNT: Final = "(0,100]"
"""A demand that is named without amount (A34)."""


def unit_number(cell: Cell, unit: str) -> int | float:
    """A number with or without its unit.

    Raises:
        CellError: it is none.
    """
    text = cell_text(cell)
    at = next((at for at, sign in enumerate(text) if not (sign.isdigit() or sign in "., '")), len(text))
    number, name = number_in(text[:at].strip()), text[at:].strip()
    factor = unit_factor(unit, name) if name else 1
    if number is None or factor is None:
        raise CellError("no_number", f"12,5 {unit}")
    return read_number(number * factor)


@dataclass(slots=True)
class Measured:
    """The demands or limits of one row.

    Attributes:
        kind: what the table lists.
        entries: measure -> the contract's object, without its source.
        headers: measure -> headings of the columns that gave it.
        unrestricted: dimension -> heading, for limits: "keine Einschränkung".
        unsaid: measure -> options whose column says nothing.
    """

    kind: Kind
    entries: dict[MeasureKey, dict[str, Any]] = field(default_factory=dict)
    headers: dict[MeasureKey, list[str]] = field(default_factory=dict)
    unrestricted: dict[str, str] = field(default_factory=dict)
    unsaid: dict[MeasureKey, list[str]] = field(default_factory=dict)

    @property
    def side(self) -> Side:
        """Which side the entries are on."""
        return "demand" if self.kind == "offers" else "limit"

    def read(self, name: str, column: Column, cell: Cell, lexicons: tuple[str, ...], *, typed: bool) -> None:
        """Read one cell into one measure.

        Args:
            name: `demands.…` or `limits.…`.
            column: how the mapping file says it is read.
            cell: the cell.
            lexicons: lexicons of words.
            typed: whether numbers are those of a workbook.

        Raises:
            CellError: it cannot be taken.
        """
        dimension, _, axis = name.partition(".")[2].partition(".")
        measure = vocabulary().measures[dimension, axis]
        own = _own_value(column, cell)
        if own == "":
            return
        if own is not None:
            self._own(measure, column, own)
        elif measure.is_set:
            self._options(measure, column, cell)
        elif is_said(cell):
            self._amount(measure, column, cell, column.lexicons or lexicons, typed=typed)

    def _own(self, measure: Measure, column: Column, value: Any) -> None:
        if value == _NO_RESTRICTION and self.side == "limit":
            self.unrestricted[measure.dimension] = column.header
        elif measure.is_set:
            self._into(measure, column)[self._role(measure, column)] = (
                list(value) if isinstance(value, list) else [value]
            )
        else:
            self._set(measure, column, value)

    # ---- ordered measures

    def _amount(self, measure: Measure, column: Column, cell: Cell, lexicons: tuple[str, ...], *, typed: bool) -> None:
        word = folded_word(cell_text(cell))
        if self.side == "limit" and word in words().unrestricted:
            self.unrestricted[measure.dimension] = column.header
            return
        if word in words().yes or word in words().no or isinstance(cell, bool):
            self._set(measure, column, self._yes_or_no(measure, cell))
            return
        read = read_amount(
            cell, measure, self.side, lexicons=lexicons, fraction=_is_fraction(measure, column, cell, typed)
        )
        self._set(measure, column, read.value, positive=read.positive)

    def _yes_or_no(self, measure: Measure, cell: Cell) -> int | str:
        """A yes or no to a demand in percent is clear; to a limit it may mean two things."""
        unit = measure.unit.id if measure.unit else ""
        yes = read_yes(cell)
        if self.side == "demand" and not yes and unit in ("%", "kg", "0..5", "0..3"):
            return 0
        if self.side == "demand" and yes and unit == "%":
            return _NAMED_WITHOUT_AMOUNT
        raise CellError("unclear_yes_no", 'values = { "ja" = …, "nein" = … }')

    def _set(self, measure: Measure, column: Column, value: Any, *, positive: bool = False) -> None:
        need = measure.kind is MeasureKind.NEED
        name = ("provides" if need else "amount") if self.side == "demand" else ("needs" if need else "at_most")
        entry = self._into(measure, column)
        if name in entry and entry[name] != value:
            raise CellError("stated_twice")
        entry[name] = value
        if positive:
            entry["positive"] = True

    def model_hours(self, interval: str, column: Column) -> None:
        """Hours a week of a named model, unless a number is stated."""
        measure = vocabulary().measures["weekly_hours", "hours"]
        if measure.key not in self.entries:
            self._set(measure, column, interval)
            self.entries[measure.key]["model"] = True

    def wished_hours(self, cell: Cell) -> Any:
        """Wanted hours a week.

        Raises:
            CellError: it is no amount.
        """
        return read_amount(cell, vocabulary().measures["weekly_hours", "hours"], "demand").value

    def _into(self, measure: Measure, column: Column) -> dict[str, Any]:
        entry = self.entries.setdefault(measure.key, {"dimension": measure.dimension, "measure": measure.name})
        if entry.pop("model", False):
            entry.pop("amount")
        if column.strength and self.side == "limit":
            entry["strength"] = column.strength
        headers = self.headers.setdefault(measure.key, [])
        if column.header not in headers:
            headers.append(column.header)
        return entry

    # ---- sets

    def _role(self, measure: Measure, column: Column) -> str:
        if measure.kind is MeasureKind.NEED_SET:
            return "provides" if self.side == "demand" else "needs"
        if self.side == "limit":
            return "excluded"
        return column.means if column.means in ("optional", "absent") else "required"

    def _options(self, measure: Measure, column: Column, cell: Cell) -> None:
        if column.option:
            self._tick(measure, column, cell)
            return
        if not is_said(cell):
            return
        if self.side == "limit" and folded_word(cell_text(cell)) in words().unrestricted:
            self.unrestricted[measure.dimension] = column.header
            return
        if column.means == "allowed":
            raise CellError("unclear_yes_no", 'option = "…"')
        if folded_word(cell_text(cell)) in words().yes | words().no:
            # "Schichtarbeit: ja" does not say which shifts.
            options = " | ".join(measure.options) or "…"
            raise CellError("unclear_yes_no", f'values = {{ "ja" = …, "nein" = "" }}; {options}')
        named = read_options(cell, measure)
        if self.side == "limit" or measure.kind is MeasureKind.NEED_SET:
            # In a column of exclusions "keine Nachtschicht" and "Nachtschicht" say the same; a "ggf." says neither.
            if named.optional:
                raise CellError("unknown_option", " | ".join(measure.options) or "…")
            self._add(measure, column, self._role(measure, column), [*named.said, *named.absent])
            return
        self._add(measure, column, self._role(measure, column), named.said)
        self._add(measure, column, "optional", named.optional)
        self._add(measure, column, "absent", named.absent)

    def _tick(self, measure: Measure, column: Column, cell: Cell) -> None:
        """A column of one option: a yes, a no, or nothing said."""
        if not is_said(cell, tick=True):
            if column.empty != "no":
                self.unsaid.setdefault(measure.key, []).append(column.option)
                return
            yes = False
        else:
            yes = read_yes(cell)
        role = self._role(measure, column)
        if self.side == "limit" and role == "excluded":
            if yes == (column.means != "allowed"):
                self._add(measure, column, role, [column.option])
        elif yes:
            self._add(measure, column, role, [column.option])
        elif role in ("required", "optional"):
            self._add(measure, column, "absent", [column.option])

    def _add(self, measure: Measure, column: Column, role: str, options: list[str]) -> None:
        if options:
            held = self._into(measure, column).setdefault(role, [])
            held += [option for option in options if option not in held]

    def finished(self) -> list[tuple[dict[str, Any], list[str]]]:
        """The entries in the order of the vocabulary, each with the headings it came from."""
        for key, options in self.unsaid.items():
            entry = self.entries.get(key)
            if entry is None or self.side == "limit":
                continue
            # A list of the employer counts as complete (A4); what one of its columns leaves open is possible.
            said = {option for role in ("required", "optional", "absent") for option in entry.get(role, [])}
            entry.setdefault("optional", []).extend(option for option in options if option not in said)
        order = {key: measure.order for key, measure in vocabulary().measures.items()}
        found = []
        for key in sorted(self.entries, key=order.__getitem__):
            entry = {name: value for name, value in self.entries[key].items() if name != "model"}
            found.append((entry, self.headers[key]))
        return found


def _own_value(column: Column, cell: Cell) -> Any:
    """What the mapping file says this word means; `None` if it says nothing about it."""
    text = cell_text(cell).casefold()
    return next((value for word, value in column.values.items() if word.casefold() == text and text), None)


def _is_fraction(measure: Measure, column: Column, cell: Cell, typed: bool) -> bool:  # noqa: FBT001
    """Whether a number of a workbook is a part of one.

    A cell that shows "50 %" holds 0.5; a cell that shows "0.5" holds the same. From 0 to 1 nobody can tell.

    Raises:
        CellError: it cannot be told, and the mapping file does not say it.
    """
    if not typed or measure.unit is None or measure.unit.id != "%" or not isinstance(cell, int | float):
        return False
    if column.percent:
        return column.percent == "fraction"
    if 0 < cell <= 1:
        raise CellError("unclear_percent", 'percent = "fraction" | "whole"')
    return False
