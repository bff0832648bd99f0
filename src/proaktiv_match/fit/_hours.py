"""Daily and weekly hours: weekly hours never prove a daily value (A8)."""

from proaktiv_match.vocabulary import Interval, Number, exact, vocabulary

__all__ = ["days_from_hours", "longest_shift", "usual_shift"]


def _value(name: str) -> Number:
    return exact(vocabulary().rules["H-4"].values[name])


def longest_shift(weekly: Interval, days: Interval | None) -> Interval:
    """Where the longest shift lies if only weekly hours are stated.

    Args:
        weekly: hours a week.
        days: days a week if stated; else as many as a regular week may have.

    Returns:
        From weekly hours by days up to the whole day.
    """
    whole_day = _value("hours_of_a_day")
    most, most_open = (_value("most_days"), False) if days is None or days.hi <= 0 else (days.hi, days.hi_open)
    shift = weekly.divided(most)
    lowest, lowest_open = shift.lo, shift.lo_open or (most_open and shift.lo > 0)
    if lowest >= whole_day:
        return Interval(whole_day, whole_day)
    return Interval(lowest, whole_day, lowest_open)


def usual_shift(weekly: Interval) -> Interval:
    """The shift if the week has five days; tells a tendency, never a verdict (A25)."""
    return weekly.divided(_value("usual_days"))


def days_from_hours(weekly: Interval, daily: Interval) -> Interval | None:
    """Five days if the week is exactly five shifts long; otherwise unknown."""
    usual = _value("usual_days")
    if weekly.is_point and daily.is_point and daily.lo > 0 and weekly.lo == daily.lo * usual:
        return Interval.point(usual)
    return None
