"""The words that typer puts around our help texts, in the language of the call."""

import re
from collections.abc import Callable
from typing import Any

from proaktiv_match.cli._session import Session

__all__ = ["translated"]

# What typer writes, as pattern, and the key of our word for it.
_WORDS = (
    (re.compile(r"^Usage: ", re.MULTILINE), "usage"),
    (re.compile(r"^Arguments:$", re.MULTILINE), "arguments"),
    (re.compile(r"^Options:$", re.MULTILINE), "options"),
    (re.compile(r"^Commands:$", re.MULTILINE), "commands"),
    (re.compile(r"\[OPTIONS\]"), "any_options"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "any_command"),
    (re.compile(r"\[required\]"), "required"),
    (re.compile(r"\[default:"), "default"),
    (re.compile(r"Show this message and exit\."), "show_help"),
)


def translated(get_help: Callable[[Any], str], speak: Session) -> Callable[[Any], str]:
    """`get_help` of a command with typer's own words in the language of the call."""

    def get(context: Any) -> str:
        text = get_help(context)
        for pattern, key in _WORDS:
            text = pattern.sub(speak.say(f"panel/{key}"), text)
        return text

    return get
