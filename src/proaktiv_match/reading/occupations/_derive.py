"""A table of typical demands out of one's own O*NET download."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proaktiv_match.reading.occupations._cells import COLUMNS
from proaktiv_match.reading.occupations._crosswalk import matches, read_soc_crosswalk
from proaktiv_match.reading.occupations._faults import unreadable
from proaktiv_match.reading.occupations._onet_files import Ratings, read_ratings
from proaktiv_match.reading.occupations._onet_rules import OnetRule, OnetRules, onet_rules

__all__ = ["Derived", "derive_demands"]

_QUARTER: Final = 4
_LEAST_SURE: Final = "low"


@dataclass(frozen=True, slots=True)
class Derived:
    """A table that was made.

    Attributes:
        table: as CSV, in the form that `TypicalDemands.open` reads.
        codes: codes of the KldB that got a cell.
        cells: number of cells.
        unmatched: codes of the crosswalk without any occupation in the files, sorted.
    """

    table: str
    codes: tuple[str, ...]
    cells: int
    unmatched: tuple[str, ...]


def derive_demands(onet: str | Path, crosswalk: str | Path) -> Derived:
    """Make a table of typical demands.

    The cell of a code and a measure is the middle half of its O*NET occupations, widened on both sides, read as an
    amount by the curve of the rule (`data/onet_rules.toml`).

    Args:
        onet: folder of the O*NET database as text files.
        crosswalk: O*NET-SOC to KldB or ISCO-08, CSV.

    Raises:
        InputError: with the faults of all rows.
        UnreadableFileError: files are missing or not of the expected form, or have no occupation in common.
    """
    rules = onet_rules()
    codes = read_soc_crosswalk(Path(crosswalk))
    ratings = read_ratings(Path(onet), rules)
    known = sorted({soc for soc, _, _ in ratings})
    members = {code: [soc for soc in known if matches(soc, wanted)] for code, wanted in sorted(codes.items())}
    if not any(members.values()):
        raise unreadable("nothing_joined", Path(crosswalk).name)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    filled: list[str] = []
    cells = 0
    for code, socs in members.items():
        rows = list(_rows(code, socs, ratings, rules))
        writer.writerows(rows)
        cells += len(rows)
        if rows:
            filled.append(code)
    return Derived(stream.getvalue(), tuple(filled), cells, tuple(code for code, socs in members.items() if not socs))


def _rows(code: str, socs: list[str], ratings: Ratings, rules: OnetRules) -> Iterator[tuple[str, ...]]:
    for rule in rules.rules:
        values = sorted(value for soc in socs if (value := _highest(soc, rule, ratings)) is not None)
        if not values:
            continue
        cut = len(values) // _QUARTER
        spread = rules.spread[rule.scale]
        least, most = rules.scales[rule.scale]
        low = max(values[cut] - spread, least)
        high = min(values[len(values) - 1 - cut] + spread, most)
        amount = _text(*rule.curve.between(low, high))
        evidence = f"O*NET {' / '.join(rule.elements)} {rule.scale}: {len(values)} occupations"
        confidence = next((name for name, count in rules.confidence.items() if len(values) >= count), _LEAST_SURE)
        yield code, rule.axis.dimension, rule.axis.name, amount, "onet", evidence, confidence, rules.date


def _highest(soc: str, rule: OnetRule, ratings: Ratings) -> float | None:
    known = [value for element in rule.elements if (value := ratings.get((soc, element, rule.scale))) is not None]
    return max(known, default=None)


def _text(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"[{low:g},{high:g}]"
