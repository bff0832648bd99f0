"""What was measured as a page and a plot."""

import platform
from dataclasses import dataclass
from math import log

from benchmarks.offers._measure import Measured
from benchmarks.offers._plot import Line, plotted

__all__ = ["Run", "written"]

PAGE = """# One person against many offers

Written by `python -m benchmarks.offers --write docs/offers-benchmark.md`. Machines differ and are noisy: the ratios
carry over, the absolute figures do not.

{questions} people for each workload after a warm-up with others (200, or ten seconds), each asked for the first 20
without explanations; {machine}.
CPU time; for PostgreSQL, whose server is another process, time on the wall. All engines gave the same answers, which
the tests hold against the matcher itself. The others are filled from resolved columns (interval ends, postings with
weights, counts of what is beyond usual) and get the person as numbers; this package's index is built from validated
records, and the time of its question has the reading of the participant's record in it. What one person's limits mean
for a demand is kept and serves others with the same limits, so that a first question on a new index takes longer.

The floor: 8 bytes for each posting of the person's skills plus one bit an offer and limit, at {bandwidth} GiB copied a
second.

What is near a skill counts once in an offer, which no database says as a plain sum; so in these worlds nothing is near
anything, and people name as many skills as six skills are near to in the bundled taxonomy.

![Median time of a question by number of offers](offers-benchmark.svg)"""

_OURS = "proaktiv_match"
_NAMES = {"w1": "W1, filter by the limits and rank by skill score", "w2": "W2, full order of A25 with counts"}
_CROWD = "People one after the other, 10,000 offers"
_WORLDS = {
    "unknown": "mostly unknown: some three stated demands an offer, as in advertisements",
    "known": "mostly known: most of the 40 measures stated",
}


@dataclass(frozen=True, slots=True)
class Run:
    """All that one run found.

    Attributes:
        measured: engines, worlds and sizes.
        floors: floor by world and number of offers.
        records: by world: number of records, seconds to validate them, seconds to read them into columns.
        openings: by world and number of offers: seconds to open our index, own memory of a process, bytes on disk.
        people: by world: seconds in which our index answers so many people, by their number.
        left_out: engines that are not installed.
        questions: people who asked.
    """

    measured: list[Measured]
    floors: dict[tuple[str, int], dict[str, float]]
    records: dict[str, dict[str, float]]
    openings: dict[tuple[str, int], dict[str, float]]
    people: dict[str, dict[int, float]]
    left_out: set[str]
    questions: int

    def of(self, engine: str, world: str, workload: str) -> dict[int, float]:
        """Median seconds by number of offers."""
        return {
            one.offers: one.medians[workload]
            for one in self.measured
            if one.engine == engine and one.world == world and workload in one.times
        }

    @property
    def engines(self) -> list[str]:
        """Engines in the order in which they were measured."""
        return list(dict.fromkeys(one.engine for one in self.measured))

    @property
    def worlds(self) -> list[str]:
        """Worlds in the order in which they were measured."""
        return list(dict.fromkeys(one.world for one in self.measured))

    @property
    def sizes(self) -> list[int]:
        """Numbers of offers, rising."""
        return sorted({one.offers for one in self.measured})


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _exponent(times: dict[int, float]) -> str:
    """Growth between the smallest and the largest size: 1 is linear."""
    if len(times) < 2:
        return "—"
    few, many = min(times), max(times)
    return f"{log(times[many] / times[few]) / log(many / few):.2f}"


def _milliseconds(times: dict[int, float], size: int) -> str:
    return f"{times[size] * 1000:,.2f}" if size in times else "—"


def _workload(run: Run, world: str, workload: str) -> list[str]:
    lines = [
        _row([f"{_NAMES[workload]}; median ms", *(f"{size:,} offers" for size in run.sizes), "growth"]),
        _row(["---", *["---:"] * (len(run.sizes) + 1)]),
    ]
    found = {engine: times for engine in run.engines if (times := run.of(engine, world, workload))}
    for engine, times in found.items():
        lines.append(_row([engine, *(_milliseconds(times, size) for size in run.sizes), _exponent(times)]))
    floors = {size: run.floors[world, size]["seconds"] for size in run.sizes if (world, size) in run.floors}
    if workload == "w1":
        lines.append(_row(["floor", *(_milliseconds(floors, size) for size in run.sizes), _exponent(floors)]))
    if _OURS in found:
        ratios = []
        for size in run.sizes:
            others = [times[size] for engine, times in found.items() if engine != _OURS and size in times]
            known = size in found[_OURS] and others
            ratios.append(f"**{min(others) / found[_OURS][size]:.1f} x**" if known else "—")
        lines.append(_row(["**fastest other / this package**", *ratios, ""]))
        if workload == "w1":
            times = found[_OURS]
            known = [size in times and size in floors for size in run.sizes]
            above = [
                f"{times[size] / floors[size]:.1f} x" if told else "—"
                for size, told in zip(run.sizes, known, strict=True)
            ]
            lines.append(_row(["this package / floor", *above, ""]))
    return lines


def _whole(run: Run, world: str) -> list[str]:
    """What the explanations cost, told apart."""
    times = run.of(_OURS, world, "whole")
    if not times:
        return []
    cells = [f"{size:,} offers {_milliseconds(times, size)} ms" for size in run.sizes if size in times]
    return [
        (
            "The whole answer as a coach gets it from this package (20 pairs compared and explained in full, all "
            f"counts with their reasons, the first offers that are one step away): {', '.join(cells)}."
        ),
        "",
    ]


def _people(run: Run, world: str) -> list[str]:
    times = run.people.get(world)
    if not times:
        return []
    cells = [f"{count:,} people {seconds:,.1f} s" for count, seconds in times.items()]
    return [
        "",
        (
            f"People one after the other, {min(run.sizes):,} offers, the first 20 each without explanations: "
            f"{', '.join(cells)}; growth {_exponent(times)}."
        ),
    ]


def _openings(run: Run, world: str) -> list[str]:
    found = {size: told for (name, size), told in sorted(run.openings.items()) if name == world}
    if not found:
        return []
    lines = ["", _row(["index of", "open ms", "own memory of a further process MB", "columns MB", "with records MB"])]
    lines.append(_row(["---", *["---:"] * 4]))
    for size, told in found.items():
        sizes = [f"{told[name] / 2**20:,.1f}" for name in ("own", "columns", "bytes")]
        lines.append(_row([f"{size:,} offers", f"{told['open'] * 1000:.1f}", *sizes]))
    return lines


def _filling(run: Run, world: str) -> list[str]:
    read = run.records[world]
    each = read["flatten"] / read["offers"]
    lines = [
        (
            f"Reading {read['offers']:,} validated records into columns takes {read['flatten']:.1f} s (validating them "
            f"{read['validate']:.1f} s, which counts for nobody); in the column “from records” it comes on top of what "
            "the other engines take to be filled."
        ),
        "",
        _row(["engine", "offers", "from columns s", "from records s", "memory MB", "disk MB", "set-up"]),
        _row(["---", *["---:"] * 5, "---"]),
    ]
    for one in run.measured:
        if one.world == world:
            sizes = [f"{one.memory / 2**20:,.0f}", f"{one.disk / 2**20:,.0f}"]
            ours = one.engine == _OURS
            build = (
                ["—", f"{one.build:,.1f}"] if ours else [f"{one.build:,.2f}", f"{one.build + each * one.offers:,.1f}"]
            )
            lines.append(_row([one.engine, f"{one.offers:,}", *build, *sizes, one.setup]))
    return lines + _openings(run, world)


def _lines(run: Run, workload: str) -> list[Line]:
    found = [
        Line(engine, world, {size: seconds * 1000 for size, seconds in times.items()})
        for world in run.worlds
        for engine in run.engines
        if (times := run.of(engine, world, workload))
    ]
    if workload == "w1":
        found += [
            Line("floor", world, {size: run.floors[world, size]["seconds"] * 1000 for size in run.sizes})
            for world in run.worlds
        ]
    return found


def written(run: Run) -> tuple[str, str]:
    """The page in Markdown, and the plot as SVG."""
    bandwidth = max((floor["bandwidth"] for floor in run.floors.values()), default=0.0)
    machine = f"one core, {platform.machine()}, CPython {platform.python_version()}"
    lines = [PAGE.format(questions=run.questions, machine=machine, bandwidth=f"{bandwidth / 2**30:.1f}")]
    if run.left_out:
        lines += ["", f"Left out, because not installed: {', '.join(sorted(run.left_out))}."]
    for world in run.worlds:
        lines += ["", f"## World {_WORLDS[world]}", ""]
        for workload in _NAMES:
            if any(workload in one.times for one in run.measured):
                lines += [*_workload(run, world, workload), ""]
        lines += [*_whole(run, world), *_filling(run, world), *_people(run, world)]
    panels = {_NAMES[name]: _lines(run, name) for name in _NAMES}
    crowds = [
        Line(_OURS, world, {count: seconds * 1000 for count, seconds in times.items()})
        for world, times in run.people.items()
    ]
    return "\n".join([*lines, ""]), plotted(panels | ({_CROWD: crowds} if crowds else {}), run.worlds)
