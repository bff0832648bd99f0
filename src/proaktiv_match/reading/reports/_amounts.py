"""Amounts in a text: numbers with a unit, shares in words, their bounds and what they are spread over."""

import re
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.reports._data import one_of, words

__all__ = ["Quantity", "quantities"]

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?|\d+\.\d{1,2}(?!\d)"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as it stands in the text.

    Attributes:
        start: where it begins, words of its bound included.
        end: where it ends, words of its span included.
        measures: `kg`, `minutes`, `metres`, `share`, `days`, `week`, `decibel`.
        low: lower number of a range, else `None`.
        value: the number, in kg, minutes, metres or percent.
        bound: `most`, `below`, `above`, `from` or empty.
        span: `day`, `stretch`, `week` or empty.
        hours: whether it was said in hours.
        below_high: whether the upper number itself is too much ("3 bis unter 6").
    """

    start: int
    end: int
    measures: str
    low: float | None
    value: float
    bound: str
    span: str
    hours: bool = False
    below_high: bool = False


@cache
def _unit_pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, float, bool]]]:
    raw = words().raw
    numbers = sorted(raw["numbers"], key=len, reverse=True)
    number = rf"(?:{_NUMBER}|{'|'.join(numbers)})"
    parts, meanings = [], {}
    for name, unit in raw["units"].items():
        parts.append(rf"(?P<{name}>{'|'.join(sorted(unit['patterns'], key=len, reverse=True))})")
        meanings[name] = (unit["measures"], float(unit["factor"]), name == "hours")
    between = r"(?:kg|kilo|min\.?|minuten|std\.?|stunden|m|h)? ?(?:-|–|bis(?: zu| maximal| max\.?)?)"
    band = rf"(?P<low>{number}) ?{between} ?(?P<below>unter )?"
    bare = r"(?P<bare>(?=viertelstund|halbstund))"
    pattern = rf"(?<![\w.,])(?:(?:{band})?(?P<high>{number})[ -]?|{bare})(?:{'|'.join(parts)})(?![\w])"
    return re.compile(pattern), meanings


@cache
def _around() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    raw = words().raw
    before = {
        name: re.compile(
            r"(?:^|(?<![\w]))(?:"
            + "|".join(sorted(list_, key=len, reverse=True))
            + r") ?(?:etwa |ca\. ?|rund |je |jeweils |insgesamt |zu |eine[rn]? )?$"
        )
        for name, list_ in raw["bounds"].items()
    }
    after = {name: one_of(list_) for name, list_ in raw["spans"].items()}
    return before, after


def _number(text: str) -> float:
    known: dict[str, float] = words().raw["numbers"]
    if text in known:
        return float(known[text])
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        return float(text.replace(".", ""))
    return float(text.replace(",", "."))


def quantities(text: str, start: int, end: int) -> list[Quantity]:
    """All amounts between two places of a text, in their order."""
    pattern, meanings = _unit_pattern()
    found = []
    for match in pattern.finditer(text, start, end):
        name = next(one for one in meanings if match[one] is not None)
        measures, factor, hours = meanings[name]
        value = 1.0 if match["high"] is None else _number(match["high"])
        low = None if match["low"] is None else _number(match["low"]) * factor
        found.append(_placed(text, (start, end), Quantity(
            match.start(), match.end(), measures, low, value * factor, "", "", hours,
            match["below"] is not None,
        )))  # fmt: skip
    for wording, share in words().raw["fractions"].items():
        for match in re.finditer(rf"(?<!\w)(?:{wording})(?!\w)", text[start:end]):
            one = Quantity(start + match.start(), start + match.end(), "share", None, float(share), "", "")
            found.append(_placed(text, (start, end), one))
    return sorted(found, key=lambda one: one.start)


def _placed(text: str, limits: tuple[int, int], one: Quantity) -> Quantity:
    """The amount with its bound before it and its span beside it."""
    before, after = _around()
    head = text[limits[0] : one.start]
    bound, begin = "", one.start
    for name in ("most", "below", "above", "from"):
        hit = before[name].search(head)
        if hit and (not bound or hit.start() < begin - limits[0]):
            bound, begin = name, limits[0] + hit.start()
    denied = re.search(r"(?<!\w)(?:nicht|kein\w*) (?:\w+ ){0,2}$", text[limits[0] : begin])
    if bound == "above" and denied and denied.group().strip().startswith("nicht"):
        bound, begin = "most", limits[0] + denied.start()
    tail = text[one.end : min(limits[1], one.end + 40)]
    span, end = "", one.end
    if not bound and one_of(words().raw["bounds_behind"]["patterns"]).match(tail.lstrip()):
        bound = "most"
    for name, pattern in after.items():
        hit = pattern.search(tail)
        if hit and not re.search(r"[,;.]", tail[: hit.start()].removeprefix(".")):
            span, end = name, one.end + hit.end()
            break
    if not span:
        nearby = text[max(limits[0], begin - 28) : begin]
        span = next((name for name in ("day", "week", "stretch") if after[name].search(nearby)), "")
    return Quantity(begin, end, one.measures, one.low, one.value, bound, span, one.hours, one.below_high)
