"""Kill -9 in the middle of a build or a change loses nothing, and the same call completes afterwards."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from proaktiv_match.index import OfferIndex, add_offers, build_index, index_info
from tests.index.markets import random_market
from tests.index.test_search import TAXONOMY, results

ROOT = Path(__file__).resolve().parents[2]

# A process that dies at its n-th call of fsync: every file is made safe by one.
DYING = """
import os, signal, sys
from proaktiv_match.index import add_offers, build_index
from proaktiv_match.skills import Taxonomy
from tests.index.markets import random_market

left, real = int(sys.argv[3]), os.fsync

def fsync(number):
    global left
    real(number)
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

os.fsync = fsync
offers = random_market(20).offers
half = len(offers) // 2
made = {"build": (build_index, offers), "add": (add_offers, offers[half:])}
call, given = made[sys.argv[1]]
call(sys.argv[2], given, Taxonomy.bundled())
"""


def dies(command, directory, at):
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    done = subprocess.run(
        [sys.executable, "-c", DYING, command, str(directory), str(at)],
        env=os.environ | {"PYTHONPATH": paths},
        check=False,
        capture_output=True,
    )
    return done.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
@pytest.mark.parametrize("at", [1, 2, 20, 44, 48])
def test_add(tmp_path, at):
    market = random_market(20)
    half = len(market.offers) // 2
    build_index(tmp_path, market.offers[:half], TAXONOMY)
    before = results(market, market.offers[:half])
    assert dies("add", tmp_path, at)
    index_info(tmp_path, check=True)
    assert results(market, OfferIndex.open(tmp_path)) == before
    add_offers(tmp_path, market.offers[half:], TAXONOMY)
    assert results(market, OfferIndex.open(tmp_path)) == results(market, market.offers)
    # What the killed one left is cleared away: two segments and the last change remain.
    assert len([entry for entry in tmp_path.iterdir() if entry.is_dir()]) == 3


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
@pytest.mark.parametrize("at", [1, 30])
def test_build(tmp_path, at):
    market = random_market(20)
    assert dies("build", tmp_path, at)
    build_index(tmp_path, market.offers, TAXONOMY)
    assert results(market, OfferIndex.open(tmp_path)) == results(market, market.offers)
    assert len([entry for entry in tmp_path.iterdir() if entry.is_dir()]) == 2
