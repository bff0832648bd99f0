"""Text of a file, whatever it was saved as: UTF-8, or a German single-byte encoding that is told by its letters."""

import gzip
import zlib
from pathlib import Path
from typing import Final

from proaktiv_match.profiles import single_byte_encoding
from proaktiv_match.skills.taxonomy._faults import unreadable

__all__ = ["file_bytes", "read_text"]

_LARGEST: Final = 512 * 1024 * 1024
_GZIP: Final = b"\x1f\x8b"
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def file_bytes(path: Path) -> bytes:
    """The content of a file, unpacked if it is packed by gzip.

    Raises:
        UnreadableFileError: it is missing, empty, damaged or beyond all bounds.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise unreadable("file_missing", path.name) from None
    if data.startswith(_GZIP):
        try:
            with gzip.open(path) as stream:
                data = stream.read(_LARGEST + 1)
        except (OSError, EOFError, zlib.error):
            raise unreadable("damaged_gzip", path.name) from None
    if len(data) > _LARGEST:
        raise unreadable("file_too_large", path.name, limit=_LARGEST >> 20)
    if not data.strip():
        raise unreadable("file_empty", path.name)
    return data


def read_text(path: Path) -> tuple[str, str]:
    """The text of a file, and the encoding it was in.

    Raises:
        UnreadableFileError: it cannot be read, or its encoding cannot be told.
    """
    data = file_bytes(path)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise unreadable("encoding", path.name, allowed="UTF-8") from None
        encoding = single_byte_encoding(data) or ""
        if not encoding:
            raise unreadable("encoding", path.name, allowed="UTF-8") from None
        text = data.decode(encoding, "replace")
    if "\x00" in text:
        raise unreadable("encoding", path.name, allowed="UTF-8")
    return text, encoding
