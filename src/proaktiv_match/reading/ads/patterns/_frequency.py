"""Words of frequency beside a hit: which one belongs to it, and what it says."""

import re
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.ads._read_demand import Amount
from proaktiv_match.reading.ads.patterns._language import compiled, read_form
from proaktiv_match.reading.ads.patterns._loader import read_data, word_classes
from proaktiv_match.vocabulary import fold, vocabulary

__all__ = ["expression", "frequency_beside", "load_measure_beside"]

_LEXICON = "ad"
_WORDS_BEFORE = 4
_WORDS_AFTER = 4
_WORDS_LISTED = 2
"""Items of a list that shares one word of frequency: "überwiegend im Gehen, im Stehen und im Knien"."""


_INFLECTED = re.compile(r"(?:ig|end|haft|lich|weise)e[rsnm]?$")
_NEXT_NOUN = re.compile(
    r"\s+(?!(?:arbeit|tätigkeit|einsatz|einsätze|aufenthalt|beschäftigung|aufgabe))[\w-]{4,}\s+(?:am|an|im|in|auf|bei|beim|mit|vor|unter)\s"
)
"""An inflected word describes the noun behind it and no further one: "ständiges Stehen am Fließband"; "arbeiten" and
its like stand for what follows ("ständiges Arbeiten im Stehen")."""


@dataclass(frozen=True, slots=True)
class _Frequency:
    regex: re.Pattern[str]
    amount: Amount


def expression(forms: list[str]) -> re.Pattern[str]:
    """One expression for forms of a data file; such words need no literal, they are looked for beside hits only."""
    return compiled([read_form(text, word_classes()) for text in forms])


@cache
def _frequencies() -> tuple[_Frequency, ...]:
    raw = read_data("amounts.toml")
    found: list[_Frequency] = [_Frequency(expression(raw["whole"]["say"]), 100)]
    words = vocabulary().lexicons[_LEXICON]
    for entry in raw["frequency"]:
        meaning = words.words[fold(entry["word"])]
        found.append(_Frequency(expression(entry["own"]), {"word": entry["word"], "lexicon": _LEXICON}))
        found.append(_Frequency(expression(entry["like"]), str(meaning.demand)))
    return tuple(found)


@cache
def _paired() -> re.Pattern[str]:
    return expression(read_data("amounts.toml")["paired"]["say"])


@cache
def _not_whole() -> re.Pattern[str]:
    return expression(read_data("amounts.toml")["whole"]["not_whole"])


@cache
def _loads() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((expression(forms), measure) for measure, forms in read_data("amounts.toml")["loads"].items())


def frequency_beside(text: str, start: int, end: int, part: tuple[int, int]) -> tuple[Amount, int, int] | None:
    """The amount that a word of frequency gives to `text[start:end]`, with the word's place.

    A word before the hit counts over a few words and through a list ("überwiegend im Gehen und Stehen"); behind it
    only without comma and "und" between. The nearest counts, one inside or before the hit first.
    """
    if len(_paired().findall(text, *part)) > 1:
        return None
    best: tuple[int, Amount, int, int] | None = None
    for frequency in _frequencies():
        for found in frequency.regex.finditer(text, part[0], part[1]):
            if text[: found.start()].endswith("nicht "):
                continue
            if found[0] == "immer" and _not_whole().match(text, found.end() + 1):
                continue
            cost = _cost(text, start, end, found.start(), found.end())
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, frequency.amount, found.start(), found.end())
    return best[1:] if best else None


def load_measure_beside(text: str, part: tuple[int, int]) -> str | None:
    """The measure of a load by how often it is moved; `None` if the part says nothing of it."""
    for regex, measure in _loads():
        if regex.search(text, part[0], part[1]):
            return measure
    return None


def _cost(text: str, start: int, end: int, begins: int, ends: int) -> int | None:
    """How far a word lies from the hit; `None` if it does not belong to it."""
    if start <= begins and ends <= end:
        return 0
    if ends <= start:
        between = text[ends:start]
        if _INFLECTED.search(text, begins, ends) and _NEXT_NOUN.match(between):
            return None
        words = len(between.split())
        items = re.split(r",|\bund\b|\boder\b", between)
        listed = bool(items[0].strip()) and all(len(item.split()) <= _WORDS_LISTED for item in items[:-1])
        reach = words <= _WORDS_BEFORE and ("," not in between or listed)
        return 1 + words if reach else None
    if begins >= end:
        between = text[end:begins]
        words = len(between.split())
        if words > _WORDS_AFTER or re.search(r",|\b(?:und|oder|sowie)\b", between):
            return None
        return 2 + 2 * words
    return 0
