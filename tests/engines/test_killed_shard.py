"""Kill -9 in the middle of a sharded run, then the same call: nothing is lost, the bytes are those of a whole run."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from proaktiv_match.cli import main
from proaktiv_match.engines import Shard
from proaktiv_match.index import remove_offers
from proaktiv_match.profiles import read_offers

ROOT = Path(__file__).resolve().parents[2]
PART = Shard(1, 2)

# A process that dies at its n-th call of fsync: the first is for the head of the journal, then two for each block.
DYING = """
import os, signal, sys
from proaktiv_match.cli import main
from proaktiv_match.engines import _part_file

left, real = int(sys.argv[1]), os.fsync

def fsync(number):
    global left
    real(number)
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

os.fsync = fsync
_part_file._TOGETHER = 4
sys.exit(main(sys.argv[2:]))
"""


def words(world, index, folder):
    return [
        *("match", "--participants", str(world.file), "--index", str(index), "--as-of", "2026-11-21", "--top", "3"),
        *("--shard", str(PART), "--format", "jsonl", "--out", str(folder), "--places", str(world.task.places)),
    ]


def dies(at, call):
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(at), *call],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        check=False,
        capture_output=True,
    )
    return done.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def whole(world):
    chosen = {person.id for person in PART.chosen(world.people)}
    lines = [line for person, line in zip(world.people, world.expected, strict=True) if person.id in chosen]
    # Two full blocks of four and another one.
    assert len(lines) == 11
    return "".join(f"{line}\n" for line in lines).encode()


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
@pytest.mark.parametrize(("at", "before"), [(1, 0), (4, 4), (5, 8), (7, 11), (9, 11)])
def test_the_same_call_completes(world, whole, tmp_path, capsys, at, before):
    call = words(world, world.task.index, tmp_path)
    assert dies(at, call)
    # At the last one, the file has its name, and only the journal does not say yet that all is done.
    assert (tmp_path / f"{PART.name}.jsonl").exists() == (at == 9)
    assert main(call) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert f"davon {before} aus einem früheren Lauf" in told.err
    assert (tmp_path / f"{PART.name}.jsonl").read_bytes() == whole
    # A part that is finished is not computed again.
    assert main(call) == 0
    assert f"davon {whole.count(bytes([10]))} aus einem früheren Lauf" in capsys.readouterr().err
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".journal", ".jsonl"]


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
def test_another_index_or_day_is_refused(world, tmp_path, capsys):
    index = shutil.copytree(world.task.index, tmp_path / "index")
    folder = tmp_path / "results"
    folder.mkdir()
    call = words(world, index, folder)
    assert dies(4, call)
    assert main([*call, "--as-of", "2026-11-22"]) == 2
    assert "--as-of" in capsys.readouterr().err
    remove_offers(index, [read_offers(world.offers)[0].id])
    assert main(call) == 2
    told = capsys.readouterr().err
    assert "[part_of_others]" not in told  # JSON Lines are for programs, and so are their faults
    assert '"code": "part_of_others"' in told
    assert "--index" in told
