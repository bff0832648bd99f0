"""JSON without silent loss: a key that stands twice, NaN, endless numbers and half characters are faults."""

import json
import math
from collections.abc import Iterator
from typing import Any

from proaktiv_match.profiles._fault_texts import fault_texts

__all__ = ["Oddity", "StrictJson", "oddities"]

Oddity = tuple[tuple[str | int, ...], str]
"""Steps to a place, and the code of the fault."""


def _is_half(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def oddities(value: Any) -> Iterator[Oddity]:
    """Numbers that are not finite and texts that hold half a character, in the order of the input.

    Below the deepest level that is accepted nothing is looked at: it is refused as a whole.
    """
    # One step more than levels: the last one leads to a text or a number.
    deepest = fault_texts().bounds.depth + 1
    open_values: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    while open_values:
        steps, held = open_values.pop()
        if len(steps) > deepest:
            continue
        if isinstance(held, str):
            if _is_half(held):
                yield steps, "invalid_text"
        elif isinstance(held, float):
            if not math.isfinite(held):
                yield steps, "not_a_number"
        elif isinstance(held, dict):
            for key in held:
                if isinstance(key, str) and _is_half(key):
                    yield (*steps, key), "invalid_text"
            open_values += [((*steps, key), held[key]) for key in reversed(held)]
        elif isinstance(held, (list, tuple)):
            open_values += [((*steps, index), held[index]) for index in reversed(range(len(held)))]


class StrictJson:
    """A decoder that goes on where the standard one would lose something, and tells what it saw.

    One instance decodes one text after the other; it is not to be shared between threads.
    """

    def __init__(self) -> None:
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_float=self._number,
            parse_int=self._whole,
            parse_constant=self._constant,
        )
        self._repeated: list[tuple[dict[str, Any], str]] = []
        self._endless = False
        self._bounds = fault_texts().bounds

    def decode(self, text: str, start: int = 0) -> tuple[Any, int]:
        """The value that begins at `text[start]`, and where it ends.

        Raises:
            json.JSONDecodeError: the text is not JSON, or ends too early.
            RecursionError: the value is nested too deeply.
        """
        self._repeated.clear()
        self._endless = False
        return self._decoder.raw_decode(text, start)

    def oddities(self, value: Any, text: str, start: int, end: int) -> list[Oddity]:
        """What the decoding of `text[start:end]` to `value` would have lost or cannot be stored."""
        found = list(self._repeated_keys(value)) if self._repeated else []
        # Half a character can only come from an escape: the file itself is UTF-8.
        if self._endless or any(text.find(escape, start, end) >= 0 for escape in ("\\ud", "\\uD")):
            found += oddities(value)
        return found

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            seen = set()
            for key, _ in pairs:
                if key in seen:
                    self._repeated.append((made, key))
                seen.add(key)
        return made

    def _number(self, text: str) -> float:
        value = float(text)
        self._endless = self._endless or math.isinf(value)
        return value

    def _whole(self, text: str) -> float:
        if len(text) <= self._bounds.digits:
            return int(text)
        self._endless = True
        return math.inf

    def _constant(self, _: str) -> float:
        self._endless = True
        return math.nan

    def _repeated_keys(self, value: Any) -> Iterator[Oddity]:
        # The hook knows the object but not its place; what stood in a lost value is not searched for.
        keys: dict[int, list[str]] = {}
        for held, key in self._repeated:
            keys.setdefault(id(held), []).append(key)
        open_values: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
        while open_values:
            steps, held = open_values.pop()
            if len(steps) > self._bounds.depth + 1:
                continue
            if isinstance(held, dict):
                yield from (((*steps, key), "duplicate_key") for key in keys.get(id(held), ()))
                open_values += [((*steps, key), held[key]) for key in reversed(held)]
            elif isinstance(held, list):
                open_values += [((*steps, index), held[index]) for index in reversed(range(len(held)))]
