"""What a cell says on a measure: numbers with units, ranges, words of a lexicon, grades by name."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from proaktiv_match.reading.sheets._cells import CellError, cell_text, folded_word, number_in, word_data, words
from proaktiv_match.reading.sheets._grid import Cell
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = ["ReadAmount", "Side", "read_amount", "unit_factor"]

Side = Literal["limit", "demand"]

_NUMBER: Final = r"(\d+(?:[.,]\d+)*)"
_FULL_DAY: Final = 8
_SIX_HOURS: Final = 6
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ReadAmount:
    """An amount in the contract's form.

    Attributes:
        value: number, interval text, or word with its lexicon.
        positive: whether it is a permission ("6 Stunden und mehr"), which fades.
    """

    value: int | float | str | dict[str, str]
    positive: bool = False


@dataclass(frozen=True)
class _Forms:
    patterns: tuple[tuple[str, "re.Pattern[str]"], ...]
    units: Mapping[str, Mapping[str, float]]
    grades: Mapping[str, str]


@cache
def _forms() -> _Forms:
    raw = word_data()
    patterns = tuple(
        (entry["form"], re.compile(entry["pattern"].replace("{n}", _NUMBER), re.IGNORECASE)) for entry in raw["amounts"]
    )
    units = {unit: {_flat(name): factor for name, factor in named.items()} for unit, named in raw["units"].items()}
    return _Forms(patterns, units, raw["grades"])


def _flat(text: str) -> str:
    return _BLANKS.sub(" ", text.casefold()).strip(" .")


def unit_factor(unit: str, name: str) -> float | None:
    """How much one of `name` is in `unit`; `None` if the unit is not known there."""
    return _forms().units.get(unit, {}).get(_flat(name))


def read_amount(
    cell: Cell, measure: Measure, side: Side, *, lexicons: tuple[str, ...] = (), fraction: bool = False
) -> ReadAmount:
    """What a cell says on an ordered measure.

    Args:
        cell: the cell; it says something.
        measure: an ordered measure.
        side: "bis 10" is a bound of a limit, and the top of a range of a demand (but the load itself in kg).
        lexicons: lexicons of the contract whose words are understood, the first that knows a word counts.
        fraction: whether numbers are parts of one (a workbook's percent cells), not percent.

    Raises:
        CellError: it says no amount; the error tells what is allowed.
    """
    allowed = _allowed(measure, lexicons)
    if isinstance(cell, dt.date):
        # A spreadsheet turned "3-6" into a day of June.
        raise CellError("day_for_number", allowed)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = cell * 100 if fraction else cell
        return ReadAmount(int(number) if float(number).is_integer() else round(number, 6))
    text = cell_text(cell)
    return _word(text, measure, lexicons) or _written(text, measure, side, allowed)


def _allowed(measure: Measure, lexicons: tuple[str, ...]) -> str:
    unit = measure.unit
    assert unit is not None  # noqa: S101  only ordered measures have amounts
    known = [word.word for name in lexicons for word in vocabulary().lexicons[name].words.values()]
    said = f"; {', '.join(known)}" if measure.allows_words and known else ""
    grades = _forms().grades.get(f"{measure.dimension}.{measure.name}")
    named = "; " + ", ".join(next(iter(_names(grades, code))) for code in _codes(grades)) if grades else ""
    return f"{unit.range} {unit.id}{said}{named}"


def _codes(grades: str) -> list[str]:
    return sorted(set(words().codes[grades].values()))


def _names(grades: str, code: str) -> list[str]:
    return [word for word, meant in words().codes[grades].items() if meant == code and word != code]


def _word(text: str, measure: Measure, lexicons: tuple[str, ...]) -> ReadAmount | None:
    if measure.allows_words:
        for name in lexicons:
            found = vocabulary().lexicons[name].find(text)
            if found is not None:
                return ReadAmount({"word": found.word, "lexicon": name})
    grades = _forms().grades.get(f"{measure.dimension}.{measure.name}")
    code = words().codes[grades].get(folded_word(text)) if grades else None
    return ReadAmount(int(code)) if code is not None else None


def _written(text: str, measure: Measure, side: Side, allowed: str) -> ReadAmount:
    unit = measure.unit
    assert unit is not None  # noqa: S101  only ordered measures have amounts
    plain, factor = _without_unit(_BLANKS.sub(" ", text.casefold()).strip(), unit.id)
    if folded_word(plain) == "vollschichtig" and measure.key == ("daily_hours", "hours"):
        return ReadAmount(_FULL_DAY, positive=side == "limit")
    for form, pattern in _forms().patterns:
        found = pattern.fullmatch(plain.strip(" ."))
        if found is None:
            continue
        numbers = [number_in(part) for part in found.groups() if part is not None]
        if any(number is None for number in numbers):
            break
        ends = [_times(number, factor) for number in numbers if number is not None]
        return _meant(form, ends, measure, side, allowed)
    raise CellError("no_amount", allowed)


def _times(number: float, factor: float) -> int | float:
    value = round(number * factor, 6)
    return int(value) if float(value).is_integer() else value


def _without_unit(text: str, unit: str) -> tuple[str, float]:
    """The text without its unit, and how much one of that unit is."""
    for name, factor in sorted(_forms().units.get(unit, {}).items(), key=lambda entry: -len(entry[0])):
        # "3 bis unter 6 Stunden", "10kg", "6 Stunden und mehr": behind the last number.
        pattern = rf"(?<=\d)\s?{re.escape(name)}\.?(?=$|\s)"
        shorter, count = re.subn(pattern, "", text)
        if count:
            return shorter, factor
    return text, 1


def _meant(form: str, ends: list[int | float], measure: Measure, side: Side, allowed: str) -> ReadAmount:
    unit = measure.unit
    assert unit is not None  # noqa: S101  only ordered measures have amounts
    low, top = unit.range.lo, unit.range.hi
    last = ends[-1]
    if form == "range":
        return ReadAmount(f"[{ends[0]},{last}]")
    if form == "half_open":
        return ReadAmount(f"[{ends[0]},{last})")
    if form == "below":
        return ReadAmount(f"[{low},{last})")
    if form == "up_to":
        # A load "bis 10 kg" is one of 10 kg; a share "bis 33 %" may be anything below.
        return ReadAmount(last if side == "limit" or unit.id == "kg" else f"[{low},{last}]")
    if form in ("from", "above"):
        if side == "limit" and measure.key == ("daily_hours", "hours") and last == _SIX_HOURS:
            # "6 Stunden und mehr" is read as a full day (A1).
            return ReadAmount(_FULL_DAY, positive=True)
        if side == "limit" and not unit.id.startswith("h/"):
            # "über 10 kg" among limits may name what is forbidden as well as what is possible.
            raise CellError("unclear_bound", allowed)
        left = "[" if form == "from" else "("
        right = ")" if unit.range.is_unbounded else "]"
        return ReadAmount(f"{left}{last},{top}{right}", positive=side == "limit")
    return ReadAmount(last)
