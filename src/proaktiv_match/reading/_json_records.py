"""Records of a file of our own: a JSON array, or JSON Lines read line by line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from proaktiv_match.reading._faults import Faults, StopFileError
from proaktiv_match.reading._load_json import decode_utf8, parse_json, read_bytes

__all__ = ["json_records"]

_LINES: Final = (".jsonl", ".ndjson")


def json_records(
    path: Path, faults: Faults, limit_mb: int, not_a_list: Callable[[], None]
) -> Iterator[tuple[int, int | None, Any]]:
    """Number from 1, line where known, and content of every record; what cannot be read is noted in `faults`.

    Args:
        path: JSON Lines where the name ends in `.jsonl` or `.ndjson`, else a JSON array.
        faults: takes what is wrong with the file.
        limit_mb: largest JSON array, which is read as a whole; lines have no limit.
        not_a_list: called where the file holds JSON, but no array.
    """
    file = str(path)
    if path.suffix in _LINES:
        yield from _lines(path, file, faults)
        return
    try:
        content = parse_json(decode_utf8(read_bytes(path, file, faults, limit_mb), file, faults), file, faults)
    except StopFileError:
        return
    if isinstance(content, list):
        yield from ((number, None, raw) for number, raw in enumerate(content, 1))
    else:
        not_a_list()


def _lines(path: Path, file: str, faults: Faults) -> Iterator[tuple[int, int, Any]]:
    number = 0
    try:
        stream = path.open("rb")
    except OSError:
        faults.add("file_missing", file=file)
        return
    with stream:
        for line, content in enumerate(stream, 1):
            if not content.strip():
                continue
            number += 1
            try:
                text = decode_utf8(content, file, faults)
                yield number, line, parse_json(text.rstrip("\r\n"), file, faults, first_line=line)
            except StopFileError:
                continue
    if not number:
        faults.add("file_empty", file=file)
