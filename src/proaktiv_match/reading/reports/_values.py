"""From what is said about a topic to the value of a limit."""

from collections.abc import Callable
from dataclasses import replace

from proaktiv_match.reading.reports._ceilings import grade_value, share_value, unsaid_value
from proaktiv_match.reading.reports._options_and_needs import (
    agents_value,
    denied_need_value,
    need_duration_value,
    need_value,
    option_value,
)
from proaktiv_match.reading.reports._stance import Said, Stance
from proaktiv_match.reading.reports._value import Value
from proaktiv_match.reading.reports._working_day import full_day_value, heaviness_value, part_day_value

__all__ = ["value_of"]


def value_of(said: Said) -> Value | str | None:
    """The value that a topic without an amount gets.

    Args:
        said: the topic and what is said.

    Returns:
        The value, `"unclear"` or `"not_needed"` where a person has to look, or `None` where nothing is said.
    """
    topic = said.mention.topic
    # Forms that are a limit by themselves: "Arme nur bis Schulterhöhe", "nur in geschlossenen Räumen".
    # "Am Wochenende muss er frei haben" is no freedom from restrictions.
    free = said.stance is Stance.UNRESTRICTED and topic.style == "option"
    if (free or said.stance in (Stance.NAMED, Stance.POSSIBLE, Stance.NEEDED)) and topic.marked(
        "fixed", said.mention.text
    ):
        said = replace(said, stance=Stance.EXCLUDED)
    return _STYLES[topic.style](said)


def _nothing(said: Said) -> Value | str | None:
    """Topics that say nothing without an amount."""
    del said
    return None


_STYLES: dict[str, Callable[[Said], Value | str | None]] = {
    "share": share_value,
    "posture": share_value,
    "grade": grade_value,
    "noise": grade_value,
    "option": option_value,
    "agents": agents_value,
    "need": need_value,
    "kind": need_value,
    "denied_need": denied_need_value,
    "need_minutes": need_duration_value,
    "need_hours": need_duration_value,
    "full_day": full_day_value,
    "part_day": part_day_value,
    "heaviness": heaviness_value,
    "way": unsaid_value,
    "foot_way": unsaid_value,
    "walk_metres": unsaid_value,
    "load": _nothing,
    "sit_share": _nothing,
    "week_days": _nothing,
}
