"""A note: the free text of a report, with the instrument that it comes from."""

import datetime as dt
from dataclasses import dataclass

__all__ = ["ReportNote", "Speaker"]

_CAPACITY = frozenset({"efl", "ela", "ergos"})
_NOT_MEDICAL = frozenset({"coach", "self_report"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words a note holds.

    Attributes:
        capacity: a functional capacity evaluation, with its own words of frequency and in the past tense.
        medical: a doctor or a test centre, not the coach or the person.
    """

    capacity: bool
    medical: bool


@dataclass(frozen=True, slots=True)
class ReportNote:
    """Free text of one report.

    Attributes:
        id: id of the note; comes back in the result.
        instrument: who wrote it (contract, "Participant": instrument).
        text: as it was written.
        date: day of the report, if the file says it; a limit needs it before it can be used.
    """

    id: str
    instrument: str
    text: str
    date: dt.date | None = None

    @property
    def speaker(self) -> Speaker:
        """Whose words they are."""
        return Speaker(self.instrument in _CAPACITY, self.instrument not in _NOT_MEDICAL)
