"""Offers as they stream in become arrays and record lines, in memory or on disk; the offers themselves are let go."""

import os
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.index._build import SegmentBuilder
from proaktiv_match.index._records import Records, record_line
from proaktiv_match.index._segment import Segment
from proaktiv_match.profiles import Offer
from proaktiv_match.skills import SkillMap, compile_all

__all__ = ["RECORDS", "compiled_in_memory", "compiled_on_disk", "mapped_lines"]

RECORDS: Final = "offers.jsonl"

_CAME: Final = "offers.part"
"""Record lines in the order in which they came."""

_TOGETHER: Final = 1024
"""Offers whose texts are linked together; some fifty megabytes of offers that say much."""

_BUFFER: Final = 1 << 20

_Array = NDArray[Any]


def compiled_in_memory(offers: Iterable[Offer], skill_map: SkillMap) -> Segment:
    """Compile offers; their records are kept as lines, many times smaller than the offers.

    Args:
        offers: in any order; each id once.
        skill_map: the taxonomy.
    """
    came = bytearray()
    arrays, starts, stops = _compiled(offers, skill_map, came.extend)
    return Segment(arrays, Records(np.frombuffer(came, np.uint8), starts, stops))


def compiled_on_disk(offers: Iterable[Offer], skill_map: SkillMap, folder: Path) -> dict[str, _Array]:
    """Compile offers; their records are in the folder then, in the order of their ids.

    Args:
        offers: in any order; each id once.
        skill_map: the taxonomy.
        folder: of the segment.

    Returns:
        The arrays, still to be written.
    """
    with (folder / _CAME).open("wb", _BUFFER) as stream:
        arrays, starts, stops = _compiled(offers, skill_map, stream.write)
        stream.flush()
        os.fsync(stream.fileno())
    if np.any(starts[1:] != stops[:-1]):
        _in_order(folder, starts, stops)
        lengths = stops - starts
        stops = np.cumsum(lengths)
        starts = stops - lengths
    else:
        (folder / _CAME).rename(folder / RECORDS)
    return arrays | {"record_starts": starts, "record_stops": stops}


def mapped_lines(folder: Path) -> NDArray[np.uint8]:
    """The record lines of a segment on disk."""
    path = folder / RECORDS
    # A plain view of the same memory: slices of `memmap` itself are many times slower.
    return np.asarray(np.memmap(path, np.uint8, "r")) if path.stat().st_size else np.zeros(0, np.uint8)


def _compiled(
    offers: Iterable[Offer], skill_map: SkillMap, write: Callable[[bytes], object]
) -> tuple[dict[str, _Array], _Array, _Array]:
    """The arrays, and where the line of each offer begins and ends among those that were written."""
    builder = SegmentBuilder()
    lengths = array("q")
    for some in _chunks(offers):
        for offer, requirements in zip(some, compile_all(some, skill_map), strict=True):
            builder.add(offer, requirements)
            line = record_line(offer)
            write(line)
            lengths.append(len(line))
    arrays, order = builder.finish()
    stops = np.cumsum(lengths, dtype=np.int64)
    return arrays, (stops - np.array(lengths, np.int64))[order], stops[order]


def _in_order(folder: Path, starts: _Array, stops: _Array) -> None:
    """Write the lines anew, so that the same offers give the same file in whatever order they came."""
    lines = np.memmap(folder / _CAME, np.uint8, "r").data
    with (folder / RECORDS).open("wb", _BUFFER) as stream:
        for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
            stream.write(lines[start:stop])
        stream.flush()
        os.fsync(stream.fileno())
    lines.release()
    (folder / _CAME).unlink()


def _chunks(offers: Iterable[Offer]) -> Iterator[list[Offer]]:
    stream = iter(offers)
    while some := list(islice(stream, _TOGETHER)):
        yield some
