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
from dataclasses import asdict, dataclass, replace
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

_READING, _FLOOR, _PEOPLE, _OPENING = _OTHERS = ("reading", "floor", "people", "opening")
"""What is measured beside the engines."""

_CROWDS = [1_000, 10_000, 100_000]
_ASKED = 20
"""People who ask before the memory of a process is told."""

_LEFT_OUT = 3
"""Exit code of the process of an engine that is not installed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one process is asked for.

    Attributes:
        world: name.
        offers: how many.
        questions: people who ask.
        cache: folder of the worlds.
        kept: folder of what was measured.
    """

    world: str
    offers: int
    questions: int
    cache: Path
    kept: Path


def _told(asked: Asked, engine: str, crowds: list[int] | None = None) -> dict[str, Any] | None:
    """What a process of its own measures, or has measured before; nothing where the engine is not installed."""
    asked.kept.mkdir(parents=True, exist_ok=True)
    out = asked.kept / f"{engine}-{asked.world}-{asked.offers}-{asked.questions}.json"
    if not out.exists():
        making = out.with_suffix(".part")
        command = [sys.executable, "-m", "benchmarks.offers", "--one", engine, "--worlds", asked.world]
        command += ["--offers", str(asked.offers), "--questions", str(asked.questions), "--cache", str(asked.cache)]
        command += ["--write", str(making), "--people", *map(str, crowds or ())]
        ended = subprocess.run(command, env={**os.environ, **ONE_CORE}, check=False)  # noqa: S603  our own program
        if ended.returncode == _LEFT_OUT:
            return None
        if ended.returncode:
            raise RuntimeError(f"{engine} ended with {ended.returncode} on {asked.offers} offers, world {asked.world}")
        making.rename(out)
    told: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return told


def _alone(engine: str, asked: Asked) -> Measured | None:
    """Measure one engine in a process of its own; nothing where it is not installed."""
    told = _told(asked, engine)
    return None if told is None else Measured(**told)


def _own(asked: Asked, what: str, crowds: list[int] | None = None) -> dict[str, Any]:
    """What only this package is asked for."""
    told = _told(asked, what, crowds)
    if told is None:
        raise RuntimeError("the index of this package needs nothing that could be missing")
    return told


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


def _run(chosen: argparse.Namespace) -> Run:
    run = Run([], {}, {}, {}, {}, set(), chosen.questions)
    ours = "proaktiv_match" in chosen.engines
    for world in chosen.worlds:
        few = Asked(world, min(*chosen.offers, _RECORDS), chosen.questions, chosen.cache, chosen.kept)
        run.records[world] = _own(few, _READING)
        # The growth with people is that of their number, whatever the offers say: one world tells it.
        if chosen.people and ours and world == chosen.worlds[0]:
            told = _own(few, _PEOPLE, sorted(chosen.people))
            run.people[world] = {int(count): seconds for count, seconds in told.items()}
        for offers in sorted(chosen.offers):
            asked = replace(few, offers=offers)
            world_of(world, offers, chosen.cache)
            run.floors[world, offers] = _own(asked, _FLOOR)
            here = []
            for engine in chosen.engines:
                found = _alone(engine, asked)
                if found is None:
                    run.left_out.add(engine)
                    continue
                shown = ", ".join(f"{name} {seconds * 1000:.2f} ms" for name, seconds in found.medians.items())
                print(f"{world} {offers:,} {engine}: build {found.build:.2f} s, {shown}", flush=True)
                here.append(found)
            _compared(here)
            if ours:
                run.openings[world, offers] = _own(asked, _OPENING)
            run.measured.extend(here)
    return run


def _one(chosen: argparse.Namespace) -> dict[str, Any]:
    """One measurement, in this process."""
    world, offers, cache = chosen.worlds[0], chosen.offers[0], chosen.cache
    match chosen.one:
        case "reading":
            return measure_records(world, offers, cache)
        case "floor":
            return measure_floor(world, offers, chosen.questions, cache)
        case "opening":
            return measure_opening(world, offers, _ASKED, cache)
        case "people":
            return measure_people(world, offers, sorted(chosen.people), cache)
        case engine:
            return asdict(measure(engine, world_of(world, offers, cache), chosen.questions))


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
    parser.add_argument("--kept", type=Path, help="folder of measurements: those in it are not repeated")
    parser.add_argument("--write", type=Path, help="write the page to this file, the plot beside it")
    parser.add_argument(
        "--one", choices=(*ENGINES, *_OTHERS), help="measure one engine in this process, as JSON to --write"
    )
    chosen = parser.parse_args()
    if chosen.one:
        try:
            told = _one(chosen)
        except Missing as missing:
            print(f"left out: {missing}", file=sys.stderr)
            return _LEFT_OUT
        chosen.write.write_text(json.dumps(told), encoding="utf-8")
        return 0
    if chosen.kept is None:
        with tempfile.TemporaryDirectory() as folder:
            chosen.kept = Path(folder)
            run = _run(chosen)
    else:
        run = _run(chosen)
    page, plot = written(run)
    if chosen.write:
        chosen.write.write_text(page, encoding="utf-8")
        chosen.write.with_suffix(".svg").write_text(plot, encoding="utf-8")
    print(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
