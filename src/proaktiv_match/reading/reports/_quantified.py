"""All limits that a sentence states with an amount."""

from proaktiv_match.reading.reports._amounts import Quantity
from proaktiv_match.reading.reports._data import words
from proaktiv_match.reading.reports._durations import days, durations, joined_to
from proaktiv_match.reading.reports._loads import loads, loads_together
from proaktiv_match.reading.reports._measured import Measured, earlier, limit_amount, owner_of
from proaktiv_match.reading.reports._note import Speaker
from proaktiv_match.reading.reports._sentence import Part, Sentence
from proaktiv_match.reading.reports._stance import Said, Stance
from proaktiv_match.reading.reports._value import Value, plain

__all__ = ["measured"]


def measured(text: str, sentence: Sentence, said: list[Said], speaker: Speaker) -> list[Measured]:
    """All limits that a sentence states with an amount."""
    found: list[Measured] = []
    for part in sentence.parts:
        for amount in part.amounts:
            found += _one(text, sentence, part, amount, said, speaker)
    return loads_together(found)


def _one(
    text: str, sentence: Sentence, part: Part, amount: Quantity, said: list[Said], speaker: Speaker
) -> list[Measured]:
    if any(
        one.start <= amount.start and amount.end <= one.end and one.topic.style == "full_day" for one in part.mentions
    ):
        return []
    if amount.measures == "kg":
        return loads(text, sentence, part, amount, said, speaker)
    if amount.measures == "decibel":
        owner = owner_of(part, amount, said, lambda one: one.mention.topic.style == "noise")
        return (
            []
            if owner is None
            else [Measured(Value("noise.grade", {"at_most": _noise_grade(amount)}, owner.soft), amount, owner, part)]
        )
    if amount.measures == "metres":
        return _distance(part, amount, said, speaker)
    if amount.measures == "share":
        return _share(text, part, amount, said)
    if amount.measures == "days":
        return days(text, part, amount, said)
    return durations(text, sentence, part, amount, said, speaker)


def _distance(part: Part, amount: Quantity, said: list[Said], speaker: Speaker) -> list[Measured]:
    takes = lambda one: one.mention.topic.style in ("walk_metres", "foot_way") or one.mention.topic.id == "walking"  # noqa: E731
    ways = [one for one in said if one.part is part and one.mention.topic.style == "foot_way"]
    owner = ways[0] if ways else owner_of(part, amount, said, takes)
    if owner is None and not part.mentions:
        owner = earlier(part, said, takes)
    if owner is None or (amount.bound == "above" and owner.stance is not Stance.EXCLUDED):
        return []
    at_most = limit_amount(amount, owner.stance)
    only_way = owner.mention.topic.style == "foot_way" and "fuß" not in owner.mention.text
    measures = (
        ["commute.metres"]
        if only_way
        else ["walking.metres"]
        if speaker.capacity
        else ["walking.metres", "commute.metres"]
    )
    return [Measured(Value(one, {"at_most": at_most}, owner.soft), amount, owner, part) for one in measures]


def _noise_grade(amount: Quantity) -> int:
    raw = words().raw["decibel"]
    grade: int = next((grade for highest, grade in raw["grades"] if amount.value <= highest), raw["highest"])
    return grade


def _share(text: str, part: Part, amount: Quantity, said: list[Said]) -> list[Measured]:
    takes = lambda one: one.mention.topic.style in ("posture", "share", "sit_share")  # noqa: E731
    owner = owner_of(part, amount, said, takes)
    if owner is None:
        return []
    if owner.mention.topic.style == "sit_share":
        # What is not sat is stood or walked: a least share of sitting bounds standing.
        return [Measured(Value("standing.share", {"at_most": plain(100 - amount.value)}), amount, owner, part)]
    if amount.bound not in ("most", "below", "above") or (
        amount.bound == "above" and owner.stance is not Stance.EXCLUDED
    ):
        return []
    at_most = limit_amount(amount, Stance.NAMED)
    return [
        Measured(Value(f"{one.mention.topic.dimension}.share", {"at_most": at_most}, one.soft), amount, one, part)
        for one in joined_to(text, owner, said, takes)
    ]
