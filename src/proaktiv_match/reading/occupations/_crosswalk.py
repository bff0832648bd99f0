"""From occupations of O*NET to codes of the KldB: a table of the user's own."""

import csv
import re
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from proaktiv_match.reading.occupations._faults import TableFaults, unreadable
from proaktiv_match.reading.occupations._onet_files import SOC
from proaktiv_match.reading.occupations._rows import rows_of

__all__ = ["matches", "read_soc_crosswalk"]

_KLDB: Final = re.compile(r"\d{3,5}")
_ISCO: Final = re.compile(r"\d{4}")
_WHOLE: Final = "."


@lru_cache(maxsize=1)
def _groups_of_isco() -> dict[str, frozenset[str]]:
    """ISCO-08 with four digits to groups of the KldB, after the BA's crosswalk for EURES."""
    text = files("proaktiv_match.reading.occupations").joinpath("data", "isco_kldb.csv").read_text("utf-8")
    groups: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(text.splitlines()):
        groups[row["isco"]].add(row["kldb"])
    return {code: frozenset(found) for code, found in groups.items()}


def read_soc_crosswalk(path: Path) -> dict[str, frozenset[str]]:
    """Code of the KldB to codes of O*NET-SOC.

    Args:
        path: CSV with the columns `soc` (`43-5071.00`, or `43-5071` for all of this beginning) and `kldb` (three to
            five digits) or, instead, `isco` (ISCO-08, four digits).

    Raises:
        InputError: with the faults of all rows.
        UnreadableFileError: the file is no such table.
    """
    faults = TableFaults(path.name)
    codes: dict[str, set[str]] = defaultdict(set)
    for line, row in rows_of(path, ("soc",)):
        if "kldb" not in row and "isco" not in row:
            raise unreadable("crosswalk_target", path.name, allowed="soc, kldb | soc, isco")
        if not SOC.fullmatch(row["soc"]):
            faults.add("soc", line, "soc", allowed="43-5071.00, 43-5071")
        if "kldb" in row:
            if not _KLDB.fullmatch(row["kldb"]):
                faults.add("kldb", line, "kldb", allowed="513, 51311")
            codes[row["kldb"]].add(row["soc"])
        else:
            isco = row["isco"].rpartition("/")[2].removeprefix("C")
            if not _ISCO.fullmatch(isco):
                faults.add("isco", line, "isco", allowed="9333")
            for group in _groups_of_isco().get(isco, ()):
                codes[group].add(row["soc"])
    faults.raise_all()
    return {code: frozenset(found) for code, found in codes.items()}


def matches(soc: str, wanted: frozenset[str]) -> bool:
    """Whether a code of O*NET-SOC is among the wanted ones, or begins with one that has no decimals."""
    return soc in wanted or soc.partition(_WHOLE)[0] in wanted
