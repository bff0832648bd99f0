"""Participants and offers from files: checked as a whole before anything is handed out, in bounded memory."""

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.profiles._checked_record import OFFER, PARTICIPANT, RecordKind
from proaktiv_match.profiles._fault_list import FaultList
from proaktiv_match.profiles._fault_texts import Place, told
from proaktiv_match.profiles._offer import Offer
from proaktiv_match.profiles._participant import Participant
from proaktiv_match.profiles._raw_records import raw_records
from proaktiv_match.profiles._seen_ids import SeenIds
from proaktiv_match.profiles._strict_json import oddities

__all__ = [
    "Path",
    "iter_offers",
    "iter_participants",
    "offer_from",
    "participant_from",
    "read_offers",
    "read_participants",
]

Path = str | os.PathLike[str]
"""Name of a file."""

T = TypeVar("T", Participant, Offer)


class _Ids:
    """Where each id was seen first, over all files that are read together."""

    def __init__(self) -> None:
        self._seen = SeenIds()
        self._files: list[str] = []

    def next_file(self, name: str) -> None:
        self._files.append(name)

    def repeated(self, raw: Any, place: Place) -> Fault | None:
        """The fault of an id that was there before; what has no id has another fault."""
        name = raw.get("id") if isinstance(raw, Mapping) else None
        if not isinstance(name, str) or not name or not isinstance(place.record, int):
            return None
        # File and record in one number, as the memory of ids keeps numbers only.
        here = place.record << 16 | min(len(self._files), 0xFFFF)
        first = self._seen.first(name, here)
        if first == here:
            return None
        record, file = first >> 16, (first & 0xFFFF) - 1
        other = "" if self._files[file] == place.file else self._files[file]
        return told(
            "duplicate_id",
            place,
            "/id",
            first_de=f"Satz {record}" + (f" von {other}" if other else ""),
            first_en=f"record {record}" + (f" of {other}" if other else ""),
        )


def _paths(path: Path | Sequence[Path]) -> list[Path]:
    return [path] if isinstance(path, (str, os.PathLike)) else list(path)


def _sound(kind: RecordKind[T], paths: list[Path], faults: FaultList) -> Iterator[T]:
    """The records without faults, in one pass; the faults go to `faults`."""
    ids = _Ids()
    for path in paths:
        ids.next_file(os.fspath(path))
        for found in raw_records(path):
            if isinstance(found, Fault):
                faults.add([found])
                continue
            repeated = ids.repeated(found.value, found.place)
            if repeated is not None:
                faults.add([repeated])
            checked = kind.check(found.value, found.place, found.oddities)
            if isinstance(checked, tuple):
                faults.add(checked)
                if found.place.record == 1 and kind.taken_for(found.value):
                    # The files were mixed up: the same sentence for each of its records helps nobody.
                    break
            elif repeated is None:
                yield checked


def _read(kind: RecordKind[T], paths: list[Path]) -> list[T]:
    faults = FaultList()
    records: list[T] = []
    for record in _sound(kind, paths, faults):
        if faults.total:
            # Nothing will be handed out, so nothing more has to be kept.
            records.clear()
        else:
            records.append(record)
    faults.raise_all()
    return records


def _until_faults(kind: RecordKind[T], paths: list[Path]) -> Iterator[T]:
    faults = FaultList()
    yield from _sound(kind, paths, faults)
    faults.raise_all()


def _can_be_read_twice(path: Path) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - any name, also one that no path can have
    except (OSError, ValueError):
        return True


def _iterate(kind: RecordKind[T], paths: list[Path], *, check_first: bool) -> Iterator[T]:
    if not check_first:
        return _until_faults(kind, paths)
    if not all(_can_be_read_twice(path) for path in paths):
        return iter(_read(kind, paths))
    faults = FaultList()
    for _ in _sound(kind, paths, faults):
        pass
    faults.raise_all()
    return _until_faults(kind, paths)


def read_participants(path: Path | Sequence[Path]) -> list[Participant]:
    """All participants of a file, or of several files taken as one.

    Args:
        path: JSON array, JSON Lines or a single object, UTF-8; or a sequence of such files.

    Returns:
        The participants in the order of the input.

    Raises:
        InputError: with all faults of the input; nothing is returned then. No message holds a value of the input.
        UnreadableFileError: an `InputError` for files that are missing, not JSON or not UTF-8.
    """
    return _read(PARTICIPANT, _paths(path))


def read_offers(path: Path | Sequence[Path]) -> list[Offer]:
    """All offers of a file, or of several files taken as one.

    Args:
        path: JSON array, JSON Lines or a single object, UTF-8; or a sequence of such files.

    Returns:
        The offers in the order of the input.

    Raises:
        InputError: with all faults of the input; nothing is returned then.
        UnreadableFileError: an `InputError` for files that are missing, not JSON or not UTF-8.
    """
    return _read(OFFER, _paths(path))


def iter_participants(path: Path | Sequence[Path], *, check_first: bool = True) -> Iterator[Participant]:
    """The participants one by one, in bounded memory however long the file is.

    Memory: the longest record (at most 16 MiB), 1,000 faults, and about 24 bytes a record to find repeated ids.

    Args:
        path: as for `read_participants`.
        check_first: read the input twice: the call itself checks all of it, and only then the first record is handed
            out. A pipe cannot be read twice and is kept in memory. With `False`, sound records are handed out in
            one pass, and the faults are raised at the end: for consumers that can throw away what they got.

    Raises:
        InputError: with all faults; at the call with `check_first`, else after the last sound record.
    """
    return _iterate(PARTICIPANT, _paths(path), check_first=check_first)


def iter_offers(path: Path | Sequence[Path], *, check_first: bool = True) -> Iterator[Offer]:
    """The offers one by one, in bounded memory however long the file is.

    Args:
        path: as for `read_offers`.
        check_first: as for `iter_participants`.

    Raises:
        InputError: with all faults; at the call with `check_first`, else after the last sound record.
    """
    return _iterate(OFFER, _paths(path), check_first=check_first)


def _from(kind: RecordKind[T], raw: Mapping[str, Any], place: Place) -> T:
    checked = kind.check(raw, place, list(oddities(raw)))
    if isinstance(checked, tuple):
        raise InputError(checked)
    return checked


def participant_from(raw: Mapping[str, Any], *, file: str = "-", record: int | str | None = None) -> Participant:
    """One participant from decoded JSON.

    Args:
        raw: the object of the contract.
        file: name for the faults.
        record: number or id for the faults.

    Raises:
        InputError: with all faults of the object.
    """
    return _from(PARTICIPANT, raw, Place(file, record))


def offer_from(raw: Mapping[str, Any], *, file: str = "-", record: int | str | None = None) -> Offer:
    """One offer from decoded JSON.

    Args:
        raw: the object of the contract.
        file: name for the faults.
        record: number or id for the faults.

    Raises:
        InputError: with all faults of the object.
    """
    return _from(OFFER, raw, Place(file, record))
