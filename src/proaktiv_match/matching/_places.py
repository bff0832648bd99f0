"""Where postcodes are: the table that comes with the package, and finer ones of one's own."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from statistics import median
from types import MappingProxyType
from typing import Final

from proaktiv_match.errors import Fault, InputError, UnreadableFileError

__all__ = ["Places", "Point"]

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

_NAMES = {
    "postcode": ("postcode", "plz", "postleitzahl", "zipcode", "zip", "postal_code", "postalcode"),
    "lat": ("lat", "latitude", "breite", "breitengrad"),
    "lon": ("lon", "lng", "longitude", "laenge", "laengengrad", "länge", "längengrad"),
    "country": ("country", "country_code", "land"),
}
# GeoNames' own file of postcodes: tabs, no header, these places.
_GEONAMES = {"country": 0, "postcode": 1, "lat": 9, "lon": 10}
_GEONAMES_COLUMNS = 12
_MAX_FAULTS = 1000


class Places(Mapping[str, Point]):
    """Postcodes and their coordinates (latitude, longitude in degrees); immutable.

    Args:
        points: postcode to coordinates.
    """

    __slots__ = ("_points",)

    def __init__(self, points: Mapping[str, Point]) -> None:
        self._points: Final = MappingProxyType(dict(points))

    def __getitem__(self, postcode: str) -> Point:
        return self._points[postcode]

    def __iter__(self) -> Iterator[str]:
        return iter(self._points)

    def __len__(self) -> int:
        return len(self._points)

    def __or__(self, finer: Mapping[str, Point]) -> "Places":
        """Both tables; where both know a postcode, the one on the right counts."""
        return Places({**self._points, **finer})

    @classmethod
    def bundled(cls) -> "Places":
        """The table that comes with the package: one point for nearly every German postcode (GeoNames, CC BY 4.0).

        Read once. `docs/distances.md` says how it was made and how far places are from their point.
        """
        return _bundled()

    @classmethod
    def read(cls, path: str | Path) -> "Places":
        """Read a table of postcodes: CSV with semicolon, comma or tab, or GeoNames' file of postcodes.

        Columns are found by name (`postcode`, `lat`, `lon`, or their usual other names). Where a column names the
        country, only `DE` is read. Of several rows for one postcode the median counts.

        Raises:
            UnreadableFileError: the file is missing, not UTF-8, or has no such columns.
            InputError: rows without coordinates of this earth.
        """
        file = Path(path)
        try:
            lines = file.read_text("utf-8-sig").splitlines()
        except OSError:
            de = "gibt es nicht, oder sie lässt sich nicht öffnen"
            raise _unreadable(file, de, "does not exist or cannot be opened") from None
        except UnicodeDecodeError:
            raise _unreadable(file, "ist nicht in UTF-8 geschrieben", "is not written in UTF-8") from None
        first = lines[0] if lines else ""
        delimiter = max(";\t,", key=first.count)
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            raise _unreadable(file, "ist keine CSV-Datei", "is no CSV file") from None
        columns, has_header = _columns(rows[0] if rows else [])
        if columns is None:
            de = "nennt keine Spalten für Postleitzahl und Ort auf der Karte"
            raise _unreadable(file, de, "has no columns for postcode and coordinates")
        return cls(_points(file, enumerate(rows, 1), columns, has_header=has_header))


def _unreadable(file: Path, de: str, en: str) -> UnreadableFileError:
    allowed = "postcode;lat;lon"
    return UnreadableFileError([Fault(str(file), None, "", "places", f"die Datei {de}", f"the file {en}", allowed)])


def _columns(header: list[str]) -> tuple[dict[str, int] | None, bool]:
    """Where the columns are, and whether the first row is a header."""
    names = [name.strip().casefold() for name in header]
    found = {
        column: next(place for place, name in enumerate(names) if name in others)
        for column, others in _NAMES.items()
        if any(name in others for name in names)
    }
    if found.keys() >= {"postcode", "lat", "lon"}:
        return found, True
    return (dict(_GEONAMES), False) if len(header) == _GEONAMES_COLUMNS else (None, False)


def _degrees(text: str, bound: float) -> float | None:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if -bound <= value <= bound else None


def _points(
    file: Path, rows: Iterable[tuple[int, list[str]]], columns: dict[str, int], *, has_header: bool
) -> dict[str, Point]:
    found: dict[str, list[Point]] = {}
    faults: list[Fault] = []
    total = 0
    for line, row in rows:
        if (has_header and line == 1) or not any(cell.strip() for cell in row):
            continue
        cells = {name: row[place] if place < len(row) else "" for name, place in columns.items()}
        if cells.get("country", "DE").strip().upper() not in ("DE", "D"):
            continue
        lat, lon = _degrees(cells["lat"], 90), _degrees(cells["lon"], 180)
        if lat is None or lon is None or not cells["postcode"].strip():
            total += 1
            if len(faults) < _MAX_FAULTS:
                faults.append(_place_fault(file, line))
            continue
        found.setdefault(cells["postcode"].strip(), []).append((lat, lon))
    if faults:
        raise InputError(faults, total, {"place": total})
    return {
        postcode: (median(lat for lat, _ in points), median(lon for _, lon in points))
        for postcode, points in sorted(found.items())
    }


def _place_fault(file: Path, line: int) -> Fault:
    de, en = "Zeile ohne Postleitzahl oder Ort auf der Karte", "row without postcode or coordinates"
    return Fault(str(file), None, "", "place", de, en, "lat -90…90, lon -180…180", line)


@lru_cache(maxsize=1)
def _bundled() -> Places:
    text = files(__package__).joinpath("data", "postcodes.csv").read_text("utf-8")
    _, _, rows = text.partition("postcode;lat;lon\n")
    cells = rows.rstrip().replace("\n", ";").split(";")
    # Whole columns: every start of the program waits for this.
    points = zip(map(float, cells[1::3]), map(float, cells[2::3]), strict=True)
    return Places(dict(zip(cells[::3], points, strict=True)))
