"""The amount that stands beside a hit, on the unit of its measure."""

import re
from collections.abc import Iterator
from functools import cache

from proaktiv_match.reading.ads._read_demand import Amount
from proaktiv_match.reading.ads.patterns._clause import beside
from proaktiv_match.reading.ads.patterns._frequency import frequency_beside, load_measure_beside
from proaktiv_match.reading.ads.patterns._loader import read_data
from proaktiv_match.reading.ads.patterns._quantity import Quantity, quantities
from proaktiv_match.vocabulary import Measure, vocabulary

__all__ = ["Said", "amounts_beside"]

Said = tuple[str, Amount, int, int]
"""Name of the measure, amount, and the place that the quote has to cover."""

_SHIFT_HOURS = 8
"""Hours of a shift become percent of an eight-hour day (conventions of the labelled sentences)."""

_WHOLE = 100
_DAY_HOURS = 24
_IN_HOURS = re.compile(r"stund|stünd|std|h\b")
_FAR = 60
"""A number further away, in signs, belongs to something else."""

_NAMED: dict[str, Amount] = {"%": "(0,100]", "0..5": "(0,5]", "1..5": "[1,5]", "0..3": "(0,3]", "0..1": 1}
"""What is named without amount (clarification A34); colours are told apart or they are not."""

_NAMED_LOAD = {"lift_carry": "(0,100]", "push_pull": "(0,1000]"}
"""A load without weight: nobody lifts more than 100 kg alone, or moves more than a ton on wheels by hand."""

_NOISE = ((55, 1), (70, 2), (80, 3), (84.999, 4))
"""Grades of noise by dB(A), up to and with the number; 85 dB(A) and more is 5."""

_AT_A_STRETCH = re.compile(
    r"\s*(?:lang\s*)?(?:am stück|ununterbrochen|ohne (?:pause|unterbrechung)|hintereinander|in einem stück|in folge)"
)
_NOT_BY_HAND = re.compile(r"\s*(?:nie|nicht|keinesfalls|niemals) (?:von hand|händisch|manuell|allein)")
_COUNTED = re.compile(
    r"(?<!\w)(?:(?P<word>zwei|drei|vier|fünf|sechs)|(?P<digit>[2-6]))"
    r"(?:\s+(?!stunden)[a-zäöüß]+){0,2}?\s+\w*pausen\s+(?:mit\s+)?$"
)
_NO_SHARE = re.compile(
    r"\s*(?:-?\s*(?:pensum|stelle|arbeitspensum|remote|home|mobil|der stelle|teilzeit|zuschlag|rabatt|vergütung|lohn))"
)
_NO_HOURS = re.compile(
    r"\s*(?:pro|/|in der|je|die)\s?(?:woche|monat|jahr)|\s*(?:wöchentlich|monatlich|im monat)|-woche"
)


@cache
def _parts() -> tuple[tuple[re.Pattern[str], int], ...]:
    raw = read_data("amounts.toml")["parts"]
    longest = sorted(raw, key=lambda words: (-len(words), words))
    return tuple((re.compile(rf"(?<![\w/]){re.escape(words)}(?![\w/])"), raw[words]) for words in longest)


def amounts_beside(measure: Measure, text: str, start: int, end: int, *, denied: bool) -> Iterator[Said]:
    """What the clause says about a measure beside `text[start:end]`; for shares also the minutes at a stretch.

    Args:
        measure: an ordered measure.
        text: the clause in small letters.
        start: where the hit begins.
        end: where it ends.
        denied: whether a "kein" reaches the hit; "keine Lasten über 5 kg" then bounds the load from above.
    """
    part = beside(text, start, end, past_colon=True)
    unit = measure.unit.id if measure.unit else ""
    match unit:
        case "%":
            yield _share(measure.name, text, start, end, part)
            if (measure.dimension, "minutes") in vocabulary().measures:
                yield from _numbers("minutes", "minutes", text, start, end, part, least=True)
        case "kg":
            yield _load(measure.dimension, text, start, end, part, denied=denied)
        case "0..5" if measure.dimension == "noise":
            yield _noise(text, start, end, part)
        case "min at a stretch" | "min one way" | "min/day":
            yield from _numbers(measure.name, "minutes", text, start, end, part)
        case "m on foot at a stretch" | "m at a stretch":
            yield from _numbers(measure.name, "metres", text, start, end, part)
        case "h/week":
            yield from _numbers(measure.name, "hours", text, start, end, part)
        case _:
            yield measure.name, _NAMED[unit], start, end


def _nearest(found: Iterator[Quantity], start: int, end: int) -> Quantity | None:
    near = [(max(start - one.end, one.start - end, 0), one.start, one) for one in found]
    near = [entry for entry in near if entry[0] <= _FAR]
    # A number before the word it measures is more usual: "40 % gehend", "bis 25 kg heben".
    return min(near, key=lambda entry: (entry[0] * (1 if entry[1] < start else 2), entry[1]))[2] if near else None


def _cover(one: Quantity, start: int, end: int) -> tuple[int, int]:
    return min(start, one.start), max(end, one.end)


def _share(name: str, text: str, start: int, end: int, part: tuple[int, int]) -> Said:
    percent = _nearest(
        (one for one in quantities(text, "percent", *part) if not _NO_SHARE.match(text, one.end)), start, end
    )
    if percent is not None and percent.high <= _WHOLE:
        return name, _capped(percent), *_cover(percent, start, end)
    said = frequency_beside(text, start, end, part)
    hours = _nearest(_shift_hours(text, part), start, end)
    if hours is not None and (said is None or said[0] == _WHOLE):
        scaled = [min(_WHOLE, round(value / _SHIFT_HOURS * _WHOLE, 1)) for value in (hours.low, hours.high)]
        hours = Quantity(hours.start, hours.end, scaled[0], scaled[1], hours.bound)
        return name, _capped(hours), *_cover(hours, start, end)
    for regex, value in _parts():
        found = regex.search(text, *part)
        if found and max(start - found.end(), found.start() - end, 0) <= _FAR:
            bound = _bound_before(text, part[0], found.start())
            one = Quantity(found.start(), found.end(), value, value, bound)
            return name, _capped(one), *_cover(one, start, end)
    if said is not None:
        amount, begins, ends = said
        return name, amount, min(start, begins), max(end, ends)
    return name, "(0,100]", start, end


def _bound_before(text: str, left: int, place: int) -> str:
    before = text[max(left, place - 16) : place]
    return "at_most" if re.search(r"(?:höchstens|maximal|max\.?)\s*$", before) else "point"


def _capped(one: Quantity) -> float | str:
    amount = one.amount
    return amount.replace(",inf)", ",100]") if isinstance(amount, str) else amount


def _shift_hours(text: str, part: tuple[int, int]) -> Iterator[Quantity]:
    for one in quantities(text, "hours", *part):
        if 1 <= one.low <= one.high <= _DAY_HOURS and _IN_HOURS.search(text, one.start, one.end):
            every = re.search(r"\balle\s*$", text[: one.start])
            if not every and not _NO_HOURS.match(text, one.end) and not _AT_A_STRETCH.match(text, one.end):
                yield one


def _load(dimension: str, text: str, start: int, end: int, part: tuple[int, int], *, denied: bool) -> Said:
    weights = list(quantities(text, "kg", *part))
    by_hand = [one for one in weights if _NOT_BY_HAND.match(text, one.end)]
    if denied:
        # "Heben über 5 kg oder Schieben von Wagen": the weight is that of the other thing.
        weights = [one for one in weights if one.end > start or not re.search(r"\boder\b", text[one.end : start])]
    one = _nearest(iter(by_hand or weights), start, end)
    measure = load_measure_beside(text, part) or "selten"
    if one is None:
        return measure, _NAMED_LOAD[dimension], start, end
    if denied or by_hand:
        kind = "below" if re.match(r"ab\b", text[one.start : one.end]) else "at_most"
        one = Quantity(one.start, one.end, one.low, one.high, kind)
        measure = "selten"
    return measure, one.amount, *_cover(one, start, end)


def _noise(text: str, start: int, end: int, part: tuple[int, int]) -> Said:
    one = _nearest(quantities(text, "decibel", *part), start, end)
    if one is None:
        return "grade", "(0,5]", start, end
    level = one.high + (0.001 if one.bound == "above" else 0)
    grade = next((grade for limit, grade in _NOISE if level <= limit), 5)
    return "grade", grade, *_cover(one, start, end)


def _numbers(
    name: str, unit: str, text: str, start: int, end: int, part: tuple[int, int], *, least: bool = False
) -> Iterator[Said]:
    """The nearest number of a unit; with `least` only in minutes, where hours are a share."""
    found = quantities(text, unit, *part)
    if least:
        found = (one for one in found if "min" in text[one.start : one.end] or _AT_A_STRETCH.match(text, one.end))
    one = _nearest(found, start, end)
    if one is not None:
        one = _times(one, text)
        yield name, one.amount, *_cover(one, start, end)


def _times(one: Quantity, text: str) -> Quantity:
    """A length said with a number of breaks: "zwei zusätzliche Pausen à 10 Minuten" are 20 minutes."""
    counted = _COUNTED.search(text[: one.start])
    if counted is None:
        return one
    count = int(counted["digit"] or read_data("amounts.toml")["numbers"][counted["word"]])
    return Quantity(counted.start(), one.end, one.low * count, one.high * count, one.bound)
