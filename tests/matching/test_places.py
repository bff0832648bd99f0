"""Tables of postcodes: the bundled one, and those of the user."""

from pathlib import Path

import pytest

from proaktiv_match.errors import InputError, UnreadableFileError
from proaktiv_match.matching import Matcher, Places, distance
from proaktiv_match.profiles import Home, Workplace
from tests.matching.job_market import AS_OF, offer, person

FIXTURES = Path(__file__).resolve().parents[2] / "data" / "fixtures"

TOWNS = {
    "10178": (52.521, 13.413),  # Berlin, Alexanderplatz
    "20095": (53.551, 10.001),  # Hamburg, town hall
    "80331": (48.137, 11.575),  # München, Marienplatz
    "50667": (50.941, 6.957),  # Köln, cathedral
    "01067": (51.053, 13.734),  # Dresden, Zwinger
    "02826": (51.155, 14.988),  # Görlitz, in the far east
    "52062": (50.775, 6.084),  # Aachen, in the far west
    "24937": (54.783, 9.434),  # Flensburg, in the far north
    "78462": (47.660, 9.176),  # Konstanz, in the far south
    "94032": (48.574, 13.464),  # Passau
    "25980": (54.908, 8.305),  # Sylt
    "27498": (54.182, 7.886),  # Heligoland
    "18055": (54.088, 12.140),  # Rostock
    "58636": (51.376, 7.694),  # Iserlohn
}
"""Well-known points of towns, from general knowledge and not from the source of the table."""


@pytest.mark.parametrize(("postcode", "point"), TOWNS.items())
def test_the_bundled_table_knows_where_towns_are(postcode, point):
    lat, lon = point
    away = distance(Home(postcode=postcode), Workplace(lat=lat, lon=lon), Places.bundled())
    assert away is not None
    assert away <= 60  # tenths: a code may hold several villages


def test_the_bundled_table_knows_the_region_of_the_fixtures():
    own = Places.read(FIXTURES / "places.csv")
    ways = [
        distance(Home(postcode=postcode), Workplace(lat=lat, lon=lon), Places.bundled())
        for postcode, (lat, lon) in own.items()
    ]
    assert all(way is not None and way <= 30 for way in ways)


def test_the_bundled_table_lies_in_germany_and_is_read_once():
    places = Places.bundled()
    assert len(places) > 10_000
    assert list(places) == sorted(places)
    assert all(len(postcode) == 5 and postcode.isdecimal() for postcode in places)
    assert all(47.2 < lat < 55.1 and 5.8 < lon < 15.1 for lat, lon in places.values())
    assert Places.bundled() is places


@pytest.mark.parametrize("postcode", ["10875", "60651", "20083", "99999", "1010", ""])
def test_what_cannot_be_trusted_or_is_no_german_postcode_is_not_known(postcode):
    assert postcode not in Places.bundled()


def test_without_a_table_of_ones_own_the_bundled_one_counts():
    offers = [offer(workplace={"postcode": "58095"})]
    someone = person(home={"postcode": "58636"})
    shown = [
        Matcher(offers, **given).why(someone, "O-1", AS_OF).suggestions[0].distance_km
        for given in ({}, {"places": Places.bundled()}, {"places": {}})
    ]
    assert shown[0] == shown[1]
    assert 14 < shown[0] < 17
    assert shown[2] is None


def test_a_finer_table_takes_the_place_of_what_it_knows():
    finer = Places.bundled() | {"58636": (51.4, 7.7), "58636-A": (51.3, 7.6)}
    assert (finer["58636"], finer["58636-A"]) == ((51.4, 7.7), (51.3, 7.6))
    assert finer["58095"] == Places.bundled()["58095"]
    assert Places.bundled()["58636"] != (51.4, 7.7)


@pytest.mark.parametrize(
    "text",
    [
        "postcode;lat;lon\n58636;51.5;7.5\n",
        "PLZ;Ort;Breite;Länge\n58636;Iserlohn;51,5;7,5\n",
        "\ufeffzipcode,latitude,longitude\n58636,51.5,7.5\n\n",
        "DE\t58636\tIserlohn\tNRW\tNW\tx\t1\ty\t2\t51.5\t7.5\t4\n",
        "country_code,zipcode,latitude,longitude\nDE,58636,51.5,7.5\nAT,58636,47,15\n",
        "postcode,lat,lon\n58636,51.4,7.4\n58636,51.5,7.5\n58636,51.6,7.6\n",
    ],
)
def test_tables_of_postcodes(tmp_path, text):
    file = tmp_path / "orte.csv"
    file.write_text(text, "utf-8")
    assert dict(Places.read(file)) == {"58636": (51.5, 7.5)}


@pytest.mark.parametrize("row", ["58636;x;7.5", "58636;91;7.5", "58636;51", ";51;7"])
def test_rows_without_a_place_on_earth_are_faults(tmp_path, row):
    file = tmp_path / "orte.csv"
    file.write_text(f"postcode;lat;lon\n{row}\n", "utf-8")
    with pytest.raises(InputError) as caught:
        Places.read(file)
    assert [(fault.code, fault.line) for fault in caught.value.faults] == [("place", 2)]


@pytest.mark.parametrize("text", ["", "a;b;c\n1;2;3\n", "postcode;lat\n1;2\n"])
def test_a_file_without_the_columns_cannot_be_read(tmp_path, text):
    file = tmp_path / "orte.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(UnreadableFileError):
        Places.read(file)


def test_a_file_that_is_not_there_or_not_utf_8(tmp_path):
    with pytest.raises(UnreadableFileError, match="gibt es nicht"):
        Places.read(tmp_path / "orte.csv")
    (tmp_path / "orte.csv").write_bytes("Länge".encode("latin-1"))
    with pytest.raises(UnreadableFileError, match="nicht in UTF-8"):
        Places.read(tmp_path / "orte.csv")
