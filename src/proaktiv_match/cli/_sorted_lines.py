"""Lines in the order of their keys, however many: what does not fit into memory waits in files without a name."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from heapq import merge
from operator import itemgetter
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Final, Self

__all__ = ["SortedLines"]

_IN_MEMORY: Final = 32_000_000
"""Characters that are kept before they are written away: some ten thousand cases."""


class SortedLines:
    """Takes lines in any order and gives them back by key (code point).

    Files that are needed have no name and are readable by their owner only; the system takes them away when the
    program ends, however it ends.

    Args:
        in_memory: characters that are kept in memory.
    """

    def __init__(self, in_memory: int = _IN_MEMORY) -> None:
        self._in_memory: Final = in_memory
        self._kept: list[tuple[str, str]] = []
        self._size = 0
        self._runs: list[IO[str]] = []
        self._open: Final = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def add(self, key: str, text: str) -> None:
        """Take one text."""
        self._kept.append((key, text))
        self._size += len(key) + len(text)
        if self._size > self._in_memory:
            self._write_away()

    def _write_away(self) -> None:
        run = self._open.enter_context(TemporaryFile("w+", encoding="utf-8"))  # noqa: SIM115  it lives as long as self
        self._kept.sort(key=itemgetter(0))
        run.writelines(json.dumps(pair) + "\n" for pair in self._kept)
        self._runs.append(run)
        self._kept, self._size = [], 0

    def __iter__(self) -> Iterator[str]:
        self._kept.sort(key=itemgetter(0))
        for run in self._runs:
            run.seek(0)
        read = [map(json.loads, run) for run in self._runs]
        for _, text in merge(*read, self._kept, key=itemgetter(0)):
            yield text
