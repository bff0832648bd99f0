"""Loads: kg of lifting, carrying, pushing and pulling, and how often."""

import re

from proaktiv_match.reading.reports._amounts import Quantity
from proaktiv_match.reading.reports._data import one_of, words
from proaktiv_match.reading.reports._measured import Measured, earlier, limit_amount, owner_of
from proaktiv_match.reading.reports._note import Speaker
from proaktiv_match.reading.reports._sentence import Part, Sentence
from proaktiv_match.reading.reports._stance import Said, Stance
from proaktiv_match.reading.reports._value import Value, open_amount

__all__ = ["load_without_amount", "loads", "loads_together"]

_LOAD_GAP = r"[^,;.\d]{0,14}"
"""Signs between a load and its word of frequency."""


def _is_load(said: Said) -> bool:
    return said.mention.topic.style == "load"


def loads(
    text: str, sentence: Sentence, part: Part, amount: Quantity, said: list[Said], speaker: Speaker
) -> list[Measured]:
    if one_of(words().raw["body_weight"]["patterns"]).search(text, sentence.start, sentence.end):
        return []
    owner = owner_of(part, amount, said, _is_load) or earlier(part, said, _is_load)
    frequency = _load_word(text, part, amount, speaker)
    if owner is None and not frequency and not amount.bound:
        return []
    dimension = owner.mention.topic.dimension if owner is not None else "lift_carry"
    pushes = [one for one in said if _is_load(one) and one.mention.topic.dimension == "push_pull"]
    lifts = [
        one
        for one in said
        if _is_load(one) and one.mention.topic.dimension == "lift_carry" and one.mention.text not in ("lasten", "last")
    ]
    if pushes and not lifts:
        dimension = "push_pull"
    stance = owner.stance if owner is not None and owner.part is part else _stance_of(part)
    if amount.bound == "above" and stance is not Stance.EXCLUDED:
        # "Lasten über 10 kg nur gelegentlich": what is more frequent ends at the amount.
        more = {"selten": "manchmal", "manchmal": "oft"}.get(frequency, "")
        if not more or not part.has("only"):
            return []
        value = Value(f"{dimension}.{more}", {"at_most": limit_amount(amount, Stance.EXCLUDED)}, part.has("soft"))
        return [Measured(value, amount, owner, part, _word_place(text, part, amount))]
    soft = part.has("soft")
    positive = stance is Stance.POSSIBLE and not amount.bound
    measures = [frequency] if frequency else ["selten", "manchmal"]
    at_most = limit_amount(amount, stance)
    return [Measured(Value(f"{dimension}.{one}", {"at_most": at_most}, soft, positive), amount, owner, part,
                     _word_place(text, part, amount) if frequency else ()) for one in measures]  # fmt: skip


def _stance_of(part: Part) -> Stance:
    return Stance.EXCLUDED if part.has("exclude") or part.has("deny") else Stance.NAMED


def _load_places(text: str, part: Part, amount: Quantity) -> list[tuple[int, int, str, str]]:
    found = []
    for frequency in words().frequencies:
        for match in frequency.pattern.finditer(text, part.start, part.end):
            before = re.fullmatch(_LOAD_GAP, text[match.end() : amount.start]) if match.end() <= amount.start else None
            after = re.fullmatch(_LOAD_GAP, text[amount.end : match.start()]) if match.start() >= amount.end else None
            if before or after or (amount.start <= match.start() and match.end() <= amount.end):
                found.append((match.start(), match.end(), frequency.load, frequency.load_capacity))
    # A word before the amount belongs to it; one behind it only if none stands before.
    found.sort(key=lambda one: (one[0] > amount.start, abs(one[0] - amount.start)))
    return found


def _load_word(text: str, part: Part, amount: Quantity, speaker: Speaker) -> str:
    places = _load_places(text, part, amount)
    if not places:
        # "(selten)" behind a break
        follows = re.match(r"\s*\(?\s*(\w+(?: oft)?)\)?", text[amount.end :])
        for frequency in words().frequencies if follows else ():
            if frequency.pattern.fullmatch(follows[1]):  # type: ignore[index]
                return frequency.load_capacity if speaker.capacity else frequency.load
        return ""
    return places[0][3] if speaker.capacity else places[0][2]


def _word_place(text: str, part: Part, amount: Quantity) -> tuple[tuple[int, int], ...]:
    places = _load_places(text, part, amount)
    return ((places[0][0], places[0][1]),) if places else ()


def loads_together(found: list[Measured]) -> list[Measured]:
    """An amount without a word is for "manchmal" alone where another amount names "selten"; the smallest counts."""
    named = {one.value.measure for one in found if one.extra}
    kept: list[Measured] = []
    least: dict[str, Measured] = {}
    for one in found:
        dimension = one.value.measure.partition(".")[0]
        if dimension not in ("lift_carry", "push_pull"):
            kept.append(one)
            continue
        if not one.extra and f"{dimension}.selten" in named and one.value.measure == f"{dimension}.selten":
            continue
        best = least.get(one.value.measure)
        if best is None or one.amount.value < best.amount.value:
            least[one.value.measure] = one
    return kept + list(least.values())


def load_without_amount(text: str, said: Said) -> list[Value]:
    """Loads that are excluded without an amount: all of them, or the heavy ones, which has to be asked."""
    dimension = said.mention.topic.dimension
    heavy = "schwer" in text[said.part.start : said.part.end] or said.modifier is not None
    if said.stance is Stance.EXCLUDED and not heavy:
        return [Value(f"{dimension}.{one}", {"at_most": 0}, said.soft) for one in ("selten", "manchmal")]
    if said.stance in (Stance.EXCLUDED, Stance.LIMITED, Stance.LITTLE):
        measure = f"{dimension}.manchmal"
        return [Value(measure, {"at_most": open_amount(measure)}, said.soft)]
    return []
