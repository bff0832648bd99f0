"""One participant after the other, in this process."""

from collections.abc import Iterable, Iterator
from typing import Final

from proaktiv_match.engines._task import Task
from proaktiv_match.engines._worker import Worker
from proaktiv_match.profiles import Participant

__all__ = ["Serial"]


class Serial:
    """The plain engine.

    Args:
        worker: one that is open already; default is what the task opens.
    """

    def __init__(self, worker: Worker | None = None) -> None:
        self._worker: Final = worker

    def run(self, task: Task, participants: Iterable[Participant]) -> Iterator[str]:
        """The text of each participant; see `Engine.run`."""
        worker = self._worker or task.open()
        return (worker.answer(participant) for participant in participants)
