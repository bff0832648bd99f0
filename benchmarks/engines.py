"""Many people against one index, by each engine: the same bytes, people a second, peak memory of all processes.

    python -m benchmarks.engines [--world unknown] [--offers 10000] [--people 1000] [--engines serial processes spark]
                                 [--processes 2] [--top 20] [--cache DIR]

Offers and people are invented (benchmarks/offers), the taxonomy is the bundled one. Each engine runs in a fresh
process; reading and checking the people comes before the clock starts, starting processes after it. Seconds of CPU are
those of all processes: on a busy machine they tell more than the clock. Memory is read from /proc/<pid>/smaps_rollup of
the process and of all that it has started: private is what each has for itself, shared is the index and the libraries,
counted once.
"""

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.offers._cache import World, world_of
from benchmarks.offers._people import place_table
from benchmarks.offers._world import AS_OF
from proaktiv_match.engines import Engine, Processes, Serial, Task
from proaktiv_match.errors import UnreadableFileError
from proaktiv_match.index import OfferIndex, build_index
from proaktiv_match.profiles import iter_participants

ENGINES = ("serial", "processes", "spark")

_PERIOD = 2.0
"""Seconds between two looks at the memory; a look at a large index costs some milliseconds of CPU itself."""

_KIB = 1024
_MEGABYTE = 1_000_000


@dataclass
class Memory:
    """Peaks over all processes of a run, in bytes.

    Attributes:
        private: what they had for themselves, together.
        largest: what the largest of them had for itself.
        total: private, and what is shared counted once.
        processes: how many there were at most.
    """

    private: int = 0
    largest: int = 0
    total: int = 0
    processes: int = 0

    def look(self, process: int) -> None:
        """Look at a process and all that it has started."""
        found = [told for one in _family(process) if (told := _rollup(one)) is not None]
        own = [one["Private_Clean"] + one["Private_Dirty"] for one in found]
        self.private = max(self.private, sum(own))
        self.largest = max(self.largest, *own, 0)
        self.total = max(self.total, sum(one["Pss"] for one in found))
        self.processes = max(self.processes, len(found))


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [one for task in tasks for one in (task / "children").read_text("utf-8").split()]
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _rollup(process: int) -> dict[str, int] | None:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()[1:]
    except OSError:
        return None
    found = {name: int(value.split()[0]) * _KIB for name, _, value in (line.partition(":") for line in lines)}
    return found if "Pss" in found else None


def _index_of(world: World) -> Path:
    """The index of a world with the bundled taxonomy; one that does not open any more is built anew."""
    folder = world.home / "index-bundled"
    try:
        OfferIndex.open(folder)
    except UnreadableFileError:
        begin = time.perf_counter()
        build_index(folder, world.records())
        print(f"index of {len(world.columns):,} offers: {time.perf_counter() - begin:.1f} s", flush=True)
    return folder


def _written(path: Path, lines: Iterator[str]) -> Path:
    if not path.exists():
        making = path.with_suffix(".part")
        with making.open("w", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in lines)
        making.rename(path)
    return path


def _task(world: World, top: int) -> Task:
    table = place_table()
    rows = ("postcode;lat;lon", *(f"{postcode};{lat};{lon}" for postcode, (lat, lon) in sorted(table.items())))
    places = _written(world.home / "places.csv", iter(rows))
    return Task(AS_OF, index=_index_of(world), places=places, top=top)


def _people(world: World, count: int) -> Path:
    records = (json.dumps(world.people.raw(number), ensure_ascii=False) for number in range(count))
    return _written(world.home / f"people-{count}.jsonl", records)


def _engine(name: str, processes: int) -> Engine:
    if name == "serial":
        return Serial()
    if name == "processes":
        return Processes(processes)
    from proaktiv_match.engines import spark_engine

    return spark_engine(f"local[{processes}]")


def _run(name: str, world: World, chosen: argparse.Namespace) -> dict[str, float | int | str]:
    """One engine in this process."""
    task, people = _task(world, chosen.top), iter_participants(_people(world, chosen.people))
    digest, count, first, size = hashlib.sha256(), 0, 0.0, 0
    begin, before = time.perf_counter(), _cpu()
    for text in _engine(name, chosen.processes).run(task, people):
        data = text.encode()
        digest.update(data + b"\n")
        size += len(data) + 1
        count += 1
        first = first or time.perf_counter() - begin
    return {
        "digest": digest.hexdigest(),
        "people": count,
        "bytes": size,
        "first": first,
        "seconds": time.perf_counter() - begin,
        "cpu": _cpu() - before,
    }


def _cpu() -> float:
    """Seconds of CPU of this process and of those that it has started and that have ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def _alone(name: str, chosen: argparse.Namespace, folder: Path) -> tuple[dict[str, float], Memory]:
    """One engine in a process of its own, and its memory."""
    told = folder / f"{name}.json"
    words = ["--one", name, "--write", str(told), "--world", chosen.world, "--offers", str(chosen.offers)]
    words += ["--people", str(chosen.people), "--processes", str(chosen.processes), "--top", str(chosen.top)]
    memory = Memory()
    command = [sys.executable, "-m", "benchmarks.engines", *words, "--cache", str(chosen.cache)]
    with subprocess.Popen(command) as running:  # noqa: S603  ourselves
        while running.poll() is None:
            memory.look(running.pid)
            time.sleep(_PERIOD)
    if running.returncode:
        raise SystemExit(running.returncode)
    return json.loads(told.read_text("utf-8")), memory


def _compared(chosen: argparse.Namespace) -> int:
    world = world_of(chosen.world, chosen.offers, chosen.cache)
    _task(world, chosen.top)
    _people(world, chosen.people)
    cores = len(os.sched_getaffinity(0))
    print(f"{chosen.people:,} people x {chosen.offers:,} offers ({chosen.world}), top {chosen.top}, {cores} cores")
    print(
        "| engine | seconds | CPU s | first result s | people/s | to serial | bytes | processes | private MB "
        "| largest MB | private and shared MB |"
    )
    print("|---|" + "---:|" * 10)
    digests, serial = set(), 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen.engines:
            told, memory = _alone(name, chosen, Path(folder))
            digests.add(told["digest"])
            seconds = told["seconds"]
            serial = seconds if name == "serial" else serial
            ratio = f"{serial / seconds:.2f} x" if serial else ""
            own, largest, total = (value // _MEGABYTE for value in (memory.private, memory.largest, memory.total))
            cells = (
                name,
                f"{seconds:.1f}",
                f"{told['cpu']:.1f}",
                f"{told['first']:.1f}",
                f"{told['people'] / seconds:.1f}",
                ratio,
                f"{told['bytes']:,}",
                *map(str, (memory.processes, own, largest, total)),
            )
            print(f"| {' | '.join(cells)} |", flush=True)
    print("same bytes" if len(digests) == 1 else "DIFFERENT BYTES")
    return 0 if len(digests) == 1 else 1


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--world", choices=("unknown", "known"), default="unknown", help="of the offers")
    parser.add_argument("--offers", type=int, default=10_000, help="how many")
    parser.add_argument("--people", type=int, default=1_000, help="how many")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES[:2]), help="engines")
    parser.add_argument("--processes", type=int, default=2, help="of the engines that have several")
    parser.add_argument("--top", type=int, default=20, help="suggestions a person")
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "offers-worlds", help="folder that keeps the worlds"
    )
    parser.add_argument("--one", choices=ENGINES, help="run one engine in this process, figures as JSON to --write")
    parser.add_argument("--write", type=Path, help="for --one")
    chosen = parser.parse_args()
    chosen.cache.mkdir(parents=True, exist_ok=True)
    if chosen.one is None:
        return _compared(chosen)
    found = _run(chosen.one, world_of(chosen.world, chosen.offers, chosen.cache), chosen)
    chosen.write.write_text(json.dumps(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
