"""One process that answers chunks of participants, seen from both sides of its pipe."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Final

from proaktiv_match.engines._faults import failed
from proaktiv_match.engines._task import Task
from proaktiv_match.engines._worker import Worker
from proaktiv_match.errors import ProaktivMatchError

__all__ = ["Child"]

_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_PATIENCE: Final = 5.0
"""Seconds for a process that was told to end; it only has to leave."""


class Child:
    """A process and our end of its pipe. Only it holds the other end: when one side dies, the other one notices.

    Args:
        task: what it opens.
    """

    def __init__(self, task: Task) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.pipe, theirs = spawn.Pipe()
        self._process: Final = spawn.Process(target=_serve, args=(task, theirs), daemon=True)
        with _one_thread(), _deaf_to_interrupts():
            self._process.start()
        theirs.close()
        self._number = -1

    def give(self, number: int, lines: list[str]) -> None:
        """Send a chunk to a process that has none.

        Raises:
            RunError: it has ended.
        """
        self._number = number
        try:
            self.pipe.send(lines)
        except OSError:
            # If it could still say why, that is in the pipe.
            self.take()
            raise

    def take(self) -> tuple[int, list[str]]:
        """Number and texts of the chunk that was given last.

        Raises:
            ProaktivMatchError: what went wrong in the process.
            RunError: it has ended.
        """
        try:
            found = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join(_PATIENCE)
            raise failed("process_ended", reason=_reason(self._process.exitcode)) from None
        if isinstance(found, ProaktivMatchError):
            raise found
        return self._number, found

    def dismiss(self) -> None:
        """Let a process without a chunk end by itself."""
        self.pipe.close()
        self._process.join(_PATIENCE)

    def end(self) -> None:
        """End the process, whatever it does; it holds nothing that could be left half written."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _reason(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


@contextmanager
def _one_thread() -> Iterator[None]:
    """Processes that start now calculate with one thread each: there is one of them for each core already."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes that start now do not hear Ctrl-C, which reaches all those of a terminal, from their first moment on.

    The one that was called hears it as soon as it has started the other, and ends them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(task: Task, pipe: Connection) -> None:
    """Answer chunks until the other side lets go or is gone."""
    # Where signals cannot be blocked: see `_deaf_to_interrupts`.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        worker = _opened(task)
        while isinstance(worker, Worker):
            pipe.send(_answered(worker, pipe.recv()))
        pipe.send(worker)


def _opened(task: Task) -> Worker | ProaktivMatchError:
    try:
        return task.open()
    except ProaktivMatchError as error:
        return error
    except Exception as error:  # noqa: BLE001  its text may hold what a file says; its kind is enough
        return failed("process_failed", kind=type(error).__name__)


def _answered(worker: Worker, lines: list[str]) -> list[str] | ProaktivMatchError:
    try:
        return [worker.answer_record(line) for line in lines]
    except ProaktivMatchError as error:
        return error
    except Exception as error:  # noqa: BLE001  see `_opened`
        return failed("process_failed", kind=type(error).__name__)
