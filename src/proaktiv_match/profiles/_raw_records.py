"""The records of a file one by one: JSON Lines, an array of any length, or a single object.

Memory is bounded by the longest record that is accepted (16 MiB), not by the file.
"""

import io
import json
import os
from collections.abc import Iterator

from proaktiv_match.errors import Fault
from proaktiv_match.profiles._encoding import UTF8_MARK, not_utf8, wide_encoding
from proaktiv_match.profiles._fault_texts import Place, fault_texts, told
from proaktiv_match.profiles._json_array import array_records
from proaktiv_match.profiles._raw_record import RawRecord
from proaktiv_match.profiles._strict_json import StrictJson
from proaktiv_match.profiles._syntax import breaks_off, syntax_fault

__all__ = ["raw_records"]

_BLANK = b" \t\r\n"
_SPACE = " \t\r\n"
_SKIPPED_AT_ONCE = 1 << 20


def raw_records(path: str | os.PathLike[str]) -> Iterator[RawRecord | Fault]:
    """Records and faults of a file, in their order.

    Args:
        path: one JSON array, JSON Lines, or one object; what it is, is seen by the content, not by the name.
    """
    name = os.fspath(path)
    try:
        stream = open(path, "rb")  # noqa: PTH123, SIM115 - closed below; a name that no path can have is told too
    except (OSError, ValueError) as error:
        yield _unreadable(name, error)
        return
    with stream:
        try:
            yield from _File(name, stream).records()
        except OSError as error:
            yield _unreadable(name, error)


def _unreadable(name: str, error: Exception) -> Fault:
    known: dict[type[Exception], str] = {
        FileNotFoundError: "missing",
        IsADirectoryError: "directory",
        PermissionError: "permission",
    }
    reason = fault_texts().reasons[known.get(type(error), "other")]
    return told("unreadable_file", Place(name), reason_de=reason["de"], reason_en=reason["en"])


class _File:
    """One open file."""

    def __init__(self, name: str, stream: io.BufferedReader) -> None:
        self._name = name
        self._stream = stream
        self._longest = fault_texts().bounds.record_bytes
        self._decoder = StrictJson()
        self._line = 0
        self._count = 0
        self._encoding_is_told = False

    def records(self) -> Iterator[RawRecord | Fault]:
        head = self._stream.peek(4)
        wide = wide_encoding(head, self._name)
        if wide is not None:
            yield wide
            return
        if head.startswith(UTF8_MARK):
            self._stream.read(len(UTF8_MARK))
        head = self._skip_blank_lines()
        if head.startswith(b"["):
            yield from array_records(self._name, self._stream, self._line + 1)
        elif head.startswith(b"{"):
            yield from self._objects()
        elif head:
            yield self._not_json(head)

    def _skip_blank_lines(self) -> bytes:
        """The next bytes from the first that is not blank; nothing of its line is taken."""
        while chunk := self._stream.peek():
            rest = chunk.lstrip(_BLANK)
            blank = chunk[: len(chunk) - len(rest)]
            if rest:
                blank = blank[: blank.rfind(b"\n") + 1]
            self._line += blank.count(b"\n")
            self._stream.read(len(blank))
            if rest:
                return rest
        return b""

    def _not_json(self, head: bytes) -> Fault:
        for known in fault_texts().signatures:
            if head.startswith(bytes.fromhex(known["starts"])):
                break
        texts = {key: text for key, text in known.items() if key != "starts"}
        return told("not_json", Place(self._name, None, self._line + 1), **texts)

    # ------------------------------------------------------------------------------------------------- JSON Lines

    def _objects(self) -> Iterator[RawRecord | Fault]:
        """JSON Lines, or one object over several lines; the first line decides unless it breaks off."""
        first = self._stream.readline(self._longest + 1)
        if not self._breaks_off(first):
            yield from self._lines(first)
            return
        # Either one object over several lines, or JSON Lines with a damaged first line: a look at all of it decides.
        held = first + self._stream.read(self._longest - len(first) + 1)
        found = self._one_object(held)
        if found is None:
            yield from self._lines(held)
        else:
            yield from found

    def _breaks_off(self, line: bytes) -> bool:
        if not line.endswith(b"\n"):
            return False
        try:
            text = line.decode("utf-8").strip(_SPACE)
            self._decoder.decode(text)
        except json.JSONDecodeError as error:
            return breaks_off(error, text)
        except (UnicodeDecodeError, RecursionError):
            return False
        return False

    def _one_object(self, held: bytes) -> list[RawRecord | Fault] | None:
        """The record of a file that is one object, or its faults; `None` if the file is JSON Lines."""
        following = held.split(b"\n", 1)[1].lstrip(_BLANK)
        looks_like_lines = not following or following.startswith(b"{") or len(held) > self._longest
        place = Place(self._name, 1, self._line + 1)
        try:
            text = held.decode("utf-8").rstrip(_SPACE)
            start = len(text) - len(text.lstrip(_SPACE))
            value, end = self._decoder.decode(text, start)
        except UnicodeDecodeError as error:
            line = self._line + 1 + held.count(b"\n", 0, error.start)
            return None if looks_like_lines else [not_utf8(held, error, Place(self._name, None, line))]
        except json.JSONDecodeError as error:
            if looks_like_lines:
                return None
            place = Place(self._name, 1, self._line + error.lineno)
            return [syntax_fault(error.msg, place, error.colno, cut=breaks_off(error, text))]
        except RecursionError:
            return [told("too_deep", place, allowed=f"<= {fault_texts().bounds.depth}")]
        found: list[RawRecord | Fault] = [RawRecord(value, place, self._decoder.oddities(value, text, start, end))]
        if text[end:].strip(_SPACE):
            line = self._line + 1 + text.count("\n", 0, len(text) - len(text[end:].lstrip(_SPACE)))
            found.append(told("trailing_text", Place(self._name, None, line)))
        return found

    def _lines(self, held: bytes) -> Iterator[RawRecord | Fault]:
        """JSON Lines; `held` was read before and comes first."""
        before = io.BytesIO(held)
        while True:
            line = before.readline()
            if not line.endswith(b"\n"):
                # The end of what was held may be the middle of a line.
                line += self._stream.readline(max(1, self._longest + 1 - len(line)))
            if not line:
                return
            self._line += 1
            if not line.strip(_BLANK):
                continue
            self._count += 1
            place = Place(self._name, self._count, self._line)
            if len(line) > self._longest and not line.endswith(b"\n"):
                self._skip_line()
                yield told("record_too_long", place, bytes=self._longest)
                continue
            found = self._record(line, place)
            if found is not None:
                yield found

    def _skip_line(self) -> None:
        while piece := self._stream.readline(_SKIPPED_AT_ONCE):
            if piece.endswith(b"\n"):
                return

    def _record(self, line: bytes, place: Place) -> RawRecord | Fault | None:
        try:
            text = line.decode("utf-8").rstrip(_SPACE)
        except UnicodeDecodeError as error:
            if self._encoding_is_told:
                return None
            self._encoding_is_told = True
            return not_utf8(line, error, Place(self._name, None, place.line))
        # Files that were put together from several keep the byte order mark of each.
        start = len(text) - len(text.lstrip(_SPACE + "\ufeff"))
        try:
            value, end = self._decoder.decode(text, start)
        except json.JSONDecodeError as error:
            return syntax_fault(error.msg, place, error.pos + 1, cut=breaks_off(error, text))
        except RecursionError:
            return told("too_deep", place, allowed=f"<= {fault_texts().bounds.depth}")
        if end != len(text):
            return syntax_fault("Extra data", place, end + 1)
        return RawRecord(value, place, self._decoder.oddities(value, text, start, end))
