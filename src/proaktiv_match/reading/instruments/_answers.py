"""What the answers of a form say: limits, dimensions without restriction, notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from proaktiv_match.reading.instruments._form import Answer, Form, Item, common
from proaktiv_match.reading.instruments._limits import Limits
from proaktiv_match.reading.sheets import Cell, CellError, cell_text, folded_word, read_amount, read_options
from proaktiv_match.vocabulary import Interval, Measure, vocabulary
from proaktiv_match.vocabulary import Kind as MeasureKind

__all__ = ["Said", "exclude_unsaid_shifts", "possible", "read_answer", "read_area"]

_SHIFTS: Final = ("shift_pattern", "options")
_YES: Final = ("x", "ja")
_COVERING: Final = ("measure", "grade", "choice", "shift")
"""Kinds of items whose answer, whatever it is, says that their dimensions were looked at."""


@dataclass(slots=True)
class Said:
    """What a form says, item by item.

    Attributes:
        limits: limits.
        free: dimension -> key of the item that says "no restriction".
        notes: sentences that nobody has put into values yet.
        covered: dimensions that anything was said about.
        unclear: dimensions of areas that were ticked without naming a feature.
        prognosis: what is said about the time.
        possible_shift: whether a position of the working time is said to be possible.
        record: other fields of the participant.
    """

    limits: Limits = field(default_factory=Limits)
    free: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    covered: set[str] = field(default_factory=set)
    unclear: set[str] = field(default_factory=set)
    prognosis: str = ""
    possible_shift: bool = False
    record: dict[str, Any] = field(default_factory=dict)


def measure_of(name: str) -> Measure:
    """The measure `dimension.measure`."""
    dimension, _, axis = name.partition(".")
    return vocabulary().measures[dimension, axis]


def read_answer(item: Item, cell: Cell, form: Form, said: Said) -> None:
    """Read one answer.

    Args:
        item: the line of the form.
        cell: the answer; not empty.
        form: the form.
        said: where it goes.

    Raises:
        CellError: the answer is not possible; the error tells what is.
    """
    if item.kind == "measure":
        _measure(item, cell, form, said)
    elif item.kind == "grade":
        _grade(item, cell, form, said)
    elif item.kind in ("choice", "prognosis", "shift"):
        _choice(item, cell, said)
    elif item.kind == "note":
        said.notes.append(cell_text(cell))
    elif item.kind == "occupation":
        said.record["occupations"] = [{"title": cell_text(cell)}]
    elif item.kind == "unrestricted" and _is_yes(cell, item):
        said.free |= dict.fromkeys(form.coverage, item.key)
    if item.kind in _COVERING:
        said.covered.update(item.dimensions)


def read_area(item: Item, cell: Cell, form: Form, values: Mapping[str, Cell], said: Said) -> None:
    """A ticked area without a named feature: there is a limit, and nobody has said where."""
    if not _is_yes(cell, item):
        return
    own = [other for other in form.items if other.part == item.part and other.key != item.key]
    if not any(other.key in values for other in own):
        said.unclear.update(name for other in own for name in other.dimensions)
        part = next(part for part in form.parts if part.id == item.part)
        said.notes.append(f"{part.de}: angekreuzt, Merkmal und Ausmaß nicht angegeben.")


def _is_yes(cell: Cell, item: Item) -> bool:
    word = folded_word(cell_text(cell))
    if word in common().tick | common().yes:
        return True
    if word in common().no:
        return False
    raise CellError("answer", possible(item, None, "de"))


# ---- measures


def _measure(item: Item, cell: Cell, form: Form, said: Said) -> None:
    word = folded_word(cell_text(cell))
    measures = [measure_of(name) for name in item.measures]
    if word in common().unrestricted:
        said.free |= {measure.dimension: item.key for measure in measures}
        return
    for measure in measures:
        if measure.is_set:
            said.limits.exclude(measure, _options(cell, measure, item, form))
        elif word in common().tick:
            _tick(measure, item, said)
        else:
            _amount(measure, item, cell, form, said)


def _tick(measure: Measure, item: Item, said: Said) -> None:
    """Limited, where is not said: the true maximum lies anywhere in the unit, so that each demand is asked about."""
    assert measure.unit is not None  # noqa: S101  sets are answered by their options
    if item.tick is not None:
        said.limits.at_most(measure, item.tick["at_most"], strength=item.tick.get("strength", ""))
    elif measure.kind is MeasureKind.NEED:
        # Something is needed: at least the lowest step.
        said.limits.at_most(measure, str(Interval(min(1, measure.unit.range.hi), measure.unit.range.hi)))
    else:
        said.limits.at_most(measure, str(measure.unit.range), combine=item.combine)


def _options(cell: Cell, measure: Measure, item: Item, form: Form) -> list[str]:
    try:
        named = read_options(cell, measure)
    except CellError as error:
        raise CellError("answer", possible(item, form, "de")) from error
    return [*named.said, *named.absent]


def _amount(measure: Measure, item: Item, cell: Cell, form: Form, said: Said) -> None:
    word = folded_word(cell_text(cell))
    if measure.allows_words:
        for phrase in common().share:
            if folded_word(phrase["say"]) == word:
                said.limits.at_most(measure, phrase["at_most"], strength=phrase.get("strength", ""))
                return
    try:
        read = read_amount(cell, measure, "limit", lexicons=form.lexicons)
    except CellError as error:
        raise CellError("answer", possible(item, form, "de")) from error
    said.limits.at_most(measure, read.value, positive=read.positive, combine=item.combine)


# ---- choices


def _choice(item: Item, cell: Cell, said: Said) -> None:
    word = folded_word(cell_text(cell))
    answer = next((one for one in item.answers if folded_word(one.say) == word), None)
    if answer is None:
        raise CellError("answer", possible(item, None, "de"))
    said.prognosis = answer.prognosis or said.prognosis
    if item.kind == "shift":
        _shift(item, answer, said)
        return
    for name, value in answer.at_most.items():
        said.limits.at_most(measure_of(name), value, strength=answer.strength, positive=answer.positive)
    for name, options in answer.excluded.items():
        said.limits.exclude(measure_of(name), list(options), strength=answer.strength)
    said.free |= dict.fromkeys(answer.no_restriction, item.key)


def _shift(item: Item, answer: Answer, said: Said) -> None:
    if answer.exclude:
        said.limits.exclude(vocabulary().measures[_SHIFTS], list(item.options), strength=answer.strength)
    else:
        said.possible_shift = True


def exclude_unsaid_shifts(form: Form, values: Mapping[str, Cell], said: Said) -> None:
    """A shift that stays empty beside one that is possible is not said: it is asked about, not guessed."""
    if not said.possible_shift:
        return
    for item in form.items:
        if item.kind == "shift" and item.key not in values:
            said.limits.exclude(vocabulary().measures[_SHIFTS], list(item.options), strength="conditional")


# ---- grades


def _grade(item: Item, cell: Cell, form: Form, said: Said) -> None:
    scale = form.scale
    assert scale is not None  # noqa: S101  a form with grades has a scale; a test reads every form
    try:
        read = read_amount(cell, vocabulary().measures["persistence", "grade"], "limit")
        grades = Interval.parse(read.value) if isinstance(read.value, str) else Interval.point(read.value)  # type: ignore[arg-type]
    except (CellError, ValueError) as error:
        raise CellError("answer", possible(item, form, "de")) from error
    whole = [value for value in scale.values if grades.lo <= value <= grades.hi]
    low, high = min(scale.values), max(scale.values)
    if grades.lo < low or grades.hi > high or (not scale.between and (not grades.is_point or not whole)):
        raise CellError("answer", possible(item, form, "de"))
    if not item.measures:
        worse = scale.note_from is not None and grades.hi >= scale.note_from
        if worse or (scale.note_below is not None and grades.lo < scale.note_below):
            number = f" {item.number}" if item.number else ""
            said.notes.append(
                f"{form.de},{number} {item.de}: Stufe {cell_text(cell)}. Dafür gibt es kein eigenes Merkmal."
            )
        return
    for name in item.measures:
        _graded(measure_of(name), grades, form, said)


def _graded(measure: Measure, grades: Interval, form: Form, said: Said) -> None:
    scale = form.scale
    assert scale is not None  # noqa: S101  see above
    unit = measure.unit.id if measure.unit else ""
    positive = all(value in scale.positive for value in scale.values if grades.lo <= value <= grades.hi)
    if scale.units[unit] == "same":
        said.limits.at_most(measure, _number(grades), positive=positive and grades.lo in scale.positive)
        return
    # Between two grades the limit lies between what both say.
    near = [value for value in scale.values if grades.lo - 1 < value < grades.hi + 1]
    texts = [text for value in near if (text := scale.amount(value, measure))]
    if texts:
        ends = [Interval.parse(text) for text in texts]
        low, high = min(end.lo for end in ends), max(end.hi for end in ends)
        value = str(
            Interval(low, high, hi_open=measure.unit is not None and measure.unit.range.hi == high == float("inf"))
        )
        said.limits.at_most(measure, value, positive=positive)


def _number(grades: Interval) -> int | float | str:
    if not grades.is_point:
        return str(grades)
    return int(grades.lo) if float(grades.lo).is_integer() else float(grades.lo)


# ---- what is possible


def possible(item: Item, form: Form | None, lang: str) -> str:
    """What may be entered, for templates and faults."""
    shown = common().shown
    if item.answers:
        return " | ".join(answer.say for answer in item.answers)
    if item.kind in ("area", "unrestricted"):
        return " | ".join(_YES)
    if item.kind == "grade" and form is not None and form.scale is not None:
        return form.scale.en if lang == "en" else form.scale.de
    if item.kind == "measure" and form is not None:
        # A tick for a set would not say which of its options.
        tick = [] if measure_of(item.measures[0]).is_set else [shown["tick"][lang]]
        return " | ".join([*_said(item, form), *tick, shown["unrestricted"][lang]])
    named = {"day": "day", "yes": "yes_no", "stable": "yes_no", "note": "text", "text": "text", "occupation": "text"}
    return shown[named[item.kind]][lang] if item.kind in named else ""


def _said(item: Item, form: Form) -> list[str]:
    measure = measure_of(item.measures[0])
    if measure.is_set:
        return [", ".join(vocabulary().option_label(option) for option in measure.options)]
    assert measure.unit is not None  # noqa: S101  ordered
    words = [
        word.word.replace("_", " ") for name in form.lexicons for word in vocabulary().lexicons[name].words.values()
    ]
    phrases = [phrase["say"] for phrase in common().share]
    return [measure.unit.label_de, *(dict.fromkeys([*words, *phrases]) if measure.allows_words else ())]
