"""Shares and grades: how much of something is still possible."""

from typing import Any

from proaktiv_match.reading.reports._data import words
from proaktiv_match.reading.reports._stance import Said, Stance
from proaktiv_match.reading.reports._value import Value, measure_of, open_amount

__all__ = ["grade_value", "share_value", "unsaid_value"]

_THIRD = 33
"""Percent that are left when "häufig" is excluded (conventions of the sentences, reports 2)."""
_HIGH, _COMPLEX, _NONE = 3, 2, 1
"""Grades that are left when a high form, a complex one, all of it is excluded (conventions, reports 3)."""
_STANCE_DENIED = (Stance.EXCLUDED, Stance.LITTLE)


def share_value(said: Said) -> Value | str | None:
    """A share of the working time, or minutes at a stretch where "langes" is excluded."""
    measure, modifier = measure_of(said), said.modifier
    frequency = modifier.frequency if modifier else None
    if said.stance in _STANCE_DENIED:
        return _denied_share(said)
    if said.stance is Stance.LIMITED:
        if modifier and (modifier.kind == "strong" or (frequency and frequency.denied == _THIRD)):
            return Value(measure, {"at_most": _THIRD}, conditional=True)
        return _long(said) or Value(measure, {"at_most": open_amount(measure)}, said.soft)
    posture = said.mention.topic.style == "posture"
    if frequency and (
        said.stance is Stance.POSSIBLE or said.speaker.capacity or said.only or (posture and said.speaker.medical)
    ):
        word = (
            {"word": frequency.capacity, "lexicon": "canonical"}
            if said.speaker.capacity
            else {"word": frequency.word, "lexicon": frequency.lexicon}
        )
        return Value(measure, {"at_most": word}, said.soft, positive=not said.only and not said.speaker.capacity)
    if said.stance is Stance.POSSIBLE and not modifier:
        return Value(measure, {"at_most": 100}, positive=True)
    return "unclear"


def _denied_share(said: Said) -> Value:
    measure, modifier = measure_of(said), said.modifier
    if said.stance is Stance.LITTLE:
        return Value(measure, {"at_most": _THIRD}, conditional=True)
    frequency = modifier.frequency if modifier else None
    if said.mention.topic.marked("constant", said.mention.text):
        return Value(measure, {"at_most": words().frequencies[0].denied}, said.soft)
    if frequency:
        return Value(measure, {"at_most": frequency.denied}, said.soft or frequency.denied == _THIRD)
    long = _long(said)
    if long is not None:
        return long
    if modifier and modifier.kind == "strong":
        return Value(measure, {"at_most": _THIRD}, conditional=True)
    return Value(measure, {"at_most": 0}, said.soft)


def _long(said: Said) -> Value | None:
    if said.modifier is None or said.modifier.kind != "long" or said.mention.topic.style != "posture":
        return None
    measure = f"{said.mention.topic.dimension}.minutes"
    return Value(measure, {"at_most": open_amount(measure)}, said.soft)


def grade_value(said: Said) -> Value | str | None:
    """A grade of what is demanded."""
    topic, measure = said.mention.topic, measure_of(said)
    if said.stance is Stance.EXCLUDED and not topic.marked("needed_forms", said.mention.text):
        return Value(measure, {"at_most": _denied_grade(said)}, said.soft)
    if said.stance is Stance.LITTLE or topic.marked("needed_forms", said.mention.text):
        return Value(measure, {"at_most": min(_COMPLEX, topic.fields.get("strong", _COMPLEX))}, said.soft)
    if said.stance is Stance.LIMITED:
        if topic.fields.get("demand_only") and topic.marked("demand_only", said.mention.text) and said.cue is None:
            return "unclear"
        limited = _COMPLEX if said.below_average else open_amount(measure)
        return Value(measure, {"at_most": topic.fields.get("limited", limited)}, said.soft)
    return "unclear"


def _denied_grade(said: Said) -> Any:
    topic, modifier = said.mention.topic, said.modifier
    if modifier and modifier.kind in ("strong", "long"):
        return topic.fields.get("strong", _HIGH)
    if modifier and modifier.frequency and modifier.frequency.denied >= _THIRD + 1:
        return topic.fields.get("strong", _HIGH)
    if modifier and (modifier.kind == "complex" or modifier.frequency):
        return min(_COMPLEX, topic.fields.get("strong", _COMPLEX))
    if topic.marked("strong_name", said.mention.text):
        return topic.fields.get("strong", _HIGH)
    plain = topic.fields.get("plain", _NONE)
    return open_amount(measure_of(said)) if plain == "?" else plain


def unsaid_value(said: Said) -> Value | str | None:
    """Topics that need an amount; without one only a limitation of unknown extent can be read."""
    measure = measure_of(said)
    long = said.modifier is not None and said.modifier.kind in ("long", "strong")
    if said.stance is Stance.LIMITED or (
        said.stance is Stance.EXCLUDED and (long or said.mention.topic.style != "way")
    ):
        return Value(measure, {"at_most": open_amount(measure)}, said.soft)
    return "unclear" if said.stance is not Stance.POSSIBLE else None
