"""Hours and minutes: of a posture, of the way, of the day, of the week."""

import re
from collections.abc import Callable

from proaktiv_match.reading.reports._amounts import Quantity
from proaktiv_match.reading.reports._measured import Measured, earlier, limit_amount, owner_of
from proaktiv_match.reading.reports._note import Speaker
from proaktiv_match.reading.reports._sentence import Part, Sentence
from proaktiv_match.reading.reports._stance import Said, Stance
from proaktiv_match.reading.reports._value import Value

__all__ = ["days", "durations", "joined_to"]

_HOURS = 60
_LONGEST_DAY = 11 * _HOURS
_SHIFT_MINUTES = 480
_LONG_AT_A_STRETCH = 150
"""Minutes: hours beyond this without "am Stück" are meant for the whole day."""
_WITH_MINUTES = frozenset({"posture", "way"})
_JOINT = re.compile(r"\s*(?:und|oder|/|u\.|sowie|bzw\.)\s*(?:im |beim |langes |längeres )?")


def days(text: str, part: Part, amount: Quantity, said: list[Said]) -> list[Measured]:
    owner = next((one for one in said if one.part is part and one.mention.topic.style == "week_days"), None)
    weekly = amount.span == "week" or re.search(r"arbeitstag|tage-?woche", text[amount.start : amount.end])
    spread = re.search(
        r"(?:verteilt|aufgeteilt) auf|auf \w+ tagen? (?:verteilt|aufgeteilt)|tagen? (?:zu|mit) je",
        text[part.start : part.end],
    )
    weekly = weekly or spread
    if owner is None or not weekly or owner.stance is Stance.UNRESTRICTED:
        return []
    bounded = (
        amount.bound in ("most", "below")
        or owner.only
        or spread
        or re.search(r"tage-?woche", text[amount.start : amount.end])
    )
    if not bounded and owner.stance not in (Stance.POSSIBLE, Stance.EXCLUDED):
        return []
    return [
        Measured(
            Value("weekly_hours.days", {"at_most": limit_amount(amount, Stance.NAMED)}, part.has("soft")),
            amount,
            owner,
            part,
        )
    ]


def durations(
    text: str, sentence: Sentence, part: Part, amount: Quantity, said: list[Said], speaker: Speaker
) -> list[Measured]:
    # Nobody works that long a day: in a coach's note a bare "15 Stunden" is the week.
    long = (
        not speaker.medical and amount.hours and not amount.span and amount.value >= _LONGEST_DAY and not part.mentions
    )
    weekly = long or amount.span == "week" or re.search(r"wochenarbeitszeit|wochenstunden", text[part.start : part.end])
    if amount.measures == "week" or (weekly and amount.hours and amount.span != "day"):
        return _week(text, part, amount)
    takes = lambda one: one.mention.topic.style in _WITH_MINUTES or "minutes" in one.mention.topic.fields  # noqa: E731
    owner = owner_of(part, amount, said, takes)
    if owner is None and not [one for one in part.mentions if one.topic.style not in ("heaviness", "option")]:
        owner = earlier(part, said, takes)
    ticked = owner is not None and owner.modifier is not None and owner.modifier.frequency is not None
    if owner is not None and not (ticked and amount.hours and amount.span == "day"):
        return [found for one in joined_to(text, owner, said, takes) for found in _held(part, amount, one)]
    return _day(text, sentence, part, amount, said, speaker)


def joined_to(text: str, owner: Said, said: list[Said], takes: Callable[[Said], bool]) -> list[Said]:
    """The topic of an amount and those that it is joined to ("Stehen und Gehen höchstens 2 Stunden")."""
    group = [owner]
    for one in reversed([one for one in said if one.part is owner.part and one.mention.end <= owner.mention.start]):
        if not takes(one) or not _JOINT.fullmatch(text[one.mention.end : group[-1].mention.start]):
            break
        group.append(one)
    return group


def _held(part: Part, amount: Quantity, owner: Said) -> list[Measured]:
    """How long something is possible: at a stretch, or of the whole day."""
    if amount.bound == "above" and owner.stance is not Stance.EXCLUDED and not part.has("deny"):
        return []
    topic = owner.mention.topic
    stance = Stance.NAMED if amount.bound in ("most", "above") else owner.stance
    soft = owner.soft or part.has("soft")
    if topic.style == "way":
        if (
            amount.bound in ("", "from")
            and not owner.only
            and owner.stance not in (Stance.POSSIBLE, Stance.EXCLUDED, Stance.LIMITED)
        ):
            return []
        return [
            Measured(Value("commute.minutes", {"at_most": limit_amount(amount, stance)}, soft), amount, owner, part)
        ]
    if "minutes" in topic.fields:
        return [
            Measured(
                Value(topic.fields["minutes"], {"at_most": limit_amount(amount, stance)}, soft), amount, owner, part
            )
        ]
    whole = amount.span == "day" or (amount.hours and not amount.span and amount.value > _LONG_AT_A_STRETCH)
    if whole and amount.value <= _SHIFT_MINUTES:
        factor = 100 / _SHIFT_MINUTES
        return [
            Measured(
                Value(f"{topic.dimension}.share", {"at_most": limit_amount(amount, stance, factor)}, soft),
                amount,
                owner,
                part,
            )
        ]
    return [
        Measured(
            Value(f"{topic.dimension}.minutes", {"at_most": limit_amount(amount, stance)}, soft), amount, owner, part
        )
    ]


def _week(text: str, part: Part, amount: Quantity) -> list[Measured]:
    if any(one.topic.style in ("need_hours", "need_minutes", "posture") for one in part.mentions):
        return []
    if re.search(r"therapie|sport|training|kurs|betreuung|gymnastik|schule|ehrenamt", text[part.start : part.end]):
        return []
    hours = amount.value if amount.measures == "week" else amount.value / _HOURS
    factor = hours / amount.value if amount.value else 1.0
    return [
        Measured(
            Value("weekly_hours.hours", {"at_most": limit_amount(amount, Stance.NAMED, factor)}, part.has("soft")),
            amount,
            None,
            part,
        )
    ]


def _day(
    text: str, sentence: Sentence, part: Part, amount: Quantity, said: list[Said], speaker: Speaker
) -> list[Measured]:
    """Hours that belong to no posture: those of the working day."""
    if not amount.hours or amount.value > 12 * _HOURS or amount.span == "stretch":
        return []
    if any(one.topic.style in ("need_minutes", "need_hours", "full_day") for one in part.mentions):
        return []
    # In a coach's note "höchstens 5 Stunden" without a topic is the day.
    bare = not speaker.medical and amount.bound in ("most", "below") and not part.mentions
    # "halbtags, etwa 4 Stunden" is the day in words and in hours.
    worded = any(one.topic.style == "part_day" for other in sentence.parts for one in other.mentions)
    known = "day_hours" in sentence.context or amount.span == "day" or bare or worded
    band = amount.below_high or (amount.bound == "below" and amount.value in (3 * _HOURS, 6 * _HOURS))
    if not (known and (amount.bound or amount.span or amount.low is not None or band or worded)) and not (
        speaker.medical and band
    ):
        return []
    if re.search(
        r"fern|schläft|schlaf|betreut|pflegt|unterwegs|dauerte|untersuch", text[sentence.start : sentence.end]
    ):
        return []
    denied = part.has("exclude") or part.has("deny")
    if amount.bound == "above" and not denied and not any(one.stance is Stance.EXCLUDED for one in said):
        return []
    if amount.bound == "from" and not denied:
        return []
    stance = Stance.EXCLUDED if denied and not amount.bound else Stance.NAMED
    positive = part.has("permit") and not amount.bound and amount.low is None
    return [
        Measured(
            Value(
                "daily_hours.hours", {"at_most": limit_amount(amount, stance, 1 / _HOURS)}, part.has("soft"), positive
            ),
            amount,
            None,
            part,
        )
    ]
