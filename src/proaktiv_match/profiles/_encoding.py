"""UTF-8 is expected; where a file is something else, say what it looks like."""

from proaktiv_match.errors import Fault
from proaktiv_match.profiles._fault_texts import Place, fault_texts, told
from proaktiv_match.profiles._syntax import syntax_fault

__all__ = ["UTF8_MARK", "not_utf8", "wide_encoding"]

UTF8_MARK = b"\xef\xbb\xbf"
"""The byte order mark that some programs write before UTF-8; accepted and skipped."""

_LOOKED_AT = 4096


def wide_encoding(head: bytes, file: str) -> Fault | None:
    """The fault of a file in UTF-16 or UTF-32, known by its mark or by zero bytes; `None` if it is neither.

    Args:
        head: the first bytes of the file.
        file: its name.
    """
    known = fault_texts().encodings
    for entry in known["wide"]:
        if head.startswith(bytes.fromhex(entry["starts"])):
            return told("encoding", Place(file, None, 1), seen=entry["seen"], iconv=entry["iconv"])
    if b"\x00" in head[:4]:
        return told("encoding", Place(file, None, 1), **known["unmarked"])
    return None


def not_utf8(data: bytes, error: UnicodeDecodeError, place: Place) -> Fault:
    """The fault of a line that is not UTF-8, or that ends in the middle of a character.

    Args:
        data: the line, or some of it around the error.
        error: what decoding it raised.
        place: file and line.
    """
    if error.reason == "unexpected end of data":
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8", "replace")) + 1
        return syntax_fault("Unterminated string", place, column, cut=True)
    known = fault_texts().encodings
    around = data[max(0, error.start - _LOOKED_AT) : error.start + _LOOKED_AT]
    best, most = known["single"][0], -1
    for entry in known["single"]:
        # Bytes 80 to 9F are control characters in Latin-1 and letters elsewhere, so they count against it.
        text = around.decode(entry["codec"], "replace")
        score = sum(
            1 if char in known["letters"] else 0 if char.isprintable() else -1 for char in text if char > "\x7f"
        )
        if score > most:
            best, most = entry, score
    return told("encoding", place, seen=best["seen"], iconv=best["iconv"])
