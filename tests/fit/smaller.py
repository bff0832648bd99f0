"""Greedy reduction of a pair: leave things out, then say them more simply, as long as what is looked for stays."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

from tests.worlds import Pair

__all__ = ["smaller"]

Record = dict[str, Any]
Path = tuple[str | int, ...]

_KEPT = {"id", "kind", "dimension", "measure", "source", "instrument", "status", "offer", "word", "lexicon", "title"}
"""Keys without which a record is not valid any more, or says nothing."""

_PLAIN = (
    ("kind", "employer", "source"),
    ("kind", "employment", ""),
    ("instrument", "drv_1a", "source"),
    ("strength", "absolute", None),
    ("status", "requestable", None),
)
"""Values that a reader understands at once, for keys under a parent (empty: at the top, `None`: anywhere)."""


def _places(node: Any, path: Path = ()) -> Iterator[Path]:
    """Every key and entry that may be left out, the big ones first."""
    if isinstance(node, dict):
        for key in node:
            if key not in _KEPT:
                yield (*path, key)
        for key, inner in node.items():
            yield from _places(inner, (*path, key))
    elif isinstance(node, list):
        for index in reversed(range(len(node))):
            yield (*path, index)
        for index, inner in enumerate(node):
            yield from _places(inner, (*path, index))


def _parent(record: Any, path: Path) -> Any:
    for step in path[:-1]:
        record = record[step]
    return record


def _without(record: Record, path: Path) -> Record:
    changed = copy.deepcopy(record)
    del _parent(changed, path)[path[-1]]
    return changed


def _simpler(record: Record) -> Iterator[Record]:
    """The record with one value said more simply."""

    def leaves(node: Any, path: Path) -> Iterator[tuple[Path, Any]]:
        children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for key, inner in children:
            yield (*path, key), inner
            yield from leaves(inner, (*path, key))

    for path, value in list(leaves(record, ())):
        for choice in _choices(path, value):
            if choice != value:
                changed = copy.deepcopy(record)
                _parent(changed, path)[path[-1]] = choice
                yield changed


def _choices(path: Path, value: Any) -> Iterator[Any]:
    key = path[-1]
    if key in ("at_most", "amount", "needs", "provides") and not isinstance(value, list | int | float):
        yield from (3, 10)
    above = path[-2] if len(path) > 1 else ""
    for name, plain, parent in _PLAIN:
        if key == name and parent in (None, above):
            yield plain


def _reduced(record: Record, keeps: Callable[[Record], bool]) -> Record:
    """One pass over everything that can be left out; places are looked up anew after each success."""
    tried: set[tuple[Path, int]] = set()
    size = len(repr(record))
    progress = True
    while progress:
        progress = False
        for path in list(_places(record)):
            if (path, size) in tried:
                continue
            tried.add((path, size))
            candidate = _without(record, path)
            if keeps(candidate):
                record, size, progress = candidate, len(repr(candidate)), True
                break
    return record


def smaller(pair: Pair, keeps: Callable[[Pair], bool]) -> Pair:
    """The pair without all that is not needed.

    Args:
        pair: a pair for which `keeps` is true.
        keeps: whether a candidate still shows what is looked for; it may be given invalid records.

    Returns:
        A pair for which `keeps` is true and from which nothing more can be left out alone.
    """
    while True:
        before = pair
        person = _reduced(pair.participant, lambda record: keeps(pair._replace(participant=record)))  # noqa: B023
        pair = pair._replace(participant=person)
        offer = _reduced(pair.offer, lambda record: keeps(pair._replace(offer=record)))  # noqa: B023
        pair = pair._replace(offer=offer)
        for side in ("participant", "offer"):
            pair = _plainer(pair, side, keeps)
        if pair == before:
            return pair


def _plainer(pair: Pair, side: str, keeps: Callable[[Pair], bool]) -> Pair:
    progress = True
    seen = {repr(getattr(pair, side))}
    while progress:
        progress = False
        for candidate in _simpler(getattr(pair, side)):
            if repr(candidate) not in seen:
                seen.add(repr(candidate))
                changed = (
                    pair._replace(participant=candidate) if side == "participant" else pair._replace(offer=candidate)
                )
                if keeps(changed):
                    pair, progress = changed, True
                    break
    return pair
