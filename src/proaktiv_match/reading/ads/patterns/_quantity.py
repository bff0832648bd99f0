"""Numbers with units in German text: "bis zu 25 kg", "acht bis zehn Kilo", "höchstens 1/4 der Zeit"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.ads.patterns._loader import read_data

__all__ = ["Quantity", "quantities"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it is said.

    Attributes:
        start: where it begins, with the words that bound it.
        end: where it ends, with its unit.
        low: the number, or the lower of two.
        high: the higher of two, else the number itself.
        bound: `point`, `at_most`, `at_least`, `above` or `below`.
    """

    start: int
    end: int
    low: float
    high: float
    bound: str

    @property
    def amount(self) -> float | str:
        """The contract's amount; a lower bound alone is open upwards."""
        low, high = _written(self.low), _written(self.high)
        if self.low != self.high:
            return f"[{low},{high}]"
        match self.bound:
            case "at_most":
                return f"[0,{high}]"
            case "below":
                return f"[0,{high})"
            case "at_least":
                return f"[{low},inf)"
            case "above":
                return f"({low},inf)"
            case _:
                return int(self.low) if self.low == int(self.low) else self.low


@dataclass(frozen=True, slots=True)
class _Words:
    numbers: dict[str, float]
    bounds: dict[str, str]
    finders: dict[str, re.Pattern[str]]
    factors: dict[str, tuple[tuple[re.Pattern[str], float], ...]]


def _written(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _choice(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _words() -> _Words:
    raw = read_data("amounts.toml")
    bounds = {word: bound for bound, said in raw["bounds"].items() for word in said}
    number = rf"(?:\d{{1,3}}(?:\.\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|(?:{_choice(list(raw['numbers']))})(?!\w))"
    finders = {}
    factors = {}
    for unit, forms in raw["units"].items():
        said = "|".join(form["said"] for form in forms)
        finders[unit] = re.compile(
            rf"(?<![\w.,/])(?P<bounds>(?:(?:{_choice(list(bounds))})\s*)*)(?P<low>{number})"
            rf"(?:\s*(?:-|–|bis zu|bis|und|oder)\s*(?P<high>{number}))?\s*-?\s*(?P<unit>{said})"
        )
        factors[unit] = tuple((re.compile(form["said"]), float(form["factor"])) for form in forms)
    return _Words(raw["numbers"], bounds, finders, factors)


def _value(said: str) -> float:
    known = _words().numbers.get(said)
    if known is not None:
        return float(known)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", said):
        return float(said.replace(".", ""))
    return float(said.replace(",", "."))


def _bound(said: str) -> str:
    words = _words()
    found = re.findall(_choice(list(words.bounds)), said)
    kinds = [words.bounds[word] for word in found]
    # "bis max. 9" names the greatest that occurs, as "bis 9" does.
    if any(word.startswith("bis") for word in found):
        return "point"
    return next((kind for kind in kinds if kind != "point"), "point")


def quantities(text: str, unit: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """All numbers with this unit in `text[start:end]`, small letters.

    Args:
        text: a clause in small letters.
        unit: a key of `units` in the data file.
        start: where to begin.
        end: where to end.
    """
    words = _words()
    for found in words.finders[unit].finditer(text, start, len(text) if end is None else end):
        factor = next(factor for said, factor in words.factors[unit] if said.fullmatch(found["unit"]))
        low = _value(found["low"]) * factor
        high = _value(found["high"]) * factor if found["high"] else low
        if high < low:
            continue
        yield Quantity(found.start(), found.end(), round(low, 4), round(high, 4), _bound(found["bounds"]))
