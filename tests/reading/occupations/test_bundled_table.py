"""The bundled table: whole, sound, and made of what it says it is made of."""

import csv
import importlib.util
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from proaktiv_match.profiles import offer_from
from proaktiv_match.reading.occupations import TypicalDemands
from proaktiv_match.vocabulary import Kind, vocabulary

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "data"
GENERATOR = ROOT / "data" / "typical_demands" / "generate.py"
GROUPS = tuple(code for code in TypicalDemands.bundled().groups if len(code) == 3)
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the data of others are not beside the project")


@pytest.fixture(scope="module")
def typical():
    return TypicalDemands.bundled()


def test_it_has_the_groups_of_three_digits(typical):
    assert len(GROUPS) == 144
    assert all(any(code.startswith(group) for group in GROUPS) for code in typical.groups)


@needs_shared
def test_they_are_those_of_the_kldb():
    with (SHARED / "ba" / "kldb2010_gliederung.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert {row[0].zfill(3) for row in rows if row[1] == "3"} == set(GROUPS)


@pytest.mark.parametrize("group", GROUPS)
def test_each_has_the_core_and_what_is_on_safety(typical, group):
    known = vocabulary()
    wanted = {measure.key for dimension in known.core for measure in dimension.measures}
    wanted |= {key for key, measure in known.measures.items() if measure.safety}
    assert wanted <= {cell.axis.key for cell in typical.of(group)}


def test_every_cell_says_where_it_comes_from(typical):
    for code in typical.groups:
        for cell in typical.of(code):
            assert cell.source in ("expert", "both")
            assert cell.evidence.startswith(("expert/", "rules.toml"))
            assert ("O*NET 29.2: " in cell.evidence) == (cell.source == "both")
            assert cell.date == "2026-11-21"


@pytest.mark.parametrize("dimension", ["lift_carry", "push_pull"])
def test_loads_fall_with_their_frequency(typical, dimension):
    for code in typical.groups:
        loads = {cell.measure: cell.interval for cell in typical.of(code) if cell.dimension == dimension}
        points = [loads[name] for name in ("selten", "manchmal", "oft") if name in loads]
        for rarer, oftener in pairwise(points):
            assert rarer.lo >= oftener.lo, code
            assert rarer.hi >= oftener.hi, code


def test_a_shift_can_be_filled_with_sitting_standing_and_walking(typical):
    for code in typical.groups:
        shares = [
            cell.interval
            for cell in typical.of(code)
            if cell.dimension in ("sitting", "standing", "walking") and cell.measure == "share"
        ]
        assert sum(one.lo for one in shares) <= 100, code
        assert sum(one.hi for one in shares) >= 100, code


def test_heavier_work_lifts_more(typical):
    """R2 read backwards: where the class says light, no load beyond it is lifted now and then."""
    for code in GROUPS:
        cells = {cell.axis.key: cell.interval for cell in typical.of(code)}
        if cells["work_heaviness", "class"].hi <= 1:
            assert cells["lift_carry", "manchmal"].hi <= 10, code


@pytest.mark.parametrize("code", TypicalDemands.bundled().groups)
def test_its_demands_are_those_of_the_contract(typical, code):
    demands = [demand for cell in typical.of(code) if (demand := cell.as_demand()) is not None]
    offer = offer_from({"id": "O-1", "title": "Stelle", "kind": "employment", "demands": demands})
    assert {demand.source.kind for demand in offer.demands} == {"occupation"}
    assert len({demand.axis.key for demand in offer.demands}) == len(offer.demands)


def test_lists_of_agents_are_stated_on_safety_only(typical):
    """What a list of agents does not name would look as if it did not occur."""
    for code in typical.groups:
        for cell in typical.of(code):
            if cell.axis.kind is Kind.SET and cell.axis.open_list and not cell.axis.safety:
                assert cell.as_demand() is None


@pytest.mark.parametrize(
    ("code", "agent"), [("63302", "alkohol"), ("81822", "medikamente"), ("82102", "medikamente"), ("11602", "alkohol")]
)
def test_where_addictive_substances_belong_to_the_work(typical, code, agent):
    agents = next(cell for cell in typical.of(code) if cell.axis.key == ("substance_trigger", "agents"))
    assert agent in agents.required
    assert agents.as_demand() is not None


def test_a_longer_code_is_finer(typical):
    share = {
        code: next(cell for cell in typical.of(code) if cell.axis.key == ("substance_trigger", "share")).interval
        for code in ("63302", "63322", "63312")
    }
    assert share["63322"].above(share["63312"])
    assert share["63302"].holds(share["63322"])


def test_the_table_is_what_its_sources_make():
    call = [sys.executable, str(GENERATOR), "--check"]
    assert subprocess.run(call, capture_output=True, check=False).returncode == 0


@needs_shared
@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="the figures of O*NET are read with pyarrow")
def test_the_figures_are_those_of_onet():
    call = [sys.executable, str(GENERATOR), "--check", "--figures", str(SHARED)]
    assert subprocess.run(call, capture_output=True, check=False).returncode == 0
