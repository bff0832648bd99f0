"""One engine, one world: filled, asked, timed. Runs in a process of its own, on one core."""

import gc
import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.offers._answer import TOP
from benchmarks.offers._cache import World, world_of
from benchmarks.offers._flatten import flattened
from benchmarks.offers._floor import copy_bandwidth, floor_bytes
from benchmarks.offers._ours import Ours, index_of
from benchmarks.offers._people import Question
from benchmarks.offers._records import raw_offers
from benchmarks.offers._world import AS_OF
from benchmarks.offers.peers import Peer, peer
from proaktiv_match.index import OfferIndex
from proaktiv_match.matching import Matcher
from proaktiv_match.profiles import Offer

__all__ = ["ONE_CORE", "Measured", "measure", "measure_floor", "measure_opening", "measure_people", "measure_records"]

ONE_CORE = dict.fromkeys(
    (
        "MKL_NUM_THREADS",
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "POLARS_MAX_THREADS",
        "RAYON_NUM_THREADS",
    ),
    "1",
)
"""Environment of the process: libraries that look here keep to one thread; the core itself is bound as well."""

_WARM = 200
_WARM_SECONDS = 10.0
"""Others ask before the clock counts: so many, or for so long."""


_ASKED = ("w1", "w2", "whole")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured.

    Attributes:
        engine: name.
        world: name of the world.
        offers: how many.
        setup: how the engine was set up.
        build: seconds to fill it: of CPU, or on the wall for an engine of another process.
        memory: bytes of own memory that filling added, of all its processes.
        disk: bytes on disk.
        times: seconds of each question by workload, measured alike, in the order of the people.
        answers: the answers by workload, to be compared with those of the others.
    """

    engine: str
    world: str
    offers: int
    setup: str
    build: float
    memory: int
    disk: int
    times: dict[str, list[float]]
    answers: dict[str, Any]

    @property
    def medians(self) -> dict[str, float]:
        """Median seconds by workload."""
        return {name: median(times) for name, times in self.times.items()}


def _own_memory() -> int:
    """Bytes of this process that are no files."""
    for line in Path("/proc/self/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Anonymous:"):
            return int(line.split()[1]) * 1024
    return 0


def _one_core() -> None:
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _clock(kind: type[Peer]) -> Callable[[], float]:
    """CPU time, which tells what one core does whatever else the machine is busy with, where that can be told."""
    return time.perf_counter if kind.outside else time.process_time


def _warm_up(ask: Callable[[Question], Any], warm: list[Question]) -> None:
    begin = time.perf_counter()
    for question in warm:
        if time.perf_counter() - begin > _WARM_SECONDS:
            return
        ask(question)


def _asked(engine: Peer, workload: str, questions: list[Question], warm: list[Question]) -> tuple[list[float], Any]:
    clock = _clock(type(engine))
    ask = engine.filtered if workload == "w1" else engine.ordered
    _warm_up(ask, warm)
    times, answers = [], []
    for question in questions:
        begin = clock()
        answer = ask(question)
        times.append(clock() - begin)
        answers.append(asdict(answer))
    return times, json.loads(json.dumps(answers))


def _whole(engine: Ours, questions: list[Question], warm: list[Question]) -> tuple[list[float], Any]:
    """Times of whole answers with all reasons; nothing to compare with others."""
    _warm_up(engine.explained, warm)
    times = []
    for question in questions:
        begin = time.process_time()
        engine.explained(question)
        times.append(time.process_time() - begin)
    return times, None


def measure(name: str, world: World, questions: int) -> Measured:
    """Fill an engine, ask it, and give times and answers.

    Args:
        name: of the engine.
        world: the offers.
        questions: number of people; ten others ask before them.

    Raises:
        Missing: the engine is not installed.
    """
    _one_core()
    kind = peer(name)
    clock = _clock(kind)
    # Whoever asks for one workload has not asked for the other before.
    asking = {one: list(world.people.questions(questions, first=questions * place)) for place, one in enumerate(_ASKED)}
    warm = list(world.people.questions(_WARM, first=1_000_000))
    with TemporaryDirectory() as folder:
        gc.collect()
        before = _own_memory()
        begin = clock()
        engine = kind(world, Path(folder))
        build = clock() - begin - engine.apart
        gc.collect()
        memory = max(_own_memory() - before, 0)
        try:
            workloads = ["w1"] * kind.skill_order + ["w2"] * kind.full_order
            asked = {one: _asked(engine, one, asking[one], warm) for one in workloads}
            if isinstance(engine, Ours):
                asked["whole"] = _whole(engine, asking["whole"], warm)
            files = sum(one.stat().st_size for one in Path(folder).rglob("*") if one.is_file())
            disk = files + engine.elsewhere + engine.beside
        finally:
            engine.close()
    return Measured(
        engine=name,
        world=world.maker.world,
        offers=len(world.columns),
        setup=kind.setup,
        build=build,
        memory=memory,
        disk=disk,
        times={one: times for one, (times, _) in asked.items()},
        answers={one: answers for one, (_, answers) in asked.items()},
    )


def measure_records(name: str, offers: int, cache: Path) -> dict[str, float]:
    """Seconds to validate records, and to read validated ones into the columns that the other engines get."""
    _one_core()
    world = world_of(name, offers, cache)
    raw = [one for block in world.maker.blocks(offers) for one in raw_offers(world.maker, block)]
    begin = time.process_time()
    records = [Offer.model_validate(one) for one in raw]
    validated = time.process_time()
    flattened(world.maker, records)
    return {"offers": offers, "validate": validated - begin, "flatten": time.process_time() - validated}


def measure_opening(name: str, offers: int, questions: int, cache: Path) -> dict[str, float]:
    """Seconds to open an index, and bytes of own memory that a process with it has more than a bare one.

    The bare one has the same imports and the same taxonomy; ours has opened the index and answered some questions.
    """
    _one_core()
    world = world_of(name, offers, cache)
    folder, _ = index_of(world)
    size = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
    records = sum(one.stat().st_size for one in folder.rglob("offers.jsonl"))
    matcher = Matcher([], world.maker.taxonomy)
    people = list(world.people.records(questions))
    for person in people:
        matcher.suggest(person, AS_OF, TOP)
    gc.collect()
    bare = _own_memory()
    begin = time.perf_counter()
    index = OfferIndex.open(folder)
    opened = time.perf_counter() - begin
    matcher = Matcher(index, world.maker.taxonomy)
    for person in people:
        matcher.suggest(person, AS_OF, TOP)
    gc.collect()
    own = _own_memory() - bare
    return {"offers": offers, "open": opened, "own": own, "bytes": size, "columns": size - records}


def measure_people(name: str, offers: int, counts: list[int], cache: Path) -> dict[str, float]:
    """Seconds in which so many people are answered one after the other: read, searched, the first 20 found.

    Args:
        name: of the world.
        offers: how many offers.
        counts: numbers of people, rising; the first of the most count for all.
        cache: folder of the worlds.
    """
    _one_core()
    world = world_of(name, offers, cache)
    ours = Ours(world, world.home)
    for question in world.people.questions(_WARM, first=1_000_000):
        ours.ordered(question)
    taken, told = 0.0, {}
    for number, person in enumerate(world.people.records(counts[-1]), 1):
        begin = time.process_time()
        ours.first(person)
        taken += time.process_time() - begin
        if number in counts:
            told[str(number)] = taken
    return told


def measure_floor(name: str, offers: int, questions: int, cache: Path) -> dict[str, float]:
    """Bandwidth, and median bytes and seconds of the floor of a world."""
    _one_core()
    world = world_of(name, offers, cache)
    size = median(floor_bytes(world.columns, one) for one in world.people.questions(questions))
    bandwidth = copy_bandwidth()
    return {"bytes": size, "bandwidth": bandwidth, "seconds": size / bandwidth}
