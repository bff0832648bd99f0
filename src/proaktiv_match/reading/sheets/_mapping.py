"""Which column of a table is which field: proposed from the headings, nothing uncertain decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from proaktiv_match.reading.sheets._fields import Kind, known_fields
from proaktiv_match.reading.sheets._headings import Guess, guess

__all__ = ["LEFT_OUT", "OPEN", "Column", "ColumnMapping", "propose"]

OPEN: Final = "?"
LEFT_OUT: Final = "-"
_LEXICONS: Final = {"offers": ["canonical", "ad"], "participants": ["drv", "canonical"]}
"""Words of a share; no word stands in both lexicons of one kind, so the order does not matter."""
_CONSTANTS: Final = {
    "offers": {"kind": "employment", "source_kind": "employer"},
    "participants": {},
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        header: its heading; of two rows joined by ` › `.
        fields: fields it holds; empty while open or left out.
        left_out: whether it is left out on purpose.
        option: the one option it ticks.
        means: what a yes, or a named option, says: `required`, `optional`, `absent`, `excluded`, `allowed`.
        empty: `no` where an empty cell of a column of ticks is a no; else it is not said.
        values: words of its own -> the contract's value; "" means not said.
        lexicons: lexicons of its words, if other than those of the table.
        strength: strength of its limits.
        percent: whether numbers of a workbook are percent (`whole`) or parts of one (`fraction`).
        optional: whether it may be missing in a file.
        reason: why it is left out.
        guess: how it was found, when it was proposed just now.
    """

    header: str
    fields: tuple[str, ...] = ()
    left_out: bool = False
    option: str = ""
    means: str = ""
    empty: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    lexicons: tuple[str, ...] = ()
    strength: str = ""
    percent: str = ""
    optional: bool = False
    reason: str = ""
    guess: Guess | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet what it holds."""
        return not self.fields and not self.left_out


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """All columns of a kind of table, and what holds for every row.

    Attributes:
        kind: what the table lists.
        columns: heading to column, in the order of the table.
        constants: what holds for every row.
    """

    kind: Kind
    columns: Mapping[str, Column]
    constants: Mapping[str, Any]

    @property
    def lexicons(self) -> tuple[str, ...]:
        """Lexicons whose words are understood."""
        return tuple(self.constants.get("lexicons", _LEXICONS[self.kind]))


def propose(kind: Kind, headers: Iterable[tuple[str, bool]]) -> ColumnMapping:
    """A mapping from headings; what is uncertain, or would fill a field twice, stays open.

    Args:
        kind: what the table lists.
        headers: heading, and whether every file has it.
    """
    guesses = [(header, everywhere, guess(header, kind)) for header, everywhere in headers]
    fields = known_fields(kind).fields
    taken: dict[tuple[str, str], int] = {}
    for _, _, found in guesses:
        for key in _keys(found):
            taken[key] = max(taken.get(key, 0), found.confidence)
    columns: dict[str, Column] = {}
    used: set[tuple[str, str]] = set()
    for header, everywhere, found in guesses:
        column = Column(header, optional=not everywhere, guess=found)
        meant = found.heading
        if meant is not None and not meant.fields and meant.reason is not None:
            column = replace(column, left_out=True, reason=meant.reason[0])
        elif meant is not None:
            keys = _keys(found)
            rival = any(
                (key in used or taken[key] > found.confidence) and not (fields[key[0]].many and not key[1])
                for key in keys
            )
            if rival:
                column = replace(column, guess=Guess(None, found.confidence, meant.fields))
            else:
                used.update(keys)
                column = replace(column, fields=meant.fields, option=meant.option, means=meant.means)
        columns[header] = column
    return ColumnMapping(kind, columns, {**_CONSTANTS[kind], "lexicons": list(_LEXICONS[kind])})


def _keys(found: Guess) -> list[tuple[str, str]]:
    return [(name, found.heading.option) for name in found.heading.fields] if found.heading else []
