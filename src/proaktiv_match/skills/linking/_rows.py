"""Labels and queries as tables of two columns parted by tabs, UTF-8, no heading, no quotes."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from proaktiv_match.errors import Fault, InputError, UnreadableFileError

__all__ = ["read_pairs"]

_COLUMNS = 2
_MOST = 1000
_MARK = "\ufeff"


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("data", "faults.toml").read_text("utf-8")
    loaded: dict[str, dict[str, str]] = tomllib.loads(text)
    return loaded


def _fault(code: str, path: Path, line: int | None = None, **fields: object) -> Fault:
    said = _texts()[code]
    return Fault(
        path.name, None, "", code, said["de"].format(**fields), said["en"].format(**fields), said.get("allowed"), line
    )


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """The rows of a table: (id, text). Empty lines are passed over; a text may be empty, an id may not.

    Raises:
        UnreadableFileError: the file is missing or not UTF-8.
        InputError: rows without exactly two columns, or without an id; all of them are told.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError:
        raise UnreadableFileError([_fault("file_missing", path)]) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError([_fault("encoding", path, line)]) from None
    rows: list[tuple[str, str]] = []
    faults: list[Fault] = []
    counts: dict[str, int] = {}
    for number, cells in _lines(text.removeprefix(_MARK)):
        code = "columns" if len(cells) != _COLUMNS else None if cells[0] else "no_id"
        if code is None:
            rows.append((cells[0], cells[1]))
            continue
        counts[code] = counts.get(code, 0) + 1
        if len(faults) < _MOST:
            faults.append(_fault(code, path, number, seen=len(cells)))
    if counts:
        raise InputError(faults, sum(counts.values()), counts)
    return rows


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    # Only line feeds end a row: other breaks of Unicode may stand inside a text.
    for number, line in enumerate(text.split("\n"), 1):
        row = line.removesuffix("\r")
        if row.strip():
            yield number, [cell.strip() for cell in row.split("\t")]
