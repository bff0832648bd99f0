"""The table: what the expert says, held against what O*NET says."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from proaktiv_match.vocabulary import vocabulary
from table_maker.expert import Judgement, expert_cells
from table_maker.notation import as_text, hull
from table_maker.onet import Figures, expectation

__all__ = ["COLUMNS", "table"]

COLUMNS = ("kldb", "dimension", "measure", "amount", "source", "evidence", "confidence", "date")


def table(rules: Mapping[str, Any], figures: Figures) -> str:
    """The table as CSV, rows by code and then in the order of the vocabulary."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    order = {f"{measure.dimension}.{measure.name}": measure.order for measure in vocabulary().measures.values()}
    for (group, measure), said in sorted(expert_cells(rules).items(), key=lambda cell: (cell[0][0], order[cell[0][1]])):
        row = _row(said, measure, rules, figures.get((group, measure)))
        writer.writerow([group, *measure.split("."), *row, rules["date"]])
    return stream.getvalue()


def _row(said: Judgement, measure: str, rules: Mapping[str, Any], figure: Any) -> tuple[str, str, str, str]:
    """Amount, source, evidence and confidence.

    Where both speak and agree, the expert's amount stands: a list of important abilities says that something matters,
    not how much of it there is. Where they have no value in common, the amount holds both and the confidence is low.
    """
    found = expectation(figure, measure, rules)
    if found is None or said.interval is None:
        return said.amount, "expert", said.evidence, "medium" if said.sure else "low"
    interval, words, telling = found
    evidence = f"{said.evidence}; {words}"
    if not interval.meets(said.interval):
        return as_text(hull(interval, said.interval)), "both", evidence, "low"
    return said.amount, "both", evidence, "high" if telling else "medium"
