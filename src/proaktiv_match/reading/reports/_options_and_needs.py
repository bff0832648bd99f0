"""Options, agents and needs: what must not be there, and what has to be."""

import re

from proaktiv_match.reading.reports._data import words
from proaktiv_match.reading.reports._stance import Said, Stance
from proaktiv_match.reading.reports._value import Value, measure_of, open_amount, plain

__all__ = ["agents_value", "denied_need_value", "need_duration_value", "need_value", "option_value"]

_INHALED = re.compile(r"(?:geruch|gerüchen?|dämpfe?n?|dünsten?|einatmen|(?:staub|stäuben|rauch|gasen?) und)\b[^,;.]*$")
"""Before an agent of the skin: it is meant as one of the air ("Gerüche von Putzmitteln")."""
_CLOCK = re.compile(r"von (?P<begin>\d{1,2}) (?:uhr )?bis (?P<end>\d{1,2}) uhr")
"""Full hours of the clock: how long somebody is away."""
_LEISTUNGSBILD = frozenset({"heaviness", "full_day", "part_day", "posture", "need"})
"""Beside these a doctor's bare "Tagesschicht" is a tick of the positive profile."""


def option_value(said: Said) -> Value | str | None:
    """Options that are excluded, or a permission of options."""
    topic, measure = said.mention.topic, measure_of(said)
    options = list(topic.options)
    rest = list(topic.fields.get("only", ()))
    if said.stance in (Stance.EXCLUDED, Stance.LITTLE, Stance.LIMITED):
        often = said.modifier is not None and said.modifier.frequency is not None
        if topic.marked("free", said.mention.text) and said.stance is not Stance.EXCLUDED:
            return Value(measure, {"excluded": options}, said.soft)
        return Value(measure, {"excluded": options}, said.soft or often)
    by_way = topic.dimension == "commute" and said.stance is Stance.NAMED and "way" in said.companions
    if (said.only or by_way) and rest:
        return Value(measure, {"excluded": rest, "allowed": options}, said.soft)
    if topic.fields.get("needed"):
        wanted = said.stance is Stance.NEEDED or said.only
        return Value(measure, {"excluded": rest, "allowed": options}, said.soft) if wanted else "unclear"
    if topic.marked("free", said.mention.text):
        return Value(measure, {"excluded": options}, said.soft)
    if topic.dimension in ("substance_trigger", "ppe", "vibration"):
        return "unclear"
    ticked = (
        said.stance is Stance.NAMED
        and said.speaker.medical
        and topic.dimension == "shift_pattern"
        and bool(said.companions & _LEISTUNGSBILD)
    )
    advised = said.stance is Stance.NEEDED and topic.dimension in ("shift_pattern", "commute")
    if advised and rest:
        return Value(measure, {"excluded": rest, "allowed": options}, conditional=True)
    if said.stance is Stance.POSSIBLE or ticked:
        return Value(measure, {"excluded": [], "allowed": options}, positive=True)
    return "unclear"


def agents_value(said: Said) -> Value | str | None:
    """Agents that are excluded."""
    if said.stance not in (Stance.EXCLUDED, Stance.LITTLE, Stance.LIMITED):
        return "unclear"
    name = re.sub(said.mention.topic.fields.get("agent", "^$"), "", said.mention.text).strip("- ")
    before = said.part_text[: said.mention.start - said.part.start]
    inhaled = said.mention.topic.dimension == "skin_wet" and _INHALED.search(before) is not None
    measure = "inhalative.agents" if inhaled else measure_of(said)
    return Value(measure, {"excluded": [_agent(name)]}, said.soft or said.stance is not Stance.EXCLUDED)


def _agent(name: str) -> str:
    """The one form of an agent's name: without the ending of the dative ("Lösemitteln")."""
    raw = words().raw
    if name in raw["agents"]:
        return str(raw["agents"][name])
    ending = next((one for one in sorted(raw["agent_endings"], key=len, reverse=True) if name.endswith(one)), "")
    return name.removesuffix(ending) + str(raw["agent_endings"].get(ending, ""))


def need_value(said: Said) -> Value | str | None:
    """Something that is needed."""
    topic = said.mention.topic
    if said.stance in (Stance.EXCLUDED, Stance.UNNEEDED, Stance.UNRESTRICTED):
        return "not_needed"
    wanted = said.stance in (Stance.NEEDED, Stance.POSSIBLE, Stance.LIMITED) or said.only
    cued = topic.fields.get("required_cue") or topic.marked("required_cue_for", said.mention.text)
    if cued and not wanted:
        return "unclear"
    if topic.style == "kind":
        return Value(measure_of(said), {"needs": list(topic.options)}, said.soft)
    needs = topic.fields.get("need", None)
    return Value(measure_of(said), {"needs": open_amount(measure_of(said)) if needs is None else needs}, said.soft)


def denied_need_value(said: Said) -> Value | str | None:
    """What is needed because its opposite is excluded ("kein Großraumbüro")."""
    if said.stance in (Stance.EXCLUDED, Stance.LITTLE, Stance.LIMITED):
        return Value(measure_of(said), {"needs": said.mention.topic.fields["need"]}, said.soft)
    return "unclear"


def need_duration_value(said: Said) -> Value | str | None:
    """Minutes or hours that are needed."""
    found = need_value(said)
    if not isinstance(found, Value):
        return found
    minutes = [one for one in said.part.amounts if one.measures == "minutes"]
    if said.mention.topic.style == "need_minutes":
        # One single break is all of the day; breaks "alle zwei Stunden" are not.
        single = re.search(r"pause(?: von \d+ \S+)?$", said.mention.text) is not None
        often = re.search(r"\b(?:alle|jede[nr]?|je|nach|pro|stündlich\w*)\b", said.part_text) is not None
        whole = [one for one in minutes if one.span == "day" or one.bound == "from" or (single and not often)]
        if whole and len(minutes) == 1 and whole[0].value <= 240:  # noqa: PLR2004  half a shift is no break
            return Value(found.measure, {"needs": plain(whole[0].value)}, found.conditional)
        return found
    clock = _CLOCK.search(said.part_text)
    if clock is not None and int(clock["begin"]) < int(clock["end"]):
        return Value(found.measure, {"needs": int(clock["end"]) - int(clock["begin"])}, found.conditional)
    weekly = [one for one in minutes if one.hours]
    if len(weekly) == 1 and len(minutes) == 1 and weekly[0].value <= 20 * 60:
        return Value(found.measure, {"needs": plain(weekly[0].value / 60)}, found.conditional)
    return found
