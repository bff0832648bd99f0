"""Makes the table of typical demands of the 144 groups of the KldB 2010.

    python data/typical_demands/generate.py                      writes the table
    python data/typical_demands/generate.py --figures DIR        counts the figures of O*NET anew first
    python data/typical_demands/generate.py --check              fails if the table differs from what it makes

The table is made of `expert/*.csv`, `rules.toml` and `onet_figures.csv`. The figures, and which groups belong to an
ISCO code (`isco_kldb.csv`), are counted from the files of others in DIR (`demands/`, `ba/`, `esco/`; see README.md);
this needs pyarrow. With `--check --figures DIR` they are compared too.
"""

import argparse
import csv
import io
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from table_maker.onet import Figures, count, isco_groups, read_figures
from table_maker.table import table

HERE = Path(__file__).resolve().parent
RULES = HERE / "rules.toml"
FIGURES = HERE / "onet_figures.csv"
DATA = HERE.parents[1] / "src" / "proaktiv_match" / "reading" / "occupations" / "data"
TABLE = DATA / "typical_demands.csv"
ISCO = DATA / "isco_kldb.csv"


def _as_csv(*rows: Sequence[object]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def _figures_as_csv(figures: Figures) -> str:
    rows = [(*key, figure.listed, figure.occupations) for key, figure in sorted(figures.items())]
    return _as_csv(("kldb", "measure", "listed", "occupations"), *rows)


def _isco_as_csv(groups: Mapping[str, list[str]]) -> str:
    return _as_csv(("isco", "kldb"), *((code, group) for code, found in groups.items() for group in found))


def main() -> None:
    """Write the table, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=Path, metavar="DIR")
    parser.add_argument("--check", action="store_true")
    call = parser.parse_args()
    rules = tomllib.loads(RULES.read_text("utf-8"))
    made: dict[Path, str] = {}
    if call.figures is not None:
        figures = count(call.figures, rules)
        made[FIGURES] = _figures_as_csv(figures)
        made[ISCO] = _isco_as_csv(isco_groups(call.figures))
    else:
        figures = read_figures(FIGURES)
    made[TABLE] = table(rules, figures)
    for path, text in made.items():
        if call.check:
            if path.read_text("utf-8") != text:
                sys.exit(f"{path.name} differs from what its sources make")
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.name}: {text.count(chr(10)) - 1} rows")


if __name__ == "__main__":
    main()
