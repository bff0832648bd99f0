"""Errors are part of the API: one tree, a stable code each, German and English.

    ProaktivMatchError                 base of everything this package raises on purpose
    ├── InputError                     the input is wrong; carries every fault found (exit code 2)
    │   └── UnreadableFileError        the file itself cannot be read: missing, damaged, wrong encoding
    ├── NotFoundError                  an id that was asked for is not there (exit code 2)
    ├── DisagreementError              two ways to one result differ; names the pair (exit code 1)
    └── RunError                       a run over many participants broke off (exit code 1)

A fault names place and allowed range, never a participant's value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

__all__ = [
    "DisagreementError",
    "Fault",
    "InputError",
    "NotFoundError",
    "ProaktivMatchError",
    "RunError",
    "UnreadableFileError",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in the input.

    Attributes:
        file: name of the file, or `"-"` for values handed over in memory.
        record: number of the record in the file, counted from 1; `None` if the file as a whole is meant.
        pointer: JSON pointer (RFC 6901) inside the record; `""` is the record itself.
        code: stable code, lower case with underscores, for instance `unknown_field`.
        message: what is wrong and how to mend it, German.
        message_en: the same, English.
        allowed: what would be right (range, list, nearest names), or `None`.
        line: line of the file, counted from 1, where known.
    """

    file: str
    record: int | str | None
    pointer: str
    code: str
    message: str
    message_en: str
    allowed: str | None = None
    line: int | None = None

    def in_language(self, lang: str) -> str:
        """The message in `lang` (`"de"` or `"en"`)."""
        return self.message_en if lang == "en" else self.message

    def as_line(self, lang: str = "de") -> str:
        """One line for a person: file, line or record, pointer, message, what is allowed."""
        place = self.file
        if self.line is not None:
            place += f":{self.line}"
        elif self.record is not None:
            place += f" #{self.record}"
        if self.pointer:
            place += f" {self.pointer}"
        allowed = f" ({'allowed' if lang == 'en' else 'erlaubt'}: {self.allowed})" if self.allowed else ""
        return f"{place}: {self.in_language(lang)}{allowed} [{self.code}]"

    def as_json(self, lang: str = "de") -> dict[str, object]:
        """The object that the command line prints with `--format json`."""
        return {
            "file": self.file,
            "record": self.record,
            "pointer": self.pointer,
            "code": self.code,
            "message": self.in_language(lang),
            "allowed": self.allowed,
        }


class ProaktivMatchError(Exception):
    """Base of all errors of this package.

    Attributes:
        code: stable code of the error.
        message: German text.
        message_en: English text.
    """

    code = "error"
    exit_code = 1

    def __init__(self, message: str, message_en: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.message_en = message_en or message

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions are rebuilt from one text by default; what comes back from another process would lack the rest.
        return (type(self), (self.message, self.message_en))

    def in_language(self, lang: str) -> str:
        """The message in `lang` (`"de"` or `"en"`)."""
        return self.message_en if lang == "en" else self.message


class InputError(ProaktivMatchError):
    """The input is wrong. All faults are told at once.

    Attributes:
        faults: the faults in full, in the order of the input, at most the first 1,000.
        total: number of all faults.
        counts: number of faults by code, those beyond the first 1,000 included.
    """

    code = "input"
    exit_code = 2

    def __init__(self, faults: Sequence[Fault], total: int | None = None, counts: dict[str, int] | None = None) -> None:
        self.faults = tuple(faults)
        self.total = len(self.faults) if total is None else total
        if counts is None:
            counts = {}
            for fault in self.faults:
                counts[fault.code] = counts.get(fault.code, 0) + 1
        self.counts = counts
        super().__init__(self._text("de"), self._text("en"))

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.faults, self.total, self.counts))

    def _text(self, lang: str) -> str:
        """Headline and the first faults, for tracebacks; the command line prints every fault itself."""
        shown = [fault.as_line(lang) for fault in self.faults[:10]]
        head = f"{self.total} fault(s) in the input" if lang == "en" else f"{self.total} Fehler in der Eingabe"
        if self.total > len(shown):
            shown.append("…")
        return "\n".join([head, *shown])


class UnreadableFileError(InputError):
    """The file cannot be read at all: it is missing, damaged, or not UTF-8."""

    code = "unreadable_file"


class NotFoundError(ProaktivMatchError):
    """An id that was asked for is not in the data."""

    code = "not_found"
    exit_code = 2


class DisagreementError(ProaktivMatchError):
    """Two ways to the same result differ for one pair; nothing is shown rather than a guess."""

    code = "disagreement"


class RunError(ProaktivMatchError):
    """A run over many participants broke off: a process ended, or a case, named by its id, could not be computed."""

    code = "run"
