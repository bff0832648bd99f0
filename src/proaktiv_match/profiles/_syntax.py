"""What a JSON parser stumbled over, in words that say what to do; never with the text around it."""

import json

from proaktiv_match.errors import Fault
from proaktiv_match.profiles._fault_texts import Place, fault_texts, told

__all__ = ["breaks_off", "syntax_fault"]

_WORDS = ("true", "false", "null", "NaN", "-Infinity", "Infinity")
_LONGEST = 10


def breaks_off(error: json.JSONDecodeError, text: str) -> bool:
    """Whether `text` is the beginning of valid JSON rather than wrong: more of it could mend it."""
    rest = text[error.pos : error.pos + _LONGEST].rstrip()
    cut = not rest or (len(rest) < _LONGEST and any(word.startswith(rest) for word in _WORDS))
    return cut or error.msg.startswith("Unterminated string")


def syntax_fault(message: str, place: Place, column: int, *, cut: bool = False) -> Fault:
    """The fault of text that is not JSON.

    Args:
        message: what the parser says; looked up, never told.
        place: file, record, and the line of the error.
        column: character of that line, counted from 1.
        cut: whether the text ends too early.
    """
    cause = next(entry for entry in fault_texts().causes if message.startswith(entry["starts"]))
    code = "truncated_json" if cut else "json_syntax"
    return told(code, place, column=column, cause_de=cause["de"], cause_en=cause["en"])
