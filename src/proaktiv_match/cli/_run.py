"""One call from its words to its exit code: faults become lines, unexpected errors become one line without data."""

import difflib
import os
import sys
import traceback
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import typer

from proaktiv_match.cli._app import app
from proaktiv_match.cli._faults import tell, tell_error
from proaktiv_match.cli._import import RecordKind
from proaktiv_match.cli._link import ConceptKind
from proaktiv_match.cli._options import (
    EngineName,
    Format,
    MatchFormat,
    ReportFormat,
    SchemaName,
    TextFormat,
    localised,
)
from proaktiv_match.cli._session import Lang, Session, as_utf8, session_of
from proaktiv_match.cli._template import TemplateFormat
from proaktiv_match.errors import Fault, InputError, ProaktivMatchError
from proaktiv_match.reading import sources
from proaktiv_match.reading.instruments import SOURCES
from proaktiv_match.reading.sheets import OnFault
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["run"]

_WRONG, _FAILED, _INTERRUPTED = 2, 1, 130

# Classes of typer's own errors (it carries them itself in newer versions, click did in older ones): by name.
_USAGE = {
    "MissingParameter": "missing_parameter",
    "NoSuchOption": "no_such_option",
    "NoSuchCommand": "no_such_command",
    "BadParameter": "bad_parameter",
    "BadOptionUsage": "bad_option_usage",
}

_CHOICES: dict[tuple[str | None, str], type[StrEnum]] = {
    (None, "lang"): Lang,
    (None, "form"): Format,
    ("match", "form"): MatchFormat,
    ("match", "engine"): EngineName,
    ("why", "form"): TextFormat,
    ("import", "form"): ReportFormat,
    ("import", "kind"): RecordKind,
    ("import", "on_fault"): OnFault,
    ("build", "form"): ReportFormat,
    ("derive", "form"): ReportFormat,
    ("enrich", "form"): ReportFormat,
    ("info", "form"): ReportFormat,
    ("schema", "name"): SchemaName,
    ("template", "form"): TemplateFormat,
    ("link", "kind"): ConceptKind,
}
_RANGES = {"as_of": "2026-11-21", "processes": ">= 1", "shard": "1/16 … 16/16", "top": ">= 0"}


def run(words: Sequence[str]) -> int:
    """Run one call.

    Args:
        words: as on the command line, without the name of the program.

    Returns:
        Exit code.
    """
    as_utf8()
    session = session_of(words)
    command = typer.main.get_command(app)
    localised(command, session, " | ".join(sources()), " | ".join(SOURCES))
    try:
        code = command.main(
            args=list(words) or ["--help"], prog_name="proaktiv-match", standalone_mode=False, obj=session
        )
        sys.stdout.flush()
    except ProaktivMatchError as error:
        tell_error(session, error)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        _say_error(session.say("fault/interrupted"))
        return _INTERRUPTED
    except BrokenPipeError:
        return _quiet()
    except Exception as error:  # noqa: BLE001  the last door: nothing of the data may leave through it
        if getattr(error, "exit_code", None) == _WRONG and hasattr(error, "format_message"):
            fault = _usage_fault(error, command, words)
            tell(session, fault, last=session.say("usage/hint", command=fault.faults[0].file))
            return _WRONG
        return _unexpected(session, error)
    return code if isinstance(code, int) else 0


def _quiet() -> int:
    """Whoever read the output has had enough (`| head`): no message, and none when Python closes the stream."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return _FAILED


def _unexpected(session: Session, error: Exception) -> int:
    if session.debug:
        traceback.print_exception(error)
        return _FAILED
    if isinstance(error, OSError) and error.errno is not None:
        # strerror names the kind of trouble, not the content of a file.
        _say_error(session.say("fault/storage", reason=os.strerror(error.errno)))
        return _FAILED
    _say_error(session.say("fault/unexpected", kind=type(error).__name__))
    return _FAILED


def _say_error(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201


def _parameter_name(error: Any) -> str:
    name = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    if name is None and parameter is not None:
        # Arguments are shown by their metavar, options by their longest name.
        opts = list(getattr(parameter, "opts", ()))
        is_option = bool(opts) and opts[0].startswith("-")
        name = max(opts, key=len) if is_option else (getattr(parameter, "metavar", None) or parameter.name or "")
    return str(name or getattr(error, "param_hint", None) or "")


def _allowed(error: Any, command: Any, words: Sequence[str], kind: str) -> str | None:
    name = getattr(getattr(error, "param", None), "name", None)
    if kind == "bad_parameter" and name is not None:
        called = getattr(getattr(error, "ctx", None), "info_name", None)
        choices = _CHOICES.get((called, name)) or _CHOICES.get((None, name))
        return " | ".join(choices) if choices else _RANGES.get(name)
    if kind == "no_such_option":
        return ", ".join(getattr(error, "possibilities", None) or ()) or None
    if kind == "no_such_command":
        # Of the group in which the command was looked for: `taxonomy biuld` is no command of its own.
        group = getattr(error, "ctx", None)
        known = list(getattr(getattr(group, "command", command), "commands", {}))
        path = str(getattr(group, "command_path", "")).split()
        typed = next((word for word in words if not word.startswith("-") and word not in path), "")
        return ", ".join(difflib.get_close_matches(typed, known, n=1) or known)
    return None


def _usage_fault(error: Any, command: Any, words: Sequence[str]) -> InputError:
    """The fault of a call that cannot be understood, told like every other fault."""
    kind = _USAGE.get(type(error).__name__, "other")
    if kind == "other":
        message = error.format_message()
        kind = "no_such_command" if "No such command" in message else kind
        kind = "extra_arguments" if "unexpected extra" in message else kind
    de, en = (terminal_text(f"usage/{kind}", lang, name=_parameter_name(error)) for lang in LANGUAGES)
    context = getattr(error, "ctx", None)
    place = getattr(context, "command_path", None) or "proaktiv-match"
    return InputError([Fault(place, None, "", "usage", de, en, _allowed(error, command, words, kind))])
