"""Makes the table of postcodes that comes with the package: one point a code, from GeoNames' postal codes.

    python data/postcodes/generate.py FILE            writes the table and prints how far the rows are from it
    python data/postcodes/generate.py FILE --check    fails if the table differs from what FILE makes

FILE is GeoNames' `DE.txt` (tabs, no header), or the same as CSV with the columns `country_code`, `zipcode`, `latitude`
and `longitude`. It is not part of this repository. Rules and reasons: `rules.toml`; figures: `README.md`.
"""

import argparse
import csv
import hashlib
import sys
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
RULES = HERE / "rules.toml"
TABLE = HERE.parents[1] / "src" / "proaktiv_match" / "matching" / "data" / "postcodes.csv"

HEADER = """\
# Postcodes of Germany and one point for each, degrees (WGS 84).
# Made from the postal codes of GeoNames, https://www.geonames.org/, used under CC BY 4.0,
# https://creativecommons.org/licenses/by/4.0/. Changed: rows far from the region of their code left out, the median of
# the rest taken, names left out. Made by data/postcodes/generate.py on {date} from a file with the SHA-256
# {digest}.
postcode;lat;lon
"""

_EARTH_KM = 6371.0088
_GEONAMES = ("country_code", "zipcode", *"_" * 7, "latitude", "longitude", "accuracy")

Points = dict[str, list[tuple[float, float]]]
"""Postcode to its places, each once."""


class Made(NamedTuple):
    """The table and what was left out of it."""

    points: dict[str, tuple[float, float]]
    foreign_places: int
    left_out: list[str]
    errors: NDArray[np.float64]


def read_points(text: str) -> Points:
    """The places of all German codes. Several names at one address count once."""
    lines = text.removeprefix("\ufeff").splitlines()
    header = None if lines[0].count(",") > lines[0].count("\t") else _GEONAMES
    rows = csv.DictReader(lines, header, delimiter="\t" if header else ",")
    found: dict[str, set[tuple[float, float]]] = defaultdict(set)
    for row in rows:
        if row["country_code"] == "DE":
            found[row["zipcode"]].add((float(row["latitude"]), float(row["longitude"])))
    return {code: sorted(places) for code, places in sorted(found.items())}


def kilometres(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distance as the crow flies between points of degrees, shape (…, 2) each, broadcast."""
    a, b = np.radians(one), np.radians(other)
    half = np.sin((b[..., 0] - a[..., 0]) / 2) ** 2
    half = half + np.cos(a[..., 0]) * np.cos(b[..., 0]) * np.sin((b[..., 1] - a[..., 1]) / 2) ** 2
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(half)))


def in_region(points: Points, rules: Mapping[str, Any]) -> dict[str, list[bool]]:
    """Whether each place of a code has enough other codes of the region near it."""
    regions: dict[str, list[str]] = defaultdict(list)
    for code in points:
        regions[code[: rules["region_digits"]]].append(code)
    found: dict[str, list[bool]] = {}
    for codes in regions.values():
        places = np.array([place for code in codes for place in points[code]])
        starts = np.cumsum([0, *(len(points[code]) for code in codes[:-1])])
        for code, start in zip(codes, starts.tolist(), strict=True):
            own = places[start : start + len(points[code])]
            nearest = np.minimum.reduceat(kilometres(own[:, None], places[None]), starts, axis=1)
            near = (nearest <= rules["neighbours_within_km"]).sum(axis=1) - 1  # the code itself is near
            found[code] = [code in rules["islands"] or count >= rules["neighbours"] for count in near.tolist()]
    return found


def make(points: Points, rules: Mapping[str, Any]) -> Made:
    """The median of the places that belong to the region of their code."""
    made: dict[str, tuple[float, float]] = {}
    errors: list[float] = []
    left_out: list[str] = []
    belonging = in_region(points, rules)
    for code, places in points.items():
        kept = np.array([place for place, belongs in zip(places, belonging[code], strict=True) if belongs])
        if len(kept) <= rules["share_in_region"] * len(places):
            left_out.append(code)
            continue
        lat, lon = np.median(kept, axis=0).round(rules["decimals"]).tolist()
        made[code] = (lat, lon)
        if len(places) > 1:
            errors += kilometres(kept, np.array([lat, lon])).tolist()
    return Made(made, sum(row.count(False) for row in belonging.values()), left_out, np.array(errors))


def main() -> None:
    """Write the table, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--check", action="store_true")
    call = parser.parse_args()
    rules = tomllib.loads(RULES.read_text("utf-8"))
    source = call.file.read_bytes()
    made = make(read_points(source.decode()), rules)
    text = HEADER.format(date=rules["date"], digest=hashlib.sha256(source).hexdigest())
    digits = rules["decimals"]
    text += "".join(f"{code};{lat:.{digits}f};{lon:.{digits}f}\n" for code, (lat, lon) in made.points.items())
    if call.check:
        if TABLE.read_text("utf-8") != text:
            sys.exit(f"{TABLE.name} differs from what {call.file.name} makes")
    else:
        TABLE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{TABLE.name}: {len(made.points)} codes")
    print(f"places outside the region of their code: {made.foreign_places}")
    print(f"codes left out: {len(made.left_out)}: {' '.join(made.left_out)}")
    shown = ", ".join(f"{share} % {np.percentile(made.errors, share):.1f}" for share in (50, 90, 99, 100))
    print(f"km from the places of a code with several to its point: {shown}")


if __name__ == "__main__":
    main()
