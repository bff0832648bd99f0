"""Distances from coordinates and from a table of postcodes."""

import pytest

from proaktiv_match.errors import InputError, UnreadableFileError
from proaktiv_match.matching import Places, distance
from proaktiv_match.profiles import Home, Workplace

PLACES = Places({"58636": (51.3746, 7.6999), "58095": (51.3595, 7.4750)})


def test_from_postcodes_coordinates_and_both():
    home = Home(postcode="58636")
    assert distance(home, Workplace(postcode="58095"), PLACES) == 157
    assert distance(home, Workplace(postcode="99999", lat=51.3595, lon=7.4750), PLACES) == 157
    assert distance(home, Workplace(postcode="58636"), PLACES) == 0
    assert distance(Home(lat=0, lon=0), Workplace(lat=0, lon=180), {}) == 200151


@pytest.mark.parametrize(
    ("home", "workplace"),
    [
        (None, Workplace(postcode="58095")),
        (Home(postcode="58636"), None),
        (Home(postcode="00000"), Workplace(postcode="58095")),
        (Home(lat=51.3), Workplace(postcode="58095")),
    ],
)
def test_what_is_not_known_has_no_distance(home, workplace):
    assert distance(home, workplace, PLACES) is None


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
