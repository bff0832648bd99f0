"""What one cell says: days, numbers, yes and no, postcodes, lists. Words stand in `data/words.toml`."""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from proaktiv_match.reading.sheets._grid import Cell
from proaktiv_match.vocabulary import fold

__all__ = [
    "CellError",
    "cell_text",
    "folded_word",
    "is_said",
    "items_of",
    "read_code",
    "read_day",
    "read_kldb",
    "read_number",
    "read_postcode",
    "read_whole",
    "read_yes",
    "total_words",
    "word_data",
    "words",
]

_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?:[ T,]+\d{1,2}:\d{2}(?::\d{2})?(?: Uhr)?)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?")
_SERIAL = re.compile(r"\d{5}(?:[.,]0+)?")
_SERIAL_RANGE: Final = range(20_000, 80_000)
"""Excel's day numbers from October 1954 to January 2119; nothing else of five digits stands in a column of days."""
_SERIAL_BASE: Final = dt.date(1899, 12, 30)
_CENTURY: Final = 2000
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_ITEMS = re.compile(r"[,;|\n•]+|\s/\s")
_POSTCODE = re.compile(r"(?:D[- ]?)?(\d{5})")
_LOWEST_POSTCODE, _HIGHEST_POSTCODE = 1_000, 99_999
_KLDB = re.compile(r"(?:kldb(?:\s*2010)?\W*|[AB]\s*)?(\d{5})(?:-\d{3})?", re.IGNORECASE)
_MONTHS: Final = 12


class CellError(ValueError):
    """A cell that cannot be taken; it never carries the value.

    Attributes:
        code: code of the fault.
        allowed: what would be right.
        near: a similar right value, or `None`.
    """

    def __init__(self, code: str, allowed: str | None = None, near: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.allowed = allowed
        self.near = near


@dataclass(frozen=True)
class Words:
    """Words of cells.

    Attributes:
        yes: folded words of a yes, a tick among them.
        no: folded words of a no.
        dash: signs that are a no in a column of ticks, and nothing said elsewhere.
        unsaid: folded words for "not known".
        unrestricted: folded words of an explicit "no restriction".
        at_once: folded words for a start without a day.
        codes: name of a list -> folded word -> the contract's code.
    """

    yes: frozenset[str]
    no: frozenset[str]
    dash: frozenset[str]
    unsaid: frozenset[str]
    unrestricted: frozenset[str]
    at_once: frozenset[str]
    codes: Mapping[str, Mapping[str, Any]]


@cache
def word_data() -> Mapping[str, Any]:
    """The data file of words, loaded once."""
    return tomllib.loads(files(__package__).joinpath("data", "words.toml").read_text("utf-8"))


@cache
def total_words() -> frozenset[str]:
    """First cells of rows that sum up."""
    return frozenset(folded_word(word) for word in word_data()["totals"]["words"])


@cache
def words() -> Words:
    """The words, loaded once."""
    raw = word_data()
    codes = {
        name: {folded_word(word): code for code, named in entries.items() for word in (code, *named)}
        for name, entries in raw["codes"].items()
    }
    said = {name: frozenset(map(folded_word, named)) for name, named in raw["said"].items() if name != "dash"}
    # Dashes are signs: folding would take them away.
    return Words(codes=codes, dash=frozenset(raw["said"]["dash"]), **said)


def folded_word(text: str) -> str:
    """A word in the form in which it is looked up: case, umlauts, blanks and hyphens alike."""
    return fold(text.replace("-", " ").replace("\xa0", " ")).strip(" .:")


def cell_text(cell: Cell) -> str:
    """A cell as text; whole numbers without decimals, days as `YYYY-MM-DD`."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell).strip()


def is_said(cell: Cell, *, tick: bool = False) -> bool:
    """Whether a cell says anything; `tick` for columns in which a dash is a no."""
    text = cell_text(cell)
    if not text:
        return False
    if text in words().dash:
        return tick
    return folded_word(text) not in words().unsaid


def read_yes(cell: Cell) -> bool:
    """A yes or a no.

    Raises:
        CellError: it is neither.
    """
    text = cell_text(cell)
    if text in words().dash or folded_word(text) in words().no:
        return False
    if folded_word(text) in words().yes:
        return True
    raise CellError("no_yes_or_no", "ja | nein | x | -")


def read_day(cell: Cell) -> str | None:
    """A day as `YYYY-MM-DD`; `None` for "sofort".

    Raises:
        CellError: it is no day, or can be read in two ways.
    """
    if isinstance(cell, dt.date):
        return cell.isoformat()
    text = cell_text(cell)
    if folded_word(text) in words().at_once:
        return None
    if found := _GERMAN.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        year += _CENTURY if len(found[3]) == len("26") else 0
    elif found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif _SERIAL.fullmatch(text) and int(text[:5]) in _SERIAL_RANGE:
        return (_SERIAL_BASE + dt.timedelta(days=int(text[:5]))).isoformat()
    else:
        raise CellError("no_day", "TT.MM.JJJJ | JJJJ-MM-TT")
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        raise CellError("impossible_day", "TT.MM.JJJJ" if month <= _MONTHS else "TT.MM.JJJJ (MM ≤ 12)") from None


def number_in(text: str) -> int | float | None:
    """A number as Germans write it; `1.000` is a thousand, `1.5` one and a half."""
    plain = text.replace(" ", "").replace("'", "").replace("\xa0", "")
    if _THOUSANDS.fullmatch(plain.partition(",")[0]):
        plain = plain.replace(".", "")
    if not _NUMBER.fullmatch(plain):
        return None
    number = float(plain.replace(",", "."))
    return int(number) if number.is_integer() else number


def read_number(cell: Cell, allowed: str = "12,5") -> int | float:
    """A number.

    Raises:
        CellError: it is none.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    if isinstance(cell, dt.date):
        raise CellError("day_for_number", allowed)
    number = number_in(cell_text(cell))
    if number is None:
        raise CellError("no_number", allowed)
    return number


def read_whole(cell: Cell) -> int:
    """A whole number of at least 0.

    Raises:
        CellError: it is none.
    """
    number = read_number(cell, "0, 1, 2 …")
    if not isinstance(number, int) or number < 0:
        raise CellError("no_whole_number", "0, 1, 2 …")
    return number


def read_postcode(cell: Cell) -> str:
    """A German postcode; a number that lost its leading zero gets it back.

    A text of four digits does not: it may be a postcode of Austria or Switzerland.

    Raises:
        CellError: it is none.
    """
    if isinstance(cell, int) and not isinstance(cell, bool) and _LOWEST_POSTCODE <= cell <= _HIGHEST_POSTCODE:
        return f"{cell:05d}"
    found = _POSTCODE.fullmatch(cell_text(cell))
    if found is None:
        raise CellError("no_postcode", "58636 | 01067")
    return found[1]


def read_kldb(cell: Cell) -> str:
    """Five digits of KldB 2010; a number that lost its leading zero gets it back.

    Raises:
        CellError: it is no such number.
    """
    if isinstance(cell, int) and not isinstance(cell, bool) and cell < 100_000:  # noqa: PLR2004  five digits
        return f"{cell:05d}"
    found = _KLDB.fullmatch(cell_text(cell))
    if found is None:
        raise CellError("no_kldb", "51311 | 01104")
    return found[1]


def items_of(cell: Cell) -> list[str]:
    """The entries of a list in one cell, separated by comma, semicolon, bar, bullet or line end."""
    return [part for part in (piece.strip(" -–") for piece in _ITEMS.split(cell_text(cell))) if part]


def read_code(text: str, codes: str) -> Any:
    """The contract's code of a word.

    Args:
        text: the word.
        codes: name of the list in `data/words.toml`.

    Raises:
        CellError: the list does not know the word.
    """
    known = words().codes[codes]
    found = known.get(folded_word(text))
    if found is None:
        raise CellError("unknown_word", " | ".join(sorted(set(known.values()))))
    return found
