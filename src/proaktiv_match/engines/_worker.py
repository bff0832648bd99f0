"""What answers one participant after the other in one process."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from proaktiv_match.engines._faults import failed
from proaktiv_match.engines._record_line import participant_of
from proaktiv_match.errors import ProaktivMatchError
from proaktiv_match.matching import Matcher
from proaktiv_match.profiles import Offer, Participant

if TYPE_CHECKING:
    from proaktiv_match.engines._task import Task

__all__ = ["Worker"]


class Worker:
    """Answers participants. Made by `Task.open`; never pickled.

    Args:
        task: how they are matched.
        matcher: over the offers.
        offers: id to offer.
    """

    def __init__(self, task: "Task", matcher: Matcher, offers: Mapping[str, Offer]) -> None:
        self._task: Final = task
        self._matcher: Final = matcher
        self._offers: Final = offers

    def answer(self, participant: Participant) -> str:
        """The result of one participant in the form of the task; by default one line of JSON without its end."""
        task = self._task
        result = self._matcher.suggest(participant, task.as_of, task.top, include_conflicts=task.include_conflicts)
        if task.form is not None:
            return task.form(result, self._offers)
        return json.dumps(result.to_json(task.lang), ensure_ascii=False)

    def answer_record(self, record: str) -> str:
        """The same for a participant that came from another process as a line (`participant_line`).

        Raises:
            ProaktivMatchError: something is wrong. Nothing of the participant is in it but the id of the case, so that
                it may be shown where others read along.
        """
        participant = participant_of(record)
        try:
            return self.answer(participant)
        except ProaktivMatchError:
            raise
        except Exception as error:  # noqa: BLE001  its text may hold what was stated about the person
            raise failed("participant_failed", case=participant.id, kind=type(error).__name__) from None

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a worker is opened in each process, not sent to it")
