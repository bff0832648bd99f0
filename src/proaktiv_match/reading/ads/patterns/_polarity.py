"""Whether the clause demands what a hit names, denies it, or leaves it open."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from proaktiv_match.reading.ads.patterns._clause import beside
from proaktiv_match.reading.ads.patterns._denials import framed_denial
from proaktiv_match.reading.ads.patterns._frequency import expression
from proaktiv_match.reading.ads.patterns._loader import read_data

__all__ = ["Polarity", "Reading", "read_polarity"]


class Polarity(StrEnum):
    """What a clause does with what it names."""

    DEMANDED = "demanded"
    DENIED = "denied"
    POSSIBLE = "possible"
    LIMITED = "limited"


@dataclass(frozen=True, slots=True)
class Reading:
    """Polarity of a hit.

    Attributes:
        polarity: demanded, denied, possible, or only its extent denied (`LIMITED`).
        extent: the share that is left when the extent is denied, else empty.
        start: where the quote has to begin to cover the word that decides.
        end: where it has to end.
    """

    polarity: Polarity
    extent: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    before: tuple[tuple[re.Pattern[str], int], ...]
    after: re.Pattern[str]
    close: re.Pattern[str]
    free: re.Pattern[str]
    reach_after: int
    front: re.Pattern[str]
    behind: re.Pattern[str]
    not_after: re.Pattern[str]
    extents: tuple[tuple[re.Pattern[str], str], ...]
    possible_before: re.Pattern[str]
    possible_after: re.Pattern[str]


_NEW_SUBJECT = re.compile(
    r"(?<!\w)(?:sie|du|wir|ihr|man|ist|sind|wird|werden|haben|hat|im|am|in|mit|bei|für|auf|ein|eine|der|die|das)(?!\w)"
)
"""After "und" or a comma such a word begins something that an earlier "kein" does not reach."""

_NEAR_BEFORE = 60
_WORDS_AFTER = 4
_WORDS_TO_POSSIBLE = 2
_WORDS_ITEM = 3
"""An item of a list is short; more words are a new statement."""
_JOINED = re.compile(r",|\b(?:und|sowie|oder)\b")
_EXTENT_ONLY = frozenset({"[0,100)", "[0,66]", "[0,50]"})
"""A frame around "ständiges Stehen" leaves shorter standing; around "lange Wege" it denies the ways."""

_NOT_LENGTH = 6
"""Signs of the longest "nicht" with its blank."""

_FRONT = 30
"""How far, in signs, a word such as "scheuen" may stand before the "kein" that it turns back."""


@cache
def _words() -> _Words:
    raw = read_data("polarity.toml")
    return _Words(
        before=tuple((expression(entry["say"]), entry["reach"]) for entry in raw["before"]),
        after=expression(raw["after"]["say"]),
        close=expression(raw["after"]["close"]),
        free=expression(raw["after"]["free"]),
        reach_after=raw["after"]["reach"],
        front=expression(raw["not_denied"]["front"]),
        behind=expression(raw["not_denied"]["behind"]),
        not_after=expression(raw["not_denied"]["after"]),
        extents=tuple((expression(entry["say"]), entry["amount"]) for entry in raw["extent"]),
        possible_before=expression(raw["possible"]["before"]),
        possible_after=expression(raw["possible"]["after"]),
    )


def read_polarity(text: str, start: int, end: int) -> Reading:
    """How the clause `text` (small letters) takes what stands in `text[start:end]`."""
    part = beside(text, start, end)
    said = _before(text, start, end, part) or _after(text, start, end, part)
    if said is not None:
        return said
    if _words().free.search(text, start, end):
        return Reading(Polarity.DENIED, "", start, end)
    if framed := framed_denial(text, start, end, part):
        return _by_frame(text, start, end, framed)
    words = _words()
    for found in words.possible_before.finditer(text, max(part[0], start - _NEAR_BEFORE), start):
        if "," not in text[found.end() : start]:
            return Reading(Polarity.POSSIBLE, "", min(start, found.start()), end)
    later = words.possible_after.search(text, end, part[1])
    if later and "," not in text[end : later.start()] and len(text[end : later.start()].split()) <= _WORDS_TO_POSSIBLE:
        # "Sitzen kommt nicht": the hit itself holds the denial of what follows.
        said_not = words.close.search(text, max(start, end - _NOT_LENGTH), end)
        return Reading(Polarity.DENIED if said_not else Polarity.POSSIBLE, "", start, later.end())
    return Reading(Polarity.DEMANDED, "", start, end)


def _by_frame(text: str, start: int, end: int, framed: tuple[int, int]) -> Reading:
    for regex, amount in _words().extents:
        if amount in _EXTENT_ONLY and regex.search(text, max(framed[0], start - _FRONT), end):
            return Reading(Polarity.LIMITED, amount, *framed)
    return Reading(Polarity.DENIED, "", *framed)


def _before(text: str, start: int, end: int, part: tuple[int, int]) -> Reading | None:
    words = _words()
    last: tuple[int, int] | None = None
    for regex, reach in words.before:
        for found in regex.finditer(text, part[0], start):
            between = text[found.end() : start]
            if (
                len(between.split()) <= reach
                and (last is None or found.start() > last[0])
                and _reaches(text, between, end)
            ):
                last = (found.start(), found.end())
    if last is None:
        return None
    between = text[last[1] : start]
    if words.front.search(text, max(part[0], last[0] - _FRONT), last[0]):
        return Reading(Polarity.DEMANDED, "", start, end)
    if words.behind.search(between):
        if re.match(r"\s*(?:nur|allein|bloß)\b", between) and text[last[0] : last[1]].startswith("kein"):
            return Reading(Polarity.LIMITED, "[0,100)", last[0], end)
        return Reading(Polarity.DEMANDED, "", start, end)
    for regex, amount in words.extents:
        if regex.search(between) or regex.match(text, start, end):
            return Reading(Polarity.LIMITED, amount, last[0], end)
    return Reading(Polarity.DENIED, "", last[0], end)


def _reaches(text: str, between: str, end: int) -> bool:
    """Whether a denial reaches over `between`: through a list that "oder" or "und" joins, not into a new statement."""
    items = re.split(r",|\bund\b|\bsowie\b|\bbzw\b\.?|\boder\b|\bnoch\b|/", between)
    if len(items) == 1:
        return not re.search(r"(?<!\w)(?:sie|du|wir)(?!\w)", between) or len(between.split()) <= _WORDS_ITEM
    if any(len(item.split()) > _WORDS_ITEM for item in items) or _NEW_SUBJECT.search(items[-1]):
        return False
    if "," not in between:
        return True
    joined = re.search(r"\b(?:oder|noch|bzw|sowie|etc|usw)\b", between)
    return bool(joined or re.match(r"[^,.;]{0,25}\b(?:oder|noch|bzw)\b|,[^,.;]{0,25}\b(?:oder|noch)\b", text[end:]))


def _after(text: str, start: int, end: int, part: tuple[int, int]) -> Reading | None:
    words = _words()
    right = min(part[1], end + words.reach_after + 25)
    found = words.after.search(text, end, right)
    if found is None or _stops(text[end : found.start()], words.reach_after):
        found = words.close.match(text, min(end + 1, right), right)
        if found is None:
            return None
    if words.not_after.search(text, end, right):
        return None
    said = text[found.start() : found.end()]
    for regex, amount in words.extents:
        if regex.match(text, found.end() + 1) or regex.search(said):
            return Reading(Polarity.LIMITED, amount, start, found.end())
    return Reading(Polarity.DENIED, "", start, found.end())


def _stops(between: str, reach: int) -> bool:
    """Whether something new begins between a hit and a later "nicht"."""
    if len(between) > reach or len(between.split()) > _WORDS_AFTER:
        return True
    pieces = _JOINED.split(between)
    if len(pieces) > 1 and not pieces[-1].strip():
        # "… und müssen nicht": a verb right behind "und" begins a new statement.
        return True
    return len(pieces) > 1 and (
        len(pieces[-1].split()) > _WORDS_ITEM or bool(_NEW_SUBJECT.search(pieces[-1])) or "," in between
    )
