"""What one record states: its leaves, read by the field map, sorted by role."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from proaktiv_match.reading._faults import Faults
from proaktiv_match.reading._field_map import FieldMap, FieldRule, Unused
from proaktiv_match.reading._report import Tally
from proaktiv_match.reading._text import clean, plain_text
from proaktiv_match.reading._values import (
    ImpossibleDateError,
    read_date,
    read_instant,
    read_integer,
    read_number,
    read_postcode,
)
from proaktiv_match.reading._walk import Leaf, walk

__all__ = ["Place", "Stated", "Statement", "read_statements"]

_TRUE = frozenset(("true", "1", "ja", "yes"))
_FALSE = frozenset(("false", "0", "nein", "no"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: for faults.

    Attributes:
        file: the file.
        record: number of the record, from 1.
        pointer: pointer of the record inside the file.
    """

    file: str
    record: int
    pointer: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said: its role, its value, and which neighbours belong to it (`item`)."""

    role: str
    value: Any
    item: str
    order: int
    path: str
    key: str = ""


class Stated:
    """All statements of one record."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._by_role: dict[str, list[Statement]] = {}
        for statement in statements:
            self._by_role.setdefault(statement.role, []).append(statement)
        for found in self._by_role.values():
            found.sort(key=lambda statement: statement.order)

    def first(self, role: str) -> Any:
        """The value of the first field that states `role`, or `None`."""
        found = self._by_role.get(role)
        return found[0].value if found else None

    def every(self, role: str) -> list[Any]:
        """All values of `role`, without repetition, in the order of the field map."""
        return list(dict.fromkeys(statement.value for statement in self._by_role.get(role, ())))

    def terms(self, role: str) -> frozenset[str]:
        """The coded values of `role`; several may stand in one code, told apart by blanks."""
        return frozenset(str(value) for value in self.every(role))

    def statements(self, role: str) -> list[Statement]:
        """The statements of `role`."""
        return list(self._by_role.get(role, ()))

    def items(self, group: str) -> list[dict[str, Statement]]:
        """The items of a group (`place`, `skill` …): for each the first statement of every part of it."""
        found: dict[str, dict[str, Statement]] = {}
        for role, statements in self._by_role.items():
            if role.startswith(group + "."):
                for statement in statements:
                    found.setdefault(statement.item, {}).setdefault(role.removeprefix(group + "."), statement)
        return [found[item] for item in sorted(found, key=_natural)]


def _natural(pointer: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key of a pointer, positions as numbers: lists keep their order, keys go by the alphabet."""
    parts = pointer.split("/")
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)


def read_statements(record: Any, source: FieldMap, place: Place, tally: Tally, faults: Faults) -> Stated:
    """Read every leaf of `record`; what is unknown or left out is counted in `tally`.

    Raises:
        TooDeepError: when the record is nested too deeply.
    """
    found: list[Statement] = []
    for leaf in walk(record, lists=source.lists, item=source.item):
        meaning = source.look_up(leaf.path)
        if not leaf.path:
            continue  # an empty record
        if meaning is None:
            tally.unknown(leaf.path)
        elif isinstance(meaning, Unused):
            tally.unused(meaning.branch or leaf.path, meaning.de, meaning.en)
        elif not _is_empty(leaf.value):
            for rule in meaning:
                found.extend(_read_leaf(leaf, rule, source, place, tally, faults))
    return Stated(found)


def _is_empty(value: Any) -> bool:
    """Null, an empty text, and the text "null" that recorded answers contain."""
    return value is None or (isinstance(value, str) and value.strip() in ("", "null"))


def _read_leaf(
    leaf: Leaf, rule: FieldRule, source: FieldMap, place: Place, tally: Tally, faults: Faults
) -> Iterator[Statement]:
    if rule.key_to:
        # The text of `*` says something too; in a path without `*` there is nothing to read.
        heading = leaf.keys[-1] if leaf.path.endswith(f".{leaf.keys[-1]}[]") else ""
        meaning = source.code("skill_level", heading) if heading else None
        if heading and meaning is None:
            tally.unknown_code(leaf.path.rsplit(".", 1)[0], heading)
        elif meaning:
            yield Statement(rule.key_to, meaning, leaf.item, rule.order, leaf.path)
    try:
        value = _value(leaf, rule, source)
    except ImpossibleDateError:
        faults.add(
            "impossible_date",
            file=place.file,
            record=place.record,
            pointer=place.pointer + leaf.pointer,
            allowed="YYYY-MM-DD",
            values={"key": leaf.keys[-1] if leaf.keys else leaf.path},
        )
        return
    if value is None:
        if rule.coded_to_ext:
            yield Statement("ext", clean(str(leaf.value)), leaf.item, rule.order, leaf.path, rule.coded_to_ext)
        if not rule.open:
            tally.unknown_code(leaf.path, leaf.value)
        elif rule.to == "place.country":
            yield Statement(rule.to, clean(str(leaf.value)), leaf.item, rule.order, leaf.path)
    elif rule.kind == "code" and (":" in str(value)) and rule.to in ("model", "kind", "status", "degree"):
        yield from _compound(str(value), rule, leaf)
    elif value != "":
        yield Statement(rule.to, value, leaf.item, rule.order, leaf.path, rule.key)


def _compound(meaning: str, rule: FieldRule, leaf: Leaf) -> Iterator[Statement]:
    """A code that says more than one thing: `hours:parttime shift:shift`, `employment:2`, `level:3`."""
    if rule.to == "degree":
        part, _, value = meaning.partition(":")
        yield Statement(f"degree.{part}", value, leaf.item, rule.order, leaf.path)
        return
    for pair in meaning.split():
        role, _, value = pair.partition(":")
        if rule.to == "kind" and role != "skip":
            yield Statement("kind", role, leaf.item, rule.order, leaf.path)
            yield Statement("requirement_level", value, leaf.item, rule.order, leaf.path)
        else:
            yield Statement(role, value, leaf.item, rule.order, leaf.path)


def _value(leaf: Leaf, rule: FieldRule, source: FieldMap) -> Any:
    """The value as the rule reads it; `""` states nothing, `None` cannot be taken."""
    raw = leaf.value
    match rule.kind:
        case "flag":
            truth = str(raw).strip().casefold()
            return rule.value if truth in _TRUE else rule.otherwise if truth in _FALSE else None
        case "code":
            return source.code(rule.codes, raw)
        case "date":
            return read_date(raw)
        case "instant":
            return read_instant(raw)
        case "number":
            return read_number(raw)
        case "integer":
            return read_integer(raw)
        case "postcode":
            return read_postcode(raw)
        case "html":
            return None if isinstance(raw, bool) else plain_text(str(raw))
        case _:
            return None if isinstance(raw, bool) else re.sub(r"[ \t\n]+", " ", clean(str(raw)))
