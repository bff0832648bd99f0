"""How the bundled table of postcodes is made: firms elsewhere do not pull, and the same rows make the same bytes."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = ROOT / "data" / "postcodes" / "generate.py"
SOURCE = ROOT.parent / "shared" / "data" / "places" / "zipcodes.de.csv"

HEADER = "country_code,zipcode,place,latitude,longitude"
REGION = [
    "DE,10001,Mitte,52.50,13.40",
    "DE,10002,Nord,52.55,13.40",
    "DE,10003,Ost,52.50,13.50",
    "DE,10004,Dorf,52.40,13.30",
    "DE,10004,Weiler,52.42,13.34",
    "DE,10004,Am Rand,52.60,13.32",
    "AT,1010,Wien,48.21,16.37",
]
ELSEWHERE = (48.78, 9.18)


def firms(postcode, here, elsewhere):
    """Rows of one code: at addresses in the region, and far away."""
    near = [f"DE,{postcode},Firma {number},{52.5 + number / 1000:.4f},13.41" for number in range(here)]
    lat, lon = ELSEWHERE
    far = [f"DE,{postcode},Werk {number},{lat + number / 1000:.4f},{lon}" for number in range(elsewhere)]
    return near + far


@pytest.fixture
def made(tmp_path):
    """Runs the maker on rows; returns the table as postcode to point, its bytes and what was printed."""
    folder = tmp_path / "one" / "two"
    folder.mkdir(parents=True)
    for name in ("generate.py", "rules.toml"):
        (folder / name).write_bytes((GENERATOR.parent / name).read_bytes())
    table = tmp_path / "src" / "proaktiv_match" / "matching" / "data" / "postcodes.csv"
    table.parent.mkdir(parents=True)

    def run(rows, *options):
        (tmp_path / "rows.csv").write_text("\n".join([HEADER, *rows]) + "\n", "utf-8")
        command = [sys.executable, str(folder / "generate.py"), str(tmp_path / "rows.csv"), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = [line.split(";") for line in table.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
        return {code: (float(lat), float(lon)) for code, lat, lon in lines}, table.read_text("utf-8"), done

    return run


def test_one_point_for_each_code(made):
    points, text, _ = made(REGION)
    assert list(points) == ["10001", "10002", "10003", "10004"]
    assert points["10001"] == (52.5, 13.4)
    assert points["10004"] == (52.42, 13.32)
    assert all(word in text for word in ("GeoNames", "https://www.geonames.org/", "CC BY 4.0"))
    assert "Mitte" not in text


def test_a_firm_elsewhere_does_not_pull(made):
    with_firm, _, done = made(REGION + firms("10005", here=3, elsewhere=1))
    without, _, _ = made(REGION + firms("10005", here=3, elsewhere=0))
    assert with_firm == without
    assert "outside the region of their code: 1" in done.stdout


@pytest.mark.parametrize(("here", "elsewhere"), [(0, 1), (1, 1), (2, 5)])
def test_a_code_of_which_nobody_knows_where_it_is_is_left_out(made, here, elsewhere):
    points, _, done = made(REGION + firms("10005", here, elsewhere))
    assert "10005" not in points
    assert "codes left out: 1: 10005" in done.stdout


def test_many_names_at_one_address_count_once(made):
    address = ["DE,10001,Postfach,52.52,13.42"]
    assert made(REGION + address)[0] == made(REGION + address * 9)[0]


def test_an_island_is_far_from_everything_and_right(made):
    assert made([*REGION, "DE,27498,Insel,54.18,7.89"])[0]["27498"] == (54.18, 7.89)


def test_the_order_of_rows_does_not_matter_and_a_change_is_noticed(made):
    rows = REGION + firms("10005", 3, 1)
    points, _, _ = made(rows)
    assert made(rows, "--check")[2].returncode == 0
    random.Random(5).shuffle(rows)
    assert made(rows)[0] == points
    changed = made([*rows, "DE,10003,Neu,52.51,13.52"], "--check")[2]
    assert changed.returncode == 1
    assert "differs" in changed.stderr


@pytest.mark.skipif(not SOURCE.is_file(), reason="the data of others are not beside the project")
def test_the_bundled_table_is_what_its_source_makes():
    command = [sys.executable, str(GENERATOR), str(SOURCE), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
