"""The elements of one JSON array, read through a window that moves over the file."""

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from proaktiv_match.errors import Fault
from proaktiv_match.profiles._encoding import not_utf8
from proaktiv_match.profiles._fault_texts import Place, fault_texts, told
from proaktiv_match.profiles._raw_record import RawRecord
from proaktiv_match.profiles._strict_json import StrictJson
from proaktiv_match.profiles._syntax import breaks_off, syntax_fault

__all__ = ["array_records"]

_SPACE = " \t\r\n"
_CUT_ESCAPE = 8


class _Window:
    """The decoded part of the file around the reading position.

    Attributes:
        text: the part that is held.
        pos: reading position in `text`.
        line: line of the file at `pos`.
        ended: whether nothing follows `text`.
        fault: why it ended, if not by the end of the file.
    """

    def __init__(self, name: str, stream: BinaryIO, line: int) -> None:
        self.text = ""
        self.pos = 0
        self.line = line
        self.ended = False
        self.fault: Fault | None = None
        self._name = name
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._columns_gone = 0

    def more(self, size: int) -> None:
        """Let go of what is read and take up to `size` bytes more."""
        last = self.text.rfind("\n", 0, self.pos)
        self._columns_gone = self.pos - last - 1 if last >= 0 else self._columns_gone + self.pos
        self.text = self.text[self.pos :]
        self.pos = 0
        data = self._stream.read(size)
        try:
            self.text += self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            read = self.text + error.object[: error.start].decode("utf-8")
            place = Place(self._name, None, self.line + read.count("\n"))
            self.text, self.fault = read, not_utf8(bytes(error.object), error, place)
            self.ended = True
        self.ended = self.ended or not data

    def move(self, to: int) -> None:
        """Go on to `text[to]`."""
        self.line += self.text.count("\n", self.pos, to)
        self.pos = to

    def next_char(self) -> str:
        """The next character that is not blank, not yet taken; empty at the end of the file."""
        while True:
            to = self.pos
            while to < len(self.text) and self.text[to] in _SPACE:
                to += 1
            self.move(to)
            if to < len(self.text):
                return self.text[to]
            if self.ended:
                return ""
            self.more(fault_texts().bounds.chunk_characters)

    def place(self, record: int | None, at: int | None = None) -> tuple[Place, int]:
        """Line and column of `text[at]`, or of the reading position."""
        at = self.pos if at is None else at
        last = self.text.rfind("\n", 0, at)
        column = at - last if last >= 0 else at + 1 + self._columns_gone
        return Place(self._name, record, self.line + self.text.count("\n", self.pos, at)), column


def _element(window: _Window, decoder: StrictJson, place: Place) -> tuple[RawRecord | Fault, int | None]:
    """The element at the reading position and where it ends, `None` if nobody can tell."""
    bounds = fault_texts().bounds
    size = bounds.chunk_characters
    while True:
        try:
            value, end = decoder.decode(window.text, window.pos)
        except json.JSONDecodeError as error:
            message, at, cut = error.msg, error.pos, breaks_off(error, window.text)
        except RecursionError:
            return told("too_deep", place, allowed=f"<= {bounds.depth}"), None
        else:
            # A number at the edge of the window may go on behind it.
            if end == len(window.text) and not window.ended and window.text[end - 1] not in '"}]':
                window.more(size)
                continue
            if end - window.pos > bounds.record_bytes:
                return told("record_too_long", place, bytes=bounds.record_bytes), end
            found = decoder.oddities(value, window.text, window.pos, end)
            return RawRecord(value, place, found), end
        if window.ended or not (cut or at >= len(window.text) - _CUT_ESCAPE):
            found_at, column = window.place(place.record if isinstance(place.record, int) else None, at)
            return window.fault or syntax_fault(message, found_at, column, cut=cut), None
        if len(window.text) - window.pos > bounds.record_bytes:
            return told("record_too_long", place, bytes=bounds.record_bytes), None
        window.more(size)
        # Each new try reads the element from its beginning: with doubled pieces all tries together cost two.
        size *= 2


def array_records(name: str, stream: BinaryIO, line: int) -> Iterator[RawRecord | Fault]:
    """Records and faults of an array; the bracket is the next character of `stream`.

    After wrong JSON nobody knows where the next element begins, so the fault is the last that is told.

    Args:
        name: name of the file.
        stream: the file, at the line of the opening bracket.
        line: number of that line.
    """
    window = _Window(name, stream, line)
    decoder = StrictJson()
    window.next_char()
    window.move(window.pos + 1)
    count = 0
    char = window.next_char()
    while char != "]":
        count += 1
        place, column = window.place(count)
        if not char:
            yield window.fault or syntax_fault("", place, column, cut=True)
            return
        found, end = _element(window, decoder, place)
        yield found
        if end is None:
            return
        window.move(end)
        char = window.next_char()
        if char == ",":
            window.move(window.pos + 1)
            char = window.next_char()
            if char != "]":
                continue
            message = "Illegal trailing comma"
        elif char == "]":
            break
        else:
            message = "Expecting ',' delimiter"
        place, column = window.place(count)
        yield window.fault or syntax_fault(message, place, column, cut=not char)
        return
    window.move(window.pos + 1)
    if window.next_char():
        place, _ = window.place(None)
        yield told("trailing_text", place)
    elif window.fault:
        yield window.fault
