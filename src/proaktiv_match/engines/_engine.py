"""The one protocol of all engines."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from proaktiv_match.engines._task import Task
from proaktiv_match.profiles import Participant

__all__ = ["Engine"]


class Engine(Protocol):
    """Answers many participants. Every engine gives the same texts in the same order."""

    def run(self, task: Task, participants: Iterable[Participant]) -> Iterator[str]:
        """The text of each participant, in their order, as `Worker.answer` gives it.

        Memory is bounded on both sides: participants are taken as they are needed, texts are handed on as they come,
        and only a few of either are held in between. Whoever stops taking texts stops the run.

        Args:
            task: offers, and how they are matched with.
            participants: checked already; read once.

        Raises:
            InputError: a file of the task is wrong.
            RunError: the run broke off; what was handed out before is right, but not all.
        """
        ...
