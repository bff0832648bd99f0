"""Stretches of start days on which a person's limits stand as they are (A10, A11): resolved once each."""

from datetime import date

from proaktiv_match.fit import PreparedParticipant
from proaktiv_match.fit._limits import PersonView, months_later
from proaktiv_match.vocabulary import vocabulary

__all__ = ["Stretches", "stretches"]

Stretches = tuple[tuple[int, PersonView], ...]
"""First start day of each stretch as ordinal, and the person in it; the first begins today."""


def stretches(person: PreparedParticipant, last: int) -> Stretches:
    """The stretches from today to the start day `last` (an ordinal).

    A limit changes where it begins, where it has ended, where its review is due and where an old permission fades;
    an assessment where it has grown old. Between two such days nothing does.
    """
    months = int(vocabulary().rules["T-2"].values["months"])
    first = person.as_of
    days = {first.toordinal()}
    for limit in person.live:
        days |= {day.toordinal() for day in (limit.valid_from, limit.review_on) if day is not None}
        days |= {_after(day) for day in (limit.valid_until, months_later(limit.source.date, months)) if day is not None}
    days |= {_after(months_later(one.date, months)) for one in person.assessments}
    starts = sorted(day for day in days if first.toordinal() <= day <= max(last, first.toordinal()))
    return tuple((day, person.on(date.fromordinal(day))) for day in starts)


def _after(day: date) -> int:
    return day.toordinal() + 1
