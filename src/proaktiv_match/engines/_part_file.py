"""The results of one part, written block by block, so that a run that was killed goes on where it was.

    part-03-of-16.jsonl        the results, one a line; it has this name only when it is whole
    part-03-of-16.unfinished   the same before
    part-03-of-16.journal      what it was made of, then one line for each finished block: participants, bytes, digest

A block counts when its line stands in the journal, and the line is written when the block is safely on disk. What lies
behind the last such block is cut off and computed again. The journal holds no id and no result.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from proaktiv_match.engines._faults import unusable
from proaktiv_match.engines._shard import Shard

__all__ = ["Written", "write_part"]

_OWNER_ONLY: Final = 0o600
_TOGETHER: Final = 256
"""Results of a block: what a kill can cost is then less than a minute of work, and to make a block safe costs nothing
beside that."""

_FORMAT: Final = "proaktiv_match part 1"
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Written:
    """What a run has done.

    Attributes:
        path: of the finished file.
        participants: results in it.
        before: how many of them an earlier run had written.
    """

    path: Path
    participants: int
    before: int


@dataclass(frozen=True, slots=True)
class _Block:
    participants: int
    size: int
    digest: str


def write_part(
    folder: Path, shard: Shard, made_of: Mapping[str, str], results: Callable[[int], Iterable[str]]
) -> Written:
    """Write the results of a part, or what an earlier run has left to do of it.

    Args:
        folder: an existing one; several parts may be written to it at the same time.
        shard: the part.
        made_of: digests and options, by the names of the options; a part that was begun with others is refused.
        results: gives the results of the participants of the part after the first so many, each on one line.

    Raises:
        InputError: the part was begun with other inputs, another run is writing it, or the folder cannot be written to.
    """
    with _journal(folder / f"{shard.name}.journal") as journal:
        return _Part(folder, shard, journal).write({"--shard": str(shard), **made_of}, results)


class _Part:
    """The three files of a part, while this process has the journal to itself."""

    def __init__(self, folder: Path, shard: Shard, journal: BinaryIO) -> None:
        self._folder: Final = folder
        self._whole: Final = folder / f"{shard.name}.jsonl"
        self._unfinished: Final = folder / f"{shard.name}.unfinished"
        self._journal: Final = journal

    def write(self, made_of: Mapping[str, str], results: Callable[[int], Iterable[str]]) -> Written:
        before = self._read(made_of)
        if before.finished and _agreeing(self._whole, before.blocks) == len(before.blocks):
            return self._told(before.blocks, before.blocks)
        # Killed between the last two steps, the file has its name already and the journal does not know it yet.
        if before.blocks and self._whole.exists() and not self._unfinished.exists():
            self._whole.replace(self._unfinished)
        blocks = before.blocks[: _agreeing(self._unfinished, before.blocks)]
        kept = tuple(blocks)
        texts = iter(results(sum(block.participants for block in kept)))
        # Faults of the inputs come with the first results, before anything is written.
        some = list(islice(texts, _TOGETHER))
        self._keep(made_of, before, len(kept))
        with _opened(self._unfinished) as stream:
            stream.truncate(sum(block.size for block in kept))
            stream.seek(0, os.SEEK_END)
            while some:
                blocks.append(self._block(stream, some))
                some = list(islice(texts, _TOGETHER))
            os.fsync(stream.fileno())
        self._unfinished.replace(self._whole)
        _sync_folder(self._folder)
        self._note({"finished": True})
        return self._told(blocks, kept)

    def _told(self, blocks: Sequence[_Block], kept: Sequence[_Block]) -> Written:
        counts = (sum(block.participants for block in some) for some in (blocks, kept))
        return Written(self._whole, *counts)

    def _block(self, stream: BinaryIO, texts: list[str]) -> _Block:
        data = "".join(f"{text}\n" for text in texts).encode()
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
        block = _Block(len(texts), len(data), hashlib.sha256(data).hexdigest())
        self._note({"participants": block.participants, "bytes": block.size, "sha256": block.digest})
        return block

    def _note(self, line: Mapping[str, Any]) -> None:
        self._journal.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        self._journal.flush()
        os.fsync(self._journal.fileno())

    def _keep(self, made_of: Mapping[str, str], before: "_Before", count: int) -> None:
        """Cut off what stands in the journal behind its first so many blocks."""
        self._journal.truncate(before.ends[count] if before.ends else 0)
        self._journal.seek(0, os.SEEK_END)
        if not before.ends:
            self._note({"format": _FORMAT, "made_of": dict(made_of)})

    def _read(self, made_of: Mapping[str, str]) -> "_Before":
        """What an earlier run has written to the journal; a line that a kill has cut off is none.

        Raises:
            InputError: the part was made of something else.
        """
        self._journal.seek(0)
        *lines, _ = self._journal.read().split(b"\n")
        if not lines:
            return _Before()
        try:
            head, *notes = [json.loads(line) for line in lines]
            told, wanted = {"format": head["format"], **head["made_of"]}, {"format": _FORMAT, **made_of}
            sizes = [note for note in notes if not note.get("finished")]
            blocks = [_Block(note["participants"], note["bytes"], note["sha256"]) for note in sizes]
            others = sorted(name for name in {*told, *wanted} if told.get(name) != wanted.get(name))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise unusable("part_foreign", str(self._whole.with_suffix(".journal"))) from None
        if others and not blocks:
            return _Before()
        if others:
            raise unusable("part_of_others", str(self._whole), names=", ".join(others))
        ends = tuple(accumulate(len(line) + 1 for line in lines[: len(blocks) + 1]))
        return _Before(blocks, ends, finished=len(notes) > len(blocks))


@dataclass(frozen=True, slots=True)
class _Before:
    """What an earlier run has written to the journal.

    Attributes:
        blocks: that it has finished.
        ends: bytes of the journal up to the end of its head, and of the line of each block.
        finished: whether that is all.
    """

    blocks: list[_Block] = field(default_factory=list)
    ends: tuple[int, ...] = ()
    finished: bool = False


def _agreeing(path: Path, blocks: list[_Block]) -> int:
    """How many blocks from the first on are in a file as the journal says."""
    agreeing = 0
    with suppress(FileNotFoundError), path.open("rb") as stream:
        for block in blocks:
            digest, left = hashlib.sha256(), block.size
            while left and (data := stream.read(min(left, _CHUNK))):
                digest.update(data)
                left -= len(data)
            if left or digest.hexdigest() != block.digest:
                return agreeing
            agreeing += 1
    return agreeing


def _opened(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY), "r+b")


@contextmanager
def _journal(path: Path) -> Iterator[BinaryIO]:
    """The journal, for one process at a time.

    Raises:
        InputError: another one has it, or it cannot be written.
    """
    try:
        opened = _opened(path)
    except (PermissionError, FileNotFoundError, NotADirectoryError):
        raise unusable("part_folder", str(path.parent)) from None
    with opened as stream:
        try:
            _lock(stream)
        except OSError:
            raise unusable("part_in_use", str(path)) from None
        try:
            yield stream
        finally:
            # A run that failed before its first result leaves nothing behind.
            if not stream.seek(0, os.SEEK_END):
                path.unlink(missing_ok=True)


def _lock(stream: BinaryIO) -> None:
    """Ends with the process, also when that is killed. Where there is no such lock, nothing guards the part."""
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
