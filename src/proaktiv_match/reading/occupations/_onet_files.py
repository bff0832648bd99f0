"""The text files of the O*NET database, as its developers publish them."""

import re
from pathlib import Path
from typing import Final

from proaktiv_match.reading.occupations._faults import TableFaults, unreadable
from proaktiv_match.reading.occupations._onet_rules import OnetRules
from proaktiv_match.reading.occupations._rows import rows_of

__all__ = ["SOC", "Ratings", "read_ratings"]

Ratings = dict[tuple[str, str, str], float]
"""(O*NET-SOC code, id of an element, id of a scale) to its value."""

SOC: Final = re.compile(r"\d{2}-\d{4}(\.\d{2})?")
_COLUMNS: Final = ("o*net-soc code", "element id", "scale id", "data value")


def read_ratings(directory: Path, rules: OnetRules) -> Ratings:
    """The values of the elements that the rules ask for.

    A file that is not there is left out, as long as one is; values that O*NET recommends to suppress are passed over.

    Args:
        directory: with `Work Context.txt`, `Abilities.txt`, `Work Activities.txt`, tab separated.
        rules: which elements on which scales.

    Raises:
        InputError: values are no numbers of their scale.
        UnreadableFileError: none of the files is there, one is not of this form, or no element is known.
    """
    if not directory.is_dir():
        raise unreadable("folder_missing", directory.name)
    there = [name for name in rules.files if (directory / name).is_file()]
    if not there:
        raise unreadable("file_missing", directory.name, allowed=", ".join(rules.files))
    ratings: Ratings = {}
    for name in there:
        wanted = {(element, rule.scale) for rule in rules.rules if rule.file == name for element in rule.elements}
        _read(directory / name, wanted, rules, ratings)
    if not ratings:
        raise unreadable("nothing_known", directory.name)
    return ratings


def _read(path: Path, wanted: set[tuple[str, str]], rules: OnetRules, ratings: Ratings) -> None:
    faults = TableFaults(path.name)
    for line, row in rows_of(path, _COLUMNS):
        key = (row["element id"], row["scale id"])
        if key not in wanted or row.get("recommend suppress", "").upper() == "Y":
            continue
        low, high = rules.scales[key[1]]
        try:
            value = float(row["data value"])
        except ValueError:
            value = low - 1
        if not SOC.fullmatch(row["o*net-soc code"]):
            faults.add("soc", line, "O*NET-SOC Code", allowed="11-1011.00")
        elif not low <= value <= high:
            faults.add("data_value", line, "Data Value", allowed=f"[{low},{high}]", scale=key[1])
        else:
            ratings[row["o*net-soc code"], *key] = value
    faults.raise_all()
