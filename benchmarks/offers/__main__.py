"""One person against many offers: this package's index beside tantivy, polars, DuckDB, scipy sparse and PostgreSQL.

    python -m benchmarks.offers [--offers 10000 100000 1000000] [--worlds unknown known] [--engines …] [--write FILE.md]

Every engine is filled from the same columns, asked the same questions and has one core; each runs in a process of its
own. All answers are compared, and a difference ends the run. What is not installed is left out and named
(`pip install --group bench`; PostgreSQL's server comes from the system).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.offers._cache import world_of
from benchmarks.offers._measure import (
    ONE_CORE,
    Measured,
    measure,
    measure_floor,
    measure_opening,
    measure_people,
    measure_records,
)
from benchmarks.offers._report import Run, written
from benchmarks.offers.peers import ENGINES, Missing

_WORLDS = ("unknown", "known")
_RECORDS = 10_000
"""Records whose reading is timed; each costs the same."""

_PEOPLE = "people"
_CROWDS = [1_000, 10_000, 100_000]
_OPENING = "opening"
_ASKED = 20
"""People who ask before the memory of a process is told."""

_LEFT_OUT = 3
"""Exit code of the process of an engine that is not installed."""


def _told(
    engine: str, world: str, offers: int, questions: int, cache: Path, crowds: list[int] | None = None
) -> dict[str, Any] | None:
    """What a process of its own measures; nothing where the engine is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "measured.json"
        command = [sys.executable, "-m", "benchmarks.offers", "--one", engine, "--worlds", world]
        command += ["--offers", str(offers), "--questions", str(questions), "--cache", str(cache), "--write", str(out)]
        command += ["--people", *map(str, crowds or ())]
        ended = subprocess.run(command, env={**os.environ, **ONE_CORE}, check=False)  # noqa: S603  our own program
        if ended.returncode == _LEFT_OUT:
            return None
        if ended.returncode:
            raise RuntimeError(f"{engine} ended with {ended.returncode} on {offers} offers of world {world}")
        told: dict[str, Any] = json.loads(out.read_text("utf-8"))
        return told


def _alone(engine: str, world: str, offers: int, questions: int, cache: Path) -> Measured | None:
    """Measure one engine in a process of its own; nothing where it is not installed."""
    told = _told(engine, world, offers, questions, cache)
    return None if told is None else Measured(**told)


def _opening(world: str, offers: int, cache: Path) -> dict[str, float]:
    told = _told(_OPENING, world, offers, _ASKED, cache)
    if told is None:
        raise RuntimeError("the index of this package needs nothing that could be missing")
    return told


def _people(world: str, offers: int, crowds: list[int], cache: Path) -> dict[int, float]:
    told = _told(_PEOPLE, world, offers, 0, cache, crowds)
    if told is None:
        raise RuntimeError("the index of this package needs nothing that could be missing")
    return {int(count): seconds for count, seconds in told.items()}


def _compared(run: list[Measured]) -> None:
    """All engines say the same.

    Raises:
        AssertionError: two answers differ.
    """
    for workload in ("w1", "w2"):
        answering = [one for one in run if workload in one.answers]
        for one in answering[1:]:
            pairs = zip(answering[0].answers[workload], one.answers[workload], strict=True)
            for number, (first, second) in enumerate(pairs):
                if first != second:
                    names = f"{answering[0].engine} and {one.engine}"
                    raise AssertionError(f"{names} differ in {workload}, question {number}, world {one.world}")


def _run(
    engines: list[str], worlds: list[str], sizes: list[int], crowds: list[int], questions: int, cache: Path
) -> Run:
    run = Run([], {}, {}, {}, {}, set(), questions)
    for world in worlds:
        run.records[world] = measure_records(world, min(*sizes, _RECORDS), cache)
        if crowds and "proaktiv_match" in engines:
            run.people[world] = _people(world, min(sizes), crowds, cache)
        for offers in sorted(sizes):
            world_of(world, offers, cache)
            run.floors[world, offers] = measure_floor(world, offers, questions, cache)
            here = []
            for engine in engines:
                found = _alone(engine, world, offers, questions, cache)
                if found is None:
                    run.left_out.add(engine)
                    continue
                shown = ", ".join(f"{name} {seconds * 1000:.2f} ms" for name, seconds in found.medians.items())
                print(f"{world} {offers:,} {engine}: build {found.build:.2f} s, {shown}", flush=True)
                here.append(found)
            _compared(here)
            if "proaktiv_match" in engines:
                run.openings[world, offers] = _opening(world, offers, cache)
            run.measured.extend(here)
    return run


def main() -> int:
    """Measure, compare, print, and write the page if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--offers", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], help="sizes")
    parser.add_argument("--worlds", nargs="+", choices=_WORLDS, default=list(_WORLDS), help="worlds")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES), help="engines")
    parser.add_argument("--people", type=int, nargs="*", default=_CROWDS, help="numbers of people, for their growth")
    parser.add_argument("--questions", type=int, default=50, help="people who ask, each measured")
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "offers-worlds", help="folder that keeps the worlds"
    )
    parser.add_argument("--write", type=Path, help="write the page to this file, the plot beside it")
    parser.add_argument(
        "--one", choices=(*ENGINES, _OPENING, _PEOPLE), help="measure one engine in this process, as JSON to --write"
    )
    chosen = parser.parse_args()
    if chosen.one == _PEOPLE:
        told = measure_people(chosen.worlds[0], chosen.offers[0], sorted(chosen.people), chosen.cache)
        chosen.write.write_text(json.dumps(told), encoding="utf-8")
        return 0
    if chosen.one == _OPENING:
        told = measure_opening(chosen.worlds[0], chosen.offers[0], chosen.questions, chosen.cache)
        chosen.write.write_text(json.dumps(told), encoding="utf-8")
        return 0
    if chosen.one:
        try:
            found = measure(chosen.one, world_of(chosen.worlds[0], chosen.offers[0], chosen.cache), chosen.questions)
        except Missing as missing:
            print(f"left out: {missing}", file=sys.stderr)
            return _LEFT_OUT
        chosen.write.write_text(json.dumps(asdict(found)), encoding="utf-8")
        return 0
    run = _run(chosen.engines, chosen.worlds, chosen.offers, sorted(chosen.people), chosen.questions, chosen.cache)
    page, plot = written(run)
    if chosen.write:
        chosen.write.write_text(page, encoding="utf-8")
        chosen.write.with_suffix(".svg").write_text(plot, encoding="utf-8")
    print(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
