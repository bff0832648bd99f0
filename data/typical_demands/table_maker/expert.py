"""What the expert says: one row a group in each of the files of `expert/`, one cell a measure."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from proaktiv_match.vocabulary import Interval
from table_maker.notation import as_text, number, options, share

__all__ = ["Judgement", "expert_cells", "names_of_groups"]

HERE = Path(__file__).resolve().parents[1] / "expert"


@dataclass(frozen=True)
class Judgement:
    """What is typical of one group on one measure.

    Attributes:
        amount: as the contract writes it; options divided by `;`.
        interval: the same, for ordered measures.
        evidence: file, or rule, from which it comes.
        sure: whether it was judged itself, not derived from another judgement.
    """

    amount: str
    interval: Interval | None
    evidence: str
    sure: bool = True


Cells = dict[tuple[str, str], Judgement]


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def names_of_groups() -> dict[str, str]:
    """Code of each group to its short name."""
    return {row["kldb3"]: row["name"] for row in _rows("time")}


def _read(text: str, column: Mapping[str, str], rules: Mapping[str, Any], origin: str) -> Judgement:
    if column["form"] == "options":
        return Judgement(options(text, rules["letters"].get(column["measure"])), None, origin)
    interval = share(text, rules["ladder"]) if column["form"] == "share" else number(text)
    helpers = rules["helpers"]
    if column["measure"].partition(".")[0] in helpers["dimensions"] and column["measure"] not in helpers["not_on"]:
        interval = Interval(max(interval.lo - helpers["less"], 0), interval.hi)
    return Judgement(as_text(interval), interval, origin)


def _stretches(written: Mapping[str, str], rules: Mapping[str, Any]) -> Iterator[tuple[str, Judgement]]:
    for measure, rule in rules["stretch"].items():
        low, _, high = written[rule["of"]].partition("-")
        interval = Interval(rule["ends"][low][0], rule["ends"][high or low][1])
        yield measure, Judgement(as_text(interval), interval, f"rules.toml: from {rule['of']}", sure=False)


def _refined(rules: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], Judgement]]:
    """What is different in a part of a group: codes of four or five digits, one measure a row."""
    columns = {name: column for file in rules["files"].values() for name, column in file.items()}
    written: dict[str, dict[str, str]] = {}
    for row in _rows("refinements"):
        column = columns[row["column"]]
        written.setdefault(row["kldb"], {})[column["measure"]] = row["value"]
        yield (row["kldb"], column["measure"]), _read(row["value"], column, rules, "expert/refinements.csv")
    for code, texts in written.items():
        of_written = {name: rule for name, rule in rules["stretch"].items() if rule["of"] in texts}
        for measure, judgement in _stretches(texts, {"stretch": of_written}):
            yield (code, measure), judgement


def expert_cells(rules: Mapping[str, Any]) -> Cells:
    """(code, measure) to what the expert says, derived and constant cells included."""
    cells: Cells = dict(_refined(rules))
    written: dict[str, dict[str, str]] = {group: {} for group in names_of_groups()}
    for file, columns in rules["files"].items():
        for row in _rows(file):
            for name, column in columns.items():
                cells[row["kldb3"], column["measure"]] = _read(row[name], column, rules, f"expert/{file}.csv")
                written[row["kldb3"]][column["measure"]] = row[name]
    for group, texts in written.items():
        for measure, judgement in _stretches(texts, rules):
            cells[group, measure] = judgement
        for measure, rule in rules["constant"].items():
            interval = Interval.parse(rule["amount"]) if rule["amount"].startswith("[") else None
            cells[group, measure] = Judgement(rule["amount"], interval, "rules.toml: constant", sure=False)
    return cells
