"""Several processes on one machine. The index is opened by path in each of them, and its memory is shared."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Final

from proaktiv_match.engines._child import Child
from proaktiv_match.engines._record_line import participant_line
from proaktiv_match.engines._task import Task
from proaktiv_match.profiles import Participant

__all__ = ["Processes", "usable_cores"]

_TOGETHER: Final = 8
"""Participants that are sent together: few enough that the last ones do not wait for one process, many enough that
sending costs nothing beside some milliseconds of work for each."""

_AHEAD: Final = 4
"""Chunks in flight for each process. One that takes long holds up the order, so the others may run ahead, but not far:
their texts wait in memory."""


def usable_cores() -> int:
    """Cores that this process may use; fewer than the machine has where it was restricted to some (taskset, Slurm)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Processes:
    """Answers participants in several processes.

    They are started anew (`spawn`), so a script that uses this protects its main part by
    `if __name__ == "__main__":`. Calculations inside them use one thread each.

    Args:
        count: of processes; default is one for each usable core.

    Raises:
        ValueError: the count is not positive.
    """

    def __init__(self, count: int | None = None) -> None:
        if count is not None and count < 1:
            raise ValueError("at least one process is needed")
        self._count: Final = count or usable_cores()

    def run(self, task: Task, participants: Iterable[Participant]) -> Iterator[str]:
        """The text of each participant; see `Engine.run`."""
        return self._texts(task.fixed(), participants)

    def _texts(self, task: Task, participants: Iterable[Participant]) -> Iterator[str]:
        lines = (participant_line(participant) for participant in participants)
        chunks = enumerate(iter(lambda: list(islice(lines, _TOGETHER)), []))
        ready: deque[tuple[int, list[str]]] = deque()
        done: dict[int, list[str]] = {}
        idle: list[Child] = []
        busy: dict[Connection, Child] = {}
        turn = taken = 0
        try:
            while True:
                while ready and (idle or len(busy) < self._count):
                    child = idle.pop() if idle else Child(task)
                    busy[child.pipe] = child
                    child.give(*ready.popleft())
                # Texts are handed on and participants are read while the processes work.
                while turn in done:
                    yield from done.pop(turn)
                    turn += 1
                wanted = min(self._count - len(ready), self._count * _AHEAD - (taken - turn))
                fresh = list(islice(chunks, max(0, wanted)))
                ready += fresh
                taken += len(fresh)
                if not busy and not ready:
                    break
                if ready and (idle or len(busy) < self._count):
                    continue
                heard = wait(list(busy))
                for pipe in [pipe for pipe in busy if pipe in heard]:
                    number, texts = busy[pipe].take()
                    done[number] = texts
                    idle.append(busy.pop(pipe))
            for child in idle:
                child.dismiss()
        finally:
            for child in (*idle, *busy.values()):
                child.end()
