"""Where clauses begin and end: lines, items of lists, sentences."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

__all__ = ["lowered", "read_data", "spans"]

_END = re.compile(r"[.!?…][\"')\]]*\s+(?=[A-ZÄÖÜ0-9\"(\[])")
_DASH = re.compile(r"\s[-–](?=\s)")
_WORD_BEFORE = re.compile(r"([^\s(/,;:]+)\Z")
_WORD_AFTER = re.compile(r"[\"(\[]*(\w+)")
_LONGEST_SHORT = 30
"""No abbreviation has more letters."""
_ORDINAL = re.compile(r"\d{1,2}(?:\.\d{1,2})?")


@cache
def read_data(name: str) -> dict[str, Any]:
    """A data file of this package."""
    text = resources.files("proaktiv_match.reading.ads").joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """`text` in lower case, sign by sign, so that positions in it are positions in `text`."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


@dataclass(frozen=True, slots=True)
class _Marks:
    bullet: re.Pattern[str]
    inner: re.Pattern[str]
    running: re.Pattern[str]
    dashes: int
    longest: int
    never: frozenset[str]
    sometimes: frozenset[str]
    starters: frozenset[str]


@cache
def _marks() -> _Marks:
    raw = read_data("clauses.toml")
    return _Marks(
        bullet=re.compile(rf"\s*(?:{raw['bullet']}\s*)*"),
        inner=re.compile(raw["inner"]),
        running=re.compile(raw["running"]),
        dashes=raw["dashes"],
        longest=raw["longest"],
        never=frozenset(raw["never"]),
        sometimes=frozenset(raw["sometimes"]),
        starters=frozenset(raw["starters"]),
    )


def spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Begin and end of every clause of `text[start:end]`, without marks of lists and blanks around it."""
    while start < end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        for begin, stop in _items(text, start, line_end):
            for first, last in _sentences(text, begin, stop):
                yield from _short(text, first, last)
        start = line_end + 1


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A text without any full stop is parted at blanks: no sentence is so long."""
    longest = _marks().longest
    while end - start > longest:
        cut = text.rfind(" ", start + 1, start + longest)
        cut = start + longest if cut < 0 else cut
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    marks = _marks()
    cuts = [match.start() for match in marks.inner.finditer(text, start, end)]
    for match in marks.running.finditer(text, start, end):
        # A heading with a colon keeps it.
        stop = text.find(":", match.end(), match.end() + 2)
        cuts += [match.start(), match.end() if stop < 0 else stop + 1]
    dashes = [match.start() for match in _DASH.finditer(text, start, end)]
    if len(dashes) >= marks.dashes:
        cuts += dashes
    begin = start
    for cut in (*sorted(set(cuts)), end):
        yield from _trimmed(text, begin, cut)
        begin = cut


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    match = _marks().bullet.match(text, start, end)
    start = match.end() if match else start
    while end > start and text[end - 1] in " *\n":
        end -= 1
    if start < end:
        yield start, end


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and (text[match.start()] != "." or _ends(text, begin, match.start(), match.end())):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, begin: int, stop: int, after: int) -> bool:
    """Whether the full stop at `stop` ends a sentence."""
    found = _WORD_BEFORE.search(text, max(begin, stop - _LONGEST_SHORT), stop)
    if found is None:
        return True
    word = found[1].casefold().lstrip("\"'[")
    marks = _marks()
    if word in marks.sometimes or _ORDINAL.fullmatch(word):
        following = _WORD_AFTER.match(text, after)
        return following is not None and following[1].casefold() in marks.starters
    return word not in marks.never
