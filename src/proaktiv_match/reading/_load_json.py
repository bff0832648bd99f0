"""Reading JSON files: every kind of damage becomes a fault that names the place."""

import json
from pathlib import Path
from typing import Any

from proaktiv_match.reading._faults import Faults, StopFileError, damage
from proaktiv_match.reading._walk import DEPTH_LIMIT

__all__ = ["SIZE_LIMIT_MB", "decode_utf8", "parse_json", "read_bytes"]

SIZE_LIMIT_MB = 64
"""Largest JSON or HTML file that is read, in megabytes; a search answer has at most 250 offers, below one megabyte."""


class _DuplicateKeyError(ValueError):
    pass


def read_bytes(path: Path, file: str, faults: Faults, limit_mb: int = SIZE_LIMIT_MB) -> bytes:
    """The content of a file.

    Raises:
        StopFileError: if it is missing, empty, or larger than `limit_mb` megabytes.
    """
    try:
        if path.stat().st_size > limit_mb * 1024 * 1024:
            faults.add("file_too_large", file=file, allowed=f"≤ {limit_mb} MB", values={"limit": limit_mb})
            raise StopFileError
        content = path.read_bytes()
    except OSError as error:
        faults.add("file_missing", file=file)
        raise StopFileError from error
    if not content.strip():
        faults.add("file_empty", file=file)
        raise StopFileError
    return content


def decode_utf8(content: bytes, file: str, faults: Faults) -> str:
    """Text of UTF-8 bytes; a byte order mark is removed.

    Raises:
        StopFileError: if the bytes are not UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.add(
            "encoding",
            file=file,
            allowed="UTF-8",
            line=content.count(b"\n", 0, error.start) + 1,
            values={"byte": error.start + 1, "extra": ""},
        )
        raise StopFileError from error


def parse_json(text: str, file: str, faults: Faults, *, first_line: int = 1, lenient: bool = False) -> Any:
    """What the JSON text says.

    Args:
        text: the JSON text.
        file: name of the file, for faults.
        faults: where faults are noted.
        first_line: line of the file on which `text` begins.
        lenient: allow raw line ends in strings, as web pages have them.

    Raises:
        StopFileError: if it is damaged, nested too deeply, or has a key twice in one object.
    """
    try:
        return json.loads(text, strict=not lenient, object_pairs_hook=_object, parse_constant=_no_constant)
    except RecursionError as error:
        faults.add("too_deep", file=file, values={"limit": DEPTH_LIMIT})
        raise StopFileError from error
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
            faults.add("truncated", file=file, line=line)
        else:
            faults.add("bad_json", file=file, line=line, values=damage("json", error.msg, line, error.colno))
        raise StopFileError from error
    except _DuplicateKeyError as error:
        faults.add("duplicate_key", file=file, values={"key": str(error)})
        raise StopFileError from error
    except ValueError as error:
        faults.add("bad_json", file=file, values=damage("json", "number out of range"))
        raise StopFileError from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _DuplicateKeyError(key[:80])
            seen.add(key)
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)
