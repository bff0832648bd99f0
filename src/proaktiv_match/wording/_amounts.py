"""What a value of a measure is, in words: with its unit, as the word that was stated, as options."""

from collections.abc import Mapping
from typing import Any

from proaktiv_match.fit import ValueShown
from proaktiv_match.vocabulary import Interval, Measure, fold, vocabulary
from proaktiv_match.wording._numbers import range_form, range_in_words
from proaktiv_match.wording._texts import Texts

__all__ = ["frequency", "head", "in_words", "is_nothing", "names_no_amount", "options", "stated_word", "with_unit"]

_FREQUENCIES = frozenset({"selten", "manchmal", "oft"})
# On grades and classes 0 is a step like the others ("ruhig"), not "nothing".
_STEPS = frozenset({"0..5", "1..5", "0..1"})


def head(texts: Texts, dimension: str, measure: str) -> str:
    """Short name of what is compared: "Heben/Tragen", "Hören von Warnsignalen"."""
    label = texts.say(f"labels/dimension/{dimension}")
    key = f"labels/measure/{dimension}/{measure}"
    return texts.say(key, label=label) if texts.has(key) else label


def frequency(texts: Texts, measure: Measure) -> str:
    """How often a load is meant, or nothing for measures without frequencies."""
    return texts.say(f"labels/frequency/{measure.name}") if measure.name in _FREQUENCIES else ""


def stated_word(shown: ValueShown) -> str | None:
    """The word of a lexicon that was stated, or `None`."""
    if isinstance(shown.stated, Mapping) and "word" in shown.stated:
        return str(shown.stated["word"]).replace("_", " ")
    return None


def with_unit(
    texts: Texts,
    measure: Measure,
    interval: Interval,
    *,
    form: str | None = None,
    open_top: bool = False,
    short: bool = False,
) -> str:
    """A range with its unit: "3 bis unter 6 Stunden am Tag", "leicht, Klasse 1 von 5".

    Args:
        texts: the language.
        measure: an ordered measure.
        interval: the range.
        form: how to say the range, if not by its ends.
        open_top: say a range that reaches the end of the unit as "at least".
        short: for lists, where space is scarce.
    """
    unit = measure.unit
    if unit is None:
        return str(interval)
    words = range_in_words(texts, interval, form, top=unit.range.hi if open_top else None)
    count = "one" if interval.is_point and interval.lo == 1 else "many"
    table = "short_unit" if short and texts.has(f"values/short_unit/{unit.id}/one") else "unit"
    said = texts.say(f"values/{table}/{unit.id}/{count}", number=words)
    level = f"values/level/{measure.dimension}/{interval.lo}"
    return texts.say(level, value=said) if interval.is_point and texts.has(level) else said


def in_words(texts: Texts, measure: Measure, shown: ValueShown, *, limit: bool, short: bool = False) -> str:
    """An ordered value: the stated word with its meaning, else the range with its unit."""
    interval = shown.interval
    if interval is None:
        return ""
    word = stated_word(shown)
    if word is None:
        return with_unit(texts, measure, interval, open_top=not limit, short=short)
    form = range_form(interval)
    if form.startswith("some_"):
        form = form.removeprefix("some_")
    if form == "point" and interval.hi > 0:
        form = "up_to" if limit else "point"
    open_end = limit and not interval.is_point
    value = with_unit(texts, measure, interval, form=form, short=short)
    if short:
        return value
    return texts.say(f"values/word/{'said_open' if open_end else 'said'}", word=word, value=value)


def is_nothing(measure: Measure, interval: Interval) -> bool:
    """Whether the value says that there is none of it."""
    unit = measure.unit
    return unit is not None and unit.id not in _STEPS and interval.is_point and interval.lo == 0


def names_no_amount(measure: Measure, interval: Interval) -> bool:
    """Whether the value says no more than that the thing may occur: "(0,100]", "(0,5]" on grades."""
    unit = measure.unit
    return unit is not None and interval.lo <= unit.range.lo and interval.hi == unit.range.hi


def _spelling(stated: Any) -> dict[str, str]:
    """Entries of open lists are compared folded, but said as they were written."""
    if not isinstance(stated, Mapping):
        return {}
    return {fold(name): name for named in stated.values() if isinstance(named, (list, tuple)) for name in named}


def options(texts: Texts, measure: Measure, shown: ValueShown, role: str, *, how: str = "and") -> str:
    """The options of one role as a list in words, in the order of the vocabulary; empty if there are none."""
    spelt = _spelling(shown.stated)
    words = vocabulary()
    named = {name for own, names in shown.options if own == role for name in names}
    place = {name: number for number, name in enumerate(measure.options)}
    in_order = sorted(named, key=lambda name: (place.get(name, len(place)), name))
    return texts.joined([words.option_label(spelt.get(name, name), texts.lang) for name in in_order], how)
