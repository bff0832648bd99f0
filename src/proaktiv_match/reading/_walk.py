"""Walking a nested record leaf by leaf, without recursion, with the path, the pointer and the item of each leaf."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["DEPTH_LIMIT", "ItemRule", "Leaf", "TooDeepError", "pointer_of", "walk"]

DEPTH_LIMIT = 64
"""Levels of nesting that are read; the deepest known format has 12."""

ItemRule = Literal["last_list", "parent", "first"]
"""What keeps the leaves of one item (one place, one language) together: see `Leaf.item`."""


class TooDeepError(ValueError):
    """The record is nested deeper than `DEPTH_LIMIT` levels."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One scalar, or an empty list or object.

    Attributes:
        path: key path without positions, lists marked by `[]` where they are visible: `orte[].plz`.
        pointer: JSON pointer inside the record.
        item: pointer of what the leaf belongs to together with its neighbours.
        keys: the keys of the path, without positions.
        value: the scalar; `None` for null and for an empty list or object.
    """

    path: str
    pointer: str
    item: str
    keys: tuple[str, ...]
    value: Any


def pointer_of(parts: tuple[str | int, ...]) -> str:
    """JSON pointer by RFC 6901."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def walk(record: Any, *, lists: bool, item: ItemRule) -> Iterator[Leaf]:
    """Every leaf of `record` in the order of the file.

    Args:
        record: what a JSON parser returns.
        lists: whether `[]` stands in the path for a list.
        item: `last_list`: up to the last position in a list; `parent`: the object around the leaf;
            `first`: the first key with its position.

    Raises:
        TooDeepError: when the record is nested too deeply.
    """
    stack: list[tuple[Any, tuple[str | int, ...], str]] = [(record, (), "")]
    while stack:
        value, parts, path = stack.pop()
        if len(parts) > DEPTH_LIMIT:
            raise TooDeepError
        if isinstance(value, dict) and value:
            around = f"{path}." if path else ""
            stack.extend((value[key], (*parts, key), around + key) for key in reversed(value))
        elif isinstance(value, list) and value:
            inner = path + "[]" if lists else path
            stack.extend((value[index], (*parts, index), inner) for index in range(len(value) - 1, -1, -1))
        else:
            scalar = None if isinstance(value, dict | list) else value
            keys = tuple(part for part in parts if isinstance(part, str))
            yield Leaf(path, pointer_of(parts), pointer_of(_item(parts, item)), keys, scalar)


def _item(parts: tuple[str | int, ...], rule: ItemRule) -> tuple[str | int, ...]:
    if rule == "first":
        return parts[:2] if len(parts) > 1 and isinstance(parts[1], int) else parts[:1]
    if rule == "parent":
        end = len(parts)
        while end and isinstance(parts[end - 1], int):
            end -= 1
        return parts[: max(end - 1, 0)]
    last = max((position for position, part in enumerate(parts) if isinstance(part, int)), default=-1)
    return parts[: last + 1]
