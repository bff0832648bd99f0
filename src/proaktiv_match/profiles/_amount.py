"""Stated amounts become intervals here, at the door, and nowhere deeper inside (clarification A1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rapidfuzz import process

from proaktiv_match.profiles._faulty import Faulty, faulty
from proaktiv_match.vocabulary import Interval, Measure, vocabulary

__all__ = ["Amount", "Side", "amount_of", "nearest", "read_amount"]

Side = Literal["limit", "demand"]

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as stated and what it means.

    Attributes:
        stated: number, interval text, or word with lexicon, as it came in.
        interval: what it means on the measure's unit.
        verify: what still has to be checked about the lexicon's word, else empty.
    """

    stated: float | str | dict[str, str]
    interval: Interval
    verify: str = ""


def nearest(name: str, known: Mapping[str, Any] | tuple[str, ...]) -> str | None:
    """The known name most like `name`, or `None` if none is close."""
    found = process.extractOne(name[:_LONGEST_NAME], list(known), score_cutoff=60)
    return found[0] if found else None


def _range_text(measure: Measure) -> str:
    unit = measure.unit
    if unit is None:
        return ""
    # What is allowed is told in no language: the same text stands in German and in English messages.
    words = '; {"word": "…", "lexicon": "…"}' if measure.allows_words else ""
    return f'{unit.range} {unit.id}; "[3,6)"{words}'


def _word(raw: Mapping[str, Any], measure: Measure, side: Side, loc: tuple[str | int, ...]) -> Amount | Faulty:
    lexicons = vocabulary().lexicons
    if not measure.allows_words:
        return faulty(
            loc,
            "word_not_allowed",
            "Wörter stehen nur auf Maßen in %",
            "words are allowed on measures in % only",
            _range_text(measure),
        )
    unknown = [key for key in raw if key not in ("word", "lexicon")]
    if unknown:
        return faulty((*loc, str(unknown[0])), "unknown_field", "dieses Feld gibt es nicht", "there is no such field",
                      "word, lexicon")  # fmt: skip
    word, name = raw.get("word"), raw.get("lexicon")
    if not isinstance(word, str) or not isinstance(name, str):
        return faulty(
            loc, "word", "ein Wort braucht word und lexicon", "a word needs word and lexicon", "word, lexicon"
        )
    lexicon = lexicons.get(name)
    if lexicon is None:
        return faulty((*loc, "lexicon"), "unknown_lexicon", "dieses Lexikon gibt es nicht", "there is no such lexicon",
                      ", ".join(lexicons))  # fmt: skip
    meaning = lexicon.find(word)
    if meaning is None:
        known = ", ".join(entry.word for entry in lexicon.words.values())
        return faulty((*loc, "word"), "unknown_word", f"das Lexikon {name} kennt dieses Wort nicht",
                      f"lexicon {name} does not know this word", known)  # fmt: skip
    interval = meaning.limit if side == "limit" else meaning.demand
    return Amount({"word": word, "lexicon": name}, interval, meaning.verify)


def read_amount(raw: Any, measure: Measure, side: Side, loc: tuple[str | int, ...]) -> Amount | Faulty:
    """What `raw` means on `measure`.

    Args:
        raw: number, interval text, or mapping with `word` and `lexicon`.
        measure: an ordered measure.
        side: a word means its whole interval in a demand, the upper end in a limit.
        loc: where it stands, for the fault.

    Returns:
        The amount, or the fault that says what is allowed.
    """
    if isinstance(raw, Mapping):
        return _word(raw, measure, side, loc)
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        return faulty(loc, "amount", "kein Betrag", "not an amount", _range_text(measure))
    try:
        interval = Interval.parse(raw) if isinstance(raw, str) else Interval.point(raw)
    except (ValueError, OverflowError) as error:
        if isinstance(raw, str) and "hold" in str(error):
            return faulty(
                loc, "empty_interval", "das Intervall ist leer", "the interval is empty", _range_text(measure)
            )
        return faulty(loc, "amount", "kein Betrag: Zahl oder Intervall erwartet",
                      "not an amount: number or interval expected", _range_text(measure))  # fmt: skip
    if measure.unit is not None and not measure.unit.range.holds(interval):
        return faulty(
            loc,
            "out_of_range",
            "Wert außerhalb des Bereichs der Einheit",
            "value outside the unit's range",
            _range_text(measure),
        )
    return Amount(raw, interval)


def amount_of(raw: Any, measure: Measure, side: Side) -> Amount | None:
    """The amount of a value that was checked before; `None` where nothing is stated, and for sets."""
    if raw is None or measure.is_set:
        return None
    read = read_amount(raw, measure, side, ())
    return read if isinstance(read, Amount) else None
