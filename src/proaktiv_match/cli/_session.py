"""What holds for one call: the language, the form of faults, the consoles for people."""

import errno
import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, TextIO, cast

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from proaktiv_match.wording import Coach, terminal_text

__all__ = ["Lang", "Screen", "Session", "as_utf8", "console", "harmless", "session_of", "spoken"]

_NARROW, _PLAIN = 60, 100


class Lang(StrEnum):
    """Languages of the output."""

    DE = "de"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the program.

    Attributes:
        lang: language of the output.
        json_faults: faults are JSON objects, not lines.
        debug: an unexpected error shows its traceback.
    """

    lang: str = "de"
    json_faults: bool = False
    debug: bool = False

    def say(self, key: str, /, **fields: object) -> str:
        """A text of the command line."""
        return terminal_text(key, self.lang, **fields)

    @property
    def coach(self) -> Coach:
        """The sentences of findings and suggestions."""
        return Coach(self.lang)


def spoken(words: Sequence[str], option: str) -> str | None:
    """The value of an option, wherever it stands; the last one counts."""
    found = None
    for place, word in enumerate(words):
        if word == "--":
            break
        if word == option and place + 1 < len(words):
            found = words[place + 1]
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found


def session_of(words: Sequence[str]) -> Session:
    """The session before the call is understood, so that faults of the call itself are told in its language."""
    return Session(
        lang="en" if spoken(words, "--lang") == "en" else "de",
        json_faults=spoken(words, "--format") in ("json", "jsonl"),
        debug="--debug" in words,
    )


class _Closed(io.TextIOBase):
    """Standard output that the caller has closed: to write to it is an error, to have it is none."""

    def write(self, _: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


class _Trimmed(io.TextIOBase):
    """Passes text on line by line, without blanks at the ends of lines."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._line = ""

    def write(self, text: str) -> int:
        *lines, self._line = (self._line + text).split("\n")
        self._stream.write("".join(line.rstrip() + "\n" for line in lines))
        return len(text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return False


# Titles of offers come from anywhere: nothing in them may move the cursor, colour the screen or turn the reading order.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """`text` with a sign in place of each character that steers a terminal; line ends and tabs stay."""
    return _CONTROL.sub("\ufffd", text)


class _SafeConsole(Console):
    """Writes no control characters but its own."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(harmless(segment.text), segment.style)


def console(stream: TextIO) -> Console:
    """A console that writes colours to a terminal only, and plain text elsewhere or where NO_COLOR asks for it."""
    if stream.isatty() and not os.environ.get("NO_COLOR"):
        return _SafeConsole(file=stream, highlight=False, markup=False, emoji=False)
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal():
        width = max(int(columns), _NARROW)
    else:
        width = shutil.get_terminal_size((_PLAIN, _NARROW)).columns if stream.isatty() else _PLAIN
    return _plain(stream, width)


def _plain(stream: TextIO, width: int) -> Console:
    # A file or a pipe gets no blanks at the ends of lines, with which a screen is filled up.
    trimmed = cast("TextIO", _Trimmed(stream))
    # FORCE_COLOR is for the log viewers of build servers; here a pipe stays plain text.
    return _SafeConsole(
        file=trimmed, width=width, highlight=False, markup=False, emoji=False, no_color=True, force_terminal=False
    )


@dataclass(frozen=True, slots=True)
class Screen:
    """What has to be known of a stream to draw for it elsewhere, in another process.

    Attributes:
        width: columns.
        colours: system of colours as rich calls it, `None` for plain text.
    """

    width: int
    colours: Literal["standard", "256", "truecolor", "windows"] | None

    @classmethod
    def of(cls, stream: TextIO) -> "Screen":
        """The screen that `console` would use."""
        shown = console(stream)
        return cls(shown.width, cast("Any", shown.color_system))

    def drawn(self, draw: Callable[[Console], None]) -> str:
        """What `draw` would have written to the stream."""
        text = io.StringIO()
        if self.colours is None:
            draw(_plain(text, self.width))
        else:
            draw(
                _SafeConsole(
                    file=text, width=self.width, color_system=self.colours, force_terminal=True, legacy_windows=False,
                    highlight=False, markup=False, emoji=False,
                )
            )  # fmt: skip
        return text.getvalue()


def as_utf8() -> None:
    """German needs more than ASCII, also where the locale is C; what no encoding can say is replaced, never fatal.

    A service may start with its streams closed: messages then go nowhere, but no result is lost without an error.
    """
    if sys.stdout is None:
        sys.stdout = cast("TextIO", _Closed())
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
