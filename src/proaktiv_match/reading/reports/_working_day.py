"""The working day in words, and the heaviness of the work."""

import re

from proaktiv_match.reading.reports._stance import Said, Stance
from proaktiv_match.reading.reports._value import Value

__all__ = ["full_day_value", "heaviness_value", "part_day_value"]

_FULL_DAY = 8


def full_day_value(said: Said) -> Value | str | None:
    """A full working day, or that it is not possible."""
    text = said.mention.text
    if said.stance in (Stance.EXCLUDED, Stance.LITTLE, Stance.LIMITED):
        if re.match(r"(?:mehr als|über|>)", text):
            return Value("daily_hours.hours", {"at_most": 6})
        if text.startswith(("vollschichtig", "mindestens", "6", "sechs")):
            return Value("daily_hours.hours", {"at_most": "[0,6)"}, said.soft)
        return "unclear"
    return Value("daily_hours.hours", {"at_most": _FULL_DAY}, positive=True)


def part_day_value(said: Said) -> Value | str | None:
    """Part of a working day, in words."""
    text = said.mention.text
    if text.startswith("mehr als"):
        return (
            Value("daily_hours.hours", {"at_most": "[3,6)"}, said.soft) if said.stance is Stance.EXCLUDED else "unclear"
        )
    if said.stance is Stance.EXCLUDED:
        return "unclear"
    if text.startswith("teilzeit"):
        wanted = said.only or said.stance is Stance.POSSIBLE
        return Value("daily_hours.hours", {"at_most": "(0,8)"}, said.soft) if wanted else "unclear"
    return Value("daily_hours.hours", {"at_most": "[0,6)" if text.startswith("stundenweise") else "[3,6)"}, said.soft)


def heaviness_value(said: Said) -> Value | str | None:
    """The class of heaviness."""
    classes = _classes(said.mention.text)
    if not classes:
        return "unclear"
    if said.stance in (Stance.EXCLUDED, Stance.LITTLE):
        # Class 2 lies between light and medium: where medium work is excluded, light work is left.
        left = {5: 4, 4: 3, 3: 1, 2: 1}.get(min(classes))
        return Value("work_heaviness.class", {"at_most": left}, said.soft) if left else "unclear"
    highest = max(classes)
    if 1 in classes and highest == 3:  # noqa: PLR2004  class 3, medium
        highest = 2
    return Value(
        "work_heaviness.class",
        {"at_most": highest},
        said.soft,
        positive=said.stance is Stance.POSSIBLE and not said.only,
    )


def _classes(text: str) -> set[int]:
    found = set()
    if re.search(r"\bleicht|schwere:? leicht", text):
        found.add(1)
    if "mittel" in text:
        found.add(3)
    if "schwerst" in text or "sehr schwer" in text:
        found.add(5)
    elif re.search(r"(?<!mittel)(?<!mittel-)\bschwer|schwerarbeit", text) and not text.startswith("schwere:"):
        found.add(4)
    return found
