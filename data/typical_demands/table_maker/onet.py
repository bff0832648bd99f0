"""What O*NET says: in how many occupations of a group an ability or activity is listed as important.

The way from a group of the KldB to occupations of O*NET: titles of the DKZ, their ESCO occupations (the BA's crosswalk
for EURES), and the O*NET occupations of these (Nesta's crosswalk).
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from proaktiv_match.vocabulary import Interval

__all__ = ["Figure", "count", "expectation", "isco_groups", "read_figures"]

_MAPPING_HEAD = 18
_FULL = 100


@dataclass(frozen=True)
class Figure:
    """How many of a group's O*NET occupations list an element of a measure; for hazards, their mean index.

    Attributes:
        listed: occupations with one of the elements, or hundredths of the mean index times the occupations.
        occupations: all that were looked at.
    """

    listed: int
    occupations: int


Figures = dict[tuple[str, str], Figure]


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _codes_of_groups(shared: Path) -> dict[str, set[str]]:
    """Group of the KldB to its codes of O*NET."""
    onet = {row["concept_uri"]: row["onet_code"] for row in _csv(shared / "demands" / "esco_onet_crosswalk_MCC.csv")}
    codes: dict[str, set[str]] = defaultdict(set)
    with (shared / "ba" / "eures_occupations_kldb_esco.csv").open(encoding="utf-8", newline="") as stream:
        for row in list(csv.reader(stream))[_MAPPING_HEAD:]:
            if row[2].startswith("B ") and row[0] in onet:
                codes[row[2][2:5]].add(onet[row[0]])
    return codes


def isco_groups(shared: Path) -> dict[str, list[str]]:
    """ISCO-08 with four digits to the groups of the KldB that at least a tenth of its links lead to, sorted."""
    isco = {row["conceptUri"]: row["iscoGroup"] for row in _csv(shared / "esco" / "occupations_de.csv")}
    links: dict[str, Counter[str]] = defaultdict(Counter)
    with (shared / "ba" / "eures_occupations_kldb_esco.csv").open(encoding="utf-8", newline="") as stream:
        for row in list(csv.reader(stream))[_MAPPING_HEAD:]:
            if row[2].startswith("B ") and row[0] in isco:
                links[isco[row[0]]][row[2][2:5]] += 1
    return {
        code: sorted(group for group, count in found.items() if count * 10 >= found.total())
        for code, found in sorted(links.items())
    }


def _lists(shared: Path) -> dict[str, set[str]]:
    """Code of O*NET to its important abilities and activities; occupations without any are left out."""
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(shared / "demands" / "onet_occupations_aggregated.parquet")
    rows = table.select(["onetsoc_code", "abilities_list", "work_activities_list"]).to_pylist()
    return {
        row["onetsoc_code"]: {*row["abilities_list"], *(row["work_activities_list"] or ())}
        for row in rows
        if row["abilities_list"]
    }


def count(shared: Path, rules: Mapping[str, Any]) -> Figures:
    """The figures of all groups, out of the files of others.

    Args:
        shared: folder with `demands/` and `ba/`.
        rules: `rules.toml`.
    """
    lists = _lists(shared)
    hazards = {
        row["onet_soc2018_code"]: int(row["hazard_context"])
        for row in _csv(shared / "demands" / "source_hazard_cond.csv")
    }
    figures: Figures = {}
    for group, codes in sorted(_codes_of_groups(shared).items()):
        for measure, rule in rules["onet"]["measures"].items():
            if rule["band"] == "hazard":
                known = sorted(codes & hazards.keys())
                figures[group, measure] = Figure(sum(hazards[code] for code in known), len(known))
            else:
                known = sorted(codes & lists.keys())
                listed = sum(not lists[code].isdisjoint(rule["elements"]) for code in known)
                figures[group, measure] = Figure(listed, len(known))
    return figures


def read_figures(path: Path) -> Figures:
    """The figures as `generate.py --figures` has written them."""
    return {(row["kldb"], row["measure"]): Figure(int(row["listed"]), int(row["occupations"])) for row in _csv(path)}


def expectation(figure: Figure | None, measure: str, rules: Mapping[str, Any]) -> tuple[Interval, str, bool] | None:
    """What a figure lets one expect, the words for it, and whether nearly all or none of the occupations say so.

    `None` where there are too few occupations, or where the share says nothing.
    """
    rule = rules["onet"]["measures"].get(measure)
    if rule is None or figure is None or figure.occupations < rules["onet"]["least"]:
        return None
    hazard = rule["band"] == "hazard"
    part = figure.listed / (figure.occupations * (_FULL if hazard else 1))
    bands = rules["onet"]["bands"][rule["band"]]
    place = next(place for place, band in enumerate(bands) if part <= band[0])
    if rule.get("only_high") and place < len(bands) // 2:
        return None
    _, low, high = bands[place]
    widest = (min(band[1] for band in bands), max(band[2] for band in bands))
    if (low, high) == widest:
        return None
    said = f"mean index {round(part * _FULL)} of 100" if hazard else f"{figure.listed} of {figure.occupations}"
    words = f"O*NET {rules['onet']['version']}: {' / '.join(rule['elements'])}: {said}"
    return Interval(low, high), words, place in (0, len(bands) - 1)
