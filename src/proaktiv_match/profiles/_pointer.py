"""JSON pointers (RFC 6901) that are safe to print: keys come from the input and can hold anything."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from proaktiv_match.profiles._diagnosis import holds_diagnosis
from proaktiv_match.profiles._fault_texts import fault_texts

__all__ = ["pointer", "value_at"]

_HIDDEN = "…"


def _shown(step: str | int) -> str:
    if isinstance(step, int):
        return str(step)
    # A key can be a diagnosis, a sentence, or a control sequence for the terminal.
    if holds_diagnosis(step):
        return _HIDDEN
    longest = fault_texts().bounds.pointer_key
    text = step if len(step) <= longest else step[:longest] + _HIDDEN
    return "".join(char if char.isprintable() else "\ufffd" for char in text).replace("~", "~0").replace("/", "~1")


def pointer(steps: Iterable[str | int]) -> str:
    """The pointer to `steps`; `""` is the record itself.

    Keys that look like a diagnosis, endless ones and characters that cannot be printed are masked.
    """
    return "".join("/" + _shown(step) for step in steps)


def value_at(raw: Any, steps: Iterable[str | int]) -> Any:
    """What stands at `steps` in `raw`, `None` if there is nothing."""
    for step in steps:
        if isinstance(raw, Mapping):
            raw = raw.get(step)
        elif isinstance(raw, Sequence) and not isinstance(raw, str) and isinstance(step, int) and step < len(raw):
            raw = raw[step]
        else:
            return None
    return raw
