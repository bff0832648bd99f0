"""The table of typical demands against the European tasks database, of which nothing went into the table.

    python -m benchmarks.typical_demands [--data DIR] [--table FILE] [--write FILE]

Both sides are brought to ISCO-08 with two digits. The tasks database has a value by occupation and branch; it is
averaged over the branches, weighted by the people in them. A group of the KldB belongs to an ISCO group as often as
the BA's crosswalk for EURES links one of its titles to an ESCO occupation of that ISCO group. Beside the rank
correlation stands its 95 % interval of a bootstrap over the ISCO groups.
"""

import argparse
import csv
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from proaktiv_match.reading.occupations import TypicalDemands

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
AIM = 0.5
DRAWS = 2000

COMPARED = (
    ("strength", "work_heaviness", "class"),
    ("strength", "lift_carry", "manchmal"),
    ("dexterity", "fine_motor", "grade"),
    ("repetitiv", "repetitive_hand", "share"),
    ("team", "teamwork", "grade"),
    ("autonomy", "planning_autonomy", "grade"),
)
"""Column of the tasks database, dimension, measure. Chosen before the first run."""

_MAPPING_HEAD = 18
_ARMED_FORCES = "0"

Weights = dict[str, dict[str, int]]


def isco_of_groups(folder: Path) -> Weights:
    """ISCO group to the groups of the KldB that belong to it, with the number of links."""
    with (folder / "esco" / "occupations_de.csv").open(encoding="utf-8", newline="") as stream:
        isco = {row["conceptUri"]: row["iscoGroup"][:2] for row in csv.DictReader(stream)}
    weights: Weights = defaultdict(lambda: defaultdict(int))
    with (folder / "ba" / "eures_occupations_kldb_esco.csv").open(encoding="utf-8", newline="") as stream:
        for row in list(csv.reader(stream))[_MAPPING_HEAD:]:
            if row[2].startswith("B ") and row[0] in isco:
                weights[isco[row[0]]][row[2][2:5]] += 1
    return {code: dict(groups) for code, groups in weights.items() if not code.startswith(_ARMED_FORCES)}


def tasks(folder: Path, column: str) -> dict[str, float]:
    """ISCO group to the value of the tasks database, mean over the branches."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    with (folder / "demands" / "tasks_eu_isco2d_nace2d_EU15.csv").open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            if row[column] and row["pop"]:
                people = float(row["pop"])
                total = sums[row["isco"][:2]]
                total[0] += people * float(row[column])
                total[1] += people
    return {code: value / people for code, (value, people) in sums.items() if people}


def middles(typical: TypicalDemands, dimension: str, measure: str) -> dict[str, float]:
    """Group of the KldB to the middle of what is typical."""
    found = {}
    for group in typical.groups:
        for cell in typical.of(group):
            if (cell.dimension, cell.measure) == (dimension, measure) and cell.interval is not None:
                found[group] = float(cell.interval.lo + cell.interval.hi) / 2
    return found


def pairs(weights: Weights, ours: dict[str, float], theirs: dict[str, float]) -> list[tuple[float, float]]:
    """Our value and theirs for each ISCO group that both know."""
    found = []
    for code, groups in sorted(weights.items()):
        known = {group: links for group, links in groups.items() if group in ours}
        if code in theirs and known:
            mean = sum(ours[group] * links for group, links in known.items()) / sum(known.values())
            found.append((mean, theirs[code]))
    return found


def correlation(found: Sequence[tuple[float, float]]) -> float:
    """Spearman's rank correlation."""
    from scipy.stats import spearmanr

    return float(spearmanr([one for one, _ in found], [other for _, other in found]).statistic)


def interval(found: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The middle 95 % of the correlations of samples drawn with replacement."""
    rng = random.Random(1)
    drawn = sorted(correlation(rng.choices(found, k=len(found))) for _ in range(DRAWS))
    return drawn[int(DRAWS * 0.025)], drawn[int(DRAWS * 0.975)]


def report(folder: Path, typical: TypicalDemands) -> str:
    """The comparison as a Markdown table."""
    weights = isco_of_groups(folder)
    lines = ["| tasks database | ours | ISCO groups | Spearman | 95 % |", "| --- | --- | ---: | ---: | --- |"]
    for column, dimension, measure in COMPARED:
        found = pairs(weights, middles(typical, dimension, measure), tasks(folder, column))
        low, high = interval(found)
        rank = correlation(found)
        mark = "" if rank >= AIM else " (below the aim)"
        lines.append(
            f"| {column} | `{dimension}.{measure}` | {len(found)} | {rank:.2f}{mark} | {low:.2f} to {high:.2f} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--table", type=Path, help="a table of one's own; default is the bundled one")
    parser.add_argument("--write", type=Path)
    call = parser.parse_args()
    if not (call.data / "demands").is_dir():
        sys.exit(f"the data of others are not there: {call.data}")
    text = report(call.data, TypicalDemands.bundled() if call.table is None else TypicalDemands.open(call.table))
    print(text, end="")
    if call.write is not None:
        call.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
