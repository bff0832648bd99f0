"""A progress bar on standard error, for work that takes a while and only where somebody watches."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

__all__ = ["busy", "count_lines", "stepped", "watched"]

T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds of silence before a bar appears."""

_LARGE = 5_000_000
"""Bytes from which reading alone takes seconds."""

_CHUNK = 1 << 20


_PACE = 300.0
"""Seconds over which the pace is taken for the time that is left: people differ in how long they take."""


def _bar(rest: str = "") -> Progress:
    left: tuple[ProgressColumn, ...] = (TextColumn(rest), TimeRemainingColumn()) if rest else ()
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        *left,
        console=Console(stderr=True),
        transient=True,
        speed_estimate_period=_PACE,
    )


def _line() -> Progress:
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True)


@contextmanager
def busy(description: str, paths: Iterable[Path]) -> Iterator[None]:
    """Show that large files are being read."""
    if not sys.stderr.isatty() or not any(_size(path) > _LARGE for path in paths):
        yield
        return
    with _bar() as bar:
        bar.add_task(description, total=None)
        yield


@contextmanager
def stepped(description: str) -> Iterator[Callable[[str, int, int], None]]:
    """Show which step of a long work is under way.

    Args:
        description: what is being done; the step stands behind it.

    Yields:
        A function that takes the name of each step when it begins, and how much of how much of it is done; 0 if that is
        not known.
    """
    if not sys.stderr.isatty():
        yield lambda _step, _done, _total: None
        return
    with _line() as line:
        task = line.add_task(description, total=None)

        def show(step: str, done: int, total: int) -> None:
            share = f" {done}/{total}" if total else ""
            line.update(task, description=f"{description}: {step}{share}")

        yield show


def watched(description: str, items: Iterable[T], total: int | None, *, rest: str = "") -> Iterator[T]:
    """Hand items on; after a second of work a bar counts them.

    Args:
        description: what is being done.
        items: what is worked on.
        total: how many there are, `None` if that is not known.
        rest: the word before the time that is left, if that is to be shown and `total` is known.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    begun = time.monotonic()
    bar, task = _bar(rest if total else ""), None
    try:
        for done, item in enumerate(items):
            if task is None and time.monotonic() - begun > _PATIENCE:
                bar.start()
                task = bar.add_task(description, total=total, completed=done)
            elif task is not None:
                bar.update(task, completed=done)
            yield item
    finally:
        if task is not None:
            bar.stop()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def count_lines(path: Path) -> int | None:
    """Records of a JSON Lines file, for the length of the bar; `None` for other files and without a terminal."""
    if not sys.stderr.isatty() or path.suffix not in (".jsonl", ".ndjson"):
        return None
    try:
        with path.open("rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(_CHUNK), b"")) or None
    except OSError:
        return None
