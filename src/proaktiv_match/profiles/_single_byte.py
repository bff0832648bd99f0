"""Which single-byte encoding a German text was saved in, told by its letters."""

from typing import Final

__all__ = ["single_byte_encoding"]

_ENCODINGS: Final = ("cp1252", "cp850", "iso8859-15", "mac-roman")
"""Windows, DOS, Latin-9, old Macs; the first of equally good ones counts."""

_LETTERS: Final = frozenset("äöüÄÖÜß")
_SIGNS: Final = frozenset("éèêáàâçñôîûëïÉøåØÅ–—„“”‚‘’«»§°€©®•…²³½\xa0")
"""What German texts have beside their own letters."""


def single_byte_encoding(content: bytes) -> str | None:
    """The encoding in which the bytes beyond ASCII are most of all German letters; `None` if in none."""
    # A byte means the same wherever it stands, so that each has to be looked at only once.
    counts = [(byte, content.count(byte)) for byte in range(0x80, 0x100)]
    best, most = None, 0
    for encoding in _ENCODINGS:
        score = 0
        for byte, count in counts:
            letter = bytes([byte]).decode(encoding, "replace")
            score += count if letter in _LETTERS else 0 if letter in _SIGNS else -count
        if score > most:
            best, most = encoding, score
    return best
